package org.lamella.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Metadata;
import org.lamella.data.UserError;

class ReadersTest {
    @TempDir
    Path folder;

    private static void assertListsFormats(UserError error) {
        for (String format : List.of("DM3", "DM4", "SER", "EMI", "TIFF", "MRC", "EMSA")) {
            assertTrue(error.getMessage().contains(format), error.getMessage());
        }
    }

    @Test
    void whatIsNoFileIsSaidPlainly() throws Exception {
        Readers readers = Readers.builtIn();
        UserError missing = assertThrows(UserError.class, () -> readers.open(folder.resolve("none.dm3")));
        assertTrue(missing.getMessage().contains("no such file"));
        assertListsFormats(missing);
        UserError directory = assertThrows(UserError.class, () -> readers.format(folder));
        assertTrue(directory.getMessage().contains("directory"));
        assertListsFormats(directory);
        Path empty = Files.createFile(folder.resolve("empty.tif"));
        UserError nothing = assertThrows(UserError.class, () -> readers.read(empty));
        assertTrue(nothing.getMessage().contains("empty"));
        assertListsFormats(nothing);
        Path text = Files.writeString(folder.resolve("text.dm3"), "just text");
        UserError unknown = assertThrows(UserError.class, () -> readers.read(text));
        assertTrue(unknown.getMessage().contains("not known"));
        assertListsFormats(unknown);
    }

    @Test
    void contentCountsNotTheEnding() throws Exception {
        Path file = folder.resolve("wrong.dm3");
        Files.write(file, new TestTiff().bytes());
        assertEquals("TIFF", Readers.builtIn().format(file));
    }

    private static final class OneNumber implements FormatReader {
        @Override
        public String format() {
            return "ONE";
        }

        @Override
        public boolean recognises(FileHead head) {
            return head.text(0, 3).equals("ONE");
        }

        @Override
        public List<Dataset> read(Path file) {
            if (file.getFileName().toString().startsWith("broken")) {
                throw new IllegalStateException("inner trouble");
            }
            return List.of(new Dataset("one", ArrayImgs.doubles(new double[] {1}, 1), "float64",
                    List.of(Axis.uncalibrated("x", 1)), Metadata.EMPTY));
        }
    }

    @Test
    void othersCanAddReaders() throws Exception {
        Readers readers = Readers.builtIn().with(List.of(new OneNumber()));
        Path file = Files.writeString(folder.resolve("a.one"), "ONE");
        OpenedFile opened = readers.open(file);
        assertEquals("ONE", opened.format());
        assertEquals(1, opened.datasets().size());
        Path broken = Files.writeString(folder.resolve("broken.one"), "ONE");
        UserError error = assertThrows(UserError.class, () -> readers.open(broken));
        assertTrue(error.getMessage().contains("inner trouble"), error.getMessage());
    }

    /** Takes every file, or fails at every file. */
    private record Greedy(String format, boolean isGeneral, boolean fails) implements FormatReader {
        @Override
        public boolean recognises(FileHead head) {
            if (fails) {
                throw new IllegalStateException("cannot look");
            }
            return true;
        }

        @Override
        public List<Dataset> read(Path file) {
            return List.of();
        }
    }

    @Test
    void othersAreAskedBeforeGeneralReadersOnly() throws Exception {
        Path table = Files.writeString(folder.resolve("table.csv"), "a,b\n1,2\n3,4\n");
        Path image = Files.write(folder.resolve("image.tif"), new TestTiff().bytes());
        Readers specific = Readers.builtIn().with(List.of(new Greedy("Other", false, false)));
        assertEquals("TIFF", specific.format(image));
        assertEquals("Other", specific.format(table));
        assertEquals("Delimited text", Readers.builtIn().with(List.of(new Greedy("Other", true, false))).format(table));
        assertEquals("Delimited text", Readers.builtIn().with(List.of(new Greedy("Other", false, true))).format(table));
        UserError nothing = assertThrows(UserError.class, () -> specific.open(table));
        assertTrue(nothing.getMessage().contains("holds no data"), nothing.getMessage());
    }

    @Test
    void everyReaderAndWriterSaysWhatItIsFor() {
        for (FormatReader reader : Readers.builtIn().all()) {
            assertFalse(reader.endings().isEmpty() || reader.holds().isBlank(), reader.format());
        }
        for (FormatWriter writer : Writers.builtIn().all()) {
            assertFalse(writer.endings().isEmpty() || writer.holds().isBlank(), writer.format());
        }
    }

