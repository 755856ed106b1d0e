package org.lamella.layers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.lamella.math.Statistics;

/**
 * The statistics of layers over regions. The region is the sampling unit, and the total is taken in each region before it
 * is averaged. Values are put in order first, so that the order of the regions does not matter to the last digit.
 *
 * <p>Literature: B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap (1993),
 * doi:10.1201/9780429246593 (percentile interval).</p>
 */
public final class LayerSetStatistics {
    public static final int DEFAULT_RESAMPLES = 10_000;

    private final int resamples;
    private final long seed;

    /**
     * @param resamples bootstrap samples of the mean
     * @param seed of the bootstrap
     */
    public LayerSetStatistics(int resamples, long seed) {
        if (resamples < 100 || resamples > 10_000_000) {
            throw new IllegalArgumentException("100 to 10 million bootstrap samples are sensible, not " + resamples);
        }
        this.resamples = resamples;
        this.seed = seed;
    }

    /**
     * The statistics of every layer and of the total.
     *
     * @param layers one entry for each layer; null for a layer that no region has
     * @param total of all layers; null when no region has them all
     */
    public record Result(List<LayerStatistics> layers, LayerStatistics total) {
        public Result {
            layers = java.util.Collections.unmodifiableList(new ArrayList<>(layers));
        }
    }

    /**
     * Summarises regions.
     *
     * @param names of the layers
     * @param regions at least one, each with as many thicknesses as there are names
     * @throws IllegalArgumentException when there is no region
     */
    public Result summarise(List<String> names, List<RegionDepths> regions) {
        if (regions.isEmpty()) {
            throw new IllegalArgumentException("no region is left to summarise");
        }
        List<LayerStatistics> layers = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            int layer = k;
            layers.add(summarise(names.get(k), regions, region -> region.thickness()[layer], region -> region.variance()[layer]));
        }
        return new Result(layers, summarise("total", regions, RegionDepths::total, RegionDepths::totalVariance));
    }

    private LayerStatistics summarise(String name, List<RegionDepths> regions, ToDoubleFunction<RegionDepths> value,
            ToDoubleFunction<RegionDepths> variance) {
        List<RegionDepths> having = regions.stream().filter(region -> Double.isFinite(value.applyAsDouble(region))).toList();
        if (having.isEmpty()) {
            return null;
        }
        double[] values = having.stream().mapToDouble(value).sorted().toArray();
        Statistics.Summary summary = Statistics.summarise(values);
        double[] within = having.stream().mapToDouble(variance).filter(Double::isFinite).sorted().toArray();
        boolean known = within.length == having.size();
        double mean = Arrays.stream(within).average().orElse(Double.NaN);
        double scatter = Math.pow(summary.standardDeviation(), 2);
        double[] interval = bootstrap(values);
        return new LayerStatistics(name, summary, interval[0], interval[1], known ? Math.sqrt(mean) : Double.NaN,
                known ? Math.sqrt(Math.max(0, scatter - mean)) : Double.NaN);
    }

    private double[] bootstrap(double[] values) {
        int n = values.length;
        if (n < 2) {
            return new double[] {Double.NaN, Double.NaN};
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] means = new double[resamples];
        for (int i = 0; i < resamples; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += values[random.nextInt(n)];
            }
            means[i] = sum / n;
        }
        Arrays.sort(means);
        return new double[] {percentile(means, 0.025), percentile(means, 0.975)};
    }

    private static double percentile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        double fraction = position - below;
        return below + 1 < sorted.length ? sorted[below] * (1 - fraction) + sorted[below + 1] * fraction : sorted[below];
    }
}
