package org.lamella.linescan.model;

import java.util.ArrayList;
import java.util.List;
import org.lamella.math.NormalCurve;
import org.lamella.math.ParameterConstraints;

/**
 * Two error-function steps, one behind the other: a layer between two others. Where the signal rises and then falls, or the
 * other way round, the curve also has a full width at half height. Where it comes back to where it was, within half of its
 * height, it is a peak: its middle is half way between its flanks. Otherwise the main step is the higher one.
 */
public final class TwoSteps implements ProfileModel {
    private static final int LEFT = 0;
    private static final int MIDDLE = 1;
    private static final int RIGHT = 2;
    private static final int PLACE = 3;
    private static final int SIGMA = 4;
    private static final int SAMPLES = 400;
    private static final int HALVINGS = 40;

    @Override
    public ModelName name() {
        return ModelName.TWO_STEPS;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("left", Kind.LEVEL), new Parameter("middle", Kind.LEVEL), new Parameter("right", Kind.LEVEL),
                new Parameter("midpoint1", Kind.PLACE), new Parameter("sigma1", Kind.PLACE), new Parameter("midpoint2", Kind.PLACE),
                new Parameter("sigma2", Kind.PLACE));
    }

    @Override
    public void evaluate(double[] x, double[] p, double[] values, double[][] derivatives) {
        double rise1 = p[MIDDLE] - p[LEFT];
        double rise2 = p[RIGHT] - p[MIDDLE];
        for (int i = 0; i < x.length; i++) {
            double u1 = (x[i] - p[PLACE]) / p[SIGMA];
            double u2 = (x[i] - p[PLACE + 2]) / p[SIGMA + 2];
            double fraction1 = NormalCurve.cumulative(u1);
            double fraction2 = NormalCurve.cumulative(u2);
            values[i] = p[LEFT] + rise1 * fraction1 + rise2 * fraction2;
            if (derivatives != null) {
                double slope1 = -rise1 / p[SIGMA] * NormalCurve.density(u1);
                double slope2 = -rise2 / p[SIGMA + 2] * NormalCurve.density(u2);
                derivatives[LEFT][i] = 1 - fraction1;
                derivatives[MIDDLE][i] = fraction1 - fraction2;
                derivatives[RIGHT][i] = fraction2;
                derivatives[PLACE][i] = slope1;
                derivatives[SIGMA][i] = slope1 * u1;
                derivatives[PLACE + 2][i] = slope2;
                derivatives[SIGMA + 2][i] = slope2 * u2;
            }
        }
    }

    @Override
    public List<double[]> starts(ProfileShape shape) {
        int[] splits = shape.splits();
        double first = shape.before(splits[0]);
        double second = shape.before(splits[1]);
        List<double[]> starts = new ArrayList<>();
        for (double sigma : new double[] {shape.spacing(), (second - first) / 6, (second - first) / 3}) {
            starts.add(new double[] {shape.level(0, splits[0]), shape.level(splits[0], splits[1]), shape.level(splits[1], shape.points()),
                first, Math.max(sigma, shape.narrowest()), second, Math.max(sigma, shape.narrowest())});
        }
        return starts;
    }

    @Override
    public ParameterConstraints constraints(ProfileShape shape) {
        ParameterConstraints constraints = ParameterConstraints.free(7);
        for (int level : new int[] {LEFT, MIDDLE, RIGHT}) {
            // A middle level that two wide steps never let the curve reach is no level.
            double reach = 2 * (shape.most() - shape.least());
            double least = shape.leastLevel() > 0 ? shape.leastLevel() : shape.least() - reach;
            constraints = constraints.bounded(level, least, Math.max(shape.most() + reach, 2 * least + 1));
        }
        for (int step = 0; step < 2; step++) {
            constraints = constraints.bounded(PLACE + 2 * step, shape.start(), shape.end()).bounded(SIGMA + 2 * step, shape.narrowest(), shape.span() / 2);
        }
        return constraints;
    }

    private static int main(double[] p) {
        return Math.abs(p[MIDDLE] - p[LEFT]) >= Math.abs(p[RIGHT] - p[MIDDLE]) ? 0 : 1;
    }

    private static double levelBefore(double[] p, int step) {
        return step == 0 ? p[LEFT] : p[MIDDLE];
    }

    private static double levelBehind(double[] p, int step) {
        return step == 0 ? p[MIDDLE] : p[RIGHT];
    }

    @Override
    public double low(double[] p) {
        return Math.min(levelBefore(p, main(p)), levelBehind(p, main(p)));
    }

    @Override
    public double high(double[] p) {
        return Math.max(levelBefore(p, main(p)), levelBehind(p, main(p)));
    }

    @Override
    public boolean isPeak(double[] p) {
        return isHump(p) && Math.abs(p[RIGHT] - p[LEFT]) < 0.5 * Math.abs(p[MIDDLE] - (p[LEFT] + p[RIGHT]) / 2);
    }

    @Override
    public double middle(double[] p) {
        if (!isPeak(p)) {
            return place(p, 0.5);
        }
        double[] ends = halfHeights(p);
        return ends == null ? Double.NaN : (ends[0] + ends[1]) / 2;
    }

    @Override
    public double placeBeyond(double[] p, double fraction) {
        return isPeak(p) ? placeOf(p, 1 - flank(p), fraction) : Double.NaN;
    }

    /** The step whose flank counts: of a peak the first one, else the main one. */
    private int flank(double[] p) {
        return isPeak(p) ? p[PLACE] <= p[PLACE + 2] ? 0 : 1 : main(p);
    }

    private static double placeOf(double[] p, int step, double fraction) {
        boolean isRising = levelBehind(p, step) >= levelBefore(p, step);
        return p[PLACE + 2 * step] + p[SIGMA + 2 * step] * ErrorFunctionStep.quantile(isRising ? fraction : 1 - fraction);
    }

    @Override
    public boolean rises(double[] p) {
        return isPeak(p) ? p[MIDDLE] >= p[LEFT] : levelBehind(p, main(p)) >= levelBefore(p, main(p));
    }

    @Override
    public double place(double[] p, double fraction) {
        return placeOf(p, flank(p), fraction);
    }

    @Override
    public int widthParameter(double[] p) {
        return SIGMA + 2 * flank(p);
    }

    @Override
    public int middleParameter(double[] p) {
        return isPeak(p) ? -1 : PLACE + 2 * main(p);
    }

    /** Whether the second step undoes the first, at least in part. */
    public static boolean isHump(double[] p) {
        return (p[MIDDLE] - p[LEFT]) * (p[RIGHT] - p[MIDDLE]) < 0;
    }

    /**
     * The full width between the two places where the curve is half way from its ground, the mean of the outer levels, to its
     * crest; NaN when it only rises or falls, or never comes down to half.
     */
    @Override
    public double fullWidth(double[] p) {
        double[] ends = isHump(p) ? halfHeights(p) : null;
        return ends == null ? Double.NaN : ends[1] - ends[0];
    }

    /** The two places at half height; null when the curve does not come down to it on both sides. */
    private static double[] halfHeights(double[] p) {
        double reach = 4 * Math.max(p[SIGMA], p[SIGMA + 2]);
        double from = Math.min(p[PLACE], p[PLACE + 2]) - reach;
        double to = Math.max(p[PLACE], p[PLACE + 2]) + reach;
        double sign = p[MIDDLE] > p[LEFT] ? 1 : -1;
        double crest = from;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= SAMPLES; i++) {
            double x = from + (to - from) * i / SAMPLES;
            double value = sign * at(p, x);
            if (value > highest) {
                highest = value;
                crest = x;
            }
        }
        double half = sign * (sign * (p[LEFT] + p[RIGHT]) / 2 + highest) / 2;
        double[] ends = {crossing(p, crest, from, half, sign), crossing(p, crest, to, half, sign)};
        return Double.isNaN(ends[0] + ends[1]) ? null : ends;
    }

    /** Where the curve falls through a level between its crest and a place far out; NaN when it does not. */
    private static double crossing(double[] p, double crest, double out, double level, double sign) {
        double inner = crest;
        double outer = out;
        if (sign * (at(p, outer) - level) > 0) {
            return Double.NaN;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (inner + outer) / 2;
            if (sign * (at(p, middle) - level) > 0) {
                inner = middle;
            } else {
                outer = middle;
            }
        }
        return (inner + outer) / 2;
    }

    private static double at(double[] p, double x) {
        return p[LEFT] + (p[MIDDLE] - p[LEFT]) * NormalCurve.cumulative((x - p[PLACE]) / p[SIGMA])
                + (p[RIGHT] - p[MIDDLE]) * NormalCurve.cumulative((x - p[PLACE + 2]) / p[SIGMA + 2]);
    }
}
