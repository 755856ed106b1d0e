package org.lamella.eels;

import java.util.ArrayList;
import java.util.List;
import org.lamella.data.Axis;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.eels.background.Background;
import org.lamella.eels.background.BackgroundFit;
import org.lamella.eels.background.BackgroundModel;
import org.lamella.eels.nearedge.NearEdgeFit;
import org.lamella.eels.nearedge.NearEdgeResult;
import org.lamella.eels.oxidation.OxidationState;
import org.lamella.eels.whiteline.WhiteLineRatio;
import org.lamella.eels.whiteline.WhiteLines;
import org.lamella.spectrum.EnergyWindow;

/**
 * Measures one edge of a spectrum: whether it is there, background, onset, integral, white lines by protocol and by fit, oxidation
 * state, near-edge peaks. Immutable but for the buffers of its fits: one instance a thread.
 */
public final class EdgeMeasurement {
    /** The top of a white line lies this far above its threshold, in eV. */
    private static final double TOP = 1.7;
    private static final double PEAK_SEARCH = 3;
    private static final double FIT_REACH = 30;
    /** A background that was taken off leaves less than this of the spectrum's highest value before the edge. */
    private static final double NOTHING_LEFT = 0.05;

    private final Axis energy;
    private final EdgeSettings settings;
    private EnergyWindow fittedWindow;
    private BackgroundFit backgroundFit;
    private NearEdgeFit nearEdgeFit;
    private EnergyWindow nearEdgeRegion;

    /** @param energy of the spectra, ascending in eV */
    public EdgeMeasurement(Axis energy, EdgeSettings settings) {
        this.energy = energy;
        this.settings = settings;
    }

    /** A measurement of a spectrum of which nothing is known yet. */
    public EdgeResult measure(double[] counts) {
        return measure(counts, 0, settings.tolerance(), EdgeTreatment.NONE);
    }

    /**
     * Measures a spectrum.
     *
     * @param expectedShift from the table to where thresholds are expected, in eV
     * @param tolerance how far they may be from there, in eV
     * @param treatment of the edge before it is measured
     * @throws IllegalArgumentException when the spectrum does not reach over the edge and a window before it, or has no counts there
     */
    public EdgeResult measure(double[] recorded, double expectedShift, double tolerance, EdgeTreatment treatment) {
        double[] counts = recorded;
        List<String> notes = new ArrayList<>();
        EnergyWindow window = settings.window() != null ? settings.window() : window(counts, expectedShift, tolerance);
        Background background = background(counts, window, notes);
        EdgeDetection detection = new EdgeDetection(energy, settings.edge(), tolerance, settings.falseAlarm());
        EdgeEvidence evidence = detection.find(counts, background, expectedShift);
        if (settings.window() == null && evidence.isPresent() && background.model() != BackgroundModel.NONE) {
            window = window(counts, evidence.shift(), 0);
            background = background(counts, window, notes);
        }
        Noise noise = noise(counts, background);
        background = background.withGain(noise.gain());
        double shift = evidence.isPresent() ? evidence.shift() : expectedShift;
        SpectrumNoise sums = SpectrumNoise.of(energy, recorded, background, noise);
        if (evidence.isPresent() && treatment != EdgeTreatment.NONE) {
            double[] curve = background.values(energy);
            int first = background.window().endChannel(energy);
            TreatedEdge edge = treated(recorded, curve, first, treatment);
            counts = recorded.clone();
            double[] values = edge.values();
            for (int i = first; i < counts.length; i++) {
                counts[i] = values[i] + curve[i];
            }
            sums = sums.treated(edge, first);
        }
        EnergyWindow over = EdgeWindows.over(energy, settings.edge(), settings.neighbours(), shift, settings.integrationWidth());
        Quantity integral = integral(counts, background, sums, over);
        if (background.isAtBound()) {
            notes.add(String.format(java.util.Locale.ROOT, "the exponent of the background before %s came to rest at its bound %.3g", settings.edge().name(),
                    background.exponent().value()));
        }
        if (!evidence.isPresent()) {
            notes.add(String.format(java.util.Locale.ROOT, "no edge %s: what is there stands out by %.1f standard deviations, %.1f are needed",
                    settings.edge().name(), evidence.significance(), evidence.required()));
            return new EdgeResult(settings.edge(), evidence, background, noise, Quantity.of(Double.NaN, Unit.ELECTRONVOLT), integral, over, null, null,
                    null, null, notes);
        }
        WhiteLineRatio whiteLines = whiteLines(counts, background, sums, shift, notes);
        NearEdgeResult fit = fit(counts, background, noise, sums, whiteLines, shift, notes);
        OxidationState oxidation = whiteLines == null || settings.calibration() == null ? null : OxidationState.of(whiteLines, settings.calibration());
        if (oxidation != null && oxidation.refusal() != null) {
            notes.add("no oxidation state: " + oxidation.refusal());
        }
        return new EdgeResult(settings.edge(), evidence, background, noise, onset(counts, background, sums, shift), integral, over,
                whiteLines, fit, oxidation, counts == recorded ? null : counts, notes);
    }

