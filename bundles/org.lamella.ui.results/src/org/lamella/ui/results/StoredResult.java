package org.lamella.ui.results;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lamella.analysis.Recipe;
import org.lamella.data.UserError;

/**
 * A result as it is on disk; the window shows nothing else, so that what is shown is what was saved.
 *
 * @param folder its folder
 * @param analysis the name of the analysis
 * @param inputs the input files
 * @param started when the run began, as text in ISO 8601
 * @param warnings what the reader must know
 * @param summary what was found, in a few lines
 * @param json {@code result.json} without its object {@code results}
 */
public record StoredResult(Path folder, String analysis, List<Path> inputs, String started, List<String> warnings, List<String> summary,
        JsonNode json) {
    /** The file with the summary's lines. */
    static final String SUMMARY = "summary.txt";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws UserError when the folder holds no result */
    public static StoredResult read(Path folder) throws UserError {
        try {
            ObjectNode json = withoutResults(folder.resolve("result.json"));
            List<Path> inputs = new ArrayList<>();
            for (JsonNode input : json.path("inputs")) {
                // What a parameter named is not analysed when the run is repeated.
                if (input.path("role").asText("input").equals("input")) {
                    inputs.add(Path.of(input.path("path").asText()));
                }
            }
            List<String> warnings = new ArrayList<>();
            json.path("warnings").forEach(warning -> warnings.add(warning.asText()));
            return new StoredResult(folder, json.path("analysis").asText(), inputs, json.path("time").path("started").asText(), warnings,
                    summary(folder), json);
        } catch (IOException | InvalidPathException e) {
            throw new UserError(folder + ": the result cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** Everything but the results themselves, which may be as large as they like: the window shows them as tables. */
    private static ObjectNode withoutResults(Path file) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        try (JsonParser parser = JSON.createParser(file.toFile())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("it is no JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("results")) {
                    parser.skipChildren();
                } else {
                    json.set(name, parser.<JsonNode>readValueAsTree());
                }
            }
        }
        return json;
    }

    /** Results that the command line wrote have no summary. */
    private static List<String> summary(Path folder) throws IOException {
        Path file = folder.resolve(SUMMARY);
        return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList() : List.of();
    }

    /** Files of a kind in one of the result's folders, by name. */
    public List<Path> files(String folderName, String ending) {
        Path files = folder.resolve(folderName);
        if (!Files.isDirectory(files)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(files)) {
            return all.filter(file -> file.getFileName().toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /**
     * What was asked for, from the recipe that was saved with the result.
     *
     * @throws UserError when the recipe is gone
     */
    public AnalysisRequest request() throws UserError {
        Recipe recipe = Recipe.read(folder.resolve("recipe.yaml"));
        Recipe.Step step = recipe.steps().get(0);
        return new AnalysisRequest(step.analysis(), inputs, AnalysisRequest.texts(step));
    }
}
