package org.lamella.math;

import java.util.Arrays;

/**
 * Fits a {@link CurveModel} to points by weighted least squares or Poisson maximum likelihood: damped scoring steps
 * (Levenberg-Marquardt with the expected curvature), with bounds that the steps run along, and with fixed and tied parameters.
 *
 * <p>Literature: D. W. Marquardt, J. Soc. Indust. Appl. Math. 11 (1963) 431, doi:10.1137/0111030; the same steps maximise a
 * Poisson likelihood when weights follow the model: T. A. Laurence and B. A. Chromy, Nat. Methods 7 (2010) 338,
 * doi:10.1038/nmeth0510-338.</p>
 *
 * <p>An instance keeps its buffers, so that the loop over many spectra allocates next to nothing: one instance a thread.</p>
 */
public final class CurveFit {
    /** Most steps of one fit; sums of a few peaks need 5 to 20. */
    public static final int DEFAULT_ITERATIONS = 200;
    /** A fit has converged when a further step would lower the statistic by less than this part of it. */
    public static final double DEFAULT_PRECISION = 1e-11;
    private static final double FIRST_DAMPING = 1e-3;
    private static final double MOST_DAMPING = 1e15;

    private final CurveModel model;
    private final ParameterConstraints constraints;
    private final FitStatistic statistic;
    private final int iterations;
    private final double precision;
    private final NormalEquations equations;
    private Evaluation current = new Evaluation();
    private Evaluation trial = new Evaluation();
    private double[] parameters;
    private double[] candidate;

    /** The model at one set of parameters. */
    private final class Evaluation {
        private double[] values = new double[0];
        private double[][] derivatives = new double[0][];
        private double statistic;

        void at(double[] x, double[] y, double[] variances, double[] at) {
            if (values.length != x.length) {
                values = new double[x.length];
                derivatives = new double[model.parameterCount()][x.length];
            }
            model.evaluate(x, at, values, derivatives);
            double sum = 0;
            for (int i = 0; i < y.length; i++) {
                sum += CurveFit.this.statistic.add(y[i], values[i], variances == null ? 1 : variances[i]);
            }
            statistic = Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
        }
    }

    /**
     * A fit.
     *
     * @param parameters the best parameters, fixed and tied ones among them
     * @param covariance of all parameters for the variances as given; zero for those that are fixed or came to rest at a bound;
     *        NaN throughout when the data do not determine the parameters
     * @param statistic chi-square or deviance
     * @param degreesOfFreedom points minus free parameters
     * @param converged false when the steps ran out; the parameters are then the best so far
     * @param atBound which parameters came to rest at a bound
     */
    public record Fit(double[] parameters, double[][] covariance, double statistic, int degreesOfFreedom, boolean converged, boolean[] atBound) {
        public double parameter(int index) {
            return parameters[index];
        }

        /** One standard uncertainty; NaN when the data do not determine the parameters. */
        public double uncertainty(int parameter) {
            return Math.sqrt(covariance[parameter][parameter]);
        }

        /** Whether the data determine all parameters. */
        public boolean isDetermined() {
            return covariance.length == 0 || !Double.isNaN(covariance[0][0]);
        }

        /**
         * The variance of a quantity that is computed from the parameters.
         *
         * @param gradient the derivative of the quantity by each parameter
         */
        public double variance(double[] gradient) {
            double sum = 0;
            for (int i = 0; i < gradient.length; i++) {
                for (int j = 0; j < gradient.length; j++) {
                    sum += gradient[i] * covariance[i][j] * gradient[j];
                }
            }
            return sum;
        }

        /** The same fit for variances that are only known up to a common factor, which the scatter of the residuals gives. */
        public Fit scaledByScatter() {
            double scale = degreesOfFreedom > 0 ? statistic / degreesOfFreedom : Double.NaN;
            double[][] scaled = Arrays.stream(covariance).map(row -> Arrays.stream(row).map(value -> value * scale).toArray()).toArray(double[][]::new);
            return new Fit(parameters, scaled, statistic, degreesOfFreedom, converged, atBound);
        }
    }

    /** A fit with the default number of steps. */
    public CurveFit(CurveModel model, ParameterConstraints constraints, FitStatistic statistic) {
        this(model, constraints, statistic, DEFAULT_ITERATIONS, DEFAULT_PRECISION);
    }

