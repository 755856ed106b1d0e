package org.lamella.math;

/**
 * What a fit makes small. Both are in units in which a rise by 1 from the best value is one standard deviation of a single
 * parameter.
 */
public enum FitStatistic {
    /** The sum of squared residuals, each divided by its variance. */
    WEIGHTED_LEAST_SQUARES {
        @Override
        double add(double observed, double expected, double variance) {
            double residual = observed - expected;
            return residual * residual / variance;
        }

        @Override
        double weight(double expected, double variance) {
            return 1 / variance;
        }
    },
    /**
     * The deviance of Poisson counts, {@code 2 sum (m - n + n ln(n / m))}: maximum likelihood, without bias at low counts
     * (W. Cash, Astrophys. J. 228 (1979) 939, doi:10.1086/156922). The model must be positive where it is fitted; a negative
     * observation, as a background that was taken off leaves behind, is refused.
     */
    POISSON_DEVIANCE {
        @Override
        double add(double observed, double expected, double variance) {
            if (!(expected > 0)) {
                return Double.POSITIVE_INFINITY;
            }
            double excess = expected - observed;
            return observed > 0 ? 2 * (excess - observed * Math.log(expected / observed)) : 2 * excess;
        }

        @Override
        double weight(double expected, double variance) {
            return 1 / expected;
        }
    };

    /** What one point adds to the statistic; infinite where the model makes no sense. */
    abstract double add(double observed, double expected, double variance);

    /** The weight of one point in the expected curvature (Fisher information). */
    abstract double weight(double expected, double variance);
}
