package org.lamella.eels;

import org.lamella.data.Axis;

/**
 * The top of a peak: the vertex of a parabola through the channels around the highest one.
 *
 * @param energy where the top is, in eV
 * @param uncertainty one standard uncertainty from the noise of the channels, in eV
 * @param height of the top
 */
public record PeakPosition(double energy, double uncertainty, double height) {
    /** The first peak stands above its neighbours over this many eV. */
    private static final double FIRST_REACH = 1.5;
    private static final double FIRST_HEIGHT = 0.3;

    /** The variance of a weighted sum over channels. */
    @FunctionalInterface
    public interface SumVariance {
        /** Channels that are independent of each other. */
        static SumVariance independent(double[] variances) {
            return (from, weights) -> {
                double sum = 0;
                for (int i = 0; i < weights.length; i++) {
                    sum += weights[i] * weights[i] * variances[from + i];
                }
                return sum;
            };
        }

        /** @param from channel of the first weight */
        double of(int from, double[] weights);
    }

    /**
     * Finds the highest peak of a range.
     *
     * @param axis in eV
     * @param values a spectrum, its background off or not
     * @param noise variance of each channel, as long as the values
     * @param from,to where to look, in eV
     * @param reach of the parabola to either side, in channels, at least 1; the highest channel is looked for in means over half
     *        as far
     * @throws IllegalArgumentException when the range holds no channel of the axis, or no peak but a slope
     */
    public static PeakPosition find(Axis axis, double[] values, double[] noise, double from, double to, int reach) {
        return find(axis, values, SumVariance.independent(noise), from, to, reach);
    }

    /** The same for channels that need not be independent of each other. */
    public static PeakPosition find(Axis axis, double[] values, SumVariance noise, double from, double to, int reach) {
        int first = (int) Math.max(1, Math.ceil(axis.index(from)));
        int last = (int) Math.min(values.length - 2.0, Math.floor(axis.index(to)));
        if (last < first) {
            throw new IllegalArgumentException(String.format(java.util.Locale.ROOT, "the spectrum has no channels between %.5g and %.5g eV", from, to));
        }
        int half = reach / 2;
        int best = first;
        double highest = Double.NEGATIVE_INFINITY;
        double[] smooth = smooth(values, half);
        for (int i = first; i <= last; i++) {
            if (smooth[i] > highest) {
                highest = smooth[i];
                best = i;
            }
        }
        return vertex(axis, values, noise, isTop(smooth, best, 1) ? best : highestTop(smooth, first, last, Math.max(1, reach), best), Math.max(1, reach));
    }

    private static boolean isTop(double[] smooth, int at, int reach) {
        for (int j = 1; j <= reach; j++) {
            if (smooth[Math.max(0, at - j)] > smooth[at] || smooth[Math.min(smooth.length - 1, at + j)] > smooth[at]) {
                return false;
            }
        }
        return true;
    }

    /** Where a range ends on the slope of a higher peak beyond it, the highest peak that is inside; the slope's end when there is none. */
    private static int highestTop(double[] smooth, int first, int last, int reach, int slope) {
        int best = slope;
        for (int i = first; i <= last; i++) {
            if (isTop(smooth, i, reach) && (best == slope || smooth[i] > smooth[best])) {
                best = i;
            }
        }
        return best;
    }

    /**
     * Finds the first peak of a range: the lowest in energy of those that are at least 0.3 times as high above the range's lowest value
     * as its highest.
     *
     * @param axis in eV
     * @param values a spectrum, its background off or not
     * @param noise variance of each channel
     * @param from,to where to look, in eV
     * @throws IllegalArgumentException when there is no peak but a slope
     */
    public static PeakPosition firstPeak(Axis axis, double[] values, double[] noise, double from, double to) {
        int reach = (int) Math.max(1, Math.round(FIRST_REACH / axis.scale()));
        int first = (int) Math.max(reach, Math.ceil(axis.index(from)));
        int last = (int) Math.min(values.length - 1.0 - reach, Math.floor(axis.index(to)));
        double[] smooth = smooth(values, Math.max(1, reach / 2));
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = first; i <= last; i++) {
            lowest = Math.min(lowest, smooth[i]);
            highest = Math.max(highest, smooth[i]);
        }
        for (int i = first; i <= last; i++) {
            boolean top = smooth[i] >= lowest + FIRST_HEIGHT * (highest - lowest);
            for (int j = 1; j <= reach && top; j++) {
                top = smooth[i] >= smooth[i - j] && smooth[i] >= smooth[i + j];
            }
            if (top) {
                return vertex(axis, values, SumVariance.independent(noise), i, reach);
            }
        }
        throw new IllegalArgumentException(String.format(java.util.Locale.ROOT, "the spectrum has no peak between %.5g and %.5g eV", from, to));
    }

    /** Means over some channels to either side. */
    private static double[] smooth(double[] values, int half) {
        double[] smooth = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            for (int j = i - half; j <= i + half; j++) {
                smooth[i] += values[Math.clamp(j, 0, values.length - 1)] / (2 * half + 1);
            }
        }
        return smooth;
    }

    private static PeakPosition vertex(Axis axis, double[] values, SumVariance noise, int best, int reach) {
        int from = Math.max(0, best - reach);
        int to = Math.min(values.length - 1, best + reach);
        int n = to - from + 1;
        double[][] basis = new double[3][n];
        double[] y = new double[n];
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            double t = (from + i - best) / (double) reach;
            basis[0][i] = 1;
            basis[1][i] = t;
            basis[2][i] = t * t;
            y[i] = values[from + i];
            weights[i] = 1;
        }
        WeightedFit fit = WeightedFit.of(basis, y, weights);
        double[] c = fit.coefficients();
        double top = c[2] < 0 ? -c[1] / (2 * c[2]) : Double.NaN;
        if (!(Math.abs(top) <= 1.5)) {
            // Too noisy for a parabola: the channel itself, known to the width that was looked at.
            return new PeakPosition(axis.coordinate(best), reach * axis.scale(), values[best]);
        }
        // The vertex is a sum over the channels to first order.
        double[] slopes = new double[n];
        for (int i = 0; i < n; i++) {
            double b = 0;
            double a = 0;
            for (int k = 0; k < 3; k++) {
                b += fit.covariance()[1][k] * basis[k][i];
                a += fit.covariance()[2][k] * basis[k][i];
            }
            slopes[i] = -b / (2 * c[2]) + c[1] * a / (2 * c[2] * c[2]);
        }
        double scale = reach * axis.scale();
        return new PeakPosition(axis.coordinate(best) + top * scale, Math.sqrt(noise.of(from, slopes)) * scale, c[0] - c[1] * c[1] / (4 * c[2]));
    }
}
