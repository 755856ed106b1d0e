package org.lamella.readers.jeol;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.UserError;
import org.lamella.readers.CommonMetadata;
import org.lamella.readers.ElementType;
import org.lamella.readers.FileHead;
import org.lamella.readers.FormatReader;
import org.lamella.readers.storage.FileBytes;
import org.lamella.readers.storage.StoredArray;

/** Reads the profiles of a line scan of JEOL's Analysis Station (DigiLine, .dln): one curve for each element. */
public final class DigiLineReader implements FormatReader {
    private static final String MARK = ":DigiLine";
    private static final double MICROMETRES_IN_MILLIMETRE = 1000;

    @Override
    public String format() {
        return "JEOL DigiLine";
    }

    @Override
    public List<String> endings() {
        return List.of("dln");
    }

    @Override
    public String holds() {
        return "line profiles of elements of Analysis Station";
    }

    @Override
    public boolean recognises(FileHead head) {
        return JeolSessionReader.isTree(head) && head.text(0, 512).contains(MARK);
    }

    @Override
    public List<Dataset> read(Path path) throws UserError {
        FileBytes file = FileBytes.open(path);
        TagTree.Node tree = TagTree.parse(file, 0);
        List<Dataset> curves = new ArrayList<>();
        for (TagTree.Node entry : tree.children().values()) {
            if (entry.find("Lnp", "Bits").isPresent()) {
                curves.add(curve(file, entry));
            }
        }
        if (curves.isEmpty()) {
            throw file.error("the file has no line profiles");
        }
        return curves;
    }

    private static Dataset curve(FileBytes file, TagTree.Node entry) throws UserError {
        TagTree.Node line = entry.find("Lnp").orElseThrow();
        TagTree.Node bits = entry.find("Lnp", "Bits").orElseThrow();
        int points = (int) line.number("Length");
        ElementType type = JeolImageReader.type(file, (int) line.number("DataType"));
        if (points < 1 || (long) points * type.bytes() > bits.length()) {
            throw file.error("a profile of " + points + " points of type " + type.label() + " does not fit into " + bits.length()
                    + " bytes; the file is damaged");
        }
        // The step of the profile is in mm.
        Axis axis = Instrument.axis("x", points, line.number("ConvCoff") * MICROMETRES_IN_MILLIMETRE, 0, Axis.Role.SIGNAL);
        CommonMetadata common = Instrument.common(entry.find("Instrument").orElse(TagTree.NOTHING))
                .text(CommonMetadata.DATE, TagTree.date(line.number("Created")))
                .number(CommonMetadata.DWELL_TIME, entry.number("Map", "DwellTime") / 1000)
                .text(CommonMetadata.INTENSITY_UNIT, line.text("TitleY").equals("Count") ? "counts" : line.text("TitleY"));
        String title = line.text("Title");
        return new Dataset(title.isBlank() ? file.title() : title, StoredArray.contiguous(file, bits.offset(), type, ByteOrder.LITTLE_ENDIAN, points),
                type.label(), List.of(axis), common.with("JEOL", entry.metadata()));
    }
}
