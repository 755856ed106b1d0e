package org.lamella.ui.results;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lamella.analysis.AnalysisInfo;
import org.lamella.analysis.Descriptions;
import org.lamella.analysis.ParameterInfo;
import org.lamella.analysis.Recipe;

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

    /** The parameters without those that only say the default again. */
    public AnalysisRequest withoutDefaults(AnalysisInfo info) {
        Map<String, String> needed = new LinkedHashMap<>(parameters);
        for (ParameterInfo parameter : info.parameters()) {
            String given = needed.get(parameter.name());
            if (given != null && given.strip().equals(Descriptions.value(parameter.defaultValue().orElse(null)))) {
                needed.remove(parameter.name());
            }
        }
        return new AnalysisRequest(analysis, inputs, needed);
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
