package org.lamella.readers;

import java.nio.file.Path;
import java.util.List;
import org.lamella.data.Dataset;
import org.lamella.data.UserError;

/** Reads one kind of file. A reader keeps no state: one instance serves any number of files and threads. */
public interface FormatReader {
    /** The short name of the format, for example {@code DM3}. */
    String format();

    /** Whether a file is of this format, judged by its content. */
    boolean recognises(FileHead head);

    /**
     * Reads the datasets of a file. Metadata is read at once; large arrays stay in the file, which is mapped into
     * memory, and are read when they are looked at.
     *
     * @return the datasets in the order of the file, at least one
     * @throws UserError when the file is damaged, cut short or holds something that is not supported; names the place
     */
    List<Dataset> read(Path file) throws UserError;
}
