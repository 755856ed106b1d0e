package org.lamella.figure;

import java.util.Objects;

/**
 * A spot to be marked in a {@link PowerSpectrumPanel}. Its Friedel mate is marked as well.
 *
 * @param gx the spatial frequency to the right, in the unit of the spectrum; a spot that is not finite is left out
 * @param gy the spatial frequency upwards
 * @param label what is written beside it, for example {@code Li₂O 111} or {@code 0.2667 nm}; empty for nothing
 * @param category the number of its colour and shape, {@link CategoricalColours#NONE} for a spot that nothing explains
 */
public record Spot(double gx, double gy, String label, int category) {
    public Spot {
        Objects.requireNonNull(label, "label");
    }

    boolean isFinite() {
        return Double.isFinite(gx) && Double.isFinite(gy);
    }
}
