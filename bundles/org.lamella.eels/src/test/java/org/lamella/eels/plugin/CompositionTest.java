package org.lamella.eels.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.analysis.AnalysisRun;
import org.lamella.analysis.AnalysisRunner;
import org.lamella.analysis.InputRecord;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.analysis.ParameterValues;
import org.lamella.analysis.Recipe;
import org.lamella.analysis.ResultJson;
import org.lamella.data.Progress;
import org.lamella.data.Quantity;
import org.lamella.data.UserError;
import org.lamella.readers.Readers;

/** The analysis with what spectra are composed of: elements, references, principal components, thickness in nm. */
class CompositionTest {
    @TempDir
    private Path folder;

    private static AnalysisRun run(List<Path> inputs, Map<String, String> parameters) throws UserError {
        InstalledAnalysis eels = InstalledAnalysis.of(EelsAnalysis.class);
        return new AnalysisRunner(Readers.builtIn(), "test").run(eels, inputs, ParameterValues.parse(eels.info(), parameters), Progress.NONE);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(AnalysisRun run, String name) {
        return (List<Map<String, Object>>) run.result().results().get(name);
    }

    private static double shape(double e, double third, double ratio) {
        double second = third + 11;
        return ratio * Math.exp(-0.5 * Math.pow((e - third) / 1.3, 2)) + Math.exp(-0.5 * Math.pow((e - second) / 1.6, 2))
                + 0.2 * (1 + Math.tanh(e - third)) / 2 + 0.1 * (1 + Math.tanh(e - second)) / 2;
    }

    private static double power(double e) {
        return 30000 * Math.pow(e / 600, -3);
    }

    private Path spectrum(String name, DoubleUnaryOperator counts, long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder("#FORMAT      : EMSA/MAS Spectral Data File\n#VERSION     : 1.0\n#TITLE       : " + name + "\n#NPOINTS     : 500\n"
                + "#NCOLUMNS    : 1\n#XUNITS      : eV\n#YUNITS      : counts\n#DATATYPE    : Y\n#XPERCHAN    : 0.3\n#OFFSET      : 570\n#SPECTRUM    :\n");
        for (int i = 0; i < 500; i++) {
            double expected = counts.applyAsDouble(570 + 0.3 * i);
            text.append(Math.rint(expected + Math.sqrt(expected) * random.nextGaussian())).append('\n');
        }
        return Files.writeString(folder.resolve(name + ".msa"), text.append("#ENDOFDATA   :\n"));
    }

    @Test
    void aMixtureIsTakenApartIntoReferences() throws Exception {
        Path first = spectrum("MnO", e -> power(e) + 20000 * shape(e, 640, 3.8), 1);
        Path second = spectrum("Mn2O3", e -> 0.5 * power(e) + 20000 * shape(e, 642.2, 2.4), 2);
        Path mixed = spectrum("mixed", e -> power(e) + 6000 * shape(e - 0.4, 640, 3.8) + 14000 * shape(e - 0.4, 642.2, 2.4), 3);
        AnalysisRun run = run(List.of(mixed), Map.of("edge", "Mn-L", "references", first + "," + second, "referenceRange", "632-670"));
        Map<String, Object> composition = list(run, "composition").get(0);
        assertEquals(0.4, ((Quantity) composition.get("shift")).value(), 0.06);
        List<?> parts = (List<?>) composition.get("parts");
        double area = 0;
        double other = 0;
        for (double e = 632; e < 670; e += 0.3) {
            area += 6000 * shape(e, 640, 3.8);
            other += 14000 * shape(e, 642.2, 2.4);
        }
        Quantity fraction = (Quantity) ((Map<?, ?>) parts.get(0)).get("fraction");
        assertEquals(area / (area + other), fraction.value(), 0.02);
        assertTrue(fraction.uncertainty() > 0.0005 && fraction.uncertainty() < 0.02, fraction.format());
        assertTrue(run.result().summary().stream().anyMatch(line -> line.contains("MnO") && line.contains("moved by")), run.result().summary().toString());
        assertTrue(run.result().figures().stream().anyMatch(figure -> figure.name().equals("references-1")));
        assertEquals(List.of("mixed.msa", "MnO.msa", "Mn2O3.msa"), run.inputs().stream().map(input -> input.path().getFileName().toString()).toList());
        for (InputRecord record : run.inputs()) {
            byte[] digest = java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(record.path()));
            assertEquals(java.util.HexFormat.of().formatHex(digest), record.sha256());
            assertEquals("EMSA", record.format());
        }
        String json = ResultJson.write(run);
        assertEquals(2, json.split("\"role\" : \"reference\"", -1).length - 1);
        // The recipe takes them from the parameter, not as inputs to analyse.
        assertEquals(1, Recipe.of(run, folder).inputs().size());
    }

    @Test
    void aFileOfCalibrationsIsAmongTheInputs() throws Exception {
        Path mixed = spectrum("mixed", e -> power(e) + 20000 * shape(e, 640, 3), 3);
        String builtIn = new String(org.lamella.eels.oxidation.OxidationCalibrations.class.getResourceAsStream("calibrations.txt").readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8);
        Path file = Files.writeString(folder.resolve("own.txt"), builtIn);
        AnalysisRun run = run(List.of(mixed), Map.of("edge", "Mn-L", "calibration", file.toString()));
        assertEquals(InputRecord.Role.REFERENCE, run.inputs().get(1).role());
        assertEquals(64, run.inputs().get(1).sha256().length());
        assertEquals(1, run(List.of(mixed), Map.of("edge", "Mn-L", "calibration", "auto")).inputs().size());
    }

