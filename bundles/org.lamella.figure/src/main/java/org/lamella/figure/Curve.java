package org.lamella.figure;

import java.util.Objects;

/**
 * One curve of a {@link ProfilePlot}.
 *
 * @param name its entry in the legend; empty for none
 * @param x coordinates along the x axis; values that are not finite leave a gap
 * @param y coordinates along the y axis, as many as x
 * @param lower the lower ends of the uncertainties, as many as x, or none
 * @param upper the upper ends of the uncertainties, as many as x, or none
 * @param style how the points are drawn
 * @param errorBars whether the uncertainties are drawn as bars at each point; otherwise as a band
 * @param category the number of its colour, marker and line pattern, see {@link CategoricalColours}
 */
public record Curve(String name, double[] x, double[] y, double[] lower, double[] upper, Style style, boolean errorBars, int category) {
    /** How a curve is drawn. */
    public enum Style {
        /** A full or dashed line. */
        LINE,
        /** Steps whose middle is at x, as for a spectrum of channels. */
        STEPS,
        /** Markers. */
        POINTS,
        /** Markers joined by a line. */
        POINTS_AND_LINE
    }

    public Curve {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(style, "style");
        if (x.length != y.length) {
            throw new IllegalArgumentException("curve '" + name + "' has " + x.length + " x and " + y.length + " y values");
        }
        if (lower.length != upper.length || lower.length != 0 && lower.length != x.length) {
            throw new IllegalArgumentException("curve '" + name + "' has " + x.length + " points, " + lower.length + " lower and "
                    + upper.length + " upper ends");
        }
    }

    public static Curve line(String name, double[] x, double[] y, int category) {
        return new Curve(name, x, y, new double[0], new double[0], Style.LINE, false, category);
    }

    public static Curve steps(String name, double[] x, double[] y, int category) {
        return new Curve(name, x, y, new double[0], new double[0], Style.STEPS, false, category);
    }

    public static Curve points(String name, double[] x, double[] y, int category) {
        return new Curve(name, x, y, new double[0], new double[0], Style.POINTS, false, category);
    }

    public Curve withStyle(Style newStyle) {
        return new Curve(name, x, y, lower, upper, newStyle, errorBars, category);
    }

    /** The same curve in a band of uncertainty. */
    public Curve withBand(double[] newLower, double[] newUpper) {
        return new Curve(name, x, y, newLower, newUpper, style, false, category);
    }

    /** The same curve with an error bar of one standard uncertainty up and down at each point; NaN for no bar. */
    public Curve withErrorBars(double[] uncertainty) {
        if (uncertainty.length != y.length) {
            throw new IllegalArgumentException("curve '" + name + "' has " + y.length + " points and " + uncertainty.length
                    + " uncertainties");
        }
        double[] low = new double[y.length];
        double[] high = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            low[i] = y[i] - uncertainty[i];
            high[i] = y[i] + uncertainty[i];
        }
        return new Curve(name, x, y, low, high, style, true, category);
    }
}
