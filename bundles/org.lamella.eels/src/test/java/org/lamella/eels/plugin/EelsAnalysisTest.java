package org.lamella.eels.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamella.analysis.AnalysisRun;
import org.lamella.analysis.AnalysisRunner;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.analysis.ParameterValues;
import org.lamella.analysis.Table;
import org.lamella.data.Progress;
import org.lamella.data.Quantity;
import org.lamella.data.UserError;
import org.lamella.eels.Edge;
import org.lamella.eels.EdgeTable;
import org.lamella.eels.nearedge.Component;
import org.lamella.eels.nearedge.ComponentShape;
import org.lamella.readers.Readers;
import org.lamella.simulation.WhiteLinePhantom;
import org.lamella.spectrum.EnergyWindow;

/** The plug-in as its users see it: files in, numbers out. */
class EelsAnalysisTest {
    private static final InstalledAnalysis ANALYSIS = InstalledAnalysis.of(EelsAnalysis.class);

    @TempDir
    private Path folder;

    private static AnalysisRun run(List<Path> files, Map<String, ?> parameters, Progress progress) throws UserError {
        return new AnalysisRunner(Readers.builtIn(), "test").run(ANALYSIS, files, ParameterValues.parse(ANALYSIS.info(), parameters), progress);
    }

    private static AnalysisRun run(List<Path> files, Map<String, ?> parameters) throws UserError {
        return run(files, parameters, Progress.NONE);
    }

    private Path spectrum(String name, double[] counts) throws IOException {
        StringBuilder text = new StringBuilder("#FORMAT      : EMSA/MAS Spectral Data File\n#VERSION     : 1.0\n#NPOINTS     : " + counts.length
                + ".\n#NCOLUMNS    : 1.\n#XUNITS      : eV\n#YUNITS      : Counts\n#DATATYPE    : Y\n#XPERCHAN    : 0.2\n#OFFSET      : 560.\n"
                + "#SIGNALTYPE  : ELS\n#SPECTRUM    : Data\n");
        for (double count : counts) {
            text.append(String.format(Locale.ROOT, "%.0f%n", count));
        }
        return Files.writeString(folder.resolve(name), text.append("#ENDOFDATA   :\n"));
    }

