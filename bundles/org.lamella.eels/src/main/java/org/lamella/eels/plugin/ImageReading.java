package org.lamella.eels.plugin;

import java.util.ArrayList;
import java.util.List;
import org.lamella.analysis.AnalysisContext;
import org.lamella.data.Axis;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.eels.EdgeResult;
import org.lamella.eels.EdgeTreatment;
import org.lamella.eels.EnergyCalibration;
import org.lamella.eels.SpectraMeasurement;
import org.lamella.eels.SpectraMeasurement.SpectrumEdges;
import org.lamella.spectrum.SpectrumSeries;
import org.lamella.spectrum.SpectrumSource;

/** Measures every pixel of a spectrum image, some rows at a time, so that an image larger than the memory can be measured. */
final class ImageReading {
    /** Rows are read until so many spectra wait to be measured. */
    private static final int BATCH = 512;

    private final SpectraReading reading;
    private final String name;
    private final SpectrumSource source;

    ImageReading(SpectraReading reading, String name, SpectrumSource source) {
        this.reading = reading;
        this.name = name;
        this.source = source;
    }

    MeasuredInput measure(AnalysisContext context, Progress progress) throws UserError {
        double[] total = source.sum(null, progress.part(0, 0.1)).total();
        EnergyCalibration.Correction correction = reading.correction(source.energy(), total, context);
        Axis energy = correction == null ? source.energy() : correction.corrected();
        SpectraMeasurement.Plan plan = new SpectraMeasurement(energy, reading.request().settings(reading.edges(energy, total))).plan(total,
                EdgeTreatment.NONE);
        reading.warnOfFailures(name, plan.sum(), context);
        int width = (int) source.x().size();
        int height = (int) source.y().size();
        List<List<QuantityMap.Kind>> kinds = plan.sum().edges().stream().map(QuantityMap::kinds).toList();
        List<QuantityMap> maps = new ArrayList<>();
        for (int e = 0; e < kinds.size(); e++) {
            for (QuantityMap.Kind kind : kinds.get(e)) {
                double[] values = new double[Math.multiplyExact(width, height)];
                java.util.Arrays.fill(values, Double.NaN);
                maps.add(new QuantityMap(plan.sum().edges().get(e).edge(), kind.title(), kind.unit(), values));
            }
        }
        boolean keep = (long) width * height <= SpectraReading.mostKept();
        List<MeasuredSpectrum> spectra = new ArrayList<>();
        double[] example = null;
        int middle = (height / 2) * width + width / 2;
        int rows = Math.max(1, BATCH / width);
        for (int top = 0; top < height; top += rows) {
            int end = Math.min(height, top + rows);
            List<double[]> counts = new ArrayList<>();
            for (int row = top; row < end; row++) {
                SpectrumSeries series = source.along(SpectraReading.row(source, row), Progress.NONE);
                counts.addAll(List.of(series.counts()));
            }
            int first = top * width;
            List<MeasuredSpectrum> batch = SpectraMeasurement.inParallel(counts.size(), i -> {
                SpectrumEdges edges = plan.measure(counts.get(i), EdgeTreatment.NONE);
                record(edges, kinds, maps, first + i);
                return keep ? SpectraReading.spectrum(name + " [" + (first + i) % width + "," + (first + i) / width + "]", null, edges, null, -1) : null;
            }, progress.part(0.1 + 0.9 * top / height, 0.1 + 0.9 * end / height));
            if (keep) {
                spectra.addAll(batch);
            }
            if (middle >= first && middle < first + counts.size()) {
                example = counts.get(middle - first);
            }
        }
        return new MeasuredInput(name, SpectrumSource.Kind.SPECTRUM_IMAGE, energy, total, SpectraReading.spectrum(name, null, plan.sum(), null, -1),
                spectra, example, middle, maps, source.x(), source.y(), correction);
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
