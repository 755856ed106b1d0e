package org.lamella.layers;

import java.util.Arrays;
import org.lamella.math.Autocorrelation;
import org.lamella.math.Selection;

/** Voids and cracks of a layer: pixels that are nearer to black than to the layer, and darker than its noise. */
final class VoidFraction {
    private static final double NOISE_FACTOR = 4;
    private static final double DISTINCT = 6;
    private static final double DARK_SHARE = 0.002;
    private static final int SAMPLES = 40_000;

    private VoidFraction() {
    }

    /** Grey level of the darkest parts of an image, which is what a void looks like. */
    static double darkest(SectionGrid grid) {
        double[] sample = sample(grid.grey);
        return Selection.select(sample, sample.length, (int) (DARK_SHARE * (sample.length - 1)));
    }

    private static double[] sample(float[] grey) {
        int step = Math.max(1, grey.length / SAMPLES) | 1;
        double[] sample = new double[(grey.length + step - 1) / step];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = grey[i * step];
        }
        return sample;
    }

    /** @param dark grey level of a void */
    static LayerContent of(SectionGrid grid, Boundary upper, Boundary lower, double noise, double dark) {
        double[] sample = new double[SAMPLES];
        int step = Math.max(1, grid.columns * grid.depth / SAMPLES / 4) | 1;
        int n = 0;
        long seen = 0;
        for (int c = 0; c < grid.columns; c++) {
            int[] range = range(upper, lower, c);
            for (int z = range[0]; z <= range[1] && n < SAMPLES; z++) {
                if (seen++ % step == 0) {
                    sample[n++] = grid.grey[c * grid.depth + z];
                }
            }
        }
        if (n == 0) {
            return new LayerContent(Double.NaN, Double.NaN, Double.NaN);
        }
        double level = Selection.median(sample, n);
        // The mean of three pixels of a column is looked at: less noise, and hardly less sharp than the image.
        double scatter = noise / Math.sqrt(3);
        if (level - dark < DISTINCT * scatter || level <= dark) {
            return new LayerContent(Double.NaN, Double.NaN, level);
        }
        double threshold = level - Math.max(NOISE_FACTOR * scatter, (level - dark) / 2);
        double[] share = new double[grid.columns];
        long voids = 0;
        long all = 0;
        for (int c = 0; c < grid.columns; c++) {
            int[] range = range(upper, lower, c);
            int count = 0;
            for (int z = range[0]; z <= range[1]; z++) {
                int at = c * grid.depth + z;
                count += grid.grey[at - 1] + grid.grey[at] + grid.grey[at + 1] < 3 * threshold ? 1 : 0;
            }
            int length = range[1] - range[0] + 1;
            share[c] = length > 0 ? count / (double) length : Double.NaN;
            voids += count;
            all += Math.max(0, length);
        }
        return content(share, voids / (double) all, level);
    }

    /** A share with its uncertainty from the shares of the columns. */
    static LayerContent content(double[] shares, double share, double level) {
        boolean any = Arrays.stream(shares).anyMatch(Double::isFinite);
        return new LayerContent(share, any ? Math.sqrt(Autocorrelation.of(shares).meanVariance()) : Double.NaN, level);
    }

    /** The pixels of a column inside a layer, without the blur of its boundaries. */
    private static int[] range(Boundary upper, Boundary lower, int column) {
        double top = upper.position()[column] + 2 * upper.width() + 1;
        double bottom = lower.position()[column] - 2 * lower.width() - 1;
        return Double.isNaN(top + bottom) ? new int[] {0, -1} : new int[] {Math.max(1, (int) Math.ceil(top)), (int) Math.floor(bottom)};
    }
}
