package org.lamella.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviatesTest {
    /** Mean, variance and third central moment of a Poisson distribution are all its mean. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 5, 40, 120, 501, 1e4, 1e6, 1e9})
    void poissonHasItsMoments(double mean) {
        Deviates deviates = new Deviates(42);
        int n = 40_000;
        double[] standard = new double[n];
        for (int i = 0; i < n; i++) {
            standard[i] = (deviates.poisson(mean) - mean) / Math.sqrt(mean);
        }
        double first = 0;
        double second = 0;
        double third = 0;
        for (double value : standard) {
            first += value / n;
            second += value * value / n;
            third += value * value * value / n;
        }
        assertEquals(0, first, 4 / Math.sqrt(n));
        assertEquals(1, second, 4 * Math.sqrt((2 + 1 / mean) / n));
        assertEquals(1 / Math.sqrt(mean), third, 4 * Math.sqrt((15 + 30 / mean) / n));
    }

    /** Pearson's chi-square over the middle of the distribution, against probabilities by recursion. */
    @Test
    void rejectionFollowsTheDistribution() {
        double mean = 600;
        int low = 540;
        int bins = 120;
        int n = 200_000;
        int[] counts = new int[bins];
        Deviates deviates = new Deviates(7);
        for (int i = 0; i < n; i++) {
            long k = deviates.poisson(mean);
            if (k >= low && k < low + bins) {
                counts[(int) k - low]++;
            }
        }
        double logProbability = -mean;
        for (int k = 1; k <= low; k++) {
            logProbability += Math.log(mean / k);
        }
        double chiSquare = 0;
        for (int i = 0; i < bins; i++) {
            double expected = n * Math.exp(logProbability);
            chiSquare += (counts[i] - expected) * (counts[i] - expected) / expected;
            logProbability += Math.log(mean / (low + i + 1));
        }
        assertTrue(chiSquare < bins + 4 * Math.sqrt(2.0 * bins), "chi-square " + chiSquare + " for " + bins + " bins");
    }

    @Test
    void aSeedGivesTheSameCounts() {
        Deviates one = new Deviates(3);
        Deviates two = new Deviates(3);
        for (int i = 0; i < 100; i++) {
            assertEquals(one.poisson(1e5), two.poisson(1e5));
        }
    }
}
