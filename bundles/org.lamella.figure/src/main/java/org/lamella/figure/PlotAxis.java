package org.lamella.figure;

import java.util.Objects;
import org.lamella.data.Unit;

/**
 * An axis of a plot.
 *
 * @param title what is plotted, without the unit
 * @param unit its unit, written behind the title
 * @param logarithmic whether the scale is logarithmic; values that are not positive are then left out
 * @param minimum the lower end; NaN to let the data decide
 * @param maximum the upper end; NaN to let the data decide
 */
public record PlotAxis(String title, Unit unit, boolean logarithmic, double minimum, double maximum) {
    public PlotAxis {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(unit, "unit");
        if (Double.isInfinite(minimum) || Double.isInfinite(maximum) || minimum >= maximum) {
            throw new IllegalArgumentException("the axis '" + title + "' cannot run from " + minimum + " to " + maximum);
        }
        if (logarithmic && (minimum <= 0 || maximum <= 0)) {
            throw new IllegalArgumentException("the logarithmic axis '" + title + "' must be positive, not " + minimum + " to " + maximum);
        }
    }

    public static PlotAxis linear(String title, Unit unit) {
        return new PlotAxis(title, unit, false, Double.NaN, Double.NaN);
    }

    public static PlotAxis logarithmic(String title, Unit unit) {
        return new PlotAxis(title, unit, true, Double.NaN, Double.NaN);
    }

    /** The same axis between two ends, of which NaN leaves one to the data. */
    public PlotAxis between(double newMinimum, double newMaximum) {
        return new PlotAxis(title, unit, logarithmic, newMinimum, newMaximum);
    }

    /** Title and unit. */
    public String heading() {
        return unit.symbol().isEmpty() ? title : title + " (" + unit.symbol() + ")";
    }

    boolean canShow(double value) {
        return Double.isFinite(value) && (!logarithmic || value > 0);
    }
}
