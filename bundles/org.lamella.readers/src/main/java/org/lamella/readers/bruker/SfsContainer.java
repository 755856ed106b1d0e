package org.lamella.readers.bruker;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lamella.data.UserError;
import org.lamella.readers.storage.ByteReader;
import org.lamella.readers.storage.FileBytes;

/**
 * The container in which Bruker Esprit keeps several files: chunks of equal size, each with a header that names the next
 * chunk, and a list of files whose own chunks are numbered in tables.
 */
final class SfsContainer {
    static final String MARK = "AAMVHFSS";
    /** Where the chunks begin; chunk k begins k times the chunk size behind it. */
    private static final int CHUNKS_AT = 0x118;
    private static final int CHUNK_HEADER = 32;
    private static final int SIZE_AT = 0x128;
    private static final int TREE_AT = 0x140;
    private static final int ENTRY = 0x200;
    private static final int NAME_AT = 224;
    private static final int NAME_LENGTH = 256;
    private static final int FOLDER_AT = 220;
    private static final int LARGEST_CHUNK = 1 << 24;
    private static final int MOST_ENTRIES = 10_000;

    private final FileBytes file;
    private final int chunkSize;
    private final Map<String, SfsEntry> entries = new LinkedHashMap<>();

    /**
     * Reads the list of files.
     *
     * @throws UserError when the container is damaged
     */
    SfsContainer(FileBytes file) throws UserError {
        this.file = file;
        ByteReader reader = file.reader(SIZE_AT, ByteOrder.LITTLE_ENDIAN);
        chunkSize = reader.int32();
        if (chunkSize <= CHUNK_HEADER || chunkSize > LARGEST_CHUNK) {
            throw file.error("chunks of " + chunkSize + " bytes are impossible (at byte " + SIZE_AT + ")");
        }
        reader.position(TREE_AT);
        long tree = reader.uint32();
        long count = reader.uint32();
        if (count > MOST_ENTRIES) {
            throw file.error(count + " files in the container are impossible (at byte " + (TREE_AT + 4) + ")");
        }
        int inChunk = usable() / ENTRY;
        long chunk = tree;
        for (int i = 0; i < count; i++) {
            int within = inChunk == 0 ? i : i % inChunk;
            if (i > 0 && within == 0) {
                chunk = next(chunk);
            }
            entry(start(chunk) + (long) within * ENTRY);
        }
    }

    private void entry(long at) throws UserError {
        ByteBuffer entry = file.slice(at, ENTRY, ByteOrder.LITTLE_ENDIAN, "the list of files");
        long table = entry.getInt(0) & 0xffffffffL;
        long size = entry.getLong(4);
        if (entry.get(FOLDER_AT) != 0 || table == 0xffffffffL) {
            return;
        }
        String name = file.reader(at + NAME_AT, ByteOrder.LITTLE_ENDIAN).text(NAME_LENGTH);
        if (size < 0 || size > file.length()) {
            throw file.error("'" + name + "' in the container should be " + Long.toUnsignedString(size) + " bytes, more than the whole file");
        }
        entries.putIfAbsent(name, new SfsEntry(this, name, table, size));
    }

    Optional<SfsEntry> entry(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    FileBytes file() {
        return file;
    }

    /** How many bytes of each chunk hold data. */
    int usable() {
        return chunkSize - CHUNK_HEADER;
    }

    /** The byte of the file where the data of a chunk begins. */
    long start(long chunk) {
        return CHUNKS_AT + CHUNK_HEADER + chunk * chunkSize;
    }

    /** The chunk that follows another. */
    long next(long chunk) throws UserError {
        return file.reader(CHUNKS_AT + chunk * chunkSize, ByteOrder.LITTLE_ENDIAN).uint32();
    }
}
