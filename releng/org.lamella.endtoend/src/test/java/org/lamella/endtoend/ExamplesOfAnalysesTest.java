package org.lamella.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lamella demo} of layers, line scans and spectra: what is found is what was simulated, within its uncertainty. */
class ExamplesOfAnalysesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private JsonNode demo(String name) throws Exception {
        Launcher.Outcome outcome = Launcher.run(folder, "demo", name, "-o", folder.resolve("demo"));
        assertEquals(0, outcome.status(), outcome::err);
        assertTrue(outcome.err().contains("simulated"), outcome::err);
        return JSON.readTree(folder.resolve("demo/result.json").toFile()).get("results");
    }

    private JsonNode truth(String name) throws Exception {
        return JSON.readTree(folder.resolve("demo/data").resolve(name + ".truth.json").toFile());
    }

    /** Four standard uncertainties: a chance of one in 16 000 for each number, and the seed is fixed. */
    private static void assertWithin(double truth, JsonNode quantity) {
        double uncertainty = quantity.get("uncertainty").asDouble();
        assertTrue(uncertainty > 0, quantity::toString);
        assertEquals(truth, quantity.get("value").asDouble(), 4 * uncertainty, quantity::toString);
    }

    @Test
    void layersHaveTheirThickness() throws Exception {
        JsonNode images = demo("layers").get("images");
        assertEquals(3, images.size());
        for (JsonNode image : images) {
            JsonNode known = truth(image.get("name").asText().replace(".tif", "")).get("layers");
            assertEquals(3, image.get("layers").size(), image::toString);
            for (int i = 0; i < 3; i++) {
                assertEquals(known.get(i).get("name").asText(), image.at("/layers/" + i + "/name").asText());
                assertWithin(known.get(i).get("thicknessNm").asDouble(), image.at("/layers/" + i + "/thickness"));
            }
        }
    }

    @Test
    void stepsOfALineScanHaveTheirMidpointAndWidth() throws Exception {
        JsonNode signals = demo("linescan").get("signals");
        JsonNode known = truth("scan_01").get("signals");
        for (int i = 0; i < 2; i++) {
            assertEquals(known.get(i).get("name").asText(), signals.get(i).get("name").asText());
            assertWithin(known.get(i).get("midpointNm").asDouble(), signals.get(i).get("midpoint"));
            assertWithin(known.get(i).get("width1090Nm").asDouble(), signals.get(i).get("width1090"));
        }
    }

    @Test
    void whiteLinesHaveTheirEnergyAndTheirRatioRises() throws Exception {
        JsonNode spectra = demo("eels").get("spectra");
        JsonNode known = truth("white-lines");
        assertEquals(24, spectra.size());
        double first = 0;
        double last = 0;
        for (int i = 0; i < spectra.size(); i++) {
            JsonNode edge = spectra.get(i).at("/edges/0");
            assertEquals("Mn-L", edge.get("edge").asText());
            assertEquals(known.get("firstLineEv").asDouble(), edge.at("/peaks/0/center/value").asDouble(), 0.4);
            first += i < 8 ? edge.at("/whiteLineRatio/value").asDouble() / 8 : 0;
            last += i >= 16 ? edge.at("/whiteLineRatio/value").asDouble() / 8 : 0;
        }
        // Means of the first and last third of ratios that rise evenly from 2.2 to 3.4; a protocol of windows does not give areas themselves.
        assertEquals((2.2 + 1.2 * 19.5 / 23) / (2.2 + 1.2 * 3.5 / 23), last / first, 0.08);
    }
}
