package org.lamella.bioformats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.lamella.bioformats.plugin.BioFormatsReader;
import org.lamella.data.Dataset;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.Readers;

class BioFormatsReaderTest {
    @TempDir
    private Path folder;

    private Path plugins;

    private Readers readers(String jar) throws Exception {
        plugins = Files.createDirectories(folder.resolve("plugins"));
        if (!jar.isEmpty()) {
            StandIn.jar(folder.resolve("work"), plugins.resolve(jar));
        }
        return Readers.builtIn().with(List.of(new BioFormatsReader(List.of(folder.resolve("missing"), plugins))));
    }

    private static double at(Dataset dataset, long... position) {
        RandomAccess<? extends RealType<?>> access = dataset.array().randomAccess();
        access.setPosition(position);
        return access.get().getRealDouble();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bioformats_package.jar", "bioformats/formats-api.jar"})
    void readsWhatNoOtherReaderKnows(String jar) throws Exception {
        Readers readers = readers(jar);
        assertTrue(readers.formats().contains("Bio-Formats"));
        Path file = StandIn.file(folder.resolve("a.xyz"), "4 3 5 1 little");
        assertEquals("Bio-Formats", readers.format(file));
        List<Dataset> datasets = readers.read(file);
        assertEquals(List.of("first", "a.xyz"), datasets.stream().map(Dataset::name).toList());
        Dataset stack = datasets.get(0);
        assertArrayEquals(new long[] {5, 3, 4}, stack.shape());
        assertEquals("uint16", stack.type());
        assertTrue(stack.isImage());
        // Plane 2, row 1, column 3.
        assertEquals(200 + 7, at(stack, 3, 1, 2));
        assertEquals(1000 + 400, at(datasets.get(1), 0, 0, 4));
        // 250 nm and 500 nm.
        assertEquals(0.25, stack.axes().get(0).scale(), 1e-12);
        assertEquals(0.5, stack.axes().get(1).scale(), 1e-12);
        assertEquals(Unit.MICROMETRE, stack.axes().get(0).unit());
        assertEquals(Unit.PIXEL, datasets.get(1).axes().get(1).unit());
        assertEquals("z", stack.axes().get(2).name());
        assertEquals("Stand-in", stack.metadata().text("Bio-Formats/format").orElseThrow());
        assertEquals(20, stack.metadata().number("Bio-Formats/HV").orElseThrow());
    }

    @Test
    void coloursStandSideBySide() throws Exception {
        Dataset colour = readers("b.jar").read(StandIn.file(folder.resolve("a.xyz"), "2 2 1 3 big")).get(0);
        assertArrayEquals(new long[] {2, 2, 3}, colour.shape());
        assertEquals(Dataset.CHANNEL, colour.axes().get(0).name());
        // The reader gives all red, all green, all blue: 4 pixels each.
        assertEquals(1 * 4 + 3, at(colour, 1, 1, 1));
    }

    @Test
    void whatItSaysIsTold() throws Exception {
        Readers readers = readers("b.jar");
        Path file = StandIn.file(folder.resolve("a.xyz"), "2 2");
        String message = assertThrows(UserError.class, () -> readers.read(file)).getMessage();
        assertEquals(file + ": Bio-Formats cannot read this file: Truncated header", message);
        Path impossible = StandIn.file(folder.resolve("b.xyz"), "0 2 1 1 big");
        assertTrue(assertThrows(UserError.class, () -> readers.read(impossible)).getMessage().contains("0 x 2"));
    }

    @Test
    void ownReadersGoFirst() throws Exception {
        Path table = Files.writeString(folder.resolve("a.csv"), "# STANDIN\n0,1\n1,2\n");
        assertEquals("Delimited text", readers("b.jar").format(table));
    }

    @Test
    void withoutItALineSaysHowToGetIt() throws Exception {
        Readers readers = readers("");
        assertFalse(readers.formats().contains("Bio-Formats"));
        Path file = StandIn.file(folder.resolve("a.xyz"), "4 3 5 1 little");
        String message = assertThrows(UserError.class, () -> readers.read(file)).getMessage();
        assertTrue(message.contains("bioformats_package.jar") && message.contains(".lamella") && message.lines().count() == 1, message);
        // A jar that comes later is found.
        StandIn.jar(folder.resolve("work"), plugins.resolve("bioformats_package.jar"));
        assertEquals(2, readers.read(file).size());
    }

    @Test
    void aJarThatIsNoneIsPassedOver() throws Exception {
        Readers readers = readers("");
        Files.writeString(plugins.resolve("bioformats_package.jar"), "no jar");
        Path file = StandIn.file(folder.resolve("a.xyz"), "4 3 5 1 little");
        assertTrue(assertThrows(UserError.class, () -> readers.read(file)).getMessage().contains("not known"));
    }
}
