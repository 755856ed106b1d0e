package org.lamella.layers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.lamella.math.Autocorrelation;

/**
 * The layers of a stack of sections, slice by slice.
 *
 * @param slices of one stack, in order; each with the same boundaries
 * @param layers thickness over all slices
 * @param total the same for all layers together
 */
public record StackLayers(List<SectionLayers> slices, List<LayerThickness> layers, LayerThickness total) {
    public StackLayers {
        slices = List.copyOf(slices);
        layers = List.copyOf(layers);
    }

    /**
     * Puts slices together. The slices of a stack lie so close that they are no independent sections: the uncertainty of the mean
     * allows for the correlation from slice to slice, and is not smaller than the slices' own sampling over so many independent ones.
     *
     * @param slices at least one, all with the same number of layers
     */
    public static StackLayers of(List<SectionLayers> slices) {
        int count = slices.get(0).layers().size();
        List<LayerThickness> layers = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            int layer = k;
            layers.add(together(slices.stream().map(slice -> slice.layers().get(layer)).toList()));
        }
        LayerThickness total = slices.get(0).total() == null ? null
                : together(slices.stream().map(SectionLayers::total).filter(Objects::nonNull).toList());
        return new StackLayers(slices, layers, total);
    }

    /** The thickness of a layer in each slice and column; rows are slices. */
    public double[][] map(int layer) {
        return slices.stream().map(slice -> slice.layers().get(layer).chords()).toArray(double[][]::new);
    }

    private static LayerThickness together(List<LayerThickness> slices) {
        if (slices.size() == 1) {
            return slices.get(0);
        }
        LayerThickness first = slices.get(0);
        double[] means = slices.stream().mapToDouble(LayerThickness::mean).toArray();
        Autocorrelation between = Autocorrelation.of(means);
        double[] all = slices.stream().flatMapToDouble(slice -> Arrays.stream(slice.chords())).filter(Double::isFinite).sorted().toArray();
        double own = Math.sqrt(slices.stream().mapToDouble(slice -> Math.pow(slice.budget().sampling(), 2)).average().orElse(Double.NaN)
                / between.effectiveSamples());
        double sampling = Math.max(own, Math.sqrt(between.meanVariance()));
        double effective = between.effectiveSamples() * average(slices.stream().mapToDouble(LayerThickness::effectiveSamples).toArray());
        double mean = between.mean();
        double scale = mean / first.mean();
        UncertaintyBudget budget = new UncertaintyBudget(first.budget().calibration() * scale, first.budget().tilt() * scale,
                average(slices.stream().mapToDouble(slice -> slice.budget().edgeCriterion()).toArray()), sampling,
                Math.max(1, own > Math.sqrt(between.meanVariance()) ? effective - 1 : between.effectiveSamples() - 1));
        double squares = slices.stream().mapToDouble(slice -> Math.pow(slice.standardDeviation(), 2)).average().orElse(Double.NaN);
        double scatter = Arrays.stream(means).map(value -> (value - mean) * (value - mean)).average().orElse(0);
        double[] percentiles = {LayerMeasurement.percentile(all, 0.05), LayerMeasurement.percentile(all, 0.25),
            LayerMeasurement.percentile(all, 0.5), LayerMeasurement.percentile(all, 0.75), LayerMeasurement.percentile(all, 0.95)};
        double voids = average(slices.stream().mapToDouble(slice -> slice.content().voidShare()).toArray());
        double voidUncertainty = average(slices.stream().mapToDouble(slice -> slice.content().voidUncertainty()).toArray());
        return new LayerThickness(first.name(), mean, average(slices.stream().mapToDouble(LayerThickness::columnMean).toArray()),
                Math.sqrt(squares + scatter), all[0], all[all.length - 1], percentiles,
                average(slices.stream().mapToDouble(LayerThickness::correlationLength).toArray()), effective,
                average(slices.stream().mapToDouble(LayerThickness::coverage).toArray()),
                new LayerContent(voids, voidUncertainty / Math.sqrt(between.effectiveSamples()), first.content().level()), budget, first.chords());
    }

    private static double average(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).average().orElse(Double.NaN);
    }
}
