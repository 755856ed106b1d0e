package org.lamella.layers.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamella.analysis.Analysis;
import org.lamella.analysis.AnalysisRun;
import org.lamella.analysis.AnalysisRunner;
import org.lamella.analysis.Figure;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.analysis.ParameterValues;
import org.lamella.analysis.Table;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Image;
import org.lamella.data.Metadata;
import org.lamella.data.Progress;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.layers.SectionCorrection;
import org.lamella.readers.ElementType;
import org.lamella.readers.Readers;
import org.lamella.readers.TiffWriter;
import org.lamella.simulation.LayeredSection;
import org.lamella.simulation.SectionDesign;
import org.lamella.simulation.SectionImaging;
import org.lamella.simulation.SectionLayer;
import org.lamella.simulation.SectionPhantom;
import org.lamella.simulation.SurfaceModel;

/** The plug-ins as their users see them: files in, layers and statistics out. */
class LayersAnalysisTest {
    @TempDir
    private static Path folder;
    private static final List<Path> IMAGES = new ArrayList<>();
    private static final List<SectionPhantom> TRUTH = new ArrayList<>();

    @BeforeAll
    static void simulate() throws Exception {
        for (int i = 0; i < 3; i++) {
            List<SectionLayer> layers = List.of(new SectionLayer("top", 0, 200, 0), new SectionLayer("Li", 400 + 20 * i, 90, 0),
                    new SectionLayer("LNMO", 600, 160, 0.05), new SectionLayer("bottom", 0, 60, 0));
            SectionPhantom phantom = new LayeredSection(new SectionDesign(900, 520, 5, -90, 90, layers), new SurfaceModel(8, 120, false, 0),
                    new SectionImaging(5, true, 1, 0.1, 0.3), 60 + i).simulate();
            Path file = folder.resolve("section_" + (i + 1) + ".tif");
            TiffWriter.write(file, phantom.image(), ElementType.UINT16);
            IMAGES.add(file);
            TRUTH.add(phantom);
        }
    }

    private static AnalysisRun run(Class<? extends Analysis> type, List<Path> files, Map<String, ?> parameters) throws UserError {
        InstalledAnalysis analysis = InstalledAnalysis.of(type);
        return new AnalysisRunner(Readers.builtIn(), "test").run(analysis, files, ParameterValues.parse(analysis.info(), parameters), Progress.NONE);
    }

    private static AnalysisRun layers(List<Path> files, Map<String, ?> parameters) throws UserError {
        return run(LayersAnalysis.class, files, parameters);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object map, String key) {
        return (List<Map<String, Object>>) ((Map<String, Object>) map).get(key);
    }

    private static double value(Map<String, Object> map, String key) {
        return ((Quantity) map.get(key)).value();
    }

    @Test
    void imagesBecomeThicknessesStatisticsTablesAndFigures() throws Exception {
        AnalysisRun run = layers(IMAGES, Map.of("layers", "Li;LNMO"));
        List<Map<String, Object>> images = list(run.result().results(), "images");
        for (int i = 0; i < 3; i++) {
            List<Map<String, Object>> found = list(images.get(i), "layers");
            for (int k = 0; k < 2; k++) {
                assertEquals(TRUTH.get(i).thickness(k), value(found.get(k), "thickness"), 3);
                assertTrue(((Quantity) found.get(k).get("thickness")).uncertainty() > 0.01 * value(found.get(k), "thickness"));
                for (String key : List.of("sd", "min", "max", "ra", "rq")) {
                    assertTrue(value(found.get(k), key) > 0, key);
                }
                assertTrue((double) found.get(k).get("effectiveSamples") > 5);
            }
            assertEquals(3, list(images.get(i), "boundaries").size());
            assertEquals(TRUTH.get(i).roughness(0), value(list(images.get(i), "boundaries").get(0), "rq"), 1);
        }
        List<Map<String, Object>> summary = list(run.result().results().get("summary"), "layers");
        assertEquals(3, summary.get(0).get("n"));
        assertEquals(420, value(summary.get(0), "mean"), 5);
        List<Map<String, Object>> budget = list(run.result().results().get("summary"), "budget");
        assertTrue(value(budget.get(0), "combined") > value(budget.get(0), "sampling"));
        List<String> tables = run.result().tables().stream().map(Table::name).toList();
        assertTrue(tables.containsAll(List.of("statistics", "thickness", "budget", "boundaries", "paths")), tables::toString);
        List<String> figures = run.result().figures().stream().map(Figure::name).toList();
        assertTrue(figures.containsAll(List.of("section-1", "section-3", "layers", "box-plots")), figures::toString);
    }

