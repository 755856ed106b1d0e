package org.lamella.math;

import org.apache.commons.math3.special.Erf;

/**
 * The normal distribution, quick enough for the inner loop of a fit: its cumulative curve comes from a table between whose
 * nodes the curve and its slope are exact (cubic Hermite interpolation), with an error below 1e-12.
 */
public final class NormalCurve {
    private static final int NODES_EACH = 256;
    private static final double REACH = 8.5;
    private static final double[] CUMULATIVE = new double[(int) (2 * REACH * NODES_EACH) + 2];
    private static final double[] DENSITY = new double[CUMULATIVE.length];
    private static final double INVERSE_ROOT = 1 / Math.sqrt(2 * Math.PI);
    /** Mills' ratio below this comes from its continued fraction's table, above from the curve itself. */
    private static final double TAIL = -2;
    private static final double TAIL_REACH = -40;
    private static final int TAIL_NODES_EACH = 64;
    private static final double[] RATIO = new double[(int) ((TAIL - TAIL_REACH) * TAIL_NODES_EACH) + 2];

    static {
        for (int i = 0; i < CUMULATIVE.length; i++) {
            double z = i / (double) NODES_EACH - REACH;
            CUMULATIVE[i] = Erf.erfc(-z / Math.sqrt(2)) / 2;
            DENSITY[i] = density(z);
        }
        for (int i = 0; i < RATIO.length; i++) {
            double t = -(TAIL_REACH + i / (double) TAIL_NODES_EACH);
            double fraction = t;
            for (int k = 200; k > 0; k--) {
                fraction = t + k / fraction;
            }
            RATIO[i] = 1 / fraction;
        }
    }

    private NormalCurve() {
    }

    public static double density(double z) {
        return INVERSE_ROOT * Math.exp(-0.5 * z * z);
    }

    /** The probability of a value below z. */
    public static double cumulative(double z) {
        if (!(z > -REACH)) {
            return Double.isNaN(z) ? z : 0;
        }
        if (z >= REACH) {
            return 1;
        }
        double place = (z + REACH) * NODES_EACH;
        int node = (int) place;
        return hermite(place - node, CUMULATIVE[node], DENSITY[node] / NODES_EACH, CUMULATIVE[node + 1], DENSITY[node + 1] / NODES_EACH);
    }

    /** The cumulative curve divided by the density (Mills' ratio of the lower tail), also where both vanish. */
    public static double ratio(double z) {
        if (z >= TAIL) {
            return cumulative(z) / density(z);
        }
        if (z < TAIL_REACH) {
            double inverse = 1 / (z * z);
            return -(1 - inverse * (1 - 3 * inverse)) / z;
        }
        double place = (z - TAIL_REACH) * TAIL_NODES_EACH;
        int node = (int) place;
        double at = TAIL_REACH + node / (double) TAIL_NODES_EACH;
        double next = at + 1.0 / TAIL_NODES_EACH;
        return hermite(place - node, RATIO[node], (1 + at * RATIO[node]) / TAIL_NODES_EACH, RATIO[node + 1], (1 + next * RATIO[node + 1]) / TAIL_NODES_EACH);
    }

    private static double hermite(double t, double from, double slopeFrom, double to, double slopeTo) {
        double rise = to - from;
        double c2 = 3 * rise - 2 * slopeFrom - slopeTo;
        double c3 = slopeFrom + slopeTo - 2 * rise;
        return from + t * (slopeFrom + t * (c2 + t * c3));
    }
}
