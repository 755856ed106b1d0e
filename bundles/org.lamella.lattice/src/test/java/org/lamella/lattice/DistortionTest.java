package org.lamella.lattice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Splitting a map into rotation and distortion, and how probable a distortion is. */
class DistortionTest {
    /** Rotation first, then a symmetric stretch of unit determinant: the exponential of ((t, h), (h, -t)), then scaling. */
    private static double[] map(double degrees, double scale, double stretch, double shear) {
        double r = Math.hypot(stretch, shear);
        double ratio = r == 0 ? 1 : Math.sinh(r) / r;
        double xx = Math.cosh(r) + ratio * stretch;
        double yy = Math.cosh(r) - ratio * stretch;
        double xy = ratio * shear;
        double c = Math.cos(Math.toRadians(degrees));
        double s = Math.sin(Math.toRadians(degrees));
        double e = Math.exp(scale);
        return new double[] {e * (xx * c + xy * s), e * (-xx * s + xy * c), e * (xy * c + yy * s), e * (-xy * s + yy * c)};
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0, 0", "30, 0.01, 0.003, -0.002", "179, -0.05, 0.02, 0.01", "-91, 0.3, 0, 0.03", "260, -2, -0.04, 0"})
    void undoesAConstructedMap(double degrees, double scale, double stretch, double shear) {
        Distortion found = Distortion.of(map(degrees, scale, stretch, shear));
        double r = Math.hypot(stretch, shear);
        double ratio = r == 0 ? 1 : Math.sinh(r) / r;
        assertEquals(scale, found.scale(), 1e-12);
        assertEquals(ratio * stretch, found.stretch(), 1e-12);
        assertEquals(ratio * shear, found.shear(), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"0.01, 0.0025, 1e-6", "0.05, 0.0125, 1e-5", "0.002, 0.0005, 1e-6"})
    void densityIntegratesToOne(double scaleUncertainty, double shapeUncertainty, double variance) {
        Distortion prior = new Distortion(0.01, scaleUncertainty, 0.001, -0.002, shapeUncertainty);
        double scaleWidth = Math.sqrt(scaleUncertainty * scaleUncertainty + variance);
        double shapeWidth = Math.sqrt(shapeUncertainty * shapeUncertainty + variance);
        int n = 40;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    double u = 12.0 * (i + 0.5) / n - 6;
                    double v = 12.0 * (j + 0.5) / n - 6;
                    double w = 12.0 * (k + 0.5) / n - 6;
                    sum += prior.density(0.01 + u * scaleWidth, 0.001 + v * shapeWidth, -0.002 + w * shapeWidth, variance);
                }
            }
        }
        assertEquals(1, sum * Math.pow(12.0 / n, 3) * scaleWidth * shapeWidth * shapeWidth, 1e-3);
    }

    @Test
    void anUnknownPixelSizeMakesAllScalesOfItsRangeEqual() {
        Distortion free = Distortion.prior(Double.POSITIVE_INFINITY, 0.0025);
        assertTrue(free.isFree());
        assertEquals(free.density(0, 0, 0, 1e-6), free.density(3, 0, 0, 1e-6), 0);
        assertEquals(1 / Distortion.FREE_RANGE / (2 * Math.PI * (0.0025 * 0.0025 + 1e-6)), free.density(1, 0, 0, 1e-6), 1e-6);
    }

    @Test
    void theCellOfACubicPhaseOnlyScales() {
        Distortion prior = Distortion.prior(0.003, 0.001);
        Distortion cubic = prior.withCell(0.004, true);
        assertEquals(0.005, cubic.scaleUncertainty(), 1e-15);
        assertEquals(0.001, cubic.shapeUncertainty(), 0);
        assertEquals(Math.hypot(0.001, 0.004), prior.withCell(0.004, false).shapeUncertainty(), 1e-15);
        assertTrue(Distortion.prior(Double.POSITIVE_INFINITY, 0.001).withCell(0.004, true).isFree());
    }
}