    @Test
    void exclusionsAndCorrectionsAreKeptAndStrayNamesAreTold() throws Exception {
        AnalysisRun run = layers(IMAGES, Map.of("exclude", "section_2: charging; section_9: lost", "corrections", "section_1: 2=(450 250)"));
        assertEquals("charging", list(run.result().results(), "images").get(1).get("excluded"));
        assertEquals(List.of(450.0, 250.0), ((List<?>) ((Map<?, ?>) list(run.result().results(), "images").get(0).get("corrected")).get("2")).get(0));
        assertEquals(2, list(run.result().results().get("summary"), "layers").get(0).get("n"));
        assertTrue(run.warnings().stream().anyMatch(warning -> warning.contains("section_9")), run.warnings()::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"section_1: 2=450", "2=(450 250)", "section_1: 2=(450 250) and", "section_1: 0=(1 2)", "section_1: x"})
    void wrongCorrectionsAreOneClearLine(String text) {
        UserError error = assertThrows(UserError.class, () -> layers(IMAGES, Map.of("corrections", text)));
        assertTrue(error.getMessage().startsWith("corrections:"), error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"200", "200|x;1|2", "5|5;1|2", "1|2"})
    void wrongLevelsAreOneClearLine(String text) {
        assertThrows(UserError.class, () -> layers(IMAGES, Map.of("levels", text)));
    }

    @Test
    void correctionsAreWrittenAsTheyAreRead() throws Exception {
        String text = "a.tif: 2=(512 330.25) (800 341), 3=(100 420); b: 1=(1 2)";
        assertEquals(text, LayerTexts.text(LayerTexts.corrections(text)));
    }

    @Test
    void blankImagesSayThatNoLayerIsFound() throws Exception {
        Path file = folder.resolve("blank.tif");
        TiffWriter.write(file, Image.of(200, 200, new double[40_000], 5, Unit.NANOMETRE), ElementType.UINT16);
        AnalysisRun run = layers(List.of(file), Map.of());
        assertEquals(List.of(), list(run.result().results(), "images").get(0).get("layers"));
        assertNull(run.result().results().get("summary"));
        assertTrue(run.result().summary().get(0).startsWith("No layer is found"), run.result().summary()::toString);
        assertTrue(run.warnings().stream().anyMatch(warning -> warning.contains("no layer is found")), run.warnings()::toString);
    }

    @Test
    void theDistributionOfAStackIsThatOfAllSlices() throws Exception {
        double[] values = java.util.stream.Stream.of(TRUTH.get(0), TRUTH.get(2)).flatMapToDouble(each -> java.util.Arrays.stream(each.image().pixels())).toArray();
        Image one = TRUTH.get(0).image();
        Dataset stack = new Dataset("stack", ArrayImgs.doubles(values, one.width(), one.height(), 2), "float64",
                List.of(one.x(), one.y(), Axis.navigation("slice", 2, 1, 0, Unit.NONE)), Metadata.EMPTY);
        LayersAnalysis analysis = new LayersAnalysis();
        MeasuredSection section = analysis.measure(stack, "stack", analysis.settings(), SectionCorrection.NONE, null, Progress.NONE);
        assertEquals(2, section.stack().slices().size());
        double mean = section.stack().layers().get(0).mean();
        assertEquals(420, mean, 5);
        double[] shares = LayersFigures.shares(section.stack().map(0), mean, 5);
        double below = java.util.Arrays.stream(shares, 0, shares.length / 2).sum();
        // One slice is 20 nm thinner than the mean, the other 20 nm thicker.
        assertEquals(50, below, 8);
        assertEquals(100, java.util.Arrays.stream(shares).sum(), 1e-9);
        Figure map = LayersFigures.map("map", section);
        assertTrue(map.caption().contains("in every slice"), map.caption());
    }

