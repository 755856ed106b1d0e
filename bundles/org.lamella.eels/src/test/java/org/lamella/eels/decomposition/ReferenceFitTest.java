package org.lamella.eels.decomposition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lamella.data.Axis;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;

class ReferenceFitTest {
    private static final Axis AXIS = Axis.signal("energy", 300, 0.2, 630, Unit.ELECTRONVOLT);
    private static final ReferenceSpectrum FIRST = reference("MnO", Axis.signal("energy", 500, 0.15, 625, Unit.ELECTRONVOLT), 640, 651, 3.8);
    private static final ReferenceSpectrum SECOND = reference("Mn2O3", Axis.signal("energy", 400, 0.2, 620, Unit.ELECTRONVOLT), 642, 652.5, 2.6);
    private static final ReferenceFitSettings SETTINGS = new ReferenceFitSettings(633, 665, 2);

    private static double shape(double e, double third, double second, double ratio) {
        return ratio * Math.exp(-0.5 * Math.pow((e - third) / 1.3, 2)) + Math.exp(-0.5 * Math.pow((e - second) / 1.6, 2))
                + 0.3 / (1 + Math.exp(-(e - third))) + 0.02;
    }

    private static ReferenceSpectrum reference(String name, Axis axis, double third, double second, double ratio) {
        double[] counts = new double[(int) axis.size()];
        Arrays.setAll(counts, i -> 1000 * shape(axis.coordinate(i), third, second, ratio));
        return new ReferenceSpectrum(name, axis, counts);
    }

    private static double[] mixture(double first, double second, double shift) {
        double[] counts = new double[300];
        Arrays.setAll(counts, i -> {
            double e = AXIS.coordinate(i) - shift;
            return first * shape(e, 640, 651, 3.8) + second * shape(e, 642, 652.5, 2.6);
        });
        return counts;
    }

    private static double area(double third, double second, double ratio) {
        double sum = 0;
        for (int i = 0; i < 300; i++) {
            double e = AXIS.coordinate(i);
            sum += e >= 633 && e <= 665 ? shape(e, third, second, ratio) : 0;
        }
        return sum;
    }

    @Test
    void findsWeightsAndShift() {
        ReferenceFit.Result result = new ReferenceFit(SETTINGS, List.of(FIRST, SECOND)).fit(AXIS, mixture(300, 700, 0.83), null);
        double first = 300 * area(640, 651, 3.8);
        double second = 700 * area(642, 652.5, 2.6);
        assertEquals(0.83, result.shift().value(), 0.003);
        assertEquals(first / (first + second), result.fraction(0).value(), 0.002);
        assertEquals(second, result.weight(1).value(), 0.003 * second);
        assertEquals(1, result.fraction(0).value() + result.fraction(1).value(), 1e-12);
        assertTrue(Arrays.stream(result.residuals()).map(Math::abs).max().orElseThrow() < 0.004 * 2800);
    }

    @Test
    void aReferenceThatIsNotThereHasNoNegativeWeight() {
        ReferenceSpectrum third = reference("MnO2", AXIS, 644, 654, 2);
        ReferenceFit.Result result = new ReferenceFit(new ReferenceFitSettings(633, 665, 0), List.of(FIRST, SECOND, third)).fit(AXIS, mixture(500, 0, 0), null);
        assertEquals(1, result.fraction(0).value(), 0.002);
        assertTrue(Arrays.stream(result.weights()).allMatch(value -> value >= 0));
        assertTrue(!result.shift().hasUncertainty());
    }

    @Test
    void uncertaintiesCoverTheScatter() {
        double[] expected = mixture(60, 140, -0.4);
        double truth = 60 * area(640, 651, 3.8) / (60 * area(640, 651, 3.8) + 140 * area(642, 652.5, 2.6));
        ReferenceFit fit = new ReferenceFit(SETTINGS, List.of(FIRST, SECOND));
        SplittableRandom random = new SplittableRandom(8);
        int fractions = 0;
        int shifts = 0;
        int n = 500;
        for (int run = 0; run < n; run++) {
            double[] counts = Arrays.stream(expected).map(value -> value + Math.sqrt(value) * random.nextGaussian()).toArray();
            ReferenceFit.Result result = fit.fit(AXIS, counts, expected);
            Quantity fraction = result.fraction(0);
            fractions += Math.abs(fraction.value() - truth) < 1.96 * fraction.uncertainty() ? 1 : 0;
            shifts += Math.abs(result.shift().value() + 0.4) < 1.96 * result.shift().uncertainty() ? 1 : 0;
        }
        assertTrue(fractions >= 0.93 * n && fractions <= 0.97 * n, "fractions " + fractions);
        assertTrue(shifts >= 0.93 * n && shifts <= 0.97 * n, "shifts " + shifts);
    }

    @Test
    void aShiftBeyondTheLimitIsTold() {
        ReferenceFit.Result result = new ReferenceFit(new ReferenceFitSettings(633, 660, 0.5), List.of(FIRST)).fit(AXIS, mixture(500, 0, 1.4), null);
        assertTrue(result.shiftAtLimit());
        assertEquals(0.5, result.shift().value(), 1e-9);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ReferenceFit(SETTINGS, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new ReferenceFit(new ReferenceFitSettings(600, 665, 1), List.of(FIRST)));
        assertThrows(IllegalArgumentException.class, () -> new ReferenceFitSettings(665, 633, 1));
        Axis elsewhere = Axis.signal("energy", 100, 0.2, 100, Unit.ELECTRONVOLT);
        assertThrows(IllegalArgumentException.class, () -> new ReferenceFit(SETTINGS, List.of(FIRST)).fit(elsewhere, new double[100], null));
        assertThrows(IllegalArgumentException.class, () -> new ReferenceSpectrum("x", AXIS, new double[5]));
        ReferenceSpectrum empty = new ReferenceSpectrum("empty", AXIS, new double[300]);
        assertThrows(IllegalArgumentException.class, () -> new ReferenceFit(SETTINGS, List.of(empty)).fit(AXIS, mixture(1, 1, 0), null));
    }
}
