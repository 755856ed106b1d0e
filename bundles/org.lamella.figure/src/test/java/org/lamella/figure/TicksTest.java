package org.lamella.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TicksTest {
    @Test
    void linearTicksStandAtRoundStepsInsideTheRange() {
        Random random = new Random(2);
        for (int i = 0; i < 5000; i++) {
            double minimum = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(12) - 5);
            double maximum = minimum + Math.abs(minimum) * Math.pow(10, -2 * random.nextDouble()) + 1e-7;
            int most = 2 + random.nextInt(9);
            Ticks ticks = Ticks.linear(minimum, maximum, most);
            List<Double> values = ticks.values();
            assertTrue(!values.isEmpty() && values.size() <= most, ticks + " for " + minimum + " to " + maximum + ", at most " + most);
            double span = maximum - minimum;
            assertTrue(values.get(0) >= minimum - 1e-6 * span && values.get(values.size() - 1) <= maximum + 1e-6 * span, ticks.toString());
            if (values.size() > 1) {
                double step = values.get(1) - values.get(0);
                double mantissa = step / Math.pow(10, Math.floor(Math.log10(step) + 1e-6));
                assertTrue(Set.of(1L, 2L, 5L).contains(Math.round(mantissa)), "step " + step);
                assertEquals(values.size(), new HashSet<>(ticks.labels()).size(), ticks.labels().toString());
                for (int k = 0; k < values.size(); k++) {
                    double read = Double.parseDouble(ticks.labels().get(k).replace('\u2212', '-')) * Math.pow(10, ticks.exponent());
                    assertEquals(values.get(k), read, step * 1e-3, ticks.toString());
                }
            }
        }
    }

    @Test
    void labelsOfKnownRanges() {
        assertEquals(List.of("0.0", "0.2", "0.4", "0.6", "0.8", "1.0"), Ticks.linear(0, 1, 6).labels());
        assertEquals(List.of("\u22122", "\u22121", "0", "1", "2"), Ticks.linear(-2, 2, 5).labels());
        Ticks large = Ticks.linear(0, 3e6, 4);
        assertEquals(6, large.exponent());
        assertEquals(List.of("0", "1", "2", "3"), large.labels());
        assertEquals(-7, Ticks.linear(-3e-7, 4e-7, 8).exponent());
        assertEquals(0, Ticks.linear(0, 99999, 5).exponent());
    }

    @Test
    void logarithmicTicksStandAtPowersOfTen() {
        assertEquals(List.of("1", "10", "100", "1000", "10⁴"), Ticks.logarithmic(1, 1e4, 6).labels());
        assertEquals(List.of("10⁻⁶", "10⁻⁴", "0.01", "1"), Ticks.logarithmic(1e-6, 1, 5).labels());
        assertEquals(List.of("1", "2", "5", "10", "20", "50"), Ticks.logarithmic(1, 60, 9).labels());
        // less than a factor of two: no power of ten inside
        assertTrue(Ticks.logarithmic(1.2, 1.7, 6).values().size() >= 3);
    }

    @Test
    void scaleHoldsDataAndItsPadding() {
        PlotAxis axis = PlotAxis.linear("x", org.lamella.data.Unit.NONE);
        assertTrue(Scale.of(axis, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.1, true).contains(0.5), "no data at all");
        assertEquals(0, Scale.of(axis, 1, 10, 0.1, true).minimum());
        assertTrue(Scale.of(axis, 9, 10, 0.1, true).minimum() > 8);
        Scale constant = Scale.of(axis, 5, 5, 0.1, false);
        assertTrue(constant.minimum() < 5 && constant.maximum() > 5);
        Scale beyond = Scale.of(axis.between(100, Double.NaN), 1, 2, 0, false);
        assertTrue(beyond.minimum() == 100 && beyond.maximum() > 100);
        assertEquals(0.5, new Scale(1, 100, true).part(10), 1e-12);
    }
}
