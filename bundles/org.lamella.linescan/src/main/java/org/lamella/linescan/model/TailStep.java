package org.lamella.linescan.model;

import java.util.ArrayList;
import java.util.List;
import org.lamella.math.NormalCurve;
import org.lamella.math.ParameterConstraints;

/**
 * A step with an exponential tail on one side: a sharp interface behind which the signal approaches its plateau as
 * {@code exp(-x / tail)}, seen with a Gaussian probe of width sigma. It is the integral of an exponentially modified Gaussian
 * (E. Grushka, Anal. Chem. 44 (1972) 1733, doi:10.1021/ac60319a011). The parameter midpoint is where the sharp interface lies,
 * not where half of the height is reached.
 */
public final class TailStep extends Step {
    private static final int TAIL = 4;
    private static final int HALVINGS = 60;

    private final boolean isForward;

    /** @param isForward whether the tail reaches towards larger distances */
    public TailStep(boolean isForward) {
        super("sigma", List.of(new Parameter("tail", Kind.PLACE)));
        this.isForward = isForward;
    }

    @Override
    public ModelName name() {
        return ModelName.TAIL;
    }

    public boolean isForward() {
        return isForward;
    }

    @Override
    public void evaluate(double[] x, double[] p, double[] values, double[][] derivatives) {
        double left = p[LEFT];
        double rise = p[RIGHT] - left;
        double sigma = p[SCALE];
        double tail = p[TAIL];
        double sign = isForward ? 1 : -1;
        for (int i = 0; i < x.length; i++) {
            double y = sign * (x[i] - p[MIDPOINT]);
            double u = y / sigma;
            double lost = lost(u, y, sigma, tail);
            double forward = NormalCurve.cumulative(u) - lost;
            double fraction = isForward ? forward : 1 - forward;
            values[i] = left + rise * fraction;
            if (derivatives != null) {
                double density = NormalCurve.density(u);
                derivatives[LEFT][i] = 1 - fraction;
                derivatives[RIGHT][i] = fraction;
                derivatives[MIDPOINT][i] = -rise * lost / tail;
                derivatives[SCALE][i] = sign * rise * (density - lost * sigma / tail) / tail;
                derivatives[TAIL][i] = -sign * rise * (lost * (y - sigma * sigma / tail) + density * sigma) / (tail * tail);
            }
        }
    }

    /** What the tail has still to bring: {@code exp(-y / tail + sigma^2 / (2 tail^2)) Phi(y / sigma - sigma / tail)}. */
    private static double lost(double u, double y, double sigma, double tail) {
        double v = u - sigma / tail;
        if (v > -2) {
            return Math.exp(-y / tail + sigma * sigma / (2 * tail * tail)) * NormalCurve.cumulative(v);
        }
        // The same without the product of a huge and a tiny number.
        return NormalCurve.density(u) * NormalCurve.ratio(v);
    }

    private static double forward(double y, double sigma, double tail) {
        return NormalCurve.cumulative(y / sigma) - lost(y / sigma, y, sigma, tail);
    }

    @Override
    double fractionPlace(double[] p, double fraction) {
        double wanted = isForward ? fraction : 1 - fraction;
        double low = -10 * p[SCALE];
        double high = 10 * p[SCALE] + 30 * p[TAIL];
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (forward(middle, p[SCALE], p[TAIL]) < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return p[MIDPOINT] + (isForward ? 1 : -1) * (low + high) / 2;
    }

    @Override
    public List<double[]> starts(ProfileShape shape) {
        List<double[]> starts = new ArrayList<>();
        for (double[] start : super.starts(shape)) {
            double[] tailed = start.clone();
            tailed[SCALE] = Math.max(start[SCALE] / 2, shape.narrowest());
            tailed[TAIL] = start[SCALE];
            tailed[MIDPOINT] += (isForward ? -1 : 1) * start[SCALE] * 0.7;
            starts.add(tailed);
        }
        return starts;
    }

    @Override
    public ParameterConstraints constraints(ProfileShape shape) {
        return super.constraints(shape).bounded(TAIL, shape.narrowest(), shape.span());
    }

    @Override
    public int widthParameter(double[] p) {
        return -1;
    }

    @Override
    public int middleParameter(double[] p) {
        return -1;
    }
}
