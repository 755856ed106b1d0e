package org.lamella.math;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;

/** Statistics of a sample of independent values. */
public final class Statistics {
    private Statistics() {
    }

    /**
     * A summary of a sample.
     *
     * @param n how many values
     * @param mean their mean
     * @param standardDeviation with n - 1; NaN for n = 1
     * @param standardError of the mean; NaN for n = 1
     * @param intervalLow lower end of the 95 % interval of the mean (Student t); NaN for n = 1
     * @param intervalHigh upper end
     * @param median the median
     * @param minimum the least value
     * @param maximum the largest value
     */
    public record Summary(int n, double mean, double standardDeviation, double standardError, double intervalLow, double intervalHigh,
            double median, double minimum, double maximum) {
    }

    /** @throws IllegalArgumentException when there is no value or one is not finite */
    public static Summary summarise(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values to summarise");
        }
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a value is not finite: " + value);
            }
        }
        int n = values.length;
        double mean = Arrays.stream(values).average().getAsDouble();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        double deviation = n > 1 ? Math.sqrt(squares / (n - 1)) : Double.NaN;
        double error = deviation / Math.sqrt(n);
        double half = n > 1 ? new TDistribution(n - 1).inverseCumulativeProbability(0.975) * error : Double.NaN;
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Summary(n, mean, deviation, error, mean - half, mean + half, medianOfSorted(sorted, n), sorted[0], sorted[n - 1]);
    }

    /** The median of the first {@code n} values, which must be sorted. */
    public static double medianOfSorted(double[] sorted, int n) {
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }
}
