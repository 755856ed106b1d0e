package org.lamella.eels.quantification;

/**
 * How a spectrum was taken, as far as cross-sections depend on it.
 *
 * @param beamEnergy of the electrons in keV, 10 to 2000
 * @param convergence semi-angle of the illuminating cone in mrad, not negative
 * @param collection semi-angle that the spectrometer accepts in mrad, positive
 */
public record ScatteringGeometry(double beamEnergy, double convergence, double collection) {
    static final double REST_ENERGY = 510_998.95;
    static final double RYDBERG = 13.605693;

    public ScatteringGeometry {
        if (!(beamEnergy >= 10 && beamEnergy <= 2000)) {
            throw new IllegalArgumentException("a beam energy lies between 10 and 2000 keV, not at " + beamEnergy);
        }
        if (!(convergence >= 0 && convergence <= 300 && collection > 0 && collection <= 300)) {
            throw new IllegalArgumentException("convergence and collection angles lie between 0 and 300 mrad, not at " + convergence + " and " + collection);
        }
    }

    /** The relativistic factor gamma. */
    double gamma() {
        return 1 + beamEnergy * 1e3 / REST_ENERGY;
    }

    /** Half of m v^2 in eV: what the beam energy would be without relativity. */
    double effectiveEnergy() {
        double gamma = gamma();
        return REST_ENERGY * (1 - 1 / (gamma * gamma)) / 2;
    }

    /**
     * The part of the electrons scattered by an angle that the spectrometer still collects: how much of the illuminating disc,
     * moved by this angle, lies within the collecting disc. This makes cross-sections for a convergent beam exact within
     * the approximation of small angles.
     *
     * @param angle in rad
     */
    double collected(double angle) {
        double beam = convergence * 1e-3;
        double aperture = collection * 1e-3;
        if (angle <= Math.abs(aperture - beam)) {
            double ratio = aperture / beam;
            return aperture >= beam ? 1 : ratio * ratio;
        }
        if (angle >= aperture + beam) {
            return 0;
        }
        double toBeam = (angle * angle + beam * beam - aperture * aperture) / (2 * angle);
        double toAperture = angle - toBeam;
        double lens = segment(beam, toBeam) + segment(aperture, toAperture);
        return lens / (Math.PI * beam * beam);
    }

    /** The part of a disc beyond a chord. */
    private static double segment(double radius, double distance) {
        double cosine = Math.max(-1, Math.min(1, distance / radius));
        return radius * radius * Math.acos(cosine) - distance * radius * Math.sqrt(Math.max(0, 1 - cosine * cosine));
    }

    /** The largest angle in rad by which collected electrons may be scattered. */
    double largestAngle() {
        return (convergence + collection) * 1e-3;
    }

    /** Where the collected part changes its course, in rad. */
    double kink() {
        return Math.abs(convergence - collection) * 1e-3;
    }
}
