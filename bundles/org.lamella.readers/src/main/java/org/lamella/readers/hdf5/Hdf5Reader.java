package org.lamella.readers.hdf5;

import io.jhdf.api.Node;
import java.nio.file.Path;
import java.util.List;
import org.lamella.data.Dataset;
import org.lamella.data.UserError;
import org.lamella.readers.FileHead;
import org.lamella.readers.FormatReader;

/**
 * Reads HDF5 files: those of Velox, Berkeley EMD and py4DSTEM, HyperSpy and NeXus with their axes and metadata, any other by the
 * names of its datasets. Arrays are read when they are looked at: in place where they lie in one piece, else chunk by chunk.
 * A part of a file is read by its path; see {@link #read(Path, String)}.
 *
 * <p>Numbers of all sizes and byte orders are read, complex ones as their modulus; packed with gzip, LZF, LZ4, shuffle and
 * bit shuffle. Links into other files are not followed.</p>
 */
public final class Hdf5Reader implements FormatReader {
    private static final long[] SIGNATURE = {0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    private static final int FIRST_BLOCK = 512;

    private final HdfLayout layout;
    private final boolean general;

    private Hdf5Reader(HdfLayout layout, boolean general) {
        this.layout = layout;
        this.general = general;
    }

    /** Reads the images, stacks, spectra and spectrum images of Thermo Fisher Velox. */
    public static Hdf5Reader velox() {
        return new Hdf5Reader(new VeloxLayout(), false);
    }

    /** Reads HyperSpy's own files, {@code .hspy} and the older {@code .hdf5}. */
    public static Hdf5Reader hyperSpy() {
        return new Hdf5Reader(new HyperSpyLayout(), false);
    }

    /** Reads Berkeley (NCEM) EMD files, py4DSTEM's included. */
    public static Hdf5Reader emd() {
        return new Hdf5Reader(new EmdLayout(), false);
    }

    /** Reads NeXus files. */
    public static Hdf5Reader nexus() {
        return new Hdf5Reader(new NexusLayout(), true);
    }

    /** Reads any other HDF5 file. */
    public static Hdf5Reader plain() {
        return new Hdf5Reader(new PlainLayout(), true);
    }

    @Override
    public String format() {
        return layout.format();
    }

    @Override
    public List<String> endings() {
        return layout.endings();
    }

    @Override
    public String holds() {
        return layout.holds();
    }

    @Override
    public boolean isGeneral() {
        return general;
    }

    /** The file's first block may be anything, in which case the signature comes after 512, 1024, 2048 ... bytes. */
    @Override
    public boolean recognises(FileHead head) {
        for (int at = 0; at < FileHead.LENGTH; at = at == 0 ? FIRST_BLOCK : 2 * at) {
            if (isSignature(head, at)) {
                try {
                    return layout.matches(HdfSource.open(head.path()));
                } catch (UserError e) {
                    // A damaged file is left to the reader of any HDF5 file, which says what is wrong with it.
                    return layout instanceof PlainLayout;
                }
            }
        }
        return false;
    }

    private static boolean isSignature(FileHead head, int at) {
        for (int i = 0; i < SIGNATURE.length; i++) {
            if (head.uint8(at + i) != SIGNATURE[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public List<Dataset> read(Path file) throws UserError {
        HdfSource source = HdfSource.open(file);
        List<Dataset> datasets = source.guarded("the file", () -> layout.read(source));
        if (datasets.isEmpty()) {
            datasets = source.guarded("the file", () -> new PlainLayout().read(source));
        }
        if (datasets.isEmpty()) {
            throw source.error("this HDF5 file holds no numeric data that could be read");
        }
        return datasets;
    }

    /**
     * Reads what is at a path inside the file: a dataset, the data of a group that the layout knows, or else all datasets below
     * a group. For Velox, a path to one image or spectrum image gives all of its frames.
     */
    @Override
    public List<Dataset> read(Path file, String part) throws UserError {
        HdfSource source = HdfSource.open(file);
        Node node = source.find(part).orElseThrow(() -> source.error("there is nothing at '" + part + "'; here is what there is: "
                + new PlainLayout().contents(source)));
        List<Dataset> datasets = source.guarded("'" + part + "'", () -> layout.read(source, node));
        if (datasets.isEmpty()) {
            datasets = source.guarded("'" + part + "'", () -> new PlainLayout().read(source, node));
        }
        if (datasets.isEmpty()) {
            throw source.error("'" + part + "' holds no numeric data");
        }
        return datasets;
    }
}
