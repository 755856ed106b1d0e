package org.lamella.layers;

import java.util.Arrays;
import org.lamella.math.LeastSquares;

/** The mean of many edges laid on each other, in steps finer than a pixel, and the blurred step that fits it. */
final class EdgeProfile {
    private static final int PER_PIXEL = 4;
    private static final int FEWEST = 6;

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
        double[] error = new double[sum.length];
        int n = 0;
        for (int i = 0; i < sum.length; i++) {
            if (count[i] > 0 && count[i] * 10 >= most) {
                x[n] = offset[i] / count[i];
                y[n] = sum[i] / count[i];
                error[n++] = 1 / Math.sqrt(count[i]);
            }
        }
        if (n < FEWEST) {
            return null;
        }
        double[] distance = Arrays.copyOf(x, n);
        double[] observed = Arrays.copyOf(y, n);
        try {
            LeastSquares.Fit fit = LeastSquares.fit(p -> model(p, distance), observed, Arrays.copyOf(error, n),
                    new double[] {0, 1, 0, startWidth});
            double[] p = fit.parameters();
            boolean sensible = p[3] > 0.05 && p[3] < reach && Math.abs(p[2]) < reach && p[1] > 0;
            return sensible ? new Fit(p[2], p[3], crossing(distance, observed, p)) : null;
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static LeastSquares.Evaluation model(double[] p, double[] x) {
        double[] values = new double[x.length];
        double[][] derivatives = new double[x.length][];
        double width = Math.max(1e-3, Math.abs(p[3]));
        for (int i = 0; i < x.length; i++) {
            double u = (x[i] - p[2]) / width;
            double share = ErrorFunctionTable.cumulative(u);
            double density = ErrorFunctionTable.density(u);
            values[i] = p[0] + p[1] * share;
            derivatives[i] = new double[] {1, share, -p[1] * density / width, -p[1] * density * u / width};
        }
        return new LeastSquares.Evaluation(values, derivatives);
    }

    /** Where the profile itself crosses half height, next to the fitted centre: a line through the points within a pixel. */
    private static double crossing(double[] x, double[] y, double[] p) {
        double half = p[0] + p[1] / 2;
        double near = Math.max(1, 0.7 * p[3]);
        double n = 0;
        double sx = 0;
        double sy = 0;
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            if (Math.abs(x[i] - p[2]) <= near) {
                n++;
                sx += x[i];
                sy += y[i];
                xx += x[i] * x[i];
                xy += x[i] * y[i];
            }
        }
        double slope = (xy - sx * sy / n) / (xx - sx * sx / n);
        return n < 3 || !(slope > 0) ? p[2] : sx / n + (half - sy / n) / slope;
    }
}
