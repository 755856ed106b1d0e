package org.lamella.eels.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lamella.analysis.AnalysisContext;
import org.lamella.analysis.AnalysisInput;
import org.lamella.data.Axis;
import org.lamella.data.Progress;
import org.lamella.data.Quantity;
import org.lamella.data.Region;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.eels.Edge;
import org.lamella.eels.EdgeFinder;
import org.lamella.eels.EdgeResult;
import org.lamella.eels.EdgeTreatment;
import org.lamella.eels.EnergyCalibration;
import org.lamella.eels.SpectraMeasurement;
import org.lamella.eels.SpectraMeasurement.SpectrumEdges;
import org.lamella.spectrum.LineText;
import org.lamella.spectrum.SpectrumSeries;
import org.lamella.spectrum.SpectrumSource;

/** Reads the spectra of an input and measures them: one, along a line, or every pixel of an image. */
final class SpectraReading {
    /** Images of more pixels than this are kept as maps alone. */
    private static final int MOST_KEPT = 4096;

    /** What zero-loss peaks correct. */
    public enum ZeroLossUse {
        DRIFT, ABSOLUTE, NONE
    }

    private final EdgeRequest request;
    private final LowLossReading lowLosses;
    private final String line;
    private final double lineWidth;
    private final ZeroLossUse alignment;
    private final boolean deconvolve;

    SpectraReading(EdgeRequest request, LowLossReading lowLosses, String line, double lineWidth, ZeroLossUse alignment, boolean deconvolve) {
        this.request = request;
        this.lowLosses = lowLosses;
        this.line = line;
        this.lineWidth = lineWidth;
        this.alignment = alignment;
        this.deconvolve = deconvolve;
    }

    /** @param source the spectra of the input */
    MeasuredInput measure(AnalysisInput input, SpectrumSource source, AnalysisContext context, Progress progress) throws UserError {
        progress.report(0, "Reading " + input.name());
        if (isImage(source)) {
            ImageReading image = new ImageReading(this, input.name(), source);
            if (lowLosses.isLowLoss(input)) {
                return image.lowLossAlone(lowLosses.image(input, source, context, progress), !lowLosses.isPartner(input));
            }
            LowLosses low = lowLosses(input, source, 0, context, progress.part(0, 0.2));
            return image.measure(low, context, progress.part(low == null ? 0 : 0.2, 1));
        }
        SpectrumSeries series = series(source, progress.part(0, 0.1));
        if (lowLosses.isLowLoss(input)) {
            return lowLossAlone(input, series, context);
        }
        LowLosses coupled = lowLosses(input, source, series.size(), context, progress.part(0.1, 0.2));
        return series(input.name(), series, coupled, context, progress.part(0.2, 1));
    }

    /** Whether every pixel of an image is measured, not spectra along a line. */
    private boolean isImage(SpectrumSource source) {
        return source.kind() == SpectrumSource.Kind.SPECTRUM_IMAGE && line.isBlank();
    }

    /** The spectra of a source: all of them, or those along the line that was asked for. */
    SpectrumSeries series(SpectrumSource source, Progress progress) throws UserError {
        return line.isBlank() ? source.series(progress) : source.along(LineText.line(line, lineWidth), progress);
    }

    /** The low losses of an input; null when there are none. */
    LowLosses lowLosses(AnalysisInput input, SpectrumSource source, int spectra, AnalysisContext context, Progress progress) throws UserError {
        return lowLosses.of(input, source, spectra, context, progress);
    }

