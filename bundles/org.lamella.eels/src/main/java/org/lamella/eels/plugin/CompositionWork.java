package org.lamella.eels.plugin;

import java.util.ArrayList;
import java.util.List;
import org.lamella.analysis.AnalysisContext;
import org.lamella.data.Axis;
import org.lamella.data.Progress;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.eels.EdgeResult;
import org.lamella.eels.SpectraMeasurement;
import org.lamella.eels.decomposition.ReferenceFit;
import org.lamella.eels.quantification.ElementalFit;
import org.lamella.spectrum.SpectrumSource;

/** The composition of the spectra of one input: of single ones, of those along a line, of the pixels of an image. */
final class CompositionWork {
    private final String name;
    private final Axis energy;
    private final ElementQuantification elements;
    private final ReferenceComposition references;
    private final Quantity path;
    private final SpectraReading reading;
    private final LowLosses low;
    private final AnalysisContext context;
    /** For the low loss of the sum, or none. */
    private final ElementalFit.Prepared prepared;

    /**
     * @param elements to quantify; null for none
     * @param references of which spectra are composed; null for none
     * @param path mean free path; null when it is not known
     * @param low the low losses of the input; null for none
     */
    CompositionWork(String name, Axis energy, ElementQuantification elements, ReferenceComposition references, Quantity path, SpectraReading reading,
            LowLosses low, AnalysisContext context) {
        this.name = name;
        this.energy = energy;
        this.elements = elements;
        this.references = references;
        this.path = path;
        this.reading = reading;
        this.low = low;
        this.context = context;
        this.prepared = elements == null ? null : prepare();
    }

    private ElementalFit.Prepared prepare() {
        try {
            return elements.prepare(energy, low == null ? null : low.sum().lowLoss());
        } catch (IllegalArgumentException e) {
            context.warn(name + ": elements are quantified by windows alone: " + e.getMessage());
            return null;
        }
    }

    /**
     * Composes one spectrum.
     *
     * @param place its low loss; null for none
     * @param index of the spectrum; -1 for the sum
     */
    ComposedSpectrum compose(MeasuredSpectrum spectrum, double[] counts, LowLossPlace place, int index) {
        List<EdgeResult> edges = spectrum.edges().edges();
        List<Quantity> windows = new ArrayList<>();
        if (elements != null) {
            for (int k = 1; k < elements.elements().size(); k++) {
                windows.add(elements.fromWindows(edges, k));
            }
        }
        return new ComposedSpectrum(spectrum.name(), spectrum.position(), fit(counts, place, index, true), windows,
                references == null ? null : references(counts, spectrum), thickness(spectrum));
    }

    private Quantity thickness(MeasuredSpectrum spectrum) {
        return path == null || spectrum.thickness() == null ? null : spectrum.thickness().absolute(path);
    }

    /** Elements are fitted on the common axis, the spectrum moved by whole channels: half a channel is nothing beside what is left out. */
    private ElementalFit.Result fit(double[] counts, LowLossPlace place, int index, boolean withUncertainty) {
        if (prepared == null || low != null && place == null) {
            return null;
        }
        ElementalFit.Prepared own = place == null || index < 0 || !low.isEach() ? prepared : prepared.withLowLoss(place.lowLoss());
        int tooHigh = index < 0 ? 0 : reading.driftInChannels(energy, low, index);
        double[] moved = counts;
        if (tooHigh != 0) {
            moved = new double[counts.length];
            CoupledLowLoss.addMoved(moved, counts, tooHigh);
        }
        try {
            return withUncertainty ? own.fitWithOtherWidths(moved) : own.fit(moved);
        } catch (IllegalArgumentException e) {
            context.warn(name + ": elements: " + e.getMessage());
            return null;
        }
    }

    private ReferenceFit.Result references(double[] counts, MeasuredSpectrum spectrum) {
        try {
            return references.compose(spectrum.energy(energy), counts, spectrum.edges().edges());
        } catch (IllegalArgumentException e) {
            context.warn(spectrum.name() + ": no sum of references: " + e.getMessage());
            return null;
        }
    }

    /** Ratios, fractions and thicknesses of every pixel, after the maps that are there already. */
    List<QuantityMap> maps(MeasuredInput measured, SpectrumSource source, ComposedSpectrum sum, Progress progress) throws UserError {
        int pixels = Math.multiplyExact((int) source.x().size(), (int) source.y().size());
        List<QuantityMap> maps = new ArrayList<>();
        int ratios = prepared == null ? 0 : elements.elements().size() - 1;
        for (int k = 1; k <= ratios; k++) {
            maps.add(QuantityMap.empty(null, elements.elements().get(k) + "/" + elements.elements().get(0), Unit.NONE, pixels));
        }
        // Without the edges of each pixel its background is not known.
        boolean fractions = sum.references() != null && !measured.spectra().isEmpty();
        for (int r = 0; fractions && r < sum.references().names().size(); r++) {
            maps.add(QuantityMap.empty(null, "fraction of " + sum.references().names().get(r), Unit.NONE, pixels));
        }
        for (ImageRows rows = ImageRows.first(source); rows != null && !maps.isEmpty(); rows = rows.next()) {
            List<double[]> counts = rows.read();
            int first = rows.firstPixel();
            List<LowLossPlace> places = low == null ? null : low.places(first, rows.pixels());
            SpectraMeasurement.inParallel(counts.size(), i -> {
                ElementalFit.Result fitted = ratios == 0 ? null : fit(counts.get(i), places == null ? null : places.get(i), first + i, false);
                for (int k = 1; fitted != null && k <= ratios; k++) {
                    maps.get(k - 1).values()[first + i] = fitted.ratio(k, 0).value();
                }
                ReferenceFit.Result composed = fractions ? references(counts.get(i), measured.spectra().get(first + i)) : null;
                for (int r = 0; composed != null && r < composed.names().size(); r++) {
                    maps.get(ratios + r).values()[first + i] = composed.fraction(r).value();
                }
                return Boolean.TRUE;
            }, progress.part(rows.fraction(), rows.endFraction()));
        }
        List<QuantityMap> all = new ArrayList<>(measured.maps());
        all.addAll(maps);
        measured.maps().stream().filter(map -> map.title().equals(QuantityMap.THICKNESS)).findFirst().ifPresent(relative -> absolute(relative, measured.maps(), all));
        return all;
    }

    /** The thickness in nm with its uncertainty, of which the part of the mean free path is common to all pixels. */
    private void absolute(QuantityMap relative, List<QuantityMap> measured, List<QuantityMap> all) {
        if (path == null) {
            return;
        }
        QuantityMap uncertainties = measured.get(measured.indexOf(relative) + 1);
        QuantityMap thickness = QuantityMap.empty(null, "thickness", Unit.NANOMETRE, relative.values().length);
        QuantityMap uncertainty = QuantityMap.empty(null, "uncertainty of thickness", Unit.NANOMETRE, relative.values().length);
        for (int i = 0; i < thickness.values().length; i++) {
            double value = relative.values()[i] * path.value();
            thickness.values()[i] = value;
            uncertainty.values()[i] = Math.hypot(uncertainties.values()[i] * path.value(), relative.values()[i] * path.uncertainty());
        }
        all.add(thickness);
        all.add(uncertainty);
    }
}
