package org.lamella.math;

import java.util.Arrays;

/** Gradient and expected curvature of a fit statistic in the free parameters, and the steps that follow from them. */
final class NormalEquations {
    private static final double AT_BOUND = 1e-12;

    private final ParameterConstraints constraints;
    /** The free parameters by their index among all. */
    private final int[] free;
    private final double[][] curvature;
    private final double[] gradient;
    private final double[][] factor;
    private final double[] step;
    /** Free parameters that rest at a bound and would be driven through it. */
    private final boolean[] active;
    /** Free parameters that this step leaves alone: the active ones and those without influence at this place. */
    private final boolean[] held;
    /** Derivatives by the free parameters: those of the followers added to their leaders'. */
    private final double[][] columns;
    private final double[][] sums;
    private double[] weighted = new double[0];
    private double[] weights = new double[0];
    private double[] slopes = new double[0];

    NormalEquations(ParameterConstraints constraints) {
        this.constraints = constraints;
        this.free = java.util.stream.IntStream.range(0, constraints.parameterCount()).filter(constraints::isFree).toArray();
        int n = free.length;
        curvature = new double[n][n];
        gradient = new double[n];
        factor = new double[n][n];
        step = new double[n];
        active = new boolean[n];
        held = new boolean[n];
        columns = new double[n][];
        sums = new double[n][];
    }

    /** Collects half the gradient and half the expected curvature of the statistic. */
    void collect(double[] values, double[][] derivatives, double[] y, double[] variances, FitStatistic statistic) {
        int points = y.length;
        if (weights.length != points) {
            weights = new double[points];
            slopes = new double[points];
            weighted = new double[points];
        }
        for (int i = 0; i < points; i++) {
            weights[i] = statistic.weight(values[i], variances == null ? 1 : variances[i]);
            slopes[i] = weights[i] * (values[i] - y[i]);
        }
        for (int a = 0; a < free.length; a++) {
            columns[a] = column(a, derivatives, points);
        }
        for (int a = 0; a < free.length; a++) {
            double[] column = columns[a];
            gradient[a] = DotProduct.of(slopes, column);
            for (int i = 0; i < points; i++) {
                weighted[i] = weights[i] * column[i];
            }
            for (int b = 0; b <= a; b++) {
                curvature[a][b] = DotProduct.of(weighted, columns[b]);
                curvature[b][a] = curvature[a][b];
            }
        }
    }

    private double[] column(int a, double[][] derivatives, int points) {
        double[] own = derivatives[free[a]];
        boolean copied = false;
        for (int follower = 0; follower < derivatives.length; follower++) {
            if (constraints.isTied(follower) && constraints.leader(follower) == free[a]) {
                if (!copied) {
                    if (sums[a] == null || sums[a].length != points) {
                        sums[a] = new double[points];
                    }
                    System.arraycopy(own, 0, sums[a], 0, points);
                    copied = true;
                }
                double tie = constraints.factor(follower);
                for (int i = 0; i < points; i++) {
                    sums[a][i] += tie * derivatives[follower][i];
                }
            }
        }
        return copied ? sums[a] : own;
    }

    /** Finds the parameters that rest at a bound with the statistic falling beyond it: a step leaves them there. */
    void findActive(double[] parameters) {
        for (int a = 0; a < free.length; a++) {
            double value = parameters[free[a]];
            double lower = constraints.lower(free[a]);
            double upper = constraints.upper(free[a]);
            double slack = AT_BOUND * (1 + Math.abs(value));
            active[a] = value <= lower + slack && gradient[a] > 0 || value >= upper - slack && gradient[a] < 0;
        }
    }

    boolean[] atBound() {
        boolean[] all = new boolean[constraints.parameterCount()];
        for (int a = 0; a < free.length; a++) {
            all[free[a]] = active[a];
        }
        return all;
    }