    private MeasuredInput series(String name, SpectrumSeries series, LowLosses coupled, AnalysisContext context, Progress progress)
            throws UserError {
        double[] total = series.total();
        if (drifts(coupled)) {
            total = new double[series.channels()];
            for (int i = 0; i < series.size(); i++) {
                CoupledLowLoss.addMoved(total, series.counts()[i], driftInChannels(series.energy(), coupled, i));
            }
        }
        EnergyCalibration.Correction correction = correction(series.energy(), total, context);
        Axis energy = energy(correction == null ? series.energy() : correction.corrected(), coupled);
        SpectraMeasurement measurement = new SpectraMeasurement(energy, request.settings(edges(energy, total)));
        SpectraMeasurement.Plan plan = measurement.plan(total, treatment(coupled == null ? null : coupled.sum()));
        warnOfFailures(name, plan.sum(), context);
        List<MeasuredSpectrum> spectra = new ArrayList<>();
        boolean single = series.size() == 1;
        if (single) {
            spectra.add(spectrum(name, null, plan.sum(), coupled, coupled == null ? null : coupled.sum(), 0));
        } else {
            List<LowLossPlace> places = coupled == null ? null : coupled.places(0, series.size());
            spectra.addAll(SpectraMeasurement.inParallel(series.size(), i -> measure(name + " [" + i + "]", position(series, i), plan, energy,
                    series.counts()[i], coupled, places == null ? null : places.get(i), i), progress));
        }
        int example = single ? -1 : exampleOf(spectra);
        return new MeasuredInput(name, single ? SpectrumSource.Kind.SPECTRUM : SpectrumSource.Kind.LINE_SCAN, energy, total,
                sum(name, plan.sum(), coupled), spectra, example < 0 ? null : series.counts()[example], example, List.of(),
                Axis.uncalibrated("x", 1), Axis.uncalibrated("y", 1), correction);
    }

    /** The common axis: with zero loss at 0 eV where that was asked for. */
    Axis energy(Axis axis, LowLosses coupled) {
        return coupled == null || alignment != ZeroLossUse.ABSOLUTE ? axis
                : axis.withCalibration(axis.scale(), axis.offset() - coupled.meanZeroLoss().value(), axis.unit());
    }

    /** Whether spectra are moved by their own zero-loss peaks. */
    boolean drifts(LowLosses coupled) {
        return coupled != null && coupled.isEach() && alignment != ZeroLossUse.NONE;
    }

    /** How far a spectrum lies above the common axis, in whole channels; 0 where it is not known. */
    int driftInChannels(Axis energy, LowLosses coupled, int index) {
        return drifts(coupled) && Double.isFinite(coupled.drift(index)) ? CoupledLowLoss.channels(energy, coupled.drift(index)) : 0;
    }

    /** Measures one of many spectra. Without a usable low loss of its own it is not measured where the others are by theirs. */
    MeasuredSpectrum measure(String name, Quantity position, SpectraMeasurement.Plan plan, Axis energy, double[] counts, LowLosses coupled,
            LowLossPlace place, int index) {
        double drift = drifts(coupled) ? coupled.drift(index) : 0;
        if (coupled != null && (Double.isNaN(drift) || deconvolve && place == null)) {
            return new MeasuredSpectrum(name, position, new SpectrumEdges(List.of(), List.of("its low loss is not usable")), null, null, 0);
        }
        Axis own = drift == 0 ? energy : energy.withCalibration(energy.scale(), energy.offset() - drift, energy.unit());
        return new MeasuredSpectrum(name, position, plan.measure(own, counts, treatment(place)), place == null ? null : place.thickness(),
                coupled == null ? null : coupled.zeroLoss(index), drift);
    }

    /** In nm where the file is calibrated in lengths. */
    private static Quantity position(SpectrumSeries series, int index) {
        Quantity position = Quantity.of(series.positions()[index], series.positionUnit());
        return series.positionUnit().isLength() ? position.in(Unit.NANOMETRE) : position;
    }

    /** @param place null for no low loss */
    EdgeTreatment treatment(LowLossPlace place) {
        if (place == null || !deconvolve) {
            return EdgeTreatment.NONE;
        }
        return place.withoutPluralScattering();
    }

    /** The sum of all spectra of an input. */
    static MeasuredSpectrum sum(String name, SpectrumEdges edges, LowLosses coupled) {
        return new MeasuredSpectrum(name, null, edges, coupled == null ? null : coupled.sum().thickness(), coupled == null ? null : coupled.meanZeroLoss(), 0);
    }

