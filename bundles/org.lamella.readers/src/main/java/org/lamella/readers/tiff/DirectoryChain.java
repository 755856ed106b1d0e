package org.lamella.readers.tiff;

import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;
import org.lamella.data.UserError;
import org.lamella.readers.storage.ByteReader;
import org.lamella.readers.storage.FileBytes;

/**
 * Walks the directories of a TIFF or BigTIFF file. A chain that comes back to itself is an error, and so are
 * directories that overlap so much that they cannot all be in the file.
 */
final class DirectoryChain {
    private static final int BIG = 43;

    private final FileBytes file;
    private final ByteOrder order;
    private final boolean big;
    private final Set<Long> seen = new HashSet<>();
    private long next;
    private long bytes;

    DirectoryChain(FileBytes file) throws UserError {
        this.file = file;
        String mark = file.reader(0, ByteOrder.BIG_ENDIAN).text(2);
        this.order = mark.equals("MM") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ByteReader reader = file.reader(2, order);
        this.big = reader.uint16() == BIG;
        if (big) {
            int offsetBytes = reader.uint16();
            if (offsetBytes != 8) {
                throw file.error("the BigTIFF header states offsets of " + offsetBytes + " bytes instead of 8");
            }
            reader.skip(2);
        }
        this.next = big ? reader.int64() : reader.uint32();
        if (next == 0) {
            throw file.error("the TIFF file has no image");
        }
    }

    boolean hasNext() {
        return next != 0;
    }

    Directory next() throws UserError {
        if (!seen.add(next)) {
            throw file.error("the directories of the TIFF file form a loop at byte " + next + "; the file is damaged");
        }
        Directory directory = new Directory(file, order, next);
        ByteReader reader = file.reader(next, order);
        long count = big ? reader.int64() : reader.uint16();
        int entryBytes = big ? 20 : 12;
        if (count < 1 || count > 0xffff) {
            throw file.error("the directory at byte " + next + " has " + Long.toUnsignedString(count) + " entries; the file is damaged");
        }
        file.require(reader.position(), count * entryBytes + (big ? 8 : 4), "the directory at byte " + next);
        bytes += count * entryBytes;
        if (bytes > file.length()) {
            throw file.error("the directories of the TIFF file overlap (at byte " + next + "); the file is damaged");
        }
        for (long i = 0; i < count; i++) {
            int tag = reader.uint16();
            int type = reader.uint16();
            long values = big ? reader.int64() : reader.uint32();
            long field = reader.position();
            long inline = big ? 8 : 4;
            boolean fits = values >= 0 && values <= inline / Directory.size(type);
            long offset = fits ? field : big ? reader.int64() : reader.uint32();
            reader.position(field + inline);
            // A count beyond the file keeps its number for the message, but not so large that a product overflows.
            directory.add(new Directory.Entry(tag, type, values < 0 ? -1 : Math.min(values, Long.MAX_VALUE / 16), offset));
        }
        next = big ? reader.int64() : reader.uint32();
        return directory;
    }
}
