package org.lamella.readers.hdf5;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.exceptions.HdfFilterException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import org.lamella.data.UserError;
import org.lamella.readers.storage.DecodedArray;
import org.lamella.readers.storage.StoredArray;

/**
 * The numbers of an HDF5 dataset as an array that is read when it is looked at: in place where they lie in one piece, else
 * chunk by chunk. Dimension 0 is the last one of the dataset, which runs fastest; colours have their samples before it.
 */
final class HdfArray {
    /** Nothing packs better than this; a chunk that claims to be larger than the whole file could hold is a lie. */
    private static final long BEST_RATIO = 1100;
    private static final long SMALL_CHUNK = 1L << 20;
    private static final long LARGEST_CHUNK = 1L << 30;
    private static final int PIECE = 1 << 20;

    private final HdfSource source;
    private final Dataset dataset;
    private final HdfType type;
    private final long[] sizes;

    /** @throws UserError when the sizes are impossible */
    HdfArray(HdfSource source, Dataset dataset, HdfType type) throws UserError {
        this.source = source;
        this.dataset = dataset;
        this.type = type;
        this.sizes = sizes(dataset, type.samples());
        StoredArray.elements(source.file(), sizes);
        for (long size : sizes) {
            if (size > Integer.MAX_VALUE) {
                throw source.error("'" + dataset.getPath() + "' is " + size + " elements long, more than can be read");
            }
        }
    }

    /** The sizes, fastest first. */
    static long[] sizes(Dataset dataset, int samples) {
        long[] shape = dataset.getDimensionsAsLong();
        int extra = samples > 1 ? 1 : 0;
        long[] sizes = new long[Math.max(1, shape.length + extra)];
        sizes[0] = samples;
        for (int i = 0; i < shape.length; i++) {
            sizes[extra + i] = shape[shape.length - 1 - i];
        }
        return sizes;
    }

    RandomAccessibleInterval<? extends RealType<?>> array() throws UserError {
        return source.guarded("'" + dataset.getPath() + "'", () -> switch (dataset) {
            case ContiguousDataset whole when whole.getDataAddress() == -1 -> empty();
            case ContiguousDataset whole -> StoredArray.contiguous(source.file(), source.hdf().getUserBlockSize() + whole.getDataAddress(),
                    type.type(), type.order(), sizes);
            case ChunkedDataset chunked -> chunked(chunked);
            case DatasetBase compact -> compact(compact);
            default -> throw source.error("'" + dataset.getPath() + "' is stored in a way that cannot be read");
        });
    }

    private RandomAccessibleInterval<? extends RealType<?>> compact(DatasetBase compact) throws UserError {
        ByteBuffer buffer = compact.getDataBuffer().slice();
        long bytes = StoredArray.elements(source.file(), sizes) * type.type().bytes();
        if (buffer.remaining() < bytes) {
            throw source.error("'" + dataset.getPath() + "' should have " + bytes + " bytes but has " + buffer.remaining() + "; the file is damaged");
        }
        byte[] copy = new byte[(int) bytes];
        buffer.get(copy);
        return DecodedArray.of(sizes, Arrays.stream(sizes).mapToInt(Math::toIntExact).toArray(), type.type(), type.order(), (index, min, size) -> copy);
    }

    /** A dataset that was made but never written: all zero, or what it says it is filled with. */
    private RandomAccessibleInterval<? extends RealType<?>> empty() throws UserError {
        int[] cell = new int[sizes.length];
        long room = PIECE;
        for (int d = 0; d < cell.length; d++) {
            cell[d] = (int) Math.max(1, Math.min(sizes[d], room));
            room /= cell[d];
        }
        byte[] fill = fill();
        return DecodedArray.of(sizes, cell, type.type(), type.order(), (index, min, size) -> filled(fill, size));
    }

