package org.lamella.readers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Image;
import org.lamella.data.Unit;
import org.lamella.data.UserError;

class TiffWriterTest {
    @TempDir
    Path folder;

    private static Image image(int width, int height, double scaleX, double scaleY, Unit unit, double factor, long seed) {
        Random random = new Random(seed);
        double[] pixels = random.doubles((long) width * height).map(v -> v * factor).toArray();
        return new Image(Axis.signal("x", width, scaleX, 0, unit), Axis.signal("y", height, scaleY, 0, unit), pixels);
    }

    private Dataset roundTrip(Image image, ElementType type) throws UserError {
        Path file = folder.resolve("image.tif");
        TiffWriter.write(file, image, type);
        List<Dataset> datasets = Readers.builtIn().read(file);
        assertEquals(1, datasets.size());
        return datasets.get(0);
    }

    @Test
    void floatsAndTheirPixelSizeComeBack() throws Exception {
        for (double size : new double[] {0.0213, 1 / 3.0, 1e-6, 12345.678, 0.010012704240403384}) {
            for (Unit unit : List.of(Unit.NANOMETRE, Unit.MICROMETRE, Unit.ANGSTROM,
                    Unit.PER_NANOMETRE, Unit.PER_ANGSTROM, Unit.MILLIRADIAN)) {
                Image image = image(7, 5, size, size * 1.37, unit, 1000, 3);
                Dataset read = roundTrip(image, ElementType.FLOAT32);
                Axis x = read.axes().get(0);
                Axis y = read.axes().get(1);
                assertEquals(unit, x.unit());
                assertEquals(size, x.scale(), size * 1e-9);
                assertEquals(size * 1.37, y.scale(), size * 1.37e-9);
                assertEquals("float32", read.type());
                double[] pixels = read.image(0).pixels();
                for (int i = 0; i < pixels.length; i++) {
                    assertEquals((float) image.pixels()[i], pixels[i]);
                }
            }
        }
    }

    @Test
    void offsetsAndMixedUnitsComeBack() throws Exception {
        Image image = new Image(Axis.signal("x", 4, 0.5, -12.25, Unit.NANOMETRE), Axis.signal("y", 3, 0.001, 0.004, Unit.MICROMETRE),
                new double[12]);
        Dataset read = roundTrip(image, ElementType.FLOAT32);
        assertEquals(-12.25, read.axes().get(0).offset(), 1e-9);
        assertEquals(1.0, read.axes().get(1).scale(), 1e-9);
        assertEquals(4.0, read.axes().get(1).offset(), 1e-9);
    }

    @Test
    void wholeNumbersAreRounded() throws Exception {
        Image image = Image.of(3, 2, new double[] {0, 0.4, 0.6, 254.5, 254.4, -0.4}, 1, Unit.NANOMETRE);
        assertArrayEquals(new double[] {0, 0, 1, 255, 254, 0}, roundTrip(image, ElementType.UINT8).image(0).pixels());
        Image wide = Image.of(2, 1, new double[] {65535.2, 32768}, 1, Unit.NANOMETRE);
        Dataset read = roundTrip(wide, ElementType.UINT16);
        assertEquals("uint16", read.type());
        assertArrayEquals(new double[] {65535, 32768}, read.image(0).pixels());
    }

    @Test
    void valuesThatDoNotFitAreAnErrorAndLeaveNoFile() throws Exception {
        Path file = folder.resolve("bad.tif");
        for (double value : new double[] {-1, 256, Double.NaN, Double.POSITIVE_INFINITY}) {
            Image image = Image.of(2, 1, new double[] {1, value}, 1, Unit.NANOMETRE);
            UserError error = assertThrows(UserError.class, () -> TiffWriter.write(file, image, ElementType.UINT8));
            assertTrue(error.getMessage().contains("(1, 0)"), error.getMessage());
        }
        try (var left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void uncalibratedStaysUncalibrated() throws Exception {
        Image image = new Image(Axis.uncalibrated("x", 1), Axis.uncalibrated("y", 1), new double[] {Math.PI});
        assertFalse(roundTrip(image, ElementType.FLOAT32).axes().get(0).isCalibrated());
    }

    @Test
    void stacksOfOddSizesComeBackPageByPage() throws Exception {
        Path file = folder.resolve("stack.tif");
        List<Image> images = List.of(image(3, 5, 1, 1, Unit.NANOMETRE, 255, 1), image(3, 5, 1, 1, Unit.NANOMETRE, 255, 2),
                image(3, 5, 1, 1, Unit.NANOMETRE, 255, 3));
        TiffWriter.write(file, images, ElementType.UINT8);
        Dataset stack = Readers.builtIn().read(file).get(0);
        assertEquals(3, stack.imageCount());
        for (int i = 0; i < 3; i++) {
            assertEquals(Math.round(images.get(i).at(2, 4)), stack.image(i).at(2, 4));
        }
    }

    /** The JDK's own TIFF reader is an independent judge of the file's structure. */
    @Test
    void anotherReaderAgrees() throws Exception {
        Image image = image(9, 4, 0.1, 0.1, Unit.NANOMETRE, 65000, 5);
        Path file = folder.resolve("other.tif");
        TiffWriter.write(file, image, ElementType.UINT16);
        var raster = ImageIO.read(file.toFile()).getRaster();
        assertEquals(9, raster.getWidth());
        assertEquals(Math.round(image.at(8, 3)), raster.getSample(8, 3, 0));
        assertEquals(Math.round(image.at(0, 1)), raster.getSample(0, 1, 0));
    }
}
