package org.lamella.eels.lowloss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamella.data.Axis;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.eels.EdgeMeasurement;
import org.lamella.eels.EdgeResult;
import org.lamella.eels.EdgeSettings;
import org.lamella.eels.EdgeTable;
import org.lamella.eels.TreatedEdge;
import org.lamella.eels.whiteline.WhiteLineProtocols;
import org.lamella.simulation.LowLossPhantom;
import org.lamella.simulation.WhiteLinePhantom;

/** Uncertainties of edges freed of plural scattering: derivatives against differences, intervals against many seeds. */
class DeconvolvedNoiseTest {
    private static final LowLossSettings SETTINGS = new LowLossSettings(ZeroLossMethod.GAUSSIAN, 3.0, true);

    private static double[] edge(int channels) {
        double[] edge = new double[channels];
        Arrays.setAll(edge, i -> i < channels / 4 ? 0 : 3000 * Math.exp((channels / 4 - i) / 200.0) + (i < channels / 3 ? 5000 : 0));
        return edge;
    }

    private static double[] weights(int channels) {
        double[] weights = new double[channels];
        Arrays.setAll(weights, i -> i > channels / 4 && i < channels / 2 ? 0.2 : i > channels / 2 ? -0.03 : 0);
        return weights;
    }

    private static double sum(Axis low, double[] counts, double gaussian, Axis core, double[] edge) {
        double[] values = new FourierRatio(LowLoss.of(low, counts, SETTINGS), gaussian).deconvolve(core, edge);
        double[] weights = weights(edge.length);
        return IntStream.range(0, values.length).mapToDouble(i -> values[i] * weights[i]).sum();
    }

