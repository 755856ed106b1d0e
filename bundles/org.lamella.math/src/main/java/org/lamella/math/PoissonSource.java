package org.lamella.math;

import java.util.SplittableRandom;

/**
 * Draws Poisson counts, quickly for large expectations too: products of uniform numbers below an expectation of 10, and
 * transformed rejection above (W. Hörmann, Insurance: Mathematics and Economics 12 (1993) 39,
 * doi:10.1016/0167-6687(93)90997-4). The same seed draws the same counts on every machine. One instance a thread.
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
        return expectation < LARGE ? byProducts(random, expectation) : byRejection(random, expectation);
    }

    /**
     * A count as the number of uniform numbers whose product stays above {@code exp(-expectation)}: for small expectations, since its cost
     * grows with them.
     */
    public static long byProducts(SplittableRandom random, double expectation) {
        double limit = StrictMath.exp(-expectation);
        double product = random.nextDouble();
        long count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    /** A count by transformed rejection (PTRS), at a cost that does not grow; for expectations of 10 and more. */
    public static long byRejection(SplittableRandom random, double expectation) {
        double b = 0.931 + 2.53 * StrictMath.sqrt(expectation);
        double a = -0.059 + 0.02483 * b;
        double logInverseAlpha = StrictMath.log(1.1239 + 1.1328 / (b - 3.4));
        double quick = 0.9277 - 3.6224 / (b - 2);
        double logExpectation = StrictMath.log(expectation);
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = random.nextDouble();
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + expectation + 0.43);
            if (us >= 0.07 && v <= quick) {
                return (long) k;
            }
            if (k >= 0 && (us >= 0.013 || v <= us)
                    && StrictMath.log(v) + logInverseAlpha - StrictMath.log(a / (us * us) + b) <= -expectation + k * logExpectation - logFactorial(k)) {
                return (long) k;
            }
        }
    }

    /** Stirling's series; off by less than a thousandth for a count of 0, which is next to never asked for. */
    private static double logFactorial(double k) {
        double n = k + 1;
        return (n - 0.5) * StrictMath.log(n) - n + 0.5 * StrictMath.log(2 * Math.PI) + 1 / (12 * n) - 1 / (360 * n * n * n);
    }

    /** Draws a deviate of the standard normal distribution. */
    public double nextGaussian() {
        return random.nextGaussian();
    }
}
