package org.lamella.layers;

import java.util.Arrays;
import org.lamella.math.CurveFit;
import org.lamella.math.CurveModel;
import org.lamella.math.FitStatistic;
import org.lamella.math.ParameterConstraints;

/** The mean of many edges laid on each other, in steps finer than a pixel, and the blurred step that fits it. */
final class EdgeProfile {
    private static final int PER_PIXEL = 4;
    private static final int FEWEST = 6;
    private static final double LEAST_WIDTH = 0.05;
    private static final int LEVEL = 0;
    private static final int STEP = 1;
    private static final int CENTRE = 2;
    private static final int WIDTH = 3;

    private final int reach;
    private final double[] sum;
    private final double[] offset;
    private final int[] count;

    /** @param reach pixels on each side */
    EdgeProfile(int reach) {
        this.reach = reach;
        sum = new double[2 * reach * PER_PIXEL + 1];
        offset = new double[sum.length];
        count = new int[sum.length];
    }

    /**
     * The blurred step of a profile.
     *
     * @param centre where its middle lies, in pixels
     * @param width standard deviation of the blur in pixels
     * @param halfHeight where the mean profile crosses the middle between its levels
     */
    record Fit(double centre, double width, double halfHeight) {
    }

    /** Adds a pixel at a distance from the edge, its value scaled to 0 above and 1 below. */
    void add(double distance, double value) {
        int bin = (int) Math.round((distance + reach) * PER_PIXEL);
        if (bin >= 0 && bin < sum.length) {
            sum[bin] += value;
            offset[bin] += distance;
            count[bin]++;
        }
    }

    /** @return the best step; null when the pixels do not determine one */
    Fit fit(double startWidth) {
        int most = Arrays.stream(count).max().orElse(0);
        double[] x = new double[sum.length];
        double[] y = new double[sum.length];
        double[] variance = new double[sum.length];
        int n = 0;
        for (int i = 0; i < sum.length; i++) {
            if (count[i] > 0 && count[i] * 10 >= most) {
                x[n] = offset[i] / count[i];
                y[n] = sum[i] / count[i];
                variance[n++] = 1.0 / count[i];
            }
        }
        if (n < FEWEST) {
            return null;
        }
        double[] distance = Arrays.copyOf(x, n);
        double[] observed = Arrays.copyOf(y, n);
        CurveFit.Fit fit = new CurveFit(new BlurredStep(), ParameterConstraints.free(4).bounded(WIDTH, LEAST_WIDTH, reach)
                .bounded(CENTRE, -reach, reach), FitStatistic.WEIGHTED_LEAST_SQUARES).fit(distance, observed, Arrays.copyOf(variance, n),
                        new double[] {0, 1, 0, startWidth});
        boolean sensible = fit.isDetermined() && fit.parameter(WIDTH) < reach && fit.parameter(STEP) > 0;
        return sensible ? new Fit(fit.parameter(CENTRE), fit.parameter(WIDTH), crossing(distance, observed, fit.parameters())) : null;
    }

    /** A step between two levels, blurred by a Gaussian: level, step, centre, width. */
    private static final class BlurredStep implements CurveModel {
        @Override
        public int parameterCount() {
            return 4;
        }

        @Override
        public void evaluate(double[] x, double[] p, double[] values, double[][] derivatives) {
            for (int i = 0; i < x.length; i++) {
                double u = (x[i] - p[CENTRE]) / p[WIDTH];
                double share = ErrorFunctionTable.cumulative(u);
                values[i] = p[LEVEL] + p[STEP] * share;
                if (derivatives != null) {
                    double slope = -p[STEP] * ErrorFunctionTable.density(u) / p[WIDTH];
                    derivatives[LEVEL][i] = 1;
                    derivatives[STEP][i] = share;
                    derivatives[CENTRE][i] = slope;
                    derivatives[WIDTH][i] = slope * u;
                }
            }
        }
    }

    /** Where the profile itself crosses half height, next to the fitted centre: a line through the points within a pixel. */
    private static double crossing(double[] x, double[] y, double[] p) {
        double half = p[LEVEL] + p[STEP] / 2;
        double near = Math.max(1, 0.7 * p[WIDTH]);
        double n = 0;
        double sx = 0;
        double sy = 0;
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            if (Math.abs(x[i] - p[CENTRE]) <= near) {
                n++;
                sx += x[i];
                sy += y[i];
                xx += x[i] * x[i];
                xy += x[i] * y[i];
            }
        }
        double slope = (xy - sx * sy / n) / (xx - sx * sx / n);
        return n < 3 || !(slope > 0) ? p[CENTRE] : sx / n + (half - sy / n) / slope;
    }
}
