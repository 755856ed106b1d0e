package org.lamella.layers;

import java.util.Arrays;

/**
 * How badly pixels fit an edge between two grey levels: the pixels of a window above it are held against the upper level, those
 * below against the lower one. The misfit is a log-likelihood whose value is capped, so that pores, cracks and particles cost the
 * same wherever the edge is.
 */
final class EdgeMap implements MinimumCostPath.Costs {
    private static final float CAP = 9;
    /** What a pixel outside the image costs: less than one of the wrong layer, more than one of the right layer. */
    private static final float OUTSIDE = CAP / 2;
    /** Texture and blur within a layer are no evidence against it: a quarter of the step is always allowed. */
    private static final double TOLERANCE = 0.25;

    private final SectionGrid grid;
    private final int window;
    private final double noise;
    private final float[] above;
    private final float[] below;
    private final double contrast;
    private final double[] othersAbove;
    private final double[] othersBelow;
    private final int[] lowest;
    private final int[] highest;
    private final ThreadLocal<float[][]> sums;

    /**
     * @param window pixels above and below
     * @param noise standard deviation of a pixel
     * @param above,below the grey levels of each column
     * @param hint more levels that may be met on either side; null for none
     * @param lowest,highest the depths that are allowed in each column
     */
    EdgeMap(SectionGrid grid, int window, double noise, float[] above, float[] below, LevelHint hint, int[] lowest,
            int[] highest) {
        this.grid = grid;
        this.window = window;
        this.noise = noise;
        this.above = above;
        this.below = below;
        this.othersAbove = hint == null ? new double[0] : Arrays.copyOfRange(hint.above(), 1, hint.above().length);
        this.othersBelow = hint == null ? new double[0] : Arrays.copyOfRange(hint.below(), 1, hint.below().length);
        this.contrast = hint == null ? 0 : hint.contrast();
        this.lowest = lowest;
        this.highest = highest;
        this.sums = ThreadLocal.withInitial(() -> new float[2][0]);
    }

    @Override
    public void fill(int column, int from, float[] cost) {
        int length = cost.length + 2 * window + 1;
        float[][] all = sums.get();
        if (all[0].length < length) {
            all[0] = new float[length];
            all[1] = new float[length];
        }
        float[] sumAbove = all[0];
        float[] sumBelow = all[1];
        float a = above[column];
        float b = below[column];
        double scale = Math.max(noise, TOLERANCE * (contrast > 0 ? contrast : Math.abs(a - b)));
        float weight = scale > 0 ? (float) (1 / (scale * scale)) : 0;
        int start = from - window;
        sumAbove[0] = 0;
        sumBelow[0] = 0;
        for (int i = 0; i < length - 1; i++) {
            int z = start + i;
            float costAbove = OUTSIDE;
            float costBelow = OUTSIDE;
            if (z >= 0 && z < grid.depth) {
                float value = grid.grey[column * grid.depth + z];
                costAbove = cost(value, a, othersAbove, weight);
                costBelow = cost(value, b, othersBelow, weight);
            }
            sumAbove[i + 1] = sumAbove[i] + costAbove;
            sumBelow[i + 1] = sumBelow[i] + costBelow;
        }
        for (int i = 0; i < cost.length; i++) {
            int z = from + i;
            int at = i + window;
            cost[i] = z < lowest[column] || z > highest[column] ? Float.POSITIVE_INFINITY
                    : sumAbove[at] - sumAbove[at - window] + sumBelow[at + window] - sumBelow[at];
        }
    }

    private static float cost(float value, float level, double[] others, float weight) {
        float cost = Math.min(CAP, (value - level) * (value - level) * weight);
        for (double other : others) {
            cost = Math.min(cost, (float) ((value - other) * (value - other)) * weight);
        }
        return cost;
    }
}