    private static MeasuredSpectrum spectrum(String name, Quantity position, SpectrumEdges edges, LowLosses coupled, LowLossPlace place, int index) {
        return new MeasuredSpectrum(name, position, edges, place == null ? null : place.thickness(), coupled == null ? null : coupled.zeroLoss(index), 0);
    }

    /** The edges to measure: those asked for, or those that stand out. */
    List<Edge> edges(Axis energy, double[] total) throws UserError {
        if (!request.edges().isEmpty()) {
            return request.edges();
        }
        List<Edge> found = EdgeFinder.standingOut(energy, total, request.background());
        if (found.isEmpty()) {
            throw new UserError(String.format(Locale.ROOT, "no edge stands out between %.5g and %.5g eV; name the edges to measure, for example"
                    + " edge=Mn-L,O-K", energy.coordinate(0), energy.coordinate(energy.size() - 1.0)));
        }
        return found;
    }

    EnergyCalibration.Correction correction(Axis energy, double[] total, AnalysisContext context) {
        if (request.knownEnergies().isEmpty()) {
            return null;
        }
        double widest = request.knownEnergies().stream().mapToDouble(known -> org.lamella.eels.EdgeDetection.defaultTolerance(known.edge())).max()
                .orElseThrow();
        return new EnergyCalibration(request.tolerance() == null ? widest : request.tolerance()).find(energy, total, request.knownEnergies());
    }

    /** Of a line the spectrum in its middle, of those that have all edges. */
    private static int exampleOf(List<MeasuredSpectrum> spectra) {
        return spectra.size() / 2;
    }

    void warnOfFailures(String name, SpectrumEdges sum, AnalysisContext context) throws UserError {
        if (sum.edges().isEmpty()) {
            throw new UserError(name + ": " + sum.failures().get(0));
        }
        sum.failures().forEach(failure -> context.warn(name + ": " + failure));
        for (EdgeResult edge : sum.edges()) {
            edge.notes().forEach(note -> context.warn(name + ": " + note));
            if (edge.oxidation() != null && edge.oxidation().warning() != null) {
                context.warn(name + ": " + edge.oxidation().warning());
            }
            if (edge.methodsDisagree()) {
                context.warn(name + ": the ratio of " + edge.edge().name() + " by protocol '" + edge.whiteLines().protocol().name() + "' ("
                        + edge.whiteLines().ratio().format() + ") and by the fit of two peaks (" + edge.fittedRatio().orElseThrow().format()
                        + ") differ by more than their uncertainties: the method decides, not the counts");
            }
        }
    }

    private MeasuredInput lowLossAlone(AnalysisInput input, SpectrumSeries series, AnalysisContext context) throws UserError {
        CoupledLowLoss low = lowLosses.alone(input, series, context, Progress.NONE);
        List<MeasuredSpectrum> spectra = new ArrayList<>();
        SpectrumEdges none = new SpectrumEdges(List.of(), List.of());
        for (int i = 0; i < series.size(); i++) {
            boolean single = series.size() == 1;
            spectra.add(spectrum(single ? input.name() : input.name() + " [" + i + "]",
                    single ? null : position(series, i), none, low, low.places(i, 1).get(0), i));
        }
        return new MeasuredInput(input.name(), series.size() == 1 ? SpectrumSource.Kind.SPECTRUM : SpectrumSource.Kind.LINE_SCAN, series.energy(),
                series.total(), sum(input.name(), none, low), spectra, null, -1, List.of(),
                Axis.uncalibrated("x", 1), Axis.uncalibrated("y", 1), null);
    }

    EdgeRequest request() {
        return request;
    }

    static int mostKept() {
        return MOST_KEPT;
    }

    static Region.Line row(SpectrumSource source, long row) {
        return new Region.Line("row", 0, row, Math.max(source.x().size() - 1.0, 0.25), row, 1);
    }
}
