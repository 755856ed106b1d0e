package org.lamella.simulation;

import java.util.SplittableRandom;

/** Random numbers that are the same on every machine and with every Java: strict arithmetic over a seeded generator. */
final class Deviates {
    private static final double LARGEST_SPLIT = 500;

    private final SplittableRandom random;
    private double spare = Double.NaN;

    Deviates(long seed) {
        this.random = new SplittableRandom(seed);
    }

    double uniform(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    int integer(int bound) {
        return random.nextInt(bound);
    }

    long seed() {
        return random.nextLong();
    }

    /** Standard normal, by the polar method of Marsaglia and Bray. */
    double gaussian() {
        if (!Double.isNaN(spare)) {
            double value = spare;
            spare = Double.NaN;
            return value;
        }
        double u;
        double v;
        double s;
        do {
            u = uniform(-1, 1);
            v = uniform(-1, 1);
            s = u * u + v * v;
        } while (s >= 1 || s == 0);
        double factor = StrictMath.sqrt(-2 * StrictMath.log(s) / s);
        spare = v * factor;
        return u * factor;
    }

    /**
     * A Poisson count. A mean up to {@value #LARGEST_SPLIT} is split, since a sum of Poisson counts is one; beyond that the
     * cost no longer grows with the mean: transformed rejection (PTRS) of W. Hörmann (1993),
     * doi:10.1016/0167-6687(93)90997-4.
     */
    long poisson(double mean) {
        if (mean > LARGEST_SPLIT) {
            return rejection(mean);
        }
        if (mean > 50) {
            return poisson(mean / 2) + poisson(mean - mean / 2);
        }
        double limit = StrictMath.exp(-mean);
        double product = random.nextDouble();
        long count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    private long rejection(double mean) {
        double b = 0.931 + 2.53 * StrictMath.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double logInverseAlpha = StrictMath.log(1.1239 + 1.1328 / (b - 3.4));
        double quick = 0.9277 - 3.6224 / (b - 2);
        double logMean = StrictMath.log(mean);
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = random.nextDouble();
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + mean + 0.43);
            if (us >= 0.07 && v <= quick) {
                return (long) k;
            }
            if (k >= 0 && (us >= 0.013 || v <= us)
                    && StrictMath.log(v) + logInverseAlpha - StrictMath.log(a / (us * us) + b) <= -mean + k * logMean - logFactorial(k)) {
                return (long) k;
            }
        }
    }

    /** Stirling's series; counts here are never small. */
    private static double logFactorial(double k) {
        double n = k + 1;
        return (n - 0.5) * StrictMath.log(n) - n + 0.5 * StrictMath.log(2 * Math.PI) + 1 / (12 * n) - 1 / (360 * n * n * n);
    }
}
