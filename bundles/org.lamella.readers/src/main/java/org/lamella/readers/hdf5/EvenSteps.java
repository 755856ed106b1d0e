package org.lamella.readers.hdf5;

import java.util.OptionalDouble;

/** Whether values that are listed one by one are an axis with one step. */
final class EvenSteps {
    /** Steps that differ by no more than this, relative to the mean step, are the rounding of whoever wrote them. */
    private static final double ALIKE = 0.02;

    private EvenSteps() {
    }

    /** The mean step; empty when there are fewer than two values, or the steps differ. */
    static OptionalDouble of(double[] values) {
        if (values.length < 2) {
            return OptionalDouble.empty();
        }
        double step = (values[values.length - 1] - values[0]) / (values.length - 1);
        for (int i = 1; i < values.length; i++) {
            if (!(Math.abs(values[i] - values[i - 1] - step) <= ALIKE * Math.abs(step))) {
                return OptionalDouble.empty();
            }
        }
        return step != 0 && Double.isFinite(step) ? OptionalDouble.of(step) : OptionalDouble.empty();
    }
}
