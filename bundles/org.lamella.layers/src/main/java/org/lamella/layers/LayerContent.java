package org.lamella.layers;

/**
 * What the area of a layer consists of.
 *
 * @param voidShare share of the area that is voids or cracks, 0 to 1; NaN when they cannot be told from the layer
 * @param voidUncertainty standard uncertainty of the share from the finite length of the section
 * @param level median grey value; NaN for a mask
 */
public record LayerContent(double voidShare, double voidUncertainty, double level) {
    /** The share of the area that is dense. */
    public double dense() {
        return 1 - voidShare;
    }
}
