package org.lamella.linescan;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.lamella.linescan.model.ProfileModel;

/**
 * Where a transition begins and ends to be seen.
 *
 * <p>The onset is where the fitted curve has risen over its lower plateau by as much as a single point of that plateau
 * exceeds it by chance with the stated one-sided probability, the plateau's own uncertainty included (the decision limit of
 * L. A. Currie, Anal. Chem. 40 (1968) 586, doi:10.1021/ac60259a007). The plateau is reached where the curve has come as near to
 * the higher one; a peak ends where it has come back as near to its ground.</p>
 */
final class TransitionEnds {
    private final ProfileSignal signal;
    private final double quantile;
    private final ModelFit fit;

    TransitionEnds(ProfileSignal signal, ModelFit fit, double significance) {
        this.signal = signal;
        this.fit = fit;
        this.quantile = -new NormalDistribution(0, 1).inverseCumulativeProbability(significance);
    }

    /** The place of the onset for given parameters; NaN when the step is too small to be seen in a single point. */
    double onset(double[] p) {
        ProfileModel model = fit.model();
        double share = quantile * deviation(model.low(p)) / (model.high(p) - model.low(p));
        return share < 0.5 ? model.place(p, Math.max(share, 1e-6)) : Double.NaN;
    }

    /** The place where the higher plateau is reached, or a peak has come back to its ground; NaN when the step is too small. */
    double plateau(double[] p) {
        ProfileModel model = fit.model();
        if (model.isPeak(p)) {
            double share = quantile * deviation(model.low(p)) / (model.high(p) - model.low(p));
            return share < 0.5 ? model.placeBeyond(p, Math.max(share, 1e-6)) : Double.NaN;
        }
        double share = quantile * deviation(model.high(p)) / (model.high(p) - model.low(p));
        return share < 0.5 ? model.place(p, Math.min(1 - share, 1 - 1e-6)) : Double.NaN;
    }

    /** The standard deviation of a point at a level, with that of the level itself. */
    private double deviation(double level) {
        double variance = switch (signal.noise()) {
            case COUNTS -> Math.max(level, 0) / meanExposure();
            case GIVEN -> medianVariance();
            case SCATTER -> fit.fit().statistic() / Math.max(1, fit.fit().degreesOfFreedom());
        };
        // A plateau of many points is known much better than one of them; at no counts at all one count is a sign.
        double least = signal.noise() == ProfileSignal.Noise.COUNTS ? 1 / (meanExposure() * meanExposure() * quantile * quantile) : 0;
        return Math.sqrt(Math.max(variance, least));
    }

    private double meanExposure() {
        if (signal.exposures() == null) {
            return 1;
        }
        double sum = 0;
        for (double exposure : signal.exposures()) {
            sum += exposure;
        }
        return sum / signal.size();
    }

    private double medianVariance() {
        double[] sorted = signal.variances().clone();
        java.util.Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
