package org.lamella.analysis;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A finished run with everything that is needed to repeat it.
 *
 * @param analysis the analysis that ran
 * @param softwareVersion the version of Lamella
 * @param inputs the inputs in the order given, failed ones included, then the files that parameters named
 * @param parameters every parameter with the value that was used, defaults included, in the order in which they are
 *        declared: {@link org.lamella.data.Quantity} (without uncertainty) for a number with a unit, otherwise Double,
 *        Long, Boolean, String, a list of strings, or null for "not given"
 * @param warnings what the reader of the result must know, one line each
 * @param result what was found
 * @param started when the run began
 * @param finished when the run ended
 */
public record AnalysisRun(AnalysisInfo analysis, String softwareVersion, List<InputRecord> inputs, Map<String, Object> parameters,
        List<String> warnings, AnalysisResult result, Instant started, Instant finished) {
    public AnalysisRun {
        Objects.requireNonNull(analysis, "analysis");
        Objects.requireNonNull(softwareVersion, "softwareVersion");
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(started, "started");
        Objects.requireNonNull(finished, "finished");
        inputs = List.copyOf(inputs);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        warnings = List.copyOf(warnings);
    }

    /** Whether some inputs of a batch failed while others were analysed. */
    public boolean isPartial() {
        return inputs.stream().anyMatch(input -> input.error().isPresent());
    }
}
