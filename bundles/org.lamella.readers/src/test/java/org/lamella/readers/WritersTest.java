package org.lamella.readers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.imglib2.Cursor;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Metadata;
import org.lamella.data.Unit;
import org.lamella.data.UserError;

/** What is written is read back: every value, the axes, the units. */
class WritersTest {
    @TempDir
    private Path folder;

    private static final Axis ENERGY = Axis.signal("Energy loss", 7, 0.1, 430.3, Unit.ELECTRONVOLT);
    private static final Axis X = Axis.signal("x", 5, 0.021, -1.25, Unit.NANOMETRE);
    private static final Axis Y = Axis.signal("y", 4, 0.021, 0.5, Unit.NANOMETRE);

    private static Axis scan(Axis axis) {
        return axis.withRole(Axis.Role.NAVIGATION);
    }

    private static Img<? extends RealType<?>> image(String type, long[] sizes) {
        return switch (type) {
            case "uint8" -> ArrayImgs.unsignedBytes(sizes);
            case "int8" -> ArrayImgs.bytes(sizes);
            case "uint16" -> ArrayImgs.unsignedShorts(sizes);
            case "int16" -> ArrayImgs.shorts(sizes);
            case "uint32" -> ArrayImgs.unsignedInts(sizes);
            case "int32" -> ArrayImgs.ints(sizes);
            case "uint64" -> ArrayImgs.unsignedLongs(sizes);
            case "int64" -> ArrayImgs.longs(sizes);
            case "float32" -> ArrayImgs.floats(sizes);
            default -> ArrayImgs.doubles(sizes);
        };
    }

    /** Values all over the range of the type, its smallest and largest among them. */
    private static Dataset dataset(String name, String type, Axis... axes) {
        long[] sizes = Arrays.stream(axes).mapToLong(Axis::size).toArray();
        Img<? extends RealType<?>> image = image(type, sizes);
        SplittableRandom random = new SplittableRandom(type.hashCode());
        int i = 0;
        for (RealType<?> element : image) {
            double low = element.getMinValue();
            double high = element.getMaxValue();
            boolean real = type.startsWith("float");
            double value = real ? (float) random.nextGaussian() * 1e5 : i == 0 ? low : i == 1 ? high : Math.floor(low + random.nextDouble() * (high - low));
            element.setReal(type.endsWith("64") && !real ? Math.floor(value / (1 << 20)) : value);
            i++;
        }
        Metadata common = new CommonMetadata().number(CommonMetadata.BEAM_ENERGY, 300).number(CommonMetadata.CONVERGENCE_ANGLE, 21.4)
                .number(CommonMetadata.COLLECTION_ANGLE, 33.5).number(CommonMetadata.LIVE_TIME, 60.5).number(CommonMetadata.TILT, -12.5)
                .text(CommonMetadata.DATE, "2025-03-01").text(CommonMetadata.INTENSITY_UNIT, "counts").build();
        Metadata own = Metadata.fromMap(java.util.Map.of("text", "µm and more", "list", List.of(1.5, 2), "deep/er", java.util.Map.of("n", 3), "yes", true));
        return new Dataset(name, image, type, List.of(axes), Metadata.builder().put(CommonMetadata.NODE, common).put("Own", own).build());
    }

    private static double[] values(Dataset dataset) {
        double[] values = new double[(int) Views.iterable(dataset.array()).size()];
        Cursor<? extends RealType<?>> cursor = Views.flatIterable(dataset.array()).cursor();
        for (int i = 0; i < values.length; i++) {
            values[i] = cursor.next().getRealDouble();
        }
        return values;
    }

    private List<Dataset> through(String name, Dataset... datasets) throws UserError {
        Path file = folder.resolve(name);
        Writers.builtIn().forFile(file).write(file, List.of(datasets));
        return Readers.builtIn().read(file);
    }

    /** @param digits relative precision of steps and offsets */
    private static void assertAxes(List<Axis> expected, List<Axis> actual, double digits) {
        assertEquals(expected.stream().map(Axis::size).toList(), actual.stream().map(Axis::size).toList());
        for (int i = 0; i < expected.size(); i++) {
            Axis wanted = expected.get(i);
            Axis axis = actual.get(i);
            assertEquals(wanted.unit(), axis.unit(), wanted.name());
            assertEquals(wanted.role(), axis.role(), wanted.name());
            assertEquals(wanted.scale(), axis.scale(), Math.abs(wanted.scale()) * digits, wanted.name());
            assertEquals(wanted.offset(), axis.offset(), Math.max(Math.abs(wanted.offset()), Math.abs(wanted.scale())) * digits, wanted.name());
        }
    }

    private static void assertSame(Dataset expected, Dataset actual, double digits) {
        assertAxes(expected.axes(), actual.axes(), digits);
        assertArrayEquals(values(expected), values(actual));
    }

