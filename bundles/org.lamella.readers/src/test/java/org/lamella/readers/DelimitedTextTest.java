package org.lamella.readers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamella.data.Dataset;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.text.DelimitedTable;

class DelimitedTextTest {
    @TempDir
    private Path folder;

    private Path write(String text) throws Exception {
        Path file = folder.resolve("scan.csv");
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "distance (nm),P (counts),N\n0,10,5\n0.5,12,6\n1,15,9\n",
        "\uFEFFdistance [nm];P [counts];N\r\n0;10;5\r\n0,5;12;6\r\n1;15;9\r\n",
        "# made by hand\ndistance / nm\tP / counts\tN\n0\t10\t5\n0.5\t12\t6\n1\t15\t9\n",
        "Line scan 7\nsample A\n\n\"distance (nm)\", \"P (counts)\", \"N\"\n0, 10, 5\n0.5, 12, 6\n1, 15, 9,\n",
        "distance(nm) P(counts) N\n  0   10  5\n 0.5  12 6\n 1.0 15  9\n",
        "# taken by hand\n# distance (nm), P (counts), N\n0,10,5\n0.5,12,6\n1,15,9\n",
        "distance,P,N\r\nnm,counts,\r\n0,10,5\r\n0.5,12,6\r\n1,15,9\r\n",
        "sep=;\rdistance (nm);P (counts);N\r0;10;5\r0,5;12;6\r1;15;9\r",
        "\"distance (nm)\",\"P (counts)\",N\n\"0\",\"10\",5\n\"0,5\",\"12\",6\n\"1\",\"15\",9\n"})
    void understandsTablesAsPeopleWriteThem(String text) throws Exception {
        DelimitedTable table = DelimitedTable.parse(text);
        assertEquals(List.of("distance", "P", "N"), table.columns().stream().map(DelimitedTable.Column::name).toList());
        assertEquals(Unit.NANOMETRE, table.columns().get(0).unit());
        assertEquals(Unit.COUNTS, table.column("p").orElseThrow().unit());
        assertArrayEquals(new double[] {0, 0.5, 1}, table.columns().get(0).values());
        assertArrayEquals(new double[] {10, 12, 15}, table.columns().get(1).values());
        List<Dataset> curves = Readers.builtIn().read(write(text));
        assertEquals(2, curves.size());
        assertEquals("N", curves.get(1).name());
        assertEquals(0.5, curves.get(0).axes().get(0).scale(), 1e-12);
        assertEquals(Unit.NANOMETRE, curves.get(0).axes().get(0).unit());
        assertEquals(20, DatasetStatistics.of(curves.get(1)).sum());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8", "ISO-8859-1"})
    void understandsEveryEncoding(String charset) throws Exception {
        String mark = charset.startsWith("UTF") ? "\uFEFF" : "";
        Path file = Files.write(folder.resolve("a.tsv"), (mark + "x (\u00b5m)\tP\r\n0\t1,5\r\n0,1\t2,5\r\n").getBytes(java.nio.charset.Charset.forName(charset)));
        Dataset curve = Readers.builtIn().read(file).get(0);
        assertEquals(Unit.MICROMETRE, curve.axes().get(0).unit());
        assertEquals(0.1, curve.axes().get(0).scale());
        assertEquals(4, DatasetStatistics.of(curve).sum());
    }

    @Test
    void separatorsInQuotesAreText() {
        DelimitedTable table = DelimitedTable.parse("x (\u00b5m),\"C(x,y) (\"\"wt%\"\")\"\n0,1\n1,2\n");
        assertEquals("C(x,y) (\"wt%\")", table.columns().get(1).name());
        assertEquals(2, table.columns().size());
    }

    @Test
    void linesAboveTheTableAreKept() throws Exception {
        Dataset curve = Readers.builtIn().read(write("Line scan 7\n# beam 200 kV\nx (nm),P\n0,1\n1,2\n")).get(0);
        assertEquals(List.of("Line scan 7", "beam 200 kV"), curve.metadata().find("text/notes").orElseThrow());
    }

    @Test
    void aRoundedFirstColumnIsAnAxis() throws Exception {
        StringBuilder text = new StringBuilder("m,P\n");
        for (int i = 0; i < 50; i++) {
            text.append(String.format(java.util.Locale.ROOT, "%.2f,%d%n", 100 + i / 12.0, i));
        }
        Dataset curve = Readers.builtIn().read(write(text.toString())).get(0);
        assertEquals(1 / 12.0, curve.axes().get(0).scale(), 3e-4);
        // A step that is really another one is no rounding.
        List<Dataset> columns = Readers.builtIn().read(write("x,y\n0.00,1\n0.10,2\n0.23,3\n0.30,4\n"));
        assertEquals(2, columns.size());
    }

    @Test
    void pairsWithoutAHeadingAreACurve() throws Exception {
        List<Dataset> curves = Readers.builtIn().read(write("100 1e3\n101 2e3\n102 -3e3\n"));
        assertEquals(1, curves.size());
        assertEquals(100, curves.get(0).axes().get(0).offset());
        assertEquals(0, DatasetStatistics.of(curves.get(0)).sum());
    }

    @Test
    void anIrregularFirstColumnIsNoAxis() throws Exception {
        List<Dataset> columns = Readers.builtIn().read(write("x,y\n0,1\n1,2\n5,3\n"));
        assertEquals(2, columns.size());
        assertEquals("row", columns.get(0).axes().get(0).name());
    }

    @Test
    void missingNumbersAreNoZeros() {
        DelimitedTable table = DelimitedTable.parse("a,b\n1,2\n2,\n3,NaN\n4\n");
        assertTrue(Double.isNaN(table.columns().get(1).values()[1]));
        assertTrue(Double.isNaN(table.columns().get(1).values()[2]));
        assertTrue(Double.isNaN(table.columns().get(1).values()[3]));
        assertEquals(4, table.rows());
    }

    @ParameterizedTest
    @ValueSource(strings = {"just some text\n", "a,b\nc,d\n", "", "<html>\n<body>1 2</body></html>", "key: value\nother: 3\n", "{\"a\": [1, 2]}\n"})
    void textWithoutATableIsNone(String text) throws Exception {
        assertThrows(IllegalArgumentException.class, () -> DelimitedTable.parse(text));
        Path file = write(text);
        assertThrows(UserError.class, () -> Readers.builtIn().read(file));
    }

    @Test
    void namesTheLineThatIsWrong() throws Exception {
        Path file = write("a,b\n1,2\n2,3\n3,oops\n");
        String message = assertThrows(UserError.class, () -> Readers.builtIn().read(file)).getMessage();
        assertTrue(message.contains("line 4") && message.contains("oops"), message);
        Path wide = write("a,b\n1,2\n2,3\n3,4,5\n");
        assertTrue(assertThrows(UserError.class, () -> Readers.builtIn().read(wide)).getMessage().contains("line 4"));
    }
}
