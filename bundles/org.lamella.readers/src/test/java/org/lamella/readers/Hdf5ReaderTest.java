package org.lamella.readers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableGroup;
import io.jhdf.checksum.JenkinsLookup3HashLittle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.imglib2.Cursor;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.hdf5.HdfOutput;

/** HDF5 in the layouts of Velox, EMD, HyperSpy and NeXus, and without any; all files are made here. */
class Hdf5ReaderTest {
    @TempDir
    private Path folder;

    private static double[] values(Dataset dataset) {
        double[] values = new double[(int) Views.iterable(dataset.array()).size()];
        Cursor<? extends RealType<?>> cursor = Views.flatIterable(dataset.array()).cursor();
        for (int i = 0; i < values.length; i++) {
            values[i] = cursor.next().getRealDouble();
        }
        return values;
    }

    private static double number(Dataset dataset, String name) {
        return dataset.metadata().number(CommonMetadata.NODE + "/" + name).orElseThrow();
    }

    private static void assertAxis(Axis axis, String name, long size, double scale, double offset, Unit unit, boolean navigation) {
        assertEquals(name, axis.name());
        assertEquals(size, axis.size());
        assertEquals(unit, axis.unit());
        assertEquals(scale, axis.scale(), Math.abs(scale) * 1e-9);
        assertEquals(offset, axis.offset(), 1e-9);
        assertEquals(navigation, axis.isNavigation());
    }

    @Test
    void hyperSpyWithAxesAndMetadata() throws Exception {
        float[][][] data = new float[2][3][5];
        for (int i = 0; i < 30; i++) {
            data[i / 15][i / 5 % 3][i % 5] = i * 0.5f;
        }
        Path file = TestHdf5.hyperSpy(folder.resolve("a.hspy"), "Line", data, new TestHdf5.AxisOf("y", 2, 2, 0, "n_m", true),
                new TestHdf5.AxisOf("x", 3, 0.5, -1, "um", true), new TestHdf5.AxisOf("Energy loss", 5, 0.25, 430, "eV", false));
        OpenedFile opened = Readers.builtIn().open(file);
        assertEquals("HyperSpy", opened.format());
        Dataset dataset = opened.datasets().get(0);
        assertEquals("Line", dataset.name());
        assertEquals("float32", dataset.type());
        assertArrayEquals(new long[] {2, 3, 5}, dataset.shape());
        assertAxis(dataset.axes().get(0), "Energy loss", 5, 0.25, 430, Unit.ELECTRONVOLT, false);
        assertAxis(dataset.axes().get(1), "x", 3, 0.5, -1, Unit.MICROMETRE, true);
        assertAxis(dataset.axes().get(2), "y", 2, 2, 0, Unit.NANOMETRE, true);
        double[] values = values(dataset);
        for (int i = 0; i < 30; i++) {
            assertEquals(i * 0.5, values[i]);
        }
        assertEquals(300, number(dataset, CommonMetadata.BEAM_ENERGY));
        assertEquals(115, number(dataset, CommonMetadata.CAMERA_LENGTH));
        assertEquals(21.4, number(dataset, CommonMetadata.CONVERGENCE_ANGLE));
        assertEquals(33.2, number(dataset, CommonMetadata.COLLECTION_ANGLE));
        assertEquals(0.02, number(dataset, CommonMetadata.DWELL_TIME));
        assertEquals(12.5, number(dataset, CommonMetadata.LIVE_TIME));
        assertEquals(-1.5, number(dataset, CommonMetadata.TILT));
        assertEquals("Li on Cu", dataset.metadata().text("Lamella/sample").orElseThrow());
        assertEquals(7, dataset.metadata().number("original_metadata/Deep/kept").orElseThrow());
    }

