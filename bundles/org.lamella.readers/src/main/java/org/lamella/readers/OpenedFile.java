package org.lamella.readers;

import java.nio.file.Path;
import java.util.List;
import org.lamella.data.Dataset;

/**
 * A file that has been read.
 *
 * @param path the file
 * @param format the name of its format, for example {@code DM3}
 * @param datasets what it holds, in the order of the file
 */
public record OpenedFile(Path path, String format, List<Dataset> datasets) {
    public OpenedFile {
        datasets = List.copyOf(datasets);
    }
}
