package org.lamella.eels.oxidation;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;

/**
 * White-line ratios of known oxidation states, between which states are interpolated.
 *
 * @param name how parameters and results call it
 * @param edge the edge, for example {@code Mn-L}
 * @param protocol by which the ratios were taken
 * @param points at least two; state and ratio both monotonic
 * @param source where the numbers are from
 */
public record OxidationCalibration(String name, String edge, String protocol, List<Point> points, String source) {
    /**
     * A state and its ratio.
     *
     * @param state the charge of the ion, for example 3
     * @param ratio above 0
     * @param uncertainty one standard uncertainty of the ratio; 0 when the source gives none
     */
    public record Point(double state, double ratio, double uncertainty) {
        public Point {
            if (!Double.isFinite(state) || !(ratio > 0) || Double.isInfinite(ratio) || !(uncertainty >= 0)) {
                throw new IllegalArgumentException("a calibration needs finite states and positive ratios, not " + state + " and " + ratio);
            }
        }
    }

    public OxidationCalibration {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(edge, "edge");
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(source, "source");
        points = points.stream().sorted(Comparator.comparingDouble(Point::ratio)).toList();
        if (points.size() < 2) {
            throw new IllegalArgumentException("calibration '" + name + "' needs at least two states");
        }
        double sign = points.get(1).state() - points.get(0).state();
        for (int i = 1; i < points.size(); i++) {
            if (!(points.get(i).ratio() > points.get(i - 1).ratio()) || !((points.get(i).state() - points.get(i - 1).state()) * sign > 0)) {
                throw new IllegalArgumentException("calibration '" + name + "': the ratio must rise or fall throughout with the state");
            }
        }
    }

    /** The smallest ratio of the calibrated range. */
    public double leastRatio() {
        return points.get(0).ratio();
    }

    /** The largest ratio of the calibrated range. */
    public double mostRatio() {
        return points.get(points.size() - 1).ratio();
    }

    /**
     * The oxidation state of a ratio, on straight lines between the calibrated ones. The uncertainty is the ratio's and the
     * calibration's, over the slope.
     *
     * @throws OutOfRange when the ratio is outside of the calibrated range: nothing is extrapolated
     */
    public Quantity state(Quantity ratio) throws OutOfRange {
        double value = ratio.value();
        if (!(value >= leastRatio()) || !(value <= mostRatio())) {
            throw new OutOfRange(String.format(java.util.Locale.ROOT, "the ratio %s is outside of the calibrated range %.4g to %.4g of '%s'",
                    ratio.format(), leastRatio(), mostRatio(), name));
        }
        int i = 1;
        while (value > points.get(i).ratio()) {
            i++;
        }
        Point low = points.get(i - 1);
        Point high = points.get(i);
        double part = (value - low.ratio()) / (high.ratio() - low.ratio());
        double slope = (high.state() - low.state()) / (high.ratio() - low.ratio());
        double calibration = Math.hypot((1 - part) * low.uncertainty(), part * high.uncertainty());
        return Quantity.of(low.state() + part * (high.state() - low.state()), Math.abs(slope) * Math.hypot(ratio.uncertainty(), calibration), Unit.NONE);
    }

    /** A ratio that no calibrated state has. */
    public static final class OutOfRange extends Exception {
        private static final long serialVersionUID = 1L;

        OutOfRange(String message) {
            super(message);
        }
    }
}
