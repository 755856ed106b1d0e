package org.lamella.crystal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StructureFactorTest {
    private static Phase phase(SpaceGroup group, UnitCell cell, Atom... atoms) {
        return new Phase("test", "", cell, group, List.of(atoms), "", 0.001);
    }

    private static double electron(String element, UnitCell cell, int h, int k, int l) {
        return ScatteringFactors.electron(element, cell.reciprocalLength(h, k, l));
    }

    /**
     * Mott-Bethe: f_e(s) = 0.023934 (Z - f_x(s)) / s² in angstrom. f_x from the four Gaussians and a constant by D. T. Cromer
     * and J. B. Mann, Acta Cryst. A24 (1968) 321 (International Tables, Volume C, table 6.1.1.4): another calculation.
     */
    @Test
    void electronFactorsAgreeWithXRayFactors() {
        double[][] xray = {
            {3, 1.1282, 3.9546, 0.7508, 1.0524, 0.6175, 85.3905, 0.4653, 168.261, 0.0377},
            {6, 2.31, 20.8439, 1.02, 10.2075, 1.5886, 0.5687, 0.865, 51.6512, 0.2156},
            {8, 3.0485, 13.2771, 2.2868, 5.7011, 1.5463, 0.3239, 0.867, 32.9089, 0.2508},
            {14, 6.2915, 2.4386, 3.0353, 32.3337, 1.9891, 0.6785, 1.541, 81.6937, 1.1407},
            {29, 13.338, 3.5828, 7.1676, 0.247, 5.6158, 11.3966, 1.6735, 64.8126, 1.191},
            {79, 16.8819, 0.4611, 18.5913, 8.6216, 25.5582, 1.4826, 5.86, 36.3956, 12.0658}};
        for (double[] p : xray) {
            String element = ScatteringFactors.elements().get((int) p[0] - 1);
            for (double s = 0.2; s <= 1.5; s += 0.1) {
                double fx = p[9];
                for (int i = 0; i < 4; i++) {
                    fx += p[1 + 2 * i] * Math.exp(-p[2 + 2 * i] * s * s);
                }
                double expected = 0.023934 * (p[0] - fx) / (s * s) / 10;
                assertEquals(expected, ScatteringFactors.electron(element, 20 * s), 0.035 * expected, element + " at s = " + s);
            }
        }
    }

    /** f_e(0) as published: sums of the a of table 1 of Peng et al. (1996), in angstrom. */
    @Test
    void forwardScattering() {
        Object[][] published = {{"H", 0.5288}, {"Li", 3.2855}, {"O", 1.9834}, {"Si", 5.8268}, {"Fe", 7.1637}, {"Rb", 11.7498}, {"Au",
                10.5714}, {"U", 19.1164}};
        for (Object[] entry : published) {
            assertEquals((double) entry[1] / 10, ScatteringFactors.electron((String) entry[0], 0), 1e-7, (String) entry[0]);
        }
    }

    /** Every row of the table: the atom seen by fast electrons at s = 1 grows evenly with Z, so that a slip would stand out. */
    @Test
    void theTableIsSmoothInAtomicNumber() {
        List<String> elements = ScatteringFactors.elements();
        assertEquals(98, elements.size());
        assertEquals("Cf", elements.get(97));
        double before = 0;
        for (int z = 1; z <= 98; z++) {
            double screened = ScatteringFactors.electron(elements.get(z - 1), 20) * 10 / 0.023934;
            assertTrue(screened - before > -0.5 && screened - before < 1.4, elements.get(z - 1) + " " + (screened - before));
            assertTrue(screened > 0 && screened < z, elements.get(z - 1));
            before = screened;
        }
        assertThrows(IllegalArgumentException.class, () -> ScatteringFactors.electron("Xx", 1));
        assertEquals(ScatteringFactors.electron("H", 3), ScatteringFactors.electron("D", 3));
    }

    @Test
    void forwardStructureFactorIsTheSumOverTheCell() {
        Phase lithia = phase(SpaceGroup.of(225), UnitCell.cubic(0.4619), Atom.of("Li", "Li", 0.25, 0.25, 0.25), Atom.of("O", "O", 0, 0, 0));
        double[] forward = StructureFactor.of(lithia).at(0, 0, 0);
        assertEquals(8 * ScatteringFactors.electron("Li", 0) + 4 * ScatteringFactors.electron("O", 0), forward[0], 1e-12);
        assertEquals(0, forward[1], 1e-12);
    }

    /** Textbook factors of antifluorite A2X: 4X for 111, 4(X - 2A) for 200, 4(X + 2A) for 220, 4X for 311, 4(X - 2A) for 222. */
    @Test
    void antifluorite() {
        UnitCell cell = UnitCell.cubic(0.4619);
        StructureFactor factor = StructureFactor.of(phase(SpaceGroup.of(225), cell, Atom.of("Li", "Li", 0.25, 0.25, 0.25), Atom.of("O",
                "O", 0, 0, 0)));
        int[][] reflections = {{1, 1, 1}, {2, 0, 0}, {2, 2, 0}, {3, 1, 1}, {2, 2, 2}};
        int[] lithium = {0, -2, 2, 0, -2};
        for (int i = 0; i < reflections.length; i++) {
            int[] r = reflections[i];
            double expected = 4 * (electron("O", cell, r[0], r[1], r[2]) + lithium[i] * electron("Li", cell, r[0], r[1], r[2]));
            double[] actual = factor.at(r[0], r[1], r[2]);
            assertEquals(Math.abs(expected), Math.hypot(actual[0], actual[1]), 1e-12);
        }
    }

    /** Diamond: |F(111)| = 4 sqrt(2) f, |F(220)| = 8 f, F(222) = 0, from either choice of the origin. */
    @Test
    void diamondFromBothOrigins() {
        UnitCell cell = UnitCell.cubic(0.5431);
        Phase first = phase(SpaceGroup.of("F d -3 m :1"), cell, Atom.of("Si", "Si", 0, 0, 0));
        Phase second = phase(SpaceGroup.of("F d -3 m :2"), cell, Atom.of("Si", "Si", 0.125, 0.125, 0.125));
        for (Phase phase : List.of(first, second)) {
            assertEquals(8, phase.atomsInCell().size());
            StructureFactor factor = StructureFactor.of(phase);
            assertEquals(4 * Math.sqrt(2) * electron("Si", cell, 1, 1, 1), factor.amplitude(new MillerIndices(1, 1, 1)), 1e-12);
            assertEquals(8 * electron("Si", cell, 2, 2, 0), factor.amplitude(new MillerIndices(2, 2, 0)), 1e-12);
            assertEquals(0, factor.amplitude(new MillerIndices(2, 2, 2)), 1e-12);
            assertEquals(0, factor.amplitude(new MillerIndices(2, 0, 0)), 1e-12);
        }
    }

    /** exp(-B s²) with B = 8π²U and s = g/2. */
    @Test
    void displacementsDampTheFactor() {
        double u = 5e-5;
        UnitCell cell = UnitCell.cubic(0.4);
        Phase still = phase(SpaceGroup.of(225), cell, Atom.of("Au", "Au", 0, 0, 0));
        Phase moving = phase(SpaceGroup.of(225), cell, new Atom("Au", "Au", 0, 0, 0, 0.5, u));
        double s = cell.reciprocalLength(2, 2, 0) / 2;
        assertEquals(0.5 * StructureFactor.of(still).at(2, 2, 0)[0] * Math.exp(-8 * Math.PI * Math.PI * u * s * s),
                StructureFactor.of(moving).at(2, 2, 0)[0], 1e-12);
    }

    /**
     * An atom in general position in each of the 230 groups: where the symmetry says absent, F vanishes; equivalent and
     * opposite reflections have the same amplitude. Structure factor and operations were written independently.
     */
    @Test
    void amplitudesObeyTheSymmetryOfAllGroups() {
        Random random = new Random(42);
        for (int number = 1; number <= 230; number++) {
            SpaceGroup group = SpaceGroup.of(number);
            Phase phase = phase(group, cellOf(group), Atom.of("C", "C", 0.05 + 0.4 * random.nextDouble(), 0.05 + 0.4 * random.nextDouble(),
                    0.05 + 0.4 * random.nextDouble()));
            StructureFactor factor = StructureFactor.of(phase);
            int atoms = phase.atomsInCell().size();
            for (int trial = 0; trial < 12; trial++) {
                int limit = trial < 6 ? 2 : 5;
                MillerIndices indices = new MillerIndices(random.nextInt(2 * limit + 1) - limit, random.nextInt(2 * limit + 1) - limit,
                        random.nextInt(2 * limit + 1) - limit);
                double amplitude = factor.amplitude(indices);
                if (group.isSystematicallyAbsent(indices)) {
                    assertEquals(0, amplitude, 1e-9 * atoms, group + " " + indices);
                }
                for (MillerIndices other : group.equivalents(indices)) {
                    assertEquals(amplitude, factor.amplitude(other), 1e-9 * atoms, group + " " + indices + " " + other);
                }
                double[] plus = factor.at(indices.h(), indices.k(), indices.l());
                double[] minus = factor.at(-indices.h(), -indices.k(), -indices.l());
                assertEquals(plus[0], minus[0], 1e-9 * atoms);
                assertEquals(plus[1], -minus[1], 1e-9 * atoms);
            }
        }
    }

    private static UnitCell cellOf(SpaceGroup group) {
        return switch (group.crystalSystem()) {
            case TRICLINIC -> new UnitCell(0.9, 1.0, 1.1, 81, 97, 112);
            case MONOCLINIC -> new UnitCell(0.9, 1.0, 1.1, 90, 105, 90);
            case ORTHORHOMBIC -> UnitCell.orthorhombic(0.9, 1.0, 1.1);
            case TETRAGONAL -> UnitCell.tetragonal(1.0, 1.3);
            case TRIGONAL, HEXAGONAL -> UnitCell.hexagonal(1.0, 1.3);
            case CUBIC -> UnitCell.cubic(1.2);
        };
    }

    @Test
    void roundedCoordinatesStillObeySymmetry() {
        // 0.3333 for 1/3 must not bring back 001 of a hexagonal close packing.
        Phase packed = phase(SpaceGroup.of(194), UnitCell.hexagonal(0.32, 0.52), Atom.of("Mg", "Mg", 0.3333, 0.6667, 0.25));
        assertEquals(2, packed.atomsInCell().size());
        assertEquals(0, StructureFactor.of(packed).amplitude(new MillerIndices(0, 0, 1)), 1e-12);
        assertEquals(1.0 / 3, packed.atomsInCell().get(0).x(), 1e-12);
    }

    @Test
    void aPhaseWithoutAtomsHasNoFactors() {
        assertThrows(IllegalArgumentException.class, () -> StructureFactor.of(phase(SpaceGroup.of(225), UnitCell.cubic(0.4))));
    }
}
