package org.lamella.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.data.UserError;

class ParameterValuesTest {
    private final AnalysisInfo info = InstalledAnalysis.of(SampleAnalysis.class).info();

    private Object value(String name, Object text) throws UserError {
        return ParameterValues.parse(info, Map.of(name, text)).get(name);
    }

    @Test
    void describesFieldsAndLeavesServicesOut() {
        assertEquals(List.of("pixelSize", "calibrationUncertainty", "seed", "most", "factor", "thorough", "title", "method", "along",
                "candidates"), info.parameters().stream().map(ParameterInfo::name).toList());
        ParameterInfo size = info.parameter("pixelSize").orElseThrow();
        assertEquals(Unit.NANOMETRE, size.unit());
        assertEquals(Optional.empty(), size.defaultValue());
        assertEquals(0.001, size.minimum().orElseThrow());
        assertEquals(10, size.maximum().orElseThrow());
        assertEquals(Optional.of(42L), info.parameter("seed").orElseThrow().defaultValue());
        assertEquals(List.of("plain", "no-outliers"), info.parameter("method").orElseThrow().choices());
        assertEquals(Optional.of(List.of("Li", "Li2O")), info.parameter("candidates").orElseThrow().defaultValue());
        assertEquals("factor", info.parameter("factor").orElseThrow().label());
    }

    @ParameterizedTest
    @CsvSource({"0.25nm, 0.25", "1.2 A, 0.12", "1.2 Å, 0.12", "3e-3um, 3", "3E-3 µm, 3", "7, 7", "' .5 ', 0.5", "+2nm, 2", "250 pm, 0.25"})
    void readsLengths(String text, double nanometres) throws UserError {
        assertEquals(nanometres, (double) value("pixelSize", text), 1e-12);
    }

    @Test
    void readsPercentsAndPlainNumbers() throws UserError {
        assertEquals(5.0, value("calibrationUncertainty", "5 %"));
        assertEquals(5.0, value("calibrationUncertainty", "5"));
        assertEquals(0.05, (double) value("factor", "5 %"), 1e-15);
        assertEquals(-1e3, value("factor", "-1e3"));
        assertEquals(3.5, value("factor", 3.5));
    }

    @Test
    void readsIntegersExactly() throws UserError {
        assertEquals(9007199254740993L, value("seed", "9007199254740993"));
        assertEquals(1000L, value("most", "1e3"));
        assertEquals(Long.MIN_VALUE, value("seed", Long.MIN_VALUE));
    }

    @Test
    void readsSwitchesChoicesAndLists(@TempDir Path folder) throws Exception {
        assertEquals(false, value("thorough", "no"));
        assertEquals("no-outliers", value("method", "NO_OUTLIERS"));
        assertEquals("column", value("along", "Column"));
        assertEquals(List.of("Li", "Au"), value("candidates", " Li ,, Au "));
        assertEquals(List.of(), value("candidates", ""));
        assertEquals(List.of("a,b", "7"), value("candidates", List.of("a,b", 7)));
        Path cif = Files.createFile(folder.resolve("mine.cif"));
        ParameterValues values = ParameterValues.parse(info, Map.of("candidates", "Li,mine.cif,other.cif"), folder);
        assertEquals(List.of("Li", cif.toAbsolutePath().toString(), "other.cif"), values.get("candidates"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "pixelSize  | 3 eV    | parameter 'pixelSize' of sample (unit nm): '3 eV' does not fit: 'eV' measures energy; expected is a length in pm",
        "pixelSize  | 3 furlong | not a known unit",
        "pixelSize  | 0,25    | a point, not a comma",
        "pixelSize  | nm      | a number is expected",
        "pixelSize  | NaN     | a number is expected",
        "pixelSize  | 1e999   | too large",
        "pixelSize  | 11 nm   | between 0.001 and 10 nm",
        "pixelSize  | 0       | between 0.001 and 10 nm",
        "calibrationUncertainty | -1 % | at least 0 %",
        "factor     | 3 nm    | without a unit",
        "seed       | 1.5     | whole number",
        "seed       | 99999999999999999999 | whole number",
        "most       | 0       | at least 1",
        "thorough   | perhaps | true or false",
        "method     | plan    | did you mean 'plain'",
        "along      | diagonal | one of row, column",
        "pixelsize  | 1       | did you mean 'pixelSize'",
        "nonsense   | 1       | its parameters: pixelSize"})
    void refusesInOneLine(String name, String text, String words) {
        UserError error = assertThrows(UserError.class, () -> value(name, text));
        assertTrue(error.getMessage().contains(words), error::getMessage);
        assertFalse(error.getMessage().contains("\n"));
    }

    @Test
    void keepsDefaultsAndGivesUnitsToTheRecord() throws UserError {
        ParameterValues values = ParameterValues.parse(info, Map.of("pixelSize", "2 A")).with(Map.of("most", 5));
        Map<String, Object> all = values.forProvenance();
        assertEquals(Quantity.of(1, Unit.PERCENT), all.get("calibrationUncertainty"));
        assertEquals(0.2, ((Quantity) all.get("pixelSize")).value(), 1e-15);
        assertEquals(5L, all.get("most"));
        assertEquals(2.0, all.get("factor"));
        assertNull(ParameterValues.parse(info, Map.of()).forProvenance().get("pixelSize"));
    }

    @Test
    void refusesIntegersThatTheFieldCannotHold() throws UserError {
        ParameterValues values = ParameterValues.parse(info, Map.of("most", 1L << 40));
        assertThrows(UserError.class, () -> values.applyTo(new SampleAnalysis()));
    }

    @Test
    void suggestsOnlyWhatIsNear() {
        assertEquals(Optional.of("lattice"), Suggestions.nearest("latice", List.of("calibrate", "lattice")));
        assertEquals(Optional.of("lattice"), Suggestions.nearest("LATTICE", List.of("calibrate", "lattice")));
        assertEquals(Optional.of("Li2O"), Suggestions.nearest("LiO2", List.of("graphite", "Li2O")));
        assertEquals(Optional.empty(), Suggestions.nearest("eels", List.of("calibrate", "lattice")));
        assertEquals(0, Suggestions.distance("", ""));
        assertEquals(3, Suggestions.distance("", "abc"));
        assertEquals(1, Suggestions.distance("ab", "ba"));
    }
}
