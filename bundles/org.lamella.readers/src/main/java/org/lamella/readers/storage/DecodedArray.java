package org.lamella.readers.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.type.numeric.RealType;
import org.lamella.data.UserError;
import org.lamella.readers.ElementType;

/**
 * Arrays whose parts (strips, tiles) must be decoded. A part is decoded when it is looked at; the parts used last are
 * kept, up to a fixed amount of memory.
 */
public final class DecodedArray {
    /** Arrays up to this many bytes are decoded at once, so that a damaged file is noticed when it is opened. */
    public static final long CHECKED_AT_ONCE = 32L << 20;

    private static final int MOST_AT_ONCE = 1 << 16;
    private static final long KEPT_BYTES = 64L << 20;

    private DecodedArray() {
    }

    /** Decodes one part. */
    @FunctionalInterface
    public interface Decoder {
        /**
         * @param index the part's number in the order of the grid
         * @param min the coordinates of its first element
         * @param size its sizes, smaller at the edge of the array
         * @return the elements of the part and no more
         */
        byte[] decode(long index, long[] min, int[] size) throws UserError;
    }

    /**
     * @param sizes the sizes of the array, fastest first, checked to be possible
     * @param cell the sizes of one part
     * @throws UserError when the array is small and one of its parts is damaged
     */
    public static RandomAccessibleInterval<? extends RealType<?>> of(long[] sizes, int[] cell, ElementType type, ByteOrder order,
            Decoder decoder) throws UserError {
        CellGrid grid = new CellGrid(sizes, cell);
        long bytes = type.bytes();
        for (long size : sizes) {
            bytes *= size;
        }
        double cells = 1;
        for (int d = 0; d < sizes.length; d++) {
            cells *= grid.gridDimension(d);
        }
        if (bytes <= CHECKED_AT_ONCE && cells <= MOST_AT_ONCE) {
            byte[][] parts = new byte[(int) cells][];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = decode(grid, decoder, i);
            }
            return CellImages.of(grid, type, index -> ByteBuffer.wrap(parts[(int) index]).order(order));
        }
        Map<Long, byte[]> kept = recentlyUsed();
        return CellImages.of(grid, type, index -> {
            synchronized (kept) {
                byte[] part = kept.get(index);
                if (part == null) {
                    try {
                        part = decode(grid, decoder, index);
                    } catch (UserError e) {
                        throw new UncheckedIOException(new IOException(e.getMessage(), e));
                    }
                    kept.put(index, part);
                }
                return ByteBuffer.wrap(part).order(order);
            }
        });
    }

    private static byte[] decode(CellGrid grid, Decoder decoder, long index) throws UserError {
        long[] min = new long[grid.numDimensions()];
        int[] size = new int[grid.numDimensions()];
        grid.getCellDimensions(index, min, size);
        return decoder.decode(index, min, size);
    }

    private static Map<Long, byte[]> recentlyUsed() {
        return new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
                long partBytes = Math.max(1, eldest.getValue().length);
                return size() > Math.max(2, KEPT_BYTES / partBytes);
            }
        };
    }
}
