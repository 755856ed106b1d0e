package org.lamella.readers;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.lamella.data.Dataset;
import org.lamella.data.UserError;
import org.lamella.readers.tia.EmiReader;

/**
 * Damages files in many ways (seeded) and reads them.
 *
 * @param folder where the files are written
 */
record Damage(Path folder) {
    /** How many damaged files each reader gets; more on request. */
    static final int MUTATIONS = Integer.getInteger("lamella.fuzz", 2400);
    static final long LONGEST_NANOSECONDS = 1_000_000_000L;
    private static final long MOST_BYTES = 64L << 20;
    private static final long[] EXTREMES = {0, 1, -1, 2, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fffffffL, 0x80000000L,
        0xffffffffL, 0x100000000L, Long.MAX_VALUE, Long.MIN_VALUE, 0x7ff0000000000000L, 0x7ff8000000000000L, 0x7f800000L, 1000000, -1000};

    void test(FormatReader reader, String name, long seed, List<byte[]> originals) throws Exception {
        int refused = test(reader, name, seed, originals, MUTATIONS);
        // Damage that hits only values or unused fields is read; a good part must be noticed. The data of an EMI file
        // are in its series, which is not damaged here.
        assertTrue(reader instanceof EmiReader || refused > MUTATIONS / 10, refused + " of " + MUTATIONS + " were refused");
    }

    int test(FormatReader reader, String name, long seed, List<byte[]> originals, int mutations) throws Exception {
        Path file = folder.resolve(name);
        for (byte[] original : originals) {
            Files.write(file, original);
            DatasetStatistics.of(reader.read(file).get(0));
            assertTrue(reader.recognises(FileHead.of(file)), name);
        }
        return test(name, seed, originals, mutations, () -> reader.read(file));
    }

    @FunctionalInterface
    interface Reading {
        List<Dataset> read() throws UserError;
    }

    /** Damages a file in many ways, reads each time what depends on it, and counts how often that is refused. */
    int test(String name, long seed, List<byte[]> originals, int mutations, Reading reading) throws Exception {
        Path file = folder.resolve(name);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int refused = 0;
        for (int i = 0; i < mutations; i++) {
            byte[] damaged = mutate(originals, i % originals.size(), new Random(seed * 1_000_003L + i));
            Files.write(file, damaged);
            long bytes = threads.getCurrentThreadAllocatedBytes();
            long time = threads.getCurrentThreadCpuTime();
            try {
                for (Dataset dataset : reading.read()) {
                    long elements = Arrays.stream(dataset.shape()).reduce(1, (a, b) -> a * b);
                    if (elements < 1_000_000) {
                        DatasetStatistics.of(dataset);
                    }
                }
            } catch (UserError e) {
                refused++;
                assertTrue(e.getMessage().contains(folder.toString()), "the message names the file: " + e.getMessage());
            } catch (Throwable e) {
                fail("mutation " + i + " of " + name + ": " + e + "\n"
                        + HexFormat.of().formatHex(damaged, 0, Math.min(damaged.length, 2000)), e);
            }
            time = threads.getCurrentThreadCpuTime() - time;
            bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
            assertTrue(time < LONGEST_NANOSECONDS, "mutation " + i + " of " + name + " took " + time / 1e9 + " s");
            assertTrue(bytes < MOST_BYTES, "mutation " + i + " of " + name + " took " + bytes + " bytes");
        }
        return refused;
    }

    private static byte[] mutate(List<byte[]> originals, int which, Random random) {
        byte[] bytes = originals.get(which).clone();
        int times = 1 + random.nextInt(3);
        for (int t = 0; t < times; t++) {
            // Headers are hit more often than data.
            int at = random.nextBoolean() ? random.nextInt(bytes.length) : random.nextInt(Math.min(bytes.length, 400));
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt();
                case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                case 3, 4 -> {
                    int width = 1 << 1 + random.nextInt(3);
                    ByteOrder order = random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
                    long value = EXTREMES[random.nextInt(EXTREMES.length)];
                    byte[] number = ByteBuffer.allocate(8).order(order).putLong(value).array();
                    int from = order == ByteOrder.LITTLE_ENDIAN ? 0 : 8 - width;
                    System.arraycopy(number, from, bytes, at, Math.min(width, bytes.length - at));
                }
                default -> {
                    byte[] other = originals.get(random.nextInt(originals.size()));
                    int from = random.nextInt(other.length);
                    int count = Math.min(Math.min(1 + random.nextInt(64), other.length - from), bytes.length - at);
                    System.arraycopy(other, from, bytes, at, count);
                }
            }
        }
        return bytes;
    }
}
