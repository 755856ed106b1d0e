package org.lamella.linescan;

import org.apache.commons.math3.random.RandomDataGenerator;
import org.apache.commons.math3.random.Well19937c;

/** Draws signals as they would be measured anew from a fitted curve. The same seed draws the same. */
final class NoiseSource {
    private final ProfileSignal signal;
    private final double[] curve;
    private final double scatter;
    private final RandomDataGenerator random;

    NoiseSource(ProfileSignal signal, ModelFit truth, long seed) {
        this.signal = signal;
        curve = truth.curve(signal.x());
        // Of a fit whose variance was unknown, the scatter about it.
        double sum = 0;
        for (int i = 0; i < curve.length; i++) {
            sum += (signal.values()[i] - curve[i]) * (signal.values()[i] - curve[i]);
        }
        scatter = Math.sqrt(sum / Math.max(1, curve.length - truth.parameterCount()));
        random = new RandomDataGenerator(new Well19937c(seed));
    }

    ProfileSignal draw() {
        double[] values = new double[curve.length];
        for (int i = 0; i < values.length; i++) {
            double exposure = signal.exposures() == null ? 1 : signal.exposures()[i];
            values[i] = switch (signal.noise()) {
                case COUNTS -> curve[i] * exposure > 1e-9 ? random.nextPoisson(curve[i] * exposure) : 0;
                case GIVEN -> curve[i] * exposure + random.nextGaussian(0, Math.sqrt(signal.variances()[i]));
                case SCATTER -> scatter > 0 ? curve[i] + random.nextGaussian(0, scatter) : curve[i];
            };
        }
        return signal.withValues(values);
    }
}
