package org.lamella.linescan.model;

import java.util.List;

/** {@code left + (right - left) / (1 + exp(-(x - midpoint) / scale))}. From 10 to 90 % are 4.394 scales. */
public final class LogisticStep extends Step {
    public LogisticStep() {
        super("scale", List.of());
    }

    @Override
    public ModelName name() {
        return ModelName.LOGISTIC;
    }

    @Override
    public void evaluate(double[] x, double[] p, double[] values, double[][] derivatives) {
        double left = p[LEFT];
        double rise = p[RIGHT] - left;
        double inverse = 1 / p[SCALE];
        for (int i = 0; i < x.length; i++) {
            double u = (x[i] - p[MIDPOINT]) * inverse;
            double fraction = 1 / (1 + Math.exp(-u));
            values[i] = left + rise * fraction;
            if (derivatives != null) {
                double slope = -rise * inverse * fraction * (1 - fraction);
                derivatives[LEFT][i] = 1 - fraction;
                derivatives[RIGHT][i] = fraction;
                derivatives[MIDPOINT][i] = slope;
                derivatives[SCALE][i] = slope * u;
            }
        }
    }

    @Override
    double fractionPlace(double[] p, double fraction) {
        return p[MIDPOINT] + p[SCALE] * Math.log(fraction / (1 - fraction));
    }

    @Override
    public List<double[]> starts(ProfileShape shape) {
        List<double[]> starts = super.starts(shape);
        // A logistic curve of scale s is about as wide as an error function of sigma 1.7 s.
        starts.forEach(start -> start[SCALE] /= 1.7);
        return starts;
    }
}
