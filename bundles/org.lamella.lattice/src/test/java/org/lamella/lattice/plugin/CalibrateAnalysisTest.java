package org.lamella.lattice.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lamella.lattice.plugin.MemoryContext.with;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamella.analysis.AnalysisResult;
import org.lamella.analysis.Table;
import org.lamella.crystal.Phase;
import org.lamella.crystal.PhaseLibrary;
import org.lamella.crystal.ZoneAxis;
import org.lamella.data.Image;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.simulation.CrystalGrain;
import org.lamella.simulation.HighResolutionPhantom;
import org.lamella.simulation.Microscope;
import org.lamella.simulation.PhantomSettings;

/** The pixel size from a known crystal. */
class CalibrateAnalysisTest {
    private static final double GOLD = 0.40782;

    @SuppressWarnings("unchecked")
    private static Map<String, Object> first(AnalysisResult result) {
        return ((List<Map<String, Object>>) result.results().get("images")).get(0);
    }

    @SuppressWarnings("unchecked")
    private static Quantity pixel(AnalysisResult result, String axis) {
        Quantity size = ((Map<String, Quantity>) first(result).get("pixelSize")).get(axis);
        assertEquals(Unit.NANOMETRE, size.unit());
        return size;
    }

    private static void assertWithin(double expected, Quantity found) {
        assertEquals(expected, found.value(), 3 * found.uncertainty(), found.format());
        // At least that of the lattice parameter, and no more than three times that.
        assertTrue(found.uncertainty() >= 0.0009 * expected && found.uncertainty() < 0.003 * expected, found.format());
    }

    @ParameterizedTest
    @CsvSource({"0.0212, 0.0212", "0.0188, 0.0188", "0.0204, 0.0201", "0.02, 0.02"})
    void goldGivesThePixelSizeWithItsUncertainty(double pixelX, double pixelY) throws UserError {
        Image truth = CrystalImages.image(400, 377, pixelX, pixelY, CrystalImages.faceCentred(GOLD, 33), 5);
        AnalysisResult result = new CalibrateAnalysis().analyse(MemoryContext.of(CrystalImages.saidToHave(truth, 0.02, 0.02, Unit.NANOMETRE)));
        assertWithin(pixelX, pixel(result, "x"));
        assertWithin(pixelY, pixel(result, "y"));
        Quantity anisotropy = (Quantity) first(result).get("anisotropy");
        assertEquals(Unit.PERCENT, anisotropy.unit());
        assertEquals(100 * (pixelY / pixelX - 1), anisotropy.value(), 0.1);
        Quantity shear = (Quantity) first(result).get("shear");
        assertEquals(Unit.DEGREE, shear.unit());
        assertEquals(0, shear.value(), 0.1);
        assertEquals(List.of(List.of(1, 1, 0)), first(result).get("zoneAxes"));
        assertEquals(4, first(result).get("spots"));
        assertEquals("image1.dm3", first(result).get("name"));
        Table table = result.tables().get(0);
        assertEquals("calibration", table.name());
        assertEquals(pixel(result, "x").value(), table.rows().get(0).get(2));
        assertTrue(result.summary().get(0).contains("Au"), result.summary().get(0));
        assertEquals(1, result.figures().size());
    }

    @Test
    void anImageWithoutAnyPixelSizeGetsOne() throws UserError {
        Image truth = CrystalImages.image(400, 377, 0.0207, 0.0207, CrystalImages.faceCentred(GOLD, 33), 5);
        AnalysisResult result = new CalibrateAnalysis().analyse(MemoryContext.of(CrystalImages.saidToHave(truth, 1, 1, Unit.PIXEL)));
        assertWithin(0.0207, pixel(result, "x"));
        assertWithin(0.0207, pixel(result, "y"));
    }

    @Test
    void aSimulatedCrystalOfSiliconGivesThePixelSize() throws UserError {
        Phase silicon = PhaseLibrary.builtIn().get("Si");
        double pixel = 0.0215;
        double middle = 256 * pixel;
        Image image = HighResolutionPhantom.simulate(new PhantomSettings(512, 512, pixel, pixel,
                List.of(new CrystalGrain(silicon, new ZoneAxis(1, 1, 0), 28, 0, 0, middle, middle, 9)), 8, Microscope.uncorrected(), 40, 3)).image();
        AnalysisResult result = with(new CalibrateAnalysis(), "phase", "Si").analyse(
                MemoryContext.of(CrystalImages.saidToHave(image, 0.0225, 0.0225, Unit.NANOMETRE)));
        assertEquals(pixel, pixel(result, "x").value(), 0.004 * pixel);
        assertEquals(pixel, pixel(result, "y").value(), 0.004 * pixel);
        assertEquals(pixel, pixel(result, "x").value(), 3 * pixel(result, "x").uncertainty());
    }

    @Test
    void eachRegionIsCalibrated() throws UserError {
        Image truth = CrystalImages.image(400, 300, 0.0207, 0.0207, CrystalImages.faceCentred(GOLD, 33), 5);
        AnalysisResult result = with(new CalibrateAnalysis(), "region", "left=0,0,200,300; right=200,0,200,300").analyse(MemoryContext.of(truth));
        assertEquals(2, ((List<?>) result.results().get("images")).size());
        assertEquals("left", first(result).get("region"));
        assertEquals(2, result.tables().get(0).rows().size());
    }

    @Test
    void anImageOfSomethingElseIsRefusedWithAdvice() {
        Image noise = CrystalImages.noise(2);
        UserError error = assertThrows(UserError.class, () -> new CalibrateAnalysis().analyse(MemoryContext.of(noise)));
        assertTrue(error.getMessage().contains("image1.dm3") && error.getMessage().contains("Au") && error.getMessage().contains("region"),
                error.getMessage());
    }

    @Test
    void aPhaseMustBeNamedAndKnown() {
        assertThrows(UserError.class, () -> with(new CalibrateAnalysis(), "phase", " ").analyse(MemoryContext.of(CrystalImages.noise(2))));
        UserError error = assertThrows(UserError.class,
                () -> with(new CalibrateAnalysis(), "phase", "Unobtainium").analyse(MemoryContext.of(CrystalImages.noise(2))));
        assertTrue(error.getMessage().contains("Unobtainium"), error.getMessage());
    }

    @Test
    void aDiffractionPatternIsRefused() {
        Image image = CrystalImages.saidToHave(CrystalImages.noise(1), 0.1, 0.1, Unit.PER_NANOMETRE);
        assertThrows(UserError.class, () -> new CalibrateAnalysis().analyse(MemoryContext.of(image)));
    }
}
