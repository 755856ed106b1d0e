package org.lamella.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonSourceTest {
    private static final int DRAWS = 40_000;

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 2, 9.99, 10, 12.5, 87, 1000, 3e6})
    void meanAndVarianceAreTheExpectation(double expectation) {
        PoissonSource source = new PoissonSource(11);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < DRAWS; i++) {
            double off = source.next(expectation) - expectation;
            sum += off;
            squares += off * off;
        }
        double error = Math.sqrt(expectation / DRAWS);
        assertEquals(0, sum / DRAWS, 4 * error);
        double errorOfVariance = Math.sqrt((2 * expectation * expectation + expectation) / DRAWS);
        assertEquals(expectation, squares / DRAWS, 4 * errorOfVariance);
    }

    @ParameterizedTest
    @ValueSource(doubles = {4, 14, 60})
    void everyCountIsAsFrequentAsItShould(double expectation) {
        PoissonSource source = new PoissonSource(3);
        int[] seen = new int[200];
        for (int i = 0; i < DRAWS; i++) {
            seen[(int) source.next(expectation)]++;
        }
        PoissonDistribution expected = new PoissonDistribution(expectation);
        double chiSquare = 0;
        int freedom = 0;
        for (int count = 0; count < seen.length; count++) {
            double wanted = DRAWS * expected.probability(count);
            if (wanted > 20) {
                chiSquare += (seen[count] - wanted) * (seen[count] - wanted) / wanted;
                freedom++;
            }
        }
        assertEquals(freedom, chiSquare, 4 * Math.sqrt(2 * freedom));
        assertTrue(freedom > 8);
    }

    @Test
    void theSameSeedDrawsTheSameAndNonsenseIsRefused() {
        PoissonSource first = new PoissonSource(5);
        PoissonSource second = new PoissonSource(5);
        for (int i = 0; i < 100; i++) {
            assertEquals(first.next(i), second.next(i));
        }
        assertEquals(0, first.next(0));
        assertThrows(IllegalArgumentException.class, () -> first.next(-1));
        assertThrows(IllegalArgumentException.class, () -> first.next(Double.NaN));
    }
}
