package org.lamella.eels.quantification;

/**
 * What {@link ElementalFit} is to fit.
 *
 * @param from lowest energy that takes part, in eV
 * @param to highest energy that takes part, in eV
 * @param fineStructure energy behind each onset that is left out, in eV; oscillations last about 60 eV
 * @param margin energy before each onset that is left out, in eV
 * @param leastExponent lower bound of the exponent of the power law
 * @param largestExponent upper bound
 * @param uncertaintyOfK relative standard uncertainty of hydrogenic cross-sections of K shells
 * @param uncertaintyOfL the same of L shells
 */
public record ElementalFitSettings(double from, double to, double fineStructure, double margin, double leastExponent, double largestExponent,
        double uncertaintyOfK, double uncertaintyOfL) {
    public static final double DEFAULT_FINE_STRUCTURE = 60;
    public static final double DEFAULT_MARGIN = 5;
    public static final double DEFAULT_UNCERTAINTY_OF_K = 0.1;
    public static final double DEFAULT_UNCERTAINTY_OF_L = 0.15;
    public static final ElementalFitSettings DEFAULT = new ElementalFitSettings(0, Double.POSITIVE_INFINITY, DEFAULT_FINE_STRUCTURE, DEFAULT_MARGIN, 1, 6,
            DEFAULT_UNCERTAINTY_OF_K, DEFAULT_UNCERTAINTY_OF_L);

    public ElementalFitSettings {
        if (!(from < to) || !(fineStructure >= 0 && fineStructure < 1000) || !(margin >= 0 && margin < 1000)) {
            throw new IllegalArgumentException("the range " + from + " to " + to + " eV, fine structure of " + fineStructure + " eV and margin of " + margin
                    + " eV make no sense");
        }
        if (!(leastExponent < largestExponent) || !(uncertaintyOfK >= 0 && uncertaintyOfL >= 0)) {
            throw new IllegalArgumentException("exponents must rise, uncertainties not be negative");
        }
    }

    public ElementalFitSettings between(double newFrom, double newTo) {
        return new ElementalFitSettings(newFrom, newTo, fineStructure, margin, leastExponent, largestExponent, uncertaintyOfK, uncertaintyOfL);
    }

    public ElementalFitSettings withFineStructure(double width) {
        return new ElementalFitSettings(from, to, width, margin, leastExponent, largestExponent, uncertaintyOfK, uncertaintyOfL);
    }
}
