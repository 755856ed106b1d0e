package org.lamella.math;

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
        double n = 0;
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        double sumXX = 0;
        double sumYY = 0;
        double sumXY = 0;
        double sumZX = 0;
        double sumZY = 0;
        for (int row = 0; row < height; row++) {
            double y = row - centreY;
            for (int column = 0; column < width; column++) {
                double z = pixels[row * width + column];
                if (Double.isFinite(z)) {
                    double x = column - centreX;
                    n++;
                    sum += z;
                    sumX += x;
                    sumY += y;
                    sumXX += x * x;
                    sumYY += y * y;
                    sumXY += x * y;
                    sumZX += z * x;
                    sumZY += z * y;
                }
            }
        }
        if (n == 0) {
            throw new IllegalArgumentException("the image has no finite pixel");
        }
        double meanX = sumX / n;
        double meanY = sumY / n;
        double mean = sum / n;
        double xx = sumXX / n - meanX * meanX;
        double yy = sumYY / n - meanY * meanY;
        double xy = sumXY / n - meanX * meanY;
        double zx = sumZX / n - mean * meanX;
        double zy = sumZY / n - mean * meanY;
        double determinant = xx * yy - xy * xy;
        double slopeX = determinant > 0 ? (zx * yy - zy * xy) / determinant : xx > 0 ? zx / xx : 0;
        double slopeY = determinant > 0 ? (zy * xx - zx * xy) / determinant : yy > 0 ? zy / yy : 0;
        double[] flat = new double[pixels.length];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                double z = pixels[row * width + column];
                flat[row * width + column] = Double.isFinite(z)
                        ? z - mean - slopeX * (column - centreX - meanX) - slopeY * (row - centreY - meanY) : 0;
            }
        }
        return flat;
    }
}
