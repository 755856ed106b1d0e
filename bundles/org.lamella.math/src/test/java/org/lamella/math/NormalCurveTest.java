package org.lamella.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;

class NormalCurveTest {
    @Test
    void cumulativeCurveIsThatOfTheErrorFunction() {
        for (double z = -9; z < 9; z += 0.00317) {
            assertEquals(Erf.erfc(-z / Math.sqrt(2)) / 2, NormalCurve.cumulative(z), 1e-12, "z = " + z);
        }
        assertEquals(0.5, NormalCurve.cumulative(0), 1e-15);
        assertEquals(0, NormalCurve.cumulative(Double.NEGATIVE_INFINITY));
        assertEquals(1, NormalCurve.cumulative(Double.POSITIVE_INFINITY));
        assertTrue(Double.isNaN(NormalCurve.cumulative(Double.NaN)));
    }

    @Test
    void ratioHoldsInTheFarTail() {
        for (double z = -36; z < 5; z += 0.0133) {
            double expected = Erf.erfc(-z / Math.sqrt(2)) / 2 / NormalCurve.density(z);
            assertEquals(1, NormalCurve.ratio(z) / expected, z < -8 ? 1e-9 : 1e-8, "z = " + z);
        }
        // Differential equation of the ratio, r' = 1 + z r, across the seams of the approximations.
        for (double z : new double[] {-2, -40, -100, -3}) {
            double h = 1e-4 * Math.abs(z);
            double slope = (NormalCurve.ratio(z + h) - NormalCurve.ratio(z - h)) / (2 * h);
            assertEquals(1 + z * NormalCurve.ratio(z), slope, 1e-5, "z = " + z);
        }
    }
}
