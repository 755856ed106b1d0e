package org.lamella.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;

class CurveFitTest {
    /** Height, centre and width of a Gaussian for each peak, then a level. */
    private record Peaks(int count) implements CurveModel {
        @Override
        public int parameterCount() {
            return 3 * count + 1;
        }

        @Override
        public void evaluate(double[] x, double[] p, double[] values, double[][] derivatives) {
            for (int i = 0; i < x.length; i++) {
                values[i] = p[3 * count];
                for (int k = 0; k < 3 * count; k += 3) {
                    double t = (x[i] - p[k + 1]) / p[k + 2];
                    double shape = Math.exp(-t * t / 2);
                    values[i] += p[k] * shape;
                    if (derivatives != null) {
                        derivatives[k][i] = shape;
                        derivatives[k + 1][i] = p[k] * shape * t / p[k + 2];
                        derivatives[k + 2][i] = p[k] * shape * t * t / p[k + 2];
                    }
                }
                if (derivatives != null) {
                    derivatives[3 * count][i] = 1;
                }
            }
        }
    }

    /** A polynomial. */
    private record Polynomial(int parameterCount) implements CurveModel {
        @Override
        public void evaluate(double[] x, double[] p, double[] values, double[][] derivatives) {
            for (int i = 0; i < x.length; i++) {
                double power = 1;
                values[i] = 0;
                for (int k = 0; k < p.length; k++) {
                    values[i] += p[k] * power;
                    derivatives[k][i] = power;
                    power *= x[i];
                }
            }
        }
    }

    private static final ParameterConstraints LINE = ParameterConstraints.free(2);

    private static double[] places(int n) {
        return java.util.stream.IntStream.range(0, n).mapToDouble(i -> i).toArray();
    }

