package org.lamella.ui.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param json the whole of {@code result.json}
 */
public record StoredResult(Path folder, String analysis, List<Path> inputs, String started, List<String> warnings, List<String> summary,
        JsonNode json) {
    /** The file with the summary's lines. */
    static final String SUMMARY = "summary.txt";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LARGEST = 256L << 20;

    /** @throws UserError when the folder holds no result */
    public static StoredResult read(Path folder) throws UserError {
        Path file = folder.resolve("result.json");
        try {
            if (Files.size(file) > LARGEST) {
                throw new UserError(file + ": the result is too large to be shown; open its report instead");
            }
            JsonNode json = JSON.readTree(file.toFile());
            List<Path> inputs = new ArrayList<>();
            json.path("inputs").forEach(input -> inputs.add(Path.of(input.path("path").asText())));
            List<String> warnings = new ArrayList<>();
            json.path("warnings").forEach(warning -> warnings.add(warning.asText()));
            Path text = folder.resolve(SUMMARY);
            return new StoredResult(folder, json.path("analysis").asText(), inputs, json.path("time").path("started").asText(), warnings,
                    Files.exists(text) ? Files.readAllLines(text) : List.of(), json);
        } catch (IOException e) {
            throw new UserError(folder + ": the result cannot be read (" + e.getMessage() + ")", e);
        }
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
        Map<String, String> parameters = new LinkedHashMap<>();
        step.parameters().forEach((name, value) -> parameters.put(name,
                value instanceof List<?> list ? String.join(",", list.stream().map(String::valueOf).toList()) : String.valueOf(value)));
        return new AnalysisRequest(step.analysis(), inputs, parameters);
    }
}
