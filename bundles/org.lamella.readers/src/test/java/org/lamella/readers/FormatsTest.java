package org.lamella.readers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Unit;
import org.lamella.data.UserError;

/** Reads small files of DM3, DM4, SER, EMI, MRC and EMSA that the test writes itself. */
class FormatsTest {
    @TempDir
    Path folder;

    private Dataset read(String name, byte[] bytes) throws Exception {
        Path file = folder.resolve(name);
        Files.write(file, bytes);
        return Readers.builtIn().read(file).get(0);
    }

    private static byte[] floats(double... values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            buffer.putFloat((float) value);
        }
        return buffer.array();
    }

    @Test
    void spectrumImageKeepsTheFilesOrderAndKnowsItsEnergyAxis() throws Exception {
        double[] values = new Random(1).doubles(24).toArray();
        for (int version : new int[] {3, 4}) {
            Dataset dataset = read("si.dm" + version, TestDm.image(version, 2, new int[] {6}, floats(values), 4,
                    new double[] {0.5, 0.25, 0.5}, new double[] {0, 2, -200}, new String[] {"nm", "nm", "eV"}, 3, 2, 4));
            assertArrayEquals(new long[] {4, 2, 3}, dataset.shape());
            assertEquals("test image", dataset.name());
            Axis energy = dataset.signalAxes().get(0);
            assertEquals(1, dataset.signalAxes().size());
            assertEquals(Unit.ELECTRONVOLT, energy.unit());
            assertEquals(100, energy.offset());
            assertEquals(-0.5, dataset.axis("y").orElseThrow().offset());
            assertEquals(200, dataset.metadata().number("Lamella/beamEnergy").orElseThrow());
            assertEquals(225000, dataset.metadata()
                    .number("DigitalMicrograph/ImageList/1/ImageTags/Microscope Info/Indicated Magnification").orElseThrow());
            assertEquals((float) values[23], DatasetStatistics.of(dataset).last5().get(4));
            assertFalse(dataset.isImage());
        }
    }

    @Test
    void diffractionPatternsOfAScanAreTheSignal() throws Exception {
        Dataset dataset = read("4d.dm4", TestDm.image(4, 6, new int[] {10}, new byte[36], 1, new double[] {2, 2, 0.1, 0.1}, new double[4],
                new String[] {"nm", "nm", "1/nm", "1/nm"}, 3, 2, 3, 2));
        assertEquals(List.of("z", "t"), dataset.signalAxes().stream().map(Axis::name).toList());
        assertTrue(dataset.isImage());
        assertEquals(6, dataset.imageCount());
    }

    @Test
    void aStackHasImages() throws Exception {
        Dataset stack = read("stack.dm3", TestDm.image(3, 6, new int[] {10}, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, 1,
                new double[] {1, 1, 1}, new double[3], new String[] {"nm", "nm", ""}, 2, 3, 2));
        assertEquals(2, stack.imageCount());
        assertEquals(11, stack.image(1).at(0, 2));
    }

    @Test
    void colourIsRedGreenBlueOpacity() throws Exception {
        // Stored as blue, green, red, opacity.
        Dataset dataset = read("rgb.dm3", TestDm.image(3, 23, new int[] {5}, new byte[] {3, 2, 1, 4, 30, 20, 10, 40}, 4,
                new double[] {1, 1}, new double[2], new String[] {"", ""}, 2, 1));
        assertEquals(List.of(1.0, 2.0, 3.0, 4.0, 10.0), DatasetStatistics.of(dataset).first5());
        assertEquals(Dataset.CHANNEL, dataset.axes().get(0).name());
        assertEquals(0.299 + 2 * 0.587 + 3 * 0.114, dataset.image(0).at(0, 0), 1e-12);
    }

    /** A transform of real numbers, packed as DigitalMicrograph does it, gives the modulus of the whole transform. */
    @Test
    void packedComplex() throws Exception {
        for (int n : new int[] {1, 2, 4}) {
            int size = 2 * n;
            Random random = new Random(n);
            double[] real = random.doubles((long) size * size, -1, 1).toArray();
            double[][][] transform = centredTransform(real, size);
            double[] packed = new double[size * size];
            for (int row = 0; row < size; row++) {
                for (int pair = 0; pair < n; pair++) {
                    double[] value;
                    if (pair > 0) {
                        value = transform[row][n + pair];
                    } else if (row == 0) {
                        value = new double[] {transform[n][0][0], transform[0][0][0]};
                    } else if (row == n) {
                        value = new double[] {transform[n][n][0], transform[0][n][0]};
                    } else {
                        value = row < n ? transform[n + row][0] : transform[row][n];
                    }
                    packed[row * size + 2 * pair] = value[0];
                    packed[row * size + 2 * pair + 1] = value[1];
                }
            }
            Dataset dataset = read("fft.dm3", TestDm.image(3, 27, new int[] {6}, floats(packed), 4, new double[] {0.1, 0.1},
                    new double[2], new String[] {"1/nm", "1/nm"}, size, size));
            assertEquals("complex64", dataset.type());
            for (int y = 0; y < size; y++) {
                for (int x = 0; x < size; x++) {
                    assertEquals(Math.hypot(transform[y][x][0], transform[y][x][1]), dataset.image(0).at(x, y), 1e-5,
                            n + ": " + x + ", " + y);
                }
            }
        }
    }

    private static double[][][] centredTransform(double[] real, int size) {
        double[][][] transform = new double[size][size][2];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                for (int y = 0; y < size; y++) {
                    for (int x = 0; x < size; x++) {
                        double phase = -2 * Math.PI * ((row - size / 2) * y + (column - size / 2) * x) / size;
                        transform[row][column][0] += real[y * size + x] * Math.cos(phase);
                        transform[row][column][1] += real[y * size + x] * Math.sin(phase);
                    }
                }
            }
        }
        return transform;
    }

    @Test
    void seriesOfImagesAreTurnedOverAndCentred() throws Exception {
        for (int version : new int[] {0x0210, 0x0220}) {
            Dataset dataset = read("a_1.ser", TestSer.series(version, new int[] {3}, 3, 0.5e-9, 4, 2));
            assertArrayEquals(new long[] {3, 2, 4}, dataset.shape());
            // The lowest row is stored first.
            assertEquals(List.of(4.0, 5.0, 6.0, 7.0, 0.0), DatasetStatistics.of(dataset).first5());
            Axis x = dataset.axes().get(0);
            assertEquals(0.5, x.scale(), 1e-12);
            assertEquals(-1.0, x.offset(), 1e-12);
            assertEquals(Unit.NANOMETRE, x.unit());
            assertEquals(2, dataset.axes().get(2).scale(), 1e-12);
            assertTrue(dataset.axes().get(2).isNavigation());
            assertEquals("2016-02-22T10:50:45Z", dataset.metadata().text("Lamella/date").orElseThrow());
        }
    }

    @Test
    void seriesOfSpectraOverAnAreaAndStoppedOnes() throws Exception {
        Dataset area = read("a_1.ser", TestSer.series(0x0220, new int[] {3, 2}, 6, 0.2, 16));
        assertEquals(List.of("Energy", "x", "y"), area.axes().stream().map(Axis::name).toList());
        assertEquals(1, area.signalAxes().size());
        Dataset stopped = read("a_1.ser", TestSer.series(0x0220, new int[] {3, 2}, 4, 0.2, 16));
        assertArrayEquals(new long[] {4, 16}, stopped.shape());
        assertEquals(63, DatasetStatistics.of(stopped).max());
    }

    @Test
    void descriptionBringsTheMicroscope() throws Exception {
        Files.write(folder.resolve("b_1.ser"), TestSer.series(0x0210, new int[] {1}, 1, 1e8, 8, 8));
        Dataset dataset = read("b.emi", TestSer.description());
        assertEquals(300, dataset.metadata().number("Lamella/beamEnergy").orElseThrow());
        assertEquals(116, dataset.metadata().number("Lamella/cameraLength").orElseThrow(), 1e-9);
        assertEquals(13500000, dataset.metadata().number("EMI/ExperimentalDescription/Root/Magnification (x)").orElseThrow());
        assertEquals(Unit.PER_NANOMETRE, dataset.axes().get(0).unit());
        assertEquals(0.1, dataset.axes().get(0).scale(), 1e-12);
        Files.delete(folder.resolve("b_1.ser"));
        UserError error = assertThrows(UserError.class, () -> Readers.builtIn().read(folder.resolve("b.emi")));
        assertTrue(error.getMessage().contains("b_1.ser"), error.getMessage());
    }

    @Test
    void mrcOfBothByteOrdersAndItsModes() throws Exception {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            Dataset dataset = read("a.mrc", TestMrc.floats(order, 0.15, 5, 4, 3));
            assertArrayEquals(new long[] {3, 4, 5}, dataset.shape());
            assertEquals(0.15, dataset.axes().get(0).scale(), 1e-8);
            assertEquals(59 * 0.5, DatasetStatistics.of(dataset).max());
            assertEquals(20 * 0.5 + 3, dataset.image(1).at(1, 1));
        }
        Dataset colour = read("a.mrc", TestMrc.header(ByteOrder.LITTLE_ENDIAN, 16, 0, 0, "", 2, 1, 1)
                .raw(new byte[] {1, 2, 3, 4, 5, 6}).array());
        assertArrayEquals(new long[] {1, 2, 3}, colour.shape());
        Dataset half = read("a.mrc", TestMrc.header(ByteOrder.LITTLE_ENDIAN, 12, 0, 0, "", 2, 1, 1).i16(Float.floatToFloat16(1.5f))
                .i16(Float.floatToFloat16(-2)).array());
        assertEquals(List.of(1.5, -2.0), DatasetStatistics.of(half).first5());
        assertFalse(half.axes().get(0).isCalibrated());
    }

    @Test
    void mrcWithFeiHeader() throws Exception {
        Dataset dataset = read("fei.mrc", TestMrc.withFeiHeader(0.3, 4, 4, 2));
        assertEquals(0.3, dataset.axes().get(0).scale(), 1e-12);
        assertEquals(200, dataset.metadata().number("Lamella/beamEnergy").orElseThrow());
        assertEquals(12.5, dataset.metadata().number("Lamella/tilt").orElseThrow());
        assertEquals(31, DatasetStatistics.of(dataset).max());
    }

    private static byte[] spectrum(String points, String xunits, String type, String values) {
        return ("\ufeff#FORMAT      : EMSA/MAS Spectral Data File\r\n#NPOINTS : " + points + "\r\n#XUNITS : " + xunits
                + "\r\n#DATATYPE : " + type + "\r\n#XPERCHAN : 0,5"
                + "\r\n#OFFSET : 100\r\n#BEAMKV   -kV: 200\r\n#SPECTRUM : here\r\n" + values + "\r\n#ENDOFDATA : \r\n")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void emsaWithValuesOrPairs() throws Exception {
        Dataset values = read("a.msa", spectrum("3.", "eV", "Y", "1, 2\r\n3,"));
        assertEquals(List.of(1.0, 2.0, 3.0), DatasetStatistics.of(values).first5());
        assertEquals(0.5, values.axes().get(0).scale());
        assertEquals(100, values.axes().get(0).offset());
        assertEquals(200, values.metadata().number("Lamella/beamEnergy").orElseThrow());
        Dataset pairs = read("a.msa", spectrum("2", "Energy Loss (keV)", "XY", "100, 7\r\n100.5, 8"));
        assertEquals(List.of(7.0, 8.0), DatasetStatistics.of(pairs).first5());
        assertEquals(Unit.KILOELECTRONVOLT, pairs.axes().get(0).unit());
        assertThrows(UserError.class, () -> read("a.msa", spectrum("4", "eV", "Y", "1, 2, 3")));
        UserError wrong = assertThrows(UserError.class, () -> read("a.msa", spectrum("3", "eV", "Y", "1\r\n2\r\nx")));
        assertTrue(wrong.getMessage().contains("line 11"), wrong.getMessage());
    }
}
