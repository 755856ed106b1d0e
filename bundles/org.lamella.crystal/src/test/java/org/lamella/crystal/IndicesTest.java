package org.lamella.crystal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class IndicesTest {
    @Test
    void zoneAxesAreReducedCrossProducts() {
        assertEquals(new ZoneAxis(0, -1, 1), ZoneAxis.of(new MillerIndices(1, 1, 1), new MillerIndices(-1, 1, 1)));
        assertEquals("[0 0 1]", ZoneAxis.of(new MillerIndices(2, 0, 0), new MillerIndices(0, 2, 0)).toString());
        assertEquals(new ZoneAxis(1, 1, 0), new ZoneAxis(3, 3, 0));
        assertEquals(new ZoneAxis(-1, 2, 0), new ZoneAxis(-2, 4, 0));
        assertThrows(IllegalArgumentException.class, () -> new ZoneAxis(0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> ZoneAxis.of(new MillerIndices(1, 1, 1), new MillerIndices(-2, -2, -2)));
        assertThrows(IllegalArgumentException.class, () -> ZoneAxis.of(new MillerIndices(0, 0, 0), new MillerIndices(1, 0, 0)));
    }

    @Test
    void zoneLaw() {
        ZoneAxis axis = new ZoneAxis(1, 1, 0);
        assertTrue(axis.contains(new MillerIndices(1, -1, 1)));
        assertTrue(axis.contains(new MillerIndices(0, 0, 2)));
        assertFalse(axis.contains(new MillerIndices(1, 1, 1)));
    }

    @Test
    void theZoneAxisIsPerpendicularToBothPlaneNormals() {
        UnitCell cell = new UnitCell(0.61, 0.74, 0.83, 81, 97, 112);
        MillerIndices first = new MillerIndices(2, -1, 3);
        MillerIndices second = new MillerIndices(1, 4, -2);
        ZoneAxis axis = ZoneAxis.of(first, second);
        double[] direction = cell.directVector(axis.u(), axis.v(), axis.w());
        for (MillerIndices indices : new MillerIndices[] {first, second}) {
            double[] g = cell.reciprocalVector(indices);
            assertEquals(0, direction[0] * g[0] + direction[1] * g[1] + direction[2] * g[2], 1e-12);
        }
    }

    @Test
    void text() {
        assertEquals("(1 -1 0)", new MillerIndices(1, -1, 0).toString());
        assertEquals("1-10", new MillerIndices(1, -1, 0).label());
        assertEquals("10 0 -2", new MillerIndices(10, 0, -2).label());
    }

    @Test
    void operationsInAllSpellings() {
        SymmetryOperation expected = new SymmetryOperation(new int[] {0, -1, 0, 1, -1, 0, 0, 0, 1}, new int[] {12, 0, 8});
        for (String text : new String[] {"-y+1/2,x-y,z+1/3", "1/2-y, x-y, 1/3+z", "0.5-Y,X-Y,Z+0.3333", "-y+.5,-y+x,+z+0.33333",
            "'-y+1/2, x-y, z+1/3'", "-1*y+3/2,x-y,z-2/3"}) {
            assertEquals(expected, SymmetryOperation.parse(text), text);
        }
        assertEquals("-y+1/2,x-y,z+1/3", expected.toString());
        assertEquals(expected, SymmetryOperation.parse(expected.toString()));
    }

    @Test
    void nonsenseOperationsAreRefused() {
        for (String text : new String[] {"", "x,y", "x,y,z,w", "x,y,q", "x,,z", "x,x,z", "x,y,z+1/0", "x y,y,z+", "xy,y,z", "x,y,z+0.4",
                "1/2,y,z", "x,y,1//2+z",
            "99999999999x,y,z", "x".repeat(500) + ",y,z"}) {
            assertThrows(IllegalArgumentException.class, () -> SymmetryOperation.parse(text), text);
        }
    }

    /** h' = hW keeps the phase of a plane wave: h·(Wx + w) = (hW)·x + h·w. */
    @Test
    void operationsActConsistentlyOnPointsAndIndices() {
        SymmetryOperation operation = SymmetryOperation.parse("-y+1/2,x-y,-z+1/4");
        MillerIndices indices = new MillerIndices(3, -2, 5);
        double[] point = {0.13, 0.47, 0.81};
        double[] image = operation.apply(point);
        MillerIndices turned = operation.apply(indices);
        double left = 3 * image[0] - 2 * image[1] + 5 * image[2];
        double right = turned.h() * point[0] + turned.k() * point[1] + turned.l() * point[2] + 3 * 0.5 + 5 * 0.25;
        assertEquals(right, left, 1e-12);
    }
}
