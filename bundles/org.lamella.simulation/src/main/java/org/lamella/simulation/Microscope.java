package org.lamella.simulation;

/**
 * A transmission electron microscope as far as phase contrast of thin objects needs it.
 *
 * <p>The aberration function is chi(g) = pi lambda g² (defocus + astigmatism cos 2(angle - axis)) + pi/2 Cs lambda³ g⁴;
 * the envelope holds the focal spread. Literature: E. J. Kirkland, Advanced Computing in Electron Microscopy, 2nd ed.
 * (2010), doi:10.1007/978-1-4419-6533-2, chapters 2 and 3.</p>
 *
 * @param voltage acceleration voltage in kV
 * @param sphericalAberration Cs in mm
 * @param defocus in nm; underfocus is negative
 * @param astigmatism twofold astigmatism in nm
 * @param astigmatismAxis its direction in degrees, counter-clockwise from +x
 * @param focalSpread standard deviation of the defocus in nm
 */
public record Microscope(double voltage, double sphericalAberration, double defocus, double astigmatism, double astigmatismAxis,
        double focalSpread) {
    private static final double REST_ENERGY_KILOVOLT = 510.99895;
    /** Planck's constant times the speed of light, in keV nm. */
    private static final double PLANCK_TIMES_LIGHT = 1.23984198;

    public Microscope {
        if (!(voltage > 0 && voltage <= 3000) || !Double.isFinite(sphericalAberration) || !Double.isFinite(defocus)
                || !(astigmatism >= 0) || !Double.isFinite(astigmatismAxis) || !(focalSpread >= 0)) {
            throw new IllegalArgumentException("not a microscope: " + voltage + " kV, Cs " + sphericalAberration + " mm, defocus " + defocus
                    + " nm, astigmatism " + astigmatism + " nm, focal spread " + focalSpread + " nm");
        }
    }

    /** 300 kV, Cs 1.2 mm, 45 nm underfocus near Scherzer's, no astigmatism, 3 nm focal spread. */
    public static Microscope uncorrected() {
        return new Microscope(300, 1.2, -45, 0, 0, 3);
    }

    public Microscope withDefocus(double newDefocus) {
        return new Microscope(voltage, sphericalAberration, newDefocus, astigmatism, astigmatismAxis, focalSpread);
    }

    public Microscope withAstigmatism(double newAstigmatism, double axis) {
        return new Microscope(voltage, sphericalAberration, defocus, newAstigmatism, axis, focalSpread);
    }

    /** The relativistic wavelength in nm. */
    public double wavelength() {
        return PLANCK_TIMES_LIGHT / Math.sqrt(voltage * (2 * REST_ENERGY_KILOVOLT + voltage));
    }

    /** Phase shift per volt and nm, in radians. */
    public double interaction() {
        return 2 * Math.PI / (wavelength() * voltage * 1000) * (REST_ENERGY_KILOVOLT + voltage) / (2 * REST_ENERGY_KILOVOLT + voltage);
    }

    /** The aberration function in radians at a reciprocal vector in 1/nm, y up. */
    public double aberration(double gx, double gy) {
        double square = gx * gx + gy * gy;
        double angle = 2 * (Math.atan2(gy, gx) - Math.toRadians(astigmatismAxis));
        double lambda = wavelength();
        return Math.PI * lambda * square * (defocus + astigmatism * Math.cos(angle))
                + Math.PI / 2 * sphericalAberration * 1e6 * lambda * lambda * lambda * square * square;
    }

    /** The sine of the aberration function times the envelope: what phase contrast passes on. */
    public double transfer(double gx, double gy) {
        double spread = Math.PI * wavelength() * focalSpread * (gx * gx + gy * gy);
        return Math.sin(aberration(gx, gy)) * Math.exp(-spread * spread / 2);
    }
}
