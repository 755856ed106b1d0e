package org.lamella.lattice.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Image;
import org.lamella.data.Metadata;
import org.lamella.data.Unit;
import org.lamella.data.UserError;

/** Where an image's pixel size comes from. */
class CalibratedImageTest {
    private static Image image(double x, Unit unitX, double y, Unit unitY) {
        return new Image(Axis.signal("x", 3, x, 0, unitX), Axis.signal("y", 2, y, 0, unitY), new double[] {1, 2, 3, 4, 5, 6});
    }

    @ParameterizedTest
    @CsvSource({"0.02, nm, 0.02", "0.2, Å, 0.02", "0.00002, µm, 0.02", "20, pm, 0.02", "2e-11, m, 0.02"})
    void lengthsBecomeNanometres(double scale, String unit, double expected) throws UserError {
        Unit given = Unit.parse(unit);
        CalibratedImage calibrated = CalibratedImage.open(MemoryContext.input(image(scale, given, 2 * scale, given)), 0, null);
        assertTrue(calibrated.isCalibrated());
        assertEquals(expected, calibrated.pixelX(), 1e-12);
        assertEquals(2 * expected, calibrated.pixelY(), 1e-12);
        assertEquals(Unit.NANOMETRE, calibrated.image().x().unit());
        assertEquals("file metadata", calibrated.source());
    }

    @Test
    void axesMayHaveDifferentUnitsOfLength() throws UserError {
        CalibratedImage calibrated = CalibratedImage.open(MemoryContext.input(image(0.02, Unit.NANOMETRE, 0.3, Unit.ANGSTROM)), 0, null);
        assertEquals(0.02, calibrated.pixelX(), 1e-12);
        assertEquals(0.03, calibrated.pixelY(), 1e-12);
    }

    @Test
    void aGivenPixelSizeWins() throws UserError {
        for (Unit unit : new Unit[] {Unit.NANOMETRE, Unit.PIXEL, Unit.NONE, Unit.PER_NANOMETRE}) {
            CalibratedImage calibrated = CalibratedImage.open(MemoryContext.input(image(0.5, unit, 0.5, unit)), 0, 0.021);
            assertTrue(calibrated.isCalibrated());
            assertEquals(0.021, calibrated.pixelX(), 0);
            assertEquals(0.021, calibrated.pixelY(), 0);
            assertEquals("given by the user", calibrated.source());
        }
    }

    @Test
    void withoutAPixelSizeTheUnitIsThePixelAndTheShapeOfPixelsIsKept() throws UserError {
        CalibratedImage calibrated = CalibratedImage.open(MemoryContext.input(image(1, Unit.PIXEL, -2, Unit.PIXEL)), 0, null);
        assertFalse(calibrated.isCalibrated());
        assertEquals(Unit.PIXEL, calibrated.image().x().unit());
        assertEquals(1, calibrated.pixelX(), 0);
        assertEquals(2, calibrated.pixelY(), 0);
        assertTrue(calibrated.source().contains("pixels"));
    }

    @Test
    void aDiffractionPatternIsRefusedByName() {
        UserError error = assertThrows(UserError.class,
                () -> CalibratedImage.open(MemoryContext.input(image(0.1, Unit.PER_NANOMETRE, 0.1, Unit.PER_NANOMETRE)), 0, null));
        assertTrue(error.getMessage().contains("image1.dm3") && error.getMessage().contains("diffraction") && error.getMessage().contains("1/nm"),
                error.getMessage());
    }

    @Test
    void oneImageOfAStackIsTaken() throws UserError {
        Dataset stack = new Dataset("stack", ArrayImgs.doubles(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, 2, 2, 2), "float64",
                List.of(Axis.signal("x", 2, 0.1, 0, Unit.NANOMETRE), Axis.signal("y", 2, 0.1, 0, Unit.NANOMETRE),
                        Axis.navigation("slice", 2, 1, 0, Unit.PIXEL)), Metadata.EMPTY);
        MemoryContext context = new MemoryContext().add("stack.mrc", stack);
        assertEquals(5, CalibratedImage.open(context.inputs().get(0), 1, null).image().at(0, 0), 0);
        UserError error = assertThrows(UserError.class, () -> CalibratedImage.open(context.inputs().get(0), 2, null));
        assertTrue(error.getMessage().contains("2 images"), error.getMessage());
    }
}
