package org.lamella.simulation;

/**
 * A low-loss spectrum of known thickness, and what plural scattering makes of an edge: a Gaussian zero-loss peak and a plasmon that is
 * scattered any number of times after Poisson's law.
 *
 * @param channels how many, more than {@code zero}
 * @param dispersion eV from channel to channel, above 0
 * @param zero the channel of zero loss
 * @param thickness in mean free paths, from 0
 * @param resolution full width at half maximum of the zero-loss peak in eV, above 0
 * @param plasmon energy of the plasmon in eV, above 5, below which nothing of it lies
 * @param plasmonWidth full width at half maximum in eV, above 0
 */
public record LowLossPhantom(int channels, double dispersion, int zero, double thickness, double resolution, double plasmon, double plasmonWidth) {
    private static final double LEAST_LOSS = 5;
    private static final double RISE = 3;
    private static final double LEAST_WEIGHT = 1e-12;

    public LowLossPhantom {
        if (zero < 0 || channels <= zero || !(dispersion > 0) || !(thickness >= 0) || thickness > 20 || !(resolution > 0) || !(plasmon > LEAST_LOSS)
                || !(plasmonWidth > 0)) {
            throw new IllegalArgumentException("a low loss needs channels behind zero loss, positive widths, a thickness from 0 to 20 mean free paths, and a"
                    + " plasmon above " + LEAST_LOSS + " eV");
        }
    }

    /** A plasmon at 15 eV, 3 eV wide, over 600 channels of 0.2 eV from -20 eV, with a peak of 0.9 eV. */
    public static LowLossPhantom of(double thickness) {
        return new LowLossPhantom(600, 0.2, 100, thickness, 0.9, 15, 3);
    }

    /** The energy of the first channel in eV. */
    public double offset() {
        return -zero * dispersion;
    }

    /** The zero-loss peak, of the sum 1. */
    public double[] peak() {
        double[] peak = new double[channels];
        double sigma = resolution / (2 * StrictMath.sqrt(2 * StrictMath.log(2)));
        for (int i = 0; i < channels; i++) {
            double u = (i - zero) * dispersion / sigma;
            peak[i] = dispersion / (sigma * StrictMath.sqrt(2 * Math.PI)) * StrictMath.exp(-u * u / 2);
        }
        return peak;
    }

    /** The part of electrons that lost each energy, of the sum 1 but for what lies beyond the end. */
    public double[] distribution() {
        double[] single = single();
        double[] order = new double[channels];
        order[zero] = 1;
        double[] plural = new double[channels];
        double weight = StrictMath.exp(-thickness);
        for (int n = 0; n <= thickness || weight > LEAST_WEIGHT; n++) {
            for (int i = 0; i < channels; i++) {
                plural[i] += weight * order[i];
            }
            order = scattered(order, single);
            weight *= thickness / (n + 1);
        }
        return scattered(plural, peak());
    }

    /** The losses of electrons that are scattered once, of the sum 1. */
    private double[] single() {
        double[] single = new double[channels];
        double sum = 0;
        for (int i = zero; i < channels; i++) {
            double e = (i - zero) * dispersion;
            double distance = e * e - plasmon * plasmon;
            single[i] = e < LEAST_LOSS ? 0 : e / (distance * distance + plasmonWidth * plasmonWidth * e * e) * Math.min(1, (e - LEAST_LOSS) / RISE);
            sum += single[i];
        }
        for (int i = 0; i < channels; i++) {
            single[i] /= sum;
        }
        return single;
    }

    /**
     * Scatters a spectrum of the same dispersion.
     *
     * @param losses the part of electrons that lose each energy, on the channels of this spectrum
     */
    public double[] scattered(double[] spectrum, double[] losses) {
        double[] result = new double[spectrum.length];
        for (int k = 0; k < losses.length; k++) {
            for (int i = Math.max(0, zero - k); losses[k] != 0 && i < spectrum.length && i + k - zero < result.length; i++) {
                result[i + k - zero] += losses[k] * spectrum[i];
            }
        }
        return result;
    }
}
