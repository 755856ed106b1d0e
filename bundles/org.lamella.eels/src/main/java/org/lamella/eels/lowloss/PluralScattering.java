package org.lamella.eels.lowloss;

import java.util.Arrays;
import org.lamella.data.Axis;

/** The transforms of a low loss and of what restores a resolution, on the channels of an edge. Immutable. */
final class PluralScattering {
    private static final double SAME_DISPERSION = 1e-3;

    private final LowLoss lowLoss;
    private final double step;
    private final int edgeLength;
    private final double gaussianFwhm;
    private final ChannelResampling resampling;
    private final int zero;
    private final double fraction;
    private final int channels;
    private final PaddedTransform transform;
    private final double[] all;
    private final double[] modifier;
    private final double[] quotient;
    private final double[] power;
    private final double noise;
    private final double[] taper;

    /**
     * @param step width of the edge's channels in eV
     * @param edgeLength how many of them
     * @param gaussianFwhm of a Gaussian modifier in eV; 0 for the zero-loss peak
     */
    PluralScattering(LowLoss lowLoss, double step, int edgeLength, double gaussianFwhm) {
        this.lowLoss = lowLoss;
        this.step = step;
        this.edgeLength = edgeLength;
        this.gaussianFwhm = gaussianFwhm;
        boolean isSame = Math.abs(lowLoss.energy().scale() / step - 1) <= SAME_DISPERSION;
        resampling = isSame ? null : new ChannelResampling(lowLoss.energy(), step);
        double[] signal = isSame ? lowLoss.signal() : resampling.forward(lowLoss.signal());
        double[] peak = isSame ? lowLoss.zeroLossCounts() : resampling.forward(lowLoss.zeroLossCounts());
        double origin = isSame ? lowLoss.energy().index(0) : resampling.zeroLoss();
        zero = (int) Math.round(origin);
        fraction = origin - zero;
        channels = signal.length;
        transform = new PaddedTransform(Math.max(edgeLength, signal.length));
        all = transform.forward(signal, zero);
        modifier = gaussianFwhm > 0 ? gaussian(Arrays.stream(peak).sum()) : transform.forward(peak, zero);
        taper = new double[Math.min(transform.length(), 2 * edgeLength) - edgeLength];
        Arrays.setAll(taper, i -> (1 + Math.cos(Math.PI * (i + 1) / taper.length)) / 2);
        noise = lowLoss.noisePower();
        quotient = new double[all.length];
        power = new double[transform.half()];
        for (int f = 0; f < power.length; f++) {
            power[f] = all[2 * f] * all[2 * f] + all[2 * f + 1] * all[2 * f + 1] + noise;
            if (power[f] > 0) {
                quotient[2 * f] = (modifier[2 * f] * all[2 * f] + modifier[2 * f + 1] * all[2 * f + 1]) / power[f];
                quotient[2 * f + 1] = (modifier[2 * f + 1] * all[2 * f] - modifier[2 * f] * all[2 * f + 1]) / power[f];
            }
        }
    }

    boolean isFor(double wantedStep, int wantedLength) {
        return step == wantedStep && edgeLength == wantedLength;
    }

    PaddedTransform transform() {
        return transform;
    }

    /** The level behind the end of an edge, from near 1 down to 0. */
    double[] taper() {
        return taper;
    }

    /** The transform of the low loss over its sum, turned to where zero loss is between channels. */
    double[] scattering() {
        double[] scattering = new double[all.length];
        for (int f = 0; f < transform.half(); f++) {
            double angle = 2 * Math.PI * f * fraction / transform.length();
            double cos = Math.cos(angle) / all[0];
            double sin = Math.sin(angle) / all[0];
            scattering[2 * f] = all[2 * f] * cos - all[2 * f + 1] * sin;
            scattering[2 * f + 1] = all[2 * f + 1] * cos + all[2 * f] * sin;
        }
        return scattering;
    }

    /** What the transform of an edge is multiplied with: M J* / (|J|^2 + noise). */
    double[] quotient() {
        return quotient;
    }

    private double[] gaussian(double area) {
        double[] spectrum = new double[all.length];
        double sigma = gaussianFwhm / step / (2 * Math.sqrt(2 * Math.log(2)));
        for (int f = 0; f < transform.half(); f++) {
            double angle = 2 * Math.PI * f / transform.length();
            double size = area * Math.exp(-angle * angle * sigma * sigma / 2);
            spectrum[2 * f] = size * Math.cos(angle * fraction);
            spectrum[2 * f + 1] = -size * Math.sin(angle * fraction);
        }
        return spectrum;
    }

    /**
     * How a sum over a deconvolved edge changes with the low loss, each independent number of it times its standard deviation.
     *
     * @param q the conjugate transform of the weights of the sum times the transform of the edge
     */
    double[] byLowLoss(double[] q) {
        double[] byPeak = new double[q.length];
        double[] byAll = new double[q.length];
        double byNoise = 0;
        for (int f = 0; f < power.length; f++) {
            if (!(power[f] > 0)) {
                continue;
            }
            double scale = 1 / power[f];
            double qr = q[2 * f];
            double qi = q[2 * f + 1];
            double jr = all[2 * f] * scale;
            double ji = all[2 * f + 1] * scale;
            double mr = modifier[2 * f];
            double mi = modifier[2 * f + 1];
            // By the peak q* J / power; by the whole q M noise / power^2 - q* M* J^2 / power^2.
            double pr = qr * jr + qi * ji;
            double pi = qr * ji - qi * jr;
            byPeak[2 * f] = pr;
            byPeak[2 * f + 1] = pi;
            double tr = pr * mr + pi * mi;
            double ti = pi * mr - pr * mi;
            byAll[2 * f] = (qr * mr - qi * mi) * noise * scale * scale - (tr * jr - ti * ji);
            byAll[2 * f + 1] = (qr * mi + qi * mr) * noise * scale * scale - (tr * ji + ti * jr);
            byNoise -= times(f) * tr * scale / transform.length();
        }
        return lowLoss.influence(original(byAll), gaussianFwhm > 0 ? constant(byPeak) : original(byPeak), byNoise);
    }

    /** With a Gaussian modifier all counts of the peak change the same: its area. */
    private double[] constant(double[] byPeak) {
        double area = modifier[0];
        double sum = 0;
        for (int f = 0; f < transform.half(); f++) {
            sum += times(f) * (byPeak[2 * f] * modifier[2 * f] + byPeak[2 * f + 1] * modifier[2 * f + 1]) / transform.length();
        }
        double[] gradient = new double[(int) lowLoss.energy().size()];
        Arrays.fill(gradient, sum / area);
        return gradient;
    }

    /** How often a frequency of a half spectrum is in the whole one. */
    private int times(int f) {
        return f == 0 || 2 * f == transform.length() ? 1 : 2;
    }

    private double[] original(double[] spectrum) {
        double[] gradient = transform.inverse(spectrum, zero, channels);
        return resampling == null ? gradient : resampling.gradient(gradient);
    }
}
