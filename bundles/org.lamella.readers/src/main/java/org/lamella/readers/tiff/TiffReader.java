package org.lamella.readers.tiff;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lamella.data.Dataset;
import org.lamella.data.UserError;
import org.lamella.readers.FileHead;
import org.lamella.readers.FormatReader;
import org.lamella.readers.storage.FileBytes;

/**
 * Reads TIFF and BigTIFF: whole numbers of 1 to 64 bits, floats of 16 to 64 bits, colour, strips and tiles of either
 * byte order, uncompressed or with LZW, Deflate or PackBits and a predictor. Pages of one size and kind that follow
 * each other are one stack; smaller copies (thumbnails) are left out. Values are as stored: nothing is scaled or
 * inverted, and an image with a palette gives the palette's indices.
 *
 * <p>The pixel size comes from the tags of FEI/Thermo Fisher, Zeiss, OpenFIBSEM, ImageJ, DigitalMicrograph or OME, or
 * from the resolution where that cannot be a printer's; the metadata's {@code CalibrationSource} tells which.</p>
 */
public final class TiffReader implements FormatReader {
    @Override
    public String format() {
        return "TIFF";
    }

    @Override
    public List<String> endings() {
        return List.of("tif", "tiff");
    }

    @Override
    public String holds() {
        return "images and stacks, with the calibrations of ImageJ, FEI, Zeiss, OpenFIBSEM";
    }

    @Override
    public boolean recognises(FileHead head) {
        String mark = head.text(0, 2);
        ByteOrder order = mark.equals("MM") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        int version = head.uint16(2, order);
        return (mark.equals("II") || mark.equals("MM")) && (version == 42 || version == 43);
    }

    @Override
    public List<Dataset> read(Path path) throws UserError {
        FileBytes file = FileBytes.open(path);
        DirectoryChain chain = new DirectoryChain(file);
        List<PageStack> stacks = new ArrayList<>();
        long parts = 0;
        while (chain.hasNext()) {
            Directory directory = chain.next();
            Page page = Page.of(directory);
            parts += page.offsets().length;
            // The place of each strip takes at least two bytes, unless pages share their tables.
            if (parts * 2 > file.length()) {
                throw file.error("the pages have more strips or tiles than the file can list (at byte " + directory.offset()
                        + "); the file is damaged");
            }
            PageStack last = stacks.isEmpty() ? null : stacks.get(stacks.size() - 1);
            if (last != null && last.takes(directory, page)) {
                last.add(directory, page);
            } else {
                stacks.add(new PageStack(directory, page));
            }
        }
        List<PageStack> full = stacks.stream().filter(stack -> !stack.thumbnail()).toList();
        List<PageStack> kept = full.isEmpty() ? stacks : full;
        List<Dataset> datasets = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            String name = kept.size() == 1 ? file.title() : file.title() + " " + (i + 1);
            datasets.add(kept.get(i).dataset(name, stacks.size() == 1));
        }
        return List.copyOf(datasets);
    }
}
