package org.lamella.crystal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamella.data.UserError;

class PhaseLibraryTest {
    private static final PhaseLibrary LIBRARY = PhaseLibrary.builtIn();

    /** Spacings in nm that a correct implementation gives for the cells of the library (table of the project's facts, section A). */
    @ParameterizedTest
    @CsvSource({
        "Li, 229, 110 0.24819; 200 0.17550; 211 0.14330",
        "Li2O, 225, 111 0.26668; 200 0.23095; 220 0.16331; 311 0.13927",
        "Li3N, 191, 001 0.38750; 100 0.31593; 101 0.24486; 110 0.18240; 002 0.19375",
        "Li3PO4-gamma, 62, 101 0.44593; 210 0.39825; 011 0.38377; 020 0.30600; 002 0.24633",
        "Li3PO4-beta, 31, 010 0.52394; 110 0.39787; 101 0.38025; 210 0.26407",
        "Li2PO2N, 36, 110 0.46397; 111 0.32969; 020 0.26999; 310 0.26378",
        "LNMO, 227, 111 0.47170; 311 0.24633; 400 0.20425; 440 0.14443",
        "Li2S, 225, 111 0.32996; 200 0.28575; 220 0.20206",
        "LiF, 225, 111 0.23250; 200 0.20135; 220 0.14238",
        "LiH, 225, 111 0.23573; 200 0.20415; 220 0.14436",
        "Li2CO3, 15, 110 0.41623; -111 0.37869; -202 0.29182; 002 0.28132",
        "LiOH, 129, 001 0.43340; 101 0.27458; 110 0.25095",
        "Li3P, 194, 002 0.37895; 102 0.26447; 110 0.21320; 103 0.20851",
        "graphite, 194, 002 0.33555; 100 0.21339",
        "Au, 225, 111 0.23545", "Si, 227, 111 0.31356", "Pt, 225, 111 0.22655", "Cu, 225, 111 0.20871"})
    void spacings(String name, int group, String table) throws UserError {
        Phase phase = LIBRARY.get(name);
        assertEquals(group, phase.spaceGroup().number());
        assertEquals(0, phase.spaceGroup().misfit(phase.cell()), 1e-9);
        List<Reflection> list = Reflections.of(phase, 0.1, 2);
        for (String entry : table.split(";")) {
            Matcher matcher = Pattern.compile("(-?\\d)(-?\\d)(-?\\d) ([\\d.]+)").matcher(entry.strip());
            assertTrue(matcher.matches(), entry);
            MillerIndices indices = new MillerIndices(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3)));
            double expected = Double.parseDouble(matcher.group(4));
            assertEquals(expected, phase.cell().spacing(indices), 0.0005 * expected, name + " " + indices);
            assertTrue(list.stream().anyMatch(r -> r.equivalents().contains(indices)), name + " lists " + indices);
        }
    }

    /** Density in g/cm³ from handbooks (rounded), number of atoms per cell = Z formula units. */
    @ParameterizedTest
    @CsvSource({"Li, 2, 0.534, 0.01", "Li2O, 4, 2.013, 0.02", "Li3N, 1, 1.28, 0.03", "Li3PO4-gamma, 4, 2.43, 0.02",
            "Li3PO4-beta, 2, 2.472, 0.005",
        "LNMO, 8, 4.45, 0.02", "Li2S, 4, 1.64, 0.02", "LiF, 4, 2.64, 0.01", "LiH, 4, 0.78, 0.02", "Li2CO3, 4, 2.10, 0.02",
                "LiOH, 2, 1.457, 0.01",
        "Li3P, 2, 1.43, 0.02", "graphite, 4, 2.26, 0.01", "Au, 4, 19.3, 0.01", "Si, 8, 2.329, 0.002", "Pt, 4, 21.45, 0.01",
                "Cu, 4, 8.94, 0.01",
        "Al, 4, 2.70, 0.01", "Ni, 4, 8.91, 0.01", "MgO, 4, 3.58, 0.01", "SrTiO3, 1, 5.12, 0.01"})
    void atomsMatchFormulaAndDensity(String name, int units, double density, double tolerance) throws UserError {
        Map<String, Double> weights = Map.ofEntries(Map.entry("H", 1.008), Map.entry("Li", 6.94), Map.entry("C", 12.011), Map.entry("N",
                14.007),
                Map.entry("O", 15.999), Map.entry("F", 18.998), Map.entry("Mg", 24.305), Map.entry("Al", 26.982), Map.entry("Si", 28.085),
                Map.entry("P", 30.974), Map.entry("S", 32.06), Map.entry("Ti", 47.867), Map.entry("Mn", 54.938), Map.entry("Ni", 58.693),
                Map.entry("Cu", 63.546), Map.entry("Sr", 87.62), Map.entry("Pt", 195.08), Map.entry("Au", 196.97));
        Phase phase = LIBRARY.get(name);
        Map<String, Double> content = new TreeMap<>();
        double mass = 0;
        for (Atom atom : phase.atomsInCell()) {
            content.merge(atom.element(), atom.occupancy(), Double::sum);
            mass += weights.get(atom.element()) * atom.occupancy();
        }
        Map<String, Double> expected = new TreeMap<>();
        Matcher matcher = Pattern.compile("([A-Z][a-z]?)([\\d.]*)").matcher(phase.formula());
        while (matcher.find()) {
            expected.merge(matcher.group(1), units * (matcher.group(2).isEmpty() ? 1 : Double.parseDouble(matcher.group(2))), Double::sum);
        }
        assertEquals(expected, content, name);
        // 1 u/nm³ = 1.66054e-3 g/cm³.
        assertEquals(density, mass * 1.66054e-3 / phase.cell().volume(), tolerance * density, name);
    }

    /** Bond lengths in nm; none shorter than they can be, the characteristic ones where chemistry has them. */
    @ParameterizedTest
    @CsvSource({"Li3PO4-gamma, P, O, 0.150, 0.158, 4", "Li3PO4-beta, P, O, 0.150, 0.158, 4", "Li2CO3, C, O, 0.124, 0.132, 3",
            "LiOH, O, H, 0.088, 0.100, 1",
        "LiOH, Li, O, 0.193, 0.200, 4", "LNMO, Mn, O, 0.188, 0.200, 6", "LNMO, Li, O, 0.190, 0.202, 4", "graphite, C, C, 0.140, 0.144, 3",
        "Li3N, N, Li, 0.190, 0.215, 8", "Li3P, P, Li, 0.240, 0.280, 11", "Li2O, Li, O, 0.198, 0.202, 4", "Li2S, Li, S, 0.245, 0.250, 4",
        "SrTiO3, Ti, O, 0.194, 0.197, 6", "Li3PO4-gamma, Li, O, 0.185, 0.215, 4", "Li3PO4-beta, Li, O, 0.185, 0.215, 4",
                "Li2CO3, Li, O, 0.185, 0.220, 4"})
    void bondLengths(String name, String centre, String neighbour, double shortest, double longest, int count) throws UserError {
        Phase phase = LIBRARY.get(name);
        for (Atom atom : phase.atomsInCell()) {
            if (!atom.element().equals(centre)) {
                continue;
            }
            int found = 0;
            for (Atom other : phase.atomsInCell()) {
                for (int u = -1; u <= 1; u++) {
                    for (int v = -1; v <= 1; v++) {
                        for (int w = -1; w <= 1; w++) {
                            double[] r = phase.cell().directVector(other.x() - atom.x() + u, other.y() - atom.y() + v,
                                    other.z() - atom.z() + w);
                            double distance = Math.sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]);
                            boolean sameSite = distance < 1e-6;
                            assertTrue(sameSite || distance > 0.085, name + ": " + atom + " and " + other + " are too close");
                            if (other.element().equals(neighbour) && distance >= shortest && distance <= longest) {
                                found++;
                            }
                        }
                    }
                }
            }
            assertEquals(count, found, name + " " + atom.label());
        }
    }

    @Test
    void theLibraryIsCompleteAndSaysItsSources() throws UserError {
        assertTrue(LIBRARY.names().containsAll(List.of("Li", "Li2O", "Li3N", "Li3PO4-gamma", "Li3PO4-beta", "Li2PO2N", "LNMO", "Li2S",
                "LiF", "LiH", "Li2CO3",
                "LiOH", "Li3P", "graphite", "Au", "Si", "Pt", "Cu")));
        for (Phase phase : LIBRARY.all()) {
            assertTrue(phase.source().matches(".*(19|20)\\d\\d.*|.*22-1141.*"), phase.name() + ": " + phase.source());
            assertEquals(Phase.DEFAULT_CELL_UNCERTAINTY, phase.cellUncertainty());
            assertEquals(phase.name(), LIBRARY.get(phase.name()).name());
        }
        assertFalse(LIBRARY.get("Li2PO2N").hasAtoms());
        assertTrue(LIBRARY.get("Li2PO2N").source().contains("not included"));
    }

    @Test
    void namesAreForgiving() throws UserError {
        assertSame(LIBRARY.get("Li2O"), LIBRARY.get(" li2o "));
        assertSame(LIBRARY.get("Li3PO4-gamma"), LIBRARY.get("Li3PO4 gamma"));
        String message = assertThrows(UserError.class, () -> LIBRARY.get("Li3PO4")).getMessage();
        assertTrue(message.contains("did you mean") && message.contains("Li3PO4-gamma") && message.contains("Li3PO4-beta"), message);
        String far = assertThrows(UserError.class, () -> LIBRARY.get("unobtainium")).getMessage();
        assertTrue(far.contains("unobtainium") && far.contains("graphite") && !far.contains("did you mean"), far);
        assertThrows(UserError.class, () -> LIBRARY.get(""));
        assertThrows(UserError.class, () -> LIBRARY.get("nowhere/at/all.cif"));
        assertThrows(UserError.class, () -> LIBRARY.get("bad\0name.cif"));
    }

    @Test
    void usersPhases(@TempDir Path folder) throws Exception {
        Path source = folder.resolve("Kryptonite.cif");
        Files.writeString(source, CifReaderTest.GOOD);
        Path own = folder.resolve("library");
        assertEquals(LIBRARY.names(), LIBRARY.withFolder(own).names());
        Path target = LIBRARY.importCif(source, own);
        assertEquals(own.resolve("Kryptonite.cif"), target);
        assertEquals(target, LIBRARY.importCif(source, own));
        PhaseLibrary extended = LIBRARY.withFolder(own);
        assertEquals("Kryptonite", extended.get("kryptonite").name());
        assertEquals(LIBRARY.all().size() + 1, extended.all().size());
        assertEquals("Kryptonite", LIBRARY.get(source.toString()).name());
        // Other content under the same name, a broken file, and a name of the product.
        Files.writeString(source, CifReaderTest.GOOD + "# changed\n");
        assertTrue(assertThrows(UserError.class, () -> LIBRARY.importCif(source, own)).getMessage().contains("there already"));
        Files.writeString(own.resolve("broken.cif"), "data_x\n_cell_length_a\n");
        Files.writeString(own.resolve("li2o.cif"), CifReaderTest.GOOD);
        Files.writeString(own.resolve("notes.txt"), "nothing");
        PhaseLibrary again = LIBRARY.withFolder(own);
        assertEquals(1, again.problems().size());
        assertTrue(again.problems().get(0).contains("line 2"), again.problems().get(0));
        assertThrows(UserError.class, () -> again.get("broken"));
        assertEquals(0.5, again.get("Li2O").cell().a(), 1e-12);
        Path wrong = folder.resolve("wrong.cif");
        Files.writeString(wrong, "not a cif");
        assertThrows(UserError.class, () -> LIBRARY.importCif(wrong, own));
        assertFalse(Files.exists(own.resolve("wrong.cif")));
    }

    /** Sets of spacings that no measurement can tell apart at 1 %. */
    @Test
    void theFamousCoincidences() throws UserError {
        Map<String, Double> d = new HashMap<>();
        d.put("Li", LIBRARY.get("Li").cell().spacing(1, 1, 0));
        d.put("gamma", LIBRARY.get("Li3PO4-gamma").cell().spacing(0, 0, 2));
        d.put("LNMO", LIBRARY.get("LNMO").cell().spacing(3, 1, 1));
        d.put("Li3N", LIBRARY.get("Li3N").cell().spacing(1, 0, 1));
        double largest = d.values().stream().mapToDouble(x -> x).max().orElseThrow();
        double smallest = d.values().stream().mapToDouble(x -> x).min().orElseThrow();
        assertEquals(0.0135, largest / smallest - 1, 0.001);
        assertEquals(0.014, LIBRARY.get("LiH").cell().a() / LIBRARY.get("LiF").cell().a() - 1, 0.0005);
    }
}
