package org.lamella.crystal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/**
 * The reflection conditions that the letters of the Hermann-Mauguin symbol mean (International Tables, Volume A, section
 * 2.1.3.13), against the absences that follow from the operations generated from the Hall symbol. The two columns of the
 * table thereby check each other in every setting.
 */
class ExtinctionTest {
    private static boolean centringAllows(SpaceGroupTable.Setting setting, int h, int k, int l) {
        if (setting.choice().equals("R")) {
            return true;
        }
        return switch (setting.hermannMauguin().charAt(0)) {
            case 'A' -> (k + l) % 2 == 0;
            case 'B' -> (h + l) % 2 == 0;
            case 'C' -> (h + k) % 2 == 0;
            case 'I' -> (h + k + l) % 2 == 0;
            case 'F' -> (h + k) % 2 == 0 && (k + l) % 2 == 0;
            case 'R' -> Math.floorMod(-h + k + l, 3) == 0;
            default -> true;
        };
    }

    @Test
    void generalReflectionsShowTheCentringOnly() {
        for (SpaceGroupTable.Setting setting : SpaceGroupTable.settings()) {
            SpaceGroup group = setting.group();
            // h, k, l and all sums and differences differ from 0 and from each other: no glide plane, no axis.
            for (int[] r : new int[][] {{1, 3, 9}, {2, 5, 13}, {3, -5, 11}, {4, 7, 16}, {2, 6, 15}, {5, 12, -3}, {4, 10, -22}}) {
                assertEquals(!centringAllows(setting, r[0], r[1], r[2]), group.isSystematicallyAbsent(r[0], r[1], r[2]),
                        group + " " + r[0] + " " + r[1] + " " + r[2]);
            }
        }
    }

    @Test
    void glidePlanesOfEverySettingWithMutuallyPerpendicularPlanes() {
        int checked = 0;
        for (SpaceGroupTable.Setting setting : SpaceGroupTable.settings()) {
            boolean rightAngles = setting.number() <= 142 || setting.number() >= 195;
            if (!rightAngles || setting.number() < 3) {
                continue;
            }
            String[] parts = setting.hermannMauguin().split(" ");
            SpaceGroup group = setting.group();
            for (int part = 1; part < parts.length; part++) {
                char letter = planeLetter(parts[part]);
                int[] zones = zones(setting.number(), part);
                for (int zone : zones) {
                    checkZone(setting, group, letter, zone);
                    checked++;
                }
            }
        }
        assertTrue(checked > 1000, "only " + checked);
    }

    /** Directions whose zone a position of the symbol stands for: 0, 1, 2 for planes normal to a, b, c; 3 for hhl. */
    private static int[] zones(int number, int part) {
        if (number <= 74) {
            return new int[] {part - 1};
        }
        if (number <= 142) {
            return part == 1 ? new int[] {2} : part == 2 ? new int[] {0, 1} : new int[] {3};
        }
        return part == 1 ? new int[] {0, 1, 2} : part == 3 ? new int[] {3} : new int[0];
    }

    /** The plane in a part such as "21/c", "n", "4"; "-" when there is none. */
    private static char planeLetter(String part) {
        char last = part.charAt(part.length() - 1);
        return "mabcnde".indexOf(last) >= 0 ? last : '-';
    }

    private static void checkZone(SpaceGroupTable.Setting setting, SpaceGroup group, char letter, int zone) {
        for (int p = 1; p <= 8; p++) {
            for (int q = 9; q <= 17; q++) {
                int h = zone == 0 ? 0 : p;
                int k = zone == 0 ? p : zone == 1 ? 0 : zone == 3 ? p : q;
                int l = zone == 2 ? 0 : q;
                boolean glideAllows = zone == 3 ? diagonal(letter, h, l) : normal(setting, letter, zone, h, k, l);
                boolean allowed = centringAllows(setting, h, k, l) && glideAllows;
                assertEquals(!allowed, group.isSystematicallyAbsent(h, k, l), group + " (" + h + " " + k + " " + l + ") by " + letter);
            }
        }
    }