    @Test
    void chunksThatDoNotFitTheArrayAndAllTypes() throws Exception {
        int[][][] cube = new int[5][7][9];
        for (int i = 0; i < 315; i++) {
            cube[i / 63][i / 9 % 7][i % 9] = i * 1000 - 7;
        }
        Path file = folder.resolve("types.h5");
        try (HdfOutput output = new HdfOutput(file)) {
            WritableGroup hdf = output.root();
            hdf.putDataset("cube", cube, DatasetCreationOptions.builder().chunkDimensions(2, 3, 4).shuffle().deflate(9).build());
            hdf.putDataset("stored", cube, DatasetCreationOptions.builder().chunkDimensions(4, 7, 2).build());
            hdf.putDataset("whole", cube);
            DatasetCreationOptions unsigned = DatasetCreationOptions.builder().unsigned().build();
            hdf.putDataset("int8", new byte[] {-1, 2});
            hdf.putDataset("uint8", new byte[] {-1, 2}, unsigned);
            hdf.putDataset("int16", new short[] {-1, 2});
            hdf.putDataset("uint16", new short[] {-1, 2}, unsigned);
            hdf.putDataset("uint32", new int[] {-1, 2}, unsigned);
            hdf.putDataset("int64", new long[] {-1, 2});
            hdf.putDataset("uint64", new long[] {-1, 2}, unsigned);
            hdf.putDataset("float64", new double[] {0.1, Double.NaN});
            hdf.putDataset("text", new String[] {"not", "numbers"});
            hdf.putDataset("setting", 5);
            output.finish();
        }
        Map<String, Dataset> datasets = new LinkedHashMap<>();
        Readers.builtIn().read(file).forEach(dataset -> datasets.put(dataset.name(), dataset));
        assertFalse(datasets.containsKey("/text") || datasets.containsKey("/setting"), datasets.keySet()::toString);
        for (String name : List.of("/cube", "/stored", "/whole")) {
            double[] values = values(datasets.get(name));
            assertEquals("int32", datasets.get(name).type());
            for (int i = 0; i < 315; i++) {
                assertEquals(i * 1000 - 7, values[i], name);
            }
        }
        Map<String, Double> first = Map.of("int8", -1.0, "uint8", 255.0, "int16", -1.0, "uint16", 65535.0, "uint32", 4294967295.0, "int64", -1.0,
                "uint64", 18446744073709551615.0, "float64", 0.1);
        first.forEach((name, value) -> {
            assertEquals(name, datasets.get("/" + name).type());
            assertEquals(value, values(datasets.get("/" + name))[0], name);
        });
        assertTrue(Double.isNaN(values(datasets.get("/float64"))[1]));
        assertEquals(5, values(Readers.builtIn().read(Path.of(file + "::/setting")).get(0))[0], "a single number by its path");
    }

    /** A chunk that was never written has the address -1; its elements are zero. */
    @Test
    void chunksThatWereNeverWritten() throws Exception {
        Path file = folder.resolve("gaps.h5");
        int[][] data = new int[4][4];
        for (int[] row : data) {
            java.util.Arrays.fill(row, 9);
        }
        try (HdfOutput output = new HdfOutput(file)) {
            output.root().putDataset("a", data, DatasetCreationOptions.builder().chunkDimensions(2, 2).build());
            output.finish();
        }
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        // Behind the mark of the index: version, client, the header's address of 8 bytes, then the addresses of the chunks.
        int start = text.indexOf("FADB");
        int second = start + 4 + 2 + 8 + 8;
        java.util.Arrays.fill(bytes, second, second + 8, (byte) -1);
        int end = second + 3 * 8;
        int checksum = JenkinsLookup3HashLittle.hash(java.util.Arrays.copyOfRange(bytes, start, end));
        java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(end, checksum);
        Files.write(file, bytes);
        double[] values = values(Readers.builtIn().read(file).get(0));
        assertArrayEquals(new double[] {9, 9, 0, 0, 9, 9, 0, 0, 9, 9, 9, 9, 9, 9, 9, 9}, values);
    }

