package org.lamella.linescan.model;

import java.util.Arrays;
import java.util.List;
import org.lamella.math.ParameterConstraints;

/** No change along the scan. */
public final class ConstantLevel implements ProfileModel {
    @Override
    public ModelName name() {
        return ModelName.CONSTANT;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("level", Kind.LEVEL));
    }

    @Override
    public void evaluate(double[] x, double[] p, double[] values, double[][] derivatives) {
        Arrays.fill(values, p[0]);
        if (derivatives != null) {
            Arrays.fill(derivatives[0], 1);
        }
    }

    @Override
    public List<double[]> starts(ProfileShape shape) {
        return List.of(new double[] {shape.level(0, shape.points())});
    }

    @Override
    public ParameterConstraints constraints(ProfileShape shape) {
        return ParameterConstraints.free(1).bounded(0, shape.leastLevel(), Double.POSITIVE_INFINITY);
    }

    @Override
    public double low(double[] p) {
        return p[0];
    }

    @Override
    public double high(double[] p) {
        return p[0];
    }

    @Override
    public double place(double[] p, double fraction) {
        return Double.NaN;
    }

    @Override
    public boolean rises(double[] p) {
        return true;
    }
}
