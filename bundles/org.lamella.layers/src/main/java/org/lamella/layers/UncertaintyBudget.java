package org.lamella.layers;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * What the standard uncertainty of a mean thickness consists of, by the Guide to the Expression of Uncertainty in Measurement
 * (JCGM 100:2008). All in the unit of the thickness.
 *
 * @param calibration from the pixel size
 * @param tilt from the angle that the section was looked at
 * @param edgeCriterion from where in a blurred edge the boundary is said to be: half the difference of two criteria as the half
 *        width of a rectangular distribution
 * @param sampling from the finite length of the section, roughness and noise
 * @param samplingFreedom degrees of freedom of the sampling
 */
public record UncertaintyBudget(double calibration, double tilt, double edgeCriterion, double sampling, double samplingFreedom) {
    private static final double LEAST_FREEDOM = 1;

    /** The root of the sum of squares. */
    public double combined() {
        return Math.sqrt(calibration * calibration + tilt * tilt + edgeCriterion * edgeCriterion
                + (Double.isNaN(sampling) ? 0 : sampling * sampling));
    }

    /** Effective degrees of freedom (Welch and Satterthwaite); infinite when sampling does not matter. */
    public double freedom() {
        double ratio = combined() / sampling;
        return sampling > 0 ? Math.max(LEAST_FREEDOM, samplingFreedom) * ratio * ratio * ratio * ratio : Double.POSITIVE_INFINITY;
    }

    /** Half of the 95 % interval. */
    public double expanded() {
        double freedom = freedom();
        return combined() * (freedom > 1e6 ? 1.959964 : new TDistribution(freedom).inverseCumulativeProbability(0.975));
    }
}
