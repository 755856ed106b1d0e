package org.lamella.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.DoubleType;
import org.junit.jupiter.api.Test;

class DatasetTest {
    private static Img<DoubleType> counting(long... sizes) {
        int n = 1;
        for (long size : sizes) {
            n *= (int) size;
        }
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = i;
        }
        return ArrayImgs.doubles(values, sizes);
    }

    @Test
    void stackGivesItsImagesOneByOne() throws UserError {
        Dataset stack = new Dataset("stack", counting(3, 2, 4), "float64", List.of(Axis.signal("x", 3, 0.02, 0, Unit.NANOMETRE),
                Axis.signal("y", 2, 0.02, 0, Unit.NANOMETRE), Axis.navigation("slice", 4, 1, 0, Unit.NONE)), Metadata.EMPTY);
        assertTrue(stack.isImage());
        assertEquals(4, stack.imageCount());
        assertArrayEquals(new long[] {4, 2, 3}, stack.shape());
        assertArrayEquals(new double[] {12, 13, 14, 15, 16, 17}, stack.image(2).pixels());
        assertThrows(UserError.class, () -> stack.image(4));
        assertThrows(UserError.class, () -> stack.image(-1));
    }

    @Test
    void navigationMayRunFasterThanTheImage() throws UserError {
        Dataset pattern = new Dataset("4D", counting(2, 3, 2), "float64", List.of(Axis.navigation("scan", 2, 1, 0, Unit.NONE),
                Axis.signal("x", 3, 1, 0, Unit.PIXEL), Axis.signal("y", 2, 1, 0, Unit.PIXEL)), Metadata.EMPTY);
        assertArrayEquals(new double[] {1, 3, 5, 7, 9, 11}, pattern.image(1).pixels());
    }

    @Test
    void colourBecomesLuminance() throws UserError {
        Dataset colour = new Dataset("colour", ArrayImgs.doubles(new double[] {100, 0, 0, 0, 100, 0}, 3, 2, 1), "uint8",
                List.of(Axis.uncalibrated(Dataset.CHANNEL, 3), Axis.uncalibrated("x", 2), Axis.uncalibrated("y", 1)), Metadata.EMPTY);
        assertArrayEquals(new double[] {29.9, 58.7}, colour.image(0).pixels(), 1e-12);
    }

    @Test
    void aSpectrumIsNoImage() {
        Dataset spectrum = new Dataset("spectrum", counting(5), "float64", List.of(Axis.signal("energy", 5, 0.5, 400, Unit.ELECTRONVOLT)),
                Metadata.EMPTY);
        assertFalse(spectrum.isImage());
        UserError error = assertThrows(UserError.class, () -> spectrum.image(0));
        assertTrue(error.getMessage().contains("not an image"), error::getMessage);
        Dataset spectrumImage = new Dataset("SI", counting(2, 2, 5), "float64", List.of(Axis.navigation("x", 2, 1, 0, Unit.NANOMETRE),
                Axis.navigation("y", 2, 1, 0, Unit.NANOMETRE), Axis.signal("energy", 5, 1, 0, Unit.ELECTRONVOLT)), Metadata.EMPTY);
        assertFalse(spectrumImage.isImage());
        assertEquals(1, spectrumImage.signalAxes().size());
    }

    @Test
    void axesMustFitTheArray() {
        assertThrows(IllegalArgumentException.class, () -> new Dataset("x", counting(3), "float64", List.of(), Metadata.EMPTY));
        assertThrows(IllegalArgumentException.class, () -> new Dataset("x", counting(3), "float64", List.of(Axis.uncalibrated("x", 4)),
                Metadata.EMPTY));
        assertThrows(IllegalArgumentException.class, () -> Axis.uncalibrated("x", 0));
        assertThrows(IllegalArgumentException.class, () -> Axis.signal("x", 3, 0, 0, Unit.NANOMETRE));
        assertThrows(IllegalArgumentException.class, () -> Axis.signal("x", 3, Double.NaN, 0, Unit.NANOMETRE));
    }

    @Test
    void coordinatesGoThereAndBack() {
        Axis axis = Axis.signal("energy", 100, 0.5, 400, Unit.ELECTRONVOLT);
        assertEquals(405, axis.coordinate(10));
        assertEquals(10, axis.index(405));
        assertEquals(0.405, axis.in(Unit.KILOELECTRONVOLT).coordinate(10), 1e-12);
    }

    @Test
    void cropKeepsItsPlace() {
        Image image = Image.of(4, 3, new double[] {0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23}, 0.5, Unit.NANOMETRE);
        Image part = image.crop(new Region.Rectangle("part", 1, 1, 2, 2));
        assertArrayEquals(new double[] {11, 12, 21, 22}, part.pixels());
        assertEquals(0.5, part.x().coordinate(0));
        assertEquals(0.5, part.y().coordinate(0));
        assertThrows(IllegalArgumentException.class, () -> image.crop(new Region.Rectangle("out", 3, 0, 2, 1)));
        assertFalse(new Region.Rectangle("huge", 1, 1, Integer.MAX_VALUE, 1).isInside(image));
    }

    @Test
    void polygonKnowsItsInside() {
        Region.Polygon triangle = new Region.Polygon("t", List.of(new Region.Point(0, 0), new Region.Point(10, 0), new Region.Point(0, 10)));
        assertTrue(triangle.contains(2, 2));
        assertFalse(triangle.contains(8, 8));
        assertEquals(5, new Region.Line("l", 0, 0, 3, 4, 1).length());
        assertThrows(IllegalArgumentException.class, () -> new Region.Line("l", 1, 1, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Region.Rectangle(" ", 0, 0, 1, 1));
    }

    @Test
    void metadataIsATree() {
        Metadata tree = Metadata.fromMap(Map.of("microscope", Map.of("voltage", "300"), "frames", List.of(1, 2)));
        assertEquals(300, tree.number("microscope/voltage").getAsDouble());
        assertEquals("300", tree.text("microscope/voltage").orElseThrow());
        assertTrue(tree.number("microscope/current").isEmpty());
        assertTrue(tree.find("frames/1").isEmpty());
        assertEquals(Map.of("voltage", "300"), tree.toMap().get("microscope"));
    }

    @Test
    void calibrationHoldsBothDirections() {
        Calibration calibration = Calibration.of(Axis.signal("x", 8, 0.02, 0, Unit.NANOMETRE), Axis.signal("y", 8, 0.3, 0, Unit.ANGSTROM), 0.01,
                "file metadata");
        assertEquals(0.03, calibration.y().value(), 1e-12);
        assertEquals(0.0002, calibration.x().uncertainty(), 1e-12);
        assertEquals(0.01, calibration.relativeUncertainty(), 1e-12);
    }

    @Test
    void errorsAreOneLine() {
        assertEquals("a b", new UserError("a\n  b\n").getMessage());
    }
}
