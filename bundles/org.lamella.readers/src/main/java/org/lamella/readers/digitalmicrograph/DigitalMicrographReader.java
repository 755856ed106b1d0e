package org.lamella.readers.digitalmicrograph;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lamella.data.Dataset;
import org.lamella.data.Metadata;
import org.lamella.data.UserError;
import org.lamella.readers.CommonMetadata;
import org.lamella.readers.FileHead;
import org.lamella.readers.FormatReader;
import org.lamella.readers.storage.FileBytes;

/**
 * Reads Gatan DigitalMicrograph files of the versions 3 and 4: every image of the file but the thumbnails.
 *
 * <p>Axes have the file's order, x first; in a spectrum image the energy is usually the third and slowest axis. The
 * axis in units of energy is the signal axis and the others are navigation axes. Offsets are minus the file's origin
 * (counted in elements) times the scale. Intensities are as stored: a brightness calibration stays in the metadata,
 * where all tags are found under {@code DigitalMicrograph}. Complex images are read as their modulus.</p>
 */
public final class DigitalMicrographReader implements FormatReader {
    private final int version;

    private DigitalMicrographReader(int version) {
        this.version = version;
    }

    public static DigitalMicrographReader dm3() {
        return new DigitalMicrographReader(3);
    }

    public static DigitalMicrographReader dm4() {
        return new DigitalMicrographReader(4);
    }

    @Override
    public String format() {
        return "DM" + version;
    }

    @Override
    public List<String> endings() {
        return List.of("dm" + version);
    }

    @Override
    public String holds() {
        return "images, stacks, spectra, spectrum images, diffraction series";
    }

    @Override
    public boolean recognises(FileHead head) {
        int byteOrderAt = version == 3 ? 8 : 12;
        int littleEndian = head.int32(byteOrderAt, ByteOrder.BIG_ENDIAN);
        return head.int32(0, ByteOrder.BIG_ENDIAN) == version && (littleEndian == 0 || littleEndian == 1);
    }

    @Override
    public List<Dataset> read(Path path) throws UserError {
        FileBytes file = FileBytes.open(path);
        TagParser.Tree tree = TagParser.parse(file);
        if (!(tree.root().get("ImageList") instanceof Map<?, ?> images) || images.isEmpty()) {
            throw file.error("the file has no images");
        }
        TagMetadata tags = new TagMetadata(file, tree.order());
        Metadata whole = tags.tree(tree.root());
        Set<Long> thumbnails = thumbnails(tree.root());
        List<Dataset> datasets = new ArrayList<>();
        long index = -1;
        for (Map.Entry<?, ?> image : images.entrySet()) {
            index++;
            if (thumbnails.contains(index) || !(image.getValue() instanceof Map<?, ?> group)) {
                continue;
            }
            ImageEntry entry = new ImageEntry(file, tree.order(), "image " + index, group);
            Metadata own = (Metadata) whole.find("ImageList/" + image.getKey()).orElse(Metadata.EMPTY);
            datasets.add(entry.dataset(Metadata.builder().put(CommonMetadata.NODE, TagMetadata.common(own))
                    .put("ImageIndex", index).put("DigitalMicrograph", whole).build()));
        }
        if (datasets.isEmpty()) {
            throw file.error("the file has no images but thumbnails");
        }
        return List.copyOf(datasets);
    }

    private static Set<Long> thumbnails(Map<String, Object> root) {
        Set<Long> indices = new HashSet<>();
        if (root.get("Thumbnails") instanceof Map<?, ?> list) {
            for (Object item : list.values()) {
                if (item instanceof Map<?, ?> thumbnail && thumbnail.get("ImageIndex") instanceof Number index) {
                    indices.add(index.longValue());
                }
            }
        }
        return indices;
    }
}
