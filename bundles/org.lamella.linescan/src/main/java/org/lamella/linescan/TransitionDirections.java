package org.lamella.linescan;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.lamella.math.DotProduct;
import org.lamella.math.NormalCurve;

/**
 * The directions in which a further transition would move a fitted curve, in units of the noise of each point. What the parameters of the curve could do
 * themselves is taken out of each, and each has length 1: its product with the residuals of a right curve is a normal deviate.
 *
 * <p>Neighbouring directions look at nearly the same points. The probability that none of them reaches a level is therefore
 * bounded with each one's correlation to its closest neighbour (K. J. Worsley, Biometrika 69 (1982) 297,
 * doi:10.1093/biomet/69.2.297), which is much closer to the truth than adding up all of them.</p>
 */
final class TransitionDirections {
    private static final int MOST_PLACES = 400;
    /** Widths are apart by this factor, places by this part of the width. */
    private static final double WIDTH_FACTOR = 2.5;
    private static final double PLACE_PART = 0.6;
    private static final double REACH = 5;
    /** What the curve can nearly do itself, and what rests on a single point, is no evidence of a transition. */
    private static final double LEAST_LEFT = 1e-4;
    private static final double MOST_OF_ONE_POINT = 0.6;
    /** Nodes and weights of Gauss and Legendre on 0 to 1. */
    private static final double[] NODES = {0.046910077030668, 0.230765344947158, 0.5, 0.769234655052842, 0.953089922969332};
    private static final double[] WEIGHTS = {0.118463442528095, 0.239314335249683, 0.284444444444444, 0.239314335249683, 0.118463442528095};

    private final double[] x;
    private final double[] scale;
    private final double[][] tangents;
    private final double spacing;
    private final List<double[]> directions = new ArrayList<>();
    /** Of each direction its correlation with the closest one before it; 0 for the first. */
    private final List<Double> links = new ArrayList<>();

    /**
     * @param x the places of the points, ascending
     * @param scale what a unit of level is at each point, in standard deviations of its noise
     * @param tangents orthonormal directions in which the parameters of the curve move it
     * @param spacing the usual distance of points
     */
    TransitionDirections(double[] x, double[] scale, double[][] tangents, double spacing) {
        this.x = x;
        this.scale = scale;
        this.tangents = tangents;
        this.spacing = spacing;
    }

    /** Looks for steps at every place, from sharp ones to such as a quarter of the scan is wide. */
    TransitionDirections withSteps() {
        add(false);
        return this;
    }

    /** Looks for peaks at every place. */
    TransitionDirections withPeaks() {
        add(true);
        return this;
    }

    /** Looks for some curves, neighbours of which are alike, in units of level. */
    TransitionDirections with(List<double[]> curves) {
        double[] last = null;
        for (double[] curve : curves) {
            double[] direction = unit(curve);
            if (direction != null) {
                directions.add(direction);
                links.add(last == null ? 0 : Math.min(1, Math.abs(DotProduct.of(direction, last))));
                last = direction;
            }
        }
        return this;
    }

    private void add(boolean isPeak) {
        double span = x[x.length - 1] - x[0];
        List<Integer> narrower = List.of();
        List<Double> narrowerPlaces = List.of();
        for (double sigma = isPeak ? spacing : 0; sigma <= span / 4; sigma = Math.max(2 * spacing, sigma * WIDTH_FACTOR)) {
            double pace = Math.max(Math.max(spacing, sigma * PLACE_PART), span / MOST_PLACES);
            List<Integer> indices = new ArrayList<>();
            List<Double> places = new ArrayList<>();
            for (double place = x[0] + (isPeak ? 0 : spacing / 2); place < x[x.length - 1]; place += pace) {
                double[] direction = direction(isPeak, place, sigma);
                if (direction == null) {
                    continue;
                }
                double link = indices.isEmpty() ? 0 : Math.abs(DotProduct.of(direction, directions.get(indices.get(indices.size() - 1))));
                int closest = closest(narrowerPlaces, place);
                if (closest >= 0) {
                    link = Math.max(link, Math.abs(DotProduct.of(direction, directions.get(narrower.get(closest)))));
                }
                indices.add(directions.size());
                places.add(place);
                directions.add(direction);
                links.add(Math.min(1, link));
            }
            narrower = indices;
            narrowerPlaces = places;
        }
    }

    private static int closest(List<Double> places, double place) {
        int best = -1;
        for (int i = 0; i < places.size(); i++) {
            if (best < 0 || Math.abs(places.get(i) - place) < Math.abs(places.get(best) - place)) {
                best = i;
            }
        }
        return best;
    }

    private double[] direction(boolean isPeak, double place, double sigma) {
        double[] shape = new double[x.length];
        for (int i = 0; i < shape.length; i++) {
            double from = x[i] - place;
            double part;
            if (isPeak) {
                part = Math.abs(from) < REACH * sigma ? Math.exp(-from * from / (2 * sigma * sigma)) : 0;
            } else {
                part = from > REACH * sigma ? 1 : from < -REACH * sigma ? 0 : sigma > 0 ? NormalCurve.cumulative(from / sigma) : 0.5;
            }
            shape[i] = part;
        }
        return unit(shape);
    }

    /** Null when the curve can do the same by itself or a single point decides. */
    private double[] unit(double[] shape) {
        double[] d = new double[x.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = shape[i] * scale[i];
        }
        double before = DotProduct.of(d, d);
        for (double[] tangent : tangents) {
            double along = DotProduct.of(d, tangent);
            for (int i = 0; i < d.length; i++) {
                d[i] -= along * tangent[i];
            }
        }
        double left = DotProduct.of(d, d);
        if (!(left > LEAST_LEFT * before)) {
            return null;
        }
        double inverse = 1 / Math.sqrt(left);
        double most = 0;
        for (int i = 0; i < d.length; i++) {
            d[i] *= inverse;
            most = Math.max(most, d[i] * d[i]);
        }
        return most > MOST_OF_ONE_POINT && d.length > 2 * tangents.length + 4 ? null : d;
    }

    boolean isEmpty() {
        return directions.isEmpty();
    }

    /** The largest square that residuals, in standard deviations, have in one of the directions. */
    double largest(double[] residuals) {
        double best = 0;
        for (double[] direction : directions) {
            double along = DotProduct.of(direction, residuals);
            best = Math.max(best, along * along);
        }
        return best;
    }

    /** At most how probable normal residuals reach a square of this size in some direction. */
    double bound(double square) {
        double level = Math.sqrt(square);
        double once = new NormalDistribution(0, 1).cumulativeProbability(-level);
        double sum = 0;
        for (double link : links) {
            // The probability that this one exceeds the level where its neighbour doesn't.
            sum += link == 0 ? once : 2 * owen(level, Math.sqrt((1 - link) / (1 + link)));
        }
        return Math.min(1, 2 * sum);
    }

    /** Owen's function T, the integral of exp(-h^2 (1 + t^2) / 2) / (1 + t^2) from 0 to a, over 2 pi (Ann. Math. Stat. 27 (1956) 1075). */
    static double owen(double h, double a) {
        double sum = 0;
        for (int i = 0; i < NODES.length; i++) {
            double t = a * NODES[i];
            sum += WEIGHTS[i] * Math.exp(-h * h * (1 + t * t) / 2) / (1 + t * t);
        }
        return a * sum / (2 * Math.PI);
    }
}
