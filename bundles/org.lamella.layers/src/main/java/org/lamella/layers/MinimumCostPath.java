package org.lamella.layers;

import java.util.Arrays;

/**
 * The path through all columns, one depth in each, along which a cost plus a price for every step up or down is least: dynamic
 * programming over a band of depths.
 *
 * <p>Literature: R. Bellman, Dynamic Programming (1957).</p>
 */
final class MinimumCostPath {
    private final double price;
    private final int longestStep;

    /**
     * @param price of a step of one pixel up or down
     * @param longestStep pixels that the path may rise or fall from one column to the next
     */
    MinimumCostPath(double price, int longestStep) {
        this.price = price;
        this.longestStep = longestStep;
    }

    /** Costs of a column: fills {@code cost[0 .. band)} for the depths from {@code from} on. */
    interface Costs {
        void fill(int column, int from, float[] cost);
    }

    /**
     * @param from the first depth of each column's band; steps are counted against it, so that a band that follows a slope lets
     *        the path follow it at no price
     * @param band how many depths a band has
     * @param costs what each depth costs; infinite for one that is not allowed
     * @return the depth in each column
     */
    int[] find(int[] from, int band, Costs costs) {
        int columns = from.length;
        byte[] came = new byte[Math.multiplyExact(columns, band)];
        float[] cost = new float[band];
        float[] total = new float[band];
        float[] next = new float[band];
        costs.fill(0, from[0], total);
        for (int c = 1; c < columns; c++) {
            costs.fill(c, from[c], cost);
            // A column in which nothing is allowed would make every path infinite.
            float least = Float.POSITIVE_INFINITY;
            for (int i = 0; i < band; i++) {
                float best = Float.POSITIVE_INFINITY;
                int step = 0;
                for (int d = -longestStep; d <= longestStep; d++) {
                    int j = i + d;
                    if (j >= 0 && j < band) {
                        float candidate = total[j] + (float) (price * Math.abs(d));
                        if (candidate < best) {
                            best = candidate;
                            step = d;
                        }
                    }
                }
                came[c * band + i] = (byte) step;
                next[i] = best + cost[i];
                least = Math.min(least, next[i]);
            }
            if (Float.isInfinite(least)) {
                Arrays.fill(next, 0);
                least = 0;
            }
            // Kept near zero, so that single precision is enough for any length.
            for (int i = 0; i < band; i++) {
                total[i] = next[i] - least;
            }
        }
        int at = 0;
        for (int i = 1; i < band; i++) {
            at = total[i] < total[at] ? i : at;
        }
        int[] path = new int[columns];
        for (int c = columns - 1; c >= 0; c--) {
            path[c] = from[c] + at;
            if (c > 0) {
                at = Math.clamp(at + came[c * band + at], 0, band - 1);
            }
        }
        return path;
    }
}