    /** On channels of the same width and of others, with the zero-loss peak and a Gaussian as modifier, with a detector's level and without. */
    @ParameterizedTest
    @CsvSource({"0.2,0,0", "0.2,0,30", "0.3,0,0", "0.13,0,0", "0.2,1.2,0"})
    void derivativesAreThoseOfDifferences(double step, double gaussian, double level) {
        LowLossPhantom phantom = LowLossPhantom.of(0.8);
        Axis low = LowLossModel.axis(phantom.channels(), phantom.dispersion(), phantom.offset());
        double[] counts = Arrays.stream(phantom.distribution()).map(value -> 20_000 * value + level).toArray();
        Axis core = LowLossModel.axis(400, step, 600);
        double[] edge = edge(400);
        LowLoss lowLoss = LowLoss.of(low, counts, SETTINGS);
        assertEquals(level, lowLoss.baseline(), 1e-3);
        TreatedEdge.Gradient gradient = new FourierRatio(lowLoss, gaussian).apply(core, edge).gradient(weights(400));
        assertEquals(counts.length + 1, gradient.byOther().length);
        double scale = Arrays.stream(gradient.byEdge()).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < 400; i += 7) {
            double[] more = edge.clone();
            more[i] += 10;
            assertEquals((sum(low, counts, gaussian, core, more) - sum(low, counts, gaussian, core, edge)) / 10, gradient.byEdge()[i], 1e-9 * scale, "edge " + i);
        }
        double highest = Arrays.stream(gradient.byOther()).map(Math::abs).max().orElseThrow();
        // Neither far below zero loss, where the level is, nor in the top of the peak, whose shape places the axis.
        for (int i : new int[] {60, 70, 92, 106, 110, 120, 150, 171, 175, 200, 300, 590}) {
            double by = 1e-3 * Math.max(1, counts[i]);
            double[] more = counts.clone();
            double[] less = counts.clone();
            more[i] += by;
            less[i] -= counts[i] > by ? by : 0;
            double difference = (sum(low, more, gaussian, core, edge) - sum(low, less, gaussian, core, edge)) / (more[i] - less[i]);
            assertEquals(difference * Math.sqrt(counts[i]), gradient.byOther()[i], 2e-3 * highest, "low loss " + i);
        }
    }

    /** Of a core loss without noise all scatter is the low loss's. */
    @ParameterizedTest
    @ValueSource(doubles = {5_000, 100_000})
    void intervalsHoldTheTruthForAnyLowLoss(double counts) throws Exception {
        LowLossPhantom phantom = LowLossPhantom.of(0.8);
        Axis low = LowLossModel.axis(phantom.channels(), phantom.dispersion(), phantom.offset());
        WhiteLinePhantom lines = new WhiteLinePhantom(700, phantom.dispersion(), 580, 60_000, 3, 641.7, 10.9, 90_000, 2.6, 3.2, 3.8, 25_000, 0.1);
        Axis energy = LowLossModel.axis(lines.channels(), lines.dispersion(), lines.offset());
        double[] background = lines.withoutEdge().expected();
        double[] edge = lines.expected();
        Arrays.setAll(edge, i -> edge[i] - background[i]);
        double[] distribution = phantom.distribution();
        double[] plural = phantom.scattered(edge, distribution);
        double[] single = phantom.scattered(edge, phantom.peak());
        double[] core = new double[700];
        double[] once = new double[700];
        Arrays.setAll(core, i -> background[i] + plural[i]);
        Arrays.setAll(once, i -> background[i] + single[i] * Math.exp(-0.8));
        EdgeSettings settings = EdgeSettings.of(EdgeTable.builtIn().edge("Mn-L"), WhiteLineProtocols.named("two-step"));
        EdgeMeasurement measurement = new EdgeMeasurement(energy, settings);
        EdgeResult truth = measurement.measure(once);
        double[] pulls = new double[4];
        int[] held = new int[4];
        int seeds = 150;
        for (int seed = 0; seed < seeds; seed++) {
            double[] noisy = LowLossModel.counted(Arrays.stream(distribution).map(value -> value * counts).toArray(), 50 + seed);
            EdgeResult found = measurement.measure(LowLossModel.counted(core, 9000 + seed), 0, settings.tolerance(), new FourierRatio(LowLoss.of(low, noisy, SETTINGS)));
            Quantity[] values = quantities(found);
            Quantity[] truths = quantities(truth);
            for (int q = 0; q < pulls.length; q++) {
                double pull = (values[q].value() - truths[q].value()) / values[q].uncertainty();
                pulls[q] += pull * pull / seeds;
                held[q] += Math.abs(pull) < 1.96 ? 1 : 0;
            }
            assertTrue(found.whiteLines().fromLowLoss() > (counts < 1e4 ? 2 : 0.3) * found.whiteLines().fromCounts(), found.whiteLines()::toString);
            assertEquals(0, truth.whiteLines().fromLowLoss());
        }
        for (int q = 0; q < pulls.length; q++) {
            // Of 150 intervals 142 are expected to hold the truth; fewer than 134 happen three times in a thousand.
            assertTrue(held[q] >= 134, "quantity " + q + ": " + held[q] + " of " + seeds);
            assertTrue(pulls[q] > 0.7 && pulls[q] < 1.4, "quantity " + q + ": mean square pull " + pulls[q]);
        }
    }

    private static Quantity[] quantities(EdgeResult result) {
        return new Quantity[] {result.whiteLines().firstIntensity(), result.whiteLines().ratio(), result.fittedRatio().orElseThrow(),
            result.fit().peaks().get(0).area()};
    }

    /** Without plural scattering and without noise worth speaking of in the low loss, the noise is that of the counts. */
    @Test
    void aThinSpecimenChangesNothing() throws Exception {
        LowLossPhantom phantom = new LowLossPhantom(600, 0.2, 100, 0.001, 0.25, 15, 3);
        Axis low = LowLossModel.axis(phantom.channels(), phantom.dispersion(), phantom.offset());
        double[] counts = Arrays.stream(phantom.distribution()).map(value -> value * 1e9).toArray();
        WhiteLinePhantom lines = WhiteLinePhantom.manganese(8000);
        Axis energy = Axis.signal("energy", lines.channels(), lines.dispersion(), lines.offset(), Unit.ELECTRONVOLT);
        EdgeSettings settings = EdgeSettings.of(EdgeTable.builtIn().edge("Mn-L"), WhiteLineProtocols.named("two-step"));
        EdgeMeasurement measurement = new EdgeMeasurement(energy, settings);
        double[] core = lines.simulate(4);
        EdgeResult plain = measurement.measure(core);
        EdgeResult treated = measurement.measure(core, 0, settings.tolerance(), new FourierRatio(LowLoss.of(low, counts, SETTINGS)));
        assertEquals(plain.integral().uncertainty(), treated.integral().uncertainty(), 0.02 * plain.integral().uncertainty());
        Quantity[] before = quantities(plain);
        Quantity[] after = quantities(treated);
        for (int q = 0; q < before.length; q++) {
            assertEquals(before[q].value(), after[q].value(), 0.2 * before[q].uncertainty());
            assertEquals(before[q].uncertainty(), after[q].uncertainty(), 0.06 * before[q].uncertainty(), "quantity " + q);
        }
    }
}
