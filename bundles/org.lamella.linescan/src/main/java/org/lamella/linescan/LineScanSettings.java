package org.lamella.linescan;

import java.util.List;
import org.lamella.linescan.model.ModelName;

/**
 * How the signals of a scan are measured.
 *
 * @param models the candidates; with a single one nothing is chosen
 * @param falseAlarm the probability at most with which a signal without a further transition is given one
 * @param onsetSignificance the one-sided probability by which an onset is defined; see {@link TransitionEnds}
 * @param intervals where confidence intervals come from
 * @param probeSize the full width at half height of the probe, in the unit of the scan; 0 for unknown
 * @param beamSpread by how much the beam widens in the specimen, full width at half height; 0 for unknown
 * @param gradientWindow how many points a gradient is fitted to, odd; 0 to choose
 * @param isByFraction whether the interphase reaches from 10 to 90 %, not from onset to plateau
 * @param resamples most bootstrap samples of a test or an interval
 * @param seed of the bootstrap
 */
public record LineScanSettings(List<ModelName> models, double falseAlarm, double onsetSignificance, Intervals intervals, double probeSize,
        double beamSpread, int gradientWindow, boolean isByFraction, int resamples, long seed) {
    public static final double DEFAULT_FALSE_ALARM = 0.01;
    public static final double DEFAULT_ONSET_SIGNIFICANCE = 0.01;
    public static final int DEFAULT_RESAMPLES = 499;
    public static final long DEFAULT_SEED = 1;
    /** The probability that intervals hold the truth. */
    public static final double CONFIDENCE = 0.95;
    /** The models that are tried on a line scan when nothing else is said. */
    public static final List<ModelName> DEFAULT_MODELS = List.of(ModelName.CONSTANT, ModelName.STEP, ModelName.LOGISTIC, ModelName.GAUSSIAN,
            ModelName.TAIL, ModelName.TWO_STEPS);

    /** Where confidence intervals come from. */
    public enum Intervals {
        /** How far a parameter can go until the likelihood of the best fit falls by what chance allows. */
        PROFILE,
        /** Fits to counts drawn from the fitted curve. */
        BOOTSTRAP
    }

    public LineScanSettings {
        models = models.stream().distinct().sorted().toList();
        if (models.isEmpty()) {
            throw new IllegalArgumentException("at least one model is needed");
        }
        if (!(falseAlarm > 0 && falseAlarm < 1) || !(onsetSignificance > 0 && onsetSignificance < 0.5)) {
            throw new IllegalArgumentException("significances are probabilities: between 0 and 1, that of the onset below 0.5");
        }
        if (!(probeSize >= 0) || !(beamSpread >= 0) || !Double.isFinite(probeSize + beamSpread)) {
            throw new IllegalArgumentException("probe size and beam spread cannot be negative: " + probeSize + ", " + beamSpread);
        }
        if (gradientWindow != 0 && (gradientWindow < 5 || gradientWindow % 2 == 0)) {
            throw new IllegalArgumentException("the window of the gradient must be an odd number of points, 5 or more, not " + gradientWindow);
        }
        if (resamples < 99 || resamples > 100_000) {
            throw new IllegalArgumentException("99 to 100000 bootstrap samples are sensible, not " + resamples);
        }
    }

    public static LineScanSettings defaults() {
        return new LineScanSettings(DEFAULT_MODELS, DEFAULT_FALSE_ALARM, DEFAULT_ONSET_SIGNIFICANCE, Intervals.PROFILE, 0, 0, 0, false,
                DEFAULT_RESAMPLES, DEFAULT_SEED);
    }

    public LineScanSettings withModels(List<ModelName> newModels) {
        return new LineScanSettings(newModels, falseAlarm, onsetSignificance, intervals, probeSize, beamSpread, gradientWindow, isByFraction,
                resamples, seed);
    }

    public LineScanSettings withSeed(long newSeed) {
        return new LineScanSettings(models, falseAlarm, onsetSignificance, intervals, probeSize, beamSpread, gradientWindow, isByFraction, resamples,
                newSeed);
    }

    public LineScanSettings withProbe(double newProbeSize, double newBeamSpread) {
        return new LineScanSettings(models, falseAlarm, onsetSignificance, intervals, newProbeSize, newBeamSpread, gradientWindow, isByFraction,
                resamples, seed);
    }

    public LineScanSettings withIntervals(Intervals newIntervals) {
        return new LineScanSettings(models, falseAlarm, onsetSignificance, newIntervals, probeSize, beamSpread, gradientWindow, isByFraction,
                resamples, seed);
    }

    /** What the instrument makes of a sharp interface: probe and beam spread in quadrature, as a full width at half height. */
    public double blur() {
        return Math.hypot(probeSize, beamSpread);
    }
}
