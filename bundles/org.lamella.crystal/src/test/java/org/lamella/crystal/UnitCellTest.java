package org.lamella.crystal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitCellTest {
    private static final UnitCell TRICLINIC = new UnitCell(0.61, 0.74, 0.83, 81, 97, 112);

    @Test
    void reciprocalVectorsAreDualToTheCell() {
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double[] direct = TRICLINIC.directVector(i == 0 ? 1 : 0, i == 1 ? 1 : 0, i == 2 ? 1 : 0);
                double[] reciprocal = TRICLINIC.reciprocalVector(j == 0 ? 1 : 0, j == 1 ? 1 : 0, j == 2 ? 1 : 0);
                double product = direct[0] * reciprocal[0] + direct[1] * reciprocal[1] + direct[2] * reciprocal[2];
                assertEquals(i == j ? 1 : 0, product, 1e-12);
            }
        }
    }

    @Test
    void directVectorsHaveTheLengthsAndAnglesOfTheCell() {
        double[] a = TRICLINIC.directVector(1, 0, 0);
        double[] b = TRICLINIC.directVector(0, 1, 0);
        double[] c = TRICLINIC.directVector(0, 0, 1);
        assertEquals(0.61, a[0], 1e-12);
        assertEquals(0, a[1], 0);
        assertEquals(0, b[2], 0);
        assertTrue(c[2] > 0);
        assertEquals(0.83, Math.sqrt(c[0] * c[0] + c[1] * c[1] + c[2] * c[2]), 1e-12);
        assertEquals(Math.cos(Math.toRadians(81)), (b[0] * c[0] + b[1] * c[1] + b[2] * c[2]) / 0.74 / 0.83, 1e-12);
        assertEquals(81, TRICLINIC.zoneAngle(new ZoneAxis(0, 1, 0), new ZoneAxis(0, 0, 1)), 1e-9);
    }

    /** The closed formula for 1/d² of a triclinic cell (International Tables, Volume C, section 1.1.3). */
    @ParameterizedTest
    @CsvSource({"1,0,0", "0,1,0", "0,0,1", "1,2,3", "-2,1,4", "3,-3,1", "-1,-5,2"})
    void triclinicSpacingsFollowTheClosedFormula(int h, int k, int l) {
        double ca = Math.cos(Math.toRadians(81));
        double cb = Math.cos(Math.toRadians(97));
        double cg = Math.cos(Math.toRadians(112));
        double p = h / 0.61;
        double q = k / 0.74;
        double r = l / 0.83;
        double numerator = p * p * (1 - ca * ca) + q * q * (1 - cb * cb) + r * r * (1 - cg * cg)
                + 2 * p * q * (ca * cb - cg) + 2 * q * r * (cb * cg - ca) + 2 * p * r * (ca * cg - cb);
        double inverseSquare = numerator / (1 - ca * ca - cb * cb - cg * cg + 2 * ca * cb * cg);
        assertEquals(1 / Math.sqrt(inverseSquare), TRICLINIC.spacing(h, k, l), 1e-12);
    }

    /** Angles of the cubic system are pure geometry: cos = (hh' + kk' + ll') / (|h||h'|). */
    @ParameterizedTest
    @CsvSource({"1,1,1, 1,-1,1, 70.528779", "1,1,1, 2,0,0, 54.735610", "2,2,0, 1,1,1, 35.264390", "1,0,0, 0,1,0, 90", "1,1,0, -1,-1,0, 180",
        "3,1,1, 3,1,1, 0"})
    void cubicAngles(int h, int k, int l, int p, int q, int r, double degrees) {
        assertEquals(degrees, UnitCell.cubic(0.4).interplanarAngle(new MillerIndices(h, k, l), new MillerIndices(p, q, r)), 1e-5);
    }

    @Test
    void anglesOfOtherSystems() {
        // Hexagonal: (100) and (010) enclose 60 degrees in reciprocal space, (100) and (001) a right angle.
        UnitCell li3n = UnitCell.hexagonal(0.3648, 0.3875);
        assertEquals(60, li3n.interplanarAngle(new MillerIndices(1, 0, 0), new MillerIndices(0, 1, 0)), 1e-9);
        assertEquals(90, li3n.interplanarAngle(new MillerIndices(1, 0, 0), new MillerIndices(0, 0, 1)), 1e-9);
        // tan(001, 101) = c / (a sin 60) = 0.3875 / 0.31593.
        assertEquals(Math.toDegrees(Math.atan2(0.3875, 0.3648 * Math.sqrt(0.75))),
                li3n.interplanarAngle(new MillerIndices(0, 0, 1), new MillerIndices(1, 0, 1)), 1e-9);
        // Monoclinic: a* and c* enclose 180 - beta.
        UnitCell carbonate = new UnitCell(0.8359, 0.49767, 0.6194, 90, 114.72, 90);
        assertEquals(65.28, carbonate.interplanarAngle(new MillerIndices(2, 0, 0), new MillerIndices(0, 0, 2)), 1e-9);
        // Orthorhombic: tan of the angle of (110) from (100) is a/b.
        UnitCell beta = UnitCell.orthorhombic(0.6115, 0.52394, 0.48554);
        assertEquals(Math.toDegrees(Math.atan(0.6115 / 0.52394)),
                beta.interplanarAngle(new MillerIndices(1, 0, 0), new MillerIndices(1, 1, 0)), 1e-9);
    }

    @Test
    void volumes() {
        assertEquals(0.067417, UnitCell.cubic(0.407).volume(), 1e-5);
        assertEquals(0.3648 * 0.3648 * 0.3875 * Math.sqrt(0.75), UnitCell.hexagonal(0.3648, 0.3875).volume(), 1e-15);
    }

    @Test
    void impossibleCellsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> UnitCell.cubic(0));
        assertThrows(IllegalArgumentException.class, () -> UnitCell.cubic(-0.4));
        assertThrows(IllegalArgumentException.class, () -> UnitCell.cubic(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> UnitCell.cubic(Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> new UnitCell(1, 1, 1, 90, 90, 180));
        assertThrows(IllegalArgumentException.class, () -> new UnitCell(1, 1, 1, 150, 150, 90));
        assertThrows(IllegalArgumentException.class, () -> new UnitCell(1, 1, 1, 60, 60, 120));
        assertThrows(IllegalArgumentException.class, () -> UnitCell.cubic(0.4).spacing(0, 0, 0));
    }

    @Test
    void systems() {
        assertTrue(UnitCell.cubic(0.4).isCubic());
        assertTrue(UnitCell.hexagonal(0.3, 0.5).isHexagonal());
        assertTrue(!UnitCell.hexagonal(0.3, 0.5).isTetragonal());
        assertTrue(UnitCell.tetragonal(0.3, 0.5).isTetragonal() && !UnitCell.tetragonal(0.3, 0.5).isCubic());
        assertTrue(new UnitCell(0.5, 0.5, 0.5, 70, 70, 70).isRhombohedral());
        assertTrue(!TRICLINIC.isOrthorhombic());
    }
}
