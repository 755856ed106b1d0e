package org.lamella.readers.tia;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.lamella.data.Dataset;
import org.lamella.data.Metadata;
import org.lamella.data.UserError;
import org.lamella.readers.FileHead;
import org.lamella.readers.FormatReader;
import org.lamella.readers.storage.FileBytes;

/**
 * Reads series files (.ser) of FEI's TEM Imaging and Analysis: spectra or images, single, along a line or over an
 * area. Lengths are given in nm, reciprocal lengths in 1/nm, energies in eV; the first row of an image is the top one.
 */
public final class SerReader implements FormatReader {
    @Override
    public String format() {
        return "SER";
    }

    @Override
    public List<String> endings() {
        return List.of("ser");
    }

    @Override
    public String holds() {
        return "images, series of images, spectra, line scans, spectrum images";
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.uint16(0, ByteOrder.LITTLE_ENDIAN) == SerFile.MARK && head.uint16(2, ByteOrder.LITTLE_ENDIAN) == SerFile.SERIES;
    }

    @Override
    public List<Dataset> read(Path file) throws UserError {
        return List.of(SeriesDataset.read(FileBytes.open(file), Metadata.EMPTY));
    }
}
