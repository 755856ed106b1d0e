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
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Unit;
import org.lamella.data.UserError;

class JeolTest {
    @TempDir
    private Path folder;

    private Path write(String name, byte[] bytes) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private static double at(Dataset dataset, long... position) {
        RandomAccess<? extends RealType<?>> access = dataset.array().randomAccess();
        access.setPosition(position);
        return access.get().getRealDouble();
    }

    @Test
    void imageHasPixelsSizeAndMicroscope() throws Exception {
        OpenedFile opened = Readers.builtIn().open(write("a.img", TestJeol.image("IMG1", 4, 3)));
        assertEquals("JEOL image", opened.format());
        Dataset image = opened.datasets().get(0);
        assertEquals("IMG1", image.name());
        assertArrayEquals(new long[] {3, 4}, image.shape());
        assertEquals("uint8", image.type());
        // Pixel k holds k: row 2, column 1 of four columns.
        assertEquals(9, at(image, 1, 2));
        // 128 mm on the screen at 40 000 times and 4 pixels: 0.8 um.
        assertEquals(0.8, image.axes().get(0).scale(), 1e-12);
        assertEquals(Unit.MICROMETRE, image.axes().get(0).unit());
        assertEquals(200, image.metadata().number("Lamella/beamEnergy").orElseThrow());
        assertEquals(40_000, image.metadata().number("Lamella/magnification").orElseThrow());
        // Day 42832.75 as spreadsheets count.
        assertEquals("2017-04-07T18:00", image.metadata().text("Lamella/date").orElseThrow());
        assertEquals("TEM-1", image.metadata().text("Lamella/microscope").orElseThrow());
    }

    @Test
    void mapIsTheSumOfItsScans() throws Exception {
        Dataset cube = Readers.builtIn().read(write("a.pts", TestJeol.map("4x4", new int[0], 4, TestJeol.event(0, 0, 100), TestJeol.event(3, 0, 100, 101),
                TestJeol.event(2, 3, 4095), TestJeol.event(0, 0, 100), TestJeol.event(2, 3, 4095, 4095)))).get(0);
        assertArrayEquals(new long[] {4, 4, 4096}, cube.shape());
        assertEquals("uint8", cube.type());
        assertEquals(2, at(cube, 100, 0, 0));
        assertEquals(1, at(cube, 101, 3, 0));
        assertEquals(3, at(cube, 4095, 2, 3));
        assertEquals(7, DatasetStatistics.of(cube).sum());
        Axis energy = cube.axes().get(0);
        // 96 channels lie below zero: -0.001 - 96 * 0.01.
        assertEquals(-0.961, energy.offset(), 1e-9);
        assertEquals(0.01, energy.scale(), 1e-12);
        assertEquals(Unit.KILOELECTRONVOLT, energy.unit());
        assertTrue(cube.axes().get(1).isNavigation() && cube.axes().get(2).isNavigation() && !energy.isNavigation());
        assertEquals(2, cube.metadata().number("JEOL/scans").orElseThrow());
        assertEquals(63.13, cube.metadata().number("Lamella/liveTime").orElseThrow());
        assertEquals(5e-3, cube.metadata().number("Lamella/dwellTime").orElseThrow());
        assertEquals(22.5, cube.metadata().number("Lamella/elevationAngle").orElseThrow(), 1e-6);
    }

    @Test
    void manyCountsTakeALargerType() throws Exception {
        int[] many = new int[300];
        java.util.Arrays.fill(many, 7);
        Dataset cube = Readers.builtIn().read(write("a.pts", TestJeol.map("2x2", new int[0], 2, TestJeol.event(1, 1, many)))).get(0);
        assertEquals("uint16", cube.type());
        assertEquals(300, at(cube, 7, 1, 1));
    }

    @Test
    void partOfAFrameKeepsItsPlace() throws Exception {
        Dataset cube = Readers.builtIn().read(write("a.pts", TestJeol.map("8x8", new int[] {2, 1, 5, 3}, 3, TestJeol.event(2, 1, 200),
                TestJeol.event(5, 3, 300)))).get(0);
        assertArrayEquals(new long[] {3, 4, 4096}, cube.shape());
        assertEquals(1, at(cube, 200, 0, 0));
        assertEquals(1, at(cube, 300, 3, 2));
        assertEquals(2 * cube.axes().get(1).scale(), cube.axes().get(1).offset(), 1e-12);
        // Events outside show that the part is not what it says: then the frame is whole.
        Dataset whole = Readers.builtIn().read(write("b.pts", TestJeol.map("8x8", new int[] {2, 1, 5, 3}, 3, TestJeol.event(7, 1, 200)))).get(0);
        assertArrayEquals(new long[] {8, 8, 4096}, whole.shape());
    }

    @Test
    void electronImageFollows() throws Exception {
        List<Dataset> datasets = Readers.builtIn().read(write("a.pts", TestJeol.map("2x2", new int[0], 2, TestJeol.event(0, 1, 200),
                TestJeol.words(0x9000, 0x8800, 0xa123, 0x8000, 0xa001))));
        assertEquals(2, datasets.size());
        assertEquals("electron image", datasets.get(1).name());
        assertTrue(datasets.get(1).isImage());
        assertEquals(0x123, at(datasets.get(1), 1, 0));
        assertEquals(1, at(datasets.get(1), 0, 0));
    }

