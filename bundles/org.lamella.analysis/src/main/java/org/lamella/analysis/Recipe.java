package org.lamella.analysis;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lamella.data.Quantity;
import org.lamella.data.UserError;

/**
 * What is to be run, in a file that people can read: inputs, steps and their parameters.
 *
 * <pre>
 * lamella: 1
 * inputs:
 *   - images/region_*.tif
 * steps:
 *   - analysis: lattice
 *     parameters:
 *       candidates: [Li, Li2O]
 *       pixelSize: 0.021 nm
 * </pre>
 *
 * @param inputs paths or globs, relative to the recipe's folder or absolute
 * @param steps the analyses, run one after the other on the same inputs
 */
public record Recipe(List<String> inputs, List<Step> steps) {
    private static final long LARGEST_FILE = 1 << 20;
    private static final int VERSION = 1;
    private static final int MOST_INPUTS = 100_000;

    /** One analysis with its parameters as they are typed. */
    public record Step(String analysis, Map<String, Object> parameters) {
        public Step {
            parameters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }
    }

    public Recipe {
        inputs = List.copyOf(inputs);
        steps = List.copyOf(steps);
    }

    /** @throws UserError when the file cannot be read or is no recipe; names the line where it can */
    public static Recipe read(Path file) throws UserError {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new UserError(file + " is too large for a recipe");
            }
            JsonNode root = new ObjectMapper(new YAMLFactory()).readTree(Files.readAllBytes(file));
            return new Parser(file).parse(root);
        } catch (JsonMappingException e) {
            throw new UserError(file + " is no recipe: " + e.getOriginalMessage(), e);
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            throw new UserError(file + (location == null ? "" : ", line " + location.getLineNr()) + ": not valid YAML: "
                    + e.getOriginalMessage().lines().findFirst().orElse(""), e);
        } catch (IOException e) {
            throw new UserError("cannot read the recipe " + file + ": " + e.getMessage(), e);
        }
    }

    /** Takes the tree apart; every name must be known. */
    private record Parser(Path file) {
        Recipe parse(JsonNode root) throws UserError {
            if (root == null || !root.isObject()) {
                throw wrong("it must have inputs and steps");
            }
            only(root, List.of("lamella", "inputs", "steps"), "the recipe");
            if (root.has("lamella") && root.get("lamella").asInt(-1) != VERSION) {
                throw wrong("it is of version " + root.get("lamella").asText() + ", this program reads version " + VERSION);
            }
            List<String> inputs = new ArrayList<>();
            JsonNode given = root.path("inputs");
            if (given.isTextual()) {
                inputs.add(given.asText());
            } else {
                for (JsonNode input : given) {
                    inputs.add(text(input, "an input"));
                }
            }
            if (!root.path("steps").isArray() || root.path("steps").isEmpty()) {
                throw wrong("'steps' must be a list of at least one analysis");
            }
            List<Step> steps = new ArrayList<>();
            for (JsonNode step : root.path("steps")) {
                only(step, List.of("analysis", "parameters"), "a step");
                Map<String, Object> parameters = new LinkedHashMap<>();
                JsonNode values = step.path("parameters");
                if (!values.isMissingNode() && !values.isNull() && !values.isObject()) {
                    throw wrong("'parameters' must be names with values");
                }
                for (Map.Entry<String, JsonNode> entry : values.properties()) {
                    parameters.put(entry.getKey(), value(entry.getValue(), entry.getKey()));
                }
                steps.add(new Step(text(step.path("analysis"), "'analysis'"), parameters));
            }
            return new Recipe(inputs, steps);
        }

        private Object value(JsonNode node, String name) throws UserError {
            if (node.isNull()) {
                return null;
            }
            if (node.isBoolean()) {
                return node.booleanValue();
            }
            if (node.isIntegralNumber() && node.canConvertToLong()) {
                return node.longValue();
            }
            if (node.isNumber()) {
                return node.doubleValue();
            }
            if (node.isTextual()) {
                return node.textValue();
            }
            if (node.isArray()) {
                List<Object> items = new ArrayList<>();
                for (JsonNode item : node) {
                    items.add(value(item, name));
                }
                return items;
            }
            throw wrong("the value of parameter '" + name + "' must be a number, text, true, false or a list");
        }

        private String text(JsonNode node, String what) throws UserError {
            if (!node.isValueNode() || node.asText().isBlank()) {
                throw wrong(what + " must be text");
            }
            return node.asText();
        }

        private void only(JsonNode node, List<String> names, String what) throws UserError {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                if (!names.contains(entry.getKey())) {
                    throw wrong(what + " has no '" + entry.getKey() + "'" + Suggestions.sentence(entry.getKey(), names, "it has"));
                }
            }
        }

        private UserError wrong(String why) {
            return new UserError(file + " is no recipe: " + why);
        }
    }

    /**
     * The files that the inputs name, in order and each once.
     *
     * @param folder the folder that relative inputs start from
     * @throws UserError when a file or a match does not exist
     */
    public List<Path> files(Path folder) throws UserError {
        List<Path> files = new ArrayList<>();
        for (String input : inputs) {
            Path literal = folder.resolve(input).normalize();
            if (Files.exists(literal)) {
                files.add(literal);
            } else if (input.matches(".*[*?\\[{].*")) {
                files.addAll(matches(folder, input));
            } else {
                throw new UserError("there is no file " + literal);
            }
        }
        return files.stream().map(path -> path.toAbsolutePath().normalize()).distinct().toList();
    }

    private static List<Path> matches(Path folder, String glob) throws UserError {
        String full = Path.of(glob).isAbsolute() ? glob : folder.toAbsolutePath().normalize() + "/" + glob;
        int special = full.replaceAll("[*?\\[{].*", "").lastIndexOf('/');
        Path base = Path.of(special <= 0 ? "/" : full.substring(0, special)).normalize();
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + base + full.substring(Math.max(0, special)));
        if (!Files.isDirectory(base)) {
            throw new UserError("there is no folder " + base);
        }
        try (Stream<Path> walk = Files.walk(base, full.contains("**") ? 32 : 1 + (int) full.substring(special).chars().filter(c -> c == '/').count())) {
            List<Path> found = walk.filter(path -> Files.isRegularFile(path) && matcher.matches(path)).sorted().limit(MOST_INPUTS).toList();
            if (found.isEmpty()) {
                throw new UserError("no file matches " + full);
            }
            return found;
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new UserError("cannot look for " + full + ": " + e.getMessage(), e);
        }
    }

    /** The recipe that repeats a run. */
    public static Recipe of(AnalysisRun run, Path folder) {
        List<String> inputs = run.inputs().stream().map(input -> relative(folder, input.path())).toList();
        Map<String, Object> parameters = new LinkedHashMap<>();
        run.parameters().forEach((name, value) -> {
            if (value != null) {
                parameters.put(name, value instanceof Quantity quantity
                        ? Descriptions.value(quantity.value()) + " " + quantity.unit().symbol() : value);
            }
        });
        return new Recipe(inputs, List.of(new Step(run.analysis().name(), parameters)));
    }

    /** Relative while the file is near, so that folder and files can be moved together. */
    private static String relative(Path folder, Path file) {
        Path base = folder.toAbsolutePath().normalize();
        if (base.getRoot() == null || !base.getRoot().equals(file.getRoot())) {
            return file.toString();
        }
        Path relative = base.relativize(file);
        boolean far = relative.getNameCount() > 3 && relative.startsWith(Path.of("..", "..", ".."));
        return (far ? file : relative).toString().replace('\\', '/');
    }

    /** The recipe as YAML. */
    public String write() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("lamella", VERSION);
        root.put("inputs", inputs);
        List<Object> list = new ArrayList<>();
        for (Step step : steps) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("analysis", step.analysis());
            one.put("parameters", step.parameters());
            list.add(one);
        }
        root.put("steps", list);
        try {
            return new ObjectMapper(new YAMLFactory().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)).writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a recipe of plain values cannot be written", e);
        }
    }
}
