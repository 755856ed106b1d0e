package org.lamella.figure;

/** Round numbers: 1, 2 or 5 times a power of ten, as rulers and scale bars have them. */
final class NiceNumbers {
    private static final double TOLERANCE = 1e-9;

    private NiceNumbers() {
    }

    /**
     * The largest 1-2-5 number that is not above a limit.
     *
     * @param limit positive and finite
     */
    static double atMost(double limit) {
        double power = Math.pow(10, Math.floor(Math.log10(limit) + TOLERANCE));
        double mantissa = limit / power * (1 + TOLERANCE);
        return power * (mantissa >= 5 ? 5 : mantissa >= 2 ? 2 : 1);
    }

    /** The smallest 1-2-5 number that is not below a limit. */
    static double atLeast(double limit) {
        double power = Math.pow(10, Math.floor(Math.log10(limit) + TOLERANCE));
        double mantissa = limit / power * (1 - TOLERANCE);
        return power * (mantissa > 5 ? 10 : mantissa > 2 ? 5 : mantissa > 1 ? 2 : 1);
    }
}
