package org.lamella.linescan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.random.RandomDataGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.lamella.data.Progress;
import org.lamella.data.Unit;
import org.lamella.linescan.model.ConstantLevel;
import org.lamella.linescan.model.ErrorFunctionStep;
import org.lamella.linescan.model.GaussianPeak;
import org.lamella.linescan.model.ModelName;
import org.lamella.linescan.model.TwoSteps;
import org.lamella.math.NormalCurve;

class TransitionTestTest {
    private static final int SCANS = 400;

    private static TransitionTest.Outcome test(ProfileSignal signal, ModelName simpler) {
        TransitionTest.Search search = switch (simpler) {
            case CONSTANT -> TransitionTest.Search.STEPS_AND_PEAKS;
            case GAUSSIAN -> TransitionTest.Search.SLABS;
            default -> TransitionTest.Search.STEPS;
        };
        ModelFitter fitter = new ModelFitter(signal);
        return new TransitionTest(fitter, fitter.fit(simpler), search).run(LineScanSettings.defaults(), Progress.NONE);
    }

    /** T(h, 1) is half the product of both tails. */
    @Test
    void owensFunction() {
        for (double h : new double[] {0, 1, 3.5}) {
            double below = NormalCurve.cumulative(h);
            assertEquals(below * (1 - below) / 2, TransitionDirections.owen(h, 1), 1e-6);
        }
        assertEquals(0, TransitionDirections.owen(3, 0));
    }

    /** Noise of given variance: the probability is an upper bound, or a count of draws, and must not be smaller than it says. */
    @Test
    void chanceIsNotUnderratedForNormalNoise() {
        RandomDataGenerator random = new RandomDataGenerator(new Well19937c(4));
        double[] x = ScanSamples.places(80, 1);
        int below5 = 0;
        int below1 = 0;
        for (int k = 0; k < SCANS; k++) {
            double[] values = new double[x.length];
            double[] variances = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                variances[i] = i % 3 + 1;
                values[i] = 7 + random.nextGaussian(0, Math.sqrt(variances[i]));
            }
            boolean isKnown = k % 2 == 0;
            ProfileSignal signal = isKnown ? new ProfileSignal("g", x, Unit.NANOMETRE, values, ProfileSignal.Noise.GIVEN, variances, null, Unit.NONE)
                    : noise(x, random);
            double probability = test(signal, ModelName.CONSTANT).probability();
            below5 += probability < 0.05 ? 1 : 0;
            below1 += probability < 0.01 ? 1 : 0;
        }
        // 20 and 4 at most are expected; four standard deviations more would be a test that errs.
        assertTrue(below5 <= 20 + 4 * Math.sqrt(20), below5 + " of " + SCANS);
        assertTrue(below1 <= 4 + 4 * Math.sqrt(4), below1 + " of " + SCANS);
        assertTrue(below5 > 0, "a bound that never comes near the truth is of no use");
    }

    private static ProfileSignal noise(double[] x, RandomDataGenerator random) {
        double[] values = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            values[i] = -2 + random.nextGaussian(0, 0.3);
        }
        return new ProfileSignal("s", x, Unit.NANOMETRE, values, ProfileSignal.Noise.SCATTER, null, null, Unit.NONE);
    }

    /** Few counts too, where noise is anything but normal. */
    @Test
    void chanceIsNotUnderratedForCounts() {
        for (double level : new double[] {1, 30}) {
            int below1 = 0;
            for (int seed = 0; seed < SCANS; seed++) {
                ProfileSignal flat = ScanSamples.drawn("f", new ConstantLevel(), new double[] {level}, ScanSamples.places(100, 1), seed);
                below1 += test(flat, ModelName.CONSTANT).probability() < 0.01 ? 1 : 0;
            }
            assertTrue(below1 <= 4 + 4 * Math.sqrt(4), below1 + " of " + SCANS + " at " + level);
        }
        int below1 = 0;
        for (int seed = 0; seed < SCANS; seed++) {
            ProfileSignal step = ScanSamples.drawn("s", new ErrorFunctionStep(), new double[] {3, 40, 45, 7}, ScanSamples.places(100, 1), seed);
            below1 += test(step, ModelName.STEP).probability() < 0.01 ? 1 : 0;
        }
        assertTrue(below1 <= 4 + 4 * Math.sqrt(4), below1 + " of " + SCANS + " with one step");
    }

    @Test
    void aSlabIsNoPeak() {
        int seen = 0;
        int claimed = 0;
        for (int seed = 0; seed < SCANS / 4; seed++) {
            ProfileSignal slab = ScanSamples.drawn("s", new TwoSteps(), new double[] {5, 60, 5, 85, 5, 115, 5}, ScanSamples.places(200, 1), seed);
            ProfileSignal peak = ScanSamples.drawn("p", new GaussianPeak(), new double[] {5, 60, 100, 12}, ScanSamples.places(200, 1), seed);
            seen += test(slab, ModelName.GAUSSIAN).probability() < 0.01 ? 1 : 0;
            claimed += test(peak, ModelName.GAUSSIAN).probability() < 0.01 ? 1 : 0;
        }
        assertTrue(seen > 0.8 * SCANS / 4, seen + " of " + SCANS / 4);
        // One is expected.
        assertTrue(claimed <= 5, claimed + " of " + SCANS / 4);
    }

    @Test
    void aSecondStepIsSeen() {
        ProfileSignal two = ScanSamples.drawn("t", new TwoSteps(), new double[] {10, 100, 140, 50, 6, 140, 6}, ScanSamples.places(200, 1), 6);
        TransitionTest.Outcome outcome = test(two, ModelName.STEP);
        assertTrue(outcome.probability() < 0.01, outcome::toString);
        assertFalse(test(two, ModelName.TWO_STEPS).probability() < 0.01, "no third one");
    }
}
