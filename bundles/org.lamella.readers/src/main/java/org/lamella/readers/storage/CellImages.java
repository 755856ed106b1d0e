package org.lamella.readers.storage;

import java.nio.ByteBuffer;
import java.util.function.Function;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.basictypeaccess.DataAccess;
import net.imglib2.img.basictypeaccess.nio.ByteBufferAccess;
import net.imglib2.img.basictypeaccess.nio.DoubleBufferAccess;
import net.imglib2.img.basictypeaccess.nio.FloatBufferAccess;
import net.imglib2.img.basictypeaccess.nio.IntBufferAccess;
import net.imglib2.img.basictypeaccess.nio.LongBufferAccess;
import net.imglib2.img.basictypeaccess.nio.ShortBufferAccess;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.complex.ComplexDoubleType;
import net.imglib2.type.numeric.complex.ComplexFloatType;
import net.imglib2.type.numeric.integer.ByteType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.integer.LongType;
import net.imglib2.type.numeric.integer.ShortType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedIntType;
import net.imglib2.type.numeric.integer.UnsignedLongType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;
import org.lamella.readers.ElementType;

/** Makes ImgLib2 arrays of cells whose bytes come from a file when they are looked at. */
final class CellImages {
    private CellImages() {
    }

    static RandomAccessibleInterval<? extends RealType<?>> of(CellGrid grid, ElementType type, CellSource source) {
        return switch (type) {
            case BOOL -> Converters.convert((RandomAccessibleInterval<UnsignedByteType>) bytes(grid, new UnsignedByteType(), source),
                    (in, out) -> out.set(in.get() == 0 ? 0 : 1), new UnsignedByteType());
            case UINT8 -> bytes(grid, new UnsignedByteType(), source);
            case INT8 -> bytes(grid, new ByteType(), source);
            case UINT16 -> shorts(grid, new UnsignedShortType(), source);
            case INT16 -> shorts(grid, new ShortType(), source);
            case FLOAT16 -> Converters.convert((RandomAccessibleInterval<ShortType>) shorts(grid, new ShortType(), source),
                    (in, out) -> out.set(Float.float16ToFloat(in.get())), new FloatType());
            case UINT32 -> image(grid, new UnsignedIntType(), source, b -> new IntBufferAccess(b.asIntBuffer(), true));
            case INT32 -> image(grid, new IntType(), source, b -> new IntBufferAccess(b.asIntBuffer(), true));
            case UINT64 -> image(grid, new UnsignedLongType(), source, b -> new LongBufferAccess(b.asLongBuffer(), true));
            case INT64 -> image(grid, new LongType(), source, b -> new LongBufferAccess(b.asLongBuffer(), true));
            case FLOAT32 -> image(grid, new FloatType(), source, b -> new FloatBufferAccess(b.asFloatBuffer(), true));
            case FLOAT64 -> image(grid, new DoubleType(), source, b -> new DoubleBufferAccess(b.asDoubleBuffer(), true));
            case COMPLEX64 -> Converters.convert(
                    (RandomAccessibleInterval<ComplexFloatType>) image(grid, new ComplexFloatType(), source,
                            b -> new FloatBufferAccess(b.asFloatBuffer(), true)),
                    (in, out) -> out.setReal(Math.hypot(in.getRealDouble(), in.getImaginaryDouble())), new FloatType());
            case COMPLEX128 -> Converters.convert(
                    (RandomAccessibleInterval<ComplexDoubleType>) image(grid, new ComplexDoubleType(), source,
                            b -> new DoubleBufferAccess(b.asDoubleBuffer(), true)),
                    (in, out) -> out.setReal(Math.hypot(in.getRealDouble(), in.getImaginaryDouble())), new DoubleType());
        };
    }

    private static <T extends NativeType<T>> LazyCellImg<T, ByteBufferAccess> bytes(CellGrid grid, T type, CellSource source) {
        return image(grid, type, source, b -> new ByteBufferAccess(b, true));
    }

    private static <T extends NativeType<T>> LazyCellImg<T, ShortBufferAccess> shorts(CellGrid grid, T type, CellSource source) {
        return image(grid, type, source, b -> new ShortBufferAccess(b.asShortBuffer(), true));
    }

    private static <T extends NativeType<T>, A extends DataAccess> LazyCellImg<T, A> image(CellGrid grid, T type, CellSource source,
            Function<ByteBuffer, A> access) {
        return new LazyCellImg<>(grid, type, (LazyCellImg.Get<Cell<A>>) index -> {
            long[] min = new long[grid.numDimensions()];
            int[] size = new int[grid.numDimensions()];
            grid.getCellDimensions(index, min, size);
            return new Cell<>(size, min, access.apply(source.cell(index)));
        });
    }
}
