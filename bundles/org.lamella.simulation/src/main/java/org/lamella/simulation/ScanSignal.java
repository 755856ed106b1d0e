package org.lamella.simulation;

import java.util.Objects;
import org.apache.commons.math3.special.Erf;

/**
 * A signal along a line across an interface: a step from one level to another, blurred by a Gaussian.
 *
 * @param name for example {@code N}
 * @param left,right expected counts of a point far before and far behind the step, not negative
 * @param midpoint of the step in nm
 * @param sigma of the blur in nm, above 0
 */
public record ScanSignal(String name, double left, double right, double midpoint, double sigma) {
    /** From 10 to 90 % of a normal distribution, in standard deviations. */
    private static final double STEP_1090 = 2.5631031310892007;

    /** @throws IllegalArgumentException when a number makes no sense */
    public ScanSignal {
        Objects.requireNonNull(name, "name");
        if (name.isBlank() || !(left >= 0) || !(right >= 0) || !(sigma > 0) || !Double.isFinite(left + right + midpoint + sigma)) {
            throw new IllegalArgumentException("a signal has a name, counts that are not negative, a midpoint and a positive width, not '" + name + "', " + left
                    + ", " + right + ", " + midpoint + ", " + sigma);
        }
    }

    /** The expected counts at a distance in nm. */
    public double expected(double distance) {
        double fraction = Erf.erfc(-(distance - midpoint) / (sigma * StrictMath.sqrt(2))) / 2;
        return left + (right - left) * fraction;
    }

    /** From 10 to 90 % of the step, in nm. */
    public double width1090() {
        return STEP_1090 * sigma;
    }
}
