package org.lamella.eels.nearedge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lamella.data.Axis;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.eels.Noise;
import org.lamella.eels.background.Background;
import org.lamella.eels.background.BackgroundFit;
import org.lamella.eels.background.BackgroundSettings;
import org.lamella.spectrum.EnergyWindow;

class NearEdgeTest {
    private static final Axis ENERGY = Axis.signal("energy", 400, 0.1, 40, Unit.ELECTRONVOLT);
    private static final EnergyWindow REGION = new EnergyWindow(42, 78);
    private static final List<Component> LITHIUM = List.of(Component.peak("I", ComponentShape.GAUSSIAN, 59.5, 1.5, 2.5),
            Component.peak("II", ComponentShape.GAUSSIAN, 63, 1.5, 2.5), Component.step("step", ComponentShape.ARCTANGENT, 57.5, 1.5, 1));

    @ParameterizedTest
    @EnumSource(ComponentShape.class)
    void derivativesAreThoseOfSmallDifferences(ComponentShape shape) {
        Component component = Component.peak("a", ComponentShape.GAUSSIAN, 60, 1, 2);
        List<ParameterRule> rules = java.util.Collections.nCopies(shape.parameterCount(), ParameterRule.free(1));
        NearEdgeModel model = new NearEdgeModel(List.of(component, new Component("b", shape, rules)), 60);
        double[] x = {50.3, 58.1, 60, 61.7, 64.2, 75};
        double[] p = Arrays.copyOf(new double[] {5, 2.5, 30, 60.4, 2.2, 80, 61.1, 1.7, 1.2}, model.parameterCount());
        double[][] derivatives = new double[p.length][x.length];
        model.evaluate(x, p, new double[x.length], derivatives);
        for (int k = 0; k < p.length; k++) {
            double step = 1e-5 * Math.max(1, Math.abs(p[k]));
            double[] up = new double[x.length];
            double[] down = new double[x.length];
            double kept = p[k];
            p[k] = kept + step;
            model.evaluate(x, p, up, null);
            p[k] = kept - step;
            model.evaluate(x, p, down, null);
            p[k] = kept;
            for (int i = 0; i < x.length; i++) {
                assertEquals((up[i] - down[i]) / (2 * step), derivatives[k][i], 1e-5 * Math.max(1, Math.abs(derivatives[k][i])), shape + " " + k + " at " + x[i]);
            }
        }
    }

    /** Values of w(z) from M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions (1964), table 7.9. */
    @Test
    void faddeevaFunction() {
        FaddeevaFunction w = new FaddeevaFunction();
        w.at(0, 1);
        assertEquals(0.427584, w.real(), 1e-6);
        assertEquals(0, w.imaginary(), 1e-12);
        w.at(1, 1);
        assertEquals(0.304744, w.real(), 1e-6);
        assertEquals(0.208219, w.imaginary(), 1e-6);
        w.at(1, 0);
        assertEquals(Math.exp(-1), w.real(), 1e-8);
        assertEquals(0.607158, w.imaginary(), 1e-6);
    }

