package org.lamella.figure;

import java.util.Arrays;

/**
 * How values become brightness: the values at two percentiles become the ends of the colour map, the rest lies between
 * by a power law. Percentiles, not extremes, because one hot pixel must not make an image black.
 *
 * @param lowPercentile the percentile that becomes dark, from 0 to below {@code highPercentile}
 * @param highPercentile the percentile that becomes bright, at most 100
 * @param gamma brightness is the linear brightness to the power {@code 1 / gamma}; above 1 brightens the dark parts
 * @param logarithmic whether the logarithm of the values is shown; values that are not positive are then darkest
 */
public record Contrast(double lowPercentile, double highPercentile, double gamma, boolean logarithmic) {
    /** For micrographs: half a percent of the pixels is cut at either end. */
    public static final Contrast MICROGRAPH = new Contrast(0.5, 99.5, 1, false);
    /** For power spectra: the logarithm, from the typical background to the strongest spots. */
    public static final Contrast SPECTRUM = new Contrast(20, 99.95, 1, true);

    public Contrast {
        if (!(lowPercentile >= 0) || !(lowPercentile < highPercentile) || !(highPercentile <= 100)) {
            throw new IllegalArgumentException("the percentiles must rise within 0 to 100, not " + lowPercentile + " to " + highPercentile);
        }
        if (!(gamma > 0) || Double.isInfinite(gamma)) {
            throw new IllegalArgumentException("gamma must be positive, not " + gamma);
        }
    }

    public Contrast withGamma(double newGamma) {
        return new Contrast(lowPercentile, highPercentile, newGamma, logarithmic);
    }

    public Contrast withPercentiles(double low, double high) {
        return new Contrast(low, high, gamma, logarithmic);
    }

    /**
     * The values that become dark and bright.
     *
     * @return low and high, high above low; {@code {0, 1}} when no value is finite
     */
    public double[] limits(double[] values) {
        return limitsOfSorted(Arrays.stream(values).filter(Double::isFinite).sorted().toArray());
    }

    /** The same for finite values that rise already: it takes no time, however many there are. */
    public double[] limitsOfSorted(double[] sorted) {
        int first = logarithmic ? firstPositive(sorted) : 0;
        if (sorted.length == first) {
            return new double[] {logarithmic ? 1 : 0, logarithmic ? 10 : 1};
        }
        double low = percentile(sorted, first, lowPercentile);
        double high = percentile(sorted, first, highPercentile);
        if (!(high > low)) {
            // Constant between the percentiles: what sticks out, if anything does, is then the contrast.
            low = sorted[first];
            high = sorted[sorted.length - 1];
        }
        if (!(high > low)) {
            high = low == 0 ? 1 : low + Math.abs(low);
        }
        return new double[] {low, high};
    }

    /** Brightness from 0 to 1 of a value between limits; NaN stays NaN. */
    public double brightness(double value, double[] limits) {
        if (Double.isNaN(value)) {
            return Double.NaN;
        }
        double part;
        if (logarithmic) {
            part = value > 0 ? Math.log(value / limits[0]) / Math.log(limits[1] / limits[0]) : 0;
        } else {
            part = (value - limits[0]) / (limits[1] - limits[0]);
        }
        part = Math.clamp(part, 0, 1);
        return gamma == 1 ? part : Math.pow(part, 1 / gamma);
    }

    private static int firstPositive(double[] sorted) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] > 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** @param first where the values begin that count */
    private static double percentile(double[] sorted, int first, double percent) {
        double position = percent / 100 * (sorted.length - first - 1);
        int lower = first + (int) position;
        int upper = Math.min(lower + 1, sorted.length - 1);
        return sorted[lower] + (sorted[upper] - sorted[lower]) * (position - (int) position);
    }
}
