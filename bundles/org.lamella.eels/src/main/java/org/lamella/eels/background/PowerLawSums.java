package org.lamella.eels.background;

import org.lamella.data.Axis;

/**
 * Sums of a power law over evenly spaced channels without visiting the channels, and its values by short series: what makes a
 * maximum-likelihood fit cheaper than taking logarithms of the counts.
 *
 * <p>A sum over the middles of channels is the integral over them with the Euler-Maclaurin correction for the midpoint rule;
 * the integral over the logarithm of the energy is a Gauss-Legendre sum, exact to rounding for windows up to a factor of ten
 * in energy. L stands for {@code ln(E / reference)}.</p>
 */
final class PowerLawSums {
    /** Nodes and weights of the Gauss-Legendre rule with 12 points, one half of each. */
    private static final double[] NODES = {0.1252334085114689, 0.3678314989981802, 0.5873179542866175, 0.7699026741943047, 0.9041172563704749,
        0.9815606342467192};
    private static final double[] WEIGHTS = {0.2491470458134028, 0.2334925365383548, 0.2031674267230659, 0.1600783285433462, 0.1069393259953184,
        0.0471753363865118};
    /** A block of channels reaches so far to either side of its middle, relative to the energy: the series then is exact to 1e-11. */
    private static final double REACH = 0.01;
    private static final int LONGEST = 32;

    private final double[] logarithm = new double[2 * NODES.length];
    private final double[] weight = new double[2 * NODES.length];
    private final double step;
    private final double reference;
    private final double lowLogarithm;
    private final double highLogarithm;
    private double s0;
    private double s1;
    private double s2;

    /**
     * @param low lower end of the first channel in eV, positive
     * @param high upper end of the last channel in eV
     * @param step from channel to channel in eV
     */
    PowerLawSums(double low, double high, double step, double reference) {
        this.step = step;
        this.reference = reference;
        lowLogarithm = Math.log(low / reference);
        highLogarithm = Math.log(high / reference);
        double middle = (lowLogarithm + highLogarithm) / 2;
        double half = (highLogarithm - lowLogarithm) / 2;
        for (int j = 0; j < NODES.length; j++) {
            for (int side = 0; side < 2; side++) {
                int k = 2 * j + side;
                logarithm[k] = middle + (side == 0 ? -half : half) * NODES[j];
                weight[k] = half * WEIGHTS[j] * reference * Math.exp(logarithm[k]) / step;
            }
        }
    }

    /** Computes the sums of {@code (E / reference)^-r L^k} over the channels for k = 0, 1, 2. */
    void at(double exponent) {
        s0 = 0;
        s1 = 0;
        s2 = 0;
        for (int k = 0; k < weight.length; k++) {
            double term = weight[k] * Math.exp(-exponent * logarithm[k]);
            s0 += term;
            s1 += term * logarithm[k];
            s2 += term * logarithm[k] * logarithm[k];
        }
        correct(highLogarithm, exponent, -step / 24);
        correct(lowLogarithm, exponent, step / 24);
    }

    private void correct(double l, double exponent, double factor) {
        double slope = factor * Math.exp(-(exponent + 1) * l) / reference;
        s0 -= slope * exponent;
        s1 += slope * (1 - exponent * l);
        s2 += slope * l * (2 - exponent * l);
    }

    double sum() {
        return s0;
    }

    double sumOfLogarithms() {
        return s1;
    }

    double sumOfSquares() {
        return s2;
    }

    /**
     * Fills {@code exp(level) (E / reference)^-r}: blocks of channels by the binomial series around their middle. Channels at or
     * below zero loss, where there is no power law, become NaN.
     */
    static void fill(Axis energy, double reference, double level, double exponent, int first, int end, double[] target) {
        double step = energy.scale();
        double offset = energy.offset();
        double c1 = -exponent;
        double c2 = c1 * (-exponent - 1) / 2;
        double c3 = c2 * (-exponent - 2) / 3;
        double c4 = c3 * (-exponent - 3) / 4;
        double c5 = c4 * (-exponent - 4) / 5;
        double c6 = c5 * (-exponent - 5) / 6;
        int i = first;
        while (i < end) {
            double here = offset + i * step;
            if (here <= 0) {
                target[i++] = Double.NaN;
                continue;
            }
            int half = (int) Math.min(LONGEST, REACH * here / step);
            int stop = Math.min(end, i + 2 * half + 1);
            double middle = offset + (i + half) * step;
            double scale = Math.exp(level - exponent * Math.log(middle / reference));
            double relative = step / middle;
            for (int c = i; c < stop; c++) {
                double t = (c - i - half) * relative;
                target[c] = scale * (1 + t * (c1 + t * (c2 + t * (c3 + t * (c4 + t * (c5 + t * c6))))));
            }
            i = stop;
        }
    }
}
