package org.lamella.eels.plugin;

import java.util.ArrayList;
import java.util.List;
import org.lamella.analysis.AnalysisContext;
import org.lamella.data.Axis;
import org.lamella.data.Progress;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.eels.EdgeResult;
import org.lamella.eels.EnergyCalibration;
import org.lamella.eels.SpectraMeasurement;
import org.lamella.eels.SpectraMeasurement.SpectrumEdges;
import org.lamella.spectrum.SpectrumSource;

/** Measures every pixel of a spectrum image, some rows at a time, so that an image larger than the memory can be measured. */
final class ImageReading {
    private final SpectraReading reading;
    private final String name;
    private final SpectrumSource source;

    ImageReading(SpectraReading reading, String name, SpectrumSource source) {
        this.reading = reading;
        this.name = name;
        this.source = source;
    }

    /** @param low the low losses that were recorded with it; null for none */
    MeasuredInput measure(LowLosses low, AnalysisContext context, Progress progress) throws UserError {
        double[] total = total(low, progress.part(0, 0.1));
        EnergyCalibration.Correction correction = reading.correction(source.energy(), total, context);
        Axis energy = reading.energy(correction == null ? source.energy() : correction.corrected(), low);
        SpectraMeasurement.Plan plan = new SpectraMeasurement(energy, reading.request().settings(reading.edges(energy, total))).plan(total,
                reading.treatment(low == null ? null : low.sum()));
        reading.warnOfFailures(name, plan.sum(), context);
        int pixels = Math.multiplyExact((int) source.x().size(), (int) source.y().size());
        List<List<QuantityMap.Kind>> kinds = plan.sum().edges().stream().map(QuantityMap::kinds).toList();
        List<QuantityMap> maps = new ArrayList<>();
        for (int e = 0; e < kinds.size(); e++) {
            for (QuantityMap.Kind kind : kinds.get(e)) {
                maps.add(QuantityMap.empty(plan.sum().edges().get(e).edge(), kind.title(), kind.unit(), pixels));
            }
        }
        boolean keep = pixels <= SpectraReading.mostKept();
        List<MeasuredSpectrum> spectra = new ArrayList<>();
        double[] example = null;
        int middle = (int) (source.y().size() / 2 * source.x().size() + source.x().size() / 2);
        for (ImageRows rows = ImageRows.first(source); rows != null; rows = rows.next()) {
            List<double[]> counts = rows.read();
            int first = rows.firstPixel();
            List<LowLossPlace> places = low == null ? null : low.places(first, rows.pixels());
            List<MeasuredSpectrum> batch = SpectraMeasurement.inParallel(counts.size(), i -> {
                MeasuredSpectrum spectrum = reading.measure(pixel(first + i), null, plan, energy, counts.get(i), low, places == null ? null : places.get(i), first + i);
                record(spectrum.edges(), kinds, maps, first + i);
                return keep ? spectrum : null;
            }, progress.part(0.1 + 0.9 * rows.fraction(), 0.1 + 0.9 * rows.endFraction()));
            if (keep) {
                spectra.addAll(batch);
            }
            if (middle >= first && middle < first + counts.size()) {
                example = counts.get(middle - first);
            }
        }
        if (low instanceof LowLossImage image) {
            maps.addAll(thickness(image, pixels));
        }
        return new MeasuredInput(name, SpectrumSource.Kind.SPECTRUM_IMAGE, energy, total, SpectraReading.sum(name, plan.sum(), low), spectra, example,
                middle, maps, source.x(), source.y(), correction);
    }

    private String pixel(int index) {
        return name + " [" + index % source.x().size() + "," + index / source.x().size() + "]";
    }

    /** The sum of all pixels, each moved by whole channels to where the others are. */
    private double[] total(LowLosses low, Progress progress) throws UserError {
        if (!reading.drifts(low)) {
            return source.sum(null, progress).total();
        }
        double[] total = new double[(int) source.energy().size()];
        for (ImageRows rows = ImageRows.first(source); rows != null; rows = rows.next()) {
            progress.report(rows.fraction(), "Reading " + name);
            progress.check();
            List<double[]> counts = rows.read();
            for (int i = 0; i < counts.size(); i++) {
                CoupledLowLoss.addMoved(total, counts.get(i), reading.driftInChannels(source.energy(), low, rows.firstPixel() + i));
            }
        }
        return total;
    }

    /**
     * The thickness of an image of low losses.
     *
     * @param each whether its pixels and maps are told here; otherwise another input tells them
     */
    MeasuredInput lowLossAlone(LowLossImage image, boolean each) throws UserError {
        SpectrumEdges none = new SpectrumEdges(List.of(), List.of());
        int pixels = Math.multiplyExact((int) source.x().size(), (int) source.y().size());
        List<MeasuredSpectrum> spectra = new ArrayList<>();
        if (each && pixels <= SpectraReading.mostKept()) {
            for (ImageRows rows = ImageRows.first(source); rows != null; rows = rows.next()) {
                List<LowLossPlace> places = image.places(rows.firstPixel(), rows.pixels());
                for (int i = 0; i < places.size(); i++) {
                    int pixel = rows.firstPixel() + i;
                    spectra.add(new MeasuredSpectrum(pixel(pixel), null, none, places.get(i) == null ? null : places.get(i).thickness(), image.zeroLoss(pixel), 0));
                }
            }
        }
        return new MeasuredInput(name, SpectrumSource.Kind.SPECTRUM_IMAGE, source.energy(), source.sum(null, Progress.NONE).total(),
                SpectraReading.sum(name, none, image), spectra, null, -1, each ? thickness(image, pixels) : List.of(), source.x(), source.y(), null);
    }

    private static List<QuantityMap> thickness(LowLossImage image, int pixels) {
        QuantityMap thickness = QuantityMap.empty(null, QuantityMap.THICKNESS, Unit.NONE, pixels);
        QuantityMap uncertainty = QuantityMap.empty(null, "uncertainty of " + QuantityMap.THICKNESS, Unit.NONE, pixels);
        QuantityMap zeroLoss = QuantityMap.empty(null, "zero loss", Unit.ELECTRONVOLT, pixels);
        for (int i = 0; i < pixels; i++) {
            thickness.values()[i] = image.thickness(i).value();
            uncertainty.values()[i] = image.thickness(i).uncertainty();
            zeroLoss.values()[i] = image.zeroLoss(i) == null ? Double.NaN : image.zeroLoss(i).value();
        }
        return List.of(thickness, uncertainty, zeroLoss);
    }

    /** Writes the values of a pixel into the maps; every pixel has places of its own, so that threads do not meet. */
    private static void record(SpectrumEdges edges, List<List<QuantityMap.Kind>> kinds, List<QuantityMap> maps, int pixel) {
        int at = 0;
        for (List<QuantityMap.Kind> of : kinds) {
            for (QuantityMap.Kind kind : of) {
                EdgeResult result = edges.edges().stream().filter(each -> each.edge().name().equals(kind.edge())).findFirst().orElse(null);
                maps.get(at).values()[pixel] = result == null ? Double.NaN : kind.value().applyAsDouble(result);
                at++;
            }
        }
    }
}
