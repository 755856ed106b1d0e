package org.lamella.linescan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.lamella.data.Progress;
import org.lamella.linescan.model.ModelName;
import org.lamella.linescan.model.ProfileModel;

/** Measures one signal: model, plateaus, midpoint, widths, onset, with their uncertainties. */
public final class SignalFit {
    /** A Gaussian's full width at half height, and its 10 to 90 % step, in standard deviations. */
    private static final double FULL_WIDTH = 2.3548200450309493;
    private static final double STEP_1090 = 2.5631031310892007;
    private static final double LOW_FRACTION = 0.1;
    private static final double HIGH_FRACTION = 0.9;
    private static final double LOW_SIGMA = 0.16;
    private static final double HIGH_SIGMA = 0.84;

    private final LineScanSettings settings;

    public SignalFit(LineScanSettings settings) {
        this.settings = settings;
    }

    /**
     * Measures a signal.
     *
     * @throws java.util.concurrent.CancellationException when the user stops
     */
    public SignalResult measure(ProfileSignal signal, Progress progress) {
        ModelFitter fitter = new ModelFitter(signal);
        ModelChoice.Choice choice = new ModelChoice(settings).choose(fitter, progress);
        ModelFit fit = choice.chosen();
        GoodnessOfFit goodness = GoodnessOfFit.of(signal, fit);
        List<String> warnings = new ArrayList<>();
        if (goodness.isBad()) {
            warnings.add(String.format(Locale.ROOT, "%s: the model '%s' does not describe this signal (%.2f times the scatter expected of it, probability %.1g);"
                    + " its uncertainties are widened by %.1f", signal.name(), fit.model().name().label(), goodness.reduced(), goodness.probability(),
                    Math.sqrt(goodness.inflation())));
        }
        if (!fit.fit().converged() || !fit.fit().isDetermined()) {
            warnings.add(signal.name() + ": the fit of the " + fit.model().name().label() + " is not determined by the data; choose a simpler model");
        }
        ConfidenceIntervals intervals = new ConfidenceIntervals(fitter, fit, goodness.inflation(), settings);
        Reading reading = fit.model().name() == ModelName.CONSTANT ? flat(intervals, fit.model()) : read(signal, fit, intervals, progress);
        if (fit.model().name() != ModelName.CONSTANT && choice.significance() > settings.falseAlarm()) {
            warnings.add(String.format(Locale.ROOT, "%s: a transition was asked for but is not significant: chance does as well with a probability of %.2g",
                    signal.name(), choice.significance()));
        }
        boolean isLimit = isUpperLimit(signal, fit, reading.width);
        if (isLimit) {
            warnings.add(String.format(Locale.ROOT, "%s: the width is not resolved%s: it is given as an upper limit, 10-90 %% below %.3g %s", signal.name(),
                    settings.blur() > 0 ? " from that of the probe" : "", reading.width.high(), signal.xUnit()));
        }
        if (reading.midpoint.isPresent()) {
            warnAboutEnds(signal, reading, warnings);
        }
        return new SignalResult(signal, fit, choice.all(), choice.significance(), choice.isSignificanceBound(), goodness, reading.low, reading.high,
                reading.midpoint, reading.width, reading.sigmaWidth, reading.onset, reading.plateau, reading.fullWidth,
                trueWidth(reading.width, isLimit), isLimit, warnings);
    }

    private record Reading(Measured low, Measured high, Measured midpoint, Measured width, Measured sigmaWidth, Measured onset, Measured plateau,
            Measured fullWidth) {
    }

    private static Reading flat(ConfidenceIntervals intervals, ProfileModel model) {
        Measured level = intervals.propagated(model::low);
        return new Reading(level, level, Measured.NONE, Measured.NONE, Measured.NONE, Measured.NONE, Measured.NONE, Measured.NONE);
    }

