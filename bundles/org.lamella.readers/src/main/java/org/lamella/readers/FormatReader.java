package org.lamella.readers;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lamella.data.Dataset;
import org.lamella.data.UserError;

/**
 * Reads one kind of file. A reader keeps no state: one instance serves any number of files and threads. A reader of a
 * third party is a plug-in: it implements {@code org.lamella.analysis.ReaderPlugin}, which adds nothing but the mark by
 * which plug-ins are found.
 */
public interface FormatReader {
    /** The short name of the format, for example {@code DM3}. */
    String format();

    /** The usual endings of its files without the dot, for people and file dialogs; files are recognised by content. */
    default List<String> endings() {
        return List.of();
    }

    /** What is read of such files, in a few words: {@code images, stacks, spectra, spectrum images}. */
    default String holds() {
        return "";
    }

    /**
     * Whether the format is so general that it takes in files of other formats, as tables of text or HDF5 do. Such readers
     * are asked after all others, those of third parties included.
     */
    default boolean isGeneral() {
        return false;
    }

    /**
     * What has to be done before this reader can read anything, in one line for people: it is told when a file is not
     * recognised. Empty, as usual, when nothing has to be done.
     */
    default Optional<String> lacks() {
        return Optional.empty();
    }

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

    /**
     * Reads a part of a file that is itself like a folder.
     *
     * @param part the name of the part inside the file, for example {@code /entry/data}
     * @throws UserError as {@link #read(Path)}, and when the format has no parts or the file no such part
     */
    default List<Dataset> read(Path file, String part) throws UserError {
        throw new UserError(file + ": parts are chosen by name only in HDF5 files, and this is a " + format() + " file; leave out '"
                + FileAddress.SEPARATOR + part + "'");
    }
}
