package org.lamella.linescan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lamella.data.Progress;
import org.lamella.data.Unit;
import org.lamella.linescan.model.ConstantLevel;
import org.lamella.linescan.model.TwoSteps;

class LayersAndGradientTest {
    @Test
    void layersAreFoundWhereAnySignalChanges() {
        double[] x = ScanSamples.places(150, 1);
        ProfileSignal a = ScanSamples.drawn("a", new TwoSteps(), new double[] {20, 60, 20, 49.5, 0.01, 99.5, 0.01}, x, 1);
        ProfileSignal b = ScanSamples.drawn("b", new TwoSteps(), new double[] {30, 30, 90, 20, 0.01, 99.5, 0.01}, x, 2);
        List<ScanLayer> layers = new LayerSearch(List.of(a, b)).layers(Progress.NONE);
        assertEquals(3, layers.size(), layers::toString);
        assertEquals(49.5, layers.get(1).start(), 1.01);
        assertEquals(99.5, layers.get(2).start(), 1.01);
        assertEquals(90, layers.get(2).levels()[1], 3 * layers.get(2).uncertainties()[1]);
        assertTrue(layers.get(1).startUncertainty() < 2);
    }

    @Test
    void aFlatScanIsOneLayer() {
        double[] x = ScanSamples.places(200, 1);
        int more = 0;
        for (int seed = 0; seed < 200; seed++) {
            ProfileSignal flat = ScanSamples.drawn("f", new ConstantLevel(), new double[] {20}, x, seed);
            more += new LayerSearch(List.of(flat)).layers(Progress.NONE).size() > 1 ? 1 : 0;
        }
        // At most 5 % claimed; 18 of 200 would be three standard deviations more.
        assertTrue(more <= 10, more + " of 200");
    }

    @Test
    void gradientsOfParabolasAreExactAlsoAtUnequalDistances() {
        double[] x = {0, 1, 1.5, 3, 4, 6, 6.5, 8, 9, 11};
        double[] values = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            values[i] = 3 - 2 * x[i] + 0.5 * x[i] * x[i];
        }
        ProfileSignal signal = new ProfileSignal("p", x, Unit.NANOMETRE, values, ProfileSignal.Noise.SCATTER, null, null, Unit.NONE);
        Gradient gradient = Gradient.of(signal, 5);
        for (int i = 0; i < x.length; i++) {
            assertEquals(-2 + x[i], gradient.slope()[i], 1e-9);
        }
        assertEquals(5, gradient.window());
        assertEquals(3, Gradient.of(signal.within(0, 1.5), 9).window());
    }

    @Test
    void theGradientOfEqualStepsHasThePublishedWeights() {
        // First derivative, quadratic, 5 points: (-2, -1, 0, 1, 2) / 10, variance 1/10 of a point's.
        double[] x = ScanSamples.places(9, 1);
        ProfileSignal signal = new ProfileSignal("p", x, Unit.NANOMETRE, new double[] {0, 0, 0, 0, 0, 0, 1, 0, 0}, ProfileSignal.Noise.GIVEN,
                new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1}, null, Unit.NONE);
        Gradient gradient = Gradient.of(signal, 5);
        assertEquals(0.2, gradient.slope()[4], 1e-12);
        assertEquals(0.1, gradient.slope()[5], 1e-12);
        assertEquals(Math.sqrt(0.1), gradient.uncertainty()[4], 1e-12);
    }

    @Test
    void theDevianceOfLowCountsHasItsOwnMean() {
        // Of a mean of 1000 the deviance is chi-square: mean 1, variance 2; of a mean near 0 it is 2 mu.
        assertEquals(1, GoodnessOfFit.moments(1000)[0], 1e-3);
        assertEquals(2, GoodnessOfFit.moments(1000)[1], 1e-2);
        assertEquals(GoodnessOfFit.moments(59.999)[0], GoodnessOfFit.moments(60.001)[0], 1e-4);
        assertEquals(GoodnessOfFit.moments(59.999)[1], GoodnessOfFit.moments(60.001)[1], 1e-2);
        double small = 1e-4;
        assertEquals(2 * small * (1 - Math.log(small) - 1 + small), GoodnessOfFit.moments(small)[0], 1e-6);
    }
}
