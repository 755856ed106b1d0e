package org.lamella.readers.storage;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import org.lamella.data.UserError;
import org.lamella.readers.ElementType;

/**
 * A spectrum image that a file keeps as single events or packed spectra: most of its elements are zero. The file is gone
 * through once to learn the largest count; spectra are unpacked when they are looked at. The axes are channel (fastest), x,
 * y; the type is the smallest of {@code uint8}, {@code uint16} and {@code uint32} that holds the largest count.
 */
public final class SparseCube {
    /** How many elements are counted at a time while the largest count is looked for. */
    private static final int COUNTED_AT_ONCE = 1 << 19;
    /** How many bytes are unpacked at a time. */
    private static final int CELL_BYTES = 1 << 21;
    private static final long LARGEST = 0xffffffffL;

    private final FileBytes file;
    private final int channels;
    private final int width;
    private final int height;
    private final Source source;
    private final ElementType type;
    private long total;

    /** Goes through the counts of a part of a row. */
    @FunctionalInterface
    public interface Source {
        /**
         * Tells the counts of the points {@code from} to {@code to - 1} of a row, in any order; what is told of one element
         * several times is added up. Calls of different threads may overlap.
         *
         * @throws UserError when the counts prove damaged
         */
        void row(int y, int from, int to, Sink sink) throws UserError;
    }

    /** Takes counts. */
    @FunctionalInterface
    public interface Sink {
        /**
         * @param x a point of those asked for
         * @param channel a channel of the cube
         * @param count how many more, not negative
         */
        void add(int x, int channel, long count);
    }

    /**
     * Goes once through all counts.
     *
     * @param file where the counts are from, for messages
     * @throws UserError when sizes are impossible or the counts prove damaged
     */
    public SparseCube(FileBytes file, int channels, int width, int height, Source source) throws UserError {
        StoredArray.elements(file, channels, width, height);
        this.file = file;
        this.channels = channels;
        this.width = width;
        this.height = height;
        this.source = source;
        long largest = largest();
        type = largest <= 0xff ? ElementType.UINT8 : largest <= 0xffff ? ElementType.UINT16 : ElementType.UINT32;
    }

    /** The type of the elements. */
    public ElementType type() {
        return type;
    }

    /** The sum of all counts. */
    public long total() {
        return total;
    }

    /**
     * The counts; sizes channel, x, y.
     *
     * @throws UserError when the cube is small and its counts are damaged
     */
    public RandomAccessibleInterval<? extends RealType<?>> array() throws UserError {
        int points = (int) Math.max(1, Math.min(width, CELL_BYTES / ((long) channels * type.bytes())));
        return DecodedArray.of(new long[] {channels, width, height}, new int[] {channels, points, 1}, type, ByteOrder.LITTLE_ENDIAN,
                (index, min, size) -> unpack((int) min[2], (int) min[1], size[1]));
    }

    private byte[] unpack(int y, int from, int points) throws UserError {
        byte[] cell = new byte[points * channels * type.bytes()];
        source.row(y, from, from + points, switch (type) {
            case UINT8 -> (x, channel, count) -> cell[(x - from) * channels + channel] += (byte) count;
            case UINT16 -> adder(cell, from, short[].class, 2);
            default -> adder(cell, from, int[].class, 4);
        });
        return cell;
    }

    private Sink adder(byte[] cell, int from, Class<?> kind, int bytes) {
        VarHandle view = MethodHandles.byteArrayViewVarHandle(kind, ByteOrder.LITTLE_ENDIAN);
        if (bytes == 2) {
            return (x, channel, count) -> {
                int at = 2 * ((x - from) * channels + channel);
                view.set(cell, at, (short) ((short) view.get(cell, at) + count));
            };
        }
        return (x, channel, count) -> {
            int at = 4 * ((x - from) * channels + channel);
            view.set(cell, at, (int) ((int) view.get(cell, at) + count));
        };
    }

    private long largest() throws UserError {
        int points = Math.max(1, Math.min(width, COUNTED_AT_ONCE / channels));
        long[] counts = new long[Math.multiplyExact(points, channels)];
        long[] largest = {0};
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x += points) {
                int from = x;
                int to = Math.min(width, x + points);
                source.row(y, from, to, (at, channel, count) -> {
                    total += count;
                    long now = counts[(at - from) * channels + channel] += count;
                    largest[0] = Math.max(largest[0], now);
                });
                if (largest[0] > LARGEST || total < 0) {
                    throw file.error("row " + y + " of the map has " + largest[0] + " counts in one channel, which is impossible; the file is damaged");
                }
                // The second time through clears what the first has counted: most of the array is zero anyway.
                source.row(y, from, to, (at, channel, count) -> counts[(at - from) * channels + channel] = 0);
            }
        }
        return largest[0];
    }
}
