package org.lamella.linescan.model;

import java.util.ArrayList;
import java.util.List;
import org.lamella.math.ParameterConstraints;

/**
 * The Weibull peak by which depth profiles are fitted: with {@code q = (a3 - 1) / a3} and
 * {@code s = (x - a1) / a2 + q^(1 / a3)}, {@code y = a0 q^(-q) s^(a3 - 1) exp(-s^a3 + q)}, and nothing where s is not positive.
 * Its crest is a0, at a1; a2 is a measure of the width and a3 of the shape.
 */
public final class WeibullPeak implements ProfileModel {
    private static final double LEAST_SHAPE = 1.01;
    private static final double MOST_SHAPE = 60;
    private static final int HALVINGS = 60;

    @Override
    public ModelName name() {
        return ModelName.WEIBULL;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("a0", Kind.LEVEL), new Parameter("a1", Kind.PLACE), new Parameter("a2", Kind.PLACE),
                new Parameter("a3", Kind.NUMBER));
    }

    @Override
    public void evaluate(double[] x, double[] p, double[] values, double[][] derivatives) {
        double k = p[3];
        double q = (k - 1) / k;
        double logQ = Math.log(q);
        double shift = Math.pow(q, 1 / k);
        double shiftByK = shift / (k * k) * (1 / (k * q) - logQ);
        for (int i = 0; i < x.length; i++) {
            double along = (x[i] - p[1]) / p[2];
            double s = along + shift;
            double logS = Math.log(s);
            double power = s > 0 ? Math.exp(k * logS) : 0;
            double shape = s > 0 ? Math.exp(q - q * logQ + (k - 1) * logS - power) : 0;
            double value = p[0] * shape;
            // A count cannot be fitted by nothing at all.
            values[i] = Math.max(value, 1e-15 * p[0]);
            if (derivatives != null) {
                boolean isInside = shape > 0;
                double byS = isInside ? value * (k - 1 - k * power) / s : 0;
                derivatives[0][i] = shape;
                derivatives[1][i] = -byS / p[2];
                derivatives[2][i] = -byS * along / p[2];
                derivatives[3][i] = isInside ? value * (logS * (1 - power) - logQ / (k * k)) + byS * shiftByK : 0;
            }
        }
    }

    @Override
    public List<double[]> starts(ProfileShape shape) {
        double centre = shape.place(shape.crest());
        // The width of a Gaussian of the same height and area; a peak that the scan cuts off is wider.
        double sigma = Math.max(shape.level(0, shape.points()) / shape.most() * shape.span() / Math.sqrt(2 * Math.PI), shape.spacing());
        List<double[]> starts = new ArrayList<>();
        for (double k : new double[] {2, 4, 8, 16}) {
            double shift = Math.pow((k - 1) / k, 1 / k);
            for (double widening : new double[] {0.6, 1, 1.6}) {
                // The curvature of the crest's logarithm is k (k - 1) / (shift a2)^2.
                starts.add(new double[] {shape.most(), centre, widening * sigma * Math.sqrt(k * (k - 1)) / shift, k});
            }
        }
        return starts;
    }

    @Override
    public ParameterConstraints constraints(ProfileShape shape) {
        return ParameterConstraints.free(4).bounded(0, Math.max(0, shape.leastLevel()), Double.POSITIVE_INFINITY)
                .bounded(1, shape.start() - shape.span(), shape.end() + shape.span()).bounded(2, shape.spacing(), 1000 * shape.span())
                .bounded(3, LEAST_SHAPE, MOST_SHAPE);
    }

    @Override
    public double low(double[] p) {
        return 0;
    }

    @Override
    public double high(double[] p) {
        return p[0];
    }

    @Override
    public boolean rises(double[] p) {
        return true;
    }

    @Override
    public boolean isPeak(double[] p) {
        return true;
    }

    @Override
    public double middle(double[] p) {
        return p[1];
    }

    @Override
    public int middleParameter(double[] p) {
        return 1;
    }

    @Override
    public double place(double[] p, double fraction) {
        double begin = p[1] - p[2] * Math.pow((p[3] - 1) / p[3], 1 / p[3]);
        return crossing(p, begin, fraction);
    }

    @Override
    public double placeBeyond(double[] p, double fraction) {
        return crossing(p, p[1] + p[2] * Math.pow(60, 1 / p[3]), fraction);
    }

    private double crossing(double[] p, double out, double fraction) {
        double inner = p[1];
        double outer = out;
        double[] value = new double[1];
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (inner + outer) / 2;
            evaluate(new double[] {middle}, p, value, null);
            if (value[0] > fraction * p[0]) {
                inner = middle;
            } else {
                outer = middle;
            }
        }
        return (inner + outer) / 2;
    }
}
