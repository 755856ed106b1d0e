package org.lamella.eels.whiteline;

import org.apache.commons.math3.special.Erf;

/** How the continuum under white lines rises at each of them. In its middle a step of height 1 and width w has the slope 1 / w. */
public enum StepShape {
    /** At once. */
    SHARP("sharp"),
    /** {@code 1/2 + arctan(pi (E - E0) / width) / pi}: the lifetime of the excited state. */
    ARCTANGENT("arctangent"),
    /** {@code erfc(sqrt(pi) (E0 - E) / width) / 2}: the resolution of the spectrometer. */
    ERROR_FUNCTION("error function");

    private final String label;

    StepShape(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /**
     * The step at a distance behind its position: from 0 to 1.
     *
     * @param distance in eV
     * @param width in eV; not looked at for a sharp step
     */
    public double at(double distance, double width) {
        return switch (this) {
            case SHARP -> distance >= 0 ? 1 : 0;
            case ARCTANGENT -> 0.5 + Math.atan(Math.PI * distance / width) / Math.PI;
            case ERROR_FUNCTION -> 0.5 * Erf.erfc(-Math.sqrt(Math.PI) * distance / width);
        };
    }
}
