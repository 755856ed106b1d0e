package org.lamella.display;

import java.util.Objects;
import org.lamella.figure.ColourMap;
import org.lamella.figure.Contrast;

/**
 * How an image is shown: its colours, and which values become dark and bright.
 *
 * @param colours the colour map
 * @param contrast percentiles, gamma and whether the logarithm is shown
 * @param fixedLow the value that becomes dark when it was set by hand; NaN to take the percentile
 * @param fixedHigh the value that becomes bright when it was set by hand; NaN to take the percentile
 */
public record DisplaySettings(ColourMap colours, Contrast contrast, double fixedLow, double fixedHigh) {
    public static final DisplaySettings MICROGRAPH = new DisplaySettings(ColourMap.GREY, Contrast.MICROGRAPH, Double.NaN, Double.NaN);

    public DisplaySettings {
        Objects.requireNonNull(colours, "colours");
        Objects.requireNonNull(contrast, "contrast");
        if (Double.isInfinite(fixedLow) || Double.isInfinite(fixedHigh) || fixedLow >= fixedHigh) {
            throw new IllegalArgumentException("the limits must rise, not run from " + fixedLow + " to " + fixedHigh);
        }
    }

    public boolean isFixed() {
        return !Double.isNaN(fixedLow);
    }

    public DisplaySettings withColours(ColourMap newColours) {
        return new DisplaySettings(newColours, contrast, fixedLow, fixedHigh);
    }

    /** Percentiles anew; limits set by hand are dropped. */
    public DisplaySettings withPercentiles(double low, double high) {
        return new DisplaySettings(colours, contrast.withPercentiles(low, high), Double.NaN, Double.NaN);
    }

    public DisplaySettings withGamma(double gamma) {
        return new DisplaySettings(colours, contrast.withGamma(gamma), fixedLow, fixedHigh);
    }

    /** Limits set by hand. */
    public DisplaySettings withLimits(double low, double high) {
        return new DisplaySettings(colours, contrast, low, high);
    }

    public DisplaySettings withLogarithm(boolean logarithmic) {
        return new DisplaySettings(colours, new Contrast(contrast.lowPercentile(), contrast.highPercentile(), contrast.gamma(), logarithmic),
                Double.NaN, Double.NaN);
    }

    /** The values that become dark and bright, given a sample of the image. */
    public double[] limits(ValueSample sample) {
        return isFixed() ? new double[] {fixedLow, fixedHigh} : contrast.limitsOfSorted(sample.sorted());
    }
}
