package org.lamella.eels.quantification;

import org.lamella.data.Quantity;
import org.lamella.data.Unit;

/**
 * Relative numbers of atoms from the counts in a window behind each edge, over the cross-section for losses in this window. Quick, but
 * it rests on the extrapolated background; {@link ElementalFit} needs no extrapolation.
 *
 * <p>Literature: R. F. Egerton, Electron Energy-Loss Spectroscopy in the Electron Microscope (2011), section 4.5,
 * doi:10.1007/978-1-4419-9583-4.</p>
 */
public final class WindowRatio {
    private WindowRatio() {
    }

    /**
     * Atoms of one element in arbitrary units: counts over barn.
     *
     * @param integral counts of the edge in the window, without background
     * @param from begin of the window in eV
     * @param to end of the window in eV
     * @param relativeUncertainty of the cross-section
     * @throws IllegalArgumentException when the window lies before the edge
     */
    public static Quantity atoms(Quantity integral, CrossSection crossSection, double from, double to, double relativeUncertainty) {
        double barns = crossSection.between(from, to);
        if (!(barns > 0)) {
            throw new IllegalArgumentException("the window from " + from + " to " + to + " eV lies before the edge at " + crossSection.shell().onset() + " eV");
        }
        double value = integral.value() / barns;
        return Quantity.of(value, Math.hypot(integral.uncertainty() / barns, value * relativeUncertainty), Unit.NONE);
    }

    /** The ratio of two such numbers, taken as independent. */
    public static Quantity ratio(Quantity numerator, Quantity denominator) {
        double value = numerator.value() / denominator.value();
        double relative = Math.hypot(numerator.uncertainty() / numerator.value(), denominator.uncertainty() / denominator.value());
        return Quantity.of(value, Math.abs(value) * relative, Unit.NONE);
    }
}
