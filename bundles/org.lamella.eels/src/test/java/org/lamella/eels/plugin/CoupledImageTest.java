package org.lamella.eels.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamella.analysis.AnalysisRun;
import org.lamella.analysis.AnalysisRunner;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.analysis.ParameterValues;
import org.lamella.data.Dataset;
import org.lamella.data.Progress;
import org.lamella.data.Quantity;
import org.lamella.data.UserError;
import org.lamella.readers.Readers;

/** Spectrum images with the low loss that was recorded with them: drift, thickness and plural scattering are known. */
class CoupledImageTest {
    private static final CoupledImages IMAGES = new CoupledImages(8, 6);

    @TempDir
    private Path folder;

    private static AnalysisRun run(List<Path> files, Map<String, ?> parameters, Progress progress) throws UserError {
        InstalledAnalysis eels = InstalledAnalysis.of(EelsAnalysis.class);
        return new AnalysisRunner(Readers.builtIn(), "test").run(eels, files, ParameterValues.parse(eels.info(), parameters), progress);
    }

    private static AnalysisRun run(List<Path> files, Map<String, ?> parameters) throws UserError {
        return run(files, parameters, Progress.NONE);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> map, String key) {
        return (List<Map<String, Object>>) map.get(key);
    }

    private static Map<String, Object> spectrum(AnalysisRun run, int index) {
        return list(run.result().results(), "spectra").get(index);
    }

    private static Quantity ofEdge(AnalysisRun run, int index, String quantity) {
        List<Map<String, Object>> edges = list(spectrum(run, index), "edges");
        return edges.isEmpty() ? null : (Quantity) edges.get(0).get(quantity);
    }

    private static Quantity firstPeak(AnalysisRun run, int index) {
        return (Quantity) list(list(spectrum(run, index), "edges").get(0), "peaks").get(0).get("center");
    }

    private static Map<String, Object> map(AnalysisRun run, String name) {
        return list(run.result().results(), "maps").stream().filter(map -> map.get("name").equals(name)).findFirst().orElseThrow();
    }

    /** The mean ratio of the pixels of a row. */
    private static double ratioOfRow(AnalysisRun run, int row) {
        return IntStream.range(row * IMAGES.width(), (row + 1) * IMAGES.width()).mapToDouble(i -> ofEdge(run, i, "whiteLineRatio").value()).average().orElseThrow();
    }

