package org.lamella.math;

import java.util.stream.IntStream;

/** The least-squares plane through an image: uneven illumination that would otherwise leak into the power spectrum. */
public final class PlaneFit {
    private PlaneFit() {
    }

    /**
     * An image minus its plane. Values that are not finite take no part and come back as 0, the value of the plane.
     *
     * @param pixels width * height values, row-major; left unchanged
     * @throws IllegalArgumentException when no value is finite
     */
    public static double[] subtract(double[] pixels, int width, int height) {
        double centreX = (width - 1) / 2.0;
        double centreY = (height - 1) / 2.0;
        // One set of sums a row, added up in order: the same numbers however many threads there are.
        double[][] rows = new double[height][];
        IntStream.range(0, height).parallel().forEach(row -> rows[row] = sums(pixels, row * width, width, centreX, row - centreY));
        double[] sum = new double[9];
        for (double[] row : rows) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += row[i];
            }
        }
        double n = sum[0];
        if (n == 0) {
            throw new IllegalArgumentException("the image has no finite pixel");
        }
        double mean = sum[1] / n;
        double meanX = sum[2] / n;
        double meanY = sum[3] / n;
        double xx = sum[4] / n - meanX * meanX;
        double yy = sum[5] / n - meanY * meanY;
        double xy = sum[6] / n - meanX * meanY;
        double zx = sum[7] / n - mean * meanX;
        double zy = sum[8] / n - mean * meanY;
        double determinant = xx * yy - xy * xy;
        double slopeX = determinant > 0 ? (zx * yy - zy * xy) / determinant : xx > 0 ? zx / xx : 0;
        double slopeY = determinant > 0 ? (zy * xx - zx * xy) / determinant : yy > 0 ? zy / yy : 0;
        double[] flat = new double[pixels.length];
        IntStream.range(0, height).parallel().forEach(row -> {
            double level = mean - slopeX * (centreX + meanX) + slopeY * (row - centreY - meanY);
            for (int column = 0; column < width; column++) {
                double z = pixels[row * width + column];
                flat[row * width + column] = Double.isFinite(z) ? z - level - slopeX * column : 0;
            }
        });
        return flat;
    }

    /** Number, values, x, y, x², y², xy, value times x and value times y of the finite pixels of a row. */
    private static double[] sums(double[] pixels, int start, int width, double centreX, double y) {
        double n = 0;
        double values = 0;
        double xs = 0;
        double squares = 0;
        double valuesX = 0;
        for (int column = 0; column < width; column++) {
            double z = pixels[start + column];
            if (Double.isFinite(z)) {
                double x = column - centreX;
                n++;
                values += z;
                xs += x;
                squares += x * x;
                valuesX += z * x;
            }
        }
        return new double[] {n, values, xs, n * y, squares, n * y * y, xs * y, valuesX, values * y};
    }
}
