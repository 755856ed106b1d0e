package org.lamella.report;

import java.util.Random;
import org.lamella.data.Image;
import org.lamella.data.Unit;
import org.lamella.figure.ReciprocalImage;

/** A made-up image of two crystals in an amorphous matrix, and its power spectrum: what a report has to show. */
final class SyntheticLattice {
    static final int SIZE = 512;
    static final double PIXEL = 0.021;
    /** Spatial frequencies in 1/nm (x, y up) and the amplitude of each set of fringes: Li2O 111 type first, then Li 110 type. */
    static final double[][] FRINGES = {
        {3.10, 2.10, 1.0, 0}, {-1.20, 3.55, 0.9, 0}, {1.90, 5.65, 0.5, 0}, {4.30, -1.45, 0.45, 0},
        {3.85, -1.05, 0.8, 1}, {1.05, 3.85, 0.7, 1}, {4.9, 2.8, 0.35, 1},
        {2.2, -2.9, 0.45, -1}};

    private SyntheticLattice() {
    }

    static Image image(long seed) {
        Random random = new Random(seed);
        double[] pixels = new double[SIZE * SIZE];
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                double value = 20 + 2 * Math.sin(column * 0.004 + row * 0.003);
                for (double[] fringe : FRINGES) {
                    // One crystal to the left, one to the right, one small one below.
                    double centre = fringe[3] == 0 ? 0.3 : fringe[3] == 1 ? 0.7 : 0.5;
                    double distance = Math.hypot(column / (double) SIZE - centre, row / (double) SIZE - (fringe[3] < 0 ? 0.8 : 0.4));
                    double weight = 1 / (1 + Math.exp((distance - (fringe[3] < 0 ? 0.15 : 0.24)) * 60));
                    value += 4 * fringe[2] * weight * Math.cos(2 * Math.PI * (fringe[0] * column - fringe[1] * row) * PIXEL);
                }
                pixels[row * SIZE + column] = value + random.nextGaussian() * Math.sqrt(20);
            }
        }
        return Image.of(SIZE, SIZE, pixels, PIXEL, Unit.NANOMETRE);
    }

    static ReciprocalImage spectrum(Image image) {
        int n = image.width();
        double[][] re = new double[n][n];
        double[][] im = new double[n][n];
        double mean = java.util.Arrays.stream(image.pixels()).average().orElse(0);
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < n; column++) {
                double window = (1 - Math.cos(2 * Math.PI * (row + 0.5) / n)) * (1 - Math.cos(2 * Math.PI * (column + 0.5) / n)) / 4;
                re[row][column] = (image.at(column, row) - mean) * window;
            }
            transform(re[row], im[row]);
        }
        double[] power = new double[n * n];
        for (int column = 0; column < n; column++) {
            double[] r = new double[n];
            double[] i = new double[n];
            for (int row = 0; row < n; row++) {
                r[row] = re[row][column];
                i[row] = im[row][column];
            }
            transform(r, i);
            for (int row = 0; row < n; row++) {
                power[(row + n / 2) % n * n + (column + n / 2) % n] = r[row] * r[row] + i[row] * i[row];
            }
        }
        double step = 1 / (n * PIXEL);
        return new ReciprocalImage(power, n, n, n / 2, n / 2, step, step, Unit.PER_NANOMETRE);
    }

    /** A plain transform of a power-of-two length, recursive by halves. */
    private static void transform(double[] re, double[] im) {
        int n = re.length;
        if (n == 1) {
            return;
        }
        double[][] half = new double[4][n / 2];
        for (int k = 0; k < n / 2; k++) {
            half[0][k] = re[2 * k];
            half[1][k] = im[2 * k];
            half[2][k] = re[2 * k + 1];
            half[3][k] = im[2 * k + 1];
        }
        transform(half[0], half[1]);
        transform(half[2], half[3]);
        for (int k = 0; k < n / 2; k++) {
            double c = Math.cos(-2 * Math.PI * k / n);
            double s = Math.sin(-2 * Math.PI * k / n);
            double tr = c * half[2][k] - s * half[3][k];
            double ti = s * half[2][k] + c * half[3][k];
            re[k] = half[0][k] + tr;
            im[k] = half[1][k] + ti;
            re[k + n / 2] = half[0][k] - tr;
            im[k + n / 2] = half[1][k] - ti;
        }
    }

    /** Mean power against spatial frequency, one value a pixel of radius. */
    static double[][] radial(ReciprocalImage spectrum) {
        int bins = spectrum.width() / 2;
        double[] sum = new double[bins];
        double[] squares = new double[bins];
        int[] count = new int[bins];
        for (int row = 0; row < spectrum.height(); row++) {
            for (int column = 0; column < spectrum.width(); column++) {
                int bin = (int) Math.round(Math.hypot(column - spectrum.centreX(), row - spectrum.centreY()));
                if (bin < bins) {
                    double value = spectrum.values()[row * spectrum.width() + column];
                    sum[bin] += value;
                    squares[bin] += value * value;
                    count[bin]++;
                }
            }
        }
        double[][] profile = new double[4][bins];
        for (int bin = 0; bin < bins; bin++) {
            double mean = sum[bin] / count[bin];
            double error = Math.sqrt(Math.max(0, squares[bin] / count[bin] - mean * mean) / count[bin]);
            profile[0][bin] = bin * spectrum.stepX();
            profile[1][bin] = mean;
            profile[2][bin] = mean - error;
            profile[3][bin] = mean + error;
        }
        return profile;
    }
}
