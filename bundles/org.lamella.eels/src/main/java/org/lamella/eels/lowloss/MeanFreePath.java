package org.lamella.eels.lowloss;

import org.lamella.data.Quantity;
import org.lamella.data.Unit;

/** Estimates of the mean free path of inelastic scattering, with which t / lambda becomes a thickness in nm. */
public final class MeanFreePath {
    /** The accuracy that T. Malis et al. state for most inorganic specimens. */
    private static final double MALIS_UNCERTAINTY = 0.2;
    /** How far measured paths of single materials lie from a formula in the density alone. */
    private static final double DENSITY_UNCERTAINTY = 0.15;
    private static final double CUTOFF_ANGLE = 20;

    private MeanFreePath() {
    }

    /**
     * From the effective atomic number: lambda = 106 F E0 / (Em ln(2 beta E0 / Em)) with Em = 7.6 Z^0.36. Convergence is not
     * taken into account, so it should be smaller than the collection angle.
     *
     * <p>Literature: T. Malis, S. C. Cheng, R. F. Egerton, J. Electron Microsc. Tech. 8 (1988) 193, doi:10.1002/jemt.1060080206.</p>
     *
     * @param beamEnergy in keV, 20 to 1000
     * @param collection semi-angle in mrad, positive
     * @param atomicNumber effective atomic number, 1 to 100
     * @throws IllegalArgumentException when the formula does not hold for these
     */
    public static Quantity byAtomicNumber(double beamEnergy, double collection, double atomicNumber) {
        requireBeam(beamEnergy, collection);
        if (!(atomicNumber >= 1 && atomicNumber <= 100)) {
            throw new IllegalArgumentException("an effective atomic number lies between 1 and 100, not at " + atomicNumber);
        }
        double meanLoss = 7.6 * Math.pow(atomicNumber, 0.36);
        double logarithm = Math.log(2 * collection * beamEnergy / meanLoss);
        if (!(logarithm > 0)) {
            throw new IllegalArgumentException("a collection angle of " + collection + " mrad is too small for an estimate of the mean free path");
        }
        return quantity(106 * relativity(beamEnergy) * beamEnergy / meanLoss / logarithm, MALIS_UNCERTAINTY);
    }

    /**
     * From the density: 1 / lambda = 11 rho^0.3 / (200 F E0) ln(...), with convergence and collection.
     *
     * <p>Literature: K. Iakoubovskii, K. Mitsuishi, Y. Nakayama, K. Furuya, Microsc. Res. Tech. 71 (2008) 626,
     * doi:10.1002/jemt.20597.</p>
     *
     * @param beamEnergy in keV, 20 to 1000
     * @param convergence semi-angle in mrad, not negative
     * @param collection semi-angle in mrad, positive
     * @param density in g/cm3, positive
     * @throws IllegalArgumentException when one of them is out of range
     */
    public static Quantity byDensity(double beamEnergy, double convergence, double collection, double density) {
        requireBeam(beamEnergy, collection);
        if (!(convergence >= 0 && convergence < 1000 && density > 0 && density < 50)) {
            throw new IllegalArgumentException("a convergence of " + convergence + " mrad and a density of " + density + " g/cm3 are no sensible values");
        }
        double power = Math.pow(density, 0.3);
        double energy = relativity(beamEnergy) * beamEnergy;
        double angle = 5.5 * power / energy;
        double sum = convergence * convergence + collection * collection + Math.abs(convergence * convergence - collection * collection);
        double numerator = (sum + 2 * angle * angle) / (angle * angle);
        double denominator = (sum + 2 * CUTOFF_ANGLE * CUTOFF_ANGLE) / (CUTOFF_ANGLE * CUTOFF_ANGLE);
        return quantity(200 * energy / (11 * power * Math.log(numerator / denominator)), DENSITY_UNCERTAINTY);
    }

    private static void requireBeam(double beamEnergy, double collection) {
        if (!(beamEnergy >= 20 && beamEnergy <= 1000)) {
            throw new IllegalArgumentException("a beam energy lies between 20 and 1000 keV, not at " + beamEnergy);
        }
        if (!(collection > 0 && collection < 1000)) {
            throw new IllegalArgumentException("a collection angle must lie above 0 and below 1000 mrad, not at " + collection);
        }
    }

    private static double relativity(double beamEnergy) {
        double gamma = 1 + beamEnergy / 511;
        return (1 + beamEnergy / 1022) / (gamma * gamma);
    }

    private static Quantity quantity(double nanometres, double relativeUncertainty) {
        return Quantity.of(nanometres, relativeUncertainty * nanometres, Unit.NANOMETRE);
    }
}
