package org.lamella.interphase;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.lamella.data.Progress;
import org.lamella.math.CurvedInterface;

/**
 * Finds the layers of an interphase from the crystals of an image. The boundary between two layers is, by definition,
 * the depth where the rates at which crystals of each phase are met change from those of one layer to those of the next;
 * see {@link LayerSegmentation}.
 *
 * <p>Its uncertainty is the larger of two: the width of the likelihood of its position, which knows how few crystals there
 * are, and the scatter over bootstrap samples of strips along the interface (each strip with a random weight), which
 * knows how the interphase varies along it.</p>
 *
 * <p>Literature: D. B. Rubin, Ann. Statist. 9 (1981) 130, doi:10.1214/aos/1176345338 (Bayesian bootstrap).</p>
 */
public final class LayerFit {
    /** The rule, in words for the report. */
    public static final String CRITERION = "A boundary between two layers lies at the depth where the rates at which crystals of each"
            + " phase are met per area change from those of one layer to those of the next: the mean of the likelihood of its position,"
            + " given the ordered layers and their phases. A crystal counts at the centre of its fringes. A layer counts only when its"
            + " phases are met more often than chance allows (Bayesian information criterion).";

    private static final double STEP = 0.25;
    private static final double STRIP_WINDOWS = 2;
    private static final double LEAST_STRIP = 8;
    private static final int MOST_STRIPS = 24;
    /** Fewer strips say too little about how they scatter. */
    private static final int LEAST_STRIPS = 4;
    private static final double OCCURRENCE_STEP = 2;
    private static final int ROUNDS = 30;
    /** Logarithm of how much better an interphase must explain the crystals than its two sides alone. */
    private static final double LEAST_EVIDENCE = 8;
    private static final int RESAMPLE_ROUNDS = 4;

    private final InterphaseSettings settings;

    public LayerFit(InterphaseSettings settings) {
        this.settings = settings;
    }

    /**
     * Finds the layers.
     *
     * @param correction what a person set by hand
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    public RegionLayers fit(CrystalMap map, LayerCorrection correction, Progress progress) {
        progress.report(0, "Normal");
        Double normal = correction.normal() != null ? correction.normal() : settings.normal();
        InterfaceFit.Found found = new InterfaceFit(map).find(normal, settings.isCurved() && correction.normal() == null, progress);
        CurvedInterface face = found.face();
        double[] range = depthRange(map, face);
        progress.report(0.6, "Layers");
        LayerSegmentation segmentation = new LayerSegmentation(map.model());
        int strips = strips(map, face);
        List<DepthCounts> parts = DepthCounts.strips(map, face, STEP, strips);
        DepthCounts counts = DepthCounts.sum(parts);
        LayerSegmentation.Fit fit = segmentation.fit(counts);
        boolean[] present = segmentation.present(counts, fit);
        if (segmentation.evidence(counts, fit) < LEAST_EVIDENCE) {
            Arrays.fill(present, 1, present.length - 1, false);
        }
        LayerSegmentation.Boundaries boundaries = segmentation.boundaries(counts, present, fit.rates(), ROUNDS);
        progress.check();
        progress.report(0.7, "Uncertainty");
        double[][] samples = samples(segmentation, parts, present, boundaries.rates(), progress);
        double depth = (range[1] - range[0]) / found.cosine();
        Extents extents = new Extents(map, counts, present, boundaries, samples, found, range[0], depth);
        List<LayerExtent> layers = extents.layers(correction, settings.falseAlarm());
        double[] total = extents.total(layers);
        return new RegionLayers(face, range[0], found.cosine(), depth, layers, total[0], total[1],
                OccurrenceCount.of(map, found, range[0], OCCURRENCE_STEP, strips, settings.resamples(), settings.seed()), strips);
    }

    /** The least and the greatest depth in the image; they lie on its border. */
    static double[] depthRange(CrystalMap map, CurvedInterface face) {
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        int steps = 64;
        for (int i = 0; i <= steps; i++) {
            double u = i / (double) steps;
            double[] depths = {face.depth(u * map.width(), 0), face.depth(u * map.width(), map.height()),
                face.depth(0, u * map.height()), face.depth(map.width(), u * map.height())};
            for (double depth : depths) {
                range[0] = Math.min(range[0], depth);
                range[1] = Math.max(range[1], depth);
            }
        }
        return range;
    }

    private static int strips(CrystalMap map, CurvedInterface face) {
        double cosine = Math.abs(Math.cos(Math.toRadians(face.direction())));
        double sine = Math.abs(Math.sin(Math.toRadians(face.direction())));
        double along = map.width() * sine + map.height() * cosine;
        double width = Math.max(LEAST_STRIP, STRIP_WINDOWS * Math.sqrt(map.windowArea()));
        return (int) Math.max(1, Math.min(MOST_STRIPS, along / width));
    }

