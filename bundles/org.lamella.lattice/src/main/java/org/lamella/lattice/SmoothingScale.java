package org.lamella.lattice;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/**
 * One of the widths at which a spectrum is searched. A lattice that fills the region gives a spot as narrow as the
 * window allows; a nanocrystal of a tenth of the region spreads its power over a hundred bins, and is found after
 * averaging over as many. The average of m independent exponential values has a gamma distribution of shape m; over a
 * background that is itself estimated from n values, an F distribution with 2m and 2n degrees of freedom.
 *
 * <p>Literature for the averaging: P. D. Welch, IEEE Trans. Audio Electroacoust. 15 (1967) 70,
 * doi:10.1109/TAU.1967.1161901.</p>
 *
 * @param sigma standard deviation of the Gaussian average in bins; 0 for none
 * @param kernel one half of the kernel, from the centre outwards; its whole sums to 1
 * @param independent how many independent values the two-dimensional average counts as
 */
record SmoothingScale(double sigma, double[] kernel, double independent) {
    /** Squared correlation of the spectra of white noise at bins 0, 1 and 2 apart, for the Hann window. */
    private static final double[] HANN_CORRELATION = {1, 4.0 / 9, 1.0 / 36};

    /** How many bins of a Hann-windowed spectrum count as one independent value, in two dimensions. */
    static final double BINS_PER_VALUE = Math.pow(1 + 2 * (4.0 / 9 + 1.0 / 36), 2);

    static SmoothingScale of(double sigma) {
        int reach = (int) Math.ceil(2.5 * sigma);
        double[] kernel = new double[reach + 1];
        double sum = 0;
        for (int i = 0; i <= reach; i++) {
            kernel[i] = sigma == 0 ? 1 : Math.exp(-i * i / (2 * sigma * sigma));
            sum += i == 0 ? kernel[i] : 2 * kernel[i];
        }
        for (int i = 0; i <= reach; i++) {
            kernel[i] /= sum;
        }
        double variance = 0;
        for (int i = -reach; i <= reach; i++) {
            for (int j = Math.max(-reach, i - 2); j <= Math.min(reach, i + 2); j++) {
                variance += kernel[Math.abs(i)] * kernel[Math.abs(j)] * HANN_CORRELATION[Math.abs(i - j)];
            }
        }
        return new SmoothingScale(sigma, kernel, 1 / (variance * variance));
    }

    /** Within so many bins of a spot of this width there is no other. */
    double exclusionRadius() {
        return 2.5 + 2.5 * sigma;
    }

    /** The probability that noise of mean 1 gives an average above a value. */
    double tail(double value) {
        return value <= 0 ? 1 : Gamma.regularizedGammaQ(independent, independent * value);
    }

    /** The same when the mean was estimated from n independent values. */
    double tail(double ratio, double n) {
        return ratio <= 0 ? 1 : Beta.regularizedBeta(n / (n + independent * ratio), n, independent);
    }

    /** The value that noise exceeds with a given probability, for an estimated mean. */
    double threshold(double probability, double n) {
        double low = 1;
        double high = 2;
        while (tail(high, n) > probability && high < 1e6) {
            high *= 2;
        }
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (tail(middle, n) > probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The average of a map around each element; elements nearer to the edge than the kernel's reach are left as 0. */
    float[] apply(float[] map, int columns, int rows) {
        if (sigma == 0) {
            return map;
        }
        int reach = kernel.length - 1;
        float[] along = new float[map.length];
        java.util.stream.IntStream.range(0, rows).parallel().forEach(row -> {
            for (int column = reach; column < columns - reach; column++) {
                int i = row * columns + column;
                double sum = kernel[0] * map[i];
                for (int j = 1; j <= reach; j++) {
                    sum += kernel[j] * (map[i - j] + map[i + j]);
                }
                along[i] = (float) sum;
            }
        });
        float[] both = new float[map.length];
        java.util.stream.IntStream.range(reach, rows - reach).parallel().forEach(row -> {
            for (int column = reach; column < columns - reach; column++) {
                int i = row * columns + column;
                double sum = kernel[0] * along[i];
                for (int j = 1; j <= reach; j++) {
                    sum += kernel[j] * (along[i - j * columns] + along[i + j * columns]);
                }
                both[i] = (float) sum;
            }
        });
        return both;
    }
}
