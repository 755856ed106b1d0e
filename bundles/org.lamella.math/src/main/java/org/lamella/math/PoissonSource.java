package org.lamella.math;

import java.util.SplittableRandom;
import org.apache.commons.math3.special.Gamma;

/**
 * Draws Poisson counts, quickly for large expectations too: products of uniform numbers below an expectation of 10, and
 * transformed rejection above (W. Hörmann, Insurance: Mathematics and Economics 12 (1993) 39,
 * doi:10.1016/0167-6687(93)90997-4). The same seed draws the same counts. One instance a thread.
 */
public final class PoissonSource {
    private static final double LARGE = 10;

    private final SplittableRandom random;

    public PoissonSource(long seed) {
        random = new SplittableRandom(seed);
    }

    /**
     * Draws a count.
     *
     * @param expectation not negative
     * @return a count, 0 for an expectation of 0
     * @throws IllegalArgumentException when the expectation is negative, not a number, or beyond 1e15
     */
    public double next(double expectation) {
        if (!(expectation >= 0 && expectation <= 1e15)) {
            throw new IllegalArgumentException("counts of an expectation of " + expectation + " cannot be drawn");
        }
        return expectation < LARGE ? few(expectation) : many(expectation);
    }

    private double few(double expectation) {
        double limit = Math.exp(-expectation);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    private double many(double expectation) {
        double b = 0.931 + 2.53 * Math.sqrt(expectation);
        double a = -0.059 + 0.02483 * b;
        double squeeze = 0.9277 - 3.6224 / (b - 2);
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = random.nextDouble();
            double near = 0.5 - Math.abs(u);
            double count = Math.floor((2 * a / near + b) * u + expectation + 0.43);
            if (near >= 0.07 && v <= squeeze) {
                return count;
            }
            if (count < 0 || near < 0.013 && v > near) {
                continue;
            }
            double height = Math.log(v * (1.1239 + 1.1328 / (b - 3.4)) / (a / (near * near) + b));
            if (height <= count * Math.log(expectation) - expectation - Gamma.logGamma(count + 1)) {
                return count;
            }
        }
    }

    /** Draws a deviate of the standard normal distribution. */
    public double nextGaussian() {
        return random.nextGaussian();
    }
}