    @Test
    void heightsAndDomes() throws Exception {
        double[] heights = new double[50 * 40];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = 100 + i % 50 + (i / 50 % 2 == 0 ? 3 : -3);
        }
        Path map = folder.resolve("afm.tif");
        TiffWriter.write(map, Image.of(50, 40, heights, 80, Unit.NANOMETRE), ElementType.FLOAT32);
        AnalysisRun run = run(HeightAnalysis.class, List.of(map), Map.of());
        assertEquals(3, value(list(run.result().results(), "maps").get(0), "sq"), 0.01);
        Path domes = folder.resolve("domes.csv");
        Files.writeString(domes, "strain,radius (um),thickness (um)\n0.024,57,1\n0.052,36.6,1\n");
        AnalysisRun stress = run(DomeStressAnalysis.class, List.of(domes), Map.of());
        assertEquals(0.151, value(list(stress.result().results(), "domes").get(0), "pressure"), 0.002);
        assertEquals(0.503, value(list(stress.result().results(), "domes").get(1), "pressure"), 0.004);
        Path wrong = folder.resolve("wrong.csv");
        Files.writeString(wrong, "strain,thickness\n0.02,1\n0.03,1\n");
        assertTrue(assertThrows(UserError.class, () -> run(DomeStressAnalysis.class, List.of(wrong), Map.of())).getMessage().contains("radius"));
    }

    private static Path shared(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("shared/data"))) {
                return at.resolve("shared/data").resolve(name);
            }
        }
        Assumptions.abort("the folder shared/data is not beside the repository");
        return null;
    }

    /** Expert masks of oxides under coatings (NASA); the reference is the mean column extent times the cosine of the tilt. */
    @ParameterizedTest
    @CsvSource({"040617_3_S0410018, 267.482, 200/40|110;110|40", "050317_3_S0440016, 205.362, 200/40|156;142|156",
        "070516_1_S1160020, 115.579, 100/30|68;54|78", "S879_062216_3-31cyc0030, 146.995, 220/50|118;96|127"})
    void oxidesUnderCoatings(String name, double reference, String levels) throws Exception {
        Path mask = shared("fibsem/ebc_tgo/mask_" + name + ".tif");
        Map<String, Object> masked = list(list(layers(List.of(mask), Map.of("layers", "oxide")).result().results(), "images").get(0), "layers").get(0);
        assertEquals(reference, value(masked, "thickness"), 0.01 * reference);
        Map<String, String> parameters = new HashMap<>(Map.of("layers", "oxide", "levels", levels));
        Path image = shared("fibsem/ebc_tgo/image_" + name + ".tif");
        Map<String, Object> traced = list(list(layers(List.of(image), parameters).result().results(), "images").get(0), "layers").get(0);
        assertEquals(reference, value(traced, "thickness"), 0.1 * reference);
    }

    /** DatabarHeight is 79 below an image of 1024 rows; the stage was level, so that nothing is corrected. */
    @Test
    void theBarOfVendorsIsLeftOut() throws Exception {
        Map<String, Object> fei = list(layers(List.of(shared("fibsem/sem_metadata/test_tiff_FEI_SEM.tif")), Map.of()).result().results(),
                "images").get(0);
        assertEquals(79, fei.get("dataBarRows"));
        assertNull(fei.get("tilt"));
        Map<String, Object> zeiss = list(layers(List.of(shared("fibsem/sem_metadata/test_tiff_Zeiss_SEM_512pix.tif")), Map.of()).result()
                .results(), "images").get(0);
        assertEquals(34, (int) zeiss.get("dataBarRows"), 3);
        assertEquals(11.649976, (double) ((List<?>) zeiss.get("pixel")).get(0), 1e-3);
    }
}