    /** A spectrum image as a Ripple pair, energy fastest; every other column is without the edge. */
    private Path image(int width, int height, int channels) throws IOException {
        ByteBuffer raw = ByteBuffer.allocate(4 * width * height * channels).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < width * height; i++) {
            WhiteLinePhantom phantom = new WhiteLinePhantom(channels, 0.2, 560, 2000, 3, 641.7, 10.9, 2000, 2.6, 3.2, 3.8, 500, 1);
            for (double count : (i % 2 == 1 ? phantom.withoutEdge() : phantom).simulate(i % 8)) {
                raw.putFloat((float) count);
            }
        }
        Files.write(folder.resolve("image.raw"), raw.array());
        return Files.writeString(folder.resolve("image.rpl"), "key\tvalue\nwidth\t" + width + "\nheight\t" + height + "\ndepth\t" + channels
                + "\noffset\t0\ndata-length\t4\ndata-type\tfloat\nbyte-order\tlittle-endian\nrecord-by\tvector\nsignal\tEELS\n"
                + "ev-per-chan\t0.2\ndepth-scale\t0.2\ndepth-origin\t560\ndepth-units\teV\ndepth-name\tEnergy\n"
                + "width-scale\t0.5\nwidth-units\tnm\nheight-scale\t0.5\nheight-units\tnm\n");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> map, String key) {
        return (List<Map<String, Object>>) map.get(key);
    }

    private static Map<String, Object> edge(AnalysisRun run, int spectrum) {
        return list(list(run.result().results(), "spectra").get(spectrum), "edges").get(0);
    }

    private static double value(Object quantity) {
        return ((Quantity) quantity).value();
    }

    @Test
    void resultHoldsWhatTheContractNames() throws Exception {
        Path file = spectrum("mn.msa", WhiteLinePhantom.manganese(3000).simulate(1));
        AnalysisRun run = run(List.of(file), Map.of("edge", "Mn-L", "protocol", "W1", "window", "580-632"));
        Map<String, Object> spectrum = list(run.result().results(), "spectra").get(0);
        assertEquals("mn.msa", spectrum.get("name"));
        assertTrue(spectrum.containsKey("position") && spectrum.containsKey("thickness"));
        assertNull(spectrum.get("position"));
        Map<String, Object> edge = edge(run, 0);
        assertEquals("Mn-L", edge.get("edge"));
        assertEquals("found", edge.get("status"));
        assertEquals(2.58, value(edge.get("whiteLineRatio")), 0.25);
        assertEquals(3, value(edge.get("oxidationState")), 0.4);
        @SuppressWarnings("unchecked")
        Map<String, Object> background = (Map<String, Object>) edge.get("background");
        assertEquals("power law", background.get("model"));
        assertEquals(List.of(580.0, 632.0), background.get("window"));
        assertEquals(3, value(background.get("exponent")), 0.2);
        assertTrue(value(background.get("amplitude")) > 0);
        assertTrue(value(edge.get("integral")) > 0);
        Map<String, Object> peak = list(edge, "peaks").get(0);
        assertEquals(641.7, value(peak.get("center")), 0.1);
        assertEquals(3.2, value(peak.get("fwhm")), 0.2);
        assertEquals(3000, value(peak.get("height")), 200);
        assertNotNull(peak.get("area"));
        assertTrue(run.warnings().stream().anyMatch(warning -> warning.contains("two-step")), run.warnings()::toString);
        assertTrue(run.result().tables().stream().map(Table::name).toList().containsAll(List.of("edges", "white-lines", "peaks")));
        assertFalse(run.result().figures().isEmpty());
        run.result().figures().forEach(figure -> figure.paint(new java.awt.image.BufferedImage(figure.width(), figure.height(),
                java.awt.image.BufferedImage.TYPE_INT_RGB).createGraphics()));
    }

    @Test
    void aSpectrumWithoutTheEdgeSaysNoEdge() throws Exception {
        Path file = spectrum("nothing.msa", WhiteLinePhantom.manganese(3000).withoutEdge().simulate(1));
        AnalysisRun run = run(List.of(file), Map.of("edge", "Mn-L"));
        assertEquals("no edge", edge(run, 0).get("status"));
        assertNull(edge(run, 0).get("whiteLineRatio"));
        assertNull(edge(run, 0).get("oxidationState"));
        assertTrue(run.warnings().toString().contains("no edge Mn-L"), run.warnings()::toString);
        assertTrue(run.result().summary().toString().contains("no edge Mn-L"));
        // And without a name there is nothing to measure at all.
        assertTrue(assertThrows(UserError.class, () -> run(List.of(file), Map.of())).getMessage().contains("edge=Mn-L"));
    }

    @Test
    void edgesAreFoundAndAxesCorrected() throws Exception {
        Path file = spectrum("mn.msa", WhiteLinePhantom.manganese(3000).simulate(1));
        AnalysisRun run = run(List.of(file), Map.of("knownEnergies", "Mn-L=640.2+-0.1"));
        assertEquals("Mn-L", edge(run, 0).get("edge"));
        Map<String, Object> correction = list(run.result().results(), "energyCorrections").get(0);
        assertEquals(-1.5, value(correction.get("offset")), 0.2);
        assertEquals(640.2, value(list(edge(run, 0), "peaks").get(0).get("center")), 0.2);
    }

    @Test
    void everyPixelOfAnImageIsMeasuredAndMapped() throws Exception {
        AnalysisRun run = run(List.of(image(6, 4, 1024)), Map.of("edge", "Mn-L"));
        List<Map<String, Object>> spectra = list(run.result().results(), "spectra");
        assertEquals(24, spectra.size());
        for (int i = 0; i < 24; i++) {
            assertEquals(i % 2 == 0 ? "found" : "no edge", edge(run, i).get("status"), "pixel " + i);
        }
        assertEquals(1, list(run.result().results(), "sums").size());
        Map<String, Object> map = list(run.result().results(), "maps").stream().filter(each -> each.get("name").equals("Mn-L L3/L2")).findFirst().orElseThrow();
        assertEquals(6, map.get("width"));
        assertEquals(4, map.get("height"));
        assertEquals(12, map.get("pixelsWithout"));
        assertEquals(2.6, (Double) map.get("mean"), 0.15);
        AnalysisRun alongLine = run(List.of(folder.resolve("image.rpl")), Map.of("edge", "Mn-L", "line", "0,1,5,1"));
        assertEquals(6, list(alongLine.result().results(), "spectra").size());
        assertEquals(2.5, value(list(alongLine.result().results(), "spectra").get(5).get("position")), 1e-6);
    }

    @Test
    void cancellingStopsWithinASecond() throws Exception {
        Path file = image(32, 32, 1024);
        long[] cancelled = new long[1];
        Progress progress = new Progress() {
            @Override
            public void report(double fraction, String step) {
                if (fraction > 0.3 && cancelled[0] == 0) {
                    cancelled[0] = System.nanoTime();
                }
            }

            @Override
            public boolean isCancelled() {
                return cancelled[0] != 0;
            }
        };
        assertThrows(CancellationException.class, () -> run(List.of(file), Map.of("edge", "Mn-L"), progress));
        // A few milliseconds on an idle machine; the bound is for a busy one.
        assertTrue(System.nanoTime() - cancelled[0] < 3_000_000_000L);
    }

    @Test
    void badParametersGetOneClearLine() throws Exception {
        Path file = spectrum("mn.msa", WhiteLinePhantom.manganese(300).simulate(1));
        assertTrue(refused(file, Map.of("edge", "Mn-Q")).contains("no known edge"));
        assertTrue(refused(file, Map.of("edge", "Mn-L", "protocol", "W7")).contains("W1"));
        assertTrue(refused(file, Map.of("edge", "Mn-L", "window", "640-600")).contains("600-640"));
        assertTrue(refused(file, Map.of("edge", "Mn-L", "window", "Fe-L 600-640")).contains("not among"));
        assertTrue(refused(file, Map.of("edge", "Mn-L", "window", "100-200")).contains("holds 0 channels"));
        assertTrue(refused(file, Map.of("edge", "N-K")).contains("mn.msa"));
        assertTrue(refused(file, Map.of("edge", "Mn-L", "calibration", "Zz")).contains("neither"));
        assertTrue(refused(file, Map.of("edge", "Mn-L", "peaks", "triangle 640")).contains("gaussian"));
        assertTrue(refused(file, Map.of("edge", "Mn-L", "leastExponent", "5", "largestExponent", "2")).contains("exponent"));
    }

    private static String refused(Path file, Map<String, ?> parameters) {
        return assertThrows(UserError.class, () -> run(List.of(file), parameters)).getMessage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"600-640", "600,640", "600:640", "600..640", "600 to 640", "600eV-640 eV", "Mn-L 600-640", "Mn-L=600,640", "Mn-L: 600-640"})
    void windowsAsPeopleWriteThem(String text) throws UserError {
        assertEquals(new EnergyWindow(600, 640), WindowText.parse(text).values().iterator().next());
    }

    @Test
    void severalWindows() throws UserError {
        Map<Edge, EnergyWindow> windows = WindowText.parse("O-K 450-520; Mn-L 600-640");
        assertEquals(new EnergyWindow(450, 520), windows.get(EdgeTable.builtIn().edge("O-K")));
        assertEquals(new EnergyWindow(600, 640), windows.get(EdgeTable.builtIn().edge("Mn-L")));
    }

    @Test
    void componentsAsPeopleWriteThem() throws UserError {
        List<Component> components = ComponentText.parse("peak I: gaussian 59.5 +-1 fwhm=2.5; voigt 63 fwhm=#1 lorentzian=0.5..2;"
                + " step: arctangent 57 width=2 height=0.5*#1; lorentzian centre=#1+3.5");
        assertEquals("peak I", components.get(0).name());
        assertEquals(58.5, components.get(0).rules().get(1).least());
        assertEquals(ComponentShape.VOIGT, components.get(1).shape());
        assertEquals(0, components.get(1).rules().get(2).leader());
        assertEquals(2, components.get(1).rules().get(3).most());
        assertTrue(components.get(2).rules().get(2).isFixed());
        assertEquals(0.5, components.get(2).rules().get(0).factor());
        assertEquals(3.5, components.get(3).rules().get(1).offset());
        assertThrows(UserError.class, () -> ComponentText.parse("gaussian"));
        assertThrows(UserError.class, () -> ComponentText.parse("gaussian 59 fwhm=x"));
    }
}
