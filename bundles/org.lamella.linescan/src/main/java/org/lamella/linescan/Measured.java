package org.lamella.linescan;

/**
 * A measured number.
 *
 * @param value NaN when there is none
 * @param uncertainty one standard uncertainty; NaN when unknown
 * @param low the lower end of the 95 % interval; NaN when unknown
 * @param high its upper end; infinite where the data set no bound
 */
public record Measured(double value, double uncertainty, double low, double high) {
    private static final double NORMAL_QUANTILE = 1.959963984540054;
    public static final Measured NONE = new Measured(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** A number of which the errors are normal. */
    static Measured normal(double value, double uncertainty) {
        return new Measured(value, uncertainty, value - NORMAL_QUANTILE * uncertainty, value + NORMAL_QUANTILE * uncertainty);
    }

    public boolean isPresent() {
        return Double.isFinite(value);
    }

    Measured times(double factor) {
        return factor >= 0 ? new Measured(value * factor, uncertainty * factor, low * factor, high * factor)
                : new Measured(value * factor, -uncertainty * factor, high * factor, low * factor);
    }

    Measured withInterval(double newLow, double newHigh) {
        return new Measured(value, uncertainty, newLow, newHigh);
    }
}
