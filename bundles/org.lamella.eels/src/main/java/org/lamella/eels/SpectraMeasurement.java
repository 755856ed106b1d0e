package org.lamella.eels;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.lamella.data.Axis;
import org.lamella.data.Progress;
import org.lamella.eels.background.BackgroundModel;

/**
 * Measures edges in many spectra of one energy axis: a line scan or the pixels of a spectrum image. Where edges and backgrounds are
 * is settled on the sum of all, so that every spectrum is measured over the same windows; then the spectra are measured side by side.
 */
public final class SpectraMeasurement {
    /** How far edges may lie in single spectra from where they are in the sum, in eV: chemical shifts and drift. */
    public static final double DEFAULT_SERIES_TOLERANCE = 2.5;

    private final Axis energy;
    private final List<EdgeSettings> settings;

    /**
     * @param energy ascending, in eV
     * @param settings one for each edge, at least one
     */
    public SpectraMeasurement(Axis energy, List<EdgeSettings> settings) {
        if (settings.isEmpty()) {
            throw new IllegalArgumentException("no edge is given");
        }
        this.energy = energy;
        this.settings = List.copyOf(settings);
    }

    /**
     * What was found in one spectrum.
     *
     * @param edges in the order of the settings, those that could be measured
     * @param failures why others could not, one line each
     */
    public record SpectrumEdges(List<EdgeResult> edges, List<String> failures) {
        public SpectrumEdges {
            edges = List.copyOf(edges);
            failures = List.copyOf(failures);
        }
    }

    /** The sum of all spectra measured, and from it how each of them is to be measured. */
    public final class Plan {
        private final SpectrumEdges sum;
        private final List<EdgeSettings> each = new ArrayList<>();
        private final List<Double> shifts = new ArrayList<>();
        private final List<Double> tolerances = new ArrayList<>();
        private final Queue<List<EdgeMeasurement>> idle = new ConcurrentLinkedQueue<>();

        private Plan(double[] total, EdgeTreatment treatment) {
            List<EdgeResult> found = new ArrayList<>();
            List<String> failures = new ArrayList<>();
            for (EdgeSettings edge : settings) {
                try {
                    EdgeResult result = new EdgeMeasurement(energy, edge).measure(total, 0, edge.tolerance(), treatment);
                    found.add(result);
                    boolean bare = result.background().model() == BackgroundModel.NONE;
                    each.add((bare ? edge.withBackground(edge.background().withModel(BackgroundModel.NONE)) : edge)
                            .withWindow(result.background().window()));
                    shifts.add(result.isPresent() ? result.evidence().shift() : 0);
                    tolerances.add(result.isPresent() ? Math.min(edge.tolerance(), DEFAULT_SERIES_TOLERANCE) : edge.tolerance());
                } catch (IllegalArgumentException e) {
                    failures.add(edge.edge().name() + ": " + e.getMessage());
                }
            }
            sum = new SpectrumEdges(found, failures);
        }

        public SpectrumEdges sum() {
            return sum;
        }

        /** The settings by which single spectra are measured: the windows of the sum. */
        public List<EdgeSettings> settings() {
            return List.copyOf(each);
        }

        /** Measures one spectrum. */
        public SpectrumEdges measure(double[] counts, EdgeTreatment treatment) {
            List<EdgeMeasurement> measurements = idle.poll();
            if (measurements == null) {
                measurements = each.stream().map(edge -> new EdgeMeasurement(energy, edge)).toList();
            }
            SpectrumEdges edges = measure(measurements, counts, treatment);
            idle.add(measurements);
            return edges;
        }

        /** Measures one spectrum whose axis has drifted: energies are those of its own axis. */
        public SpectrumEdges measure(Axis own, double[] counts, EdgeTreatment treatment) {
            return own.equals(energy) ? measure(counts, treatment)
                    : measure(each.stream().map(edge -> new EdgeMeasurement(own, edge)).toList(), counts, treatment);
        }

        private SpectrumEdges measure(List<EdgeMeasurement> measurements, double[] counts, EdgeTreatment treatment) {
            List<EdgeResult> found = new ArrayList<>();
            List<String> failures = new ArrayList<>();
            for (int i = 0; i < measurements.size(); i++) {
                try {
                    found.add(measurements.get(i).measure(counts, shifts.get(i), tolerances.get(i), treatment));
                } catch (IllegalArgumentException e) {
                    failures.add(each.get(i).edge().name() + ": " + e.getMessage());
                }
            }
            return new SpectrumEdges(found, failures);
        }
    }

    /**
     * Measures the sum of the spectra.
     *
     * @param treatment what is done with each edge before it is measured
     */
    public Plan plan(double[] total, EdgeTreatment treatment) {
        return new Plan(total, treatment);
    }

    /**
     * Works on spectra side by side.
     *
     * @param count how many
     * @param task what is done with each; what it returns is at its index
     * @throws java.util.concurrent.CancellationException when cancelled, at the latest when each thread has finished its spectrum
     */
    public static <T> List<T> inParallel(int count, IntFunction<T> task, Progress progress) {
        AtomicInteger done = new AtomicInteger();
        return IntStream.range(0, count).parallel().mapToObj(i -> {
            progress.check();
            T result = task.apply(i);
            int finished = done.incrementAndGet();
            if (finished % 16 == 0 || finished == count) {
                progress.report(finished / (double) count, "Spectra");
            }
            return result;
        }).toList();
    }
}
