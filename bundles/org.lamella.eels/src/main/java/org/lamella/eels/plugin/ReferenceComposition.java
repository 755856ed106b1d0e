package org.lamella.eels.plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lamella.analysis.AnalysisContext;
import org.lamella.analysis.AnalysisInput;
import org.lamella.data.Axis;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.eels.Edge;
import org.lamella.eels.EdgeMeasurement;
import org.lamella.eels.EdgeResult;
import org.lamella.eels.decomposition.ReferenceFit;
import org.lamella.eels.decomposition.ReferenceFitSettings;
import org.lamella.eels.decomposition.ReferenceSpectrum;
import org.lamella.spectrum.SpectrumSeries;
import org.lamella.spectrum.SpectrumSource;

/**
 * Spectra as sums of references. Where an edge was measured in the range, its background is taken off the spectra, and off the references
 * by the same rules.
 */
final class ReferenceComposition {
    /** An edge belongs to the range when its onset lies at most this far before it, in eV. */
    private static final double BEFORE = 25;

    private final EdgeResult edge;
    private final ReferenceFit fit;

    /**
     * @param found what was measured in the sum of all spectra
     * @throws UserError when a reference cannot be read or does not cover the range
     */
    ReferenceComposition(List<EdgeResult> found, EdgeRequest request, CompositionParameters parameters, AnalysisContext context) throws UserError {
        ReferenceFitSettings settings = parameters.referenceSettings();
        edge = found.stream().filter(each -> each.edge().onset() > settings.from() - BEFORE && each.edge().onset() < settings.to()).findFirst().orElse(null);
        List<ReferenceSpectrum> references = new ArrayList<>();
        for (String name : parameters.references()) {
            references.add(read(name, request, context));
        }
        try {
            fit = new ReferenceFit(settings, references);
        } catch (IllegalArgumentException e) {
            throw new UserError("references: " + e.getMessage(), e);
        }
    }

    private ReferenceSpectrum read(String name, EdgeRequest request, AnalysisContext context) throws UserError {
        AnalysisInput input = context.companion(Path.of(name));
        SpectrumSource source = LowLossPartner.source(input);
        SpectrumSeries series = source.kind() == SpectrumSource.Kind.SPECTRUM_IMAGE ? source.sum(null, Progress.NONE) : source.series(Progress.NONE);
        double[] counts = series.total();
        String plain = input.name().replaceFirst("\\.[^.]+$", "");
        try {
            if (edge != null) {
                List<Edge> own = List.of(edge.edge());
                EdgeResult measured = new EdgeMeasurement(series.energy(), request.withoutWindows().settings(own).get(0)).measure(counts);
                counts = signal(series.energy(), counts, measured);
            }
            return new ReferenceSpectrum(plain, series.energy(), counts);
        } catch (IllegalArgumentException e) {
            throw new UserError("references: " + input.name() + ": " + e.getMessage(), e);
        }
    }

    private static double[] signal(Axis energy, double[] counts, EdgeResult measured) {
        double[] curve = measured.background().values(energy);
        double[] signal = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            signal[i] = Double.isNaN(curve[i]) ? 0 : counts[i] - curve[i];
        }
        return signal;
    }

    /**
     * Composes one spectrum.
     *
     * @param measured its edges
     * @throws IllegalArgumentException when the edge was not measured in it, or it does not reach over the range
     */
    ReferenceFit.Result compose(Axis energy, double[] counts, List<EdgeResult> measured) {
        if (edge == null) {
            return fit.fit(energy, counts, null);
        }
        EdgeResult own = measured.stream().filter(each -> each.edge().equals(edge.edge())).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(edge.edge().name() + " was not measured"));
        double[] variances = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            variances[i] = Math.max(own.noise().variance(counts[i]), 1e-12);
        }
        return fit.fit(energy, signal(energy, counts, own), variances);
    }
}