    @Test
    void driftThicknessAndPluralScatteringOfEveryPixel() throws Exception {
        List<Path> files = List.of(IMAGES.writeCore(folder, "core", 1), IMAGES.writeLow(folder, "low", 2));
        AnalysisRun run = run(files, Map.of("edge", "Mn-L", "collection", "20mrad", "beamEnergy", "200keV", "density", "4.9"));
        double pulls = 0;
        double ratioPulls = 0;
        for (int i = 0; i < IMAGES.pixels(); i++) {
            Quantity zeroLoss = (Quantity) spectrum(run, i).get("zeroLoss");
            assertEquals(IMAGES.drift(i), zeroLoss.value(), 5 * zeroLoss.uncertainty(), "pixel " + i);
            Quantity thickness = (Quantity) spectrum(run, i).get("thickness");
            assertEquals(IMAGES.thickness(i), thickness.value(), 0.02 * IMAGES.thickness(i), "pixel " + i);
            pulls += Math.pow((thickness.value() - IMAGES.thickness(i)) / thickness.uncertainty(), 2) / IMAGES.pixels();
            // Wherever the axis was while a pixel was recorded, its line is where that of the others is.
            assertEquals(641.7 + IMAGES.meanDrift(), firstPeak(run, i).value(), 0.12, "pixel " + i);
            Quantity ratio = ofEdge(run, i, "whiteLineRatio");
            ratioPulls += Math.pow((ratio.value() - 2.6) / ratio.uncertainty(), 2) / IMAGES.pixels();
        }
        assertTrue(pulls > 0.4 && pulls < 2, "mean square pull of the thickness " + pulls);
        assertTrue(ratioPulls > 0.4 && ratioPulls < 2.2, "mean square pull of the ratio " + ratioPulls);
        for (int row = 0; row < IMAGES.height(); row++) {
            assertEquals(2.62, ratioOfRow(run, row), 0.13, "row " + row);
        }
        AnalysisRun plural = run(files, Map.of("edge", "Mn-L", "deconvolve", "false"));
        assertTrue(ratioOfRow(plural, 5) < 1.3, "without deconvolution plural scattering fills the second window: " + ratioOfRow(plural, 5));
        AnalysisRun drifting = run(files, Map.of("edge", "Mn-L", "alignment", "none"));
        assertTrue(firstPeak(drifting, 7).value() - firstPeak(drifting, 0).value() > 2.3);
        assertEquals(0.75, (Double) map(run, "t/lambda").get("mean"), 0.01);
        assertEquals(IMAGES.meanDrift(), (Double) map(run, "zero loss").get("mean"), 0.01);
        Quantity path = (Quantity) list(run.result().results(), "absoluteThickness").get(0).get("meanFreePath");
        assertEquals(1.2 * path.value(), (Double) map(run, "thickness").get("max"), 0.02 * path.value());
        assertTrue((Double) map(run, "uncertainty of thickness").get("min") > 0.25 * path.uncertainty());
        assertEquals(1, list(run.result().results(), "spectra").stream().filter(each -> each.get("name").equals("low.rpl")).count());
        run.result().figures().forEach(figure -> figure.paint(new java.awt.image.BufferedImage(figure.width(), figure.height(),
                java.awt.image.BufferedImage.TYPE_INT_RGB).createGraphics()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"maximum", "centroid", "gaussian", "cross-correlation"})
    void everyMethodFindsTheDriftOfEveryPixel(String method) throws Exception {
        CoupledImages images = new CoupledImages(5, 2);
        AnalysisRun run = run(List.of(images.writeCore(folder, "core", 3), images.writeLow(folder, "low", 4)), Map.of("edge", "Mn-L", "zeroLossMethod", method));
        for (int i = 0; i < images.pixels(); i++) {
            Quantity zeroLoss = (Quantity) spectrum(run, i).get("zeroLoss");
            assertEquals(images.drift(i), zeroLoss.value(), 0.02, "pixel " + i);
        }
    }

    @Test
    void oneLowLossForAllPixels() throws Exception {
        CoupledImages images = new CoupledImages(6, 1);
        Path core = images.writeCore(folder, "core", 5);
        double[] low = images.low(2, 6);
        Path single = CoupledImages.write(folder, "low", 1, 1, -20, new double[][] {low});
        AnalysisRun run = run(List.of(core, single), Map.of("edge", "Mn-L", "alignment", "none"));
        assertEquals(0.3, ((Quantity) spectrum(run, 4).get("thickness")).value(), 0.01);
        double mean = IntStream.range(0, 6).mapToDouble(i -> ofEdge(run, i, "whiteLineRatio").value()).average().orElseThrow();
        assertEquals(2.62, mean, 0.1);
    }

    /** A line of low losses belongs to a line of core losses, spectrum by spectrum. */
    @Test
    void lineScansAreAlignedToo() throws Exception {
        CoupledImages images = new CoupledImages(7, 1);
        AnalysisRun run = run(List.of(images.writeCore(folder, "core", 7), images.writeLow(folder, "low", 8)), Map.of("edge", "Mn-L"));
        for (int i = 0; i < 7; i++) {
            assertEquals(641.7 + images.meanDrift(), firstPeak(run, i).value(), 0.12);
        }
    }

    @Test
    void aPixelWithoutZeroLossIsLeftOut() throws Exception {
        CoupledImages images = new CoupledImages(4, 3);
        double[][] low = new double[12][];
        Arrays.setAll(low, i -> i == 5 ? new double[CoupledImages.LOW_CHANNELS] : images.low(i, 40 + i));
        Path lowLoss = CoupledImages.write(folder, "low", 4, 3, -20, low);
        AnalysisRun run = run(List.of(images.writeCore(folder, "core", 9), lowLoss), Map.of("edge", "Mn-L"));
        assertNull(ofEdge(run, 5, "integral"));
        assertNull(spectrum(run, 5).get("thickness"));
        assertEquals(1, map(run, "t/lambda").get("pixelsWithout"));
        assertEquals(1, map(run, "Mn-L L3/L2").get("pixelsWithout"));
        assertTrue(run.warnings().stream().anyMatch(line -> line.contains("low.rpl: the low loss of 1 of 12 pixels is not usable")), run.warnings()::toString);
    }

    @Test
    void shapesThatDoNotMatchGetOneLine() throws Exception {
        Path core = new CoupledImages(4, 3).writeCore(folder, "core", 1);
        Path low = new CoupledImages(3, 4).writeLow(folder, "low", 1);
        AnalysisRun run = run(List.of(core, low), Map.of("edge", "Mn-L"));
        assertTrue(run.isPartial());
        String line = run.warnings().stream().filter(each -> each.startsWith("failed")).findFirst().orElseThrow();
        assertTrue(line.contains("low.rpl (3 x 4 pixels)") && line.contains("core.rpl (4 x 3 pixels)") && line.contains("same shape"), line);
        Path scan = new CoupledImages(4, 1).writeLow(folder, "scan", 1);
        assertTrue(run(List.of(core, scan), Map.of("edge", "Mn-L")).warnings().toString().contains("a line of 4 spectra"));
        AnalysisRun unpaired = run(List.of(core, low, scan), Map.of("edge", "Mn-L"));
        assertTrue(unpaired.warnings().toString().contains("2 low losses and 1 other inputs do not pair up"), unpaired.warnings()::toString);
    }

    @Test
    void anImageOfLowLossesAlone() throws Exception {
        AnalysisRun run = run(List.of(new CoupledImages(3, 2).writeLow(folder, "low", 1)), Map.of());
        assertEquals(6, list(run.result().results(), "spectra").size());
        assertEquals(0.75, (Double) map(run, "t/lambda").get("mean"), 0.01);
        assertEquals(List.of("t/lambda", "uncertainty of t/lambda", "zero loss"), list(run.result().results(), "maps").stream().map(each -> each.get("name")).toList());
        assertFalse(run.result().figures().isEmpty());
    }

    /** Every map is an image of floating-point values with the pixel size of the input. */
    @Test
    void mapsAreWrittenAsImages() throws Exception {
        CoupledImages images = new CoupledImages(4, 3);
        AnalysisRun run = run(List.of(images.writeCore(folder, "core", 1), images.writeLow(folder, "low", 2)), Map.of("edge", "Mn-L"));
        new org.lamella.analysis.RunFolder(List.of()).write(run, folder.resolve("out"), Progress.NONE);
        List<Map<String, Object>> maps = list(run.result().results(), "maps");
        assertEquals(maps.size(), maps.stream().map(map -> map.get("file")).distinct().count());
        for (Map<String, Object> map : maps) {
            Dataset written = Readers.builtIn().read(folder.resolve("out").resolve((String) map.get("file"))).get(0);
            assertEquals(0.5, written.axes().get(0).scale(), 1e-9);
            assertEquals("nm", written.axes().get(0).unit().symbol());
            double[] known = Arrays.stream(written.image(0).pixels()).filter(Double::isFinite).toArray();
            assertEquals(12, written.image(0).pixels().length);
            assertEquals((Double) map.get("mean"), Arrays.stream(known).average().orElseThrow(), 1e-6 * Math.abs((Double) map.get("mean")), map.toString());
        }
        assertEquals("core.rpl", maps.get(0).get("input"));
    }

    @Test
    void twoRunsSayTheSame() throws Exception {
        CoupledImages images = new CoupledImages(4, 3);
        List<Path> files = List.of(images.writeCore(folder, "core", 1), images.writeLow(folder, "low", 2));
        assertEquals(run(files, Map.of("edge", "Mn-L")).result().results().toString(), run(files, Map.of("edge", "Mn-L")).result().results().toString());
    }

    /** Wherever it is cancelled, a run stops and says so. */
    @ParameterizedTest
    @ValueSource(doubles = {0.07, 0.2, 0.4})
    void cancellingStopsEveryPart(double fraction) throws Exception {
        CoupledImages images = new CoupledImages(24, 24);
        Path core = CoupledImages.write(folder, "core", 24, 24, 580, repeated(images.core(0, 1), 576));
        Path low = CoupledImages.write(folder, "low", 24, 24, -20, repeated(images.low(0, 1), 576));
        List<Double> later = new ArrayList<>();
        boolean[] cancelled = new boolean[1];
        Progress progress = new Progress() {
            @Override
            public synchronized void report(double at, String step) {
                if (cancelled[0]) {
                    later.add(at);
                }
                cancelled[0] |= at >= fraction;
            }

            @Override
            public boolean isCancelled() {
                return cancelled[0];
            }
        };
        assertThrows(CancellationException.class, () -> run(List.of(core, low), Map.of("edge", "Mn-L"), progress));
        assertTrue(later.stream().allMatch(at -> at < fraction + 0.1), later::toString);
        Files.delete(core);
    }

    private static double[][] repeated(double[] spectrum, int times) {
        double[][] spectra = new double[times][];
        Arrays.fill(spectra, spectrum);
        return spectra;
    }
}
