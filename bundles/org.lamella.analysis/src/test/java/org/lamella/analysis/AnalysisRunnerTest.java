package org.lamella.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.data.Image;
import org.lamella.data.Progress;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.ElementType;
import org.lamella.readers.Readers;
import org.lamella.readers.TiffWriter;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

class AnalysisRunnerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final InstalledAnalysis sample = InstalledAnalysis.of(SampleAnalysis.class);
    private final AnalysisRunner runner = new AnalysisRunner(Readers.builtIn(), "1.2.3");

    @TempDir
    private Path folder;

    private Path image(String name, double level) throws Exception {
        Path file = folder.resolve(name);
        TiffWriter.write(file, Image.of(2, 3, new double[] {level, level, level, level, level, level}, 0.5, Unit.NANOMETRE),
                ElementType.FLOAT32);
        return file;
    }

    private AnalysisRun run(Map<String, ?> parameters, Path... inputs) throws UserError {
        return runner.run(sample, List.of(inputs), ParameterValues.parse(sample.info(), parameters), Progress.NONE);
    }

    @Test
    void writesWhatTheContractAsksFor() throws Exception {
        Path file = image("a.tif", 4);
        AnalysisRun run = run(Map.of("pixelSize", "2 A", "method", "no-outliers"), file);
        JsonNode json = JSON.readTree(ResultJson.write(run));
        assertEquals("sample", json.get("analysis").asText());
        assertEquals(1, json.get("schemaVersion").asInt());
        assertEquals("{\"name\":\"lamella\",\"version\":\"1.2.3\"}", json.get("software").toString());
        JsonNode input = json.get("inputs").get(0);
        String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        assertEquals(digest, input.get("sha256").asText());
        assertEquals("TIFF", input.get("format").asText());
        assertEquals("x", input.get("axes").get(0).get("name").asText());
        assertEquals(2, input.get("axes").get(0).get("size").asInt());
        assertEquals("nm", input.get("axes").get(1).get("unit").asText());
        assertEquals("{\"value\":0.2,\"unit\":\"nm\"}", json.get("parameters").get("pixelSize").toString());
        assertEquals("no-outliers", json.get("parameters").get("method").asText());
        assertEquals(42, json.get("parameters").get("seed").asInt());
        JsonNode result = json.get("results").get("images").get(0);
        assertEquals("{\"value\":8.0,\"uncertainty\":0.5,\"unit\":\"counts\"}", result.get("mean").toString());
        assertEquals("NO_OUTLIERS", result.get("method").asText());
        assertTrue(result.get("size").get("value").isNull());
        assertTrue(result.get("size").get("uncertainty").isNull());
        assertEquals("[\"only a sample\",\"results.images[0].size could not be determined and is null\"]", json.get("warnings").toString());
    }

    @Test
    void recipeRepeatsTheResult() throws Exception {
        Path file = image("a.tif", 4);
        AnalysisRun run = run(Map.of("pixelSize", 0.1 + 0.2, "factor", 1.0 / 3, "candidates", List.of("x", "no")), file);
        Path out = folder.resolve("out");
        new RunFolder(List.of()).write(run, out, Progress.NONE);
        Recipe recipe = Recipe.read(out.resolve("recipe.yaml"));
        assertEquals(List.of("../a.tif"), recipe.inputs());
        AnalysisRun again = runner.run(sample, recipe.files(out),
                ParameterValues.parse(sample.info(), recipe.steps().get(0).parameters(), out), Progress.NONE);
        assertEquals(withoutTime(ResultJson.write(run)), withoutTime(ResultJson.write(again)));
        assertEquals(ResultJson.write(run), Files.readString(out.resolve("result.json")));
    }

    private static JsonNode withoutTime(String json) throws Exception {
        ObjectNode node = (ObjectNode) JSON.readTree(json);
        assertNotNull(node.remove("time"));
        return node;
    }

    @Test
    void writesTablesInsideTheirFolderOnly() throws Exception {
        Path out = folder.resolve("out");
        new RunFolder(List.of()).write(run(Map.of(), image("a.tif", 4)), out, Progress.NONE);
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> names = files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString()).sorted().toList();
            assertEquals(List.of("a.tif", "out/recipe.yaml", "out/result.json", "out/tables/-means-of-all.csv"), names);
        }
        assertEquals("image,mean (counts),size (nm),note\r\na.tif,8.0,,\"a \"\"b\"\", c\"\r\n",
                Files.readString(out.resolve("tables/-means-of-all.csv")));
    }

    @Test
    void batchGoesOnPastWhatFails() throws Exception {
        Path text = Files.writeString(folder.resolve("b.tif"), "no image");
        AnalysisRun run = run(Map.of(), image("a.tif", 1), text, folder.resolve("missing.tif"), image("negative.tif", -1), image("c.tif", 2));
        assertTrue(run.isPartial());
        assertEquals(List.of(false, true, true, true, false), run.inputs().stream().map(input -> input.error().isPresent()).toList());
        assertEquals(2, ((List<?>) run.result().results().get("images")).size());
        for (String name : List.of("b.tif", "missing.tif", "negative.tif")) {
            assertEquals(1, run.warnings().stream().filter(warning -> warning.startsWith("failed: ") && warning.contains(name)).count(), name);
        }
        assertEquals("", run.inputs().get(2).sha256());
    }

    @Test
    void saysWhatIsWrongWithASingleInput() throws Exception {
        assertTrue(assertThrows(UserError.class, () -> run(Map.of(), folder.resolve("missing.tif"))).getMessage().contains("missing.tif"));
        assertTrue(assertThrows(UserError.class, () -> run(Map.of(), folder)).getMessage().contains("directory"));
        assertTrue(assertThrows(UserError.class, () -> run(Map.of())).getMessage().contains("no input"));
        Path bad = folder.resolve("missing.tif");
        Path other = folder.resolve("other.tif");
        assertTrue(assertThrows(UserError.class, () -> run(Map.of(), bad, other)).getMessage().startsWith("all 2 inputs failed"));
    }

    @Test
    void analysesAFileThatIsNamedTwiceOnce() throws Exception {
        Path file = image("a.tif", 1);
        assertEquals(1, run(Map.of(), file, folder.resolve("x/../a.tif")).inputs().size());
    }

    @Test
    void stopsWhenCancelled() throws Exception {
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
        Path file = image("a.tif", 1);
        ParameterValues values = ParameterValues.parse(sample.info(), Map.of());
        assertThrows(CancellationException.class, () -> runner.run(sample, List.of(file), values, cancelled));
    }

    @Test
    void refusesClassesThatAreNoAnalysis() {
        @Plugin(type = Analysis.class, name = "two words")
        class Nameless extends SampleAnalysis {
        }
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> InstalledAnalysis.of(Nameless.class));
        assertTrue(error.getMessage().contains("two words"), error::getMessage);
        assertThrows(IllegalArgumentException.class, () -> InstalledAnalysis.of(Unreadable.class));
    }

    /** A parameter of a type that cannot be typed. */
    @Plugin(type = Analysis.class, name = "unreadable")
    public static class Unreadable implements Analysis {
        @Parameter
        private Path path;

        @Override
        public AnalysisResult analyse(AnalysisContext context) {
            return AnalysisResult.builder().build();
        }
    }
}
