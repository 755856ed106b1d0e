package org.lamella.readers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamella.data.Dataset;
import org.lamella.data.Unit;
import org.lamella.data.UserError;

class BcfReaderTest {
    @TempDir
    private Path folder;

    private List<Dataset> read(TestBcf map) throws Exception {
        Path file = folder.resolve("a.bcf");
        Files.write(file, map.bytes());
        return Readers.builtIn().read(file);
    }

    private static double[] spectrum(Dataset cube, long x, long y) {
        RandomAccess<? extends RealType<?>> access = cube.array().randomAccess();
        access.setPosition(new long[] {0, x, y});
        double[] counts = new double[(int) cube.axes().get(0).size()];
        for (int i = 0; i < counts.length; i++) {
            access.setPosition(i, 0);
            counts[i] = access.get().getRealDouble();
        }
        return counts;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsImagesAndSpectra(boolean isCompressed) throws Exception {
        TestBcf map = new TestBcf().point(2, 0, TestBcf.pulses12(0, 15, 15, 7, 15)).point(0, 1, TestBcf.pulses16(1, 2, 2));
        map.isCompressed = isCompressed;
        List<Dataset> datasets = read(map);
        assertEquals(List.of("BSE", "EDX"), datasets.stream().map(Dataset::name).toList());
        Dataset image = datasets.get(0);
        assertArrayEquals(new long[] {2, 3}, image.shape());
        assertEquals(1500, DatasetStatistics.of(image).sum());
        assertEquals(0.25, image.axes().get(0).scale());
        assertEquals(0.5, image.axes().get(1).scale());
        assertEquals(Unit.MICROMETRE, image.axes().get(0).unit());
        Dataset cube = datasets.get(1);
        assertArrayEquals(new long[] {2, 3, 16}, cube.shape());
        assertArrayEquals(new double[] {1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 3}, spectrum(cube, 2, 0));
        assertArrayEquals(new double[] {0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, spectrum(cube, 0, 1));
        assertEquals(8, DatasetStatistics.of(cube).sum());
        assertEquals(-0.47, cube.axes().get(0).offset(), 1e-12);
        assertEquals(0.01, cube.axes().get(0).scale(), 1e-12);
        assertEquals(Unit.KILOELECTRONVOLT, cube.axes().get(0).unit());
        assertEquals(20, cube.metadata().number("Lamella/beamEnergy").orElseThrow());
        assertEquals(131.5, cube.metadata().number("Lamella/magnification").orElseThrow());
        assertEquals("XFlash", cube.metadata().text("Lamella/detector").orElseThrow());
        assertEquals(35, cube.metadata().number("Lamella/elevationAngle").orElseThrow());
        assertEquals("steel", cube.metadata().text("Lamella/sample").orElseThrow());
        assertEquals(64e-6, cube.metadata().number("Lamella/dwellTime").orElseThrow(), 1e-12);
        // Three points, five lines scanned in all.
        assertEquals(15 * 64e-6, cube.metadata().number("Lamella/realTime").orElseThrow(), 1e-12);
    }

    @Test
    void followsInstructionsOfEverySize() throws Exception {
        byte[] instructions = {
            0, 2, // two empty channels
            1, 3, 10, 0x21, 0x03, // three of 4 bits above 10: 11, 12, 13
            2, 2, 0, 1, 5, (byte) 200, // two of 8 bits above 256: 261, 456
            4, 1, 0, 0, 1, 0, 7, 0, // one of 16 bits above 65536: 65543
            8, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0 // one of 32 bits above 1: 65537
        };
        Dataset cube = read(new TestBcf().point(1, 1, TestBcf.instructions(instructions, 3, 15))).get(1);
        assertEquals("uint32", cube.type());
        assertArrayEquals(new double[] {0, 0, 11, 13, 13, 261, 456, 65_543, 65_537, 0, 0, 0, 0, 0, 0, 1}, spectrum(cube, 1, 1));
    }

    @Test
    void theTypeIsTheSmallestThatFits() throws Exception {
        assertEquals("uint8", read(new TestBcf().point(0, 0, TestBcf.instructions(new byte[] {2, 1, 0, 0, (byte) 255}))).get(1).type());
        assertEquals("uint16", read(new TestBcf().point(0, 0, TestBcf.instructions(new byte[] {2, 1, 1, 0, (byte) 255}))).get(1).type());
    }

    @Test
    void aMapWithoutCountsIsZero() throws Exception {
        assertEquals(0, DatasetStatistics.of(read(new TestBcf()).get(1)).sum());
    }

    @Test
    void damageNamesThePoint() throws Exception {
        String outside = assertThrows(UserError.class, () -> read(new TestBcf().point(1, 1, TestBcf.pulses12(99)))).getMessage();
        assertTrue(outside.contains("x = 1, y = 1") && outside.contains("channel 99 of 16"), outside);
        String twice = assertThrows(UserError.class, () -> read(new TestBcf().point(1, 0, TestBcf.pulses12(1)).point(1, 0, TestBcf.pulses12(1)))).getMessage();
        assertTrue(twice.contains("row 0") && twice.contains("twice"), twice);
        String unknown = assertThrows(UserError.class, () -> read(new TestBcf().point(0, 0, TestBcf.instructions(new byte[] {3, 1, 0, 0})))).getMessage();
        assertTrue(unknown.contains("no packing 3"), unknown);
    }

    /** The real time that the reference reads of the same file (reader_reference.json). */
    @Test
    void realMapTellsItsTime() throws Exception {
        Dataset cube = Readers.builtIn().read(SharedData.file("eds/bruker/P45_the_default_job.bcf")).get(2);
        assertEquals(1.088, cube.metadata().number("Lamella/realTime").orElseThrow(), 1e-9);
        assertEquals(35, cube.metadata().number("Lamella/elevationAngle").orElseThrow());
        assertEquals(90, cube.metadata().number("Lamella/azimuthAngle").orElseThrow());
    }
}
