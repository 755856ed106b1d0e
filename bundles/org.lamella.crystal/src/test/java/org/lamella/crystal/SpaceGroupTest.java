package org.lamella.crystal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SpaceGroupTest {
    /** Order of the point group by the first number of each crystal class (International Tables, Volume A, table 2.1.1.1). */
    private static final TreeMap<Integer, Integer> POINT_GROUP_ORDER = new TreeMap<>(Map.ofEntries(
            Map.entry(1, 1), Map.entry(2, 2), Map.entry(10, 4), Map.entry(16, 4), Map.entry(47, 8), Map.entry(75, 4), Map.entry(83, 8),
            Map.entry(123, 16), Map.entry(143, 3), Map.entry(147, 6), Map.entry(162, 12), Map.entry(168, 6), Map.entry(175, 12),
            Map.entry(191, 24), Map.entry(195, 12), Map.entry(200, 24), Map.entry(221, 48)));
    private static final Map<Character, Integer> LATTICE_POINTS = Map.of('P', 1, 'A', 2, 'B', 2, 'C', 2, 'I', 2, 'F', 4, 'R', 3);

    @Test
    void everySettingHasTheOrderOfItsPointGroupTimesItsLatticePoints() {
        assertEquals(530, SpaceGroupTable.settings().size());
        for (SpaceGroupTable.Setting setting : SpaceGroupTable.settings()) {
            SpaceGroup group = setting.group();
            int points = setting.choice().equals("R") ? 1 : LATTICE_POINTS.get(setting.hermannMauguin().charAt(0));
            assertEquals(POINT_GROUP_ORDER.floorEntry(setting.number()).getValue() * points, group.order(), setting.toString());
            assertEquals(points, group.latticePoints(), setting.toString());
        }
    }

    @Test
    void everyGroupIsClosedWithInverses() {
        for (int number = 1; number <= 230; number++) {
            SpaceGroup group = SpaceGroup.of(number);
            Set<SymmetryOperation> all = new HashSet<>(group.operations());
            assertEquals(group.order(), all.size());
            List<SymmetryOperation> sample = group.operations();
            int step = Math.max(1, sample.size() / 24);
            for (int i = 0; i < sample.size(); i += step) {
                SymmetryOperation first = sample.get(i);
                assertTrue(sample.stream().anyMatch(other -> first.after(other).equals(SymmetryOperation.identity())), group.toString());
                for (SymmetryOperation second : sample) {
                    assertTrue(all.contains(first.after(second)), group + ": " + first + " after " + second);
                }
            }
        }
    }

    /** Number of centrosymmetric groups 92, and of groups by crystal system (International Tables, Volume A). */
    @Test
    void systemsAndClasses() {
        Map<CrystalSystem, Integer> count = new TreeMap<>();
        int centrosymmetric = 0;
        for (int number = 1; number <= 230; number++) {
            SpaceGroup group = SpaceGroup.of(number);
            count.merge(group.crystalSystem(), 1, Integer::sum);
            centrosymmetric += group.isCentrosymmetric() ? 1 : 0;
        }
        assertEquals(Map.of(CrystalSystem.TRICLINIC, 2, CrystalSystem.MONOCLINIC, 13, CrystalSystem.ORTHORHOMBIC, 59,
                CrystalSystem.TETRAGONAL, 68,
                CrystalSystem.TRIGONAL, 25, CrystalSystem.HEXAGONAL, 27, CrystalSystem.CUBIC, 36), count);
        assertEquals(92, centrosymmetric);
        assertEquals("m-3m", SpaceGroup.of(216).laueClass());
        assertEquals("m-3", SpaceGroup.of(205).laueClass());
        assertEquals("6/m", SpaceGroup.of(173).laueClass());
        assertEquals("6/mmm", SpaceGroup.of(194).laueClass());
        assertEquals("-3m", SpaceGroup.of(166).laueClass());
        assertEquals("-3", SpaceGroup.of(146).laueClass());
        assertEquals("4/m", SpaceGroup.of(88).laueClass());
        assertEquals("4/mmm", SpaceGroup.of(113).laueClass());
        assertEquals("mmm", SpaceGroup.of(31).laueClass());
        assertEquals("2/m", SpaceGroup.of(9).laueClass());
        assertEquals("-1", SpaceGroup.of(1).laueClass());
    }

    @Test
    void usualSpellings() {
        Map<String, Integer> names = Map.ofEntries(Map.entry("Fm-3m", 225), Map.entry("F m -3 m", 225), Map.entry("Fm3m", 225),
                Map.entry("F 4/m -3 2/m", 225),
                Map.entry("P 63/m m c", 194), Map.entry("P6_3/mmc", 194), Map.entry("P 6(3)/m m c", 194), Map.entry("Pmn2_1", 31),
                        Map.entry("pnma", 62),
                Map.entry("P 21/n 21/m 21/a", 62), Map.entry("C 1 2/c 1", 15), Map.entry("C2/c", 15), Map.entry("P21/c", 14),
                        Map.entry("P 1 21/c 1", 14),
                Map.entry("P21/n", 14), Map.entry("B 2/b", 15), Map.entry("I 41/a m d :2", 141), Map.entry("I41/amd :1", 141),
                Map.entry("R -3 m :H", 166), Map.entry("R-3m", 166), Map.entry("R -3 c H", 167), Map.entry("R -3 m :R", 166),
                        Map.entry("Cmca", 64),
                Map.entry("C m c e", 64), Map.entry("Abm2", 39), Map.entry("225", 225), Map.entry(" 1 ", 1), Map.entry("-F 4 2 3", 225),
                        Map.entry("P 1", 1),
                Map.entry("P-1", 2), Map.entry("P 4/n m m :2", 129), Map.entry("I -4 3 m", 217), Map.entry("Pbnm", 62),
                Map.entry("P 4/m 2/m 2/m", 123), Map.entry("Ia-3d", 230), Map.entry("F 41/d -3 2/m", 227), Map.entry("Cmc21", 36));
        for (Map.Entry<String, Integer> entry : names.entrySet()) {
            assertEquals(entry.getValue(), SpaceGroup.of(entry.getKey()).number(), entry.getKey());
        }
    }

    @Test
    void originAndAxesFollowTheName() {
        assertEquals("F d -3 m :2", SpaceGroup.of(227).hermannMauguin());
        assertEquals("F d -3 m :1", SpaceGroup.of("F d -3 m :1").hermannMauguin());
        assertEquals("F d -3 m :1", SpaceGroup.of("Fd-3m:1").hermannMauguin());
        assertEquals(36, SpaceGroup.of("R-3m").order());
        assertEquals(12, SpaceGroup.of("R -3 m :R").order());
        assertFalse(SpaceGroup.of("F d -3 m :1").equals(SpaceGroup.of("F d -3 m :2")));
        // The origin at the inversion centre: -x,-y,-z without a translation.
        assertTrue(SpaceGroup.of(227).operations().contains(SymmetryOperation.parse("-x,-y,-z")));
        assertFalse(SpaceGroup.of("F d -3 m :1").operations().contains(SymmetryOperation.parse("-x,-y,-z")));
        // Unique axis b by default, c when the name says so.
        assertTrue(SpaceGroup.of("P 21/c").operations().contains(SymmetryOperation.parse("-x,y+1/2,-z+1/2")));
        assertTrue(SpaceGroup.of("P 1 1 21/b").operations().contains(SymmetryOperation.parse("-x,-y+1/2,z+1/2")));
    }

    /** General positions copied as facts from the International Tables, Volume A. */
    @Test
    void generalPositionsOfTheTables() {
        assertEquals(operations("x,y,z", "-x+1/2,-y,z+1/2", "-x,y+1/2,-z", "x+1/2,-y+1/2,-z+1/2", "-x,-y,-z", "x+1/2,y,-z+1/2",
                "x,-y+1/2,z",
                "-x+1/2,y+1/2,z+1/2"), new HashSet<>(SpaceGroup.of("P n m a").operations()));
        assertEquals(operations("x,y,z", "-x+1/2,-y,z+1/2", "x+1/2,-y,z+1/2", "-x,y,z"),
                new HashSet<>(SpaceGroup.of("P m n 21").operations()));
        assertEquals(operations("x,y,z", "-y,x-y,z+1/3", "-x+y,-x,z+2/3", "y,x,-z", "x-y,-y,-z+2/3", "-x,-x+y,-z+1/3"),
                new HashSet<>(SpaceGroup.of("P 31 2 1").operations()));
        assertEquals(operations("x,y,z", "-y,x-y,z+1/3", "-x+y,-x,z+2/3", "-y,-x,-z+2/3", "-x+y,y,-z+1/3", "x,x-y,-z"),
                new HashSet<>(SpaceGroup.of("P 31 1 2").operations()));
        assertEquals(operations("x,y,z", "-x,-y,z+1/2", "-y,x-y,z+2/3", "-x+y,-x,z+1/3", "y,-x+y,z+1/6", "x-y,x,z+5/6", "y,x,-z+2/3",
                "x-y,-y,-z",
                "-x,-x+y,-z+1/3", "-y,-x,-z+1/6", "-x+y,y,-z+1/2", "x,x-y,-z+5/6"), new HashSet<>(SpaceGroup.of("P 65 2 2").operations()));
        assertTrue(SpaceGroup.of("P 4/n m m :2").operations().contains(SymmetryOperation.parse("-y+1/2,x,z")));
        assertTrue(SpaceGroup.of("F d -3 m :2").operations().contains(SymmetryOperation.parse("y+3/4,x+1/4,-z+1/2")));
        assertTrue(SpaceGroup.of("F d -3 m :1").operations().contains(SymmetryOperation.parse("y+3/4,x+1/4,-z+3/4")));
    }

    private static Set<SymmetryOperation> operations(String... texts) {
        Set<SymmetryOperation> operations = new HashSet<>();
        for (String text : texts) {
            operations.add(SymmetryOperation.parse(text));
        }
        return operations;
    }

    @Test
    void hallSymbolsWithChangedBasis() {
        // A centre of symmetry shifted by 1/4 along each axis.
        assertTrue(SpaceGroup.ofHall("-P 1 (3 3 3)").operations().contains(SymmetryOperation.parse("-x+1/2,-y+1/2,-z+1/2")));
        assertEquals(SpaceGroup.of("P 1 1 2"), SpaceGroup.ofHall("P 2y (z,x,y)"));
        assertEquals(SpaceGroup.of("F d -3 m :1"), SpaceGroup.ofHall("f 4d 2 3 -1d"));
    }

    @Test
    void nonsenseNamesAreRefused() {
        for (String text : new String[] {"", "P", "Fm-4m", "0", "231", "999", "X m m m", "R -3 m :Q", "P n m a :2", "x".repeat(1000), "(",
                "P 2y ("}) {
            assertThrows(IllegalArgumentException.class, () -> SpaceGroup.of(text), text);
        }
        for (String text : new String[] {"", "Q 2", "P 5", "P 2k", "P 3 3", "P 2 (1 2)", "P 2 (a b c)", "-", "P 6* 2",
                "P 2 2 2 2 2 (x,x,z)", "P 27"}) {
            assertThrows(IllegalArgumentException.class, () -> SpaceGroup.ofHall(text), text);
        }
        assertThrows(IllegalArgumentException.class, () -> SpaceGroup.of(0));
    }

    @Test
    void groupsAreRecognisedByTheirOperations() {
        Random random = new Random(7);
        for (int number : new int[] {1, 14, 15, 62, 141, 167, 194, 225, 227}) {
            List<SymmetryOperation> shuffled = new ArrayList<>(SpaceGroup.of(number).operations());
            Collections.shuffle(shuffled, random);
            assertEquals(number, SpaceGroup.ofOperations(shuffled).number());
        }
        List<SymmetryOperation> incomplete = SpaceGroup.of(62).operations().subList(0, 7);
        assertThrows(IllegalArgumentException.class, () -> SpaceGroup.ofOperations(incomplete));
        // An axis at x = 1/8 is in no line of the table, but works.
        SpaceGroup odd = SpaceGroup.ofHall("P 2 (x+1/8,y,z)");
        assertEquals(2, odd.order());
        assertEquals(0, odd.number());
    }

    /** Metric: only a cell of the right shape fits. */
    @Test
    void misfit() {
        assertEquals(0, SpaceGroup.of(225).misfit(UnitCell.cubic(0.4)), 1e-12);
        assertEquals(0, SpaceGroup.of(194).misfit(UnitCell.hexagonal(0.3, 0.5)), 1e-12);
        assertTrue(SpaceGroup.of(225).misfit(UnitCell.tetragonal(0.4, 0.42)) > 0.04);
        assertTrue(SpaceGroup.of(15).misfit(new UnitCell(0.8, 0.5, 0.6, 90, 90, 114)) > 0.1);
        assertEquals(0, SpaceGroup.of(1).misfit(new UnitCell(0.8, 0.5, 0.6, 80, 95, 114)), 1e-12);
    }
}
