package org.lamella.math;

import java.util.function.Function;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresProblem;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.fitting.leastsquares.MultivariateJacobianFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DiagonalMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.util.Pair;

/** Weighted non-linear least squares (Levenberg-Marquardt) with the covariance of the parameters. */
public final class LeastSquares {
    /** A model's values and its derivatives, {@code derivatives[point][parameter]}. */
    public record Evaluation(double[] values, double[][] derivatives) {
    }

    /**
     * A fit.
     *
     * @param parameters the best parameters
     * @param covariance their covariance for the weights as given, {@code (J^T W J)^-1}
     * @param chiSquare the weighted sum of squared residuals
     * @param degreesOfFreedom points minus parameters
     * @param converged false when the iterations ran out; the parameters are then the last ones
     */
    public record Fit(double[] parameters, double[][] covariance, double chiSquare, int degreesOfFreedom, boolean converged) {
        public double uncertainty(int parameter) {
            return Math.sqrt(covariance[parameter][parameter]);
        }
    }

    private static final int MAXIMUM_ITERATIONS = 200;

    private LeastSquares() {
    }

    /**
     * Fits a model.
     *
     * @param model gives values and derivatives at a set of parameters
     * @param observed the observed values
     * @param uncertainties their standard uncertainties, all positive
     * @param start where to begin
     * @throws IllegalArgumentException when there are fewer points than parameters or an uncertainty is not positive
     * @throws ArithmeticException when the data do not determine the parameters
     */
    public static Fit fit(Function<double[], Evaluation> model, double[] observed, double[] uncertainties, double[] start) {
        if (observed.length < start.length || uncertainties.length != observed.length) {
            throw new IllegalArgumentException(observed.length + " points cannot fix " + start.length + " parameters");
        }
        double[] weights = new double[observed.length];
        for (int i = 0; i < weights.length; i++) {
            if (!(uncertainties[i] > 0)) {
                throw new IllegalArgumentException("the uncertainty of point " + i + " must be positive, not " + uncertainties[i]);
            }
            weights[i] = 1 / (uncertainties[i] * uncertainties[i]);
        }
        MultivariateJacobianFunction function = point -> {
            Evaluation evaluation = model.apply(point.toArray());
            return new Pair<RealVector, RealMatrix>(new ArrayRealVector(evaluation.values(), false),
                    new Array2DRowRealMatrix(evaluation.derivatives(), false));
        };
        LeastSquaresProblem problem = new LeastSquaresBuilder().model(function).target(observed).start(start)
                .weight(new DiagonalMatrix(weights)).maxEvaluations(10 * MAXIMUM_ITERATIONS).maxIterations(MAXIMUM_ITERATIONS).build();
        try {
            LeastSquaresOptimizer.Optimum optimum = new LevenbergMarquardtOptimizer().optimize(problem);
            return new Fit(optimum.getPoint().toArray(), optimum.getCovariances(1e-14).getData(),
                    optimum.getCost() * optimum.getCost(), observed.length - start.length, true);
        } catch (SingularMatrixException e) {
            throw new ArithmeticException("the data do not determine all " + start.length + " parameters");
        } catch (MathIllegalStateException e) {
            throw new ArithmeticException("the fit did not converge: " + e.getMessage());
        }
    }
}
