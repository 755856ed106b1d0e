package org.lamella.lattice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamella.data.Axis;
import org.lamella.data.Image;
import org.lamella.data.Progress;
import org.lamella.data.Unit;

/** Images that are no easy food: empty, broken, extreme or streaky ones. */
class SpotSearchRobustnessTest {
    @Test
    void whiteNoiseGivesNoSpots() {
        // 40 images at 0.001 each: a spot in any has a probability of 4 %, and the seeds are fixed.
        int[][] sizes = {{256, 256}, {333, 256}, {201, 377}, {128, 128}};
        for (int seed = 0; seed < 40; seed++) {
            int[] size = sizes[seed % sizes.length];
            assertEquals(List.of(), TestImages.find(TestImages.noise(size[0], size[1], 500 + seed)), "seed " + seed);
        }
    }

    @Test
    void countingNoiseOfFewElectronsGivesNoSpots() {
        for (int seed = 0; seed < 10; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Image image = TestImages.plus(TestImages.waves(256, 256, 0, 0), (column, row) -> random.nextDouble() < 0.05 ? 1 : 0);
            assertEquals(List.of(), TestImages.find(image), "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 7, -1e9})
    void aConstantImageHasNoSpots(double value) {
        assertEquals(List.of(), TestImages.find(TestImages.plus(TestImages.waves(128, 100, 0, 0), (column, row) -> value)));
    }

    @Test
    void aPureGradientHasNoSpots() {
        assertEquals(List.of(), TestImages.find(TestImages.plus(TestImages.waves(128, 100, 0, 0), (column, row) -> 3.3 * column - 2.7 * row)));
        assertEquals(List.of(), TestImages.find(TestImages.plus(TestImages.noise(256, 256, 9), (column, row) -> 30 * column - 20 * row)));
    }

    @Test
    void pixelsThatAreNoNumbersTakeNoPart() {
        Image clean = TestImages.waves(256, 256, 1, 6, TestImages.wave(9, 30, 1));
        double[] pixels = clean.pixels().clone();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 700; i++) {
            pixels[random.nextInt(pixels.length)] = i % 3 == 0 ? Double.NaN : i % 3 == 1 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        List<Spot> spots = TestImages.find(new Image(clean.x(), clean.y(), pixels));
        assertEquals(1, spots.size());
        assertEquals(9, spots.get(0).spacing(0).value(), 0.003);
        assertEquals(30, spots.get(0).angle().value(), 0.03);
    }

    @Test
    void anImageWithoutAnyNumberIsRefused() {
        double[] pixels = new double[64 * 64];
        java.util.Arrays.fill(pixels, Double.NaN);
        Image image = Image.of(64, 64, pixels, 1, Unit.PIXEL);
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> TestImages.find(image));
        assertTrue(error.getMessage().contains("no finite pixel"), error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e300, 1e150, 1e-150, 1e-300, -1})
    void brightnessDoesNotMatter(double factor) {
        Image image = TestImages.waves(200, 200, 1, 6, TestImages.wave(9, 30, 1));
        List<Spot> expected = TestImages.find(image);
        List<Spot> spots = TestImages.find(TestImages.times(image, factor));
        assertEquals(1, spots.size());
        assertEquals(expected.get(0).gx(), spots.get(0).gx(), 1e-9);
        assertEquals(expected.get(0).varianceX(), spots.get(0).varianceX(), 1e-6 * expected.get(0).varianceX());
    }

    @Test
    void aBrightBackgroundDoesNotDrownTheLattice() {
        // 1e6 counts with fringes of 1: single precision would lose them.
        Image image = TestImages.plus(TestImages.waves(200, 200, 1, 6, TestImages.wave(9, 30, 1)), (column, row) -> 1e9);
        assertEquals(1, TestImages.find(image).size());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "31, 64", "64, 31", "2, 500"})
    void tinyImagesAreRefusedWithTheSmallestSize(int width, int height) {
        Image image = TestImages.waves(width, height, 1, 1);
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> TestImages.find(image));
        assertTrue(error.getMessage().contains(width + " x " + height) && error.getMessage().contains("32"), error.getMessage());
    }

    @Test
    void theSmallestImageStillShowsAStrongLattice() {
        List<Spot> spots = TestImages.find(TestImages.waves(32, 32, 0.2, 1, TestImages.wave(4.9, 35, 1)));
        assertEquals(1, spots.size());
        assertEquals(4.9, spots.get(0).spacing(0).value(), 0.05);
    }

