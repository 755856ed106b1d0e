package org.lamella.figure;

/**
 * Where a value lies on an axis of a plot: linear or logarithmic between two ends.
 *
 * @param counts whether only whole numbers have ticks
 */
record Scale(double minimum, double maximum, boolean logarithmic, boolean counts) {
    Scale(double minimum, double maximum, boolean logarithmic) {
        this(minimum, maximum, logarithmic, false);
    }

    /**
     * The scale of an axis over data.
     *
     * @param low the smallest value that is drawn; above {@code high} when there are none
     * @param padding how much is added at each end that the axis leaves to the data, as a part of the range
     * @param fromZero whether an axis near zero shall start at zero
     */
    static Scale of(PlotAxis axis, double low, double high, double padding, boolean fromZero) {
        double minimum = low;
        double maximum = high;
        if (!(minimum <= maximum)) {
            minimum = axis.logarithmic() ? 1 : 0;
            maximum = axis.logarithmic() ? 10 : 1;
        }
        if (axis.logarithmic()) {
            double factor = maximum > minimum ? Math.pow(maximum / minimum, padding) : 2;
            minimum /= factor;
            maximum *= factor;
        } else {
            double span = maximum - minimum;
            double pad = span > Math.ulp(Math.abs(maximum)) * 16 ? span * padding : Math.max(Math.abs(maximum) * 0.1, 1e-12);
            boolean zero = fromZero && minimum >= 0 && minimum < 0.35 * maximum;
            minimum = zero ? 0 : minimum - pad;
            maximum += pad;
        }
        double from = Double.isNaN(axis.minimum()) ? minimum : axis.minimum();
        double to = Double.isNaN(axis.maximum()) ? maximum : axis.maximum();
        if (!(from < to)) {
            // One end was given beyond all data.
            if (Double.isNaN(axis.maximum())) {
                to = axis.logarithmic() ? from * 10 : from + Math.max(1, Math.abs(from));
            } else {
                from = axis.logarithmic() ? to / 10 : to - Math.max(1, Math.abs(to));
            }
        }
        return new Scale(from, to, axis.logarithmic());
    }

    /** 0 at the lower end, 1 at the upper end. */
    double part(double value) {
        return logarithmic ? Math.log(value / minimum) / Math.log(maximum / minimum) : (value - minimum) / (maximum - minimum);
    }

    boolean contains(double value) {
        return value >= minimum && value <= maximum;
    }

    Ticks ticks(int most) {
        Ticks all = logarithmic ? Ticks.logarithmic(minimum, maximum, most) : Ticks.linear(minimum, maximum, most);
        return counts ? all.whole() : all;
    }
}
