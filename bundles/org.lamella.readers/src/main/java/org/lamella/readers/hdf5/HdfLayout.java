package org.lamella.readers.hdf5;

import io.jhdf.api.Node;
import java.util.List;
import org.lamella.data.Dataset;
import org.lamella.data.UserError;

/** A way in which programs lay out their data in an HDF5 file. */
interface HdfLayout {
    /** The short name of the format. */
    String format();

    List<String> endings();

    String holds();

    /** Whether a file is laid out in this way. */
    boolean matches(HdfSource source) throws UserError;

    /** All data of a file that a user would want to see, in the order of the file; may be empty. */
    List<Dataset> read(HdfSource source) throws UserError;

    /**
     * The data of a part of the file; empty when the layout has nothing to say about it, so that it is read as plain HDF5.
     *
     * @param node what is there: a group or a dataset
     */
    List<Dataset> read(HdfSource source, Node node) throws UserError;
}
