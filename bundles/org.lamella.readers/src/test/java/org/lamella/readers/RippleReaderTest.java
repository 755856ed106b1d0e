package org.lamella.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.UserError;

class RippleReaderTest {
    @TempDir
    private Path folder;

    private Path write(String header, int numbers, ByteOrder order) throws Exception {
        ByteBuffer data = ByteBuffer.allocate(2 * numbers).order(order);
        for (int i = 0; i < numbers; i++) {
            data.putShort((short) i);
        }
        Files.write(folder.resolve("map.raw"), data.array());
        Path file = folder.resolve("map.rpl");
        Files.writeString(file, "key\tvalue\r\n" + header.replace(' ', '\t'));
        return file;
    }

    private static Dataset only(Path file) throws UserError {
        List<Dataset> all = Readers.builtIn().read(file);
        assertEquals(1, all.size());
        return all.get(0);
    }

    @Test
    void spectraRunFastestWhenRecordedByVector() throws Exception {
        Path header = write("width 3\nheight 2\ndepth 4\ndata-length 2\ndata-type unsigned\nrecord-by vector\nev-per-chan 10\nwidth-scale 0.5\n"
                + "width-units nm\n", 24, ByteOrder.LITTLE_ENDIAN);
        for (Path file : List.of(header, folder.resolve("map.raw"))) {
            Dataset dataset = only(file);
            assertEquals(List.of("Energy", "x", "y"), dataset.axes().stream().map(Axis::name).toList());
            assertEquals(10, dataset.axes().get(0).scale());
            assertEquals("eV", dataset.axes().get(0).unit().symbol());
            assertTrue(dataset.axes().get(1).isNavigation() && !dataset.axes().get(0).isNavigation());
            assertEquals(276, DatasetStatistics.of(dataset).sum());
            assertEquals(List.of(0.0, 1.0, 2.0, 3.0, 4.0), DatasetStatistics.of(dataset).first5());
        }
    }

    @Test
    void imagesOfOneSliceHaveNoThirdAxis() throws Exception {
        Dataset dataset = only(write("width 3\nheight 2\ndepth 1\ndata-length 2\ndata-type signed\nbyte-order big-endian\nrecord-by image\n", 6,
                ByteOrder.BIG_ENDIAN));
        assertTrue(dataset.isImage());
        assertEquals(15, DatasetStatistics.of(dataset).sum());
        assertEquals("int16", dataset.type());
    }

    @ParameterizedTest
    @ValueSource(strings = {"width 0\nheight 2\n", "width x\n", "width 30000\nheight 30000\n", "width 3\ndata-type complex\n",
        "width 3\ndata-length 3\n", "width 3\nbyte-order middle\n", "width 3\noffset -5\n", "width 3\nwidth-scale much\n"})
    void whatIsWrongIsSaidInOneLine(String header) throws Exception {
        Path file = write(header, 6, ByteOrder.LITTLE_ENDIAN);
        UserError error = assertThrows(UserError.class, () -> Readers.builtIn().read(file));
        assertEquals(1, error.getMessage().lines().count());
        assertTrue(error.getMessage().contains("map."), error.getMessage());
    }

    @Test
    void theNumbersMustStandBeside() throws Exception {
        Path file = folder.resolve("alone.rpl");
        Files.writeString(file, "key\tvalue\nwidth\t3\n");
        assertTrue(assertThrows(UserError.class, () -> Readers.builtIn().read(file)).getMessage().contains(".raw"));
    }
}