    /**
     * A fit.
     *
     * @param iterations most steps
     * @param precision by what part of itself the statistic may still fall when the fit ends
     * @throws IllegalArgumentException when constraints and model have different numbers of parameters
     */
    public CurveFit(CurveModel model, ParameterConstraints constraints, FitStatistic statistic, int iterations, double precision) {
        if (constraints.parameterCount() != model.parameterCount()) {
            throw new IllegalArgumentException(constraints.parameterCount() + " constraints for a model of " + model.parameterCount() + " parameters");
        }
        this.model = model;
        this.constraints = constraints;
        this.statistic = statistic;
        this.iterations = iterations;
        this.precision = precision;
        this.equations = new NormalEquations(constraints);
    }

    /**
     * Fits the model.
     *
     * @param x where the points are, without NaN
     * @param y what was observed there; counts for the Poisson deviance
     * @param variances of the observations, all positive; null for weights of 1, and not looked at for the Poisson deviance
     * @param start where to begin; is moved into the bounds
     * @throws IllegalArgumentException when there are fewer points than free parameters, numbers are missing, a variance is not
     *         positive or a count negative, or the model cannot be evaluated at the start
     */
    public Fit fit(double[] x, double[] y, double[] variances, double[] start) {
        check(x, y, variances, start);
        parameters = start.clone();
        candidate = start.clone();
        constraints.enforce(parameters);
        current.at(x, y, variances, parameters);
        if (current.statistic == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("the model has no sensible value at the start " + Arrays.toString(parameters));
        }
        boolean converged = search(x, y, variances);
        equations.collect(current.values, current.derivatives, y, variances, statistic);
        equations.findActive(parameters);
        return new Fit(parameters.clone(), equations.covariance(), current.statistic, y.length - constraints.freeCount(), converged, equations.atBound());
    }

    private boolean search(double[] x, double[] y, double[] variances) {
        double damping = FIRST_DAMPING;
        double growth = 2;
        boolean fresh = true;
        for (int step = 0; step < iterations; step++) {
            if (fresh) {
                equations.collect(current.values, current.derivatives, y, variances, statistic);
                equations.findActive(parameters);
                fresh = false;
            }
            if (!equations.solve(damping, parameters, candidate)) {
                damping = Math.max(damping, FIRST_DAMPING) * growth;
                growth *= 2;
                if (damping > MOST_DAMPING) {
                    return false;
                }
                continue;
            }
            constraints.enforce(candidate);
            double predicted = equations.predictedDecrease(parameters, candidate);
            boolean isLast = predicted <= precision * current.statistic || isSame(parameters, candidate);
            trial.at(x, y, variances, candidate);
            double decrease = current.statistic - trial.statistic;
            if (isLast) {
                if (decrease >= 0) {
                    swap();
                }
                return true;
            }
            if (decrease > 0) {
                double quality = 2 * decrease / predicted - 1;
                damping *= Math.max(0.1, 1 - quality * quality * quality);
                growth = 2;
                swap();
                fresh = true;
            } else {
                damping *= growth;
                growth *= 2;
                if (damping > MOST_DAMPING) {
                    // No step, however short, leads lower: rounding is all that is left.
                    return true;
                }
            }
        }
        return false;
    }

    private void swap() {
        Evaluation evaluation = current;
        current = trial;
        trial = evaluation;
        double[] swapped = parameters;
        parameters = candidate;
        candidate = swapped;
    }

    private static boolean isSame(double[] before, double[] after) {
        for (int i = 0; i < before.length; i++) {
            if (Math.abs(after[i] - before[i]) > 1e-14 * Math.abs(before[i])) {
                return false;
            }
        }
        return true;
    }

    private void check(double[] x, double[] y, double[] variances, double[] start) {
        if (start.length != model.parameterCount() || x.length != y.length || variances != null && variances.length != y.length) {
            throw new IllegalArgumentException(x.length + " places, " + y.length + " values and " + start.length + " start values do not fit together");
        }
        if (y.length < constraints.freeCount()) {
            throw new IllegalArgumentException(y.length + " points cannot fix " + constraints.freeCount() + " parameters");
        }
        for (int i = 0; i < y.length; i++) {
            if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
                throw new IllegalArgumentException("point " + i + " is not a number: " + x[i] + ", " + y[i]);
            }
            if (statistic == FitStatistic.POISSON_DEVIANCE ? y[i] < 0 : variances != null && !(variances[i] > 0)) {
                throw new IllegalArgumentException(statistic == FitStatistic.POISSON_DEVIANCE ? "point " + i + " has a negative count: " + y[i]
                        : "the variance of point " + i + " must be positive, not " + variances[i]);
            }
        }
    }
}
