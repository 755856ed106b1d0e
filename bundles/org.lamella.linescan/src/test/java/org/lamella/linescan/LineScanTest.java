package org.lamella.linescan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.random.RandomDataGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.lamella.data.Progress;
import org.lamella.data.Unit;
import org.lamella.linescan.model.ModelName;
import org.lamella.linescan.model.TailStep;
import org.lamella.linescan.model.TwoSteps;
import org.lamella.linescan.model.WeibullPeak;

class LineScanTest {
    private static SignalResult measure(ProfileSignal signal, LineScanSettings settings) {
        return new SignalFit(settings).measure(signal, Progress.NONE);
    }

    private static void assertWithin(double expected, Measured found, double sigmas) {
        assertEquals(expected, found.value(), sigmas * found.uncertainty(), found::toString);
        assertTrue(found.low() < found.value() && found.value() < found.high(), found::toString);
    }

    @Test
    void twoElementsAndTheirOffset() {
        ProfileSignal p = ScanSamples.step("P", 200, 20, 400, 110, 15, 1);
        ProfileSignal n = ScanSamples.step("N", 200, 10, 250, 97.6, 18, 2);
        LineScanResult result = new LineScan(LineScanSettings.defaults()).measure(List.of(p, n), Progress.NONE);
        assertWithin(110, result.signals().get(0).midpoint(), 3);
        assertWithin(15 * 2.5631, result.signals().get(0).width1090(), 3);
        assertWithin(15 * 1.98892, result.signals().get(0).width1684(), 3);
        assertWithin(20, result.signals().get(0).plateauLow(), 3);
        assertWithin(400, result.signals().get(0).plateauHigh(), 3);
        Offset offset = result.offsets().get(0);
        assertEquals("P", offset.from());
        assertWithin(-12.4, offset.offset(), 3);
        assertTrue(offset.probability() < 1e-6);
        // N sets in first, being deeper in the low side and wider; P's plateau may be last.
        assertEquals("N", result.startsWith());
        assertTrue(result.start().value() < 97.6 - 15 && result.end().value() > 110 + 10, result::toString);
        assertEquals(result.end().value() - result.start().value(), result.width().value(), 1e-12);
    }

    @Test
    void choosesTheModelThatTheCountsAreOf() {
        double[] x = ScanSamples.places(200, 1);
        SignalResult tail = measure(ScanSamples.drawn("t", new TailStep(true), new double[] {20, 900, 60, 4, 30}, x, 3), LineScanSettings.defaults());
        assertEquals(ModelName.TAIL, tail.fit().model().name());
        assertWithin(new TailStep(true).width(new double[] {20, 900, 60, 4, 30}, 0.1, 0.9), tail.width1090(), 3);
        SignalResult layer = measure(ScanSamples.drawn("l", new TwoSteps(), new double[] {20, 300, 900, 60, 8, 140, 8}, x, 4), LineScanSettings.defaults());
        assertEquals(ModelName.TWO_STEPS, layer.fit().model().name());
        // The higher step is the second.
        assertWithin(140, layer.midpoint(), 3);
        SignalResult slab = measure(ScanSamples.drawn("s", new TwoSteps(), new double[] {20, 500, 30, 60, 5, 140, 5}, x, 5), LineScanSettings.defaults());
        assertTrue(slab.isPeak());
        assertWithin(80, slab.fullWidth(), 4);
        assertWithin(100, slab.midpoint(), 4);
        assertTrue(slab.onset().value() < 60 && slab.plateau().value() > 140, slab::toString);
        SignalResult step = measure(ScanSamples.step("e", 200, 20, 500, 90, 12, 6), LineScanSettings.defaults());
        assertEquals(ModelName.STEP, step.fit().model().name());
        assertEquals(7, LineScanSettings.DEFAULT_MODELS.size() + 1);
        assertEquals(LineScanSettings.DEFAULT_MODELS.size(), step.candidates().size(), "every candidate is listed");
    }

    @Test
    void aSharpStepHasAnUpperLimitOnly() {
        SignalResult sharp = measure(ScanSamples.step("s", 60, 20, 500, 30.4, 0.02, 7), LineScanSettings.defaults());
        assertTrue(sharp.isUpperLimit());
        assertTrue(sharp.width1090().high() < 3, sharp::toString);
        assertTrue(sharp.warnings().stream().anyMatch(warning -> warning.contains("upper limit")), sharp.warnings()::toString);
        // A width that is the probe's own says nothing of the specimen's.
        ProfileSignal signal = ScanSamples.step("s", 100, 20, 500, 50, 5, 8);
        double ofSigma5 = 5 * 2.3548;
        assertTrue(measure(signal, LineScanSettings.defaults().withProbe(ofSigma5, 0)).isUpperLimit());
        SignalResult resolved = measure(signal, LineScanSettings.defaults().withProbe(0.6 * ofSigma5, 0));
        assertFalse(resolved.isUpperLimit());
        // In quadrature 5 sigma less 3 sigma is 4 sigma.
        assertWithin(4 * 2.5631, resolved.trueWidth1090(), 3);
    }

