package org.lamella.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 *   - script: groovy
 *     code: results.put("files", inputs.size())
 * </pre>
 *
 * @param inputs paths or globs, relative to the recipe's folder or absolute
 * @param steps the analyses, run one after the other on the same inputs
 */
public record Recipe(List<String> inputs, List<Step> steps) {
    /**
     * The name of the analysis that runs a script. A step of it is code of whoever wrote the recipe: it runs only when the user
     * has agreed.
     */
    public static final String SCRIPT = "script";

    static final int VERSION = 1;

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

    /** Whether it holds code, which the user must agree to before it is run. */
    public boolean hasScript() {
        return steps.stream().anyMatch(step -> step.analysis().equals(SCRIPT));
    }

    /** @throws UserError when the file cannot be read or is no recipe; names the line */
    public static Recipe read(Path file) throws UserError {
        return RecipeReader.read(file);
    }

    /**
     * The files that the inputs name, in order and each once. One that is named and does not exist fails when it is run,
     * like any other input of a batch.
     *
     * @param folder the folder that relative inputs start from
     * @throws UserError when a glob matches nothing
     */
    public List<Path> files(Path folder) throws UserError {
        List<Path> files = new ArrayList<>();
        for (String input : inputs) {
            Path literal = folder.resolve(input);
            if (InputGlob.isGlob(input) && !Files.exists(literal)) {
                files.addAll(InputGlob.files(folder, input));
            } else {
                files.add(literal);
            }
        }
        return files.stream().map(path -> path.toAbsolutePath().normalize()).distinct().toList();
    }

    /** The recipe that repeats a run. */
    public static Recipe of(AnalysisRun run, Path folder) {
        List<String> inputs = run.inputs().stream().filter(input -> input.role() == InputRecord.Role.INPUT).map(input -> relative(folder, input.path())).toList();
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
