package org.lamella.readers.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.lamella.readers.ElementType;

/** Writes the elements of an array as bytes, dimension 0 fastest, without a copy of the array in memory. */
public final class ElementBytes {
    private static final int BLOCK = 1 << 20;

    private ElementBytes() {
    }

    /**
     * @param type how the elements are written; their values must fit it
     * @throws IllegalArgumentException for complex types, of which arrays hold only the modulus
     */
    public static void write(RandomAccessibleInterval<? extends RealType<?>> array, ElementType type, ByteOrder order,
            WritableByteChannel target) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK).order(order);
        Cursor<? extends RealType<?>> cursor = Views.flatIterable(array).cursor();
        while (cursor.hasNext()) {
            put(block, cursor.next(), type);
            if (!block.hasRemaining()) {
                flush(block, target);
            }
        }
        flush(block, target);
    }

    private static void flush(ByteBuffer block, WritableByteChannel target) throws IOException {
        block.flip();
        while (block.hasRemaining()) {
            target.write(block);
        }
        block.clear();
    }

    private static void put(ByteBuffer block, RealType<?> value, ElementType type) {
        switch (type) {
            case FLOAT64 -> block.putDouble(value.getRealDouble());
            case FLOAT32 -> block.putFloat((float) value.getRealDouble());
            case FLOAT16 -> block.putShort(Float.floatToFloat16((float) value.getRealDouble()));
            case BOOL, INT8, UINT8 -> block.put((byte) integer(value));
            case INT16, UINT16 -> block.putShort((short) integer(value));
            case INT32, UINT32 -> block.putInt((int) integer(value));
            case INT64, UINT64 -> block.putLong(integer(value));
            default -> throw new IllegalArgumentException(type.label() + " cannot be written");
        }
    }

    /** The whole number itself; a double would round those beyond 2^53. */
    private static long integer(RealType<?> value) {
        return value instanceof IntegerType<?> whole ? whole.getIntegerLong() : (long) value.getRealDouble();
    }
}
