package org.lamella.lattice.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lamella.lattice.plugin.MemoryContext.with;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.lamella.analysis.AnalysisResult;
import org.lamella.data.Dataset;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.Readers;

/**
 * Real images beside the repository, against spots that were measured with other programs; each test is skipped where
 * its file is not.
 */
class RealImagesTest {
    private static Path shared(String name) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared").resolve("data").resolve(name);
            if (Files.exists(file)) {
                return file;
            }
        }
        Assumptions.abort("shared/data/" + name + " is not beside the repository");
        throw new IllegalStateException();
    }

    private static MemoryContext input(String name) throws UserError {
        Path file = shared("lattice/" + name);
        Dataset dataset = Readers.builtIn().read(file).stream().filter(Dataset::isImage)
                .max(Comparator.comparingLong(set -> set.axes().stream().mapToLong(axis -> axis.size()).reduce(1, (a, b) -> a * b))).orElseThrow();
        return new MemoryContext().add(file.getFileName().toString(), dataset);
    }

    private record Reference(double d, double angle) {
    }

    /** The reference's spots of more than a spacing, strongest first. */
    private static List<Reference> references(String name, double leastSpacing) throws IOException {
        JsonNode root = new ObjectMapper().readTree(shared("reference/lattice_reference.json").toFile());
        List<Reference> references = new ArrayList<>();
        for (JsonNode peak : root.get(name).get("peaks")) {
            if (peak.get("d").asDouble() > leastSpacing) {
                references.add(new Reference(peak.get("d").asDouble(), peak.get("angle_deg").asDouble()));
            }
        }
        return references;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> region(AnalysisResult result) {
        return ((List<Map<String, Object>>) result.results().get("regions")).get(0);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> map, String key) {
        return (List<Map<String, Object>>) map.get(key);
    }

    private static void assertAllFound(List<Reference> references, Map<String, Object> region, Unit unit) {
        for (Reference reference : references) {
            assertTrue(list(region, "spots").stream().anyMatch(spot -> {
                Quantity d = (Quantity) spot.get("d");
                double turned = Math.abs(((Quantity) spot.get("angle")).value() - reference.angle);
                return d.unit().equals(unit) && Math.abs(d.value() / reference.d - 1) < 0.003 && Math.min(turned, 180 - turned) < 0.3;
            }), reference + " is not among " + list(region, "spots"));
        }
    }

    @Test
    void strontiumTitanateSpotsAndScaleError() throws Exception {
        AnalysisResult result = with(with(new LatticeAnalysis(), "candidates", new String[] {"SrTiO3"}), "calibrationUncertainty", 0.05)
                .analyse(input("sto_tia/16_STOimage_1.ser"));
        Map<String, Object> region = region(result);
        List<Reference> references = references("sto_tia/16_STOimage_1.ser", 0.1);
        assertEquals(6, references.size());
        assertAllFound(references, region, Unit.NANOMETRE);
        assertEquals(1, list(region, "phases").size());
        Map<String, Object> claim = list(region, "phases").get(0);
        assertEquals("SrTiO3", claim.get("phase"));
        assertEquals(List.of(0, 0, 1), claim.get("zoneAxis"));
        // Spacings of 0.4020 and 0.4071 nm where a = 0.3905 nm.
        @SuppressWarnings("unchecked")
        Map<String, Quantity> scale = (Map<String, Quantity>) region.get("scaleError");
        assertEquals(2.9, scale.get("x").value(), 0.4);
        assertEquals(4.2, scale.get("y").value(), 0.4);
    }

    @Test
    void strontiumTitanateIsNoBatteryPhase() throws Exception {
        Map<String, Object> region = region(new LatticeAnalysis().analyse(input("sto_tia/16_STOimage_1.ser")));
        assertEquals(List.of(), list(region, "phases"));
    }

    @Test
    void theSecondFileOfTheSeriesGivesTheSame() throws Exception {
        AnalysisResult series = new LatticeAnalysis().analyse(input("sto_tia/16_STOimage_1.ser"));
        AnalysisResult container = new LatticeAnalysis().analyse(input("sto_tia/16_STOimage.emi"));
        assertEquals(region(series).get("spots"), region(container).get("spots"));
    }

    @Test
    void strontiumTitanateCalibratesItsOwnImage() throws Exception {
        AnalysisResult result = with(new CalibrateAnalysis(), "phase", "SrTiO3").analyse(input("sto_tia/16_STOimage_1.ser"));
        @SuppressWarnings("unchecked")
        Map<String, Quantity> size = (Map<String, Quantity>) ((List<Map<String, Object>>) result.results().get("images")).get(0).get("pixelSize");
        assertEquals(0.0100127 / 1.029, size.get("x").value(), 0.003 * 0.01);
        assertEquals(0.0100127 / 1.042, size.get("y").value(), 0.003 * 0.01);
    }

    @Test
    void spotsOfALayeredCrystal() throws Exception {
        Map<String, Object> region = region(new LatticeAnalysis().analyse(input("unknown_layered_dm4/Test_TEM_image.dm4")));
        List<Reference> references = references("unknown_layered_dm4/Test_TEM_image.dm4", 0.13);
        assertEquals(10, references.size());
        assertAllFound(references, region, Unit.NANOMETRE);
    }

    @Test
    void platinumNickelWithoutAPixelSizeIsSeenAlongOneOneZero() throws Exception {
        MemoryContext context = input("ptni_simulated_tiff/Pt0.7Ni0.3_ADF.tif");
        Map<String, Object> region = region(with(new LatticeAnalysis(), "candidates", new String[] {"Pt"}).analyse(context));
        assertAllFound(references("ptni_simulated_tiff/Pt0.7Ni0.3_ADF.tif", 3), region, Unit.PIXEL);
        Map<String, Object> claim = list(region, "phases").get(0);
        assertEquals("Pt", claim.get("phase"));
        assertEquals(List.of(1, 1, 0), claim.get("zoneAxis"));
        List<Double> angles = new ArrayList<>();
        for (Map<String, Object> match : list(claim, "matches")) {
            @SuppressWarnings("unchecked")
            List<Integer> hkl = (List<Integer>) match.get("hkl");
            if (hkl.stream().allMatch(index -> Math.abs(index) == 1)) {
                Map<String, Object> spot = list(region, "spots").get((int) match.get("spot"));
                angles.add(((Quantity) spot.get("angle")).value());
                assertEquals(15.1, ((Quantity) spot.get("d")).value(), 0.05);
            }
        }
        assertEquals(2, angles.size());
        assertEquals(70.53, Math.abs(angles.get(0) - angles.get(1)), 0.3);
    }

    @Test
    void sootHasNoPhaseAndSaysSo() throws Exception {
        AnalysisResult result = with(with(new LatticeAnalysis(), "pixelSize", 0.0554957), "region", "0,0,512,469")
                .analyse(input("soot_hrtem_tiff/ExampleImage.tif"));
        assertEquals(List.of(), list(region(result), "phases"));
        assertTrue(result.summary().get(0).contains("amorphous") || result.summary().get(0).contains("no phase"), result.summary().get(0));
    }
}
