package org.lamella.linescan.model;

import java.util.ArrayList;
import java.util.List;
import org.lamella.math.ParameterConstraints;

/** A step from one plateau to another: left and right level, midpoint, a scale of the width, and what a kind of step adds. */
abstract class Step implements ProfileModel {
    static final int LEFT = 0;
    static final int RIGHT = 1;
    static final int MIDPOINT = 2;
    static final int SCALE = 3;

    private final List<Parameter> parameters;

    Step(String scaleName, List<Parameter> more) {
        List<Parameter> all = new ArrayList<>(List.of(new Parameter("left", Kind.LEVEL), new Parameter("right", Kind.LEVEL),
                new Parameter("midpoint", Kind.PLACE), new Parameter(scaleName, Kind.PLACE)));
        all.addAll(more);
        parameters = List.copyOf(all);
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    /** How much of the step lies left of a place, from 0 to 1, for a step at 0 of scale 1; without the additional parameters. */
    abstract double fractionPlace(double[] p, double fraction);

    /** Where the two best parts meet, with widths from a sharp step to half of the scan. */
    @Override
    public List<double[]> starts(ProfileShape shape) {
        int split = shape.split();
        double left = shape.level(0, split);
        double right = shape.level(split, shape.points());
        List<double[]> starts = new ArrayList<>();
        for (double scale : new double[] {shape.spacing(), shape.span() / 40, shape.span() / 12, shape.span() / 5}) {
            double[] start = new double[parameters.size()];
            start[LEFT] = left;
            start[RIGHT] = right;
            start[MIDPOINT] = shape.before(split);
            start[SCALE] = scale;
            starts.add(start);
        }
        return starts;
    }

    @Override
    public ParameterConstraints constraints(ProfileShape shape) {
        return ParameterConstraints.free(parameters.size()).bounded(LEFT, shape.leastLevel(), Double.POSITIVE_INFINITY)
                .bounded(RIGHT, shape.leastLevel(), Double.POSITIVE_INFINITY).bounded(MIDPOINT, shape.start(), shape.end())
                .bounded(SCALE, shape.narrowest(), shape.span());
    }

    @Override
    public double low(double[] p) {
        return Math.min(p[LEFT], p[RIGHT]);
    }

    @Override
    public double high(double[] p) {
        return Math.max(p[LEFT], p[RIGHT]);
    }

    @Override
    public boolean rises(double[] p) {
        return p[RIGHT] >= p[LEFT];
    }

    @Override
    public double place(double[] p, double fraction) {
        return fractionPlace(p, rises(p) ? fraction : 1 - fraction);
    }

    @Override
    public int widthParameter(double[] p) {
        return SCALE;
    }

    @Override
    public int middleParameter(double[] p) {
        return MIDPOINT;
    }
}
