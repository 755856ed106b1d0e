package org.lamella.linescan;

import org.lamella.math.PoissonSource;

/** Draws signals as they would be measured anew from a fitted curve. The same seed draws the same. */
final class NoiseSource {
    private final ProfileSignal signal;
    private final double[] curve;
    private final double scatter;
    private final PoissonSource random;

    NoiseSource(ProfileSignal signal, ModelFit truth, long seed) {
        this.signal = signal;
        curve = truth.curve(signal.x());
        // Of a fit whose variance was unknown, the scatter about it.
        double sum = 0;
        for (int i = 0; i < curve.length; i++) {
            sum += (signal.values()[i] - curve[i]) * (signal.values()[i] - curve[i]);
        }
        scatter = Math.sqrt(sum / Math.max(1, curve.length - truth.parameterCount()));
        random = new PoissonSource(seed);
    }

    ProfileSignal draw() {
        double[] values = new double[curve.length];
        for (int i = 0; i < values.length; i++) {
            double exposure = signal.exposures() == null ? 1 : signal.exposures()[i];
            values[i] = switch (signal.noise()) {
                case COUNTS -> random.next(Math.max(0, curve[i] * exposure));
                case GIVEN -> curve[i] * exposure + Math.sqrt(signal.variances()[i]) * random.nextGaussian();
                case SCATTER -> curve[i] + scatter * random.nextGaussian();
            };
        }
        return signal.withValues(values);
    }
}