    @Test
    void aBadFitIsSaidAndWidensUncertainties() {
        double[] x = ScanSamples.places(100, 1);
        double[] counts = new double[100];
        for (int i = 0; i < 100; i++) {
            counts[i] = Math.rint((i < 50 ? 100 : 500) * (1 + 0.2 * Math.sin(i)));
        }
        SignalResult result = measure(ProfileSignal.counts("wavy", x, Unit.NANOMETRE, counts), LineScanSettings.defaults());
        assertTrue(result.goodness().isBad());
        assertTrue(result.warnings().stream().anyMatch(warning -> warning.contains("does not describe")));
    }

    @Test
    void valuesWithErrorsAndWithout() {
        RandomDataGenerator random = new RandomDataGenerator(new Well19937c(9));
        double[] x = ScanSamples.places(120, 0.5);
        double[] values = new double[x.length];
        double[] variances = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            variances[i] = 4;
            values[i] = -5 + 60 / (1 + Math.exp(-(x[i] - 31) / 2.2)) + random.nextGaussian(0, 2);
        }
        ProfileSignal given = new ProfileSignal("g", x, Unit.NANOMETRE, values, ProfileSignal.Noise.GIVEN, variances, null, Unit.PERCENT);
        ProfileSignal scatter = new ProfileSignal("s", x, Unit.NANOMETRE, values, ProfileSignal.Noise.SCATTER, null, null, Unit.PERCENT);
        SignalResult first = measure(given, LineScanSettings.defaults());
        SignalResult second = measure(scatter, LineScanSettings.defaults());
        for (SignalResult result : List.of(first, second)) {
            assertWithin(31, result.midpoint(), 3);
            assertEquals(2.2 * 2 * Math.log(9), result.width1090().value(), 4 * result.width1090().uncertainty() + 0.6);
            assertTrue(result.fit().rSquared() > 0.98);
        }
        assertEquals(1, second.midpoint().uncertainty() / first.midpoint().uncertainty(), 0.25);
    }

    @Test
    void exposureIsTakenIntoAccount() {
        // A slanted line sums three and four pixels in turn: the level of each is the same.
        ProfileSignal even = ScanSamples.step("e", 200, 60, 600, 90, 10, 10);
        double[] exposures = new double[200];
        double[] values = new double[200];
        RandomDataGenerator random = new RandomDataGenerator(new Well19937c(11));
        double[] curve = new double[200];
        new org.lamella.linescan.model.ErrorFunctionStep().evaluate(even.x(), new double[] {20, 200, 90, 10}, curve, null);
        for (int i = 0; i < 200; i++) {
            exposures[i] = i % 2 == 0 ? 2 : 4;
            values[i] = random.nextPoisson(curve[i] * exposures[i]);
        }
        SignalResult result = measure(new ProfileSignal("e", even.x(), Unit.NANOMETRE, values, ProfileSignal.Noise.COUNTS, null, exposures, Unit.COUNTS),
                LineScanSettings.defaults());
        assertWithin(90, result.midpoint(), 3);
        assertWithin(200, result.plateauHigh(), 3);
        assertFalse(result.goodness().isBad());
    }

    @Test
    void fewPointsAndNoCountsDoNotBreakAnything() {
        for (int n = 3; n <= 8; n++) {
            SignalResult result = measure(ScanSamples.step("f", n, 20, 500, n / 2.0, 0.3, n), LineScanSettings.defaults());
            assertTrue(Double.isFinite(result.plateauLow().value()), "n = " + n);
        }
        double[] one = new double[50];
        one[20] = 1;
        assertFalse(measure(ProfileSignal.counts("one", ScanSamples.places(50, 1), Unit.NANOMETRE, one), LineScanSettings.defaults()).hasTransition());
        SignalResult none = measure(ProfileSignal.counts("none", ScanSamples.places(50, 1), Unit.NANOMETRE, new double[50]), LineScanSettings.defaults());
        assertFalse(none.hasTransition());
        double[] edge = new double[50];
        Arrays.fill(edge, 30, 50, 40);
        SignalResult clean = measure(ProfileSignal.counts("edge", ScanSamples.places(50, 1), Unit.NANOMETRE, edge), LineScanSettings.defaults());
        assertEquals(29.5, clean.midpoint().value(), 0.6);
        assertTrue(clean.isUpperLimit());
    }

    @Test
    void signalsThatAreNoneAreRefusedWithTheReason() {
        double[] x = {0, 1, 2};
        assertTrue(message(new double[] {0, 1}, new double[] {4, 5}).contains("2 points"));
        assertTrue(message(x, new double[] {4, Double.NaN, 5}).contains("point 2"));
        assertTrue(message(x, new double[] {4, -1, 5}).contains("negative"));
        assertTrue(message(new double[] {0, 2, 1}, new double[] {4, 4, 5}).contains("ascend"));
        assertTrue(message(new double[] {0, 1, 1}, new double[] {4, 4, 5}).contains("ascend"));
    }

    private static String message(double[] x, double[] counts) {
        return assertThrows(IllegalArgumentException.class, () -> ProfileSignal.counts("s", x, Unit.NANOMETRE, counts)).getMessage();
    }

    @Test
    void bootstrapAndProfileIntervalsAgreeWhereCountsAreMany() {
        ProfileSignal signal = ScanSamples.step("b", 150, 50, 900, 80, 9, 12);
        LineScanSettings step = LineScanSettings.defaults().withModels(List.of(ModelName.STEP));
        Measured profile = measure(signal, step).width1090();
        Measured bootstrap = measure(signal, step.withIntervals(LineScanSettings.Intervals.BOOTSTRAP)).width1090();
        assertEquals(profile.value(), bootstrap.value(), 1e-6);
        assertEquals(profile.high() - profile.low(), bootstrap.high() - bootstrap.low(), 0.15 * (profile.high() - profile.low()));
        assertEquals(bootstrap, measure(signal, step.withIntervals(LineScanSettings.Intervals.BOOTSTRAP)).width1090(), "the same seed, the same numbers");
    }

    /** The published fit of science F: R squared 0.9993 between 2551 and 2358 keV. */
    @Test
    void theWeibullPeakIsRecoveredFromItsOwnNoise() {
        double[] published = {5.08103e16, 2412.46, 279.079, 7.79389};
        double[] x = new double[97];
        for (int i = 0; i < x.length; i++) {
            x[i] = 2358 + 2.0 * i;
        }
        double[] curve = new double[x.length];
        new WeibullPeak().evaluate(x, published, curve, null);
        double mean = Arrays.stream(curve).average().orElseThrow();
        double spread = Arrays.stream(curve).map(v -> (v - mean) * (v - mean)).sum() / curve.length;
        double noise = Math.sqrt((1 - 0.9993) * spread);
        int within = 0;
        for (int seed = 0; seed < 20; seed++) {
            RandomDataGenerator random = new RandomDataGenerator(new Well19937c(seed));
            double[] values = Arrays.stream(curve).map(v -> v + random.nextGaussian(0, noise)).toArray();
            ProfileSignal signal = new ProfileSignal("Li", x, Unit.KILOELECTRONVOLT, values, ProfileSignal.Noise.SCATTER, null, null, Unit.NONE);
            ModelFit fit = new ModelFitter(signal).fit(ModelName.WEIBULL);
            assertTrue(fit.rSquared() > 0.999, "seed " + seed + ": " + fit.rSquared());
            for (int k = 0; k < 4; k++) {
                within += Math.abs(fit.parameters()[k] - published[k]) < 3 * fit.fit().uncertainty(k) ? 1 : 0;
            }
        }
        // Of 80 parameters fewer than one lies beyond three standard uncertainties if these are right and errors normal.
        assertTrue(within >= 77, within + " of 80");
    }

    @Test
    void whatAProfileHasBeyondAnExtrapolatedCurve() {
        double[] published = {5.08103e16, 2412.46, 279.079, 7.79389};
        double[] x = new double[200];
        double[] values = new double[200];
        for (int i = 0; i < x.length; i++) {
            x[i] = 2152 + 2.0 * i;
        }
        new WeibullPeak().evaluate(x, published, values, null);
        RandomDataGenerator random = new RandomDataGenerator(new Well19937c(1));
        double truth = 0;
        for (int i = 0; i < x.length; i++) {
            double extra = x[i] < 2300 ? 4e15 * Math.exp(-0.5 * Math.pow((x[i] - 2270) / 15, 2)) : 0;
            truth += x[i] >= 2200 && x[i] <= 2358 ? 2 * extra : 0;
            values[i] += extra + random.nextGaussian(0, 2e14);
        }
        ProfileSignal signal = new ProfileSignal("Li", x, Unit.KILOELECTRONVOLT, values, ProfileSignal.Noise.SCATTER, null, null, Unit.NONE);
        ProfileDifference.Excess excess = ProfileDifference.excess(signal, ModelName.WEIBULL, 2358, 2551, 2200, 2358);
        assertEquals(truth, excess.integral().value(), 3 * excess.integral().uncertainty());
        assertTrue(excess.integral().uncertainty() < truth, excess.integral()::toString);
        ProfileSignal zero = ProfileDifference.difference(signal, signal);
        assertTrue(Arrays.stream(zero.values()).allMatch(value -> value == 0));
    }
}
