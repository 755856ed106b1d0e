package org.lamella.linescan.model;

import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.lamella.math.NormalCurve;

/**
 * A sharp interface seen with a Gaussian probe, or a diffused one: {@code left + (right - left) / 2 (1 + erf((x - midpoint) /
 * (sqrt(2) sigma)))}. From 10 to 90 % are 2.563 sigma, from 16 to 84 % are 1.989 sigma.
 */
public final class ErrorFunctionStep extends Step {
    private static final NormalDistribution NORMAL = new NormalDistribution(0, 1);

    public ErrorFunctionStep() {
        super("sigma", List.of());
    }

    @Override
    public ModelName name() {
        return ModelName.STEP;
    }

    @Override
    public void evaluate(double[] x, double[] p, double[] values, double[][] derivatives) {
        double left = p[LEFT];
        double rise = p[RIGHT] - left;
        double inverse = 1 / p[SCALE];
        for (int i = 0; i < x.length; i++) {
            double u = (x[i] - p[MIDPOINT]) * inverse;
            double fraction = NormalCurve.cumulative(u);
            values[i] = left + rise * fraction;
            if (derivatives != null) {
                double slope = -rise * inverse * NormalCurve.density(u);
                derivatives[LEFT][i] = 1 - fraction;
                derivatives[RIGHT][i] = fraction;
                derivatives[MIDPOINT][i] = slope;
                derivatives[SCALE][i] = slope * u;
            }
        }
    }

    @Override
    double fractionPlace(double[] p, double fraction) {
        return p[MIDPOINT] + p[SCALE] * quantile(fraction);
    }

    /** Where the standard normal curve reaches a fraction. */
    static double quantile(double fraction) {
        return NORMAL.inverseCumulativeProbability(fraction);
    }
}
