package org.lamella.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamella.analysis.Table;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;

class TableTextTest {
    @ParameterizedTest
    @CsvSource({"0.24819, 0.0025, 0.2482 ± 0.0025", "76.4, 3.21, 76.4 ± 3.2", "1234.5, 12, 1234 ± 12", "5, 0.0996, 5.00 ± 0.10",
        "-1.5, 0.25, −1.50 ± 0.25", "1.5e-9, 2e-10, (1.50 ± 0.20) × 10⁻⁹", "3e12, 1e10, (3.000 ± 0.010) × 10¹²", "2.5, 0, 2.5",
                "2.5, NaN, 2.5",
        "NaN, 1, –", "Infinity, 1, –", "0, 0.5, 0.00 ± 0.50", "123456, 150, 123456 ± 150"})
    void valueAndUncertaintyAgreeInTheirDigits(double value, double uncertainty, String text) {
        assertEquals(text, Numbers.withUncertainty(value, uncertainty));
    }

    @ParameterizedTest
    @CsvSource({"0.001, 0.001", "1000000, 1000000", "12345678, 1.23457 × 10⁷", "0.00001234, 1.234 × 10⁻⁵", "-0.5, −0.5", "0, 0",
        "-0.0, 0", "1e300, 1 × 10³⁰⁰",
        "4.9e-324, 4.9 × 10⁻³²⁴", "99999.96, 100000", "NaN, –"})
    void significantDigits(double value, String text) {
        assertEquals(text, Numbers.significant(value, 6));
    }

    private static List<String> column(String name, String unit, Object... cells) {
        List<List<Object>> rows = new ArrayList<>();
        for (Object cell : cells) {
            rows.add(Arrays.asList(cell));
        }
        TableText text = new TableText(new Table("t", "", List.of(new Table.Column(name, unit)), rows));
        List<String> found = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            found.add(text.cell(i, 0));
        }
        return found;
    }

    @Test
    void aColumnHasOneNumberOfDecimals() {
        assertEquals(List.of("0.2667", "0.2000", "1.2000"), column("d", "nm", 0.266714, 0.2, 1.2));
        assertEquals(List.of("40.0", "36.5", "7.0"), column("SNR", "", 40.0, 36.5, 7.0));
        assertEquals(List.of("1", "12", "–", "–"), column("n", "", 1, 12L, null, Double.NaN));
        assertEquals(List.of("–", "–"), column("d", "nm", Double.NaN, Double.POSITIVE_INFINITY));
        assertEquals(List.of(), column("d", "nm"));
    }

    @Test
    void numbersOfVeryDifferentSizeAreWrittenAsPowers() {
        assertEquals(List.of("5.20 × 10⁻⁸", "0.001", "1.00 × 10⁻⁴⁰", "0"), column("significance", "", 5.2e-8, 1e-3, 1e-40, 0.0));
        assertEquals(List.of("3.20 × 10¹²", "−1.10 × 10¹²", "1.00 × 10¹³"), column("counts", "", 3.2e12, -1.1e12, 9.999e12));
    }

    @Test
    void aValueIsRoundedToTheUncertaintyBesideIt() {
        Table table = new Table("t", "", List.of(new Table.Column("d", "nm"), new Table.Column("u(d)", "nm"), new Table.Column("angle",
                "deg")),
                List.of(Arrays.asList(0.266714, 0.00271, 12.3456), Arrays.asList(0.166999, null, 7.0), Arrays.asList(null, 0.1, 7.5)));
        TableText text = new TableText(table);
        assertEquals("0.2667", text.cell(0, 0));
        assertEquals("0.0027", text.cell(0, 1));
        assertEquals("0.16700", text.cell(1, 0));
        assertEquals("–", text.cell(1, 1));
        assertEquals("–", text.cell(2, 0));
        assertEquals("12.346", text.cell(0, 2));
        assertTrue(text.isNumeric(0) && text.isNumeric(1));
    }

    @Test
    void otherCells() {
        assertEquals(List.of("yes", "no", "text", "0.2482 ± 0.0025", "1.00 ± 0.10 eV"),
                column("mixed", "nm", true, false, "text", Quantity.of(0.24819, 0.0025, Unit.NANOMETRE), Quantity.of(1, 0.1,
                        Unit.ELECTRONVOLT)));
        Table text = new Table("t", "", List.of(new Table.Column("a", ""), new Table.Column("b", "")),
                List.of(Arrays.asList("1", null), Arrays.asList(2, null)));
        assertFalse(new TableText(text).isNumeric(0));
        assertFalse(new TableText(text).isNumeric(1));
    }
}