    private Reading read(ProfileSignal signal, ModelFit fit, ConfidenceIntervals intervals, Progress progress) {
        ProfileModel model = fit.model();
        TransitionEnds ends = new TransitionEnds(signal, fit, settings.onsetSignificance());
        ToDoubleFunction<double[]> width = p -> model.width(p, LOW_FRACTION, HIGH_FRACTION);
        ToDoubleFunction<double[]> sigmaWidth = p -> model.width(p, LOW_SIGMA, HIGH_SIGMA);
        int middle = model.middleParameter(fit.parameters());
        int scale = model.widthParameter(fit.parameters());
        boolean isProfiled = settings.intervals() == LineScanSettings.Intervals.PROFILE && middle >= 0 && scale >= 0;
        if (isProfiled) {
            Measured wide = intervals.profiled(scale, width);
            double ratio = sigmaWidth.applyAsDouble(fit.parameters()) / wide.value();
            return new Reading(intervals.propagated(model::low), intervals.propagated(model::high), intervals.profiled(middle, model::middle), wide,
                    wide.times(ratio), ifPresent(intervals.propagated(ends::onset)), ifPresent(intervals.propagated(ends::plateau)),
                    ifPresent(intervals.propagated(model::fullWidth)));
        }
        @SuppressWarnings({"unchecked", "rawtypes"})
        ToDoubleFunction<double[]>[] quantities = new ToDoubleFunction[] {(ToDoubleFunction<double[]>) model::low,
            (ToDoubleFunction<double[]>) model::high, (ToDoubleFunction<double[]>) model::middle, width, sigmaWidth,
            (ToDoubleFunction<double[]>) ends::onset, (ToDoubleFunction<double[]>) ends::plateau, (ToDoubleFunction<double[]>) model::fullWidth};
        Measured[] all = intervals.bootstrapped(quantities, progress);
        return new Reading(all[0], all[1], all[2], all[3], all[4], ifPresent(all[5]), ifPresent(all[6]), ifPresent(all[7]));
    }

    private static Measured ifPresent(Measured measured) {
        return measured.isPresent() ? measured : Measured.NONE;
    }

    /** Whether the interval of the width reaches down to what the instrument makes of a sharp interface, or to what the points resolve. */
    private boolean isUpperLimit(ProfileSignal signal, ModelFit fit, Measured width) {
        if (!width.isPresent() || fit.model().name() == ModelName.WEIBULL) {
            return false;
        }
        int scale = fit.model().widthParameter(fit.parameters());
        double narrowest = scale < 0 ? 0 : new ModelFitter(signal).shape().spacing() / 10 * width.value() / fit.parameters()[scale];
        boolean isPeak = fit.model().name() == ModelName.GAUSSIAN;
        double ofProbe = isPeak ? 0 : settings.blur() / FULL_WIDTH * STEP_1090;
        return width.low() <= Math.max(narrowest, ofProbe) * (1 + 1e-6) || width.value() <= ofProbe;
    }

    /** The width without probe and beam spread, taken out in quadrature; none where it is only a limit or nobody knows the probe. */
    private Measured trueWidth(Measured width, boolean isLimit) {
        if (!(settings.blur() > 0) || !width.isPresent() || isLimit) {
            return Measured.NONE;
        }
        double probe = settings.blur() / FULL_WIDTH * STEP_1090;
        double value = Math.sqrt(width.value() * width.value() - probe * probe);
        return new Measured(value, width.uncertainty() * width.value() / value, Math.sqrt(width.low() * width.low() - probe * probe),
                Math.sqrt(width.high() * width.high() - probe * probe));
    }

    private static void warnAboutEnds(ProfileSignal signal, Reading reading, List<String> warnings) {
        double start = signal.x()[0];
        double end = signal.x()[signal.size() - 1];
        double reach = reading.width.value() / 2;
        if (reading.midpoint.value() - reach < start || reading.midpoint.value() + reach > end) {
            warnings.add(signal.name() + ": the transition reaches out of the scan; its plateau there is extrapolated");
        }
    }
}
