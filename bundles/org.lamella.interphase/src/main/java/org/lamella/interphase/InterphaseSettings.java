package org.lamella.interphase;

import java.util.Objects;

/**
 * How the layers of an interphase are found in an image.
 *
 * @param model the layers that are sought
 * @param window side of the windows in nm
 * @param stride distance from window to window in nm
 * @param normal direction of growing depth in degrees, counter-clockwise from +x with y up; null to find it
 * @param isCurved whether the interface may bend
 * @param calibrationUncertainty relative standard uncertainty of the pixel size
 * @param falseAlarm accepted probability that unrelated spots of a window lead to a phase
 * @param spotFalseAlarm accepted probability that a window without a lattice yields a spot
 * @param resamples bootstrap samples
 * @param seed of the bootstrap
 */
public record InterphaseSettings(LayerModel model, double window, double stride, Double normal, boolean isCurved,
        double calibrationUncertainty, double falseAlarm, double spotFalseAlarm, int resamples, long seed) {
    public static final double DEFAULT_WINDOW = 4;
    public static final double DEFAULT_STRIDE = 1;
    public static final double DEFAULT_CALIBRATION_UNCERTAINTY = 0.01;
    public static final double DEFAULT_FALSE_ALARM = 0.05;
    public static final double DEFAULT_SPOT_FALSE_ALARM = 0.01;
    public static final int DEFAULT_RESAMPLES = 200;
    public static final long DEFAULT_SEED = 1;

    public InterphaseSettings {
        Objects.requireNonNull(model, "model");
        if (!(window > 0) || !(stride > 0) || !Double.isFinite(window + stride)) {
            throw new IllegalArgumentException("window and stride must be positive: " + window + " nm, " + stride + " nm");
        }
        if (stride > window / 2) {
            throw new IllegalArgumentException("windows must overlap by half at least: a stride of " + stride + " nm is more than half of "
                    + window + " nm");
        }
        if (normal != null && !Double.isFinite(normal)) {
            throw new IllegalArgumentException("the normal must be an angle, not " + normal);
        }
        if (!(calibrationUncertainty > 0 && calibrationUncertainty < 0.5) || !(falseAlarm > 0 && falseAlarm < 1)
                || !(spotFalseAlarm > 0 && spotFalseAlarm < 1)) {
            throw new IllegalArgumentException("uncertainty and false-alarm probabilities must lie between 0 and 1");
        }
        if (resamples < 10 || resamples > 100_000) {
            throw new IllegalArgumentException("10 to 100000 bootstrap samples are sensible, not " + resamples);
        }
    }

    /** Everything as it is when nothing else is said. */
    public static InterphaseSettings defaults(LayerModel model) {
        return new InterphaseSettings(model, DEFAULT_WINDOW, DEFAULT_STRIDE, null, true, DEFAULT_CALIBRATION_UNCERTAINTY,
                DEFAULT_FALSE_ALARM, DEFAULT_SPOT_FALSE_ALARM, DEFAULT_RESAMPLES, DEFAULT_SEED);
    }

    public InterphaseSettings withNormal(Double newNormal) {
        return new InterphaseSettings(model, window, stride, newNormal, isCurved, calibrationUncertainty, falseAlarm, spotFalseAlarm,
                resamples, seed);
    }
}
