package org.lamella.readers;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lamella.data.Dataset;
import org.lamella.data.UserError;

/**
 * Writes one kind of file. A writer keeps no state: one instance serves any number of files and threads. A writer of a
 * third party is a plug-in: it implements {@code org.lamella.analysis.WriterPlugin}.
 */
public interface FormatWriter {
    /** The short name of the format, for example {@code TIFF}. */
    String format();

    /** The endings by which this format is chosen, without the dot; at least one, the most usual first. */
    List<String> endings();

    /** What such a file can hold, in a few words: {@code images and stacks with pixel size}. */
    String holds();

    /** Whether one file can hold several datasets. */
    default boolean holdsSeveral() {
        return false;
    }

    /** Why a dataset cannot be written in this format, in one line for people; empty when it can. */
    Optional<String> refusal(Dataset dataset);

    /**
     * Writes datasets, one unless the format {@linkplain #holdsSeveral() holds several}. The file appears under its name
     * only when it is complete, and takes the place of one that is there already.
     *
     * @throws UserError when a dataset is {@linkplain #refusal refused}, a value does not fit the format, or the file cannot be
     *         written
     */
    void write(Path file, List<Dataset> datasets) throws UserError;
}
