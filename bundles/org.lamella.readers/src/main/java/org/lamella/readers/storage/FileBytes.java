package org.lamella.readers.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.lamella.data.UserError;

/**
 * The bytes of a file of any size, mapped into memory (small files are copied, so that they can be replaced or
 * deleted while they are in use). Every access is checked against the size of the file first.
 */
public final class FileBytes {
    /** The largest piece that {@link #slice} gives in one buffer. */
    public static final int LARGEST_SLICE = 1 << 28;

    private static final int LARGEST_COPY = 1 << 26;
    private static final int COPY_LIMIT = 1 << 20;

    private final Path path;
    private final long length;
    // Window k begins at k * LARGEST_SLICE and is twice as long as that, so that any slice lies wholly in one window.
    private final ByteBuffer[] windows;

    private FileBytes(Path path, long length, ByteBuffer[] windows) {
        this.path = path;
        this.length = length;
        this.windows = windows;
    }

    /** @throws UserError when the file cannot be read */
    public static FileBytes open(Path path) throws UserError {
        try (FileChannel channel = FileChannel.open(path)) {
            long length = channel.size();
            if (length <= COPY_LIMIT) {
                ByteBuffer copy = ByteBuffer.allocate((int) length);
                while (copy.hasRemaining() && channel.read(copy) >= 0) {
                    continue;
                }
                return new FileBytes(path, copy.position(), new ByteBuffer[] {copy.flip().asReadOnlyBuffer()});
            }
            ByteBuffer[] windows = new ByteBuffer[Math.toIntExact((length + LARGEST_SLICE - 1) / LARGEST_SLICE)];
            for (int k = 0; k < windows.length; k++) {
                long start = (long) k * LARGEST_SLICE;
                windows[k] = channel.map(FileChannel.MapMode.READ_ONLY, start, Math.min(2L * LARGEST_SLICE, length - start));
            }
            return new FileBytes(path, length, windows);
        } catch (IOException e) {
            throw new UserError(path + ": the file cannot be read (" + e.getMessage() + ")", e);
        }
    }

    public Path path() {
        return path;
    }

    /** The file's name without its ending, for naming a dataset that has no name of its own. */
    public String title() {
        String name = path.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    public long length() {
        return length;
    }

    /** Whether the file has these bytes. */
    public boolean contains(long offset, long count) {
        return offset >= 0 && count >= 0 && offset <= length && count <= length - offset;
    }

    /**
     * A read-only view of some bytes.
     *
     * @param count at most {@link #LARGEST_SLICE}
     * @param what what the bytes are, for the message when the file does not have them
     */
    public ByteBuffer slice(long offset, long count, ByteOrder order, String what) throws UserError {
        require(offset, count, what);
        if (count > LARGEST_SLICE) {
            throw error(what + " at byte " + offset + " is " + count + " bytes long; pieces of more than " + LARGEST_SLICE
                    + " bytes cannot be read");
        }
        return sliceUnchecked(offset, count, order);
    }

    /** A view of bytes that have been checked to be there. */
    ByteBuffer sliceUnchecked(long offset, long count, ByteOrder order) {
        if (count > LARGEST_SLICE) {
            throw new IllegalArgumentException("a slice of " + count + " bytes is too long");
        }
        int window = (int) Math.min(offset / LARGEST_SLICE, windows.length - 1);
        int start = (int) (offset - (long) window * LARGEST_SLICE);
        return windows[window].slice(start, (int) count).order(order);
    }

    /**
     * A copy of some bytes, for texts and other small pieces.
     *
     * @throws UserError when the file does not have them, or they are more than any such piece needs
     */
    public byte[] copy(long offset, long count, String what) throws UserError {
        require(offset, count, what);
        if (count > LARGEST_COPY) {
            throw error(what + " at byte " + offset + " should be " + count + " bytes long; the file is damaged");
        }
        byte[] bytes = new byte[(int) count];
        sliceUnchecked(offset, count, ByteOrder.LITTLE_ENDIAN).get(bytes);
        return bytes;
    }

    /** @throws UserError when the file does not have these bytes */
    public void require(long offset, long count, String what) throws UserError {
        if (!contains(offset, count)) {
            throw error(what + " should be " + Long.toUnsignedString(count) + " bytes at byte " + Long.toUnsignedString(offset)
                    + ", but the file has only " + length + " bytes; it is cut short or damaged");
        }
    }

    public ByteReader reader(long offset, ByteOrder order) {
        return new ByteReader(this, offset, order);
    }

    /** An error about this file. */
    public UserError error(String message) {
        return new UserError(path + ": " + message);
    }
}
