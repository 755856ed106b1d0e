package org.lamella.simulation;

import java.util.SplittableRandom;
import org.lamella.math.PoissonSource;

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
     * cost no longer grows with the mean ({@link PoissonSource#byRejection}).
     */
    long poisson(double mean) {
        if (mean > LARGEST_SPLIT) {
            return PoissonSource.byRejection(random, mean);
        }
        if (mean > 50) {
            return poisson(mean / 2) + poisson(mean - mean / 2);
        }
        return PoissonSource.byProducts(random, mean);
    }
}
