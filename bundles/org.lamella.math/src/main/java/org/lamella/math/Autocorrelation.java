package org.lamella.math;

/**
 * How alike neighbouring values of an evenly spaced series are, and how many independent values it is worth.
 *
 * <p>The autocovariance is taken about the mean of the series, which makes it too small by the variance of that mean; the
 * effective number allows for this. Sums go on to the first lag at which the covariance is no longer positive.
 * Literature: G. V. Bayley and J. M. Hammersley (1946), doi:10.2307/2983560.</p>
 *
 * @param count how many values there are; values that are not finite do not count
 * @param mean their mean
 * @param variance of a single value, corrected for the mean being taken from the same values
 * @param length lag at which the correlation has fallen to 1/e, in steps of the series; 0 for independent values
 * @param effectiveSamples how many independent values would have a mean as certain as this one; between 1 and count
 * @param meanVariance variance of the mean
 */
public record Autocorrelation(int count, double mean, double variance, double length, double effectiveSamples, double meanVariance) {

    /**
     * @param values evenly spaced; NaN for a gap
     * @throws IllegalArgumentException when no value is finite
     */
    public static Autocorrelation of(double[] values) {
        return of(values, 0);
    }

    /**
     * @param noise variance of independent noise in the values that is no property of what was measured; it is taken off the variance
     *        and off the correlation, but stays in the variance of the mean
     * @throws IllegalArgumentException when no value is finite
     */
    public static Autocorrelation of(double[] values, double noise) {
        int n = 0;
        double sum = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                sum += value;
                n++;
            }
        }
        if (n == 0) {
            throw new IllegalArgumentException("no value to correlate");
        }
        double mean = sum / n;
        double zero = covariance(values, mean, 0);
        if (n < 3 || !(zero > 0)) {
            return new Autocorrelation(n, mean, n < 2 ? Double.NaN : zero * n / (n - 1.0), 0, n, n < 2 ? Double.NaN : zero / (n - 1.0));
        }
        double clean = Math.max(0, zero - noise);
        double length = Double.NaN;
        double total = zero;
        double window = 1;
        double before = clean;
        for (int lag = 1; lag < values.length / 2; lag++) {
            double covariance = covariance(values, mean, lag);
            if (Double.isNaN(length) && covariance < clean / Math.E) {
                length = before > covariance ? lag - 1 + (before - clean / Math.E) / (before - covariance) : lag;
            }
            if (!(covariance > 0)) {
                break;
            }
            total += 2 * (1 - lag / (double) values.length) * covariance;
            window += 2 * (1 - lag / (double) values.length);
            before = covariance;
        }
        // The covariance about the sample's mean lacks the mean's own variance at every lag of the window.
        double share = Math.min(0.9, window / values.length);
        double meanVariance = total / n / (1 - share);
        double variance = zero + meanVariance;
        double effective = Math.clamp(variance / meanVariance, 1, n);
        return new Autocorrelation(n, mean, variance, Double.isNaN(length) ? values.length / 2.0 : Math.max(0, length), effective, meanVariance);
    }

    private static double covariance(double[] values, double mean, int lag) {
        double sum = 0;
        int n = 0;
        for (int i = 0; i + lag < values.length; i++) {
            double product = (values[i] - mean) * (values[i + lag] - mean);
            if (product == product && !Double.isInfinite(product)) {
                sum += product;
                n++;
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }
}
