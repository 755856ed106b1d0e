package org.lamella.interphase;

import java.util.Map;

/**
 * What a person sets by hand for one region.
 *
 * @param normal direction of growing depth in degrees, or null to leave it
 * @param boundaries depth in nm by number: 1 is the beginning of the first layer of the interphase, the highest number
 *        the end of the last one
 */
public record LayerCorrection(Double normal, Map<Integer, Double> boundaries) {
    /** Nothing set by hand. */
    public static final LayerCorrection NONE = new LayerCorrection(null, Map.of());

    public LayerCorrection {
        boundaries = Map.copyOf(boundaries);
        if (normal != null && !Double.isFinite(normal)) {
            throw new IllegalArgumentException("a corrected normal must be an angle, not " + normal);
        }
        boundaries.forEach((number, depth) -> {
            if (number < 1 || number > LayerModel.MOST_LAYERS || !Double.isFinite(depth)) {
                throw new IllegalArgumentException("boundary " + number + " cannot be at " + depth + " nm");
            }
        });
    }

    public boolean isNone() {
        return normal == null && boundaries.isEmpty();
    }
}
