package org.lamella.eels.lowloss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lamella.data.Axis;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;

class LowLossTest {
    private static final Axis AXIS = LowLossModel.axis(3000, 0.1, -10);
    private static final int ORIGIN = 100;
    private static final LowLossSettings PLAIN = new LowLossSettings(ZeroLossMethod.GAUSSIAN, 3.0, false);
    private static final double[] SINGLE = LowLossModel.singleScattering(AXIS);

    /** A peak two channels wide, so that it can be fitted. */
    private static double[] measured(double thickness, double total) {
        return LowLossModel.convolved(LowLossModel.plural(SINGLE, ORIGIN, thickness, total), LowLossModel.gaussian(AXIS, 1, 0, 0.4), ORIGIN);
    }

    @Test
    void logRatioOfPoissonScatteringIsExact() {
        for (double thickness : new double[] {0.05, 0.3, 1, 1.9}) {
            double[] counts = measured(thickness, 1e6);
            Thickness found = Thickness.of(LowLoss.of(AXIS, counts, PLAIN));
            assertEquals(thickness, found.relative().value(), 2e-3 * thickness);
            assertEquals(0, found.separation(), 1e-3);
        }
    }

    @Test
    void theValleyBehindThePeakIsFound() {
        double[] counts = measured(0.8, 1e6);
        LowLoss found = LowLoss.of(AXIS, counts, LowLossSettings.DEFAULT);
        assertTrue(found.zeroLossEnd() > 0.4 && found.zeroLossEnd() < 6, "ends at " + found.zeroLossEnd());
        assertEquals(0.8, Thickness.of(found).relative().value(), 2e-3);
    }

    @Test
    void aDetectorLevelIsTakenOff() {
        Axis axis = LowLossModel.axis(3000, 0.1, -50);
        double[] single = LowLossModel.singleScattering(axis);
        double[] counts = LowLossModel.convolved(LowLossModel.plural(single, 500, 0.6, 1e5), LowLossModel.gaussian(axis, 1, 0, 0.4), 500);
        double[] raised = LowLossModel.noisy(Arrays.stream(counts).map(value -> value + 20).toArray(), 5);
        LowLoss found = LowLoss.of(axis, raised, LowLossSettings.DEFAULT);
        assertEquals(20, found.baseline(), 1);
        Thickness thickness = Thickness.of(found);
        assertEquals(0.6, thickness.relative().value(), 3 * thickness.relative().uncertainty());
        assertTrue(Thickness.of(LowLoss.of(axis, raised, PLAIN)).relative().value() > 0.7);
    }

    @Test
    void uncertaintyOfTheThicknessCoversTheScatter() {
        double[] expected = measured(0.7, 20000);
        int covered = 0;
        int n = 500;
        for (int seed = 0; seed < n; seed++) {
            Quantity relative = Thickness.of(LowLoss.of(AXIS, LowLossModel.noisy(expected, seed), PLAIN)).relative();
            covered += Math.abs(relative.value() - 0.7) < 1.96 * relative.uncertainty() ? 1 : 0;
        }
        assertTrue(covered >= 0.93 * n && covered <= 0.97 * n, covered + " of " + n);
    }

    @Test
    void fourierLogGivesBackSingleScattering() {
        for (double thickness : new double[] {0.3, 1.2, 4}) {
            double[] counts = measured(thickness, 1e6);
            double[] found = FourierLog.singleScattering(LowLoss.of(AXIS, counts, PLAIN));
            double zeroLoss = 1e6 * Math.exp(-thickness);
            double[] truth = LowLossModel.convolved(SINGLE, LowLossModel.gaussian(AXIS, zeroLoss * thickness, 0, 0.4), ORIGIN);
            double highest = Arrays.stream(truth).max().orElseThrow();
            for (int i = 0; i < 1500; i++) {
                assertEquals(truth[i], found[i], 2e-3 * highest, "t/lambda " + thickness + ", channel " + i);
            }
            assertEquals(thickness, Arrays.stream(found).sum() / zeroLoss, 0.01 * thickness);
        }
    }

    @Test
    void fourierRatioUndoesPluralScattering() {
        LowLoss lowLoss = LowLoss.of(AXIS, measured(0.8, 1e6), PLAIN);
        Axis core = LowLossModel.axis(900, 0.1, 640);
        double[] edge = new double[900];
        for (int i = 200; i < 900; i++) {
            edge[i] = 5000 * Math.pow(core.coordinate(i) / 660, -4) + (i > 210 && i < 230 ? 20000 : 0);
        }
        double[] seen = new FourierRatio(lowLoss).convolve(core, edge);
        double[] found = new FourierRatio(lowLoss).deconvolve(core, seen);
        double part = Math.exp(-0.8);
        double[] sharp = new double[900];
        double[] peak = LowLossModel.gaussian(LowLossModel.axis(201, 0.1, -10), 1, 0, 0.4);
        for (int i = 0; i < 900; i++) {
            for (int k = 0; k < 201; k++) {
                sharp[i] += i - k + 100 >= 0 && i - k + 100 < 900 ? part * edge[i - k + 100] * peak[k] : 0;
            }
        }
        for (int i = 0; i < 850; i++) {
            assertEquals(sharp[i], found[i], 40, "channel " + i);
        }
        double[] smoother = new FourierRatio(lowLoss, 1).deconvolve(core, seen);
        assertEquals(Arrays.stream(found).limit(850).sum(), Arrays.stream(smoother).limit(850).sum(), 0.01 * Arrays.stream(found).sum());
        assertTrue(Arrays.stream(smoother).max().orElseThrow() < Arrays.stream(found).max().orElseThrow());
    }

