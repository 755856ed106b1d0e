package org.lamella.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.data.Dataset;
import org.lamella.data.Image;

/** Files of more than 4 GB, with holes so that they take no room on the disk. */
class LargeFileTest {
    private static final long MOST_BYTES = 200L << 20;

    @TempDir
    Path folder;

    private static void grow(Path file, byte[] head, long length) throws IOException {
        Files.write(file, head);
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(length);
        } catch (IOException e) {
            Assumptions.abort("the file system has no sparse files: " + e.getMessage());
        }
    }

    private static void put(Path file, long position, int bytes, long value) throws IOException {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.seek(position);
            for (int i = 0; i < bytes; i++) {
                access.write((int) (value >> 8 * i));
            }
        }
    }

    @Test
    void oneSliceOfALongStack() throws Exception {
        int size = 1448;
        int slices = 700;
        Path file = folder.resolve("stack.mrc");
        long slice = 4L * size * size;
        grow(file, TestMrc.header(ByteOrder.LITTLE_ENDIAN, 2, 0.1, 0, "", size, size, slices).array(), 1024 + slices * slice);
        assertTrue(Files.size(file) > 5L << 30);
        for (int i : new int[] {0, 1, 350, 699}) {
            put(file, 1024 + i * slice + 4L * (7 * size + 3), 4, Float.floatToIntBits(i + 0.5f));
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Dataset dataset = Readers.builtIn().read(file).get(0);
        assertTrue(threads.getCurrentThreadAllocatedBytes() - before < 10 << 20, "opening reads no data");
        assertEquals(slices, dataset.imageCount());
        for (int i : new int[] {699, 350, 1, 0}) {
            before = threads.getCurrentThreadAllocatedBytes();
            Image image = dataset.image(i);
            assertTrue(threads.getCurrentThreadAllocatedBytes() - before < MOST_BYTES, "one slice is read, no more");
            assertEquals(i + 0.5, image.at(3, 7));
            assertEquals(0, image.at(4, 7));
        }
        // Reading across slices, as for a spectrum.
        var access = dataset.array().randomAccess();
        access.setPosition(new long[] {3, 7, 0});
        double sum = 0;
        for (int i : new int[] {0, 1, 2, 100, 349, 350, 351, 600, 698, 699}) {
            access.setPosition(i, 2);
            sum += access.get().getRealDouble();
        }
        assertEquals(0.5 + 1.5 + 350.5 + 699.5, sum);
    }

    @Test
    void imageJStackBeyondFourGigabytes() throws Exception {
        TestTiff tiff = new TestTiff();
        tiff.width = 2000;
        tiff.height = 1500;
        tiff.bits = 16;
        tiff.rowsPerStrip = 1500;
        tiff.description = "ImageJ=1.54p\nimages=800\nslices=800\nunit=nm\n";
        byte[] one = tiff.bytes();
        long slice = 2L * 2000 * 1500;
        long start = one.length - slice;
        Path file = folder.resolve("stack.tif");
        grow(file, one, start + 800 * slice);
        put(file, start + 799 * slice + 2L * (1499 * 2000 + 1999), 2, 54321);
        Dataset dataset = Readers.builtIn().read(file).get(0);
        assertEquals(800, dataset.imageCount());
        assertEquals(54321, dataset.image(799).at(1999, 1499));
        assertEquals(tiff.value(5, 6, 0, 0), dataset.image(0).at(5, 6));
    }

    /** A single row, and a single plane, of more than two gigabytes. */
    @Test
    void onePlaneBeyondTwoGigabytes() throws Exception {
        Path file = folder.resolve("plane.mrc");
        grow(file, TestMrc.header(ByteOrder.BIG_ENDIAN, 1, 0, 0, "", 1 << 16, 20000, 1).array(), 1024 + 2L * (1 << 16) * 20000);
        put(file, 1024 + 2L * (19999L * (1 << 16) + 65535) + 1, 1, 42);
        Dataset dataset = Readers.builtIn().read(file).get(0);
        var access = dataset.array().randomAccess();
        access.setPosition(new long[] {65535, 19999});
        assertEquals(42, access.get().getRealDouble());
        access.setPosition(new long[] {65534, 19999});
        assertEquals(0, access.get().getRealDouble());
    }
}
