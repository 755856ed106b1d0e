package org.lamella.readers.hdf5;

import io.jhdf.api.Dataset;
import io.jhdf.dataset.DatasetReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import net.imglib2.Cursor;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.lamella.data.UserError;

/** A dataset that is small enough to be read whole: an axis, a text, a setting. */
final class SmallDataset {
    private static final long MOST = 1L << 20;

    private final HdfSource source;
    private final Dataset dataset;

    SmallDataset(HdfSource source, Dataset dataset) {
        this.source = source;
        this.dataset = dataset;
    }

    /** What the library makes of it; numbers come as an array of double, or as a number when there is one alone. */
    Object value() throws UserError {
        Optional<HdfType> type = HdfType.of(dataset.getDataType());
        if (type.isPresent() && type.get().samples() == 1) {
            double[] numbers = numbers();
            boolean whole = switch (type.get().type()) {
                case FLOAT16, FLOAT32, FLOAT64, COMPLEX64, COMPLEX128 -> false;
                default -> true;
            };
            if (whole) {
                long[] integers = new long[numbers.length];
                for (int i = 0; i < integers.length; i++) {
                    integers[i] = (long) numbers[i];
                }
                return dataset.isScalar() ? (Object) integers[0] : integers;
            }
            return dataset.isScalar() ? (Object) numbers[0] : numbers;
        }
        int size = dataset.getDataType().getSize();
        if (size < 1 || size > MOST || dataset.getSize() * size > MOST || dataset.getSize() < 0) {
            throw source.error("'" + dataset.getPath() + "' is too large for what it stands for");
        }
        if (dataset.getSize() == 0) {
            return "";
        }
        // The bytes are unpacked here, with a limit; the library only makes texts and tables of them.
        byte[] bytes = new byte[(int) dataset.getSize() * size];
        Cursor<? extends RealType<?>> cursor = Views.flatIterable(new HdfArray(source, dataset, HdfType.raw(size)).array()).cursor();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) cursor.next().getRealDouble();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int[] dimensions = dataset.isScalar() ? new int[0] : new int[] {(int) dataset.getSize()};
        return DatasetReader.readDataset(dataset.getDataType(), buffer, dimensions, source.hdf().getHdfBackingStorage());
    }

    /** The numbers in the order of the file. */
    double[] numbers() throws UserError {
        HdfType type = source.guarded("'" + dataset.getPath() + "'", () -> HdfType.of(dataset.getDataType()))
                .orElseThrow(() -> source.error("'" + dataset.getPath() + "' holds no numbers"));
        if (dataset.getSize() > MOST || dataset.getSize() < 0) {
            throw source.error("'" + dataset.getPath() + "' has " + dataset.getSize() + " elements, too many for what it stands for");
        }
        if (dataset.getSize() == 0) {
            return new double[0];
        }
        double[] numbers = new double[(int) dataset.getSize() * type.samples()];
        Cursor<? extends RealType<?>> cursor = Views.flatIterable(new HdfArray(source, dataset, type).array()).cursor();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = cursor.next().getRealDouble();
        }
        return numbers;
    }
}
