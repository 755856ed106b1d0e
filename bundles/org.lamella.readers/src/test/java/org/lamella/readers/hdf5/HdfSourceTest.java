package org.lamella.readers.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.dataset.ChunkedDataset;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.data.Dataset;
import org.lamella.data.UserError;
import org.lamella.readers.DatasetStatistics;

class HdfSourceTest {
    private static final int BYTES = 16 * 16 * 4;

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void write() throws Exception {
        file = folder.resolve("a.h5");
        SplittableRandom random = new SplittableRandom(1);
        int[][] numbers = new int[700][600];
        for (int[] row : numbers) {
            Arrays.setAll(row, i -> random.nextInt());
        }
        try (HdfOutput output = new HdfOutput(file)) {
            output.root().putDataset("packed", numbers, DatasetCreationOptions.builder().chunkDimensions(16, 16).shuffle().deflate().build());
            output.root().putDataset("whole", numbers).putAttribute("note", "text");
            output.finish();
        }
    }

    private static List<DatasetStatistics> statistics(HdfSource source) throws UserError {
        List<DatasetStatistics> all = new java.util.ArrayList<>();
        for (Dataset dataset : new PlainLayout().read(source)) {
            all.add(DatasetStatistics.of(dataset));
            assertEquals(dataset.name().equals("/whole") ? "text" : "none", dataset.metadata().text("HDF5/note").orElse("none"));
        }
        return all;
    }

    /** Beyond 2 GB a file does not fit one buffer of Java; it is read through a channel, with the same result. */
    @Test
    void readsThroughAChannelWhatDoesNotFitABuffer() throws Exception {
        List<DatasetStatistics> expected = statistics(HdfSource.open(file));
        assertEquals(expected, statistics(HdfSource.open(file, 0)));
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(5L << 30);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        HdfSource large = HdfSource.open(file);
        assertTrue(threads.getCurrentThreadAllocatedBytes() - before < 10 << 20, "opening reads no data");
        assertEquals(expected, statistics(large));
    }

    private ChunkFilters filters() throws UserError {
        HdfSource source = HdfSource.open(file);
        ChunkedDataset dataset = (ChunkedDataset) source.find("/packed").orElseThrow();
        return new ChunkFilters(source, dataset.getFilters(), "/packed");
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        byte[] packed = new byte[bytes.length + 1000];
        int count = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, count);
    }

    /** HDF5 leaves a chunk as it is when packing gains nothing; shuffled it is all the same. */
    @Test
    void aChunkOfFullSizeIsNotPacked() throws Exception {
        byte[] shuffled = new byte[BYTES];
        new java.util.Random(1).nextBytes(shuffled);
        byte[] expected = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            expected[i] = shuffled[i % 4 * (BYTES / 4) + i / 4];
        }
        assertArrayEquals(expected, filters().decode(ByteBuffer.wrap(shuffled), BYTES));
        assertArrayEquals(expected, filters().decode(ByteBuffer.wrap(deflated(shuffled)), BYTES));
    }

    @Test
    void nothingIsUnpackedBeyondTheSizeOfAChunk() throws Exception {
        byte[] bomb = deflated(new byte[100 << 20]);
        ChunkFilters filters = filters();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertArrayEquals(new byte[BYTES], filters.decode(ByteBuffer.wrap(bomb), BYTES));
        assertTrue(threads.getCurrentThreadAllocatedBytes() - before < 10 << 20);
        UserError little = assertThrows(UserError.class, () -> filters().decode(ByteBuffer.wrap(deflated(new byte[BYTES / 2])), BYTES));
        assertTrue(little.getMessage().contains("512 bytes where 1024"), little.getMessage());
    }
}