    private static void assertCommon(Dataset dataset, String... names) {
        for (String name : names) {
            Object wanted = dataset("a", "uint8", ENERGY).metadata().find(CommonMetadata.NODE + "/" + name).orElseThrow();
            assertEquals(wanted, dataset.metadata().find(CommonMetadata.NODE + "/" + name).orElse("missing"), name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"uint8", "int8", "uint16", "int16", "uint32", "int32", "float32", "float64"})
    void tiffImages(String type) throws Exception {
        Dataset image = dataset("a", type, X, Y);
        Dataset back = through("a.tif", image).get(0);
        assertSame(image, back, 1e-9);
        assertEquals(type.equals("int8") ? "int16" : type, back.type());
    }

    @Test
    void tiffStacks() throws Exception {
        Dataset depth = dataset("a", "uint16", X, Y, Axis.navigation("z", 3, 2.5, -5, Unit.NANOMETRE));
        assertSame(depth, through("depth.tif", depth).get(0), 1e-9);
        Dataset micrometres = dataset("a", "uint16", X, Y, Axis.navigation("z", 3, 0.0025, 0, Unit.MICROMETRE));
        assertEquals(2.5, through("other.tif", micrometres).get(0).axes().get(2).scale(), 1e-9);
        Dataset time = dataset("a", "int16", X, Y, Axis.navigation("t", 3, 0.25, 0, Unit.SECOND));
        assertSame(time, through("time.tif", time).get(0), 1e-9);
        Dataset both = dataset("a", "float32", X, Y, Axis.navigation("z", 3, 1, 0, Unit.PIXEL), Axis.navigation("t", 2, 0.5, 0, Unit.SECOND));
        assertSame(both, through("both.tif", both).get(0), 1e-9);
        Dataset energies = dataset("a", "float32", X, Y, Axis.navigation("E", 3, 1, 0, Unit.ELECTRONVOLT));
        assertTrue(assertThrows(UserError.class, () -> through("e.tif", energies)).getMessage().contains("stack along 'E' in eV"));
        assertThrows(UserError.class, () -> through("s.tif", dataset("a", "float32", ENERGY)));
        assertThrows(UserError.class, () -> through("l.tif", dataset("a", "int64", X, Y)));
        assertFalse(Files.exists(folder.resolve("e.tif")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"uint8", "int32", "uint32", "float32", "float64"})
    void emsaSpectra(String type) throws Exception {
        Dataset spectrum = dataset("A spectrum", type, ENERGY);
        Dataset back = through("a.msa", spectrum).get(0);
        assertSame(spectrum, back, 0);
        assertEquals("A spectrum", back.name());
        assertEquals("Energy loss", back.axes().get(0).name());
        assertCommon(back, CommonMetadata.BEAM_ENERGY, CommonMetadata.CONVERGENCE_ANGLE, CommonMetadata.COLLECTION_ANGLE,
                CommonMetadata.LIVE_TIME, CommonMetadata.TILT, CommonMetadata.DATE, CommonMetadata.INTENSITY_UNIT);
        assertThrows(UserError.class, () -> through("i.msa", dataset("a", type, X, Y)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"uint8", "int8", "uint16", "int16", "uint32", "int32", "uint64", "int64", "float32", "float64"})
    void ripple(String type) throws Exception {
        for (Axis[] axes : new Axis[][] {{ENERGY}, {ENERGY, scan(X)}, {ENERGY, scan(X), scan(Y)}, {X, Y}, {X, Y, scan(ENERGY)}}) {
            Dataset dataset = dataset("some data", type, axes);
            Dataset back = through("a.rpl", dataset).get(0);
            assertSame(dataset, back, 0);
            assertEquals(type, back.type());
            assertEquals("some data", back.name());
            assertEquals(dataset.axes().stream().map(Axis::name).toList(), back.axes().stream().map(Axis::name).toList());
            assertCommon(back, CommonMetadata.BEAM_ENERGY, CommonMetadata.LIVE_TIME, CommonMetadata.CONVERGENCE_ANGLE);
        }
        // Energies slowest, as DigitalMicrograph keeps them: the signal comes first in the file.
        Dataset slow = dataset("a", type, scan(X), scan(Y), ENERGY);
        Dataset back = through("b.rpl", slow).get(0);
        assertAxes(List.of(ENERGY, scan(X), scan(Y)), back.axes(), 0);
        assertEquals(values(slow)[3 + 2 * 5 + 4 * 20], values(back)[4 + 3 * 7 + 2 * 35], "energy 4 at x = 3, y = 2");
    }

    @Test
    void curvesAsCsv() throws Exception {
        Dataset one = dataset("first, of two", "float64", ENERGY);
        Dataset two = dataset("second", "int32", ENERGY);
        List<Dataset> back = through("a.csv", one, two);
        assertEquals(2, back.size());
        assertSame(one, back.get(0), 1e-12);
        assertSame(two, back.get(1), 1e-12);
        assertEquals("first of two", back.get(0).name());
        assertEquals("Energy loss", back.get(0).axes().get(0).name());
        assertCommon(back.get(0), CommonMetadata.INTENSITY_UNIT);
        Dataset counted = dataset("3 counts", "uint16", Axis.uncalibrated("channel number", 6));
        assertSame(counted, through("b.csv", counted).get(0), 1e-12);
        assertTrue(assertThrows(UserError.class, () -> through("c.csv", one, counted)).getMessage().contains("different axes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"uint8", "int8", "uint16", "int16", "uint32", "int32", "uint64", "int64", "float32", "float64"})
    void hyperSpy(String type) throws Exception {
        List<Dataset> all = new ArrayList<>();
        for (Axis[] axes : new Axis[][] {{ENERGY}, {ENERGY, scan(X)}, {ENERGY, scan(X), scan(Y)}, {X, Y}, {X, Y, scan(ENERGY)},
            {X, Y, scan(X), scan(Y)}}) {
            all.add(dataset("data/set", type, axes));
        }
        List<Dataset> back = through("a.hspy", all.toArray(Dataset[]::new));
        assertEquals(all.size(), back.size());
        for (Dataset wanted : all) {
            Dataset read = back.stream().filter(dataset -> dataset.axes().size() == wanted.axes().size()
                    && dataset.axes().get(0).equals(wanted.axes().get(0))).findFirst().orElseThrow();
            assertSame(wanted, read, 0);
            assertEquals(wanted.axes(), read.axes());
            assertEquals(type, read.type());
            assertEquals("data/set", read.name());
            assertCommon(read, CommonMetadata.BEAM_ENERGY, CommonMetadata.CONVERGENCE_ANGLE, CommonMetadata.COLLECTION_ANGLE,
                    CommonMetadata.LIVE_TIME, CommonMetadata.TILT, CommonMetadata.DATE, CommonMetadata.INTENSITY_UNIT);
            assertEquals("µm and more", read.metadata().text("original_metadata/Own/text").orElseThrow());
            assertEquals(List.of(1.5, 2.0), read.metadata().find("original_metadata/Own/list").orElseThrow());
            assertEquals(3, read.metadata().number("original_metadata/Own/deep-er/n").orElseThrow());
            assertEquals(true, read.metadata().find("original_metadata/Own/yes").orElseThrow());
        }
        Dataset large = dataset("large", type, Axis.uncalibrated("x", 1200), Axis.uncalibrated("y", 900));
        assertSame(large, through("large.hspy", large).get(0), 0);
    }

    @Test
    void whatCannotBeWrittenLeavesTheOldFile() throws Exception {
        Path file = Files.writeString(folder.resolve("old.msa"), "as it was");
        Dataset spectrum = new Dataset("a", ArrayImgs.doubles(new double[] {1, Double.NaN}, 2), "float64", List.of(Axis.uncalibrated("E", 2)),
                Metadata.EMPTY);
        assertThrows(UserError.class, () -> through("old.msa", spectrum));
        assertEquals("as it was", Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count(), "nothing is left beside it");
        }
        assertThrows(UserError.class, () -> Writers.builtIn().forFile(Path.of("a.hspy")).write(folder.resolve("none/a.hspy"), List.of(spectrum)));
    }

    /** Real files: what both readers of the reference agree on survives a trip through each format that holds it. */
    @Test
    void realFilesRoundTrip() throws Exception {
        Path data = SharedData.folder().orElse(null);
        org.junit.jupiter.api.Assumptions.assumeTrue(data != null, "the folder shared/data is not beside the repository");
        for (String name : List.of("formats/dm_misc/dmTest_3D_int16.dm3", "formats/tia/64x64_TEM_images_acquire_1.ser", "eels/sto_dm/EELS_STO.dm4",
                "eels/lsmo_linescan/LSMO_linescan.hdf5", "eds/misc/EDS_SEM_TM002.hspy")) {
            for (Dataset dataset : Readers.builtIn().read(data.resolve(name))) {
                for (FormatWriter writer : Writers.builtIn().all()) {
                    if (writer.refusal(dataset).isEmpty()) {
                        Dataset back = through("real." + writer.endings().get(0), dataset).get(0);
                        DatasetStatistics wanted = DatasetStatistics.of(dataset);
                        DatasetStatistics found = DatasetStatistics.of(back);
                        assertEquals(wanted.sum(), found.sum(), name + " as " + writer.format());
                        assertEquals(wanted.last5(), found.last5(), name + " as " + writer.format());
                    }
                }
            }
        }
    }
}