    private static double[] lithium(double scale, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] counts = new double[400];
        for (int i = 0; i < counts.length; i++) {
            double e = ENERGY.coordinate(i);
            double expected = scale * (20 * Math.pow(e / 55, -3) + 12 * gaussian(e - 59.5, 2.4) + 8 * gaussian(e - 63, 3)
                    + 5 * (0.5 + Math.atan(Math.PI * (e - 57.5)) / Math.PI));
            counts[i] = seed < 0 ? expected : new PoissonDistribution(expected).inverseCumulativeProbability(random.nextDouble());
        }
        return counts;
    }

    private static double gaussian(double distance, double width) {
        return Math.exp(-4 * Math.log(2) * distance * distance / (width * width));
    }

    private static NearEdgeResult fit(double[] counts, List<Component> components) {
        Background background = new BackgroundFit(ENERGY, new EnergyWindow(42, 54), BackgroundSettings.defaults()).fit(counts);
        return new NearEdgeFit(ENERGY, REGION, components, 1, 6).fit(counts, background, Noise.COUNTS);
    }

    @Test
    void peaksOfLithiumAreRecovered() {
        NearEdgeResult result = fit(lithium(100, -1), LITHIUM);
        assertEquals(59.5, result.peaks().get(0).center().value(), 1e-3);
        assertEquals(2.4, result.peaks().get(0).fwhm().value(), 1e-3);
        assertEquals(800, result.peaks().get(1).height().value(), 1);
        assertEquals(1.5 * 2.4 / 3, result.areaRatio(0, 1).value(), 2e-3);
        assertEquals(1.5, result.heightRatio(0, 1).value(), 2e-3);
        assertEquals(500, result.steps().get(0).height().value(), 1);
        assertEquals(3, result.exponent().value(), 1e-2);
    }

    /** Of 200 intervals 190 are expected to hold the truth; 179 to 198 happen in 998 of 1000 runs. */
    @Test
    void ratioOfPeaksIsUncertainByWhatItScatters() {
        int held = 0;
        for (int seed = 0; seed < 200; seed++) {
            Quantity ratio = fit(lithium(30, seed), LITHIUM).areaRatio(0, 1);
            held += Math.abs(ratio.value() - 1.2) < 1.96 * ratio.uncertainty() ? 1 : 0;
        }
        assertTrue(held >= 179 && held <= 198, held + " of 200");
    }

    @Test
    void tiesAndBoundsAreKept() {
        Component tied = new Component("II", ComponentShape.GAUSSIAN,
                List.of(ParameterRule.amplitude(), ParameterRule.tied(0, 1, 3.5), ParameterRule.tied(0, 1, 0)));
        Component held = new Component("step", ComponentShape.ARCTANGENT,
                List.of(ParameterRule.tied(0, 0.5, 0), ParameterRule.fixed(57.5), ParameterRule.fixed(1)));
        NearEdgeResult result = fit(lithium(100, 1), List.of(Component.peak("I", ComponentShape.GAUSSIAN, 59.5, 0.1, 2.5), tied, held));
        assertEquals(3.5, result.peaks().get(1).center().value() - result.peaks().get(0).center().value(), 1e-9);
        assertEquals(result.peaks().get(0).fwhm().value(), result.peaks().get(1).fwhm().value(), 1e-9);
        assertEquals(0.5 * result.peaks().get(0).height().value(), result.steps().get(0).height().value(), 1e-6);
        assertTrue(Math.abs(result.peaks().get(0).center().value() - 59.5) <= 0.1 + 1e-12);
    }

    @Test
    void voigtHasTheAreaHeightAndWidthOfItsCurve() {
        double[] counts = new double[400];
        for (int i = 0; i < counts.length; i++) {
            // A Lorentzian is a Voigt profile without a Gaussian part; on a flat ground it is easily told.
            double t = (ENERGY.coordinate(i) - 60) / 1.1;
            counts[i] = 1000 * Math.pow(ENERGY.coordinate(i) / 60, -2) + 4000 / (1 + t * t);
        }
        NearEdgeResult voigt = fit(counts, List.of(Component.peak("a", ComponentShape.VOIGT, 60, 1, 1.2)));
        NearEdgeResult lorentzian = fit(counts, List.of(Component.peak("a", ComponentShape.LORENTZIAN, 60, 1, 1.2)));
        assertEquals(2.2, lorentzian.peaks().get(0).fwhm().value(), 2e-2);
        assertEquals(Math.PI / 2 * 4000 * 2.2, lorentzian.peaks().get(0).area().value(), 400);
        assertEquals(1, voigt.peaks().get(0).area().value() / lorentzian.peaks().get(0).area().value(), 0.02);
        assertEquals(1, voigt.peaks().get(0).height().value() / lorentzian.peaks().get(0).height().value(), 0.02);
        assertEquals(1, voigt.peaks().get(0).fwhm().value() / lorentzian.peaks().get(0).fwhm().value(), 0.02);
    }

    @Test
    void spectraWithoutBackgroundMayBeNegative() {
        double[] counts = lithium(100, 5);
        for (int i = 0; i < 400; i++) {
            counts[i] -= 2000 * Math.pow(ENERGY.coordinate(i) / 55, -3);
        }
        NearEdgeResult result = new NearEdgeFit(ENERGY, REGION, LITHIUM, 1, 6).fit(counts, Background.none(new EnergyWindow(42, 54)), new Noise(1, 2000, true));
        assertEquals(1.2, result.areaRatio(0, 1).value(), 0.3);
        assertEquals(0, result.background(new double[] {60})[0], 1e-200);
    }

    @Test
    void whatCannotBeFittedIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new NearEdgeFit(ENERGY, new EnergyWindow(60, 60.5), LITHIUM, 1, 6));
        assertThrows(IllegalArgumentException.class, () -> new NearEdgeFit(ENERGY, REGION, List.of(), 1, 6));
        assertThrows(IllegalArgumentException.class, () -> new NearEdgeFit(ENERGY, REGION, List.of(Component.stepAt("s", ComponentShape.ARCTANGENT, 4, 1)), 1, 6));
        double[] counts = lithium(100, 1);
        counts[200] = Double.NaN;
        Background background = Background.none(new EnergyWindow(42, 54));
        NearEdgeFit fit = new NearEdgeFit(ENERGY, REGION, LITHIUM, 1, 6);
        assertThrows(IllegalArgumentException.class, () -> fit.fit(counts, background, Noise.COUNTS));
    }
}
