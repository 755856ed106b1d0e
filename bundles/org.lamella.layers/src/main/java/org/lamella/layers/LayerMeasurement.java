package org.lamella.layers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lamella.math.Autocorrelation;

/** Measures layers between traced boundaries: thickness, its statistics along the section and its uncertainty; roughness. */
public final class LayerMeasurement {
    private static final double[] PERCENTILES = {0.05, 0.25, 0.5, 0.75, 0.95};
    /** A layer thinner than this is not there, in pixels. */
    private static final double GONE = 1;

    private final LayerSettings settings;

    public LayerMeasurement(LayerSettings settings) {
        this.settings = settings;
    }

    /** Measures all layers of a trace; none gives none. */
    public SectionLayers measure(SectionTrace trace, SectionScale scale) {
        SectionFrame frame = trace.frame();
        double along = frame.isSideways() ? scale.pixelY() : scale.pixelX();
        double across = frame.isSideways() ? scale.pixelX() : scale.pixelY();
        List<Boundary> all = trace.boundaries();
        List<BoundaryRoughness> boundaries = new ArrayList<>();
        for (Boundary boundary : all) {
            double slope = boundary.slope() * across / along;
            double cosine = 1 / Math.sqrt(1 + slope * slope);
            double[] heights = new double[boundary.position().length];
            for (int c = 0; c < heights.length; c++) {
                heights[c] = boundary.bridged()[c] ? Double.NaN : boundary.position()[c] * across * cosine;
            }
            double noise = boundary.noise() * across * cosine;
            boundaries.add(new BoundaryRoughness(boundary, Roughness.of(heights, along / cosine, noise * noise), boundary.strip() * along, noise));
        }
        List<LayerThickness> layers = new ArrayList<>();
        List<String> names = settings.names(trace.contents().size());
        for (int k = 0; k + 1 < all.size(); k++) {
            layers.add(layer(names.get(k), trace, k, k + 1, trace.contents().get(k), scale, along, across));
        }
        LayerThickness total = layers.isEmpty() ? null : layer("total", trace, 0, all.size() - 1, new LayerContent(Double.NaN, Double.NaN,
                Double.NaN), scale, along, across);
        return new SectionLayers(trace, scale, layers, boundaries, total);
    }

    private LayerThickness layer(String name, SectionTrace trace, int from, int to, LayerContent content, SectionScale scale, double along,
            double across) {
        Boundary upper = trace.boundaries().get(from);
        Boundary lower = trace.boundaries().get(to);
        int columns = upper.position().length;
        int window = (int) Math.round(settings.normalWindow() * columns);
        double[] chords = new PerpendicularChords(along, across, window).chords(upper.position(), lower.position());
        double[] sound = new double[columns];
        int inside = 0;
        int covered = 0;
        double columnSum = 0;
        for (int c = 0; c < columns; c++) {
            double thickness = (lower.position()[c] - upper.position()[c]) * across;
            if (!Double.isNaN(thickness)) {
                inside++;
                covered += thickness > GONE * across ? 1 : 0;
                columnSum += thickness;
            }
            chords[c] = chords[c] > GONE * across ? chords[c] : Double.NaN;
            sound[c] = upper.bridged()[c] || lower.bridged()[c] ? Double.NaN : chords[c];
        }
        // A layer that is bridged everywhere still has a thickness; its confidence tells what it is worth.
        double[] used = Arrays.stream(sound).filter(Double::isFinite).count() > columns / 10 ? sound : chords;
        double[] sorted = Arrays.stream(used).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            double nan = Double.NaN;
            return new LayerThickness(name, nan, nan, nan, nan, nan, new double[] {nan, nan, nan, nan, nan}, nan, 0, 0, content,
                    new UncertaintyBudget(nan, nan, nan, nan, nan), chords);
        }
        double slope = upper.slope() * across / along;
        double cosine = 1 / Math.sqrt(1 + slope * slope);
        double noise = (upper.noise() * upper.noise() + lower.noise() * lower.noise()) * Math.pow(across * cosine, 2);
        Autocorrelation correlation = Autocorrelation.of(used, noise);
        double mean = correlation.mean();
        double down = Math.sin(Math.toRadians(trace.direction()));
        double criteria = (lower.otherCriterion() - upper.otherCriterion()) * across * cosine;
        UncertaintyBudget budget = new UncertaintyBudget(scale.calibrationUncertainty() * mean,
                mean * down * down * scale.relativeTiltUncertainty(), Math.abs(criteria) / 2 / Math.sqrt(3),
                Math.sqrt(correlation.meanVariance()), correlation.effectiveSamples() - 1);
        double[] percentiles = Arrays.stream(PERCENTILES).map(share -> percentile(sorted, share)).toArray();
        return new LayerThickness(name, mean, columnSum / inside, Math.sqrt(Math.max(0, correlation.variance() - noise)), sorted[0],
                sorted[sorted.length - 1], percentiles, correlation.length() * along / cosine, correlation.effectiveSamples(),
                covered / (double) inside, content, budget, used);
    }

    static double percentile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        return below + 1 < sorted.length ? sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
}
