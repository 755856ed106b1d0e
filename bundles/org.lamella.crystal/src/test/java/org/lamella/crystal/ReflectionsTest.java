package org.lamella.crystal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReflectionsTest {
    private static Phase cellOnly(int group, UnitCell cell) {
        return new Phase("cell", "", cell, SpaceGroup.of(group), List.of(), "", 0.001);
    }

    private static List<String> labels(Phase phase, double dMin) {
        return Reflections.of(phase, dMin, 10).stream().map(reflection -> reflection.indices().label()).toList();
    }

    @Test
    void faceCentred() {
        assertEquals(List.of("111", "200", "220", "311", "222", "400", "331", "420", "422"),
                labels(cellOnly(225, UnitCell.cubic(0.4)), 0.4 / Math.sqrt(24) - 1e-12));
    }

    @Test
    void bodyCentred() {
        assertEquals(List.of("110", "200", "211", "220", "310", "222", "321"), labels(cellOnly(229, UnitCell.cubic(0.4)),
                0.4 / Math.sqrt(14) - 1e-12));
    }

    /** With the cell alone 222 stays (only symmetry speaks); with the atoms it goes. */
    @Test
    void diamond() {
        Phase cell = cellOnly(227, UnitCell.cubic(0.5431));
        assertEquals(List.of("111", "220", "311", "222", "400", "331"), labels(cell, 0.5431 / Math.sqrt(19) - 1e-12));
        Phase atoms = new Phase("Si", "Si", cell.cell(), cell.spaceGroup(), List.of(Atom.of("Si", "Si", 0.125, 0.125, 0.125)), "", 0.001);
        assertEquals(List.of("111", "220", "311", "400", "331"), labels(atoms, 0.5431 / Math.sqrt(19) - 1e-12));
    }

    /** Close packing in P6_3/mmc: reflections with h - k = 3n and l odd vanish. */
    @Test
    void hexagonalClosePacking() {
        Phase magnesium = new Phase("Mg", "Mg", UnitCell.hexagonal(0.3209, 0.5211), SpaceGroup.of(194),
                List.of(Atom.of("Mg", "Mg", 1.0 / 3, 2.0 / 3, 0.25)), "", 0.001);
        List<String> labels = labels(magnesium, 0.13);
        assertEquals(List.of("100", "002", "101", "102", "110", "103", "200", "112", "201", "004"), labels);
    }

    /** Multiplicities of the Laue classes (International Tables, Volume A, section 3.2.1). */
    @Test
    void multiplicities() {
        assertMultiplicity(225, UnitCell.cubic(0.5), new int[][] {{1, 1, 1, 8}, {2, 0, 0, 6}, {2, 2, 0, 12}, {3, 1, 1, 24}, {4, 2, 0, 24},
                {5, 3, 1, 48}});
        // Pa-3 lacks the fourfold axes: 210 and 120 are two families of 12.
        assertMultiplicity(205, UnitCell.cubic(0.5), new int[][] {{2, 1, 0, 12}, {3, 2, 1, 24}});
        assertMultiplicity(191, UnitCell.hexagonal(0.3, 0.4), new int[][] {{0, 0, 1, 2}, {1, 0, 0, 6}, {1, 1, 0, 6}, {1, 0, 1, 12}, {2, 1,
                0, 12}, {2, 1, 1, 24}});
        assertMultiplicity(129, UnitCell.tetragonal(0.35, 0.43), new int[][] {{0, 0, 1, 2}, {2, 0, 0, 4}, {1, 1, 0, 4}, {1, 0, 1, 8}, {2,
                1, 1, 16}});
        assertMultiplicity(62, UnitCell.orthorhombic(1, 0.6, 0.5), new int[][] {{2, 0, 0, 2}, {1, 0, 1, 4}, {1, 1, 1, 8}});
        assertMultiplicity(15, new UnitCell(0.8, 0.5, 0.6, 90, 114, 90), new int[][] {{0, 2, 0, 2}, {2, 0, 0, 2}, {1, 1, 1, 4}, {1, 1, -1,
                4}});
        assertMultiplicity(2, new UnitCell(0.8, 0.5, 0.6, 80, 95, 114), new int[][] {{1, 0, 0, 2}, {1, 2, 3, 2}});
    }

    private static void assertMultiplicity(int group, UnitCell cell, int[][] expected) {
        List<Reflection> reflections = Reflections.of(cellOnly(group, cell), 0.07, 5);
        for (int[] entry : expected) {
            MillerIndices indices = new MillerIndices(entry[0], entry[1], entry[2]);
            Reflection family = reflections.stream().filter(r -> r.equivalents().contains(indices)).findFirst().orElseThrow();
            assertEquals(entry[3], family.multiplicity(), group + " " + indices);
            assertEquals(entry[3], family.equivalents().size());
            assertEquals(family.indices(), family.equivalents().get(0));
        }
    }

    /** Every lattice point of the shell is in exactly one family or absent. */
    @Test
    void familiesCoverTheShellOnce() {
        for (int number : new int[] {1, 2, 15, 31, 62, 129, 146, 167, 194, 205, 227}) {
            SpaceGroup group = SpaceGroup.of(number);
            UnitCell cell = switch (group.crystalSystem()) {
                case TRICLINIC -> new UnitCell(0.5, 0.6, 0.7, 75, 100, 112);
                case MONOCLINIC -> new UnitCell(0.8359, 0.49767, 0.6194, 90, 114.72, 90);
                case ORTHORHOMBIC -> UnitCell.orthorhombic(0.9, 0.5, 0.6);
                case TETRAGONAL -> UnitCell.tetragonal(0.35, 0.43);
                case TRIGONAL, HEXAGONAL -> UnitCell.hexagonal(0.5, 1.3);
                case CUBIC -> UnitCell.cubic(0.54);
            };
            Set<MillerIndices> seen = new HashSet<>();
            double last = Double.POSITIVE_INFINITY;
            for (Reflection family : Reflections.of(cellOnly(number, cell), 0.12, 0.4)) {
                assertTrue(family.spacing() <= last + 1e-12);
                last = family.spacing();
                for (MillerIndices indices : family.equivalents()) {
                    assertTrue(seen.add(indices), group + " " + indices);
                    assertEquals(family.spacing(), cell.spacing(indices), 1e-9);
                }
            }
            for (int h = -20; h <= 20; h++) {
                for (int k = -20; k <= 20; k++) {
                    for (int l = -20; l <= 20; l++) {
                        double d = h == 0 && k == 0 && l == 0 ? 0 : cell.spacing(h, k, l);
                        boolean expected = d >= 0.12 && d <= 0.4 && !group.isSystematicallyAbsent(h, k, l);
                        assertEquals(expected, seen.contains(new MillerIndices(h, k, l)), group + " " + h + " " + k + " " + l);
                    }
                }
            }
        }
    }

    @Test
    void limitsAreInclusiveAndIntensitiesRelative() {
        Phase gold = new Phase("Au", "Au", UnitCell.cubic(0.40782), SpaceGroup.of(225), List.of(Atom.of("Au", "Au", 0, 0, 0)), "", 0.001);
        double d111 = gold.cell().spacing(1, 1, 1);
        assertEquals(1, Reflections.of(gold, d111, d111).size());
        List<Reflection> list = Reflections.of(gold, 0.08, 1);
        assertEquals(1, list.get(0).relativeIntensity(), 1e-12);
        assertEquals(4 * ScatteringFactors.electron("Au", 1 / d111), list.get(0).amplitude(), 1e-12);
        assertTrue(list.stream().allMatch(r -> r.relativeIntensity() > 0 && r.relativeIntensity() <= 1));
        Reflection unknown = Reflections.of(cellOnly(225, UnitCell.cubic(0.4)), 0.2, 1).get(0);
        assertTrue(Double.isNaN(unknown.amplitude()) && Double.isNaN(unknown.relativeIntensity()));
    }

    @Test
    void emptyAndSenselessRanges() {
        Phase gold = cellOnly(225, UnitCell.cubic(0.40782));
        assertTrue(Reflections.of(gold, 0.5, 0.6).isEmpty());
        assertFalse(Reflections.of(gold, 0.1, Double.POSITIVE_INFINITY).isEmpty());
        assertThrows(IllegalArgumentException.class, () -> Reflections.of(gold, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> Reflections.of(gold, 0.2, 0.1));
        assertThrows(IllegalArgumentException.class, () -> Reflections.of(gold, Double.NaN, 0.1));
        assertThrows(IllegalArgumentException.class, () -> Reflections.of(gold, 1e-6, 0.1));
        assertThrows(IllegalArgumentException.class, () -> Reflections.of(cellOnly(1, new UnitCell(100, 0.1, 100, 90, 90, 90)), 0.01, 0.1));
    }
}
