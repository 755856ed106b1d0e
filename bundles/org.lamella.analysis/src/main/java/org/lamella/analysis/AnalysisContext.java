package org.lamella.analysis;

import java.nio.file.Path;
import java.util.List;
import org.lamella.data.Progress;
import org.lamella.data.UserError;

/** What a run gives to an analysis: its inputs, its progress and the place for warnings. */
public interface AnalysisContext {
    /** The inputs in the order in which the user gave them; at least one. */
    List<AnalysisInput> inputs();

    Progress progress();

    /**
     * A file that a parameter names, such as a reference that inputs are compared with or a calibration; it is read as inputs are, when
     * it is asked for its data, and the result names it with its digest among the inputs.
     *
     * @throws UnsupportedOperationException when this context has no files
     */
    default AnalysisInput companion(Path file) {
        throw new UnsupportedOperationException("no files can be read here");
    }

    /** Adds one line to the result's warnings; it appears in the result, the report and on the terminal. */
    void warn(String message);

    /**
     * Works on one input after the other and goes on past those that fail: a failed input becomes a warning that names
     * it, and the run ends with exit status 3.
     *
     * @throws UserError when every input failed; with a single input its own message
     */
    void forEachInput(InputTask task) throws UserError;

    /** What is done with one input. */
    @FunctionalInterface
    interface InputTask {
        /** @param progress the part of the run's progress that belongs to this input */
        void run(AnalysisInput input, Progress progress) throws UserError;
    }
}
