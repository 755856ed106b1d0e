package org.lamella.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SelectionTest {
    @Test
    void agreesWithSorting() {
        SplittableRandom random = new SplittableRandom(4);
        for (int trial = 0; trial < 2000; trial++) {
            int n = 1 + random.nextInt(120);
            int kinds = 1 + random.nextInt(trial % 3 == 0 ? 3 : 1000);
            double[] values = random.ints(n, 0, kinds).asDoubleStream().toArray();
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            int k = random.nextInt(n);
            double[] work = Arrays.copyOf(values, n + 5);
            assertEquals(sorted[k], Selection.select(work, n, k));
            for (int i = 0; i < n; i++) {
                assertTrue(i < k ? work[i] <= work[k] : work[i] >= work[k]);
            }
            assertEquals(Statistics.medianOfSorted(sorted, n), Selection.median(values.clone(), n));
        }
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThrows(IllegalArgumentException.class, () -> Selection.select(new double[3], 3, 3));
        assertThrows(IllegalArgumentException.class, () -> Selection.select(new double[3], 4, 0));
        assertThrows(IllegalArgumentException.class, () -> Selection.median(new double[0], 0));
    }
}
