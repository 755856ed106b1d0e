package org.lamella.linescan;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How well a curve describes a signal.
 *
 * @param statistic deviance of counts or chi-square
 * @param degreesOfFreedom points less free parameters
 * @param expected what the statistic is expected to be when the model is right: the degrees of freedom, but less for low counts
 * @param probability of a statistic as large when the model is right; NaN when the variance came from the fit itself
 */
public record GoodnessOfFit(double statistic, int degreesOfFreedom, double expected, double probability) {
    /** Below this probability a fit is called bad. */
    public static final double BAD = 0.001;
    private static final double LARGE = 60;

    static GoodnessOfFit of(ProfileSignal signal, ModelFit fit) {
        int freedom = fit.fit().degreesOfFreedom();
        double statistic = fit.fit().statistic();
        if (signal.noise() == ProfileSignal.Noise.SCATTER || freedom < 1) {
            return new GoodnessOfFit(statistic, freedom, freedom, Double.NaN);
        }
        if (signal.noise() == ProfileSignal.Noise.GIVEN) {
            return new GoodnessOfFit(statistic, freedom, freedom, 1 - new ChiSquaredDistribution(freedom).cumulativeProbability(statistic));
        }
        // The deviance of low counts is not distributed as chi-square: its mean and variance are summed up point by point.
        double mean = 0;
        double variance = 0;
        double[] curve = fit.curve(signal.x());
        for (int i = 0; i < curve.length; i++) {
            double expectation = curve[i] * (signal.exposures() == null ? 1 : signal.exposures()[i]);
            double[] moments = moments(expectation);
            mean += moments[0];
            variance += moments[1];
        }
        double share = freedom / (double) signal.size();
        double z = (statistic - mean * share) / Math.sqrt(variance * share);
        return new GoodnessOfFit(statistic, freedom, mean * share, 1 - new NormalDistribution(0, 1).cumulativeProbability(z));
    }

    /** Mean and variance of what one Poisson count of an expectation adds to the deviance. */
    static double[] moments(double expectation) {
        if (expectation > LARGE) {
            return new double[] {1 + 1 / (6 * expectation), 2 + 2 / (3 * expectation)};
        }
        double probability = Math.exp(-expectation);
        double mean = 0;
        double squares = 0;
        int last = (int) (expectation + 12 * Math.sqrt(expectation) + 20);
        for (int n = 0; n <= last; n++) {
            double deviance = n == 0 ? 2 * expectation : 2 * (expectation - n + n * Math.log(n / expectation));
            mean += probability * deviance;
            squares += probability * deviance * deviance;
            probability *= expectation / (n + 1);
        }
        return new double[] {mean, squares - mean * mean};
    }

    public boolean isBad() {
        return probability < BAD;
    }

    /** The statistic divided by what is expected: about 1 for a good fit. */
    public double reduced() {
        return statistic / expected;
    }

    /** By how much variances are widened for a bad fit; 1 for any other. */
    double inflation() {
        return isBad() ? Math.max(1, reduced()) : 1;
    }
}
