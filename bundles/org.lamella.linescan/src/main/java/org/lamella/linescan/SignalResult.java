package org.lamella.linescan;

import java.util.List;

/**
 * What was found in one signal.
 *
 * @param signal as it was measured
 * @param fit the chosen model
 * @param candidates every model that was fitted, best AICc first
 * @param significance the probability of chance for the transition; 1 for a constant
 * @param isSignificanceBound whether that is an upper bound
 * @param goodness how well the model describes the signal
 * @param plateauLow the lower plateau, or the ground of a peak
 * @param plateauHigh the higher plateau, or the crest of a peak
 * @param midpoint the middle of the (main) transition, or the centre of a peak
 * @param width1090 from 10 to 90 % of the height; of a peak that of its first flank
 * @param width1684 from 16 to 84 % of the height
 * @param onset where the signal first exceeds its lower plateau
 * @param plateau where it reaches its higher plateau, or comes back to the ground of a peak
 * @param fullWidth the full width at half height of a signal that rises and falls
 * @param trueWidth1090 without probe and beam spread
 * @param isUpperLimit whether the width is no more than the instrument's or cannot be told from that of a sharp interface: then the
 *        upper end of its interval is what is known
 * @param warnings what the reader must know
 */
public record SignalResult(ProfileSignal signal, ModelFit fit, List<ModelFit> candidates, double significance, boolean isSignificanceBound,
        GoodnessOfFit goodness, Measured plateauLow, Measured plateauHigh, Measured midpoint, Measured width1090, Measured width1684,
        Measured onset, Measured plateau, Measured fullWidth, Measured trueWidth1090, boolean isUpperLimit, List<String> warnings) {
    public SignalResult {
        candidates = List.copyOf(candidates);
        warnings = List.copyOf(warnings);
    }

    public String name() {
        return signal.name();
    }

    /** Whether the signal changes at all. */
    public boolean hasTransition() {
        return midpoint.isPresent();
    }

    /** Whether the signal grows with the distance. */
    public boolean rises() {
        return fit.model().rises(fit.parameters());
    }

    /** Whether the signal comes back to where it was. */
    public boolean isPeak() {
        return fit.model().isPeak(fit.parameters());
    }

    /** The signal as a share of the way from the lower to the higher plateau. */
    public double[] normalised() {
        double[] levels = signal.levels();
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (levels[i] - plateauLow.value()) / (plateauHigh.value() - plateauLow.value());
        }
        return levels;
    }
}
