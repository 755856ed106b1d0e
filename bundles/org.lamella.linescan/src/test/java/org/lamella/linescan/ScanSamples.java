package org.lamella.linescan;

import org.apache.commons.math3.random.RandomDataGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.lamella.data.Unit;
import org.lamella.linescan.model.ErrorFunctionStep;
import org.lamella.linescan.model.ProfileModel;

/** Scans of which the truth is known. */
public final class ScanSamples {
    private ScanSamples() {
    }

    public static double[] places(int n, double step) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = i * step;
        }
        return x;
    }

    /** Poisson counts of an error-function step over places 1 nm apart. */
    public static ProfileSignal step(String name, int n, double left, double right, double midpoint, double sigma, long seed) {
        return drawn(name, new ErrorFunctionStep(), new double[] {left, right, midpoint, sigma}, places(n, 1), seed);
    }

    public static ProfileSignal drawn(String name, ProfileModel model, double[] parameters, double[] x, long seed) {
        RandomDataGenerator random = new RandomDataGenerator(new Well19937c(seed));
        double[] values = new double[x.length];
        model.evaluate(x, parameters, values, null);
        for (int i = 0; i < x.length; i++) {
            values[i] = values[i] > 0 ? random.nextPoisson(values[i]) : 0;
        }
        return ProfileSignal.counts(name, x, Unit.NANOMETRE, values);
    }
}
