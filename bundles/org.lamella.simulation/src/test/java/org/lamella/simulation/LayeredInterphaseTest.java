package org.lamella.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamella.analysis.AnalysisAnnotations;
import org.lamella.analysis.InstalledSimulation;
import org.lamella.analysis.ParameterValues;
import org.lamella.crystal.Phase;
import org.lamella.crystal.PhaseLibrary;
import org.lamella.data.Axis;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.readers.Readers;
import org.lamella.simulation.plugin.InterphasePhantom;

class LayeredInterphaseTest {
    @TempDir
    private Path folder;

    private static LayeredInterphase settings(double direction, double bow, long seed) throws UserError {
        PhaseLibrary library = PhaseLibrary.builtIn();
        Phase lithium = library.get("Li");
        Phase oxide = library.get("Li2O");
        return new LayeredInterphase(500, 500, 0.05, List.of(new InterphaseLayer("metal", List.of(lithium), 0, 0.8, 5, 7),
                new InterphaseLayer("layer", List.of(lithium, oxide), 10, 0.5, 2, 3), new InterphaseLayer("glass", List.of(), 0, 0, 3, 5)),
                direction, bow, 8, Microscope.uncorrected(), 40, seed);
    }

    @ParameterizedTest
    @CsvSource({"-90, 0", "90, 0", "30, 4", "-120, -5"})
    void crystalsLieInTheirLayers(double direction, double bow) throws Exception {
        LayeredPhantom made = settings(direction, bow, 3).simulate();
        assertArrayEquals(new double[] {0, 10}, made.boundaries(), 1e-12);
        assertTrue(made.phantom().truth().size() > 20);
        boolean oxide = false;
        for (GrainTruth truth : made.phantom().truth()) {
            double depth = made.face().depth(truth.grain().centreX(), truth.grain().centreY());
            assertTrue(depth < 10, "no crystal in the glass");
            if (truth.grain().phase().name().equals("Li2O")) {
                assertTrue(depth >= 0, "no oxide in the metal");
                oxide = true;
            }
        }
        assertTrue(oxide);
        // The interphase is in the middle of the image.
        assertEquals(5, made.face().depth(12.5, 12.5), 0.2);
    }

    @Test
    void theSameSeedGivesTheSameCounts() throws Exception {
        assertArrayEquals(settings(-90, 0, 7).simulate().phantom().image().pixels(), settings(-90, 0, 7).simulate().phantom().image().pixels());
        assertFalse(java.util.Arrays.equals(settings(-90, 0, 7).simulate().phantom().image().pixels(),
                settings(-90, 0, 8).simulate().phantom().image().pixels()));
    }

    @Test
    void crystalsCoverAsMuchAsWasAskedFor() throws Exception {
        double area = 0;
        for (GrainTruth truth : settings(-90, 0, 11).simulate().phantom().truth()) {
            if (truth.grain().phase().name().equals("Li2O")) {
                area += Math.PI / 4 * truth.grain().diameter() * truth.grain().diameter();
            }
        }
        // Half of the layer is covered, half of that by oxide; crystals hang over the image's sides.
        assertEquals(0.25 * 10 * (25 + 7), area, 0.4 * 0.25 * 10 * 32);
    }

    private List<Path> simulate(Map<String, String> parameters) throws UserError {
        InstalledSimulation simulation = AnalysisAnnotations.readSimulation(InterphasePhantom.class, "test", InterphasePhantom::new);
        return simulation.run(ParameterValues.parse(simulation.info(), parameters), folder, Progress.NONE);
    }

    @Test
    void theCommandWritesCalibratedImagesAndTheTruth() throws Exception {
        List<Path> files = simulate(Map.of("regions", "2", "width", "300", "height", "600", "layers", "Li; Li+Li2O:8; amorphous",
                "thicknessScatter", "1nm", "seed", "5"));
        assertEquals(List.of("region_01.tif", "region_02.tif"), files.stream().map(file -> file.getFileName().toString()).toList());
        Axis x = Readers.builtIn().read(files.get(0)).get(0).axes().get(0);
        assertEquals(0.05, x.scale(), 1e-9);
        assertEquals("nm", x.unit().symbol());
        JsonNode truth = new ObjectMapper().readTree(folder.resolve("region_02.truth.json").toFile());
        assertEquals(8, truth.get("layers").get(1).get("thicknessNm").asDouble(), 4);
        assertEquals(truth.get("totalNm").asDouble(), truth.get("layers").get(1).get("endNm").asDouble(), 1e-12);
        assertTrue(truth.get("grains").size() > 5);
        assertEquals(-90, truth.get("interface").get("normalDeg").asDouble());
        byte[] first = Files.readAllBytes(files.get(0));
        simulate(Map.of("regions", "1", "width", "300", "height", "600", "layers", "Li; Li+Li2O:8; amorphous", "thicknessScatter", "1nm", "seed", "5"));
        assertArrayEquals(first, Files.readAllBytes(files.get(0)), "the first region does not depend on how many there are");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"layers|Li", "layers|Li; Li2O:x; amorphous", "layers|Li; Unobtainium:3; amorphous", "smallestCrystal|9",
        "layers|Li; Li2O:-4; amorphous"})
    void whatMakesNoSenseIsRefused(String name, String value) {
        assertEquals(1, assertThrows(UserError.class, () -> simulate(Map.of(name, value))).getMessage().lines().count());
    }

    @Test
    void aLayerHasSensibleNumbers() {
        assertThrows(IllegalArgumentException.class, () -> new InterphaseLayer("x", List.of(), -1, 0.5, 3, 5));
        assertThrows(IllegalArgumentException.class, () -> new InterphaseLayer("x", List.of(), 1, 1.5, 3, 5));
        assertThrows(IllegalArgumentException.class, () -> new InterphaseLayer("x", List.of(), 1, 0.5, 5, 3));
    }
}
