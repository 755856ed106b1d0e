package org.lamella.eels.background;

/** The curve that continues the loss before an edge under it. */
public enum BackgroundModel {
    /** {@code A E^-r}: what is used for core losses. */
    POWER_LAW("power law"),
    /** {@code A exp(-k E)}: for low losses, on the tail of a plasmon. */
    EXPONENTIAL("exponential"),
    /** {@code exp(a + b ln E + c ln² E)}: a power law whose exponent changes with energy. */
    LOG_POLYNOMIAL("log-polynomial"),
    /** {@code A E^-r1 + B E^-r2} with given exponents: for weak edges and noisy maps, where a free exponent runs away. */
    POWER_LAWS("two power laws"),
    /** None: it has been taken off already. */
    NONE("none");

    private final String label;

    BackgroundModel(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
