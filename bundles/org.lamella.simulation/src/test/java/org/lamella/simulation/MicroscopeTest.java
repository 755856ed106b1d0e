package org.lamella.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MicroscopeTest {
    @Test
    void wavelengthAndInteractionAreThoseOfTheTables() {
        // Kirkland (2010), table 2.2: 100, 200 and 300 kV.
        double[][] table = {{100, 0.0037014, 0.0092440}, {200, 0.0025079, 0.0072884}, {300, 0.0019687, 0.0065262}};
        for (double[] row : table) {
            Microscope microscope = new Microscope(row[0], 1, 0, 0, 0, 0);
            assertEquals(row[1], microscope.wavelength(), 1e-6);
            assertEquals(row[2], microscope.interaction(), 2e-5);
        }
    }

    @Test
    void transferVanishesWhereTheAberrationIsAMultipleOfPi() {
        // Without spherical aberration: pi lambda defocus g² = -n pi.
        Microscope microscope = new Microscope(300, 0, -80, 0, 0, 0);
        for (int n = 1; n < 6; n++) {
            double g = Math.sqrt(n / (microscope.wavelength() * 80));
            assertEquals(0, microscope.transfer(g, 0), 1e-9);
            double between = Math.sqrt((n - 0.5) / (microscope.wavelength() * 80));
            assertEquals(1, Math.abs(microscope.transfer(0, between)), 1e-9);
        }
    }

    @Test
    void astigmatismTurnsWithItsAxisAndTheEnvelopeDampsFineDetail() {
        Microscope along = new Microscope(300, 0, -80, 20, 30, 0);
        double c = Math.cos(Math.toRadians(30));
        double s = Math.sin(Math.toRadians(30));
        assertEquals(new Microscope(300, 0, -60, 0, 0, 0).aberration(3, 0), along.aberration(3 * c, 3 * s), 1e-12);
        assertEquals(new Microscope(300, 0, -100, 0, 0, 0).aberration(3, 0), along.aberration(-3 * s, 3 * c), 1e-12);
        Microscope blurred = new Microscope(300, 0, -80, 0, 0, 5);
        double damping = blurred.transfer(6, 1) / new Microscope(300, 0, -80, 0, 0, 0).transfer(6, 1);
        assertTrue(damping > 0 && damping < 0.9, "damping " + damping);
    }

    @Test
    void refusesWhatIsNoMicroscope() {
        assertThrows(IllegalArgumentException.class, () -> new Microscope(0, 1, 0, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Microscope(300, 1, Double.NaN, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Microscope(300, 1, 0, -1, 0, 0));
    }
}
