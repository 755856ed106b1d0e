package org.lamella.eels.lowloss;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.lamella.data.Axis;
import org.lamella.math.CurveFit;
import org.lamella.math.CurveModel;
import org.lamella.math.FitStatistic;
import org.lamella.math.ParameterConstraints;

/**
 * Finds the zero-loss peak: the first peak from the side of low energies that reaches a twentieth of the highest one, since in
 * thick specimens a plasmon peak may be the highest. Counts are taken to be Poisson distributed.
 */
public final class ZeroLossSearch {
    private static final double LEAST_PART = 0.05;
    private static final int CENTROID_ROUNDS = 50;
    /** The error of sampling is looked at for so many places within a channel, for a peak over so many of its widths to either side. */
    private static final int PLACES = 16;
    private static final double SAMPLED_WIDTHS = 2;
    private static final double LEAST_WIDTH = 0.8;
    private static final double NORMAL_95 = 1.959964;
    /** The top of a peak is looked at over this part of its width to either side. */
    private static final double VERTEX_PART = 0.4;
    private static final int VERTEX_ROUNDS = 4;
    private static final double GAUSSIAN_PART = 0.75;

    private final ZeroLossMethod method;

    public ZeroLossSearch(ZeroLossMethod method) {
        this.method = method;
    }

    /**
     * Finds the peak in one spectrum.
     *
     * @param energy the energy axis in eV, rising
     * @param counts as many numbers as the axis has channels
     * @throws IllegalArgumentException when there is no peak, or it is cut by the end of the axis
     */
    public ZeroLossPeak find(Axis energy, double[] counts) {
        requireFit(energy, counts);
        int top = highest(counts);
        double fwhm = fwhm(counts, top);
        double[] place = switch (method) {
            case MAXIMUM -> vertex(counts, top, fwhm);
            case CENTROID -> sampledCentroid(counts, top, fwhm);
            case GAUSSIAN, CROSS_CORRELATION -> gaussian(counts, top, fwhm);
        };
        return new ZeroLossPeak(energy.coordinate(place[0]), place[1] * energy.scale(), fwhm * energy.scale(), top);
    }

    static void requireFit(Axis energy, double[] counts) {
        if (energy.size() != counts.length || !(energy.scale() > 0)) {
            throw new IllegalArgumentException("a rising energy axis of " + energy.size() + " channels does not fit " + counts.length + " numbers");
        }
        if (Arrays.stream(counts).anyMatch(value -> !Double.isFinite(value))) {
            throw new IllegalArgumentException("the low-loss spectrum has channels that are not numbers");
        }
    }

    private static int highest(double[] counts) {
        double most = Arrays.stream(counts).max().orElse(0);
        int top = -1;
        for (int i = 0; i < counts.length && most > 0; i++) {
            if (top < 0 ? counts[i] >= LEAST_PART * most : counts[i] > counts[top]) {
                top = i;
            } else if (top >= 0 && counts[i] < counts[top] / 2) {
                break;
            }
        }
        if (top < 1 || top >= counts.length - 1) {
            throw new IllegalArgumentException("there is no zero-loss peak inside the low-loss spectrum");
        }
        return top;
    }

    /** In channels; half of it is doubled when one side is cut. */
    private static double fwhm(double[] counts, int top) {
        double half = counts[top] / 2;
        double left = crossing(counts, top, -1, half);
        double right = crossing(counts, top, 1, half);
        if (Double.isNaN(left) || Double.isNaN(right)) {
            throw new IllegalArgumentException("the zero-loss peak is cut by the end of the low-loss spectrum");
        }
        return left + right;
    }

    private static double crossing(double[] counts, int top, int step, double level) {
        for (int i = top; i + step >= 0 && i + step < counts.length; i += step) {
            if (counts[i + step] <= level) {
                return Math.abs(i - top) + (counts[i] - level) / (counts[i] - counts[i + step]);
            }
        }
        return Double.NaN;
    }

