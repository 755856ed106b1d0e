package org.lamella.readers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What a reader looks at to recognise a format: the first bytes of a file, its size and its name. The name is only
 * for formats that have no mark of their own.
 */
public final class FileHead {
    /** How many of the first bytes are read, when the file has that many. */
    public static final int LENGTH = 4096;

    private final Path path;
    private final long size;
    private final ByteBuffer bytes;

    /**
     * @param path the file
     * @param size the number of bytes of the whole file
     * @param first its first bytes
     */
    public FileHead(Path path, long size, byte[] first) {
        this.path = path;
        this.size = size;
        this.bytes = ByteBuffer.wrap(first.clone()).asReadOnlyBuffer();
    }

    /** Reads the head of a file. */
    public static FileHead of(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(LENGTH, channel.size()));
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                continue;
            }
            byte[] first = new byte[buffer.position()];
            buffer.flip().get(first);
            return new FileHead(path, channel.size(), first);
        }
    }

    public Path path() {
        return path;
    }

    /** The size of the whole file in bytes. */
    public long size() {
        return size;
    }

    /** How many bytes can be looked at here. */
    public int available() {
        return bytes.limit();
    }

    /** The byte at an offset, 0 to 255; -1 where the file has ended. */
    public int uint8(int offset) {
        return offset >= 0 && offset < bytes.limit() ? bytes.get(offset) & 0xff : -1;
    }

    /** The 16-bit number at an offset; -1 where the file has ended. */
    public int uint16(int offset, ByteOrder order) {
        return offset >= 0 && offset + 2 <= bytes.limit() ? bytes.duplicate().order(order).getShort(offset) & 0xffff : -1;
    }

    /** The 32-bit number at an offset; {@link Integer#MIN_VALUE} where the file has ended. */
    public int int32(int offset, ByteOrder order) {
        return offset >= 0 && offset + 4 <= bytes.limit() ? bytes.duplicate().order(order).getInt(offset) : Integer.MIN_VALUE;
    }

    /** Whether the file begins with a mark. */
    public boolean startsWith(String mark) {
        return text(0, mark.length()).equals(mark);
    }

    /** At most {@code count} bytes from an offset as Latin-1 text. */
    public String text(int offset, int count) {
        int from = Math.min(Math.max(0, offset), bytes.limit());
        byte[] part = new byte[Math.min(count, bytes.limit() - from)];
        bytes.duplicate().position(from).get(part);
        return new String(part, StandardCharsets.ISO_8859_1);
    }
}