    @Test
    void aRangeOfSpacingsThatTheImageCannotShowIsRefused() {
        SpotSearch search = new SpotSearch(new SpotSearchSettings(0.001, 0.1, 1, 20));
        assertThrows(IllegalArgumentException.class, () -> search.find(TestImages.noise(128, 128, 1), Progress.NONE));
        SpotSearch wide = new SpotSearch(new SpotSearchSettings(0.001, 100, 1000, 20));
        assertThrows(IllegalArgumentException.class, () -> wide.find(TestImages.noise(128, 128, 1), Progress.NONE));
    }

    @Test
    void axesOfDifferentKindsAreRefused() {
        Image image = TestImages.noise(64, 64, 1).withAxes(Axis.signal("x", 64, 1, 0, Unit.NANOMETRE), Axis.signal("y", 64, 1, 0, Unit.PIXEL));
        assertThrows(IllegalArgumentException.class, () -> TestImages.find(image));
    }

    @Test
    void scanNoiseGivesNoSpots() {
        for (int seed = 0; seed < 60; seed++) {
            double[] offsets = TestImages.gaussian(300, 70 + seed);
            Image image = TestImages.plus(TestImages.noise(300, 300, seed), (column, row) -> 4 * offsets[row]);
            assertEquals(List.of(), TestImages.find(image), "random offsets of rows, seed " + seed);
            Image turned = TestImages.plus(TestImages.noise(300, 300, seed), (column, row) -> 4 * offsets[column]);
            assertEquals(List.of(), TestImages.find(turned), "random offsets of columns, seed " + seed);
        }
    }

    /** A step as a detector sees it: over two pixels. */
    private static Image step(double degrees, double height, double blur, long seed) {
        double c = Math.cos(Math.toRadians(degrees));
        double s = Math.sin(Math.toRadians(degrees));
        return TestImages.plus(TestImages.noise(320, 300, seed), (column, row) -> {
            double distance = c * (column - 140) + s * (row - 155);
            return height * Math.max(0, Math.min(1, distance / blur + 0.5));
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 18, 45, 72, 75, 90, 96, 105, 118, 151})
    void anEdgeGivesNoSpots(double angle) {
        for (int seed = 0; seed < 5; seed++) {
            for (double height : new double[] {5, 30}) {
                assertEquals(List.of(), TestImages.find(step(angle, height, 2, seed)), "a step of " + height + " noises, seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 90})
    void anEdgeAlongThePixelsGivesNoSpotsHoweverSharp(double angle) {
        assertEquals(List.of(), TestImages.find(step(angle, 100, 1e-9, 1)));
    }

    @Test
    void noSpotLiesOutsideTheRangeOfSpacings() {
        // The slope of the strong power about zero frequency looks like a peak; 60 px is the limit, a bin of 1/300 px off 75 px.
        for (int seed = 0; seed < 10; seed++) {
            for (Spot spot : TestImages.find(step(96, 12, 2, seed))) {
                assertTrue(1 / spot.length() < 76, spot.toString());
            }
        }
    }

    @Test
    void aBrightBorderAndUnevenLightGiveNoSpots() {
        Image border = TestImages.plus(TestImages.noise(300, 300, 3), (column, row) -> column < 12 || row > 280 ? 40 : 0);
        assertEquals(List.of(), TestImages.find(border));
        Image vignette = TestImages.plus(TestImages.noise(300, 300, 3), (column, row) -> -1e-3 * (Math.pow(column - 120, 2) + Math.pow(row - 190, 2)));
        assertEquals(List.of(), TestImages.find(vignette));
    }

    @Test
    void aLatticeUnderScanNoiseIsFoundAllTheSame() {
        double[] offsets = TestImages.gaussian(300, 5);
        Image image = TestImages.plus(TestImages.waves(300, 300, 1, 4, TestImages.wave(8, 50, 0.5), TestImages.wave(8, 120, 0.5)),
                (column, row) -> 4 * offsets[row]);
        assertEquals(2, TestImages.find(image).size());
    }

    @Test
    void stopsWhenAskedTo() {
        Progress stopped = new Progress() {
            @Override
            public void report(double fraction, String step) {
                // nobody is watching
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        Image image = TestImages.noise(64, 64, 1);
        assertThrows(CancellationException.class, () -> TestImages.search().find(image, stopped));
    }

    @Test
    void theSameImageGivesTheSameSpots() {
        Image image = TestImages.waves(301, 256, 1, 6, TestImages.wave(9, 30, 0.3), TestImages.wave(12, 77, 0.2));
        assertEquals(TestImages.find(image), TestImages.find(image));
    }
}
