package org.lamella.layers;

import java.util.Objects;

/**
 * The thickness of a layer in one section. Lengths are in the unit of the section's scale.
 *
 * @param name of the layer
 * @param mean of the perpendicular chords
 * @param columnMean of the thickness along the columns of the image, as a plain column-wise measurement gives it
 * @param standardDeviation of the chords, the measurement's noise taken off
 * @param minimum,maximum of the chords
 * @param percentiles the 5th, 25th, 50th, 75th and 95th
 * @param correlationLength along the section, at which the chords' correlation has fallen to 1/e
 * @param effectiveSamples how many independent chords the section is worth
 * @param coverage share of the section in which the layer is there
 * @param content voids and grey level
 * @param budget what the uncertainty of the mean consists of
 * @param chords perpendicular thickness at each column of the upper boundary; NaN where there is none
 */
public record LayerThickness(String name, double mean, double columnMean, double standardDeviation, double minimum, double maximum,
        double[] percentiles, double correlationLength, double effectiveSamples, double coverage, LayerContent content,
        UncertaintyBudget budget, double[] chords) {
    public LayerThickness {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(budget, "budget");
        percentiles = percentiles.clone();
    }

    /** Combined standard uncertainty of the mean. */
    public double uncertainty() {
        return budget.combined();
    }
}
