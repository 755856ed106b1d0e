package org.lamella.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MathTest {
    @Test
    void planeIsRemovedAndMissingPixelsTakeNoPart() {
        int width = 7;
        int height = 5;
        double[] pixels = new double[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = 3 + 0.5 * x - 2 * y;
            }
        }
        pixels[11] = Double.NaN;
        pixels[20] = Double.POSITIVE_INFINITY;
        for (double value : PlaneFit.subtract(pixels, width, height)) {
            assertEquals(0, value, 1e-12);
        }
        assertEquals(0, PlaneFit.subtract(new double[] {5}, 1, 1)[0]);
        assertThrows(IllegalArgumentException.class, () -> PlaneFit.subtract(new double[] {Double.NaN}, 1, 1));
    }

    @Test
    void windowsAreSymmetricWithKnownMeans() {
        for (int n : new int[] {1, 2, 9, 64}) {
            for (Window window : Window.values()) {
                double[] samples = window.samples(n);
                for (int i = 0; i < n; i++) {
                    assertEquals(samples[i], samples[n - 1 - i], 1e-15);
                    assertTrue(samples[i] > 0 && samples[i] <= 1);
                }
            }
        }
        double mean = 0;
        for (double value : Window.HANN.samples(100)) {
            mean += value / 100;
        }
        assertEquals(0.5, mean, 1e-12);
    }

    @Test
    void straightLineHasTheCovarianceOfTheTextbook() {
        double[] x = {-2, -1, 0, 1, 2};
        double[] observed = {-3.1, -0.9, 1.2, 2.8, 5.0};
        double[] sigma = {0.5, 0.5, 0.5, 0.5, 0.5};
        LeastSquares.Fit fit = LeastSquares.fit(p -> {
            double[] values = new double[x.length];
            double[][] derivatives = new double[x.length][];
            for (int i = 0; i < x.length; i++) {
                values[i] = p[0] + p[1] * x[i];
                derivatives[i] = new double[] {1, x[i]};
            }
            return new LeastSquares.Evaluation(values, derivatives);
        }, observed, sigma, new double[] {0, 0});
        assertEquals(1.0, fit.parameters()[0], 1e-9);
        assertEquals((6.2 + 0.9 + 2.8 + 10) / 10, fit.parameters()[1], 1e-9);
        // sigma / sqrt(n) and sigma / sqrt(sum x²)
        assertEquals(0.5 / Math.sqrt(5), fit.uncertainty(0), 1e-9);
        assertEquals(0.5 / Math.sqrt(10), fit.uncertainty(1), 1e-9);
        assertEquals(3, fit.degreesOfFreedom());
        assertThrows(ArithmeticException.class, () -> LeastSquares.fit(
                p -> new LeastSquares.Evaluation(new double[] {p[0], p[0]}, new double[][] {{1, 0}, {1, 0}}),
                new double[] {1, 1}, new double[] {1, 1}, new double[] {0, 0}));
    }

    @Test
    void summaryOfOneTwoAndTen() {
        Statistics.Summary one = Statistics.summarise(new double[] {4});
        assertEquals(4, one.mean());
        assertTrue(Double.isNaN(one.standardDeviation()) && Double.isNaN(one.intervalLow()));
        Statistics.Summary two = Statistics.summarise(new double[] {1, 3});
        assertEquals(Math.sqrt(2), two.standardDeviation(), 1e-12);
        // t(0.975, 1) = 12.7062, tabulated
        assertEquals(2 - 12.7062, two.intervalLow(), 1e-3);
        assertEquals(2, two.median());
        double[] ten = new SplittableRandom(3).doubles(10).toArray();
        Statistics.Summary summary = Statistics.summarise(ten);
        // half width 0.715 SD for ten values: t(0.975, 9) / sqrt(10)
        assertEquals(0.7154 * summary.standardDeviation(), summary.intervalHigh() - summary.mean(), 1e-4);
        assertThrows(IllegalArgumentException.class, () -> Statistics.summarise(new double[0]));
        assertThrows(IllegalArgumentException.class, () -> Statistics.summarise(new double[] {1, Double.NaN}));
    }
}
