package org.lamella.analysis;

import java.nio.file.Path;
import org.lamella.data.Progress;
import org.lamella.data.UserError;

/** Writes a finished run, or a part of it, into a folder: tables, figures, a report. */
public interface RunWriter {
    /**
     * @param folder an existing folder
     * @throws UserError when a file cannot be written
     */
    void write(AnalysisRun run, Path folder, Progress progress) throws UserError;
}
