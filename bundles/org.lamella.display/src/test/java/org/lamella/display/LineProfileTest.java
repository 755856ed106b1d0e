package org.lamella.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lamella.data.Dataset;
import org.lamella.data.Region;
import org.lamella.data.Unit;
import org.lamella.data.UserError;

class LineProfileTest {
    private static LineProfile profile(Dataset dataset, Region.Line line) throws UserError {
        return LineProfile.of(dataset.plane(0), dataset.axes().get(0), dataset.axes().get(1), line);
    }

    /** Bilinear interpolation is exact for a linear function, in any direction. */
    @Test
    void aRampIsReadExactlyAlongAnyLine() throws UserError {
        Dataset ramp = TestImages.dataset(60, 50, 0.02, 0.02, Unit.NANOMETRE, (x, y) -> 3 * x + 5 * y);
        LineProfile profile = profile(ramp, new Region.Line("l", 5.25, 7.5, 41, 30.5, 7));
        double length = Math.hypot(35.75, 23) * 0.02;
        assertEquals(length, profile.distance()[profile.distance().length - 1], 0.02);
        for (int i = 0; i < profile.distance().length; i++) {
            double part = profile.distance()[i] / length;
            assertEquals(3 * (5.25 + 35.75 * part) + 5 * (7.5 + 23 * part), profile.mean()[i], 1e-9);
        }
        assertEquals(Unit.NANOMETRE, profile.unit());
    }

    @Test
    void pixelsThatAreNotSquareDoNotBendDistances() throws UserError {
        Dataset ramp = TestImages.dataset(60, 60, 1, 2, Unit.NANOMETRE, (x, y) -> y);
        LineProfile down = profile(ramp, new Region.Line("l", 30, 10, 30, 20, 1));
        assertEquals(20, down.distance()[down.distance().length - 1], 1e-9, "10 rows of 2 nm");
        assertEquals(20, down.mean()[down.mean().length - 1], 1e-9);
        assertEquals(15, down.mean()[10], 1e-9);
    }

    /** Across a ramp of slope 2 the samples are 2 apart: -6, -4, ... 6 about the mean, so sd = 2 sqrt(28 / 6), error sd / sqrt(7). */
    @Test
    void theScatterAcrossTheWidthGivesTheError() throws UserError {
        Dataset ramp = TestImages.dataset(40, 40, 1, 1, Unit.PIXEL, (x, y) -> 2 * y);
        LineProfile profile = profile(ramp, new Region.Line("l", 5, 20, 30, 20, 7));
        assertEquals(40, profile.mean()[3], 1e-9);
        assertEquals(2 * Math.sqrt(28 / 6.0) / Math.sqrt(7), profile.standardError()[3], 1e-9);
        assertTrue(Double.isNaN(profile(ramp, new Region.Line("l", 5, 20, 30, 20, 1)).standardError()[3]));
    }

    @Test
    void whatLiesOutsideIsLeftOut() throws UserError {
        Dataset flat = TestImages.dataset(20, 20, 1, 1, Unit.PIXEL, (x, y) -> 4);
        LineProfile profile = profile(flat, new Region.Line("l", -5, 10, 15, 10, 3));
        assertTrue(Double.isNaN(profile.mean()[0]));
        assertEquals(4, profile.mean()[5], 1e-12);
        LineProfile edge = profile(flat, new Region.Line("l", 2, 0, 12, 0, 5));
        assertEquals(4, edge.mean()[0], 1e-12);
        assertFalse(Double.isNaN(edge.mean()[10]));
    }

    @Test
    void anImageOfOnePixelHasAProfile() throws UserError {
        Dataset one = TestImages.dataset(1, 1, 1, 1, Unit.PIXEL, (x, y) -> 9);
        assertEquals(9, profile(one, new Region.Line("l", 0, 0, 0.4, 0, 1)).mean()[0]);
    }
}
