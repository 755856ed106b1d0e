package org.lamella.linescan.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelsTest {
    private static Map<ProfileModel, double[]> examples() {
        Map<ProfileModel, double[]> examples = new LinkedHashMap<>();
        examples.put(new ConstantLevel(), new double[] {7});
        examples.put(new ErrorFunctionStep(), new double[] {20, 310, 41.3, 8.7});
        examples.put(new LogisticStep(), new double[] {310, 20, 41.3, 5.1});
        examples.put(new TailStep(true), new double[] {20, 310, 35.2, 3.1, 14});
        examples.put(new TailStep(false), new double[] {20, 310, 55.2, 9.1, 2.2});
        examples.put(new TwoSteps(), new double[] {20, 210, 90, 31.3, 4.2, 66, 9.1});
        examples.put(new GaussianPeak(), new double[] {20, 110, 51.3, 8.3});
        examples.put(new WeibullPeak(), new double[] {110, 51.3, 48.3, 4.2});
        return examples;
    }

    @Test
    void derivativesAreThoseOfTheCurve() {
        double[] x = new double[101];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
        }
        examples().forEach((model, p) -> {
            int n = model.parameterCount();
            double[][] derivatives = new double[n][x.length];
            model.evaluate(x, p, new double[x.length], derivatives);
            for (int k = 0; k < n; k++) {
                double h = 1e-5 * p[k];
                double[] up = p.clone();
                double[] down = p.clone();
                up[k] += h;
                down[k] -= h;
                double[] high = new double[x.length];
                double[] low = new double[x.length];
                model.evaluate(x, up, high, null);
                model.evaluate(x, down, low, null);
                for (int i = 0; i < x.length; i++) {
                    double expected = (high[i] - low[i]) / (2 * h);
                    assertEquals(expected, derivatives[k][i], 2e-5 * (1 + Math.abs(expected)), model.name() + ", parameter " + k + " at " + x[i]);
                }
            }
        });
    }

    @Test
    void fractionsLieWhereTheCurveHasThem() {
        examples().forEach((model, p) -> {
            if (model.name() == ModelName.CONSTANT || model.name() == ModelName.TWO_STEPS) {
                return;
            }
            for (double fraction : new double[] {0.1, 0.16, 0.5, 0.9}) {
                double[] value = new double[1];
                model.evaluate(new double[] {model.place(p, fraction)}, p, value, null);
                assertEquals(model.low(p) + fraction * (model.high(p) - model.low(p)), value[0], 1e-6 * model.high(p), model.name() + " at " + fraction);
            }
        });
    }

    @Test
    void widthsAreTheKnownMultiples() {
        // Quantiles of the normal and the logistic distribution, to be found in any table of them.
        double[] step = {0, 1, 0, 1};
        assertEquals(2.5631031, new ErrorFunctionStep().width(step, 0.1, 0.9), 1e-6);
        assertEquals(1.9889158, new ErrorFunctionStep().width(step, 0.16, 0.84), 1e-6);
        assertEquals(2 * Math.log(9), new LogisticStep().width(step, 0.1, 0.9), 1e-12);
        // A tail alone falls to 10 % over ln 9 of its length.
        assertEquals(10 * Math.log(9), new TailStep(true).width(new double[] {0, 1, 0, 0.01, 10}, 0.1, 0.9), 0.01);
        assertEquals(2 * Math.sqrt(2 * Math.log(2)), new GaussianPeak().fullWidth(new double[] {5, -3, 0, 1}), 1e-12);
        // Two sharp steps up and down: as wide as they are apart.
        assertEquals(20, new TwoSteps().fullWidth(new double[] {5, 50, 9, 10, 0.5, 30, 0.5}), 1);
        assertTrue(Double.isNaN(new TwoSteps().fullWidth(new double[] {5, 50, 90, 10, 0.5, 30, 0.5})));
    }

    @Test
    void theWeibullPeakIsThePublishedFormula() {
        // y = a0 ((a3-1)/a3)^((1-a3)/a3) s^(a3-1) exp(-s^a3 + (a3-1)/a3), s = (x-a1)/a2 + ((a3-1)/a3)^(1/a3), written out here.
        double[] p = {5.08103e16, 2412.46, 279.079, 7.79389};
        double q = (p[3] - 1) / p[3];
        for (double x : new double[] {2200, 2358, 2412.46, 2551}) {
            double s = (x - p[1]) / p[2] + Math.pow(q, 1 / p[3]);
            double expected = p[0] * Math.pow(q, (1 - p[3]) / p[3]) * Math.pow(s, p[3] - 1) * Math.exp(-Math.pow(s, p[3]) + q);
            double[] value = new double[1];
            new WeibullPeak().evaluate(new double[] {x}, p, value, null);
            assertEquals(1, value[0] / expected, 1e-9);
        }
        double[] value = new double[1];
        new WeibullPeak().evaluate(new double[] {p[1]}, p, value, null);
        assertEquals(p[0], value[0], 1e-9 * p[0]);
    }

    @Test
    void farTailsStayFinite() {
        double[] x = {-1e6, -300, 0, 300, 1e6};
        examples().forEach((model, p) -> {
            double[] values = new double[x.length];
            double[][] derivatives = new double[model.parameterCount()][x.length];
            double[] narrow = p.clone();
            if (model instanceof TailStep) {
                narrow[4] = 0.02;
            }
            model.evaluate(x, narrow, values, derivatives);
            for (int i = 0; i < x.length; i++) {
                assertTrue(Double.isFinite(values[i]), model.name() + " at " + x[i]);
                for (double[] derivative : derivatives) {
                    assertTrue(Double.isFinite(derivative[i]), model.name() + " at " + x[i]);
                }
            }
        });
    }
}
