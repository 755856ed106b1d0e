package org.lamella.analysis;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lamella.data.UserError;

/** Reads a recipe: plain values under known names and nothing else. What is wrong is named with its line. */
final class RecipeReader {
    private static final long LARGEST_FILE = 1 << 20;

    private final Path file;
    private final Map<JsonPointer, Integer> lines;

    private RecipeReader(Path file, Map<JsonPointer, Integer> lines) {
        this.file = file;
        this.lines = lines;
    }

    static Recipe read(Path file) throws UserError {
        YAMLFactory yaml = new YAMLFactory();
        yaml.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new UserError(file + " is too large for a recipe");
            }
            byte[] bytes = Files.readAllBytes(file);
            Map<JsonPointer, Integer> lines = new HashMap<>();
            try (JsonParser parser = yaml.createParser(bytes)) {
                while (parser.nextToken() != null) {
                    lines.putIfAbsent(parser.getParsingContext().pathAsPointer(), parser.currentTokenLocation().getLineNr());
                }
            }
            return new RecipeReader(file, lines).parse(new ObjectMapper(yaml).readTree(bytes));
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            throw new UserError(file + (location == null ? "" : ", line " + location.getLineNr()) + ": not valid YAML: "
                    + e.getOriginalMessage().lines().findFirst().orElse(""), e);
        } catch (IOException e) {
            throw new UserError("cannot read the recipe " + file + ": " + e.getMessage(), e);
        }
    }

    private Recipe parse(JsonNode root) throws UserError {
        JsonPointer top = JsonPointer.empty();
        if (root == null || !root.isObject()) {
            throw wrong(top, "it must have inputs and steps");
        }
        only(root, top, List.of("lamella", "inputs", "steps"), "the recipe");
        if (root.has("lamella") && root.get("lamella").asInt(-1) != Recipe.VERSION) {
            throw wrong(top.appendProperty("lamella"), "it is of version " + root.get("lamella").asText() + ", this program reads version "
                    + Recipe.VERSION);
        }
        return new Recipe(inputs(root.path("inputs"), top.appendProperty("inputs")),
                steps(root.path("steps"), top.appendProperty("steps")));
    }

    private List<String> inputs(JsonNode given, JsonPointer at) throws UserError {
        if (given.isMissingNode() || given.isNull()) {
            return List.of();
        }
        if (given.isTextual()) {
            return List.of(text(given, at, "an input"));
        }
        if (!given.isArray()) {
            throw wrong(at, "'inputs' must be a list of files");
        }
        List<String> inputs = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            inputs.add(text(given.get(i), at.appendIndex(i), "an input"));
        }
        return inputs;
    }

    private List<Recipe.Step> steps(JsonNode given, JsonPointer at) throws UserError {
        if (!given.isArray() || given.isEmpty()) {
            throw wrong(at, "'steps' must be a list of at least one analysis");
        }
        List<Recipe.Step> steps = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            JsonNode step = given.get(i);
            JsonPointer here = at.appendIndex(i);
            if (!step.isObject()) {
                throw wrong(here, "a step must have 'analysis' and may have 'parameters'");
            }
            if (step.has("script")) {
                only(step, here, List.of("script", "code"), "a script");
                Map<String, Object> script = new LinkedHashMap<>();
                script.put("language", text(step.path("script"), here.appendProperty("script"), "'script'"));
                script.put("code", text(step.path("code"), here.appendProperty("code"), "'code'"));
                steps.add(new Recipe.Step(Recipe.SCRIPT, script));
                continue;
            }
            only(step, here, List.of("analysis", "parameters"), "a step");
            String analysis = text(step.path("analysis"), here.appendProperty("analysis"), "'analysis'");
            steps.add(new Recipe.Step(analysis, parameters(step.path("parameters"), here.appendProperty("parameters"))));
        }
        return steps;
    }

    private Map<String, Object> parameters(JsonNode given, JsonPointer at) throws UserError {
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (given.isMissingNode() || given.isNull()) {
            return parameters;
        }
        if (!given.isObject()) {
            throw wrong(at, "'parameters' must be names with values");
        }
        for (Map.Entry<String, JsonNode> entry : given.properties()) {
            parameters.put(entry.getKey(), value(entry.getValue(), at.appendProperty(entry.getKey()), entry.getKey()));
        }
        return parameters;
    }

    private Object value(JsonNode node, JsonPointer at, String name) throws UserError {
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
            for (int i = 0; i < node.size(); i++) {
                JsonPointer here = at.appendIndex(i);
                Object item = value(node.get(i), here, name);
                if (item == null || item instanceof List) {
                    throw wrong(here, "the list of parameter '" + name + "' must hold single values");
                }
                items.add(item);
            }
            return items;
        }
        throw wrong(at, "the value of parameter '" + name + "' must be a number, text, true, false or a list");
    }

    private String text(JsonNode node, JsonPointer at, String what) throws UserError {
        if (!node.isValueNode() || node.isNull() || node.asText().isBlank()) {
            throw wrong(at, what + " must be text");
        }
        return node.asText();
    }

    private void only(JsonNode node, JsonPointer at, List<String> names, String what) throws UserError {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!names.contains(entry.getKey())) {
                throw wrong(at.appendProperty(entry.getKey()),
                        what + " has no '" + entry.getKey() + "'" + Suggestions.sentence(entry.getKey(), names, "it has"));
            }
        }
    }

    /** Names the line of the place, or of the nearest thing around it that is there. */
    private UserError wrong(JsonPointer at, String why) {
        JsonPointer place = at;
        while (place != null && !lines.containsKey(place)) {
            place = place.head();
        }
        return new UserError(file + (place == null ? "" : ", line " + lines.get(place)) + ": this is no recipe: " + why);
    }
}
