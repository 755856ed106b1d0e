package org.lamella.lattice;

import java.util.Arrays;

/**
 * The noise power of the windows of an image, bin by bin: the median over a sample of the windows, which neither
 * crystals in some of them nor streaks of the scan in all of them deceive. What stands out of its neighbourhood in so
 * many windows that it got into the median (a crystal as large as the image) is put back to the neighbourhood's level.
 */
final class WindowNoise {
    private static final double CLIP = 3;
    /** Expectation of an exponential variable of mean 1 that is clipped at {@link #CLIP}. */
    private static final double CLIPPED_MEAN = 1 - Math.exp(-CLIP);
    private static final int ROUNDS = 4;
    private static final double OUTSTANDING = 1.8;
    private static final int BANDS = 3;

    private final int bins;
    private final int reach;
    private final float[] inverse;
    private final byte[] band;
    private final int[][] inBand = new int[BANDS][];

    /**
     * @param samples power of some windows as {@link WindowTransform#power} gives it
     * @param g length of the reciprocal vector of each bin
     */
    WindowNoise(float[][] samples, int bins, int reach, double[] g, double gMin, double gMax) {
        this.bins = bins;
        this.reach = reach;
        this.band = new byte[g.length];
        for (int i = 0; i < g.length; i++) {
            boolean inRange = g[i] >= gMin && g[i] <= gMax;
            band[i] = (byte) (inRange ? Math.min(BANDS - 1, (int) (BANDS * (g[i] - gMin) / (gMax - gMin))) : -1);
        }
        for (int b = 0; b < BANDS; b++) {
            int which = b;
            inBand[b] = java.util.stream.IntStream.range(0, g.length).filter(i -> band[i] == which).toArray();
        }
        float[] level = medians(samples, null);
        float[] inverseLevel = inverted(level);
        double[] brightness = new double[samples.length];
        for (int s = 0; s < samples.length; s++) {
            double sum = 0;
            int used = 0;
            for (int b = 0; b < BANDS; b++) {
                if (inBand[b].length > 0) {
                    sum += scale(samples[s], inverseLevel, b);
                    used++;
                }
            }
            brightness[s] = used == 0 ? 1 : sum / used;
        }
        level = medians(samples, brightness);
        this.inverse = inverted(smooth(level(level)));
    }

    private static float[] medians(float[][] samples, double[] brightness) {
        float[] level = new float[samples[0].length];
        float[] column = new float[samples.length];
        for (int i = 0; i < level.length; i++) {
            for (int s = 0; s < samples.length; s++) {
                column[s] = (float) (brightness == null ? samples[s][i] : samples[s][i] / brightness[s]);
            }
            Arrays.sort(column);
            level[i] = (float) (column[column.length / 2] / Math.log(2));
        }
        return level;
    }

    private static float[] inverted(float[] level) {
        float[] inverse = new float[level.length];
        for (int i = 0; i < level.length; i++) {
            inverse[i] = level[i] > 0 ? 1 / level[i] : 0;
        }
        return inverse;
    }

    private float[] level(float[] raw) {
        float[] level = raw.clone();
        float[] near = new float[25];
        for (int l = -reach; l <= reach; l++) {
            for (int k = 0; k < bins; k++) {
                // Streaks of the scan and of the image's edges lie on the axes; there the neighbours are those on the axis.
                boolean onVertical = k <= 1;
                boolean onHorizontal = Math.abs(l) <= 1;
                int n = 0;
                for (int dl = onHorizontal ? 0 : -2; dl <= (onHorizontal ? 0 : 2); dl++) {
                    for (int dk = onVertical ? 0 : -2; dk <= (onVertical ? 0 : 2); dk++) {
                        if (k + dk >= 0 && k + dk < bins && Math.abs(l + dl) <= reach) {
                            near[n++] = raw[(l + dl + reach) * bins + k + dk];
                        }
                    }
                }
                Arrays.sort(near, 0, n);
                int i = (l + reach) * bins + k;
                level[i] = raw[i] > OUTSTANDING * near[n / 2] && !(onVertical && onHorizontal) ? near[n / 2] : raw[i];
            }
        }
        return level;
    }

    /** The mean over three by three bins, along the axes only along them: a median of few windows is itself noisy. */
    private float[] smooth(float[] level) {
        float[] smooth = level.clone();
        for (int l = -reach; l <= reach; l++) {
            for (int k = 0; k < bins; k++) {
                boolean onVertical = k <= 1;
                boolean onHorizontal = Math.abs(l) <= 1;
                double sum = 0;
                double weights = 0;
                for (int dl = onHorizontal ? 0 : -1; dl <= (onHorizontal ? 0 : 1); dl++) {
                    for (int dk = onVertical ? 0 : -1; dk <= (onVertical ? 0 : 1); dk++) {
                        boolean isAxis = k + dk <= 1 && !onVertical || Math.abs(l + dl) <= 1 && !onHorizontal;
                        if (!isAxis && k + dk < bins && Math.abs(l + dl) <= reach) {
                            sum += level[(l + dl + reach) * bins + k + dk];
                            weights++;
                        }
                    }
                }
                smooth[(l + reach) * bins + k] = (float) (sum / weights);
            }
        }
        return smooth;
    }

    /** The mean noise power of a window relative to the model in one band, from values clipped so that spots hardly count. */
    private double scale(float[] power, float[] inverseLevel, int which) {
        double scale = 1;
        for (int round = 0; round < ROUNDS; round++) {
            float limit = (float) (CLIP * scale);
            float sum = 0;
            for (int i : inBand[which]) {
                sum += Math.min(limit, power[i] * inverseLevel[i]);
            }
            double next = sum / inBand[which].length / CLIPPED_MEAN;
            if (!(next > 0) || !Double.isFinite(next)) {
                return 1;
            }
            scale = next;
        }
        return scale;
    }

    /**
     * Divides a window's power by its noise.
     *
     * @param power as {@link WindowTransform#power} gives it
     * @param whitened power over noise, mean 1 where there is no spot; as long as power; bins out of range are left as they are
     */
    void whiten(float[] power, float[] whitened) {
        for (int b = 0; b < BANDS; b++) {
            if (inBand[b].length > 0) {
                float factor = (float) (1 / scale(power, inverse, b));
                for (int i : inBand[b]) {
                    whitened[i] = power[i] * inverse[i] * factor;
                }
            }
        }
    }
}
