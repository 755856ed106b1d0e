package org.lamella.eels.background;

/** How the curve of a background is fitted to the channels of its window. */
public enum BackgroundMethod {
    /** Maximum likelihood for counts: no bias at low counts, and for a power law the fastest of all. */
    POISSON("Poisson likelihood"),
    /** Least squares with weights from the counts around each channel. */
    WEIGHTED_LEAST_SQUARES("weighted least squares"),
    /** A straight line through logarithms, all of one weight: what many programs do; needs counts above zero throughout. */
    LOGARITHMIC("least squares of logarithms"),
    /**
     * The two parameters of a power law from the sums over the two halves of the window (R. F. Egerton, Electron Energy-Loss
     * Spectroscopy in the Electron Microscope, 3rd edition, Springer 2011, section 4.4.3, doi:10.1007/978-1-4419-9583-4).
     */
    TWO_AREA("two areas");

    private final String label;

    BackgroundMethod(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
