package org.lamella.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lamella run eels} as it is typed. */
class EelsCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    /** Manganese over a power law with r = 3: lines of 3 and 3.5 eV at 642 and 653 eV, areas 2.6:1. */
    private void spectrum(String name, boolean edge) throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        StringBuilder text = new StringBuilder("energy (eV),counts\n");
        for (int i = 0; i < 900; i++) {
            double e = 560 + 0.2 * i;
            double expected = 3000 * Math.pow(e / 640, -3);
            if (edge) {
                expected += line(e - 642, 3000, 3) + line(e - 653, 3000 * 3 / (2.6 * 3.5), 3.5) + 200 * (e > 642 ? 2 : 0) + (e > 653 ? 200 : 0);
            }
            text.append(String.format(Locale.ROOT, "%.1f,%d%n", e, Math.round(expected + Math.sqrt(expected) * random.nextGaussian())));
        }
        Files.writeString(folder.resolve(name), text);
    }

    private static double line(double distance, double height, double width) {
        return height * Math.exp(-4 * Math.log(2) * distance * distance / (width * width));
    }

    @Test
    void measuresAnOxidationStateAndRepeatsIt() throws Exception {
        spectrum("mn.csv", true);
        Launcher.Outcome run = Launcher.run(folder, "run", "eels", "mn.csv", "-p", "edge=Mn-L", "-p", "protocol=W1", "-p", "window=580-632", "-o", "out");
        assertEquals(0, run.status(), run::err);
        JsonNode result = JSON.readTree(folder.resolve("out/result.json").toFile());
        JsonNode edge = result.at("/results/spectra/0/edges/0");
        assertEquals("Mn-L", edge.get("edge").asText());
        assertEquals(2.6, edge.at("/whiteLineRatio/value").asDouble(), 0.2);
        assertTrue(edge.at("/whiteLineRatio/uncertainty").asDouble() < 0.2, edge::toString);
        assertEquals(3, edge.at("/oxidationState/value").asDouble(), 0.35);
        assertEquals(3, edge.at("/background/exponent/value").asDouble(), 0.2);
        assertEquals(642, edge.at("/peaks/0/center/value").asDouble(), 0.2);
        for (String file : List.of("report.html", "recipe.yaml", "tables/edges.csv", "tables/white-lines.csv", "figures/edge-1-Mn-L.svg", "figures/edge-1-Mn-L.png")) {
            assertTrue(Files.size(folder.resolve("out").resolve(file)) > 100, file);
        }
        assertEquals(0, Launcher.run(folder, "run", "out/recipe.yaml", "-o", "again").status());
        JsonNode again = JSON.readTree(folder.resolve("again/result.json").toFile());
        ((ObjectNode) result).remove("time");
        ((ObjectNode) again).remove("time");
        assertEquals(result, again);
    }

    @Test
    void saysNoEdgeWhereThereIsNone() throws Exception {
        spectrum("bare.csv", false);
        Launcher.Outcome run = Launcher.run(folder, "run", "eels", "bare.csv", "-p", "edge=Mn-L", "--json");
        assertEquals(0, run.status(), run::err);
        JsonNode edge = JSON.readTree(run.out()).at("/results/spectra/0/edges/0");
        assertEquals("no edge", edge.get("status").asText());
        assertTrue(edge.get("whiteLineRatio").isNull(), edge::toString);
        assertTrue(run.err().contains("no edge Mn-L"), run::err);
        Launcher.Outcome wrong = Launcher.run(folder, "run", "eels", "bare.csv", "-p", "edge=Xx-L");
        assertTrue(wrong.status() != 0 && wrong.err().lines().filter(line -> !line.isBlank()).count() == 1, wrong::err);
    }
}