    private static double[] constant(int n, double value) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        return values;
    }

    private static double[] poisson(double[] expected, RandomGenerator random) {
        return Arrays.stream(expected).map(m -> new PoissonDistribution(m).inverseCumulativeProbability(random.nextDouble())).toArray();
    }

    @Test
    void straightLineHasTheCovarianceOfTheTextbook() {
        double[] x = {-2, -1, 0, 1, 2};
        double[] observed = {-3.1, -0.9, 1.2, 2.8, 5.0};
        CurveFit.Fit fit = new CurveFit(new Polynomial(2), LINE, FitStatistic.WEIGHTED_LEAST_SQUARES).fit(x, observed, constant(5, 0.25), new double[2]);
        assertEquals(1.0, fit.parameter(0), 1e-9);
        assertEquals((6.2 + 0.9 + 2.8 + 10) / 10, fit.parameter(1), 1e-9);
        // sigma / sqrt(n) and sigma / sqrt(sum x²)
        assertEquals(0.5 / Math.sqrt(5), fit.uncertainty(0), 1e-9);
        assertEquals(0.5 / Math.sqrt(10), fit.uncertainty(1), 1e-9);
        // The line at x = 3 has the variance 0.25 (1/5 + 9/10).
        assertEquals(0.25 * (0.2 + 0.9), fit.variance(new double[] {1, 3}), 1e-9);
        assertEquals(3, fit.degreesOfFreedom());
        assertTrue(fit.converged() && fit.isDetermined());
        double scale = fit.statistic() / 3;
        assertEquals(fit.uncertainty(0) * Math.sqrt(scale), fit.scaledByScatter().uncertainty(0), 1e-12);
    }

    @Test
    void whatTheDataDoNotDetermineIsSaid() {
        CurveModel twice = new CurveModel() {
            @Override
            public int parameterCount() {
                return 2;
            }

            @Override
            public void evaluate(double[] x, double[] p, double[] values, double[][] derivatives) {
                for (int i = 0; i < x.length; i++) {
                    values[i] = p[0] + p[1];
                    derivatives[0][i] = 1;
                    derivatives[1][i] = 1;
                }
            }
        };
        CurveFit.Fit fit = new CurveFit(twice, LINE, FitStatistic.WEIGHTED_LEAST_SQUARES).fit(places(3), new double[] {1, 2, 3}, null, new double[2]);
        assertFalse(fit.isDetermined());
        assertTrue(Double.isNaN(fit.uncertainty(0)));
        assertEquals(2, fit.parameter(0) + fit.parameter(1), 1e-9);
    }

    @Test
    void mostLikelyLevelOfCountsIsTheirMean() {
        double[] counts = {0, 1, 0, 3, 2, 0, 1};
        CurveFit.Fit fit = new CurveFit(new Polynomial(1), ParameterConstraints.free(1), FitStatistic.POISSON_DEVIANCE)
                .fit(places(7), counts, null, new double[] {5});
        assertEquals(1, fit.parameter(0), 1e-9);
        assertEquals(Math.sqrt(1 / 7.0), fit.uncertainty(0), 1e-9);
        // 2 sum n ln(n / m) of the points with counts: 2 (3 ln 3 + 2 ln 2)
        assertEquals(2 * (3 * Math.log(3) + 2 * Math.log(2)), fit.statistic(), 1e-9);
    }

    @Test
    void boundsHoldAndAreToldAndTiedPeaksKeepTheirDistance() {
        double[] x = places(80);
        double[] y = new double[80];
        Peaks peaks = new Peaks(2);
        double[] truth = {50, 30, 4, 25, 41, 4, 10};
        peaks.evaluate(x, truth, y, null);
        ParameterConstraints tied = ParameterConstraints.free(7).tied(4, 1, 1, 11).tied(5, 2, 1, 0);
        CurveFit.Fit fit = new CurveFit(peaks, tied, FitStatistic.WEIGHTED_LEAST_SQUARES).fit(x, y, null, new double[] {40, 28, 6, 40, 0, 0, 0});
        assertArrayEquals(truth, fit.parameters(), 1e-6);
        assertEquals(75, fit.degreesOfFreedom());
        assertEquals(fit.covariance()[1][1], fit.covariance()[4][4], 1e-15);
        assertEquals(fit.covariance()[1][1], fit.covariance()[1][4], 1e-15);
        CurveFit.Fit bound = new CurveFit(peaks, tied.bounded(6, 12, 100).fixed(2), FitStatistic.WEIGHTED_LEAST_SQUARES)
                .fit(x, y, null, new double[] {40, 28, 4, 40, 0, 0, 20});
        assertEquals(12, bound.parameter(6), 1e-9);
        assertTrue(bound.atBound()[6] && !bound.atBound()[0]);
        assertEquals(0, bound.uncertainty(6));
        assertEquals(4, bound.parameter(2));
        assertEquals(4, bound.parameter(5));
        assertThrows(IllegalArgumentException.class, () -> tied.tied(3, 4, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> tied.tied(1, 0, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> tied.bounded(0, 1, 1));
    }

    @Test
    void aPeakOfHeightZeroDoesNotStopTheRest() {
        double[] x = places(40);
        double[] y = new double[40];
        new Peaks(1).evaluate(x, new double[] {20, 18, 3, 5}, y, null);
        CurveFit.Fit fit = new CurveFit(new Peaks(1), ParameterConstraints.free(4), FitStatistic.WEIGHTED_LEAST_SQUARES)
                .fit(x, y, null, new double[] {0, 16, 5, 1});
        assertArrayEquals(new double[] {20, 18, 3, 5}, fit.parameters(), 1e-6);
    }

    @Test
    void intervalsOfPeaksInCountsHoldTheTruth() {
        double[] x = places(60);
        double[] truth = {30, 29.3, 5, 4};
        double[] expected = new double[60];
        new Peaks(1).evaluate(x, truth, expected, null);
        CurveFit search = new CurveFit(new Peaks(1), ParameterConstraints.free(4).bounded(2, 0.5, 30), FitStatistic.POISSON_DEVIANCE);
        int seeds = 1000;
        int[] held = new int[4];
        double[] sum = new double[4];
        for (int seed = 0; seed < seeds; seed++) {
            CurveFit.Fit fit = search.fit(x, poisson(expected, new SplittableRandom(seed)), null, new double[] {20, 26, 8, 8});
            assertTrue(fit.converged());
            for (int i = 0; i < 4; i++) {
                sum[i] += fit.parameter(i) / seeds;
                held[i] += Math.abs(fit.parameter(i) - truth[i]) < 1.96 * fit.uncertainty(i) ? 1 : 0;
            }
        }
        for (int i = 0; i < 4; i++) {
            assertEquals(truth[i], sum[i], 0.02 * truth[i]);
            assertTrue(held[i] > 0.93 * seeds && held[i] < 0.97 * seeds, "parameter " + i + ": " + held[i]);
        }
    }

    @Test
    void whatCannotBeFittedIsRefused() {
        CurveFit line = new CurveFit(new Polynomial(2), LINE, FitStatistic.WEIGHTED_LEAST_SQUARES);
        assertThrows(IllegalArgumentException.class, () -> line.fit(places(1), new double[] {1}, null, new double[2]));
        assertThrows(IllegalArgumentException.class, () -> line.fit(places(2), new double[] {1, Double.NaN}, null, new double[2]));
        assertThrows(IllegalArgumentException.class, () -> line.fit(places(2), new double[] {1, 2}, new double[] {1, 0}, new double[2]));
        CurveFit counts = new CurveFit(new Polynomial(2), LINE, FitStatistic.POISSON_DEVIANCE);
        assertThrows(IllegalArgumentException.class, () -> counts.fit(places(2), new double[] {1, -2}, null, new double[] {1, 0}));
        assertThrows(IllegalArgumentException.class, () -> counts.fit(places(2), new double[] {1, 2}, null, new double[] {-1, 0}));
        assertThrows(IllegalArgumentException.class, () -> new CurveFit(new Polynomial(3), LINE, FitStatistic.POISSON_DEVIANCE));
        // As many points as parameters: the curve goes through them.
        CurveFit.Fit exact = line.fit(new double[] {0, 2}, new double[] {1, 5}, null, new double[2]);
        assertArrayEquals(new double[] {1, 2}, exact.parameters(), 1e-12);
        assertEquals(0, exact.degreesOfFreedom());
    }
}
