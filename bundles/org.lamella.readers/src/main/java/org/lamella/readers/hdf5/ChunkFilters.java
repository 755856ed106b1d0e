package org.lamella.readers.hdf5;

import io.jhdf.filter.BitShuffleFilter;
import io.jhdf.filter.ByteShuffleFilter;
import io.jhdf.filter.Lz4Filter;
import io.jhdf.filter.LzfFilter;
import io.jhdf.filter.PipelineFilterWithData;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.lamella.data.UserError;

/**
 * Undoes the filters of a chunk. The size of a chunk is known, so nothing is ever unpacked beyond it: a few bytes that claim
 * to be gigabytes are an error. A compressor that gained nothing is skipped by HDF5 when it writes, which shows by a
 * chunk that has its full size already.
 */
final class ChunkFilters {
    /** What to do about a filter that is not known. */
    static final String ADVICE = "repack the file with gzip (h5repack -f GZIP=4)";

    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    private static final int CHECKSUM = 3;
    private static final int CHECKSUM_BYTES = 4;
    private static final int LZF = 32000;
    private static final int LZ4 = 32004;
    private static final int BIT_SHUFFLE = 32008;
    /** Where the bit shuffle says how it compresses; 2 is LZ4, 3 is Zstandard, which nothing here can unpack. */
    private static final int COMPRESSION = 4;
    private static final int COMPRESSED_BY_LZ4 = 2;

    private final HdfSource source;
    private final List<PipelineFilterWithData> filters;

    /** @throws UserError when a filter is not known */
    ChunkFilters(HdfSource source, List<PipelineFilterWithData> filters, String path) throws UserError {
        this.source = source;
        this.filters = List.copyOf(filters).reversed();
        for (PipelineFilterWithData filter : filters) {
            boolean zstandard = filter.getId() == BIT_SHUFFLE && filter.getFilterData().length > COMPRESSION
                    && filter.getFilterData()[COMPRESSION] > COMPRESSED_BY_LZ4;
            if (!List.of(DEFLATE, SHUFFLE, CHECKSUM, LZF, LZ4, BIT_SHUFFLE).contains(filter.getId()) || zstandard) {
                throw source.error("'" + path + "' is packed with the filter '" + filter.getName() + "' (" + filter.getId()
                        + "), which cannot be undone; " + ADVICE);
            }
        }
    }

    /**
     * @param stored the bytes as they are in the file
     * @param size how many bytes the chunk has when it is unpacked
     */
    byte[] decode(ByteBuffer stored, int size) throws UserError {
        byte[] bytes = new byte[stored.remaining()];
        stored.get(bytes);
        for (PipelineFilterWithData filter : filters) {
            int[] data = filter.getFilterData();
            boolean full = bytes.length == size;
            bytes = switch (filter.getId()) {
                case CHECKSUM -> Arrays.copyOf(bytes, Math.max(0, bytes.length - CHECKSUM_BYTES));
                case DEFLATE -> full ? bytes : inflate(bytes, size);
                case SHUFFLE -> data.length > 0 && data[0] > 0 ? new ByteShuffleFilter().decode(bytes, data) : bytes;
                // The filter takes the size from its settings; here it is told the one that is right.
                case LZF -> full ? bytes : new LzfFilter().decode(bytes, new int[] {0, 0, size});
                case LZ4 -> full ? bytes : new Lz4Filter().decode(checkedBlocks(bytes, size), data);
                default -> unshuffleBits(bytes, data, size);
            };
        }
        if (bytes.length < size) {
            throw source.error("a chunk unpacks to " + bytes.length + " bytes where " + size + " are needed; the file is damaged");
        }
        return bytes;
    }

    private byte[] inflate(byte[] packed, int size) throws UserError {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] bytes = new byte[size];
            int count = 0;
            while (count < size) {
                int more = inflater.inflate(bytes, count, size - count);
                if (more == 0) {
                    throw source.error("a chunk unpacks to " + count + " bytes where " + size + " are needed; the file is damaged");
                }
                count += more;
            }
            return bytes;
        } catch (DataFormatException e) {
            throw source.error("a chunk cannot be unpacked (" + e.getMessage() + "); the file is damaged");
        } finally {
            inflater.end();
        }
    }

    private byte[] unshuffleBits(byte[] bytes, int[] data, int size) throws UserError {
        if (data.length <= COMPRESSION || data[2] < 1 || data[2] > 64) {
            throw source.error("the bit shuffle of a chunk has no usable settings; the file is damaged");
        }
        return new BitShuffleFilter().decode(data[COMPRESSION] == COMPRESSED_BY_LZ4 ? checkedBlocks(bytes, size) : bytes, data);
    }

    /** LZ4 blocks: a size of 8 bytes, the size of a block, then each block behind its packed size. */
    private byte[] checkedBlocks(byte[] packed, int size) throws UserError {
        ByteBuffer buffer = ByteBuffer.wrap(packed);
        boolean sound = packed.length >= 12 && buffer.getLong() == size;
        long block = sound ? buffer.getInt() : 0;
        sound = block > 0 && block <= 1L << 30;
        // A block may be announced larger than all there is.
        sound = sound && (block <= size || size <= block && block <= Math.max(1 << 16, 2L * size));
        for (long at = 0; sound && at + block <= size; at += block) {
            if (buffer.remaining() < 4) {
                sound = false;
                break;
            }
            int count = buffer.getInt();
            sound = count >= 0 && count <= buffer.remaining();
            buffer.position(sound ? buffer.position() + count : buffer.position());
        }
        if (!sound) {
            throw source.error("a chunk packed by LZ4 is damaged");
        }
        return packed;
    }
}
