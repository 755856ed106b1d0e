package org.lamella.ui.results;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lamella.analysis.AnalysisInfo;
import org.lamella.analysis.Descriptions;
import org.lamella.analysis.ParameterInfo;
import org.lamella.analysis.ParameterValues;
import org.lamella.analysis.Recipe;
import org.lamella.data.UserError;

/**
 * An analysis that is to be run: what, on which files, with which parameters that are not the default.
 *
 * @param analysis the name of the analysis
 * @param inputs the files
 * @param parameters as they are typed on the command line
 */
public record AnalysisRequest(String analysis, List<Path> inputs, Map<String, String> parameters) {
    public AnalysisRequest {
        inputs = List.copyOf(inputs);
        parameters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** The parameters without those that only say the default again, in whatever unit. */
    public AnalysisRequest withoutDefaults(AnalysisInfo info) {
        Map<String, String> needed = new LinkedHashMap<>(parameters);
        for (ParameterInfo parameter : info.parameters()) {
            String given = needed.get(parameter.name());
            if (given != null && isDefault(info, parameter, given)) {
                needed.remove(parameter.name());
            }
        }
        return new AnalysisRequest(analysis, inputs, needed);
    }

    private static boolean isDefault(AnalysisInfo info, ParameterInfo parameter, String given) {
        if (given.strip().equals(defaultText(parameter))) {
            return true;
        }
        try {
            Object value = ParameterValues.parse(info, Map.of(parameter.name(), given)).get(parameter.name());
            return Objects.equals(value, parameter.defaultValue().orElse(null));
        } catch (UserError e) {
            // It is told when it is run.
            return false;
        }
    }

    private static String defaultText(ParameterInfo parameter) {
        return Descriptions.value(parameter.defaultValue().orElse(null));
    }

    /** A text for each parameter of the analysis: as given here, or else its default; empty where the analysis decides. */
    Map<String, String> allParameters(AnalysisInfo info) {
        Map<String, String> all = new LinkedHashMap<>();
        info.parameters().forEach(parameter -> all.put(parameter.name(), parameters.getOrDefault(parameter.name(), defaultText(parameter))));
        return all;
    }

    /**
     * A step of a recipe as a request.
     *
     * @param folder the recipe's folder: file names among the parameters start there, as on the command line
     * @throws UserError when a parameter is unknown or does not fit
     */
    static AnalysisRequest of(Recipe.Step step, List<Path> inputs, AnalysisInfo info, Path folder) throws UserError {
        ParameterValues values = ParameterValues.parse(info, step.parameters(), folder);
        Map<String, String> texts = texts(step);
        for (ParameterInfo parameter : info.parameters()) {
            boolean mayBeFile = parameter.type() == ParameterInfo.Type.TEXT || parameter.type() == ParameterInfo.Type.LIST;
            if (mayBeFile && texts.containsKey(parameter.name())) {
                texts.put(parameter.name(), Descriptions.value(values.get(parameter.name())));
            }
        }
        return new AnalysisRequest(step.analysis(), inputs, texts);
    }

    /** The parameters of a step as they are typed; one that is null is not given. */
    static Map<String, String> texts(Recipe.Step step) {
        Map<String, String> texts = new LinkedHashMap<>();
        step.parameters().forEach((name, value) -> {
            if (value != null) {
                texts.put(name, Descriptions.value(value));
            }
        });
        return texts;
    }

    /** The command that does the same in a shell. */
    public String commandLine() {
        StringBuilder line = new StringBuilder("lamella run ").append(analysis);
        inputs.forEach(input -> line.append(' ').append(quoted(input.toString())));
        parameters.forEach((name, value) -> line.append(" -p ").append(quoted(name + "=" + value)));
        return line.append(" -o ").append(quoted(analysis + "-result")).toString();
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./=,:@%+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** The recipe that does the same. */
    public Recipe recipe() {
        return new Recipe(inputs.stream().map(Path::toString).toList(), List.of(step()));
    }

    Recipe.Step step() {
        return new Recipe.Step(analysis, new LinkedHashMap<>(parameters));
    }
}
