package org.lamella.eels.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.lamella.analysis.AnalysisContext;
import org.lamella.analysis.AnalysisInput;
import org.lamella.data.Progress;
import org.lamella.data.Quantity;
import org.lamella.data.UserError;
import org.lamella.eels.EdgeResult;
import org.lamella.eels.SpectraMeasurement;
import org.lamella.eels.lowloss.MeanFreePath;
import org.lamella.eels.quantification.ScatteringGeometry;
import org.lamella.spectrum.SpectrumSeries;
import org.lamella.spectrum.SpectrumSource;

/** What the spectra of an input are composed of, after their edges were measured. */
final class Composition {
    private final CompositionParameters parameters;
    private final EdgeRequest request;
    private final List<ComposedInput> done = new ArrayList<>();

    /**
     * An input with its composition.
     *
     * @param measured its edges
     * @param elements symbols of the quantified elements; empty for none
     * @param references names of the references; empty for none
     * @param sum of all its spectra
     * @param spectra each of them, but for images
     * @param meanFreePath that thicknesses are for; null for none
     */
    record ComposedInput(MeasuredInput measured, List<String> elements, List<String> references, ComposedSpectrum sum, List<ComposedSpectrum> spectra,
            Quantity meanFreePath) {
    }

    Composition(CompositionParameters parameters, EdgeRequest request) {
        this.parameters = parameters;
        this.request = request;
    }

    List<ComposedInput> done() {
        return done;
    }

    /**
     * Composes an input.
     *
     * @param source of its spectra
     * @return the input, with maps of what was found where it is an image
     */
    MeasuredInput add(AnalysisInput input, SpectrumSource source, MeasuredInput measured, SpectraReading reading, AnalysisContext context, Progress progress)
            throws UserError {
        String name = measured.name();
        ScatteringGeometry geometry = geometry(source);
        Quantity path = meanFreePath(geometry);
        List<EdgeResult> found = measured.sum().edges().edges();
        ElementQuantification elements = geometry == null ? null : new ElementQuantification(found, geometry, parameters);
        boolean quantifies = elements != null && elements.elements().size() > 1;
        ReferenceComposition references = parameters.references().isEmpty() || found.isEmpty() && measured.sum().thickness() != null ? null
                : new ReferenceComposition(found, request, parameters, context);
        if (!quantifies && references == null && (path == null || measured.sum().thickness() == null)) {
            return measured;
        }
        boolean isImage = measured.kind() == SpectrumSource.Kind.SPECTRUM_IMAGE;
        LowLosses coupled = found.isEmpty() ? null : reading.lowLosses(input, source, measured.spectra().size(), context, Progress.NONE);
        CompositionWork work = new CompositionWork(name, measured.energy(), quantifies ? elements : null, references, path, reading, coupled, context);
        ComposedSpectrum sum = work.compose(measured.sum(), measured.total(), coupled == null ? null : coupled.sum(), -1);
        List<ComposedSpectrum> spectra = new ArrayList<>();
        if (!isImage && measured.spectra().size() > 1) {
            SpectrumSeries series = reading.series(source, Progress.NONE);
            List<LowLossPlace> places = coupled == null ? null : coupled.places(0, series.size());
            spectra.addAll(SpectraMeasurement.inParallel(series.size(), i -> work.compose(measured.spectra().get(i), series.counts()[i],
                    places == null ? null : places.get(i), i), progress));
        }
        done.add(new ComposedInput(measured, quantifies ? elements.elements() : List.of(), sum.references() == null ? List.of() : sum.references().names(), sum,
                spectra, path));
        return isImage ? new MeasuredInput(name, measured.kind(), measured.energy(), measured.total(), measured.sum(), measured.spectra(), measured.example(),
                measured.exampleIndex(), work.maps(measured, source, sum, progress), measured.x(), measured.y(), measured.correction()) : measured;
    }

    private ScatteringGeometry geometry(SpectrumSource source) throws UserError {
        if (parameters.collection() == null) {
            return null;
        }
        OptionalDouble ofFile = source.dataset().metadata().number("Lamella/beamEnergy");
        if (parameters.beamEnergy() == null && ofFile.isEmpty()) {
            throw new UserError("the file does not know its beam energy; give beamEnergy, for example beamEnergy=200keV");
        }
        try {
            return new ScatteringGeometry(parameters.beamEnergy() != null ? parameters.beamEnergy() : ofFile.getAsDouble(), parameters.convergence(),
                    parameters.collection());
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    private Quantity meanFreePath(ScatteringGeometry geometry) throws UserError {
        if (geometry == null) {
            return null;
        }
        try {
            return parameters.density() != null
                    ? MeanFreePath.byDensity(geometry.beamEnergy(), geometry.convergence(), geometry.collection(), parameters.density())
                    : parameters.atomicNumber() != null ? MeanFreePath.byAtomicNumber(geometry.beamEnergy(), geometry.collection(), parameters.atomicNumber()) : null;
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
    }
}
