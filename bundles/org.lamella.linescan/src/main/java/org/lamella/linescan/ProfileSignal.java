package org.lamella.linescan;

import java.util.Arrays;
import java.util.Objects;
import org.lamella.data.Unit;

/**
 * One signal along a scan: counts, whose variance is their own expectation, or values with variances, or values of which
 * nobody knows how uncertain they are.
 *
 * @param name for example {@code Fe Ka}
 * @param x the places, ascending, in {@code xUnit}
 * @param xUnit the unit of the places
 * @param values counts, or values
 * @param noise how uncertain the values are
 * @param variances of the values; null for counts and for unknown variances
 * @param exposures what counts are proportional to besides the signal, such as the pixels that they are summed over; null when
 *        all are alike
 * @param unit the unit of the values
 */
public record ProfileSignal(String name, double[] x, Unit xUnit, double[] values, Noise noise, double[] variances, double[] exposures, Unit unit) {
    /** Fewer points than this make no profile. */
    public static final int FEWEST_POINTS = 3;

    /** How uncertain values are. */
    public enum Noise {
        /** Poisson counts. */
        COUNTS,
        /** Variances are given. */
        GIVEN,
        /** The same unknown variance for all, which the scatter about the fit tells. */
        SCATTER
    }

    /** @throws IllegalArgumentException when there are too few points, they do not ascend, or values make no sense; says which */
    public ProfileSignal {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(xUnit, "xUnit");
        Objects.requireNonNull(noise, "noise");
        Objects.requireNonNull(unit, "unit");
        if (x.length != values.length || variances != null && variances.length != x.length || exposures != null && exposures.length != x.length
                || (variances == null) == (noise == Noise.GIVEN)) {
            throw new IllegalArgumentException("signal '" + name + "' has parts of different lengths");
        }
        if (x.length < FEWEST_POINTS) {
            throw new IllegalArgumentException("signal '" + name + "' has " + x.length + (x.length == 1 ? " point" : " points") + "; a profile needs "
                    + FEWEST_POINTS + " at the least, and a step with its width 5");
        }
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i]) || !Double.isFinite(values[i])) {
                throw new IllegalArgumentException("signal '" + name + "', point " + (i + 1) + ": there is no number");
            }
            if (i > 0 && !(x[i] > x[i - 1])) {
                throw new IllegalArgumentException("signal '" + name + "', point " + (i + 1) + ": distances must ascend, but " + x[i] + " follows "
                        + x[i - 1]);
            }
            if (noise == Noise.COUNTS && values[i] < 0) {
                throw new IllegalArgumentException("signal '" + name + "', point " + (i + 1) + ": a count cannot be negative: " + values[i]);
            }
            if (variances != null && !(variances[i] > 0) || exposures != null && !(exposures[i] > 0)) {
                throw new IllegalArgumentException("signal '" + name + "', point " + (i + 1) + ": its uncertainty must be positive");
            }
        }
    }

    /** Poisson counts. */
    public static ProfileSignal counts(String name, double[] x, Unit xUnit, double[] counts) {
        return new ProfileSignal(name, x, xUnit, counts, Noise.COUNTS, null, null, Unit.COUNTS);
    }

    public int size() {
        return x.length;
    }

    /** The value at a point per exposure: what a fit is drawn through. */
    public double level(int index) {
        return exposures == null ? values[index] : values[index] / exposures[index];
    }

    /** The levels of all points. */
    public double[] levels() {
        double[] levels = new double[size()];
        Arrays.setAll(levels, this::level);
        return levels;
    }

    /**
     * One standard uncertainty of each level; for counts that of the count as it is, at least of one count.
     *
     * @return NaN throughout when the uncertainty is unknown
     */
    public double[] uncertainties() {
        double[] all = new double[size()];
        for (int i = 0; i < all.length; i++) {
            double of = switch (noise) {
                case COUNTS -> Math.sqrt(Math.max(1, values[i]));
                case GIVEN -> Math.sqrt(variances[i]);
                case SCATTER -> Double.NaN;
            };
            all[i] = exposures == null ? of : of / exposures[i];
        }
        return all;
    }

    /** The points from one place to another, both included. */
    public ProfileSignal within(double from, double to) {
        int[] kept = java.util.stream.IntStream.range(0, size()).filter(i -> x[i] >= from && x[i] <= to).toArray();
        return new ProfileSignal(name, pick(x, kept), xUnit, pick(values, kept), noise, pick(variances, kept), pick(exposures, kept), unit);
    }

    /** The same signal with other values. */
    public ProfileSignal withValues(double[] newValues) {
        return new ProfileSignal(name, x, xUnit, newValues, noise, variances, exposures, unit);
    }

    public ProfileSignal withName(String newName) {
        return new ProfileSignal(newName, x, xUnit, values, noise, variances, exposures, unit);
    }

    private static double[] pick(double[] all, int[] kept) {
        return all == null ? null : Arrays.stream(kept).mapToDouble(i -> all[i]).toArray();
    }
}
