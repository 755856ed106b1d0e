package org.lamella.eels.decomposition;

/**
 * How spectra are decomposed.
 *
 * @param components how many are computed at most, 1 to 200
 * @param scalesPoisson whether rows and columns are scaled so that Poisson noise is alike everywhere
 * @param seed of the random numbers at the start
 */
public record DecompositionSettings(int components, boolean scalesPoisson, long seed) {
    public static final int DEFAULT_COMPONENTS = 30;
    public static final DecompositionSettings DEFAULT = new DecompositionSettings(DEFAULT_COMPONENTS, true, 1);

    public DecompositionSettings {
        if (components < 1 || components > 200) {
            throw new IllegalArgumentException("between 1 and 200 components can be computed, not " + components);
        }
    }
}