    /** Boundaries of bootstrap samples, or none when there are too few strips. */
    private double[][] samples(LayerSegmentation segmentation, List<DepthCounts> parts, boolean[] present, LayerRates rates,
            Progress progress) {
        if (parts.size() < LEAST_STRIPS) {
            return new double[0][];
        }
        SplittableRandom random = new SplittableRandom(settings.seed());
        double[][] samples = new double[settings.resamples()][];
        for (int i = 0; i < samples.length; i++) {
            progress.check();
            double[] weights = new double[parts.size()];
            double sum = 0;
            for (int s = 0; s < weights.length; s++) {
                weights[s] = -StrictMath.log(1 - random.nextDouble());
                sum += weights[s];
            }
            for (int s = 0; s < weights.length; s++) {
                weights[s] *= weights.length / sum;
            }
            DepthCounts counts = DepthCounts.sum(parts, weights);
            samples[i] = segmentation.boundaries(counts, present, rates, RESAMPLE_ROUNDS).mean();
        }
        return samples;
    }

    /** Turns bins into depths. */
    private record Extents(CrystalMap map, DepthCounts counts, boolean[] present, LayerSegmentation.Boundaries boundaries,
            double[][] samples, InterfaceFit.Found found, double shift, double depth) {
        private double depthOf(double edge) {
            return edge <= 0 ? 0 : edge >= counts.bins() ? depth : Math.max(0, Math.min(depth, (counts.depth(edge) - shift) / found.cosine()));
        }

        private double uncertainty(int edge) {
            return Math.hypot(centre(), Math.max(boundaries.deviation()[edge] * counts.step() / found.cosine(),
                    deviation(Arrays.stream(samples).mapToDouble(sample -> depthOf(sample[edge])).toArray())));
        }

        private double uncertainty(int from, int to) {
            double apart = depthOf(boundaries.mean()[to]) - depthOf(boundaries.mean()[from]);
            double placed = counts.step() / found.cosine() * Math.hypot(boundaries.deviation()[from], boundaries.deviation()[to]);
            double sampled = deviation(Arrays.stream(samples).mapToDouble(sample -> depthOf(sample[to]) - depthOf(sample[from])).toArray());
            double turned = apart * found.cosineDeviation() / found.cosine();
            return Math.hypot(Math.hypot(Math.sqrt(2) * centre(), turned), Math.max(placed, sampled));
        }

        /** How well the centre of a crystal is known that many windows, a stride apart, see. */
        private double centre() {
            return map.stride() / Math.sqrt(12);
        }

        private static double deviation(double[] values) {
            double mean = Arrays.stream(values).average().orElse(0);
            return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / Math.max(1, values.length - 1));
        }

        List<LayerExtent> layers(LayerCorrection correction, double falseAlarm) {
            int n = map.model().layers().size();
            double[] depths = new double[n + 1];
            double[] deviations = new double[n + 1];
            for (int edge = 0; edge <= n; edge++) {
                depths[edge] = depthOf(boundaries.mean()[edge]);
                deviations[edge] = edge == 0 || edge == n ? 0 : uncertainty(edge);
            }
            // Boundaries are numbered from the end of the first flank.
            correction.boundaries().forEach((number, value) -> {
                if (number < n) {
                    depths[number] = Math.max(0, Math.min(depth, value));
                    deviations[number] = 0;
                }
            });
            for (int edge = 1; edge <= n; edge++) {
                depths[edge] = Math.max(depths[edge], depths[edge - 1]);
            }
            List<LayerExtent> layers = new ArrayList<>();
            for (int k = 0; k < n; k++) {
                boolean byHand = correction.boundaries().containsKey(k) || correction.boundaries().containsKey(k + 1);
                double thickness = byHand ? Math.hypot(deviations[k], deviations[k + 1]) : uncertainty(k, k + 1);
                layers.add(new LayerExtent(map.model().layers().get(k).name(), map.model().layers().get(k).isFlank(), depths[k + 1] > depths[k],
                        depths[k], deviations[k], depths[k + 1], deviations[k + 1], thickness, phases(k, falseAlarm)));
            }
            return layers;
        }

        /** Thickness of the whole interphase and its uncertainty. */
        double[] total(List<LayerExtent> layers) {
            int n = layers.size();
            boolean byHand = layers.get(1).startUncertainty() == 0 || layers.get(n - 2).endUncertainty() == 0;
            return new double[] {layers.get(n - 2).end() - layers.get(1).start(),
                byHand ? Math.hypot(layers.get(1).startUncertainty(), layers.get(n - 2).endUncertainty()) : uncertainty(1, n - 1)};
        }

        private List<PhasePresence> phases(int layer, double falseAlarm) {
            double[] weights = boundaries.weights()[layer];
            double area = 0;
            double all = 0;
            for (int bin = 0; bin < counts.bins(); bin++) {
                all += counts.area()[bin];
                area += weights[bin] * counts.area()[bin];
            }
            List<PhasePresence> phases = new ArrayList<>();
            for (int g = 0; g < map.model().groups().size(); g++) {
                if (map.model().holds(layer, g)) {
                    double seen = 0;
                    for (int bin = 0; bin < counts.bins(); bin++) {
                        seen += weights[bin] * counts.counts()[g][bin];
                    }
                    int asked = (int) Math.ceil(map.tried() * (all > 0 ? area / all : 0));
                    double chance = seen < 0.5 ? 1 : 1 - new BinomialDistribution(null, Math.max(asked, (int) Math.ceil(seen)), falseAlarm)
                            .cumulativeProbability((int) Math.round(seen) - 1);
                    phases.add(new PhasePresence(map.model().groups().get(g).name(), seen,
                            area > 0 ? 1 - Math.exp(-seen / area * map.windowArea()) : 0, Math.max(chance, 1e-300)));
                }
            }
            return phases;
        }
    }
}