    @Test
    void lineScanHasOnePlaceAxis() throws Exception {
        List<Dataset> datasets = Readers.builtIn().read(write("a.pts", TestJeol.map("4x4", new int[] {0, 2, 3, 2}, 1, TestJeol.event(0, 2, 200),
                TestJeol.event(3, 2, 201), TestJeol.event(0, 2, 200))));
        assertArrayEquals(new long[] {4, 4096}, datasets.get(0).shape());
        assertEquals(2, at(datasets.get(0), 200, 0));
        assertEquals(1, at(datasets.get(0), 201, 3));
        assertEquals("reference spectrum", datasets.get(1).name());
        assertEquals(-0.001, datasets.get(1).axes().get(0).offset(), 1e-12);
        assertEquals(6, DatasetStatistics.of(datasets.get(1)).sum());
    }

    @Test
    void eventsWithoutAPlaceAreNoticed() throws Exception {
        Path file = write("a.pts", TestJeol.map("4x4", new int[0], 4, TestJeol.words(0xb123)));
        assertTrue(assertThrows(UserError.class, () -> Readers.builtIn().read(file)).getMessage().contains("before its place"));
    }

    @Test
    void profilesAreCurves() throws Exception {
        List<Dataset> curves = Readers.builtIn().read(write("a.dln", TestJeol.profiles("C K", "O K")));
        assertEquals(List.of("C K", "O K"), curves.stream().map(Dataset::name).toList());
        assertEquals(0 + 1 + 2 + 3, DatasetStatistics.of(curves.get(0)).sum());
        assertEquals(1.5e-4, curves.get(0).axes().get(0).scale(), 1e-9);
        assertEquals("counts", curves.get(0).metadata().text("Lamella/intensityUnit").orElseThrow());
    }

    @Test
    void sessionHoldsWhatItsViewsName() throws Exception {
        write("Sample/00_View000/View000_0000000.IMG", TestJeol.image("IMG1", 4, 3));
        write("Sample/00_View000/View000_0000001.pts", TestJeol.map("4x4", new int[0], 4, TestJeol.event(0, 0, 100)));
        Path session = write("s.ASW", TestJeol.session(".\\Sample\\00_View000\\View000_0000000.img", ".\\Sample\\00_View000\\View000_0000001.pts",
                ".\\Sample\\00_View000\\gone.map", "..\\s.ASW"));
        List<Dataset> datasets = Readers.builtIn().read(session);
        assertEquals(List.of("IMG1", "View000_0000001"), datasets.stream().map(Dataset::name).toList());
        Path empty = write("t.ASW", TestJeol.session(".\\Sample\\gone.map"));
        assertTrue(assertThrows(UserError.class, () -> Readers.builtIn().read(empty)).getMessage().contains("gone.map"));
    }

    /** The numbers of data/INVENTORY.md, which come from the tests of another program (JEOL_eds). */
    @Test
    void realLineScanGivesThePublishedSums() throws Exception {
        List<Dataset> datasets = Readers.builtIn().read(SharedData.file("eds/jeol_digiline/View000_0000003.pts"));
        Dataset scan = datasets.get(0);
        assertArrayEquals(new long[] {256, 4096}, scan.shape());
        assertEquals(31_178, DatasetStatistics.of(scan).sum());
        double window = 0;
        double below12 = 0;
        for (int x = 0; x < 256; x++) {
            for (int channel = 0; channel < 4096; channel++) {
                double counts = at(scan, channel, x);
                // Its energies are channels of 10 eV after the 96 below zero: 1.4 to 1.6 keV, and up to 12 keV.
                window += channel - 96 >= 140 && channel - 96 < 160 ? counts : 0;
                below12 += channel - 96 < 1199 ? counts : 0;
            }
        }
        assertEquals(6740, window);
        assertEquals(30_710, below12);
        assertEquals(30_759, DatasetStatistics.of(datasets.get(1)).sum());
        assertEquals(0.1546875e-3, scan.axes().get(1).scale(), 1e-12);
        assertEquals("2022-03-04T13:19:43", scan.metadata().text("Lamella/date").orElseThrow());
        assertEquals(63.13, scan.metadata().number("Lamella/liveTime").orElseThrow());
        assertEquals(50, scan.metadata().number("JEOL/scans").orElseThrow());
    }

    /** The instrument's own profiles count the same X-rays in windows of energy. */
    @Test
    void realProfilesAgreeWithTheLineScan() throws Exception {
        List<Dataset> curves = Readers.builtIn().read(SharedData.file("eds/jeol_digiline/View000_0000001.dln"));
        Dataset scan = Readers.builtIn().read(SharedData.file("eds/jeol_digiline/View000_0000003.pts")).get(0);
        assertEquals(List.of("C K", "O K", "Al K", "Cu K", "Rh L", "Pd L"), curves.stream().map(Dataset::name).toList());
        for (Dataset curve : curves) {
            int from = (int) curve.metadata().number("JEOL/Map/StartRoi").orElseThrow();
            int to = (int) curve.metadata().number("JEOL/Map/EndRoi").orElseThrow();
            double own = DatasetStatistics.of(curve).sum();
            double counted = 0;
            for (int x = 0; x < 256; x++) {
                for (int channel = from; channel <= to; channel++) {
                    counted += at(scan, 96 + channel, x);
                }
            }
            assertEquals(own, counted, 0.01 * own, curve.name());
        }
    }
}
