package org.lamella.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RasterTest {
    private static final Contrast FULL = new Contrast(0, 100, 1, false);

    @Test
    void oneHotPixelDoesNotMakeAnImageBlack() {
        double[] values = IntStream.range(0, 10000).mapToDouble(i -> i % 100).toArray();
        values[5000] = 1e9;
        values[5001] = Double.NaN;
        double[] limits = Contrast.MICROGRAPH.limits(values);
        assertTrue(limits[0] < 2 && limits[1] > 95 && limits[1] < 100, Arrays.toString(limits));
    }

    @Test
    void percentilesByHand() {
        // 0..100: the p-th percentile of 101 equidistant values is p
        double[] values = IntStream.rangeClosed(0, 100).mapToDouble(i -> i).toArray();
        assertArrayEquals(new double[] {10, 80}, new Contrast(10, 80, 1, false).limits(values), 1e-12);
        assertEquals(0.5, new Contrast(10, 80, 1, false).brightness(45, new double[] {10, 80}), 1e-12);
        assertEquals(0.5, FULL.withGamma(2).brightness(25, new double[] {0, 100}), 1e-12);
        assertEquals(0.5, new Contrast(0, 100, 1, true).brightness(10, new double[] {1, 100}), 1e-12);
    }

    @Test
    void valuesWithoutContrastAreDrawnAllTheSame() {
        for (boolean logarithmic : new boolean[] {false, true}) {
            Contrast contrast = new Contrast(1, 99, 1, logarithmic);
            for (double[] values : new double[][] {{}, {Double.NaN}, {0, 0, 0}, {7, 7}, {-3, -3}, {Double.POSITIVE_INFINITY}}) {
                double[] limits = contrast.limits(values);
                assertTrue(limits[1] > limits[0] && Double.isFinite(limits[0]) && Double.isFinite(limits[1]), Arrays.toString(values));
                for (double value : values) {
                    double brightness = contrast.brightness(value, limits);
                    assertTrue(Double.isNaN(value) ? Double.isNaN(brightness) : brightness >= 0 && brightness <= 1, value + " is "
                            + brightness);
                }
            }
        }
        // A few pixels that stick out of a constant ground beyond the percentiles are still seen.
        double[] values = new double[10000];
        values[17] = 5;
        assertArrayEquals(new double[] {0, 5}, Contrast.MICROGRAPH.limits(values));
    }

    @Test
    void wrongSettingsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Contrast(50, 50, 1, false));
        assertThrows(IllegalArgumentException.class, () -> new Contrast(-1, 50, 1, false));
        assertThrows(IllegalArgumentException.class, () -> new Contrast(0, 101, 1, false));
        assertThrows(IllegalArgumentException.class, () -> new Contrast(0, 99, 0, false));
        assertThrows(IllegalArgumentException.class, () -> new Contrast(Double.NaN, 99, 1, false));
    }

    @Test
    void largeImagesAreAveragedByAreaAndKeepTheirPlaces() {
        // Left half dark, right half bright, with noise of one pixel that averaging removes; an odd width.
        int width = 3001;
        int height = 2400;
        double[] values = new double[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i % width < 1500 ? 10 : 20) + ((i / width) % 2 == 0 ? 100 : -100);
        }
        BufferedImage picture = Raster.render(values, width, 0, 0, width, height, Raster.Pooling.MEAN, FULL, ColourMap.GREY);
        assertEquals(Raster.LARGEST_SIDE, picture.getWidth());
        assertEquals(Raster.LARGEST_SIDE, picture.getHeight());
        for (int row = 0; row < picture.getHeight(); row += 7) {
            assertEquals(0xff000000, picture.getRGB(598, row), "row " + row);
            assertEquals(0xffffffff, picture.getRGB(601, row), "row " + row);
        }
    }

    @Test
    void aSpotOfOnePixelSurvivesPoolingOfASpectrum() {
        double[] values = new double[4096 * 16];
        Arrays.fill(values, 1);
        values[4096 * 7 + 2222] = 1000;
        BufferedImage picture = Raster.render(values, 4096, 0, 0, 4096, 16, Raster.Pooling.MAXIMUM, FULL, ColourMap.GREY);
        assertEquals(16, picture.getHeight());
        // column c shows 4096 c / 1200 and what follows up to the next one: 2222 is in column 650 (2218.67 to 2222.08)
        assertEquals(0xffffffff, picture.getRGB(650, 7) & 0xffffffff | picture.getRGB(651, 7));
        assertEquals(1, IntStream.range(0, 1200).filter(c -> picture.getRGB(c, 7) == 0xffffffff).count());
    }

    @Test
    void missingValuesAreTransparentAndOddCropsExact() {
        double[] values = {0, 1, 2, 3, Double.NaN, 5, 6, 7, 8, 9, 10, 11};
        BufferedImage picture = Raster.render(values, 4, 1, 0, 3, 3, Raster.Pooling.MEAN, FULL, ColourMap.GREY);
        assertEquals(3, picture.getWidth());
        assertEquals(0xff000000, picture.getRGB(0, 0));
        assertEquals(0xffffffff, picture.getRGB(2, 2));
        assertEquals(0, Raster.render(values, 4, 0, 1, 1, 1, Raster.Pooling.MEAN, FULL, ColourMap.GREY).getRGB(0, 0) >>> 24);
    }
}
