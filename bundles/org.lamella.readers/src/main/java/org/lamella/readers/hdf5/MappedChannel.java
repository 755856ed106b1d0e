package org.lamella.readers.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import org.lamella.data.UserError;
import org.lamella.readers.storage.FileBytes;

/**
 * A channel that reads from a file which is mapped already. The library maps each chunk by itself; with as many chunks as a
 * four-dimensional data set has, an operating system would run out of mappings.
 */
final class MappedChannel extends FileChannel {
    private final FileBytes file;
    private long position;

    MappedChannel(FileBytes file) {
        this.file = file;
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long at, long count) throws IOException {
        try {
            if (file.slice(at, count, ByteOrder.LITTLE_ENDIAN, "a part") instanceof MappedByteBuffer part) {
                return part;
            }
        } catch (UserError e) {
            throw new IOException(e.getMessage(), e);
        }
        throw new UnsupportedOperationException("the file is not mapped");
    }

    @Override
    public int read(ByteBuffer target, long at) throws IOException {
        if (at < 0 || at >= file.length()) {
            return -1;
        }
        int count = (int) Math.min(Math.min(target.remaining(), FileBytes.LARGEST_SLICE), file.length() - at);
        try {
            target.put(file.slice(at, count, ByteOrder.LITTLE_ENDIAN, "a part"));
        } catch (UserError e) {
            throw new IOException(e.getMessage(), e);
        }
        return count;
    }

    @Override
    public synchronized int read(ByteBuffer target) throws IOException {
        int count = read(target, position);
        position += Math.max(0, count);
        return count;
    }

    @Override
    public synchronized long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        long total = 0;
        for (int i = offset; i < offset + length; i++) {
            int count = read(targets[i]);
            if (count < 0) {
                return total == 0 ? -1 : total;
            }
            total += count;
        }
        return total;
    }

    @Override
    public synchronized long position() {
        return position;
    }

    @Override
    public synchronized FileChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return file.length();
    }

    @Override
    public int write(ByteBuffer source) {
        throw readOnly();
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
        throw readOnly();
    }

    @Override
    public int write(ByteBuffer source, long at) {
        throw readOnly();
    }

    @Override
    public FileChannel truncate(long newSize) {
        throw readOnly();
    }

    @Override
    public void force(boolean metadata) {
        // nothing is ever written
    }

    @Override
    public long transferTo(long at, long count, WritableByteChannel target) {
        throw readOnly();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long at, long count) {
        throw readOnly();
    }

    @Override
    public FileLock lock(long at, long count, boolean shared) {
        throw readOnly();
    }

    @Override
    public FileLock tryLock(long at, long count, boolean shared) {
        throw readOnly();
    }

    @Override
    protected void implCloseChannel() {
        // the mapping lives as long as the arrays that use it
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("this channel only reads");
    }
}