    /**
     * Takes a damped step from the parameters.
     *
     * @return false when the curvature is not positive even with the damping
     */
    boolean solve(double damping, double[] from, double[] to) {
        if (!factorise(damping)) {
            return false;
        }
        for (int a = 0; a < free.length; a++) {
            step[a] = held[a] ? 0 : -gradient[a];
        }
        substitute(step);
        System.arraycopy(from, 0, to, 0, from.length);
        for (int a = 0; a < free.length; a++) {
            to[free[a]] = from[free[a]] + step[a];
        }
        return true;
    }

    /** By how much the statistic should fall on the way, were it a parabola. */
    double predictedDecrease(double[] from, double[] to) {
        double decrease = 0;
        for (int a = 0; a < free.length; a++) {
            double moved = to[free[a]] - from[free[a]];
            double pull = 0;
            for (int b = 0; b < free.length; b++) {
                pull += curvature[a][b] * (to[free[b]] - from[free[b]]);
            }
            decrease -= moved * (2 * gradient[a] + pull);
        }
        return decrease;
    }

    /** The covariance of all parameters: of the free ones that no bound holds, carried over to their followers. */
    double[][] covariance() {
        int all = constraints.parameterCount();
        double[][] covariance = new double[all][all];
        if (!factorise(0)) {
            for (double[] row : covariance) {
                Arrays.fill(row, Double.NaN);
            }
            return covariance;
        }
        double[] unit = new double[free.length];
        double[][] inverse = new double[free.length][];
        for (int a = 0; a < free.length; a++) {
            Arrays.fill(unit, 0);
            if (!active[a]) {
                unit[a] = 1;
                substitute(unit);
            }
            inverse[a] = unit.clone();
        }
        for (int i = 0; i < all; i++) {
            for (int j = 0; j < all; j++) {
                int a = position(i);
                int b = position(j);
                covariance[i][j] = a < 0 || b < 0 ? 0 : factorOf(i) * factorOf(j) * inverse[a][b];
            }
        }
        return covariance;
    }

    private int position(int parameter) {
        return Arrays.binarySearch(free, constraints.isTied(parameter) ? constraints.leader(parameter) : parameter);
    }

    private double factorOf(int parameter) {
        return constraints.isTied(parameter) ? constraints.factor(parameter) : 1;
    }

    /** Cholesky's factor of the damped curvature scaled to a unit diagonal, so that parameters of any size are treated alike. */
    private boolean factorise(double damping) {
        for (int a = 0; a < free.length; a++) {
            // A peak of height zero has no position: a damped step leaves it alone, the covariance cannot.
            held[a] = active[a] || damping > 0 && curvature[a][a] == 0;
            if (held[a]) {
                Arrays.fill(factor[a], 0);
                factor[a][a] = 1;
                continue;
            }
            double scaleA = curvature[a][a];
            if (!(scaleA > 0)) {
                return false;
            }
            for (int b = 0; b <= a; b++) {
                double sum = held[b] ? 0 : curvature[a][b] / Math.sqrt(scaleA * curvature[b][b]);
                if (a == b) {
                    sum = 1 + damping;
                }
                for (int k = 0; k < b; k++) {
                    sum -= factor[a][k] * factor[b][k];
                }
                if (a == b) {
                    if (!(sum > 1e-13)) {
                        return false;
                    }
                    factor[a][a] = Math.sqrt(sum);
                } else {
                    factor[a][b] = sum / factor[b][b];
                }
            }
        }
        return true;
    }

    /** Solves with the factor, in place. */
    private void substitute(double[] vector) {
        for (int a = 0; a < free.length; a++) {
            double sum = held[a] ? 0 : vector[a] / Math.sqrt(curvature[a][a]);
            for (int k = 0; k < a; k++) {
                sum -= factor[a][k] * vector[k];
            }
            vector[a] = sum / factor[a][a];
        }
        for (int a = free.length - 1; a >= 0; a--) {
            double sum = vector[a];
            for (int k = a + 1; k < free.length; k++) {
                sum -= factor[k][a] * vector[k];
            }
            vector[a] = sum / factor[a][a];
        }
        for (int a = 0; a < free.length; a++) {
            vector[a] = held[a] ? 0 : vector[a] / Math.sqrt(curvature[a][a]);
        }
    }
}
