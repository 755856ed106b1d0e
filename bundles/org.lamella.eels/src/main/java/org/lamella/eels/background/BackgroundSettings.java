package org.lamella.eels.background;

import java.util.Objects;

/**
 * What is fitted before an edge.
 *
 * @param model the curve
 * @param method how it is fitted
 * @param leastExponent bound of a power law's exponent r
 * @param mostExponent bound of a power law's exponent r, above the least
 * @param firstExponent the smaller exponent of {@link BackgroundModel#POWER_LAWS}
 * @param secondExponent the larger one
 */
public record BackgroundSettings(BackgroundModel model, BackgroundMethod method, double leastExponent, double mostExponent,
        double firstExponent, double secondExponent) {
    /** Between these lie the exponents of real spectra. */
    public static final double DEFAULT_LEAST_EXPONENT = 1;
    public static final double DEFAULT_MOST_EXPONENT = 6;
    public static final double DEFAULT_FIRST_EXPONENT = 2;
    public static final double DEFAULT_SECOND_EXPONENT = 4;

    public BackgroundSettings {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(method, "method");
        if (!Double.isFinite(leastExponent) || !Double.isFinite(mostExponent) || !(leastExponent < mostExponent)) {
            throw new IllegalArgumentException("the exponent cannot lie between " + leastExponent + " and " + mostExponent);
        }
        if (!(firstExponent >= 0) || !(firstExponent < secondExponent) || Double.isInfinite(secondExponent)) {
            throw new IllegalArgumentException("the exponents of two power laws must rise from at least 0, not be " + firstExponent + " and "
                    + secondExponent);
        }
        if (method == BackgroundMethod.TWO_AREA && model != BackgroundModel.POWER_LAW && model != BackgroundModel.NONE) {
            throw new IllegalArgumentException("two areas fix a power law only, not the model '" + model.label() + "'");
        }
        if (method == BackgroundMethod.LOGARITHMIC && model == BackgroundModel.POWER_LAWS) {
            throw new IllegalArgumentException("the logarithm of two power laws is no straight line; choose another method");
        }
    }

    /** A model and a method with the default exponents. */
    public static BackgroundSettings of(BackgroundModel model, BackgroundMethod method) {
        return new BackgroundSettings(model, method, DEFAULT_LEAST_EXPONENT, DEFAULT_MOST_EXPONENT, DEFAULT_FIRST_EXPONENT, DEFAULT_SECOND_EXPONENT);
    }

    /** A power law by maximum likelihood. */
    public static BackgroundSettings defaults() {
        return of(BackgroundModel.POWER_LAW, BackgroundMethod.POISSON);
    }

    public BackgroundSettings withModel(BackgroundModel newModel) {
        return new BackgroundSettings(newModel, method, leastExponent, mostExponent, firstExponent, secondExponent);
    }

    public BackgroundSettings withExponents(double least, double most) {
        return new BackgroundSettings(model, method, least, most, firstExponent, secondExponent);
    }
}
