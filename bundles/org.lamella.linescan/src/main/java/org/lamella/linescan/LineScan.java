package org.lamella.linescan;

import java.util.ArrayList;
import java.util.List;
import org.lamella.data.Progress;
import org.lamella.linescan.model.ProfileModel;

/** Measures the signals of a scan across an interface: each by itself, then what lies between them. */
public final class LineScan {
    private final LineScanSettings settings;

    public LineScan(LineScanSettings settings) {
        this.settings = settings;
    }

    /**
     * Measures a scan.
     *
     * @param signals along the same line, all in the same unit of distance
     * @throws IllegalArgumentException when there is no signal or their units of distance differ
     */
    public LineScanResult measure(List<ProfileSignal> signals, Progress progress) {
        if (signals.isEmpty() || signals.stream().map(ProfileSignal::xUnit).distinct().count() > 1) {
            throw new IllegalArgumentException("a scan needs signals over the same distance");
        }
        SignalFit fit = new SignalFit(settings);
        List<SignalResult> results = new ArrayList<>();
        for (ProfileSignal signal : signals) {
            progress.report(results.size() / (double) signals.size(), "fits " + signal.name());
            progress.check();
            results.add(fit.measure(signal, progress));
        }
        return combined(results);
    }

    /** What lies between signals that were measured: also after one of them was measured anew. */
    public LineScanResult combined(List<SignalResult> results) {
        List<SignalResult> changing = results.stream().filter(SignalResult::hasTransition).toList();
        List<Offset> offsets = new ArrayList<>();
        for (int i = 0; i < changing.size(); i++) {
            for (int j = i + 1; j < changing.size(); j++) {
                offsets.add(Offset.between(changing.get(i), changing.get(j)));
            }
        }
        Measured start = Measured.NONE;
        Measured end = Measured.NONE;
        String startsWith = "";
        String endsWith = "";
        for (SignalResult result : changing) {
            for (Measured place : ends(result)) {
                if (place.isPresent() && !(place.value() >= start.value())) {
                    start = place;
                    startsWith = result.name();
                }
                if (place.isPresent() && !(place.value() <= end.value())) {
                    end = place;
                    endsWith = result.name();
                }
            }
        }
        return new LineScanResult(results, offsets, start, end, width(start, end), startsWith, endsWith);
    }

    /** Where the transition of a signal begins and ends. */
    private List<Measured> ends(SignalResult result) {
        if (!settings.isByFraction()) {
            return List.of(result.onset(), result.plateau());
        }
        // The 10 and 90 % places: half the width away from its middle, for all symmetric steps.
        ConfidenceIntervals intervals = new ConfidenceIntervals(new ModelFitter(result.signal()), result.fit(), result.goodness().inflation(), settings);
        ProfileModel model = result.fit().model();
        return List.of(intervals.propagated(p -> model.place(p, 0.1)),
                intervals.propagated(p -> model.isPeak(p) ? model.placeBeyond(p, 0.1) : model.place(p, 0.9)));
    }

    private static Measured width(Measured start, Measured end) {
        if (!start.isPresent() || !end.isPresent()) {
            return Measured.NONE;
        }
        return Measured.normal(end.value() - start.value(), Math.hypot(start.uncertainty(), end.uncertainty()));
    }
}
