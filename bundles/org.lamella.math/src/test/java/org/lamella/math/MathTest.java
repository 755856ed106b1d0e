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
