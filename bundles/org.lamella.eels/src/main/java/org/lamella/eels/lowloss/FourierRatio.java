package org.lamella.eels.lowloss;

import java.util.Arrays;
import org.lamella.data.Axis;

/**
 * Removes plural scattering from a core-loss edge with the low-loss spectrum of the same place: with K the transform of the edge
 * without background and J that of the low loss, the single-scattering edge is the inverse transform of K M / J. M restores a
 * resolution that noise allows: that of the zero-loss peak itself, or a Gaussian of its intensity. Frequencies at which J is no more than
 * the noise of its counts are damped as by Wiener: there the ratio of M and J is one of two random numbers.
 *
 * <p>Literature: R. F. Egerton, Electron Energy-Loss Spectroscopy in the Electron Microscope (2011), section 4.3,
 * doi:10.1007/978-1-4419-9583-4.</p>
 */
public final class FourierRatio {
    private static final double SAME_DISPERSION = 1e-3;
    /** The level at the end of an edge is that of its last fiftieth. */
    private static final int LAST_PART = 50;

    private final LowLoss lowLoss;
    private final double gaussianFwhm;

    /** With the zero-loss peak as modifier. */
    public FourierRatio(LowLoss lowLoss) {
        this(lowLoss, 0);
    }

    /**
     * @param gaussianFwhm full width at half maximum of a Gaussian modifier in eV; 0 for the zero-loss peak
     * @throws IllegalArgumentException when it is negative
     */
    public FourierRatio(LowLoss lowLoss, double gaussianFwhm) {
        if (!(gaussianFwhm >= 0)) {
            throw new IllegalArgumentException("the width of the modifier must not be negative: " + gaussianFwhm);
        }
        this.lowLoss = lowLoss;
        this.gaussianFwhm = gaussianFwhm;
    }

    /**
     * Deconvolves an edge. The intensity that remains is what was scattered once in the core and not at all otherwise: that of
     * the edge times exp(-t / lambda).
     *
     * @param energy the energy axis of the edge in eV; its dispersion may differ from that of the low loss
     * @param edge counts without background: zero below the onset
     * @throws IllegalArgumentException when axis and counts do not fit
     */
    public double[] deconvolve(Axis energy, double[] edge) {
        return filter(energy, edge, false);
    }

    /**
     * The opposite: the edge that plural scattering and the zero-loss peak make of single scattering, normalised so that the sum
     * of all intensity stays.
     *
     * @param singleScattering as sharp as atoms give it
     */
    public double[] convolve(Axis energy, double[] singleScattering) {
        return filter(energy, singleScattering, true);
    }

    private double[] filter(Axis energy, double[] edge, boolean forward) {
        ZeroLossSearch.requireFit(energy, edge);
        double step = energy.scale();
        double[] all = lowLoss.signal();
        double[] peak = lowLoss.zeroLossCounts();
        double origin = lowLoss.energy().index(0);
        if (Math.abs(lowLoss.energy().scale() / step - 1) > SAME_DISPERSION) {
            int before = (int) Math.floor(-lowLoss.energy().offset() / step);
            all = resampled(all, step, before);
            peak = resampled(peak, step, before);
            origin = before;
        }
        PaddedTransform transform = new PaddedTransform(Math.max(edge.length, all.length));
        int zero = (int) Math.round(origin);
        double[] j = transform.forward(all, zero);
        double[] modifier = gaussianFwhm > 0 ? gaussian(transform, j, peak, origin - zero, step) : transform.forward(peak, zero);
        double[] k = transform.forward(forward ? edge : tapered(edge, transform.length()), 0);
        double total = j[0];
        double noise = lowLoss.noisePower();
        for (int f = 0; f < transform.half(); f++) {
            if (forward) {
                // Zero loss at a fraction of a channel would move the edge by as much.
                double turn = 2 * Math.PI * f * (origin - zero) / transform.length();
                multiply(k, f, j[2 * f] / total, j[2 * f + 1] / total);
                multiply(k, f, Math.cos(turn), Math.sin(turn));
            } else {
                double power = j[2 * f] * j[2 * f] + j[2 * f + 1] * j[2 * f + 1] + noise;
                multiply(k, f, modifier[2 * f], modifier[2 * f + 1]);
                multiply(k, f, power > 0 ? j[2 * f] / power : 0, power > 0 ? -j[2 * f + 1] / power : 0);
            }
        }
        return transform.inverse(k, 0, edge.length);
    }

    /** Goes down to zero behind its end: cut off there, an edge would hold all frequencies, those of noise alone among them. */
    private static double[] tapered(double[] edge, int length) {
        double[] longer = Arrays.copyOf(edge, Math.min(length, 2 * edge.length));
        int last = Math.max(1, edge.length / LAST_PART);
        double level = Arrays.stream(edge, edge.length - last, edge.length).average().orElse(0);
        int tail = longer.length - edge.length;
        for (int i = 0; i < tail; i++) {
            longer[edge.length + i] = level * (1 + Math.cos(Math.PI * (i + 1) / tail)) / 2;
        }
        return longer;
    }

    private double[] gaussian(PaddedTransform transform, double[] j, double[] peak, double fraction, double step) {
        double[] spectrum = new double[j.length];
        double area = java.util.Arrays.stream(peak).sum();
        double sigma = gaussianFwhm / step / (2 * Math.sqrt(2 * Math.log(2)));
        for (int f = 0; f < transform.half(); f++) {
            double angle = 2 * Math.PI * f / transform.length();
            double size = area * Math.exp(-angle * angle * sigma * sigma / 2);
            spectrum[2 * f] = size * Math.cos(angle * fraction);
            spectrum[2 * f + 1] = -size * Math.sin(angle * fraction);
        }
        return spectrum;
    }

    private static void multiply(double[] spectrum, int f, double re, double im) {
        double real = spectrum[2 * f] * re - spectrum[2 * f + 1] * im;
        spectrum[2 * f + 1] = spectrum[2 * f] * im + spectrum[2 * f + 1] * re;
        spectrum[2 * f] = real;
    }

    /** On channels of another width, with zero loss on channel {@code before}; sums over channels stay as they are. */
    private double[] resampled(double[] counts, double step, int before) {
        Axis axis = lowLoss.energy();
        double factor = step / axis.scale();
        int size = before + 1 + (int) Math.floor(axis.coordinate(counts.length - 1) / step);
        double[] cumulative = new double[counts.length + 1];
        for (int i = 0; i < counts.length; i++) {
            cumulative[i + 1] = cumulative[i] + counts[i];
        }
        double[] result = new double[size];
        for (int i = 0; i < size; i++) {
            double middle = axis.index((i - before) * step) + 0.5;
            result[i] = until(cumulative, middle + factor / 2) - until(cumulative, middle - factor / 2);
        }
        return result;
    }

    /** The sum of all counts below an edge between channels, given in channels. */
    private static double until(double[] cumulative, double edge) {
        double at = Math.max(0, Math.min(cumulative.length - 1.0, edge));
        int i = (int) Math.min(cumulative.length - 2.0, Math.floor(at));
        return cumulative[i] + (at - i) * (cumulative[i + 1] - cumulative[i]);
    }
}