    private static boolean normal(SpaceGroupTable.Setting setting, char letter, int zone, int h, int k, int l) {
        // In tetragonal and cubic symbols one letter stands for several planes: "b" is "a" for the plane normal to b.
        char own = letter;
        if (setting.number() >= 75 && setting.number() <= 142 && zone == 1 && letter == 'b') {
            own = 'a';
        }
        if (setting.number() >= 195 && letter == 'a') {
            own = zone == 0 ? 'b' : zone == 1 ? 'c' : 'a';
        }
        return switch (own) {
            case 'a' -> h % 2 == 0;
            case 'b' -> k % 2 == 0;
            case 'c' -> l % 2 == 0;
            case 'n' -> (h + k + l) % 2 == 0;
            case 'd' -> (h + k + l) % 4 == 0;
            case 'e' -> h % 2 == 0 && k % 2 == 0 && l % 2 == 0;
            default -> true;
        };
    }

    private static boolean diagonal(char letter, int h, int l) {
        return switch (letter) {
            case 'c', 'n' -> l % 2 == 0;
            case 'd' -> (2 * h + l) % 4 == 0;
            default -> true;
        };
    }

    @Test
    void screwAxesOfOrthorhombicAndMonoclinicGroups() {
        for (SpaceGroupTable.Setting setting : SpaceGroupTable.settings()) {
            if (setting.number() < 3 || setting.number() > 24) {
                continue;
            }
            String[] parts = setting.hermannMauguin().split(" ");
            SpaceGroup group = setting.group();
            for (int part = 1; part < parts.length; part++) {
                for (int n = 1; n <= 6; n++) {
                    int h = part == 1 ? n : 0;
                    int k = part == 2 ? n : 0;
                    int l = part == 3 ? n : 0;
                    if (parts[part].startsWith("21") && n % 2 == 1) {
                        assertTrue(group.isSystematicallyAbsent(h, k, l), group + " " + part);
                    } else if (parts[part].equals("2") && centringAllows(setting, h, k, l)) {
                        assertFalse(group.isSystematicallyAbsent(h, k, l), group + " " + part);
                    }
                }
            }
        }
    }

    /** 00l along screw axes: 41, 43: l = 4n; 42: 2n; 31, 32, 62, 64: 3n; 61, 65: 6n; 63: 2n. */
    @Test
    void screwAxesOfHigherOrder() {
        int[][] groupAndStep = {{75, 1}, {76, 4}, {77, 2}, {78, 4}, {91, 4}, {92, 4}, {93, 2}, {95, 4}, {96, 4}, {143, 1}, {144, 3}, {145,
                3}, {151, 3},
            {152, 3}, {153, 3}, {154, 3}, {168, 1}, {169, 6}, {170, 6}, {171, 3}, {172, 3}, {173, 2}, {178, 6}, {179, 6}, {180, 3}, {181,
                    3}, {182, 2},
            {208, 2}, {212, 4}, {213, 4}, {198, 2}};
        for (int[] pair : groupAndStep) {
            SpaceGroup group = SpaceGroup.of(pair[0]);
            for (int l = 1; l <= 12; l++) {
                assertEquals(l % pair[1] != 0, group.isSystematicallyAbsent(0, 0, l), group + " 00" + l);
            }
        }
    }

    /** c glides of trigonal and hexagonal groups: h-h0l or hh-2hl with l = 2n. */
    @Test
    void glidePlanesOfHexagonalAxes() {
        int[][] groups = {{158, 1, 0}, {159, 0, 1}, {163, 0, 1}, {165, 1, 0}, {184, 1, 1}, {185, 1, 0}, {186, 0, 1}, {188, 1, 0}, {190, 0,
                1}, {192, 1, 1}, {193, 1, 0},
            {194, 0, 1}, {191, 0, 0}, {156, 0, 0}};
        for (int[] entry : groups) {
            SpaceGroup group = SpaceGroup.of(entry[0]);
            for (int l = 1; l <= 4; l++) {
                assertEquals(entry[1] == 1 && l % 2 == 1, group.isSystematicallyAbsent(1, 0, l), group + " 10" + l);
                assertEquals(entry[2] == 1 && l % 2 == 1, group.isSystematicallyAbsent(1, 1, l), group + " 11" + l);
            }
        }
        assertTrue(SpaceGroup.of("R -3 c :H").isSystematicallyAbsent(1, -1, 1 + 0));
        assertFalse(SpaceGroup.of("R -3 c :H").isSystematicallyAbsent(0, 1, 2));
        assertTrue(SpaceGroup.of("R -3 c :H").isSystematicallyAbsent(0, 0, 3));
        assertFalse(SpaceGroup.of("R -3 m :H").isSystematicallyAbsent(0, 0, 3));
    }
}