    private TreatedEdge treated(double[] counts, double[] curve, int first, EdgeTreatment treatment) {
        double[] edge = new double[counts.length];
        for (int i = first; i < edge.length; i++) {
            edge[i] = counts[i] - curve[i];
        }
        return treatment.apply(energy, edge);
    }

    private EnergyWindow window(double[] counts, double shift, double uncertainty) {
        EnergyWindow widest = EdgeWindows.before(energy, settings.edge(), settings.neighbours(), shift, uncertainty);
        return settings.background().model() == BackgroundModel.NONE ? widest : EdgeWindows.undisturbed(energy, counts, widest, settings.background());
    }

    private Background background(double[] counts, EnergyWindow window, List<String> notes) {
        if (settings.background().model() != BackgroundModel.NONE && isTakenOff(energy, counts, window)) {
            String note = "the background before " + settings.edge().name() + " has been taken off already: none is fitted";
            if (!notes.contains(note)) {
                notes.add(note);
            }
            return Background.none(window);
        }
        if (backgroundFit == null || !window.equals(fittedWindow)) {
            backgroundFit = new BackgroundFit(energy, window, settings.background());
            fittedWindow = window;
        }
        return backgroundFit.fit(counts);
    }

    /** Counts are never negative: where some are, and little is left before the edge, somebody has subtracted a background. */
    static boolean isTakenOff(Axis energy, double[] counts, EnergyWindow window) {
        int first = window.firstChannel(energy);
        int end = window.endChannel(energy);
        double sum = 0;
        boolean negative = false;
        for (int i = first; i < end; i++) {
            sum += counts[i];
            negative |= counts[i] < 0;
        }
        double highest = 0;
        for (int i = end; i < counts.length; i++) {
            highest = Math.max(highest, counts[i]);
        }
        return negative && end > first && Math.abs(sum / (end - first)) < NOTHING_LEFT * highest;
    }

    private Noise noise(double[] counts, Background background) {
        if (background.model() != BackgroundModel.NONE) {
            return settings.gain() != null ? new Noise(settings.gain(), 0, false) : Noise.fromScatter(background.scatter(), background.degreesOfFreedom());
        }
        // What was taken off has left its noise behind.
        int first = background.window().firstChannel(energy);
        int end = background.window().endChannel(energy);
        double differences = 0;
        for (int i = first + 1; i < end; i++) {
            differences += (counts[i] - counts[i - 1]) * (counts[i] - counts[i - 1]);
        }
        double floor = end - first > 2 ? differences / (2 * (end - first - 1)) : 0;
        return new Noise(settings.gain() != null ? settings.gain() : 1, floor, true);
    }

    private Quantity integral(double[] counts, Background background, SpectrumNoise noise, EnergyWindow window) {
        int first = window.firstChannel(energy);
        int end = first + window.channels(energy);
        double[] weights = new double[counts.length];
        double[] curve = background.values(energy);
        double sum = 0;
        for (int i = first; i < end; i++) {
            weights[i] = energy.scale();
            sum += energy.scale() * (counts[i] - curve[i]);
        }
        return Quantity.of(sum, Math.sqrt(noise.ofSums(weights).variance(0)), WhiteLineRatio.INTENSITY);
    }

    private WhiteLineRatio whiteLines(double[] counts, Background background, SpectrumNoise noise, double shift, List<String> notes) {
        if (!settings.edge().hasWhiteLines()) {
            return null;
        }
        try {
            return new WhiteLines(energy, settings.edge(), settings.protocol()).measure(counts, background, noise, settings.edge().onset() + shift + TOP,
                    PEAK_SEARCH);
        } catch (IllegalArgumentException e) {
            notes.add("no white-line ratio of " + settings.edge().name() + ": " + e.getMessage());
            return null;
        }
    }

    private NearEdgeResult fit(double[] counts, Background background, Noise noise, SpectrumNoise sums, WhiteLineRatio whiteLines, double shift,
            List<String> notes) {
        try {
            if (settings.fitsWhiteLines() && whiteLines != null) {
                EnergyWindow region = new EnergyWindow(background.window().from(), whiteLines.windows().get(2).to());
                return new NearEdgeFit(energy, region, settings.whiteLines(whiteLines.firstPeak().value(), whiteLines.secondPeak().value()),
                        settings.background().leastExponent(), settings.background().mostExponent()).fit(counts, background, noise, sums);
            }
            if (settings.components().isEmpty()) {
                return null;
            }
            EnergyWindow region = new EnergyWindow(background.window().from(), Math.min(settings.edge().onset() + shift + FIT_REACH,
                    energy.coordinate(energy.size() - 0.5)));
            if (nearEdgeFit == null || !region.equals(nearEdgeRegion)) {
                nearEdgeFit = new NearEdgeFit(energy, region, settings.components(), settings.background().leastExponent(),
                        settings.background().mostExponent());
                nearEdgeRegion = region;
            }
            return nearEdgeFit.fit(counts, background, noise, sums);
        } catch (IllegalArgumentException e) {
            notes.add("no fit near " + settings.edge().name() + ": " + e.getMessage());
            return null;
        }
    }

    private Quantity onset(double[] counts, Background background, SpectrumNoise noise, double shift) {
        return OnsetSearch.steepest(energy, counts, background, noise, settings.edge().onset() + shift);
    }
}
