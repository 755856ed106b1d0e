package org.lamella.interphase.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.analysis.AnalysisRun;
import org.lamella.analysis.AnalysisRunner;
import org.lamella.analysis.Figure;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.analysis.ParameterValues;
import org.lamella.crystal.Phase;
import org.lamella.crystal.PhaseLibrary;
import org.lamella.data.Image;
import org.lamella.data.Progress;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.ElementType;
import org.lamella.readers.Readers;
import org.lamella.readers.TiffWriter;
import org.lamella.simulation.InterphaseLayer;
import org.lamella.simulation.LayeredInterphase;
import org.lamella.simulation.Microscope;

/** The plug-in as its users see it: images or tables in, layers and statistics out. */
class InterphaseAnalysisTest {
    private static final InstalledAnalysis ANALYSIS = InstalledAnalysis.of(InterphaseAnalysis.class);

    @TempDir
    private static Path folder;
    private static List<Path> images;
    private static AnalysisRun run;

    /** Three images: 12, 8 and 20 nm between Li and an amorphous side; the third is mirrored, depth grows upwards. */
    @BeforeAll
    static void simulate() throws Exception {
        PhaseLibrary library = PhaseLibrary.builtIn();
        Phase lithium = library.get("Li");
        Phase oxide = library.get("Li2O");
        Phase nitride = library.get("Li3N");
        List<InterphaseLayer> layers = List.of(new InterphaseLayer("Li", List.of(lithium), 0, 0.8, 7, 10),
                new InterphaseLayer("1", List.of(lithium, oxide), 12, 0.45, 3, 5),
                new InterphaseLayer("2", List.of(lithium, oxide, nitride), 8, 0.45, 3, 5),
                new InterphaseLayer("3", List.of(oxide, nitride, library.get("Li3PO4-gamma")), 20, 0.45, 3, 5),
                new InterphaseLayer("amorphous", List.of(), 0, 0, 3, 5));
        images = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Path file = folder.resolve("region_" + (i + 1) + ".tif");
            TiffWriter.write(file, new LayeredInterphase(900, 1200, 0.05, layers, i == 2 ? 90 : -90, 0, 8,
                    Microscope.uncorrected().withDefocus(-50), 60, 40 + i).simulate().phantom().image(), ElementType.UINT16);
            images.add(file);
        }
        run = run(images, Map.of());
    }

    private static AnalysisRun run(List<Path> files, Map<String, ?> parameters) throws UserError {
        return new AnalysisRunner(Readers.builtIn(), "test").run(ANALYSIS, files, ParameterValues.parse(ANALYSIS.info(), parameters), Progress.NONE);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> map, String key) {
        return (List<Map<String, Object>>) map.get(key);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> map, String key) {
        return (Map<String, Object>) map.get(key);
    }

    private static double value(Map<String, Object> map, String key) {
        Quantity quantity = (Quantity) map.get(key);
        assertEquals(Unit.NANOMETRE, quantity.unit(), key);
        return quantity.value();
    }

    @Test
    void theTreeIsThatOfTheContract() {
        List<Map<String, Object>> regions = list(run.result().results(), "regions");
        assertEquals(3, regions.size());
        for (Map<String, Object> region : regions) {
            List<Map<String, Object>> layers = list(region, "layers");
            assertEquals(List.of("Li+Li2O", "Li+Li2O+Li3N", "Li2O+Li3N+Li3PO4"), layers.stream().map(layer -> layer.get("name")).toList());
            for (Map<String, Object> layer : layers) {
                assertEquals(value(layer, "thickness"), value(layer, "end") - value(layer, "start"), 1e-9);
                assertTrue(((Quantity) layer.get("thickness")).uncertainty() > 0);
                assertEquals(layers.indexOf(layer) == 0 ? 2 : 3, list(layer, "phases").size());
            }
            assertEquals(40, value(region, "total"), 4);
            assertEquals(value(layers.get(2), "end") - value(layers.get(0), "start"), value(region, "total"), 1e-9);
        }
        Map<String, Object> summary = map(run.result().results(), "summary");
        assertEquals(3, list(summary, "layers").size());
        Map<String, Object> total = map(summary, "total");
        assertEquals(3, total.get("n"));
        double mean = regions.stream().mapToDouble(region -> value(region, "total")).average().orElseThrow();
        assertEquals(mean, value(total, "mean"), 1e-9);
        assertEquals(((Quantity) total.get("mean")).uncertainty(), value(total, "sem"), 1e-12);
        List<?> interval = (List<?>) total.get("ci95");
        assertEquals(mean, ((Double) interval.get(0) + (Double) interval.get(1)) / 2, 1e-9);
        for (String key : List.of("sd", "median", "min", "max")) {
            assertTrue(value(total, key) > 0, key);
        }
        assertTrue(String.valueOf(run.result().results().get("criterion")).contains("boundary"));
    }

    @Test
    void depthMayGrowUpwardsToo() {
        Quantity normal = (Quantity) list(run.result().results(), "regions").get(2).get("normal");
        assertEquals(Unit.DEGREE, normal.unit());
        assertEquals(90, normal.value(), 8);
    }

    @Test
    void everyFigureIsDrawn() {
        List<String> names = run.result().figures().stream().map(Figure::name).toList();
        assertEquals(List.of("layers", "region-1", "region-2", "region-3"), names);
        for (Figure figure : run.result().figures()) {
            BufferedImage image = new BufferedImage(figure.width(), figure.height(), BufferedImage.TYPE_INT_RGB);
            figure.paint(image.createGraphics());
            long colours = java.util.Arrays.stream(image.getRGB(0, 0, figure.width(), figure.height(), null, 0, figure.width())).distinct().count();
            assertTrue(colours > 50, figure.name() + " has " + colours + " colours");
        }
    }

    @Test
    void theOrderOfTheInputsDoesNotMatter() throws UserError {
        List<Path> reversed = new ArrayList<>(images);
        Collections.reverse(reversed);
        assertEquals(run.result().results(), run(reversed, Map.of()).result().results());
    }

    @Test
    void oneBadImageLeavesTheOthers() throws Exception {
        Path broken = folder.resolve("broken.tif");
        Files.write(broken, new byte[] {'I', 'I', 42, 0, 99, 0, 0, 0});
        AnalysisRun partial = run(List.of(images.get(0), broken, images.get(1)), Map.of());
        assertTrue(partial.isPartial());
        assertEquals(2, list(partial.result().results(), "regions").size());
        assertTrue(partial.warnings().stream().anyMatch(warning -> warning.contains("broken.tif")), partial.warnings()::toString);
    }

    @Test
    void excludedRegionsAreShownButNotCounted() throws UserError {
        AnalysisRun without = run(images, Map.of("exclude", "region_2: drift"));
        List<Map<String, Object>> regions = list(without.result().results(), "regions");
        assertEquals("drift", regions.get(1).get("excluded"));
        assertNull(regions.get(0).get("excluded"));
        assertEquals(2, map(map(without.result().results(), "summary"), "total").get("n"));
        assertThrows(UserError.class, () -> run(images.subList(0, 1), Map.of("exclude", "region_1: drift")));
        AnalysisRun misspelt = run(images.subList(0, 1), Map.of("exclude", "region_9: drift"));
        assertTrue(misspelt.warnings().stream().anyMatch(warning -> warning.contains("region_9")), misspelt.warnings()::toString);
    }

    @Test
    void correctionsAreInTheResult() throws UserError {
        AnalysisRun corrected = run(images.subList(0, 1), Map.of("corrections", "region_1: 2=25.5"));
        Map<String, Object> region = list(corrected.result().results(), "regions").get(0);
        assertEquals(25.5, value(list(region, "layers").get(0), "end"), 1e-12);
        assertEquals(25.5, value(list(region, "layers").get(1), "start"), 1e-12);
        assertEquals(25.5, map(region, "corrected").get("2"));
        assertTrue(String.valueOf(corrected.parameters().get("corrections")).contains("2=25.5"));
    }

    @Test
    void aPhantomWithoutAnInterphaseReportsNone() throws Exception {
        Phase lithium = PhaseLibrary.builtIn().get("Li");
        Path file = folder.resolve("bare.tif");
        TiffWriter.write(file, new LayeredInterphase(800, 1000, 0.05, List.of(new InterphaseLayer("Li", List.of(lithium), 0, 0.8, 7, 10),
                new InterphaseLayer("amorphous", List.of(), 0, 0, 3, 5)), -90, 0, 8, Microscope.uncorrected().withDefocus(-50), 60, 3).simulate()
                .phantom().image(), ElementType.UINT16);
        AnalysisRun bare = run(List.of(file), Map.of());
        Map<String, Object> region = list(bare.result().results(), "regions").get(0);
        assertEquals(0, value(region, "total"));
        assertTrue(list(region, "layers").stream().noneMatch(layer -> (boolean) layer.get("present")));
        assertTrue(bare.warnings().stream().anyMatch(warning -> warning.contains("no layer")), bare.warnings()::toString);
        assertFalse(bare.result().figures().isEmpty());
    }

    @Test
    void depthsGivenByHandAreSummarised() throws Exception {
        Path table = folder.resolve("depths.csv");
        StringBuilder text = new StringBuilder("region,Li+Li2O (nm),Li+Li2O+Li3N (nm)\n");
        double[] depths = {18, 24, 20, 22, 21, 19, 25, 20, 23, 19};
        for (int i = 0; i < depths.length; i++) {
            text.append("r").append(i).append(',').append(depths[i]).append(',').append(10 + i).append('\n');
        }
        Files.writeString(table, text);
        AnalysisRun given = run(List.of(table), Map.of("exclude", "r9: half a lamella"));
        Map<String, Object> first = list(map(given.result().results(), "summary"), "layers").get(0);
        assertEquals(9, first.get("n"));
        assertEquals(192.0 / 9, value(first, "mean"), 1e-12);
        assertEquals(10, list(given.result().results(), "regions").size());
        AnalysisRun all = run(List.of(table), Map.of());
        Map<String, Object> layer = list(map(all.result().results(), "summary"), "layers").get(0);
        assertEquals(21.1, value(layer, "mean"), 1e-12);
        assertEquals(Math.sqrt(48.9 / 9), value(layer, "sd"), 1e-12);
        assertEquals(35.6, value(map(map(all.result().results(), "summary"), "total"), "mean"), 1e-12);
        Path wrong = folder.resolve("wrong.csv");
        Files.writeString(wrong, "region,A\nr1,x\n");
        UserError error = assertThrows(UserError.class, () -> run(List.of(wrong), Map.of()));
        assertTrue(error.getMessage().contains("wrong.csv") && error.getMessage().contains("line 2"), error.getMessage());
    }

    @Test
    void whatCannotBeDoneIsSaidInOneLine() throws Exception {
        Path bare = folder.resolve("uncalibrated.tif");
        TiffWriter.write(bare, Image.of(300, 300, new double[90_000], 1, Unit.PIXEL), ElementType.UINT16);
        assertTrue(assertThrows(UserError.class, () -> run(List.of(bare), Map.of())).getMessage().contains("pixelSize"));
        assertThrows(UserError.class, () -> run(List.of(bare), Map.of("pixelSize", "0.5 nm", "window", "200 nm")));
        assertThrows(UserError.class, () -> run(images, Map.of("stride", "3 nm")));
        assertThrows(UserError.class, () -> run(images, Map.of("layers", "Li+Kryptonite")));
        AnalysisRun flat = run(List.of(bare), Map.of("pixelSize", "0.05 nm"));
        assertEquals(0, value(list(flat.result().results(), "regions").get(0), "total"), "an image of zeros has no layers");
    }

    @Test
    void stopsWhenAskedTo() {
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
        assertThrows(CancellationException.class, () -> new AnalysisRunner(Readers.builtIn(), "test").run(ANALYSIS, images,
                ParameterValues.parse(ANALYSIS.info(), Map.of()), cancelled));
    }
}
