package org.lamella.display;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lamella.data.Image;
import org.lamella.data.Quantity;
import org.lamella.data.Region;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.figure.Contrast;
import org.lamella.figure.ColourMap;

class DisplayTest {
    private static ImageDocument document() throws UserError {
        return new ImageDocument("t", "/t.tif", TestImages.dataset(100, 80, 0.5, 1.0, Unit.NANOMETRE, (x, y) -> x));
    }

    @Test
    void percentilesCutTheTails() throws UserError {
        ValueSample sample = ValueSample.of(TestImages.plane(100, 100, (x, y) -> x));
        assertTrue(sample.isComplete() && sample.isWhole());
        double[] limits = DisplaySettings.MICROGRAPH.withPercentiles(10, 90).limits(sample);
        assertEquals(9.5, limits[0], 1);
        assertEquals(89.5, limits[1], 1);
        assertEquals(10, sample.percentileOf(9), 1e-9);
        assertArrayEquals(new int[] {1000, 1000}, java.util.Arrays.copyOf(sample.histogram(0, 100, 10), 2));
        assertArrayEquals(new double[] {3, 7}, DisplaySettings.MICROGRAPH.withLimits(3, 7).limits(sample));
        assertThrows(IllegalArgumentException.class, () -> DisplaySettings.MICROGRAPH.withLimits(7, 3));
    }

    @Test
    void theHistogramCountsEveryValueOnce() {
        java.util.Random random = new java.util.Random(4);
        for (int i = 0; i < 200; i++) {
            double[] sorted = random.doubles(1 + random.nextInt(400), -3, 5).map(value -> random.nextBoolean() ? Math.rint(value) : value).sorted().toArray();
            double low = -4 + 3 * random.nextDouble();
            double high = low + 0.1 + 6 * random.nextDouble();
            int bins = 1 + random.nextInt(40);
            int[] expected = new int[bins];
            for (double value : sorted) {
                if (value >= low && value <= high) {
                    expected[Math.min(bins - 1, (int) ((value - low) * (bins / (high - low))))]++;
                }
            }
            assertArrayEquals(expected, new ValueSample(sorted, 0, true).histogram(low, high, bins));
            assertArrayEquals(Contrast.SPECTRUM.limits(sorted), Contrast.SPECTRUM.limitsOfSorted(sorted));
            double[] positive = java.util.Arrays.stream(sorted).filter(value -> value > 0).toArray();
            if (positive.length > 1) {
                assertArrayEquals(new Contrast(20, 99.95, 1, false).limits(positive), Contrast.SPECTRUM.limitsOfSorted(sorted), 1e-12);
            }
        }
    }

    @Test
    void aLargeImageIsSampledEvenly() throws UserError {
        ValueSample sample = ValueSample.of(TestImages.plane(3000, 2000, (x, y) -> x));
        assertFalse(sample.isComplete());
        assertTrue(sample.sorted().length < 1_000_000);
        assertEquals(1500, sample.sorted()[sample.sorted().length / 2], 5);
    }

    @Test
    void coloursRunFromLimitToLimit() {
        DisplaySettings settings = DisplaySettings.MICROGRAPH.withLimits(10, 20);
        TileColours colours = new TileColours(settings, new double[] {10, 20});
        byte[] indices = colours.indices(new float[] {9, 10, 15, 20, 25, Float.NaN});
        assertArrayEquals(new int[] {0, 0, 127, 254, 254, 255}, unsigned(indices));
        // Gamma 2: the square root of the linear brightness.
        TileColours bright = new TileColours(settings.withGamma(2), new double[] {10, 20});
        assertEquals(127, unsigned(bright.indices(new float[] {12.5f}))[0]);
        TileColours logarithmic = new TileColours(DisplaySettings.MICROGRAPH.withLogarithm(true), new double[] {1, 100});
        assertArrayEquals(new int[] {0, 127, 0}, unsigned(logarithmic.indices(new float[] {1, 10, -3})));
        int[] palette = TileColours.palette(ColourMap.GREY);
        assertEquals(256, palette.length);
        assertEquals(0xffffff, palette[TileColours.BRIGHTEST]);
    }

    private static int[] unsigned(byte[] bytes) {
        int[] values = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = bytes[i] & 255;
        }
        return values;
    }

    @Test
    void aDocumentTellsWhatHasChanged() throws UserError {
        ImageDocument document = document();
        List<ImageDocument.Change> changes = new ArrayList<>();
        document.listeners().add(changes::add);
        document.regions().add(new Region.Rectangle("a", 0, 0, 10, 10));
        document.setDisplay(document.display().withGamma(2));
        document.setDisplay(document.display().withGamma(2));
        document.setPixelSize(Quantity.of(0.25, 0.01, Unit.NANOMETRE));
        document.put(new ImageOverlay("spots", List.of()));
        document.setVisible("spots", false);
        assertFalse(document.isVisible("spots"));
        assertEquals(List.of(ImageDocument.Change.REGIONS, ImageDocument.Change.DISPLAY, ImageDocument.Change.CALIBRATION,
                ImageDocument.Change.OVERLAYS, ImageDocument.Change.OVERLAYS), changes);
        assertThrows(UserError.class, () -> document.showFrame(1));
    }

    @Test
    void aPixelSizeKeepsTheShapeOfThePixels() throws UserError {
        ImageDocument document = document();
        assertEquals(2, document.aspect());
        document.setPixelSize(Quantity.of(0.25, Unit.NANOMETRE));
        assertEquals(0.25, document.xAxis().scale());
        assertEquals(0.5, document.yAxis().scale());
        document.setPixelSize(null);
        assertEquals(0.5, document.xAxis().scale());
        assertThrows(IllegalArgumentException.class, () -> document.setPixelSize(Quantity.of(-1, Unit.NANOMETRE)));
        assertThrows(IllegalArgumentException.class, () -> document.setPixelSize(Quantity.of(1, Unit.SECOND)));
    }

    @Test
    void aRegionIsReadWithItsAxesInNanometres() throws UserError {
        ImageDocument document = new ImageDocument("t", "/t", TestImages.dataset(64, 64, 5e-4, 5e-4, Unit.MICROMETRE, (x, y) -> 10 * y + x));
        Image image = ImageDocument.read(document.pyramid(), document.xAxis(), document.yAxis(), new Region.Rectangle("r", 3, 2, 4, 5));
        assertEquals(0.5, image.x().scale(), 1e-12);
        assertEquals(Unit.NANOMETRE, image.x().unit());
        assertEquals(1.5, image.x().offset(), 1e-12);
        assertEquals(23, image.at(0, 0));
        assertEquals(66, image.at(3, 4));
    }

    @Test
    void withoutAPixelSizeDistancesAreInPixels() throws UserError {
        ImageDocument document = new ImageDocument("t", "/t", TestImages.dataset(10, 10, 1, 1, Unit.NONE, (x, y) -> 0));
        assertFalse(document.isCalibrated());
        assertEquals(Unit.PIXEL, document.xAxis().unit());
    }
}
