package org.lamella.readers.bruker;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.lamella.data.UserError;

/**
 * One file in a container, plain or compressed in blocks. It is read by parts; the blocks unpacked last are kept. Several
 * threads may read at the same time.
 */
final class SfsEntry {
    private static final int MARK = 0x53434141;
    private static final int BLOCKS_AT = 0x80;
    private static final int BLOCK_HEADER = 16;
    private static final int LARGEST_BLOCK = 1 << 24;
    /** Deflate makes data at most this many times shorter. */
    private static final int MOST_COMPRESSION = 1100;
    private static final int BLOCKS_KEPT = 8;

    private final SfsContainer container;
    private final String name;
    private final int[] chunks;
    private final long stored;
    /** Where each compressed block begins in what is stored, and in what comes out; null when nothing is compressed. */
    private final long[] blocks;
    private final long[] plain;
    private final Map<Integer, byte[]> kept = new LinkedHashMap<>(BLOCKS_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, byte[]> eldest) {
            return size() > BLOCKS_KEPT;
        }
    };

    SfsEntry(SfsContainer container, String name, long table, long size) throws UserError {
        this.container = container;
        this.name = name;
        stored = size;
        int usable = container.usable();
        chunks = new int[Math.toIntExact((size + usable - 1) / usable)];
        int inTable = usable / Integer.BYTES;
        long chunk = table;
        for (int first = 0; first < chunks.length; first += inTable) {
            int count = Math.min(inTable, chunks.length - first);
            container.file().slice(container.start(chunk), (long) count * Integer.BYTES, ByteOrder.LITTLE_ENDIAN, "the chunks of '" + name + "'")
                    .asIntBuffer().get(chunks, first, count);
            chunk = container.next(chunk);
        }
        boolean isCompressed = size >= BLOCKS_AT && stored(0, 4).getInt() == MARK;
        int count = isCompressed ? stored(12, 4).getInt() : 0;
        if (count < 0 || (long) count * BLOCK_HEADER > size) {
            throw container.file().error("'" + name + "' in the container has " + count + " blocks, which is impossible");
        }
        blocks = isCompressed ? new long[count] : null;
        plain = isCompressed ? new long[count + 1] : null;
        long at = BLOCKS_AT;
        for (int i = 0; i < count; i++) {
            ByteBuffer header = stored(at, BLOCK_HEADER);
            long packed = header.getInt(0) & 0xffffffffL;
            long unpacked = header.getInt(4) & 0xffffffffL;
            if (unpacked > LARGEST_BLOCK || unpacked > packed * MOST_COMPRESSION || packed > LARGEST_BLOCK) {
                throw container.file().error("block " + (i + 1) + " of '" + name + "' should be " + packed + " bytes that unpack to " + unpacked
                        + ", which is impossible");
            }
            blocks[i] = at;
            plain[i + 1] = plain[i] + unpacked;
            at += BLOCK_HEADER + packed;
        }
    }

    /** The number of bytes, unpacked. */
    long length() {
        return blocks == null ? stored : plain[plain.length - 1];
    }

    /**
     * A part of the file, little-endian.
     *
     * @throws UserError when the file does not have that many bytes or they are damaged
     */
    ByteBuffer bytes(long offset, int count) throws UserError {
        if (blocks == null) {
            return stored(offset, count);
        }
        require(offset, count, length());
        int block = 0;
        int above = blocks.length;
        while (above - block > 1) {
            int middle = (block + above) >>> 1;
            if (plain[middle] <= offset) {
                block = middle;
            } else {
                above = middle;
            }
        }
        if (count == 0 || offset + count <= plain[block + 1]) {
            return ByteBuffer.wrap(count == 0 ? new byte[0] : block(block), count == 0 ? 0 : (int) (offset - plain[block]), count).slice()
                    .order(ByteOrder.LITTLE_ENDIAN);
        }
        ByteBuffer part = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        for (long at = offset; part.hasRemaining(); block++) {
            byte[] bytes = block(block);
            int from = (int) (at - plain[block]);
            int length = Math.min(part.remaining(), bytes.length - from);
            part.put(bytes, from, length);
            at += length;
        }
        return part.flip();
    }

    private byte[] block(int index) throws UserError {
        synchronized (kept) {
            byte[] bytes = kept.get(index);
            if (bytes == null) {
                bytes = unpack(index);
                kept.put(index, bytes);
            }
            return bytes;
        }
    }

    private byte[] unpack(int index) throws UserError {
        int packed = stored(blocks[index], BLOCK_HEADER).getInt();
        byte[] bytes = new byte[(int) (plain[index + 1] - plain[index])];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(stored(blocks[index] + BLOCK_HEADER, packed));
            int done = 0;
            while (done < bytes.length) {
                int more = inflater.inflate(bytes, done, bytes.length - done);
                if (more == 0) {
                    throw new DataFormatException("it ends after " + done + " bytes of " + bytes.length);
                }
                done += more;
            }
            return bytes;
        } catch (DataFormatException e) {
            throw container.file().error("block " + (index + 1) + " of '" + name + "' in the container is damaged: " + e.getMessage());
        } finally {
            inflater.end();
        }
    }

    /** A part of what is stored, put together from its chunks. */
    private ByteBuffer stored(long offset, int count) throws UserError {
        require(offset, count, stored);
        int usable = container.usable();
        ByteBuffer part = null;
        long at = offset;
        int left = count;
        do {
            int within = (int) (at % usable);
            int length = Math.min(left, usable - within);
            ByteBuffer piece = length == 0 ? ByteBuffer.allocate(0) : container.file().slice(
                    container.start(chunks[(int) (at / usable)] & 0xffffffffL) + within, length, ByteOrder.LITTLE_ENDIAN, "a part of '" + name + "'");
            if (length == count) {
                return piece;
            }
            part = part == null ? ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN) : part;
            part.put(piece);
            at += length;
            left -= length;
        } while (left > 0);
        return part.flip();
    }

    private void require(long offset, int count, long length) throws UserError {
        if (offset < 0 || count < 0 || offset > length - count) {
            throw container.file().error("'" + name + "' in the container has " + length + " bytes where " + count + " are expected at byte "
                    + offset + "; it is cut short or damaged");
        }
    }
}
