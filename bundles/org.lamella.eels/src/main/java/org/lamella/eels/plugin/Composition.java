package org.lamella.eels.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.lamella.analysis.AnalysisContext;
import org.lamella.analysis.AnalysisInput;
import org.lamella.data.Axis;
import org.lamella.data.Progress;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.eels.EdgeResult;
import org.lamella.eels.SpectraMeasurement;
import org.lamella.eels.decomposition.ReferenceFit;
import org.lamella.eels.lowloss.MeanFreePath;
import org.lamella.eels.quantification.ElementalFit;
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
        Work work = new Work(name, measured.energy(), quantifies ? elements : null, references, path, context);
        boolean isImage = measured.kind() == SpectrumSource.Kind.SPECTRUM_IMAGE;
        CoupledLowLoss coupled = isImage || found.isEmpty() ? null : reading.coupled(input, measured.spectra().size(), context, Progress.NONE);
        ComposedSpectrum sum = work.compose(measured.sum(), measured.total(), coupled, -1);
        List<ComposedSpectrum> spectra = new ArrayList<>();
        if (!isImage && measured.spectra().size() > 1) {
            SpectrumSeries series = reading.series(source, Progress.NONE);
            spectra.addAll(SpectraMeasurement.inParallel(series.size(), i -> work.compose(measured.spectra().get(i), series.counts()[i], coupled, i), progress));
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

    /** The composition of the spectra of one input. */
    private static final class Work {
        private final String name;
        private final Axis energy;
        private final ElementQuantification elements;
        private final ReferenceComposition references;
        private final Quantity path;
        private final AnalysisContext context;
        private final ElementalFit.Prepared plain;

        Work(String name, Axis energy, ElementQuantification elements, ReferenceComposition references, Quantity path, AnalysisContext context) {
            this.name = name;
            this.energy = energy;
            this.elements = elements;
            this.references = references;
            this.path = path;
            this.context = context;
            this.plain = elements == null ? null : prepare(null);
        }

        private ElementalFit.Prepared prepare(org.lamella.eels.lowloss.LowLoss lowLoss) {
            try {
                return elements.prepare(energy, lowLoss);
            } catch (IllegalArgumentException e) {
                context.warn(name + ": elements are quantified by windows alone: " + e.getMessage());
                return null;
            }
        }

        ComposedSpectrum compose(MeasuredSpectrum spectrum, double[] counts, CoupledLowLoss coupled, int index) {
            List<EdgeResult> edges = spectrum.edges().edges();
            ElementalFit.Result fitted = null;
            List<Quantity> windows = new ArrayList<>();
            if (elements != null) {
                ElementalFit.Prepared prepared = plain == null || coupled == null ? plain : prepare(coupled.lowLoss(index));
                fitted = prepared == null ? null : fit(prepared, counts);
                for (int k = 1; k < elements.elements().size(); k++) {
                    windows.add(elements.fromWindows(edges, k));
                }
            }
            Quantity thickness = path == null || spectrum.thickness() == null ? null : spectrum.thickness().absolute(path);
            return new ComposedSpectrum(spectrum.name(), spectrum.position(), fitted, windows, references == null ? null : references(counts, edges, spectrum.name()),
                    thickness);
        }

        private ElementalFit.Result fit(ElementalFit.Prepared prepared, double[] counts) {
            try {
                return prepared.fit(counts);
            } catch (IllegalArgumentException e) {
                context.warn(name + ": elements: " + e.getMessage());
                return null;
            }
        }

        private ReferenceFit.Result references(double[] counts, List<EdgeResult> edges, String spectrum) {
            try {
                return references.compose(energy, counts, edges);
            } catch (IllegalArgumentException e) {
                context.warn(spectrum + ": no sum of references: " + e.getMessage());
                return null;
            }
        }

        /** Ratios and fractions of every pixel, after the maps that are there already. */
        List<QuantityMap> maps(MeasuredInput measured, SpectrumSource source, ComposedSpectrum sum, Progress progress) throws UserError {
            int width = (int) source.x().size();
            int height = (int) source.y().size();
            List<QuantityMap> maps = new ArrayList<>();
            int ratios = plain == null ? 0 : elements.elements().size() - 1;
            for (int k = 1; k <= ratios; k++) {
                maps.add(map(elements.elements().get(k) + "/" + elements.elements().get(0), Unit.NONE, width * height));
            }
            // Without the edges of each pixel its background is not known.
            boolean fractions = sum.references() != null && !measured.spectra().isEmpty();
            for (int r = 0; fractions && r < sum.references().names().size(); r++) {
                maps.add(map("fraction of " + sum.references().names().get(r), Unit.NONE, width * height));
            }
            for (int row = 0; row < height && !maps.isEmpty(); row++) {
                double[][] counts = source.along(SpectraReading.row(source, row), Progress.NONE).counts();
                int first = row * width;
                SpectraMeasurement.inParallel(width, i -> {
                    ElementalFit.Result fitted = ratios == 0 ? null : fit(plain, counts[i]);
                    for (int k = 1; fitted != null && k <= ratios; k++) {
                        maps.get(k - 1).values()[first + i] = fitted.ratio(k, 0).value();
                    }
                    ReferenceFit.Result composed = fractions
                            ? references(counts[i], measured.spectra().get(first + i).edges().edges(), measured.spectra().get(first + i).name()) : null;
                    for (int r = 0; composed != null && r < composed.names().size(); r++) {
                        maps.get(ratios + r).values()[first + i] = composed.fraction(r).value();
                    }
                    return Boolean.TRUE;
                }, progress.part((double) row / height, (row + 1.0) / height));
            }
            List<QuantityMap> all = new ArrayList<>(measured.maps());
            all.addAll(maps);
            return all;
        }

        private static QuantityMap map(String title, Unit unit, int pixels) {
            double[] values = new double[pixels];
            Arrays.fill(values, Double.NaN);
            return new QuantityMap(null, title, unit, values);
        }
    }
}
