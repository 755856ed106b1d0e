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
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Unit;
import org.lamella.data.UserError;

class ImzmlReaderTest {
    @TempDir
    private Path folder;

    private static double at(Dataset dataset, long... position) {
        RandomAccess<? extends RealType<?>> access = dataset.array().randomAccess();
        access.setPosition(position);
        return access.get().getRealDouble();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sharedMassesAtEqualStepsAreTheAxis(boolean isCompressed) throws Exception {
        TestImzml pair = new TestImzml();
        pair.isCompressed = isCompressed;
        Path file = pair.spectrum(1, 1, new double[] {100, 100.5, 101}, 1, 2, 3).spectrum(2, 1, null, 4, 5, 6).spectrum(1, 2, null, 7, 8, 9)
                .spectrum(2, 2, null, 10, 11, 12).write(folder, "a");
        List<Dataset> datasets = Readers.builtIn().read(file);
        Dataset cube = datasets.get(0);
        assertArrayEquals(new long[] {2, 2, 3}, cube.shape());
        assertEquals("float32", cube.type());
        assertEquals(new Axis("mass to charge", 3, 0.5, 100, Unit.parse("m/z"), Axis.Role.SIGNAL), cube.axes().get(0));
        assertEquals(50, cube.axes().get(1).scale());
        // One step is given: it holds for both directions.
        assertEquals(50, cube.axes().get(2).scale());
        assertEquals(Unit.MICROMETRE, cube.axes().get(2).unit());
        assertEquals(8, at(cube, 1, 0, 1));
        assertEquals(78, DatasetStatistics.of(cube).sum());
        Dataset total = datasets.get(1);
        assertEquals("total ion current", total.name());
        assertTrue(total.isImage());
        assertEquals(24, at(total, 0, 1));
        assertEquals("leaf", cube.metadata().text("Lamella/sample").orElseThrow());
        // The binary file of the pair opens the same.
        assertEquals(78, DatasetStatistics.of(Readers.builtIn().read(folder.resolve("a.ibd")).get(0)).sum());
    }

    @Test
    void otherMassesAreBinnedAndNothingIsLost() throws Exception {
        TestImzml pair = new TestImzml();
        pair.isDouble = true;
        Path file = pair.spectrum(3, 2, new double[] {100, 250.04, 250.06, 1099}, 1, 2, 4, 8).spectrum(4, 2, new double[] {100.26}, 16).write(folder, "a");
        List<Dataset> datasets = Readers.builtIn().read(file);
        Dataset cube = datasets.get(0);
        Axis masses = cube.axes().get(0);
        // 999 in at most 10 000 bins: 0.1 wide would be 9991.
        assertEquals(0.1, masses.scale(), 1e-12);
        assertEquals(100, masses.offset(), 1e-9);
        assertEquals(9991, masses.size());
        assertEquals("float64", cube.type());
        assertEquals(2, at(cube, 1500, 0, 0));
        assertEquals(4, at(cube, 1501, 0, 0));
        assertEquals(16, at(cube, 3, 1, 0));
        assertEquals(31, DatasetStatistics.of(cube).sum());
        assertEquals(31, DatasetStatistics.of(datasets.get(1)).sum());
        // Columns 3 and 4 keep their place.
        assertEquals(100, cube.axes().get(1).offset());
    }

    @Test
    void pointsWithoutASpectrumAreNotZero() throws Exception {
        Path file = new TestImzml().spectrum(1, 1, new double[] {100, 101}, 1, 2).spectrum(2, 2, null, 3, 4).spectrum(2, 2, null, 5, 6).write(folder, "a");
        Dataset cube = Readers.builtIn().read(file).get(0);
        assertTrue(Double.isNaN(at(cube, 0, 1, 0)));
        // Two spectra of one place are added up.
        assertEquals(8, at(cube, 0, 1, 1));
        assertEquals(4, DatasetStatistics.of(cube).notANumber());
    }

    @Test
    void whatIsWrongIsTold() throws Exception {
        Path file = new TestImzml().spectrum(1, 1, new double[] {100, 101}, 1, 2).write(folder, "a");
        byte[] binary = Files.readAllBytes(folder.resolve("a.ibd"));
        binary[0]++;
        Files.write(folder.resolve("a.ibd"), binary);
        assertTrue(message(file).contains("belong to another file"));
        Files.delete(folder.resolve("a.ibd"));
        assertTrue(message(file).contains(".ibd"));
        Files.write(folder.resolve("a.ibd"), java.util.Arrays.copyOf(binary, 20));
        assertTrue(message(file).contains("a.ibd"));
        String text = Files.readString(file);
        Files.writeString(file, text.replace("name=\"position x\" value=\"1\"", "name=\"position x\" value=\"?\""));
        assertTrue(message(file).contains("position x"));
        Files.writeString(file, text.replace("<run>", "<!-- <run>"));
        assertTrue(message(file).contains("XML"));
        Files.writeString(file, text.replaceFirst("<mzML", "<!DOCTYPE mzML [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><mzML").replace("leaf", "&a;"));
        assertTrue(message(file).contains("XML"));
    }

    private static String message(Path file) {
        return assertThrows(UserError.class, () -> Readers.builtIn().read(file)).getMessage();
    }

    /** The file states the total ion current of each of its spectra; the last is 243.5395066031077. */
    @Test
    void realPairGivesItsOwnTotals() throws Exception {
        List<Dataset> datasets = Readers.builtIn().read(SharedData.file("hyperspectral/imzml/Example_Continuous.imzML"));
        assertArrayEquals(new long[] {3, 3, 8399}, datasets.get(0).shape());
        assertEquals(243.5395066031077, at(datasets.get(1), 2, 2), 1e-6);
        assertEquals(DatasetStatistics.of(datasets.get(1)).sum(), DatasetStatistics.of(datasets.get(0)).sum(), 1e-6);
    }
}
