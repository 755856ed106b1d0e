package org.lamella.display;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.position.FunctionRandomAccessible;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Metadata;
import org.lamella.data.Unit;
import org.lamella.data.UserError;

class ImagePyramidTest {
    @Test
    void theLastLevelFitsOneTile() throws UserError {
        assertEquals(1, new ImagePyramid(TestImages.plane(256, 256, (x, y) -> 0)).levels());
        assertEquals(2, new ImagePyramid(TestImages.plane(257, 3, (x, y) -> 0)).levels());
        ImagePyramid pyramid = new ImagePyramid(TestImages.plane(1001, 300, (x, y) -> 0));
        assertEquals(3, pyramid.levels());
        assertEquals(251, pyramid.width(2));
        assertEquals(75, pyramid.height(2));
    }

    @Test
    void aTileHoldsItsPartOfTheImage() throws UserError {
        ImagePyramid pyramid = new ImagePyramid(TestImages.plane(300, 280, (x, y) -> 1000 * y + x));
        Tile tile = new Tile(0, 1, 1);
        assertEquals(44, pyramid.tileWidth(tile));
        assertEquals(24, pyramid.tileHeight(tile));
        float[] values = pyramid.values(tile);
        assertEquals(256_256, values[0]);
        assertEquals(279_299, values[values.length - 1]);
    }

    /** The mean of a linear function over a block is its value in the middle; blocks at the edge are smaller. */
    @Test
    void coarseLevelsAreAveragesWithoutAGapAtTheEdge() throws UserError {
        ImagePyramid pyramid = new ImagePyramid(TestImages.plane(601, 515, (x, y) -> 3 * x + 7 * y));
        assertEquals(3, pyramid.levels());
        float[] values = pyramid.values(new Tile(2, 0, 0));
        int width = pyramid.tileWidth(new Tile(2, 0, 0));
        assertEquals(3 * (4 * 10 + 1.5) + 7 * (4 * 20 + 1.5), values[20 * width + 10], 1e-3);
        // Column 150 stands for column 600 alone, row 128 for rows 512 to 514.
        assertEquals(3 * 600 + 7 * 513, values[128 * width + 150], 1e-3);
    }

    @Test
    void fringesDoNotTurnIntoMoire() throws UserError {
        ImagePyramid pyramid = new ImagePyramid(TestImages.plane(1024, 300, (x, y) -> x % 2 == 0 ? 100 : 0));
        for (float value : pyramid.values(new Tile(1, 0, 0))) {
            assertEquals(50, value);
        }
    }

    @Test
    void missingPixelsAreLeftOutOfTheAverage() throws UserError {
        double[] pixels = new double[512 * 2];
        java.util.Arrays.fill(pixels, 5);
        pixels[0] = Double.NaN;
        pixels[2] = pixels[3] = pixels[514] = pixels[515] = Double.NaN;
        Dataset dataset = new Dataset("holes", net.imglib2.img.array.ArrayImgs.doubles(pixels, 512, 2), "float64",
                List.of(Axis.signal("x", 512, 1, 0, Unit.PIXEL), Axis.signal("y", 2, 1, 0, Unit.PIXEL)), Metadata.EMPTY);
        float[] values = new ImagePyramid(dataset.plane(0)).values(new Tile(1, 0, 0));
        assertEquals(5, values[0]);
        assertTrue(Float.isNaN(values[1]));
    }

    @Test
    void tilesAreKeptUpToAFixedAmount() throws UserError {
        ImagePyramid pyramid = new ImagePyramid(huge(20_000, 20_000).plane(0));
        float[] first = pyramid.values(new Tile(0, 0, 0));
        assertSame(first, pyramid.values(new Tile(0, 0, 0)));
        for (int column = 0; column < 78; column++) {
            for (int row = 0; row < 4; row++) {
                pyramid.values(new Tile(0, column, row));
            }
        }
        assertTrue(pyramid.keptBytes() <= 48L << 20, pyramid.keptBytes() + " bytes");
    }

    /** An image that is computed where it is looked at. */
    private static Dataset huge(long width, long height) {
        RandomAccessibleInterval<DoubleType> array = Views.interval(new FunctionRandomAccessible<>(2,
                (position, value) -> value.set(position.getLongPosition(0)), DoubleType::new), new long[] {0, 0}, new long[] {width - 1, height - 1});
        return new Dataset("huge", array, "float64", List.of(Axis.signal("x", width, 1, 0, Unit.PIXEL), Axis.signal("y", height, 1, 0, Unit.PIXEL)),
                Metadata.EMPTY);
    }

    @Test
    void aHugeImageIsSampledWhereItIsShownCoarse() throws UserError {
        ImagePyramid pyramid = new ImagePyramid(huge(16_384, 16_384).plane(0));
        int level = pyramid.levels() - 1;
        float[] values = pyramid.values(new Tile(level, 0, 0));
        int factor = 1 << level;
        // Two samples of each block and direction: at its start and in its middle.
        assertEquals(factor * 10 + factor / 4.0, values[10], 1e-3);
        // Finer levels are averages of every pixel all the same.
        assertEquals(4 * 10 + 1.5, pyramid.values(new Tile(2, 0, 0))[10], 1e-3);
    }

    @Test
    void pixelsOfARectangleComeFromAllItsTiles() throws UserError {
        ImagePyramid pyramid = new ImagePyramid(TestImages.plane(600, 600, (x, y) -> 1000 * y + x));
        double[] pixels = pyramid.pixels(250, 510, 10, 5);
        assertEquals(510_250, pixels[0]);
        assertEquals(514_259, pixels[49]);
        assertArrayEquals(new double[] {599_599}, pyramid.pixels(599, 599, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> pyramid.pixels(595, 0, 10, 1));
    }

    @Test
    void tilesOutsideAreRefused() throws UserError {
        ImagePyramid pyramid = new ImagePyramid(TestImages.plane(300, 300, (x, y) -> 0));
        assertFalse(pyramid.contains(new Tile(0, 2, 0)));
        assertThrows(IllegalArgumentException.class, () -> pyramid.values(new Tile(2, 0, 0)));
    }
}