    @Test
    void aPartIsNamedAfterTwoColons() throws Exception {
        assertEquals(new FileAddress(Path.of("a/scan.h5"), Optional.of("/entry/data")), FileAddress.of(Path.of("a/scan.h5::/entry/data")));
        assertEquals(new FileAddress(Path.of("scan.h5"), Optional.empty()), FileAddress.of(Path.of("scan.h5::")));
        Path odd = Files.write(folder.resolve("odd::name.tif"), new TestTiff().bytes());
        assertEquals(new FileAddress(odd, Optional.empty()), FileAddress.of(odd));
        UserError none = assertThrows(UserError.class, () -> Readers.builtIn().open(Path.of(odd + "::x")));
        assertTrue(none.getMessage().contains("no such file"), none.getMessage());
        Path plain = Files.write(folder.resolve("plain.tif"), new TestTiff().bytes());
        UserError parts = assertThrows(UserError.class, () -> Readers.builtIn().open(Path.of(plain + "::x")));
        assertTrue(parts.getMessage().contains("leave out '::x'"), parts.getMessage());
    }

    @Test
    void theEndingSaysWhoWrites() throws Exception {
        assertEquals("TIFF", Writers.builtIn().forFile(Path.of("a.TIFF")).format());
        UserError unknown = assertThrows(UserError.class, () -> Writers.builtIn().forFile(Path.of("a.unknown")));
        assertTrue(unknown.getMessage().contains(".tif .tiff (TIFF)"), unknown.getMessage());
    }

    private static DatasetStatistics statistics(double... values) throws UserError {
        return DatasetStatistics.of(new Dataset("a", ArrayImgs.doubles(values, values.length), "float64",
                List.of(Axis.uncalibrated("x", values.length)), Metadata.EMPTY));
    }

    @Test
    void statisticsOfFewAndOfMissingNumbers() throws Exception {
        DatasetStatistics one = statistics(7);
        assertEquals(new DatasetStatistics(1, 0, 7, 7, 7, 7, List.of(7.0), List.of(7.0)), one);
        DatasetStatistics six = statistics(1, 2, 3, 4, 5, 6);
        assertEquals(List.of(2.0, 3.0, 4.0, 5.0, 6.0), six.last5());
        assertEquals(List.of(1.0, 2.0, 3.0, 4.0, 5.0), six.first5());
        DatasetStatistics some = statistics(Double.NaN, 2, 4);
        assertEquals(6, some.sum());
        assertEquals(3, some.mean());
        assertEquals(1, some.notANumber());
        DatasetStatistics none = statistics(Double.NaN, Double.NaN);
        assertTrue(Double.isNaN(none.sum()) && Double.isNaN(none.min()) && Double.isNaN(none.mean()));
        assertEquals(Double.POSITIVE_INFINITY, statistics(1, Double.POSITIVE_INFINITY).sum());
    }

    @Test
    void smallNumbersAreNotLostBesideLargeOnes() throws Exception {
        // Exactly 2; plain summation gives 0.
        assertEquals(2, statistics(1, 1e100, 1, -1e100).sum());
    }

    @Test
    void realPairsAgree() throws Exception {
        Readers readers = Readers.builtIn();
        assertSame(readers.read(SharedData.file("eels/sto_dm/EELS_STO.dm3")), readers.read(SharedData.file("eels/sto_dm/EELS_STO.dm4")));
        assertSame(readers.read(SharedData.file("lattice/sto_tia/16_STOimage.emi")),
                readers.read(SharedData.file("lattice/sto_tia/16_STOimage_1.ser")));
    }

    private static void assertSame(List<Dataset> a, List<Dataset> b) {
        assertEquals(a.size(), b.size());
        for (int i = 0; i < a.size(); i++) {
            assertEquals(a.get(i).axes(), b.get(i).axes());
            assertEquals(a.get(i).type(), b.get(i).type());
            var first = net.imglib2.view.Views.flatIterable(a.get(i).array()).cursor();
            var second = net.imglib2.view.Views.flatIterable(b.get(i).array()).cursor();
            while (first.hasNext()) {
                assertEquals(first.next().getRealDouble(), second.next().getRealDouble());
            }
        }
    }

    /** The DM3 counts are 7 times the numbers of the EMSA export (units differ), which has seven digits. */
    @Test
    void eelsmodelFilesAgree() throws Exception {
        for (String name : List.of("hl", "ll")) {
            Dataset dm = Readers.builtIn().read(SharedData.file("eels/eelsmodel_SrTiO3/" + name + ".dm3")).get(0);
            Dataset msa = Readers.builtIn().read(SharedData.file("eels/eelsmodel_SrTiO3/" + name + ".msa")).get(0);
            var counts = net.imglib2.view.Views.flatIterable(dm.array()).cursor();
            var numbers = net.imglib2.view.Views.flatIterable(msa.array()).cursor();
            while (counts.hasNext()) {
                double count = counts.next().getRealDouble();
                assertEquals(count, 7 * numbers.next().getRealDouble(), Math.max(1e-5, Math.abs(count) * 1e-6));
            }
            assertEquals(1, dm.signalAxes().size());
            assertTrue(dm.signalAxes().get(0).unit().isEnergy());
        }
    }
}
