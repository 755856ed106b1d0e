package org.lamella.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurvedInterfaceTest {
    @ParameterizedTest
    @CsvSource({"-90, 3, 10, 10", "90, 3, 10, -10", "0, 3, 10, 3", "180, 3, 10, -3", "45, 3, 10, -4.949747468"})
    void depthGrowsAlongTheDirection(double direction, double x, double y, double depth) {
        assertEquals(depth, CurvedInterface.straight(0, 0, direction).depth(x, y), 1e-8);
    }

    @Test
    void theDepthBelowAnArcIsThePerpendicularDistance() {
        // A parabola and its circle of curvature differ by u^4 / 8 R^3 only.
        double radius = 500;
        CurvedInterface bent = new CurvedInterface(50, 20, -90, 1 / radius, 0);
        for (double angle = -0.1; angle <= 0.1; angle += 0.02) {
            double x = 50 + (radius - 30) * Math.sin(angle);
            double y = 20 + radius - (radius - 30) * Math.cos(angle);
            assertEquals(30, bent.depth(x, y), 0.01, "at " + angle);
        }
    }

    @ParameterizedTest
    @CsvSource({"-90, 0, 0", "-70, 0.002, 0", "200, -0.003, 0.00002", "12, 0.001, -0.00001"})
    void pointAndPlaceUndoEachOther(double direction, double curvature, double twist) {
        CurvedInterface face = new CurvedInterface(60, 55, direction, curvature, twist);
        for (double along = -50; along <= 50; along += 12.5) {
            for (double depth = -40; depth <= 40; depth += 10) {
                double[] point = face.point(along, depth);
                CurvedInterface.Place place = face.place(point[0], point[1]);
                assertEquals(along, place.along(), 1e-3);
                assertEquals(depth, place.depth(), 1e-4);
            }
        }
        assertArrayEquals(new double[] {60, 55}, face.point(0, 0), 1e-12);
    }

    @Test
    void aNumberThatIsNotFiniteIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> CurvedInterface.straight(0, Double.NaN, 0));
    }
}
