package org.lamella.layers;

import org.apache.commons.math3.special.Erf;

/** The normal distribution by table: an edge model is computed for every pixel near every boundary. */
final class ErrorFunctionTable {
    private static final double REACH = 6;
    private static final int PER_UNIT = 256;
    private static final double[] CUMULATIVE = new double[(int) (2 * REACH * PER_UNIT) + 2];

    static {
        for (int i = 0; i < CUMULATIVE.length; i++) {
            CUMULATIVE[i] = 0.5 * Erf.erfc(-((double) i / PER_UNIT - REACH) / Math.sqrt(2));
        }
    }

    private ErrorFunctionTable() {
    }

    /** The share of a normal distribution below {@code u} standard deviations. */
    static double cumulative(double u) {
        double at = (u + REACH) * PER_UNIT;
        if (!(at > 0)) {
            return 0;
        }
        if (at >= CUMULATIVE.length - 2) {
            return 1;
        }
        int below = (int) at;
        return CUMULATIVE[below] + (at - below) * (CUMULATIVE[below + 1] - CUMULATIVE[below]);
    }

    /** The density of the normal distribution. */
    static double density(double u) {
        return Math.exp(-u * u / 2) / Math.sqrt(2 * Math.PI);
    }
}
