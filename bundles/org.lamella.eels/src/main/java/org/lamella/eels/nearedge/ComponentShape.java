package org.lamella.eels.nearedge;

/** The shapes that the fine structure near an edge is put together from. */
public enum ComponentShape {
    /** Parameters: height, centre, full width at half maximum. */
    GAUSSIAN("Gaussian", true, 3),
    /** Parameters: height, centre, full width at half maximum. */
    LORENTZIAN("Lorentzian", true, 3),
    /** Parameters: area, centre, full widths at half maximum of the Gaussian and of the Lorentzian that are convolved. */
    VOIGT("Voigt", true, 4),
    /** Parameters: height, centre, width. {@code 1/2 + arctan(pi (E - centre) / width) / pi}. */
    ARCTANGENT("arctangent step", false, 3),
    /** Parameters: height, centre, width. {@code erfc(sqrt(pi) (centre - E) / width) / 2}. */
    ERROR_FUNCTION("error-function step", false, 3);

    private final String label;
    private final boolean peak;
    private final int parameters;

    ComponentShape(String label, boolean peak, int parameters) {
        this.label = label;
        this.peak = peak;
        this.parameters = parameters;
    }

    public String label() {
        return label;
    }

    /** Whether it is a peak, otherwise a step. */
    public boolean isPeak() {
        return peak;
    }

    int parameterCount() {
        return parameters;
    }
}
