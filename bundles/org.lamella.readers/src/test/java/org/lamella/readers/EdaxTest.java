package org.lamella.readers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Unit;
import org.lamella.data.UserError;

class EdaxTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(doubles = {10, 2.5})
    void spectrumHasEnergiesAndConditions(double step) throws Exception {
        OpenedFile opened = Readers.builtIn().open(Files.write(folder.resolve("a.spc"), TestEdax.spectrum(step, -0.1)));
        assertEquals("EDAX SPC", opened.format());
        Dataset spectrum = opened.datasets().get(0);
        assertEquals("uint32", spectrum.type());
        assertEquals(List.of(0.0, 1.0, 4.0, 9.0, 16.0), DatasetStatistics.of(spectrum).first5());
        assertEquals(506, DatasetStatistics.of(spectrum).sum());
        Axis energy = spectrum.axes().get(0);
        assertEquals(step / 1000, energy.scale(), 1e-12);
        assertEquals(-0.1, energy.offset(), 1e-7);
        assertEquals(Unit.KILOELECTRONVOLT, energy.unit());
        assertEquals(15, spectrum.metadata().number("Lamella/beamEnergy").orElseThrow());
        assertEquals(260.2, spectrum.metadata().number("Lamella/liveTime").orElseThrow());
        assertEquals(12.5, spectrum.metadata().number("Lamella/tilt").orElseThrow());
        assertEquals(36.5, spectrum.metadata().number("Lamella/azimuthAngle").orElseThrow());
        assertEquals("2016-12-27T14:19:45", spectrum.metadata().text("Lamella/date").orElseThrow());
        assertEquals("oxide", spectrum.metadata().text("Lamella/sample").orElseThrow());
        assertEquals(List.of(14, 8), spectrum.metadata().find("SPC/atomicNumbers").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void mapTakesAxesFromTheFilesBesideIt(int bytes) throws Exception {
        Path file = Files.write(folder.resolve("a.spd"), TestEdax.map(bytes));
        Dataset alone = Readers.builtIn().read(file).get(0);
        assertEquals("uint" + 8 * bytes, alone.type());
        assertTrue(alone.axes().stream().noneMatch(Axis::isCalibrated));
        Files.write(folder.resolve("a.SPC"), TestEdax.spectrum(10, -0.1));
        Files.write(folder.resolve("a.ipr"), TestEdax.properties(0.5, 0.25));
        Dataset map = Readers.builtIn().read(file).get(0);
        assertArrayEquals(new long[] {2, 3, 4}, map.shape());
        assertEquals(23 * 12, DatasetStatistics.of(map).sum());
        assertEquals(0.01, map.axes().get(0).scale(), 1e-12);
        assertEquals(0.5, map.axes().get(1).scale());
        assertEquals(0.25, map.axes().get(2).scale());
        assertEquals(Unit.MICROMETRE, map.axes().get(2).unit());
        assertTrue(map.axes().get(1).isNavigation() && !map.axes().get(0).isNavigation());
        assertEquals(15, map.metadata().number("Lamella/beamEnergy").orElseThrow());
        assertEquals("SE1", map.metadata().text("SPD/IPR/label").orElseThrow());
    }

    @Test
    void sizesThatDoNotFitAreNoticed() throws Exception {
        byte[] map = TestEdax.map(2);
        Path file = Files.write(folder.resolve("a.spd"), java.util.Arrays.copyOf(map, map.length - 1));
        assertTrue(assertThrows(UserError.class, () -> Readers.builtIn().read(file)).getMessage().contains("cut short"));
        map[36] = 3;
        Files.write(file, map);
        assertTrue(assertThrows(UserError.class, () -> Readers.builtIn().read(file)).getMessage().contains("3 bytes"));
    }
}
