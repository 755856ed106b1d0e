package org.lamella.readers.hdf5;

import io.jhdf.Constants;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.ChunkOffset;
import io.jhdf.dataset.chunked.ChunkedDatasetBase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.lamella.data.UserError;

/**
 * Where the chunks of a dataset lie in the file. The library knows, but shows only the bytes of a chunk: for one that was never
 * written it would show whatever stands at the address that means "nowhere", so the addresses themselves are asked for, by
 * reflection.
 */
final class ChunkPlaces {
    private static final Method LOOKUP = lookup();

    private final HdfSource source;
    private final ChunkedDataset dataset;

    ChunkPlaces(HdfSource source, ChunkedDataset dataset) {
        this.source = source;
        this.dataset = dataset;
    }

    private static Method lookup() {
        try {
            Method method = ChunkedDatasetBase.class.getDeclaredMethod("getChunkLookup");
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("the HDF5 library is of another version than the one that this is written for", e);
        }
    }

    /**
     * The bytes of a chunk as they are in the file; null when the chunk was never written.
     *
     * @param offset the first element of the chunk, slowest dimension first
     */
    ByteBuffer bytes(long[] offset) throws UserError {
        try {
            Chunk chunk = ((Map<?, ?>) LOOKUP.invoke(dataset)).get(new ChunkOffset(offset)) instanceof Chunk found ? found : null;
            if (chunk == null || chunk.getAddress() == Constants.UNDEFINED_ADDRESS) {
                return null;
            }
            return source.file().slice(source.hdf().getUserBlockSize() + chunk.getAddress(), chunk.getSize(), ByteOrder.LITTLE_ENDIAN,
                    "a chunk of '" + dataset.getPath() + "'");
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
