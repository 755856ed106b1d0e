package org.lamella.layers;

import org.lamella.data.Image;
import org.lamella.math.PlaneFit;

/**
 * Areal roughness of a height map after levelling, as by ISO 25178-2: Sq and Sa are the root-mean-square and the mean absolute
 * height, Sz the height from the lowest to the highest point, Ssk and Sku the skewness and the kurtosis of the heights.
 *
 * @param sq,sa,sz in the unit of the heights
 * @param ssk,sku plain numbers; NaN for a flat map
 * @param levelled the heights after levelling, rows from the top
 * @param points how many heights counted
 */
public record HeightStatistics(double sq, double sa, double sz, double ssk, double sku, double[] levelled, int points) {
    /** What is taken off before the heights are looked at. */
    public enum Levelling {
        /** The mean. */
        MEAN,
        /** The least-squares plane. */
        PLANE,
        /** The plane, and then the median of every row, which follows a scanner's drift. */
        ROWS
    }

    /**
     * Measures a map.
     *
     * @param heights as the pixels of an image; values that are not finite do not count
     * @throws IllegalArgumentException when no height is finite
     */
    public static HeightStatistics of(Image heights, Levelling levelling) {
        int width = heights.width();
        int height = heights.height();
        double[] level = levelling == Levelling.MEAN ? heights.pixels().clone() : PlaneFit.subtract(heights.pixels(), width, height);
        for (int i = 0; i < level.length; i++) {
            level[i] = Double.isFinite(heights.pixels()[i]) ? level[i] : Double.NaN;
        }
        if (levelling == Levelling.ROWS) {
            levelRows(level, width);
        }
        return measured(level);
    }

    private static void levelRows(double[] level, int width) {
        double[] row = new double[width];
        for (int start = 0; start < level.length; start += width) {
            int n = 0;
            for (int i = start; i < start + width; i++) {
                if (!Double.isNaN(level[i])) {
                    row[n++] = level[i];
                }
            }
            double middle = n == 0 ? 0 : org.lamella.math.Selection.median(row, n);
            for (int i = start; i < start + width; i++) {
                level[i] -= middle;
            }
        }
    }

    private static HeightStatistics measured(double[] level) {
        int n = 0;
        double sum = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : level) {
            if (!Double.isNaN(value)) {
                n++;
                sum += value;
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (n == 0) {
            throw new IllegalArgumentException("the map has no height");
        }
        double mean = sum / n;
        double[] moments = new double[5];
        for (int i = 0; i < level.length; i++) {
            level[i] -= mean;
            if (!Double.isNaN(level[i])) {
                double square = level[i] * level[i];
                moments[1] += Math.abs(level[i]) / n;
                moments[2] += square / n;
                moments[3] += square * level[i] / n;
                moments[4] += square * square / n;
            }
        }
        double sq = Math.sqrt(moments[2]);
        boolean flat = !(sq > 0);
        return new HeightStatistics(sq, moments[1], high - low, flat ? Double.NaN : moments[3] / (sq * sq * sq),
                flat ? Double.NaN : moments[4] / (moments[2] * moments[2]), level, n);
    }
}