    private RandomAccessibleInterval<? extends RealType<?>> chunked(ChunkedDataset chunked) throws UserError {
        int[] dimensions = chunked.getChunkDimensions();
        int extra = type.samples() > 1 ? 1 : 0;
        int[] chunk = new int[sizes.length];
        chunk[0] = type.samples();
        long bytes = type.bytes();
        if (dimensions.length + extra != chunk.length) {
            throw source.error("'" + dataset.getPath() + "' has chunks of another number of dimensions; the file is damaged");
        }
        for (int i = 0; i < dimensions.length; i++) {
            chunk[extra + i] = dimensions[dimensions.length - 1 - i];
            bytes = dimensions[i] < 1 || bytes > LARGEST_CHUNK ? Long.MAX_VALUE : bytes * dimensions[i];
        }
        if (bytes > LARGEST_CHUNK || bytes > Math.max(SMALL_CHUNK, BEST_RATIO * source.file().length())) {
            throw source.error("'" + dataset.getPath() + "' has chunks of " + Arrays.toString(dimensions)
                    + " elements, more than can be; the file is damaged");
        }
        ChunkFilters filters = filters(chunked);
        ChunkPlaces places = new ChunkPlaces(source, chunked);
        int chunkBytes = (int) bytes;
        byte[] fill = fill();
        int[] cell = new int[chunk.length];
        Arrays.setAll(cell, d -> (int) Math.min(chunk[d], sizes[d]));
        return DecodedArray.of(sizes, cell, type.type(), type.order(), (index, min, size) -> {
            long[] offset = new long[dimensions.length];
            for (int i = 0; i < offset.length; i++) {
                offset[i] = min[extra + offset.length - 1 - i];
            }
            return source.guarded("a chunk of '" + dataset.getPath() + "'", () -> {
                ByteBuffer stored = places.bytes(offset);
                return stored == null ? filled(fill, size) : cropped(filters.decode(stored, chunkBytes), chunk, size);
            });
        });
    }

    private ChunkFilters filters(ChunkedDataset chunked) throws UserError {
        try {
            return new ChunkFilters(source, chunked.getFilters(), dataset.getPath());
        } catch (HdfFilterException e) {
            throw source.error("'" + dataset.getPath() + "' is packed in a way that cannot be undone (" + e.getMessage() + "); " + ChunkFilters.ADVICE);
        }
    }

    /** Chunks are whole also where the array ends within them. */
    private byte[] cropped(byte[] bytes, int[] chunk, int[] size) {
        if (Arrays.equals(chunk, size)) {
            return bytes;
        }
        int element = type.type().bytes();
        int row = size[0] * element;
        int rows = 1;
        for (int d = 1; d < size.length; d++) {
            rows *= size[d];
        }
        byte[] part = new byte[rows * row];
        int[] at = new int[size.length];
        for (int r = 0; r < rows; r++) {
            long from = 0;
            for (int d = size.length - 1; d >= 1; d--) {
                from = (from + at[d]) * chunk[d - 1];
            }
            System.arraycopy(bytes, Math.toIntExact(from * element), part, r * row, row);
            for (int d = 1; d < size.length && ++at[d] == size[d]; d++) {
                at[d] = 0;
            }
        }
        return part;
    }

    private byte[] filled(byte[] fill, int[] size) {
        int count = type.type().bytes();
        for (int length : size) {
            count = Math.multiplyExact(count, length);
        }
        byte[] bytes = new byte[count];
        for (int i = 0; fill.length > 0 && i < count; i += fill.length) {
            System.arraycopy(fill, 0, bytes, i, fill.length);
        }
        return bytes;
    }

    /** The bytes of one element that was never written; none when they are all zero. */
    private byte[] fill() {
        Object value = dataset.getFillValue();
        if (!(value instanceof Number number) || number.doubleValue() == 0 || type.samples() > 1) {
            return new byte[0];
        }
        ByteBuffer buffer = ByteBuffer.allocate(type.bytes()).order(type.order());
        switch (type.type()) {
            case FLOAT64 -> buffer.putDouble(number.doubleValue());
            case FLOAT32 -> buffer.putFloat(number.floatValue());
            case FLOAT16 -> buffer.putShort(Float.floatToFloat16(number.floatValue()));
            case UINT8, INT8, BOOL -> buffer.put(number.byteValue());
            case UINT16, INT16 -> buffer.putShort(number.shortValue());
            case UINT32, INT32 -> buffer.putInt(number.intValue());
            case UINT64, INT64 -> buffer.putLong(number.longValue());
            default -> {
                return new byte[0];
            }
        }
        return buffer.array();
    }
}
