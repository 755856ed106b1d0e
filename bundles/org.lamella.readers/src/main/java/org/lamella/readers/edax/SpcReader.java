package org.lamella.readers.edax;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.lamella.data.Dataset;
import org.lamella.data.Metadata;
import org.lamella.data.UserError;
import org.lamella.readers.ElementType;
import org.lamella.readers.FileHead;
import org.lamella.readers.FormatReader;
import org.lamella.readers.storage.FileBytes;
import org.lamella.readers.storage.StoredArray;

/** Reads X-ray spectra of EDAX (.spc). */
public final class SpcReader implements FormatReader {
    @Override
    public String format() {
        return "EDAX SPC";
    }

    @Override
    public List<String> endings() {
        return List.of("spc");
    }

    @Override
    public String holds() {
        return "X-ray spectra";
    }

    @Override
    public boolean recognises(FileHead head) {
        return SpcHeader.recognises(head);
    }

    @Override
    public List<Dataset> read(Path path) throws UserError {
        FileBytes file = FileBytes.open(path);
        SpcHeader header = SpcHeader.read(file);
        Metadata metadata = header.common().with("SPC", header.own());
        int channels = header.channels();
        if (channels == 0) {
            throw file.error("the spectrum has no channels (at byte 32)");
        }
        return List.of(new Dataset(file.title(), StoredArray.contiguous(file, header.data(), ElementType.UINT32, ByteOrder.LITTLE_ENDIAN, channels),
                ElementType.UINT32.label(), List.of(header.energy(channels)), metadata));
    }
}