    /**
     * The top of a parabola through the logarithms of the counts around the highest channel, weighted with what the parabola itself expects
     * there: a Gaussian top is a parabola then, wherever in its channel it lies, and the noise of the channel that happens to be the highest
     * does not decide (H. Guo, IEEE Signal Process. Mag. 28 (2011) 134, doi:10.1109/MSP.2011.941846).
     */
    private static double[] vertex(double[] counts, int top, double fwhm) {
        int reach = (int) Math.max(1, Math.round(VERTEX_PART * fwhm));
        int middle = smoothedTop(counts, top, reach);
        double[] found = null;
        for (int round = 0; round < VERTEX_ROUNDS; round++) {
            found = logarithmicVertex(counts, middle, reach);
            int next = (int) Math.clamp(Math.rint(found[0]), 1, counts.length - 2);
            if (next == middle || Math.abs(next - top) > fwhm) {
                break;
            }
            middle = next;
        }
        // The top is known to lie somewhere in the window at worst.
        return Math.abs(found[0] - top) <= fwhm && found[1] < fwhm ? found : new double[] {middle, (reach + 0.5) / Math.sqrt(3)};
    }

    /** The highest channel of means over the reach, near the highest channel. */
    private static int smoothedTop(double[] counts, int top, int reach) {
        int best = top;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = Math.max(reach, top - reach); i <= Math.min(counts.length - 1 - reach, top + reach); i++) {
            double sum = 0;
            for (int j = i - reach; j <= i + reach; j++) {
                sum += counts[j];
            }
            if (sum > most) {
                most = sum;
                best = i;
            }
        }
        return best;
    }

    /** Position in channels and its uncertainty; NaN where the logarithms bend the wrong way. */
    private static double[] logarithmicVertex(double[] counts, int middle, int reach) {
        int first = Math.max(0, middle - reach);
        int last = Math.min(counts.length - 1, middle + reach);
        double[] expected = Arrays.copyOfRange(counts, first, last + 1);
        RealMatrix covariance = null;
        double[] c = null;
        for (int round = 0; round < VERTEX_ROUNDS; round++) {
            RealMatrix normal = new Array2DRowRealMatrix(3, 3);
            RealVector right = new ArrayRealVector(3);
            for (int i = 0; i < expected.length; i++) {
                double x = first + i - middle;
                // The first round has nothing but the counts; later ones go on from the model, to first order in what differs from it.
                double model = Math.max(1, expected[i]);
                double y = Math.log(model) + (Math.max(0, counts[first + i]) - model) / model;
                RealVector row = new ArrayRealVector(new double[] {1, x, x * x});
                normal = normal.add(row.outerProduct(row).scalarMultiply(model));
                right = right.add(row.mapMultiply(model * y));
            }
            DecompositionSolver solver = new LUDecomposition(normal).getSolver();
            if (!solver.isNonSingular()) {
                return new double[] {Double.NaN, Double.NaN};
            }
            covariance = solver.getInverse();
            c = solver.solve(right).toArray();
            for (int i = 0; i < expected.length; i++) {
                double x = first + i - middle;
                expected[i] = Math.exp(Math.min(700, c[0] + c[1] * x + c[2] * x * x));
            }
        }
        if (!(c[2] < 0)) {
            return new double[] {Double.NaN, Double.NaN};
        }
        double byB = -1 / (2 * c[2]);
        double byC = c[1] / (2 * c[2] * c[2]);
        double variance = byB * byB * covariance.getEntry(1, 1) + byC * byC * covariance.getEntry(2, 2) + 2 * byB * byC * covariance.getEntry(1, 2);
        return new double[] {middle - c[1] / (2 * c[2]), Math.sqrt(Math.max(0, variance))};
    }

    /**
     * Ends that cut channels take the counts within a channel to be spread evenly. The fewer channels a peak covers the worse that is: its
     * centre is then off by an amount that depends on where in a channel it lies and on no number of counts.
     */
    private static double[] sampledCentroid(double[] counts, int top, double fwhm) {
        double[] found = centroid(counts, top, fwhm);
        return new double[] {found[0], Math.hypot(found[1], samplingError(fwhm))};
    }

    /**
     * How far the centroid of a Gaussian peak without noise is off, over places within a channel: the root mean square, and no less than what
     * an interval of 1.96 of it needs to hold the worst; in channels.
     */
    private static double samplingError(double fwhm) {
        int middle = (int) Math.ceil(SAMPLED_WIDTHS * fwhm) + 2;
        double[] peak = new double[2 * middle + 1];
        double[] errors = new double[PLACES];
        double width = fwhm;
        for (int round = 0; round < 2; round++) {
            double measured = 0;
            for (int k = 0; k < PLACES; k++) {
                double centre = middle + (k + 0.5) / PLACES - 0.5;
                for (int i = 0; i < peak.length; i++) {
                    double u = (i - centre) / width;
                    peak[i] = 1e9 * Math.exp(-4 * Math.log(2) * u * u);
                }
                double seen = fwhm(peak, middle);
                measured += seen / PLACES;
                errors[k] = centroid(peak, middle, seen)[0] - centre;
            }
            // Straight lines between channels make a narrow peak look wider than it is.
            width = Math.max(LEAST_WIDTH, 2 * fwhm - measured);
        }
        double worst = Arrays.stream(errors).map(Math::abs).max().orElseThrow();
        return Math.max(worst / NORMAL_95, Math.sqrt(Arrays.stream(errors).map(error -> error * error).average().orElseThrow()));
    }

    /**
     * The window follows its own centre, and its ends may cut channels, so that the result moves smoothly with the peak. The
     * feedback of the window enhances the noise, which the uncertainty takes into account.
     */
    private static double[] centroid(double[] counts, int top, double fwhm) {
        double centre = top;
        double variance = 0;
        for (int round = 0; round < CENTROID_ROUNDS; round++) {
            double sum = 0;
            double moment = 0;
            double spread = 0;
            int first = Math.max(0, (int) Math.floor(centre - fwhm - 0.5));
            int last = Math.min(counts.length - 1, (int) Math.ceil(centre + fwhm + 0.5));
            for (int i = first; i <= last; i++) {
                double low = Math.max(i - 0.5, centre - fwhm);
                double high = Math.min(i + 0.5, centre + fwhm);
                double part = Math.max(0, high - low);
                double at = (low + high) / 2;
                sum += part * counts[i];
                moment += part * counts[i] * at;
                spread += part * part * noise(counts[i]) * (at - centre) * (at - centre);
            }
            double next = moment / sum;
            int below = (int) Math.max(0, Math.round(centre - fwhm));
            int above = (int) Math.min(counts.length - 1, Math.round(centre + fwhm));
            double feedback = Math.min(0.9, fwhm * (counts[below] + counts[above]) / sum);
            variance = spread / (sum * sum) / ((1 - feedback) * (1 - feedback));
            if (!Double.isFinite(next) || Math.abs(next - top) > fwhm) {
                return new double[] {top, fwhm / 2};
            }
            boolean same = Math.abs(next - centre) < 1e-9;
            centre = next;
            if (same) {
                break;
            }
        }
        return new double[] {centre, Math.sqrt(variance)};
    }

    private static double[] gaussian(double[] counts, int top, double fwhm) {
        int first = (int) Math.max(0, Math.floor(top - Math.max(2, GAUSSIAN_PART * fwhm)));
        int last = (int) Math.min(counts.length - 1, Math.ceil(top + Math.max(2, GAUSSIAN_PART * fwhm)));
        double[] x = new double[last - first + 1];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = first + i;
            y[i] = Math.max(0, counts[first + i]);
        }
        CurveFit fit = new CurveFit(new Bell(), ParameterConstraints.free(3).bounded(1, first, last).bounded(2, 0.05, 2 * fwhm + 2), FitStatistic.POISSON_DEVIANCE);
        CurveFit.Fit found = fit.fit(x, y, null, new double[] {counts[top], top, fwhm / 2.3548});
        return new double[] {found.parameter(1), found.isDetermined() ? found.uncertainty(1) : fwhm / 2};
    }

    static double noise(double counts) {
        return Math.max(1, counts);
    }

    /** A Gaussian: height, centre, standard deviation. */
    private static final class Bell implements CurveModel {
        @Override
        public int parameterCount() {
            return 3;
        }

        @Override
        public void evaluate(double[] x, double[] p, double[] values, double[][] derivatives) {
            for (int i = 0; i < x.length; i++) {
                double u = (x[i] - p[1]) / p[2];
                double bell = Math.exp(-u * u / 2);
                // The deviance needs a positive model far out in the tails too.
                values[i] = p[0] * bell + 1e-300;
                if (derivatives != null) {
                    derivatives[0][i] = bell;
                    derivatives[1][i] = p[0] * bell * u / p[2];
                    derivatives[2][i] = p[0] * bell * u * u / p[2];
                }
            }
        }
    }
}
