package org.lamella.linescan;

import org.lamella.linescan.model.ProfileModel;
import org.lamella.math.CurveFit;

/**
 * A model fitted to a signal.
 *
 * @param model the curve
 * @param fit its parameters with their covariance
 * @param aicc the corrected information criterion; only differences between models of one signal mean anything
 * @param rSquared the share of the weighted variance that the curve explains
 */
public record ModelFit(ProfileModel model, CurveFit.Fit fit, double aicc, double rSquared) {
    public double[] parameters() {
        return fit.parameters();
    }

    public double middle() {
        return model.middle(parameters());
    }

    /** The value of the curve at each place. */
    public double[] curve(double[] x) {
        double[] values = new double[x.length];
        model.evaluate(x, parameters(), values, null);
        return values;
    }

    /** One standard uncertainty of the curve at each place, from the covariance of the parameters. */
    public double[] curveUncertainty(double[] x) {
        double[][] derivatives = new double[model.parameterCount()][x.length];
        model.evaluate(x, parameters(), new double[x.length], derivatives);
        double[] gradient = new double[derivatives.length];
        double[] uncertainty = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < gradient.length; k++) {
                gradient[k] = derivatives[k][i];
            }
            uncertainty[i] = Math.sqrt(Math.max(0, fit.variance(gradient)));
        }
        return uncertainty;
    }

    /** How many parameters the data determined: those that rest at a bound are none. */
    public int parameterCount() {
        int count = 0;
        for (boolean bound : fit.atBound()) {
            count += bound ? 0 : 1;
        }
        return count;
    }
}
