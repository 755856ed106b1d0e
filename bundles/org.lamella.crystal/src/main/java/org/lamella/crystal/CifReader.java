package org.lamella.crystal;

import java.nio.file.Path;
import org.lamella.data.UserError;

/** Reads a phase from a CIF file. */
public final class CifReader {
    private CifReader() {
    }

    /** The phase in a CIF file. */
    public static Phase read(Path file) throws UserError {
        throw new UserError(file + ": reading CIF files is being built");
    }
}