    @Test
    void referencesNeedARange() throws Exception {
        Path mixed = spectrum("mixed", e -> power(e) + 20000 * shape(e, 640, 3), 3);
        UserError error = assertThrows(UserError.class, () -> run(List.of(mixed), Map.of("edge", "Mn-L", "references", mixed.toString())));
        assertTrue(error.getMessage().contains("referenceRange"), error.getMessage());
        assertThrows(UserError.class, () -> run(List.of(mixed), Map.of("edge", "Mn-L", "references", "missing.msa", "referenceRange", "632-670")));
        assertThrows(UserError.class, () -> run(List.of(mixed), Map.of("edge", "Mn-L", "components", "many")));
    }

    private Path lineScan(int spectra) throws Exception {
        SplittableRandom random = new SplittableRandom(9);
        ByteBuffer data = ByteBuffer.allocate(4 * 500 * spectra).order(ByteOrder.LITTLE_ENDIAN);
        for (int s = 0; s < spectra; s++) {
            double part = s / (spectra - 1.0);
            for (int i = 0; i < 500; i++) {
                double e = 570 + 0.3 * i;
                double expected = 0.05 * (power(e) + 20000 * ((1 - part) * shape(e, 640, 3.8) + part * shape(e, 642.2, 2.4)));
                data.putFloat((float) Math.rint(expected + Math.sqrt(expected) * random.nextGaussian()));
            }
        }
        Files.write(folder.resolve("scan.raw"), data.array());
        return Files.writeString(folder.resolve("scan.rpl"), String.join("\n", "key\tvalue", "width\t" + spectra, "height\t1", "depth\t500", "data-length\t4",
                "data-type\tfloat", "byte-order\tlittle-endian", "record-by\tvector", "depth-units\teV", "depth-scale\t0.3", "depth-origin\t570", ""));
    }

    @Test
    void principalComponentsLeaveTheNoiseAway() throws Exception {
        Path scan = lineScan(60);
        AnalysisRun plain = run(List.of(scan), Map.of("edge", "Mn-L"));
        AnalysisRun denoised = run(List.of(scan), Map.of("edge", "Mn-L", "components", "auto"));
        Map<String, Object> components = list(denoised, "principalComponents").get(0);
        assertEquals(2, components.get("kept"), "two states are mixed");
        assertEquals(30, ((List<?>) components.get("variances")).size());
        assertTrue(roughness(denoised) < 0.6 * roughness(plain), roughness(denoised) + " of " + roughness(plain));
        assertTrue(denoised.warnings().stream().anyMatch(line -> line.contains("uncertainties are too small")));
        assertFalse(plain.result().results().containsKey("principalComponents"));
    }

    /** How much the position of the L3 line changes from spectrum to spectrum, beyond a straight line through the neighbours. */
    private static double roughness(AnalysisRun run) {
        double[] ratios = list(run, "spectra").stream().mapToDouble(spectrum -> {
            Map<?, ?> edge = (Map<?, ?>) ((List<?>) spectrum.get("edges")).get(0);
            return edge.get("whiteLineRatio") == null ? Double.NaN : ((Quantity) edge.get("whiteLineRatio")).value();
        }).toArray();
        double sum = 0;
        for (int i = 1; i < ratios.length - 1; i++) {
            double bend = ratios[i] - (ratios[i - 1] + ratios[i + 1]) / 2;
            sum += bend * bend;
        }
        return Math.sqrt(sum / (ratios.length - 2));
    }

    private static Path shared(String name) {
        for (Path parent = Path.of("").toAbsolutePath(); parent != null; parent = parent.getParent()) {
            Path file = parent.resolve("shared/data/eels").resolve(name);
            if (Files.exists(file)) {
                return file;
            }
        }
        Assumptions.abort("shared/data/eels/" + name + " is not beside the repository");
        throw new IllegalStateException();
    }

    /** EELSMODEL's example, whose author finds O/Ti = 3.04. */
    @Test
    void strontiumTitanateWithItsLowLoss() throws Exception {
        AnalysisRun run = run(List.of(shared("eelsmodel_SrTiO3/hl.msa"), shared("eelsmodel_SrTiO3/ll.msa")),
                Map.of("edge", "Ti-L,O-K", "beamEnergy", "300keV", "collection", "2.8mrad", "density", "5.12"));
        Map<String, Object> ratio = list(run, "elementalRatios").get(0);
        assertEquals("O", ratio.get("numerator"));
        assertEquals("Ti", ratio.get("denominator"));
        Quantity fitted = (Quantity) ratio.get("ratio");
        assertEquals(3.04, fitted.value(), 0.304, fitted.format());
        assertNotNull(ratio.get("ratioFromWindows"));
        double fineStructure = (Double) ratio.get("uncertaintyFromFineStructure");
        assertTrue(fineStructure > 0.25 && fineStructure < fitted.uncertainty(), "from fine structure " + fineStructure);
        Quantity thickness = (Quantity) list(run, "absoluteThickness").get(0).get("thickness");
        assertTrue(thickness.value() > 20 && thickness.value() < 120, thickness.format());
        assertTrue(run.result().figures().stream().anyMatch(figure -> figure.name().equals("elements-1")));
    }

    @Test
    void elementsNeedTheBeamEnergy() {
        UserError error = assertThrows(UserError.class, () -> run(List.of(shared("eelsmodel_SrTiO3/hl.msa")), Map.of("edge", "Ti-L,O-K", "collection", "2.8mrad")));
        assertTrue(error.getMessage().contains("beamEnergy"), error.getMessage());
    }
}