    @Test
    void plainFilesByPath() throws Exception {
        Path file = TestHdf5.plain(folder.resolve("plain.h5"), Map.of("scan/image", new short[][] {{1, 2, 3}, {4, 5, 6}}, "scan/more/line",
                new double[] {1, 2}, "other", new float[] {3, 4}));
        assertEquals("HDF5", Readers.builtIn().format(file));
        assertEquals(3, Readers.builtIn().read(file).size());
        Dataset image = Readers.builtIn().read(Path.of(file + "::/scan/image")).get(0);
        assertAxis(image.axes().get(0), "x", 3, 1, 0, Unit.PIXEL, false);
        assertTrue(image.isImage());
        assertEquals(2, Readers.builtIn().read(Path.of(file + "::scan")).size(), "a group gives what is below it");
        UserError missing = assertThrows(UserError.class, () -> Readers.builtIn().read(Path.of(file + "::/scan/nothing")));
        assertTrue(missing.getMessage().contains("/scan/image"), missing.getMessage());
    }

    @Test
    void emdCountsXFirstUnlessItsAxesSayOtherwise() throws Exception {
        int[][][] data = {{{0, 1}, {2, 3}, {4, 5}}};
        Path file = TestHdf5.emd(folder.resolve("a.emd"), data, new TestHdf5.AxisOf("x", 1, 0.5, 10, "[n_m]", false),
                new TestHdf5.AxisOf("y", 3, 2, 0, "[u_m]", false), new TestHdf5.AxisOf("z", 2, 1, 0, "[]", false));
        assertEquals("EMD", Readers.builtIn().format(file));
        Dataset dataset = Readers.builtIn().read(file).get(0);
        assertArrayEquals(new long[] {2, 3, 1}, dataset.shape());
        assertAxis(dataset.axes().get(0), "x", 1, 0.5, 10, Unit.NANOMETRE, false);
        assertAxis(dataset.axes().get(1), "y", 3, 2, 0, Unit.MICROMETRE, false);
        assertAxis(dataset.axes().get(2), "z", 2, 1, 0, Unit.PIXEL, true);
        assertArrayEquals(new double[] {0, 2, 4, 1, 3, 5}, values(dataset));
        assertEquals(200, number(dataset, CommonMetadata.BEAM_ENERGY));
        assertEquals("LiPON", dataset.metadata().text("Lamella/sample").orElseThrow());
        Dataset rows = Readers.builtIn().read(TestHdf5.emd(folder.resolve("b.emd"), new int[][] {{0, 1, 2}, {3, 4, 5}},
                new TestHdf5.AxisOf("y", 2, 1, 0, "µm", false), new TestHdf5.AxisOf("x", 3, 1, 0, "µm", false))).get(0);
        assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5}, values(rows));
        assertEquals("x", rows.axes().get(0).name());
        assertEquals(Unit.MICROMETRE, rows.axes().get(0).unit());
    }

    private static short[][][] frames(int height, int width, int frames) {
        short[][][] image = new short[height][width][frames];
        for (int i = 0; i < height * width * frames; i++) {
            image[i / (width * frames)][i / frames % width][i % frames] = (short) (60000 + i);
        }
        return image;
    }

    @Test
    void veloxImagesAndStacks() throws Exception {
        Path file = TestHdf5.velox(folder.resolve("stack.emd"), frames(3, 4, 2), 0, 0);
        OpenedFile opened = Readers.builtIn().open(file);
        assertEquals("Velox EMD", opened.format());
        Dataset stack = opened.datasets().get(0);
        assertEquals("HAADF detector", stack.name());
        assertEquals("uint16", stack.type());
        assertArrayEquals(new long[] {2, 3, 4}, stack.shape());
        assertAxis(stack.axes().get(0), "x", 4, 0.5, -1, Unit.NANOMETRE, false);
        assertAxis(stack.axes().get(1), "y", 3, 0.5, 2, Unit.NANOMETRE, false);
        assertAxis(stack.axes().get(2), "Time", 2, 0.25, 0, Unit.SECOND, true);
        double[] values = values(stack);
        for (int i = 0; i < 24; i++) {
            assertEquals(60000 + i % 12 * 2 + i / 12, values[i]);
        }
        assertEquals(200, number(stack, CommonMetadata.BEAM_ENERGY));
        assertEquals(98, number(stack, CommonMetadata.CAMERA_LENGTH), 1e-9);
        assertEquals(5e-5, number(stack, CommonMetadata.DWELL_TIME));
        assertEquals(28.6479, number(stack, CommonMetadata.TILT), 1e-4);
        assertEquals("2017-03-06T09:57:56Z", stack.metadata().text("Lamella/date").orElseThrow());
        assertEquals("Talos", stack.metadata().text("Lamella/microscope").orElseThrow());
        Dataset single = Readers.builtIn().read(TestHdf5.velox(folder.resolve("one.emd"), frames(3, 4, 1), 0, 0)).get(0);
        assertArrayEquals(new long[] {3, 4}, single.shape());
    }

    /** Events of two frames of 3 x 4 pixels: in frame f pixel p counts p + 1 times in channel p, and once in channel 20 + f. */
    private static short[] events(int frames, boolean lastMark) {
        List<Short> events = new ArrayList<>();
        for (int f = 0; f < frames; f++) {
            for (int p = 0; p < 12; p++) {
                for (int k = 0; k <= p; k++) {
                    events.add((short) p);
                }
                events.add((short) (20 + f));
                if (lastMark || p < 11 || f < frames - 1) {
                    events.add((short) 65535);
                }
            }
        }
        short[] stream = new short[events.size()];
        for (int i = 0; i < stream.length; i++) {
            stream[i] = events.get(i);
        }
        return stream;
    }

    @Test
    void veloxSpectrumImagesAreSummedOverFramesAndDetectors() throws Exception {
        for (boolean lastMark : new boolean[] {true, false}) {
            Path file = TestHdf5.velox(folder.resolve("si" + lastMark + ".emd"), frames(3, 4, 2), 32, 2, events(2, lastMark), events(2, lastMark));
            List<Dataset> datasets = Readers.builtIn().read(file);
            assertEquals(2, datasets.size());
            assertArrayEquals(new long[] {3, 4}, datasets.get(0).shape(), "the first frame of the image");
            Dataset eds = datasets.get(1);
            assertArrayEquals(new long[] {3, 4, 32}, eds.shape());
            assertAxis(eds.axes().get(0), "X-ray energy", 32, 0.01, -1, Unit.KILOELECTRONVOLT, false);
            assertAxis(eds.axes().get(1), "x", 4, 0.5, -1, Unit.NANOMETRE, true);
            double[] values = values(eds);
            for (int p = 0; p < 12; p++) {
                for (int c = 0; c < 32; c++) {
                    assertEquals(c == p ? 4 * (p + 1) : c == 20 || c == 21 ? 2 : 0, values[p * 32 + c], "pixel " + p + " channel " + c);
                }
            }
            assertEquals(3.5, number(eds, CommonMetadata.LIVE_TIME));
            assertEquals(22, number(eds, CommonMetadata.ELEVATION_ANGLE), 1e-4);
            Dataset apart = Readers.builtIn().read(Path.of(file + "::/Data/SpectrumStream/stream0")).get(0);
            assertArrayEquals(new long[] {2, 3, 4, 32}, apart.shape());
            double[] frames = values(apart);
            for (int p = 0; p < 24; p++) {
                assertEquals(p % 12 + 1, frames[p * 32 + p % 12]);
                assertEquals(1, frames[p * 32 + 20 + p / 12]);
                assertEquals(0, frames[p * 32 + 21 - p / 12]);
            }
            Dataset all = Readers.builtIn().read(Path.of(file + "::/Data/Image/0a1b")).get(0);
            assertArrayEquals(new long[] {2, 3, 4}, all.shape(), "all frames of the image");
        }
    }

    @Test
    void veloxFramesBeyondTheLastAreLeftOut() throws Exception {
        Path file = TestHdf5.velox(folder.resolve("si.emd"), frames(3, 4, 1), 32, 1, events(2, true));
        assertEquals(12, DatasetStatistics.of(Readers.builtIn().read(file).get(1)).sum() - 78, "78 counts and one for each pixel");
    }

    @Test
    void veloxElectronEnergyLoss() throws Exception {
        Path file = folder.resolve("eels.emd");
        // Columns, energies, rows.
        int[][][] cube = new int[4][5][3];
        for (int i = 0; i < 60; i++) {
            cube[i / 15][i / 3 % 5][i % 3] = 100 * (i % 3) + 10 * (i / 15) + i / 3 % 5;
        }
        try (HdfOutput output = new HdfOutput(file)) {
            WritableGroup hdf = output.root();
            hdf.putDataset("Version", new String[] {"{\"version\": \"11\", \"format\": \"Velox\"}"});
            var data = hdf.putGroup("Data");
            var mapped = data.putGroup("SpectrumImage").putGroup("1");
            mapped.putDataset("Data", new byte[][] {{1}});
            mapped.putDataset("Metadata", TestHdf5.column(TestHdf5.veloxMetadata("EELS", 4, 3), 1));
            var eels = data.putGroup("EelsSpectrumImage").putGroup("2");
            eels.putDataset("Data", cube);
            eels.putDataset("AcquisitionMetadata", TestHdf5.column("{\"Data\": {\"offset\": 400.5, \"dispersion\": 0.1}}", 1));
            output.finish();
        }
        Dataset dataset = Readers.builtIn().read(file).get(0);
        assertArrayEquals(new long[] {3, 4, 5}, dataset.shape());
        assertAxis(dataset.axes().get(0), "Energy loss", 5, 0.1, 400.5, Unit.ELECTRONVOLT, false);
        assertAxis(dataset.axes().get(1), "x", 4, 0.5, -1, Unit.NANOMETRE, true);
        assertAxis(dataset.axes().get(2), "y", 3, 0.5, 2, Unit.NANOMETRE, true);
        double[] values = values(dataset);
        for (int i = 0; i < 60; i++) {
            assertEquals(100 * (i / 20) + 10 * (i / 5 % 4) + i % 5, values[i]);
        }
    }

    @Test
    void nexusShowsItsDefaultOrAllData() throws Exception {
        int[][] counts = {{1, 2, 3}, {4, 5, 6}};
        double[] edges = {10, 10.5, 11, 11.5};
        double[] positions = {0, 0.25};
        Path file = TestHdf5.nexus(folder.resolve("a.nxs"), true, counts, edges, positions);
        assertEquals("NeXus", Readers.builtIn().format(file));
        List<Dataset> datasets = Readers.builtIn().read(file);
        assertEquals(1, datasets.size());
        assertAxis(datasets.get(0).axes().get(0), "energy", 3, 0.5, 10.25, Unit.ELECTRONVOLT, false);
        assertAxis(datasets.get(0).axes().get(1), "position", 2, 0.25, 0, Unit.MICROMETRE, true);
        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, values(datasets.get(0)));
        assertEquals("counts", datasets.get(0).metadata().text("Lamella/intensityUnit").orElseThrow());
        assertEquals("2025-03-01T10:00:00Z", datasets.get(0).metadata().text("Lamella/date").orElseThrow());
        Path open = TestHdf5.nexus(folder.resolve("b.nxs"), false, counts, edges, positions);
        assertEquals(2, Readers.builtIn().read(open).size());
        assertArrayEquals(new double[] {1, 2, 4}, values(Readers.builtIn().read(Path.of(open + "::/entry/other")).get(0)));
        assertArrayEquals(new double[] {10, 10.5, 11, 11.5}, values(Readers.builtIn().read(Path.of(open + "::/entry/data/energy")).get(0)));
    }

    @Test
    void whatIsWrongIsSaidInOneLine() throws Exception {
        Path file = TestHdf5.plain(folder.resolve("text.h5"), Map.of("text", new String[] {"only", "texts"}));
        UserError nothing = assertThrows(UserError.class, () -> Readers.builtIn().read(file));
        assertTrue(nothing.getMessage().contains("holds no numeric data"), nothing.getMessage());
        byte[] bytes = Files.readAllBytes(TestHdf5.plain(folder.resolve("cut.h5"), Map.of("a", new double[2000])));
        Path cut = Files.write(folder.resolve("cut.h5"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        UserError damaged = assertThrows(UserError.class, () -> Readers.builtIn().read(cut));
        assertTrue(damaged.getMessage().startsWith(cut.toString()) && !damaged.getMessage().contains("\n"), damaged.getMessage());
    }
}
