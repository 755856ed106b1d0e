package org.lamella.linescan.model;

import java.util.Arrays;

/**
 * What a signal looks like at first sight: the best division into two and into three parts of constant level, from which fits
 * start. Sums over every part come from running totals, so that a division costs a few operations.
 */
public final class ProfileShape {
    /** Divisions into three are sought among so many places at most. */
    private static final int MOST_PLACES = 160;

    private final double[] x;
    /** Running sums of values and of what they are proportional to. */
    private final double[] sum;
    private final double[] exposure;
    private final boolean isCounts;
    private final double spacing;
    private final double least;
    private final double most;
    private int split;
    private int first;
    private int second;
    private boolean isSplitInThree;

    /**
     * @param x ascending
     * @param values counts or values
     * @param exposures what counts are proportional to; null for 1
     * @param isCounts whether levels must be positive
     */
    public ProfileShape(double[] x, double[] values, double[] exposures, boolean isCounts) {
        this.x = x;
        this.isCounts = isCounts;
        int n = x.length;
        sum = new double[n + 1];
        exposure = new double[n + 1];
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            double weight = exposures == null ? 1 : exposures[i];
            sum[i + 1] = sum[i] + values[i];
            exposure[i + 1] = exposure[i] + weight;
            low = Math.min(low, values[i] / weight);
            high = Math.max(high, values[i] / weight);
        }
        least = low;
        most = high;
        double[] steps = new double[n - 1];
        for (int i = 1; i < n; i++) {
            steps[i - 1] = x[i] - x[i - 1];
        }
        Arrays.sort(steps);
        spacing = steps[steps.length / 2];
        splitInTwo();
    }

    private void splitInTwo() {
        double best = Double.POSITIVE_INFINITY;
        int n = x.length;
        for (int i = 1; i < n; i++) {
            double cost = cost(0, i) + cost(i, n);
            if (cost < best) {
                best = cost;
                split = i;
            }
        }
    }

    private void splitInThree() {
        if (isSplitInThree) {
            return;
        }
        isSplitInThree = true;
        int n = x.length;
        int stride = Math.max(1, n / MOST_PLACES);
        double best = Double.POSITIVE_INFINITY;
        first = Math.max(1, n / 3);
        second = Math.max(first + 1, 2 * n / 3);
        for (int i = stride; i < n; i += stride) {
            double outer = cost(0, i);
            for (int j = i + stride; j < n; j += stride) {
                double cost = outer + cost(i, j) + cost(j, n);
                if (cost < best) {
                    best = cost;
                    first = i;
                    second = j;
                }
            }
        }
    }

    /** What a part of constant level costs, but for a constant of all divisions: minus its likelihood, or minus its sum squared. */
    private double cost(int from, int to) {
        double total = sum[to] - sum[from];
        double time = exposure[to] - exposure[from];
        if (isCounts) {
            return total > 0 ? -total * Math.log(total / time) : 0;
        }
        return -total * total / time;
    }

    /** The mean level of the points from one index to before another. */
    public double level(int from, int to) {
        return (sum[to] - sum[from]) / (exposure[to] - exposure[from]);
    }

    public int points() {
        return x.length;
    }

    /** The usual distance from point to point. */
    public double spacing() {
        return spacing;
    }

    public double start() {
        return x[0];
    }

    public double end() {
        return x[x.length - 1];
    }

    public double span() {
        return end() - start();
    }

    /** The least value. */
    public double least() {
        return least;
    }

    /** The largest value. */
    public double most() {
        return most;
    }

    /** The lowest level that a fit may go to: a little above nothing for counts. */
    public double leastLevel() {
        return isCounts ? 1e-5 * Math.max(level(0, x.length), 1.0 / x.length) : Double.NEGATIVE_INFINITY;
    }

    /** The first index of the second of two parts. */
    public int split() {
        return split;
    }

    /** The first indices of the second and of the third of three parts. */
    public int[] splits() {
        splitInThree();
        return new int[] {first, second};
    }

    /** The index of the highest mean over a fifteenth of the points. */
    int crest() {
        int half = Math.max(1, x.length / 30);
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < x.length; i++) {
            double level = level(Math.max(0, i - half), Math.min(x.length, i + half + 1));
            if (level > highest) {
                highest = level;
                best = i;
            }
        }
        return best;
    }

    double place(int index) {
        return x[index];
    }

    /** The place between two points, before an index. */
    public double before(int index) {
        return (x[index - 1] + x[index]) / 2;
    }

    /** The narrowest transition that points at this distance can tell from a sharp one. */
    double narrowest() {
        return spacing / 10;
    }
}
