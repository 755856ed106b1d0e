package org.lamella.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import net.imglib2.Cursor;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.lamella.data.Dataset;
import org.lamella.data.UserError;
import org.lamella.readers.DatasetStatistics;
import org.lamella.readers.OpenedFile;
import org.lamella.readers.Readers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An image of 1 GB of floats: how long it takes to open it, and to go through it in comparison with a plain loop over the mapped
 * file. Opening should take less than 50 ms, the sum no more than twice the plain loop.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 4, time = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class LargeFileBenchmark {
    private static final int SIDE = 16384;
    private static final int BLOCK = 1 << 22;
    private static final int HEADER_OF_MRC = 1024;

    @Param({"MRC", "DM4"})
    private String format;

    private Path file;
    private long dataAt;
    private Dataset dataset;

    @Setup
    public void prepare() throws IOException, UserError {
        file = Files.createTempFile("lamella-benchmark", "." + format.toLowerCase(java.util.Locale.ROOT));
        byte[] head = format.equals("MRC") ? mrcHeader() : dm4Header();
        dataAt = head.length;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(head));
            ByteBuffer block = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
            for (long written = 0; written < 4L * SIDE * SIDE; written += BLOCK) {
                block.clear();
                for (int i = 0; i < BLOCK / 4; i++) {
                    block.putFloat((float) Math.sin(i + written));
                }
                channel.write(block.flip());
            }
            // What ends the groups of a DM4 file.
            channel.write(ByteBuffer.allocate(64));
        }
        dataset = Readers.builtIn().read(file).get(0);
        if (Math.abs(plainLoop() - cursor()) > 1e-3 || Math.abs(plainLoop() - sum()) > 1e-3) {
            throw new IllegalStateException("the sums differ");
        }
    }

    @TearDown
    public void remove() throws IOException {
        Files.delete(file);
    }

    @Benchmark
    public OpenedFile open() throws UserError {
        return Readers.builtIn().open(file);
    }

    /** What the others are compared with. */
    @Benchmark
    public double plainLoop() throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            FloatBuffer floats = channel.map(FileChannel.MapMode.READ_ONLY, dataAt, 4L * SIDE * SIDE).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
            double sum = 0;
            for (int i = 0; i < floats.limit(); i++) {
                sum += floats.get(i);
            }
            return sum;
        }
    }

    /** Element by element with a cursor of ImgLib2, as an analysis would that asks for no more speed. */
    @Benchmark
    public double cursor() {
        double sum = 0;
        Cursor<? extends RealType<?>> cursor = Views.flatIterable(dataset.array()).cursor();
        while (cursor.hasNext()) {
            sum += cursor.next().getRealDouble();
        }
        return sum;
    }

    /** The sum as {@code lamella info --statistics} tells it, with the extremes. */
    @Benchmark
    public double sum() throws UserError {
        return DatasetStatistics.of(dataset).sum();
    }

    private static byte[] mrcHeader() {
        ByteBuffer header = ByteBuffer.allocate(HEADER_OF_MRC).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(SIDE).putInt(SIDE).putInt(1).putInt(2).position(28);
        header.putInt(SIDE).putInt(SIDE).putInt(1).position(64);
        header.putInt(1).putInt(2).putInt(3).position(208);
        header.put("MAP ".getBytes(StandardCharsets.US_ASCII)).put((byte) 0x44).put((byte) 0x44);
        return header.array();
    }

    /** Tags of one image up to its data, which come last: sizes of groups are not checked by readers. */
    private static byte[] dm4Header() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(ByteBuffer.allocate(16).putInt(4).putLong(4L * SIDE * SIDE + 600).putInt(1).array());
        group(out, 1);
        tag(out, 20, "ImageList");
        group(out, 1);
        tag(out, 20, "");
        group(out, 1);
        tag(out, 20, "ImageData");
        group(out, 3);
        tag(out, 21, "DataType");
        number(out, 2);
        tag(out, 20, "Dimensions");
        group(out, 2);
        tag(out, 21, "");
        number(out, SIDE);
        tag(out, 21, "");
        number(out, SIDE);
        tag(out, 21, "Data");
        out.write("%%%%".getBytes(StandardCharsets.US_ASCII));
        // An array of floats: three numbers describe it.
        out.write(ByteBuffer.allocate(32).putLong(3).putLong(20).putLong(6).putLong((long) SIDE * SIDE).array());
        return out.toByteArray();
    }

    private static void group(ByteArrayOutputStream out, long count) throws IOException {
        out.write(ByteBuffer.allocate(10).put((byte) 1).put((byte) 0).putLong(count).array());
    }

    private static void tag(ByteArrayOutputStream out, int kind, String name) throws IOException {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        out.write(ByteBuffer.allocate(3 + text.length + 8).put((byte) kind).putShort((short) text.length).put(text).putLong(0).array());
    }

    private static void number(ByteArrayOutputStream out, int value) throws IOException {
        out.write("%%%%".getBytes(StandardCharsets.US_ASCII));
        out.write(ByteBuffer.allocate(20).putLong(1).putLong(3).putInt(Integer.reverseBytes(value)).array());
    }
}
