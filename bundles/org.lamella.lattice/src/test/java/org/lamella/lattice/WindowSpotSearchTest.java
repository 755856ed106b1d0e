package org.lamella.lattice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamella.data.Axis;
import org.lamella.data.Image;
import org.lamella.data.Progress;
import org.lamella.data.Unit;

class WindowSpotSearchTest {
    private static final SpotSearchSettings SETTINGS = new SpotSearchSettings(0.01, 0.12, 1.2, 10);

    /** Noise with a lattice in a disc: period and angle in pixels and degrees, x right and y up. */
    private static Image image(int width, int height, double pixelX, double pixelY, double spacing, double angle, double amplitude,
            double centreX, double centreY, double radius, long seed) {
        Random random = new Random(seed);
        double[] pixels = new double[width * height];
        double gx = Math.cos(Math.toRadians(angle)) / spacing;
        double gy = Math.sin(Math.toRadians(angle)) / spacing;
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                double x = column * pixelX;
                double y = row * pixelY;
                boolean inside = Math.hypot(x - centreX, y - centreY) < radius;
                pixels[row * width + column] = 100 + random.nextGaussian()
                        + (inside ? amplitude * Math.cos(2 * Math.PI * (gx * x - gy * y)) : 0);
            }
        }
        return new Image(Axis.signal("x", width, pixelX, 0, Unit.NANOMETRE), Axis.signal("y", height, pixelY, 0, Unit.NANOMETRE), pixels);
    }

    @ParameterizedTest
    @CsvSource({"0.03, 0.03, 30", "0.03, 0.03, 120", "0.03, 0.05, 75", "0.05, 0.05, 0", "0.04, 0.04, 90", "0.031, 0.033, 150"})
    void aCrystalIsSeenWhereItIsWithItsSpacing(double pixelX, double pixelY, double angle) {
        Image image = image(500, 420, pixelX, pixelY, 0.25, angle, 0.6, 8, 6, 2.2, 1);
        WindowGrid grid = WindowGrid.of(500, 420, pixelX, pixelY, 4, 1);
        WindowSpots spots = new WindowSpotSearch(SETTINGS).find(image, grid, Progress.NONE);
        int best = -1;
        double strongest = 0;
        int elsewhere = 0;
        int far = 0;
        for (int window = 0; window < grid.count(); window++) {
            double distance = Math.hypot(grid.centreX(window % grid.columns()) * pixelX - 8, grid.centreY(window / grid.columns()) * pixelY - 6);
            if (spots.count(window) > 0 && spots.strength(window, 0) > strongest) {
                strongest = spots.strength(window, 0);
                best = window;
            }
            elsewhere += distance > 6 ? spots.count(window) : 0;
            far += distance > 6 ? 1 : 0;
        }
        // One chance spot is seen by all the windows that overlap there.
        assertTrue(elsewhere <= 0.06 * far, elsewhere + " spots in " + far + " windows where there is only noise");
        assertEquals(8, grid.centreX(best % grid.columns()) * pixelX, 1.1);
        assertEquals(6, grid.centreY(best / grid.columns()) * pixelY, 1.1);
        double gx = spots.k(best, 0) * spots.stepX();
        double gy = -spots.l(best, 0) * spots.stepY();
        assertEquals(0.25, 1 / Math.hypot(gx, gy), 0.003);
        double found = Math.toDegrees(Math.atan2(gy, gx));
        assertEquals(0, Math.IEEEremainder(found - angle, 180), 1);
        Spot measured = new WindowMeasurement(image, spots).measure(best).get(0);
        assertEquals(0.25, 1 / measured.length(), 0.0015, "the measurement is finer than the search");
        assertEquals(0, Math.IEEEremainder(measured.angle().value() - angle, 180), 0.3);
    }

    @Test
    void noiseAloneHasHardlyASpot() {
        int found = 0;
        int windows = 0;
        for (int seed = 0; seed < 4; seed++) {
            Image image = image(600, 600, 0.04, 0.04, 0.25, 0, 0, 0, 0, 0, seed);
            WindowGrid grid = WindowGrid.of(600, 600, 0.04, 0.04, 4, 4);
            WindowSpots spots = new WindowSpotSearch(SETTINGS).find(image, grid, Progress.NONE);
            for (int window = 0; window < grid.count(); window++) {
                found += spots.count(window) > 0 ? 1 : 0;
                windows++;
            }
        }
        // 0.01 a window is accepted; six times the expectation would happen less than once in a thousand runs.
        assertTrue(found <= Math.max(4, 0.06 * windows), found + " of " + windows);
    }

    @Test
    void aCrystalAsLargeAsTheImageIsSeenEverywhere() {
        Image image = image(500, 500, 0.04, 0.04, 0.25, 40, 0.6, 10, 10, 100, 3);
        WindowGrid grid = WindowGrid.of(500, 500, 0.04, 0.04, 4, 1);
        WindowSpots spots = new WindowSpotSearch(SETTINGS).find(image, grid, Progress.NONE);
        int seen = 0;
        for (int window = 0; window < grid.count(); window++) {
            seen += spots.count(window) > 0 ? 1 : 0;
        }
        assertTrue(seen > 0.95 * grid.count(), seen + " of " + grid.count());
    }

    @Test
    void theLoopOverTheWindowsAllocatesNothing() {
        Image image = image(1200, 1200, 0.03, 0.03, 0.25, 30, 0.6, 18, 18, 5, 2);
        WindowSpotSearch search = new WindowSpotSearch(SETTINGS);
        // One column of windows runs in one thread; four times as many windows in it must cost no more memory but for
        // the places where spots are kept.
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long kept = WindowSpots.MOST * 3L * Float.BYTES + 1;
        long perWindow = Long.MAX_VALUE;
        // Until Java has compiled the loop, short-lived objects that compiled code keeps in registers are counted.
        for (int round = 0; round < 20 && perWindow > kept + 8; round++) {
            long[] allocated = new long[2];
            int[] rows = new int[2];
            for (int i = 0; i < 2; i++) {
                WindowGrid grid = new WindowGrid(1200, 1200, 128, 128, 1200, i == 0 ? 32 : 8);
                rows[i] = grid.count();
                long before = threads.getCurrentThreadAllocatedBytes();
                search.find(image, grid, Progress.NONE);
                allocated[i] = threads.getCurrentThreadAllocatedBytes() - before;
            }
            perWindow = Math.min(perWindow, (allocated[1] - allocated[0]) / (rows[1] - rows[0]));
        }
        assertTrue(perWindow <= kept + 8, perWindow + " bytes a window, of which " + kept + " are its spots");
    }

    @Test
    void extremeValuesAndHolesDoNoHarm() {
        Image image = image(300, 300, 0.04, 0.04, 0.25, 40, 0.8, 6, 6, 3, 3);
        double[] pixels = image.pixels().clone();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 997 == 0 ? Double.NaN : pixels[i] * 1e200;
        }
        WindowGrid grid = WindowGrid.of(300, 300, 0.04, 0.04, 4, 1);
        WindowSpots spots = new WindowSpotSearch(SETTINGS).find(new Image(image.x(), image.y(), pixels), grid, Progress.NONE);
        int seen = 0;
        for (int window = 0; window < grid.count(); window++) {
            seen += spots.count(window);
        }
        assertTrue(seen > 5, "spots in spite of holes and size: " + seen);
        WindowSpots flat = new WindowSpotSearch(SETTINGS).find(new Image(image.x(), image.y(), new double[90_000]), grid, Progress.NONE);
        for (int window = 0; window < grid.count(); window++) {
            assertEquals(0, flat.count(window));
        }
        double[] nothing = new double[90_000];
        java.util.Arrays.fill(nothing, Double.NaN);
        assertThrows(IllegalArgumentException.class, () -> new WindowSpotSearch(SETTINGS).find(new Image(image.x(), image.y(), nothing), grid,
                Progress.NONE));
    }

    @Test
    void windowsThatDoNotFitAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> WindowGrid.of(100, 400, 0.03, 0.03, 4, 1));
        assertThrows(IllegalArgumentException.class, () -> WindowGrid.of(4000, 4000, 0.2, 0.2, 4, 1));
        assertThrows(IllegalArgumentException.class, () -> new WindowGrid(500, 500, 127, 128, 8, 8));
        assertThrows(IllegalArgumentException.class, () -> new WindowGrid(500, 500, 128, 128, 0, 8));
        assertEquals(15_625, new WindowGrid(4096, 4096, 128, 128, 32, 32).count());
    }

    @Test
    void stopsWhenAskedTo() {
        Image image = image(400, 400, 0.04, 0.04, 0.25, 40, 0.8, 6, 6, 3, 3);
        Progress cancelled = new Progress() {
            @Override
            public void report(double fraction, String step) {
                // nobody looks
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> new WindowSpotSearch(SETTINGS).find(image, WindowGrid.of(400, 400, 0.04, 0.04, 4, 1), cancelled));
    }
}
