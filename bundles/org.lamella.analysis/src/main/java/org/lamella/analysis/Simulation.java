package org.lamella.analysis;

import java.nio.file.Path;
import java.util.List;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.scijava.plugin.SciJavaPlugin;

/**
 * Makes data of which the truth is known: {@code lamella simulate}. A SciJava plug-in whose parameters are annotated like
 * those of an {@link Analysis}; a new instance is made for every run.
 */
public interface Simulation extends SciJavaPlugin {
    /**
     * Writes simulated files, with the truth beside them.
     *
     * @param folder an existing folder
     * @return the files that an analysis can read, without those of the truth
     * @throws UserError when the parameters do not fit each other or a file cannot be written
     * @throws java.util.concurrent.CancellationException when the user asked to stop
     */
    List<Path> simulate(Path folder, Progress progress) throws UserError;
}
