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
import org.lamella.eels.lowloss.FourierRatio;
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
    private final LowLossPartner partners;
    private final String line;
    private final double lineWidth;
    private final ZeroLossUse alignment;
    private final boolean deconvolve;

    SpectraReading(EdgeRequest request, LowLossPartner partners, String line, double lineWidth, ZeroLossUse alignment, boolean deconvolve) {
        this.request = request;
        this.partners = partners;
        this.line = line;
        this.lineWidth = lineWidth;
        this.alignment = alignment;
        this.deconvolve = deconvolve;
    }

    /** @param source the spectra of the input */
    MeasuredInput measure(AnalysisInput input, SpectrumSource source, AnalysisContext context, Progress progress) throws UserError {
        progress.report(0, "Reading " + input.name());
        if (source.kind() == SpectrumSource.Kind.SPECTRUM_IMAGE && line.isBlank()) {
            return new ImageReading(this, input.name(), source).measure(context, progress);
        }
        SpectrumSeries series = series(source, progress.part(0, 0.1));
        if (partners.isLowLoss(input)) {
            return lowLossAlone(input, series, context);
        }
        CoupledLowLoss coupled = coupled(input, series.size(), context, progress.part(0.1, 0.2));
        return series(input.name(), series, coupled, context, progress.part(0.2, 1));
    }

    /** The spectra of a source: all of them, or those along the line that was asked for. */
    SpectrumSeries series(SpectrumSource source, Progress progress) throws UserError {
        return line.isBlank() ? source.series(progress) : source.along(LineText.line(line, lineWidth), progress);
    }

    CoupledLowLoss coupled(AnalysisInput input, int spectra, AnalysisContext context, Progress progress) throws UserError {
        AnalysisInput partner = partners.of(input);
        if (partner == null) {
            return null;
        }
        SpectrumSource source = LowLossPartner.source(partner);
        SpectrumSeries low = source.kind() == SpectrumSource.Kind.SPECTRUM_IMAGE ? line.isBlank() ? source.sum(null, progress)
                : source.along(LineText.line(line, lineWidth), progress) : source.series(progress);
        if (low.size() != 1 && low.size() != spectra) {
            throw new UserError(partner.name() + " holds " + low.size() + " low-loss spectra, " + input.name() + " " + spectra
                    + " spectra: they do not belong together");
        }
        return CoupledLowLoss.of(partner.name(), low, context, progress);
    }

    private MeasuredInput series(String name, SpectrumSeries series, CoupledLowLoss coupled, AnalysisContext context, Progress progress)
            throws UserError {
        EnergyCalibration.Correction correction = correction(series.energy(), series.total(), context);
        Axis energy = correction == null ? series.energy() : correction.corrected();
        if (coupled != null && alignment == ZeroLossUse.ABSOLUTE) {
            energy = energy.withCalibration(energy.scale(), energy.offset() - coupled.alignment().mean(), energy.unit());
        }
        double[] total = series.total();
        SpectraMeasurement measurement = new SpectraMeasurement(energy, request.settings(edges(energy, total)));
        SpectraMeasurement.Plan plan = measurement.plan(total, treatment(coupled, -1));
        warnOfFailures(name, plan.sum(), context);
        Axis common = energy;
        List<MeasuredSpectrum> spectra = new ArrayList<>();
        boolean single = series.size() == 1;
        if (single) {
            spectra.add(spectrum(name, null, plan.sum(), coupled, 0));
        } else {
            spectra.addAll(SpectraMeasurement.inParallel(series.size(), i -> spectrum(name + " [" + i + "]",
                    position(series, i),
                    plan.measure(drifted(common, coupled, i), series.counts()[i], treatment(coupled, i)), coupled, i), progress));
        }
        int example = single ? -1 : exampleOf(spectra);
        return new MeasuredInput(name, single ? SpectrumSource.Kind.SPECTRUM : SpectrumSource.Kind.LINE_SCAN, energy, total,
                spectrum(name, null, plan.sum(), coupled, -1), spectra, example < 0 ? null : series.counts()[example], example, List.of(),
                Axis.uncalibrated("x", 1), Axis.uncalibrated("y", 1), correction);
    }

    /** In nm where the file is calibrated in lengths. */
    private static Quantity position(SpectrumSeries series, int index) {
        Quantity position = Quantity.of(series.positions()[index], series.positionUnit());
        return series.positionUnit().isLength() ? position.in(Unit.NANOMETRE) : position;
    }

    private Axis drifted(Axis energy, CoupledLowLoss coupled, int index) {
        if (coupled == null || alignment == ZeroLossUse.NONE || coupled.size() == 1) {
            return energy;
        }
        double drift = coupled.alignment().peaks().get(index).position() - coupled.alignment().mean();
        return energy.withCalibration(energy.scale(), energy.offset() - drift, energy.unit());
    }

    /** @param index of the spectrum; -1 for the sum */
    EdgeTreatment treatment(CoupledLowLoss coupled, int index) {
        if (coupled == null || !deconvolve || coupled.lowLoss(index) == null) {
            return EdgeTreatment.NONE;
        }
        FourierRatio ratio = new FourierRatio(coupled.lowLoss(index));
        return ratio::deconvolve;
    }

    static MeasuredSpectrum spectrum(String name, Quantity position, SpectrumEdges edges, CoupledLowLoss coupled, int index) {
        return new MeasuredSpectrum(name, position, edges, coupled == null ? null : coupled.thickness(index), coupled == null ? null
                : coupled.zeroLoss(index));
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
        CoupledLowLoss low = CoupledLowLoss.of(input.name(), series, context, Progress.NONE);
        List<MeasuredSpectrum> spectra = new ArrayList<>();
        SpectrumEdges none = new SpectrumEdges(List.of(), List.of());
        for (int i = 0; i < series.size(); i++) {
            boolean single = series.size() == 1;
            spectra.add(spectrum(single ? input.name() : input.name() + " [" + i + "]",
                    single ? null : position(series, i), none, low, i));
        }
        return new MeasuredInput(input.name(), series.size() == 1 ? SpectrumSource.Kind.SPECTRUM : SpectrumSource.Kind.LINE_SCAN, series.energy(),
                series.total(), spectrum(input.name(), null, none, low, series.size() == 1 ? 0 : -1), spectra, null, -1, List.of(),
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
