package org.lamella.lattice.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lamella.lattice.plugin.MemoryContext.with;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.lamella.analysis.AnalysisResult;
import org.lamella.analysis.Figure;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.analysis.ParameterInfo;
import org.lamella.analysis.Table;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Image;
import org.lamella.data.Metadata;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.data.UserError;

/** The plug-in as its users see it: parameters, results tree, tables, figures, summary, errors. */
class LatticeAnalysisTest {
    private static LatticeAnalysis analysis() {
        return new LatticeAnalysis();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> region(AnalysisResult result, int index) {
        return ((List<Map<String, Object>>) result.results().get("regions")).get(index);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> map, String key) {
        return (List<Map<String, Object>>) map.get(key);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> map, String key) {
        return (Map<String, Object>) map.get(key);
    }

    private static Quantity quantity(Map<String, Object> map, String key, Unit unit) {
        Quantity quantity = (Quantity) map.get(key);
        assertEquals(unit, quantity.unit(), key);
        assertTrue(Double.isFinite(quantity.value()) && quantity.uncertainty() > 0, key + " = " + quantity);
        return quantity;
    }

    /** Everything in the tree is what the result file can hold, and every number is finite. */
    private static void assertIsTree(Object value, String where) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> assertIsTree(inner, where + "." + (String) key));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                assertIsTree(list.get(i), where + "[" + i + "]");
            }
        } else if (value instanceof Quantity quantity) {
            assertTrue(Double.isFinite(quantity.value()), where);
        } else if (value instanceof Number number) {
            assertTrue(Double.isFinite(number.doubleValue()), where);
        } else {
            assertTrue(value == null || value instanceof String || value instanceof Boolean, where + " is a " + value);
        }
    }

    private static void assertPaints(AnalysisResult result) {
        assertEquals(result.figures().size(), result.figures().stream().map(Figure::name).distinct().count());
        for (Figure figure : result.figures()) {
            assertFalse(figure.caption().isBlank());
            BufferedImage picture = new BufferedImage(figure.width(), figure.height(), BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = picture.createGraphics();
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, figure.width(), figure.height());
            figure.paint(graphics);
            graphics.dispose();
            long dark = 0;
            for (int y = 0; y < figure.height(); y++) {
                for (int x = 0; x < figure.width(); x++) {
                    dark += (picture.getRGB(x, y) & 0xff) < 128 ? 1 : 0;
                }
            }
            assertTrue(dark > 500, figure.name() + " is nearly empty");
        }
    }

    private static Table table(AnalysisResult result, String name) {
        return result.tables().stream().filter(table -> table.name().equals(name)).findFirst().orElseThrow();
    }

    private static int column(Table table, String heading) {
        List<String> headings = table.columns().stream().map(Table.Column::heading).toList();
        assertTrue(headings.contains(heading), headings.toString());
        return headings.indexOf(heading);
    }

    @Test
    void theResultHasTheKeysOfTheContractWithTheirUnits() throws UserError {
        Image image = CrystalImages.lithiumOxide(1);
        AnalysisResult result = analysis().analyse(MemoryContext.of(image));
        assertIsTree(result.results(), "results");
        Map<String, Object> region = region(result, 0);
        assertTrue(region.keySet().containsAll(Set.of("name", "bounds", "amorphous", "spots", "phases", "ambiguities", "unexplained", "scaleError")));
        assertEquals("image", region.get("name"));
        assertEquals(Map.of("x", 0, "y", 0, "width", 256, "height", 240), region.get("bounds"));
        assertEquals(false, region.get("amorphous"));
        assertEquals(List.of(), region.get("ambiguities"));
        assertEquals(List.of(), region.get("unexplained"));
        List<Map<String, Object>> spots = list(region, "spots");
        assertEquals(4, spots.size());
        double before = Double.POSITIVE_INFINITY;
        for (Map<String, Object> spot : spots) {
            Quantity d = quantity(spot, "d", Unit.NANOMETRE);
            assertEquals(0.01, d.uncertainty() / d.value(), 0.001);
            Quantity angle = quantity(spot, "angle", Unit.DEGREE);
            assertTrue(angle.value() >= 0 && angle.value() < 180);
            Quantity gx = quantity(map(spot, "g"), "x", Unit.PER_NANOMETRE);
            Quantity gy = quantity(map(spot, "g"), "y", Unit.PER_NANOMETRE);
            assertEquals(d.value(), 1 / Math.hypot(gx.value(), gy.value()), 1e-12);
            assertEquals(angle.value(), Math.toDegrees(Math.atan2(gy.value(), gx.value())), 1e-9);
            assertTrue((double) spot.get("snr") <= before);
            before = (double) spot.get("snr");
            assertTrue((double) spot.get("significance") < 0.001);
            assertTrue(spot.containsKey("harmonicOf"));
        }
        List<Map<String, Object>> phases = list(region, "phases");
        assertEquals(1, phases.size());
        assertEquals("Li2O", phases.get(0).get("phase"));
        assertEquals(List.of(1, 1, 0), phases.get(0).get("zoneAxis"));
        assertTrue((double) phases.get(0).get("significance") < 0.05);
        assertFalse(((String) phases.get(0).get("source")).isBlank());
        List<Map<String, Object>> matches = list(phases.get(0), "matches");
        assertEquals(4, matches.size());
        for (Map<String, Object> match : matches) {
            double calculated = (double) match.get("dCalculated");
            double measured = ((Quantity) spots.get((int) match.get("spot")).get("d")).value();
            assertEquals(100 * (measured / calculated - 1), (double) match.get("deviation"), 1e-9);
            assertEquals(0, (double) match.get("deviation"), 0.1);
            assertEquals(3, ((List<?>) match.get("hkl")).size());
        }
        assertEquals(0, quantity(map(region, "scaleError"), "x", Unit.PERCENT).value(), 0.2);
        assertEquals(0, quantity(map(region, "scaleError"), "y", Unit.PERCENT).value(), 0.2);
        assertEquals(Unit.DEGREE, ((Quantity) map(region, "scaleError").get("shear")).unit());
    }

    @Test
    void spacingsAndDirectionsAreThoseOfTheCrystal() throws UserError {
        AnalysisResult result = analysis().analyse(MemoryContext.of(CrystalImages.lithiumOxide(1)));
        List<Map<String, Object>> spots = list(region(result, 0), "spots");
        double[] expected = {0.4619 / Math.sqrt(3), 0.4619 / Math.sqrt(3), 0.4619 / 2, 0.4619 / Math.sqrt(8)};
        double[] angles = {20 + 35.2644, 180 + 20 - 35.2644, 110, 20};
        for (int i = 0; i < 4; i++) {
            double d = expected[i];
            double angle = angles[i];
            assertTrue(spots.stream().anyMatch(spot -> Math.abs(((Quantity) spot.get("d")).value() / d - 1) < 5e-4
                    && Math.abs(((Quantity) spot.get("angle")).value() - angle) < 0.05), d + " nm at " + angle + " deg in " + spots);
        }
    }

    @Test
    void theCalibrationIsPartOfTheResult() throws UserError {
        AnalysisResult result = with(analysis(), "calibrationUncertainty", 0.02).analyse(MemoryContext.of(CrystalImages.lithiumOxide(1)));
        Map<String, Object> calibration = list(result.results(), "calibrations").get(0);
        assertEquals("image1.dm3", calibration.get("input"));
        assertEquals("file metadata", calibration.get("source"));
        assertEquals(Quantity.of(0.02, 0.02 * 0.02, Unit.NANOMETRE), calibration.get("x"));
        assertEquals(0.02, ((Quantity) list(region(result, 0), "spots").get(0).get("d")).uncertainty()
                / ((Quantity) list(region(result, 0), "spots").get(0).get("d")).value(), 0.001);
    }

    @Test
    void tablesHoldWhatTheTreeHolds() throws UserError {
        AnalysisResult result = analysis().analyse(MemoryContext.of(CrystalImages.lithiumOxide(1)));
        List<Map<String, Object>> spots = list(region(result, 0), "spots");
        Table table = table(result, "spots");
        assertEquals(spots.size(), table.rows().size());
        for (int i = 0; i < spots.size(); i++) {
            List<Object> row = table.rows().get(i);
            assertEquals("image", row.get(column(table, "region")));
            assertEquals(((Quantity) spots.get(i).get("d")).value(), row.get(column(table, "d (nm)")));
            assertEquals(((Quantity) spots.get(i).get("d")).uncertainty(), row.get(column(table, "u(d) (nm)")));
            assertEquals(((Quantity) spots.get(i).get("angle")).value(), row.get(column(table, "angle (deg)")));
            assertEquals(spots.get(i).get("snr"), row.get(column(table, "snr")));
            assertTrue(((String) row.get(column(table, "explained by"))).startsWith("Li2O "));
        }
        Table phases = table(result, "phases");
        assertEquals(1, phases.rows().size());
        assertEquals("Li2O", phases.rows().get(0).get(column(phases, "phase")));
        assertEquals("[1 1 0]", phases.rows().get(0).get(column(phases, "zone axis")));
        assertEquals(4, phases.rows().get(0).get(column(phases, "spots")));
    }

    @Test
    void theSummarySaysWhatWasFound() throws UserError {
        List<String> summary = analysis().analyse(MemoryContext.of(CrystalImages.lithiumOxide(1))).summary();
        assertEquals(1, summary.size());
        assertTrue(summary.get(0).contains("4 spots") && summary.get(0).contains("Li2O [1 1 0]"), summary.get(0));
    }

    @Test
    void figuresOfCrystalsAndRegionsPaint() throws UserError {
        AnalysisResult result = with(analysis(), "region", "left=0,0,128,240; right=128,0,128,240")
                .analyse(MemoryContext.of(CrystalImages.lithiumOxide(1)));
        assertEquals(3, result.figures().size());
        assertPaints(result);
    }

    @Test
    void anImageWithoutALatticeIsAmorphous() throws UserError {
        AnalysisResult result = analysis().analyse(MemoryContext.of(CrystalImages.noise(3)));
        Map<String, Object> region = region(result, 0);
        assertEquals(true, region.get("amorphous"));
        assertEquals(List.of(), region.get("spots"));
        assertEquals(List.of(), region.get("phases"));
        assertEquals(List.of(), region.get("ambiguities"));
        assertNull(region.get("scaleError"));
        assertTrue(result.summary().get(0).contains("amorphous"), result.summary().get(0));
        assertEquals(0, table(result, "spots").rows().size());
        assertPaints(result);
    }

    @Test
    void regionsAreMeasuredOneByOneUnderTheirNames() throws UserError {
        AnalysisResult result = with(analysis(), "region", "upper=0,0,256,120; lower=10,120,200,120").analyse(
                MemoryContext.of(CrystalImages.lithiumOxide(4)));
        assertEquals("upper", region(result, 0).get("name"));
        assertEquals("lower", region(result, 1).get("name"));
        assertEquals(Map.of("x", 10, "y", 120, "width", 200, "height", 120), region(result, 1).get("bounds"));
        assertEquals(2, result.summary().size());
        assertTrue(result.summary().get(1).startsWith("lower: "));
    }

    @Test
    void tilesCoverTheImage() throws UserError {
        AnalysisResult result = with(analysis(), "tile", 100).analyse(MemoryContext.of(CrystalImages.noise(5)));
        assertEquals(2, list(result.results(), "regions").size());
        assertEquals("tile 1-1", region(result, 0).get("name"));
        assertEquals("tile 1-2", region(result, 1).get("name"));
    }

    @Test
    void severalInputsAreToldApart() throws UserError {
        MemoryContext context = MemoryContext.of(CrystalImages.lithiumOxide(1), CrystalImages.noise(3));
        AnalysisResult result = analysis().analyse(context);
        assertEquals("image1.dm3: image", region(result, 0).get("name"));
        assertEquals("image2.dm3: image", region(result, 1).get("name"));
        assertEquals("image2.dm3", region(result, 1).get("input"));
        assertEquals(2, list(result.results(), "calibrations").size());
        assertPaints(result);
    }

    @Test
    void anInputThatFailsDoesNotStopTheOthers() throws UserError {
        Image diffraction = CrystalImages.saidToHave(CrystalImages.noise(1), 0.1, 0.1, Unit.PER_NANOMETRE);
        MemoryContext context = MemoryContext.of(diffraction, CrystalImages.lithiumOxide(1));
        AnalysisResult result = analysis().analyse(context);
        assertEquals(1, list(result.results(), "regions").size());
        assertEquals(1, context.warnings.size());
        assertTrue(context.warnings.get(0).contains("image1.dm3"), context.warnings.get(0));
    }

    @Test
    void anImageWithoutAPixelSizeIsMeasuredInPixels() throws UserError {
        MemoryContext context = MemoryContext.of(CrystalImages.saidToHave(CrystalImages.lithiumOxide(1), 1, 1, Unit.PIXEL));
        AnalysisResult result = with(analysis(), "candidates", new String[] {"Li2O"}).analyse(context);
        assertIsTree(result.results(), "results");
        assertTrue(context.warnings.get(0).contains("pixel size"), context.warnings.toString());
        Map<String, Object> spot = list(region(result, 0), "spots").get(0);
        assertEquals(0.26668 / 0.02, quantity(spot, "d", Unit.PIXEL).value(), 0.02);
        assertEquals(Unit.RECIPROCAL_PIXEL, ((Quantity) map(spot, "g").get("x")).unit());
        assertNull(region(result, 0).get("scaleError"));
        assertNull(list(result.results(), "calibrations").get(0).get("x"));
        Map<String, Object> claim = list(region(result, 0), "phases").get(0);
        assertEquals("Li2O", claim.get("phase"));
        assertEquals(List.of(1, 1, 0), claim.get("zoneAxis"));
        list(claim, "matches").forEach(match -> assertEquals(0, (double) match.get("deviation"), 0.1));
        assertEquals(0.02, quantity(map(region(result, 0), "impliedPixelSize"), "x", Unit.NANOMETRE).value(), 0.0001);
        assertPaints(result);
    }

    @Test
    void anAmorphousImageWithoutAPixelSizeIsInPixelsThroughout() throws UserError {
        Image image = CrystalImages.saidToHave(CrystalImages.noise(3), 1, 1, Unit.PIXEL);
        AnalysisResult result = analysis().analyse(MemoryContext.of(image));
        assertEquals(true, region(result, 0).get("amorphous"));
        assertPaints(result);
        assertEquals("d (px)", table(result, "spots").columns().get(2).heading());
    }

    @Test
    void aGivenPixelSizeReplacesTheFiles() throws UserError {
        Image image = CrystalImages.saidToHave(CrystalImages.lithiumOxide(1), 3, 3, Unit.MICROMETRE);
        AnalysisResult result = with(analysis(), "pixelSize", 0.02).analyse(MemoryContext.of(image));
        assertEquals("Li2O", list(region(result, 0), "phases").get(0).get("phase"));
        assertEquals("given by the user", list(result.results(), "calibrations").get(0).get("source"));
    }

    @Test
    void noCandidatesGiveSpotsWithoutPhases() throws UserError {
        AnalysisResult result = with(analysis(), "candidates", new String[0]).analyse(MemoryContext.of(CrystalImages.lithiumOxide(1)));
        assertEquals(4, list(region(result, 0), "spots").size());
        assertEquals(List.of(), region(result, 0).get("phases"));
        assertEquals(List.of(0, 1, 2, 3), region(result, 0).get("unexplained"));
        assertTrue(result.summary().get(0).contains("no phase"), result.summary().get(0));
        assertPaints(result);
    }

    @Test
    void noPhaseIsNamedWhenNoneIsAllowed() throws UserError {
        AnalysisResult result = with(analysis(), "maxPhases", 0).analyse(MemoryContext.of(CrystalImages.lithiumOxide(1)));
        assertEquals(List.of(), region(result, 0).get("phases"));
    }

    @Test
    void anUnknownCandidateIsNamed() {
        UserError error = assertThrows(UserError.class,
                () -> with(analysis(), "candidates", new String[] {"Li2O", "Unobtainium"}).analyse(MemoryContext.of(CrystalImages.noise(1))));
        assertTrue(error.getMessage().contains("Unobtainium"), error.getMessage());
    }

    @Test
    void candidatesNamedTwiceCountOnce() throws UserError {
        AnalysisResult once = with(analysis(), "candidates", new String[] {"Li2O"}).analyse(MemoryContext.of(CrystalImages.lithiumOxide(1)));
        AnalysisResult twice = with(analysis(), "candidates", new String[] {"Li2O", " li2o ", "", "LI2O"})
                .analyse(MemoryContext.of(CrystalImages.lithiumOxide(1)));
        assertEquals(once.results(), twice.results());
    }

    @Test
    void aDiffractionPatternIsRefused() {
        Image image = CrystalImages.saidToHave(CrystalImages.noise(1), 0.1, 0.1, Unit.PER_NANOMETRE);
        UserError error = assertThrows(UserError.class, () -> analysis().analyse(MemoryContext.of(image)));
        assertTrue(error.getMessage().contains("diffraction"), error.getMessage());
    }

    @Test
    void smallestSpacingMustBeBelowTheLargest() {
        UserError error = assertThrows(UserError.class,
                () -> with(with(analysis(), "dMin", 0.5), "dMax", 0.3).analyse(MemoryContext.of(CrystalImages.noise(1))));
        assertTrue(error.getMessage().contains("dMin") && error.getMessage().contains("0.5") && error.getMessage().contains("0.3"), error.getMessage());
    }

    @Test
    void regionsOutsideTooSmallOrWrongAreRefused() {
        for (String region : List.of("150,0,100,100", "0,0,20,20", "0,0,20", "a=b")) {
            UserError error = assertThrows(UserError.class,
                    () -> with(analysis(), "region", region).analyse(MemoryContext.of(CrystalImages.noise(1))), region);
            assertFalse(error.getMessage().isBlank());
        }
    }

    @Test
    void pixelsTooCoarseForTheSpacingsAreRefusedWithTheInput() {
        Image image = CrystalImages.saidToHave(CrystalImages.noise(1), 1, 1, Unit.NANOMETRE);
        UserError error = assertThrows(UserError.class, () -> with(analysis(), "dMax", 1.2).analyse(MemoryContext.of(image)));
        assertTrue(error.getMessage().startsWith("image1.dm3: "), error.getMessage());
    }

    @Test
    void anImageWithoutANumberIsRefused() {
        double[] pixels = new double[64 * 64];
        java.util.Arrays.fill(pixels, Double.NaN);
        Image image = Image.of(64, 64, pixels, 0.02, Unit.NANOMETRE);
        UserError error = assertThrows(UserError.class, () -> analysis().analyse(MemoryContext.of(image)));
        assertTrue(error.getMessage().contains("image1.dm3") && error.getMessage().contains("finite"), error.getMessage());
    }

    @Test
    void theImageOfAStackIsChosen() throws UserError {
        Image crystal = CrystalImages.image(100, 100, 0.02, 0.02, CrystalImages.faceCentred(0.4619, 20), 1);
        Image noise = CrystalImages.image(100, 100, 0.02, 0.02, List.of(), 1);
        double[] both = new double[2 * 100 * 100];
        System.arraycopy(noise.pixels(), 0, both, 0, 100 * 100);
        System.arraycopy(crystal.pixels(), 0, both, 100 * 100, 100 * 100);
        Dataset stack = new Dataset("stack", ArrayImgs.doubles(both, 100, 100, 2), "float64",
                List.of(crystal.x(), crystal.y(), Axis.navigation("slice", 2, 1, 0, Unit.PIXEL)), Metadata.EMPTY);
        assertEquals(true, region(analysis().analyse(new MemoryContext().add("stack.mrc", stack)), 0).get("amorphous"));
        assertEquals(false, region(with(analysis(), "image", 1).analyse(new MemoryContext().add("stack.mrc", stack)), 0).get("amorphous"));
        assertThrows(UserError.class, () -> with(analysis(), "image", 2).analyse(new MemoryContext().add("stack.mrc", stack)));
    }

    @Test
    void theSameInputGivesTheSameResult() throws UserError {
        AnalysisResult first = analysis().analyse(MemoryContext.of(CrystalImages.lithiumOxide(7)));
        AnalysisResult second = analysis().analyse(MemoryContext.of(CrystalImages.lithiumOxide(7)));
        assertEquals(first.results(), second.results());
        assertEquals(first.tables(), second.tables());
        assertEquals(first.summary(), second.summary());
    }

    @Test
    void theParametersThatScriptsRelyOnAreThere() {
        List<String> names = InstalledAnalysis.of(LatticeAnalysis.class).info().parameters().stream().map(ParameterInfo::name).toList();
        assertTrue(names.containsAll(List.of("region", "tile", "candidates", "pixelSize", "calibrationUncertainty", "falseAlarm", "dMin", "dMax",
                "maxPhases")), names.toString());
        assertEquals("lattice", InstalledAnalysis.of(LatticeAnalysis.class).info().name());
        ParameterInfo uncertainty = InstalledAnalysis.of(LatticeAnalysis.class).info().parameter("calibrationUncertainty").orElseThrow();
        assertEquals(0.01, uncertainty.defaultValue().orElseThrow());
        ParameterInfo falseAlarm = InstalledAnalysis.of(LatticeAnalysis.class).info().parameter("falseAlarm").orElseThrow();
        assertEquals(0.001, falseAlarm.defaultValue().orElseThrow());
        assertNotNull(InstalledAnalysis.of(LatticeAnalysis.class).info().parameter("candidates").orElseThrow().defaultValue().orElseThrow());
    }
}
