package org.lamella.readers.jeol;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Metadata;
import org.lamella.data.UserError;
import org.lamella.readers.CommonMetadata;
import org.lamella.readers.ElementType;
import org.lamella.readers.FileHead;
import org.lamella.readers.FormatReader;
import org.lamella.readers.storage.FileBytes;
import org.lamella.readers.storage.StoredArray;

/** Reads electron images (.img) and element maps (.map) of JEOL's Analysis Station. */
public final class JeolImageReader implements FormatReader {
    private static final int MARK = 52;
    private static final String PROGRAM = "JED-";
    /** Where it is said where the full image begins; before it stands a small one. */
    private static final int IMAGE_AT = 0x2c;

    @Override
    public String format() {
        return "JEOL image";
    }

    @Override
    public List<String> endings() {
        return List.of("img", "map");
    }

    @Override
    public String holds() {
        return "electron images and element maps of Analysis Station";
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.int32(0, ByteOrder.LITTLE_ENDIAN) == MARK && head.text(4, PROGRAM.length()).equals(PROGRAM);
    }

    @Override
    public List<Dataset> read(Path path) throws UserError {
        FileBytes file = FileBytes.open(path);
        TagTree.Node tree = TagTree.parse(file, file.reader(IMAGE_AT, ByteOrder.LITTLE_ENDIAN).uint32());
        TagTree.Node image = tree.find("Image").orElseThrow(() -> file.error("the file has no image"));
        TagTree.Node bits = image.find("Bits").orElseThrow(() -> file.error("the image has no pixels"));
        List<Integer> size = image.integers("Size");
        if (size.size() < 2 || size.get(0) < 1 || size.get(1) < 1) {
            throw file.error("an image of the size " + size + " is impossible");
        }
        int width = size.get(0);
        int height = size.get(1);
        ElementType type = type(file, (int) image.number("DataType"));
        if (StoredArray.elements(file, width, height) * type.bytes() > bits.length()) {
            throw file.error("an image of " + width + " x " + height + " pixels of type " + type.label() + " does not fit into " + bits.length()
                    + " bytes; the file is damaged");
        }
        TagTree.Node instrument = tree.find("Instrument").orElse(TagTree.NOTHING);
        double step = Instrument.step(instrument.number("ScanSize"), instrument.number("Mag"), width);
        List<Axis> axes = List.of(Instrument.axis("x", width, step, 0, Axis.Role.SIGNAL), Instrument.axis("y", height, step, 0, Axis.Role.SIGNAL));
        CommonMetadata common = Instrument.common(instrument).text(CommonMetadata.DATE, TagTree.date(image.number("Created")))
                .text(CommonMetadata.SAMPLE, image.text("Memo"))
                .number(CommonMetadata.DWELL_TIME, tree.number("Map", "DwellTime") / 1000);
        Metadata metadata = common.with("JEOL", tree.metadata());
        String title = image.text("Title");
        return List.of(new Dataset(title.isBlank() ? file.title() : title,
                StoredArray.contiguous(file, bits.offset(), type, ByteOrder.LITTLE_ENDIAN, width, height), type.label(), axes, metadata));
    }

    /** The types of pixels and of points of line scans. */
    static ElementType type(FileBytes file, int code) throws UserError {
        return switch (code) {
            case 1 -> ElementType.UINT8;
            case 2 -> ElementType.UINT16;
            case 3 -> ElementType.FLOAT32;
            default -> throw file.error("numbers of the type " + code + " cannot be read");
        };
    }
}
