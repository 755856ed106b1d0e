package org.lamella.analysis;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an analysis says about itself: command line, dialog, report and help are made from this.
 *
 * @param name what is typed on the command line, for example {@code lattice}
 * @param label what is shown to people, for example {@code Lattice indexing}
 * @param description one sentence that says what the analysis does
 * @param parameters its parameters in the order in which they are declared
 * @param origin the bundle or jar that it comes from, with its version
 * @param needsInput whether it works on files; a command of a third party may do without
 * @param documentation its method, literature and limits as Markdown, from the file {@code NAME.md} beside its class; may be empty
 */
public record AnalysisInfo(String name, String label, String description, List<ParameterInfo> parameters, String origin, boolean needsInput,
        String documentation) {
    public AnalysisInfo {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(documentation, "documentation");
        parameters = List.copyOf(parameters);
        if (name.isBlank()) {
            throw new IllegalArgumentException("an analysis needs a name");
        }
    }

    /** An analysis that works on files. */
    public AnalysisInfo(String name, String label, String description, List<ParameterInfo> parameters, String origin) {
        this(name, label, description, parameters, origin, true, "");
    }

    public Optional<ParameterInfo> parameter(String parameterName) {
        return parameters.stream().filter(parameter -> parameter.name().equals(parameterName)).findFirst();
    }
}
