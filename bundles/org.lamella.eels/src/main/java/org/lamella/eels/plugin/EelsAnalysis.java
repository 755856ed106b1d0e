package org.lamella.eels.plugin;

import java.util.ArrayList;
import java.util.List;
import org.lamella.analysis.Analysis;
import org.lamella.analysis.AnalysisContext;
import org.lamella.analysis.AnalysisResult;
import org.lamella.data.UserError;
import org.lamella.spectrum.SpectrumSource;
import org.scijava.plugin.Plugin;

/** {@code eels}: edges, white lines and oxidation states in electron energy-loss spectra, line scans and spectrum images. */
@Plugin(type = Analysis.class, name = "eels", label = "EELS: edges and oxidation states",
        description = "Backgrounds, edges, white-line ratios and oxidation states, near-edge peaks, elements and thickness of energy-loss spectra")
public class EelsAnalysis extends CompositionParameters {
    @Override
    public AnalysisResult analyse(AnalysisContext context) throws UserError {
        LowLossPartner partners = new LowLossPartner(context);
        EdgeRequest request = request();
        calibrationFile().ifPresent(context::companion);
        SpectraReading reading = new SpectraReading(request, new LowLossReading(partners, zeroLossMethod(), line(), lineWidth()), line(), lineWidth(),
                alignment(), deconvolves());
        Denoising denoising = new Denoising(this);
        Composition composition = new Composition(this, request);
        List<MeasuredInput> measured = new ArrayList<>();
        context.forEachInput((input, progress) -> {
            try {
                SpectrumSource file = LowLossPartner.source(input);
                SpectrumSource source = partners.isLowLoss(input) ? file : denoising.apply(input.name(), file, context, progress.part(0, 0.1));
                MeasuredInput edges = reading.measure(input, source, context, progress.part(0.1, 0.9));
                measured.add(composition.add(input, source, edges, reading, context, progress.part(0.9, 1)));
            } catch (IllegalArgumentException e) {
                throw new UserError(input.name() + ": " + e.getMessage(), e);
            }
        });
        return CompositionReport.extend(new EelsReport(request).result(measured, context), denoising.done(), composition.done());
    }
}
