package org.lamella.layers;

import java.util.Objects;

/**
 * The thicknesses of the layers of one region, measured or given by hand.
 *
 * @param name the region
 * @param thickness of each layer in nm; NaN where the region has no value
 * @param variance of each thickness within the region in nm²; NaN when unknown
 * @param total thickness of all layers together in nm; NaN when one is missing
 * @param totalVariance its variance within the region; NaN when unknown
 */
public record RegionDepths(String name, double[] thickness, double[] variance, double total, double totalVariance) {
    public RegionDepths {
        Objects.requireNonNull(name, "name");
        thickness = thickness.clone();
        variance = variance.clone();
        if (thickness.length != variance.length) {
            throw new IllegalArgumentException("region '" + name + "' has " + thickness.length + " thicknesses and " + variance.length
                    + " variances");
        }
    }
}