    /** Where the zero-loss peak has nothing to say, its noise must not be made one of the edge. */
    @Test
    void deconvolutionDoesNotRingWithTheNoiseOfTheLowLoss() {
        Axis axis = LowLossModel.axis(600, 0.2, -20);
        double[] plural = LowLossModel.plural(LowLossModel.singleScattering(axis), 100, 0.8, 4e5);
        double[] wide = LowLossModel.convolved(plural, LowLossModel.gaussian(axis, 1, 0, 1.5), 100);
        Axis core = LowLossModel.axis(600, 0.2, 600);
        double[] edge = new double[600];
        Arrays.setAll(edge, i -> i < 150 ? 0 : 50_000 * (1 - Math.exp((150 - i) / 25.0)));
        SplittableRandom random = new SplittableRandom(4);
        double[] seen = Arrays.stream(edge).map(value -> value + 250 * random.nextGaussian()).toArray();
        double worst = 0;
        for (int seed = 0; seed < 20; seed++) {
            double[] found = new FourierRatio(LowLoss.of(axis, LowLossModel.noisy(wide, seed), PLAIN)).deconvolve(core, seen);
            for (int i = 5; i < 590; i++) {
                // A fourth difference is blind to the edge and sees what goes up and down from channel to channel.
                double rough = Math.abs(found[i - 2] - 4 * found[i - 1] + 6 * found[i] - 4 * found[i + 1] + found[i + 2]) / Math.sqrt(70);
                worst = Math.max(worst, i > 145 && i < 155 ? 0 : rough);
            }
        }
        // The worst of ten thousand channels before deconvolution: four standard deviations of 250.
        assertTrue(worst < 500, "up and down by " + worst + " counts, where it was 1000 before");
    }

    @Test
    void fourierRatioAcceptsAnotherDispersion() {
        LowLoss fine = LowLoss.of(AXIS, measured(0.8, 1e6), PLAIN);
        Axis core = LowLossModel.axis(300, 0.3, 640);
        double[] edge = new double[300];
        Arrays.fill(edge, 70, 300, 5000.0);
        double[] seen = new FourierRatio(fine).convolve(core, edge);
        double[] found = new FourierRatio(fine).deconvolve(core, seen);
        for (int i = 80; i < 280; i++) {
            assertEquals(5000 * Math.exp(-0.8), found[i], 25);
        }
        assertTrue(seen[80] < 0.8 * seen[290]);
    }

    @Test
    void plasmonEnergyIsFound() {
        PlasmonPeak peak = PlasmonPeak.of(LowLoss.of(AXIS, LowLossModel.noisy(measured(0.4, 1e6), 3), PLAIN)).orElseThrow();
        assertEquals(15, peak.energy().value(), 0.1);
        assertEquals(3, peak.fwhm().value(), 0.4);
        assertTrue(peak.energy().uncertainty() < 0.05);
        double[] none = LowLossModel.gaussian(AXIS, 1e5, 0, 0.4);
        none[2000] = 1;
        assertTrue(PlasmonPeak.of(LowLoss.of(AXIS, none, PLAIN)).isEmpty());
    }

    @Test
    void withoutLossesThereIsNoThickness() {
        double[] counts = LowLossModel.gaussian(AXIS, 1e6, 0, 0.4);
        assertThrows(IllegalArgumentException.class, () -> Thickness.of(LowLoss.of(AXIS, counts, PLAIN)));
        assertThrows(IllegalArgumentException.class, () -> new LowLossSettings(ZeroLossMethod.MAXIMUM, -1.0, false));
        assertThrows(IllegalArgumentException.class, () -> LowLoss.of(LowLossModel.axis(120, 0.1, -10), Arrays.copyOf(counts, 120), PLAIN));
    }

    @Test
    void meanFreePathsOfAluminium() {
        // Malis et al.: F = 0.618 at 200 keV, Em = 7.6 * 13^0.36 = 19.13 eV, lambda = 106 * 0.618 * 200 / 19.13 / ln(2 * 10 * 200 / 19.13).
        assertEquals(128.2, MeanFreePath.byAtomicNumber(200, 10, 13).value(), 0.5);
        // Large collection angles leave 1 / lambda = 11 rho^0.3 / (200 F E0) ln(400 / thetaE^2), thetaE in mrad.
        double theta = 5.5 * Math.pow(2.7, 0.3) / (0.6183 * 200);
        double limit = 200 * 0.6183 * 200 / (11 * Math.pow(2.7, 0.3) * Math.log(400 / theta / theta));
        assertEquals(limit, MeanFreePath.byDensity(200, 0, 900, 2.7).value(), 0.01 * limit);
        assertTrue(MeanFreePath.byDensity(200, 0, 5, 2.7).value() > limit);
        assertTrue(MeanFreePath.byDensity(300, 0, 10, 2.7).value() > MeanFreePath.byDensity(200, 0, 10, 2.7).value());
        assertThrows(IllegalArgumentException.class, () -> MeanFreePath.byDensity(200, 0, 10, 0));
        assertThrows(IllegalArgumentException.class, () -> MeanFreePath.byAtomicNumber(200, 0, 13));
        Thickness thickness = new Thickness(Quantity.of(0.5, 0.01, Unit.NONE), 0.01, 0, 3);
        Quantity absolute = thickness.absolute(Quantity.of(100, 20, Unit.NANOMETRE));
        assertArrayEquals(new double[] {50, 50 * Math.hypot(0.02, 0.2)}, new double[] {absolute.value(), absolute.uncertainty()}, 1e-9);
    }
}
