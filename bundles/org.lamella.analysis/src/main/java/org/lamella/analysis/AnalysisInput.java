package org.lamella.analysis;

import java.nio.file.Path;
import java.util.List;
import org.lamella.data.Dataset;
import org.lamella.data.UserError;

/** One input file of a run. It is opened when it is first asked for its data. */
public interface AnalysisInput {
    Path path();

    /** The file's name without folders, for headings. */
    default String name() {
        Path name = path().getFileName();
        return name == null ? path().toString() : name.toString();
    }

    /**
     * The datasets of the file, at least one.
     *
     * @throws UserError when the file cannot be read
     */
    List<Dataset> datasets() throws UserError;

    /**
     * The dataset that an image analysis works on: the largest one that holds images.
     *
     * @throws UserError when the file cannot be read or has no image
     */
    Dataset imageDataset() throws UserError;
}
