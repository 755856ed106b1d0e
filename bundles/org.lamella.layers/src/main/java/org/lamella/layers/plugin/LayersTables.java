package org.lamella.layers.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lamella.analysis.Table;
import org.lamella.data.Unit;
import org.lamella.layers.Boundary;
import org.lamella.layers.BoundaryRoughness;
import org.lamella.layers.LayerSetStatistics;
import org.lamella.layers.LayerThickness;
import org.lamella.layers.SectionFrame;
import org.lamella.layers.SectionLayers;
import org.lamella.layers.UncertaintyBudget;

/** The tables of a layer run. */
final class LayersTables {
    private final String unit;
    private final List<List<Object>> layers = new ArrayList<>();
    private final List<List<Object>> budget = new ArrayList<>();
    private final List<List<Object>> boundaries = new ArrayList<>();
    private final List<List<Object>> gaps = new ArrayList<>();
    private final List<List<Object>> paths = new ArrayList<>();
    private final List<List<Object>> slices = new ArrayList<>();

    LayersTables(Unit unit) {
        this.unit = unit.symbol();
    }

    void add(MeasuredSection section) {
        List<LayerThickness> all = new ArrayList<>(section.stack().layers());
        if (all.size() > 1 && section.stack().total() != null) {
            all.add(section.stack().total());
        }
        for (LayerThickness layer : all) {
            double[] p = layer.percentiles();
            layers.add(Arrays.asList(section.name(), layer.name(), finite(layer.mean()), finite(layer.uncertainty()),
                    finite(layer.mean() - layer.budget().expanded()), finite(layer.mean() + layer.budget().expanded()),
                    finite(layer.standardDeviation()), finite(layer.minimum()), finite(p[0]), finite(p[1]), finite(p[2]), finite(p[3]), finite(p[4]),
                    finite(layer.maximum()), finite(layer.columnMean()), finite(layer.effectiveSamples()), finite(layer.correlationLength()),
                    finite(100 * layer.coverage()), finite(100 * layer.content().voidShare()), finite(100 * layer.content().dense()),
                    section.excluded() == null ? "" : section.excluded()));
            budget(section.name(), layer.name(), layer.mean(), layer.budget());
        }
        SectionLayers first = section.first();
        for (BoundaryRoughness boundary : first.boundaries()) {
            Boundary b = boundary.boundary();
            boundaries.add(Arrays.asList(section.name(), b.name(), finite(boundary.roughness().ra()), finite(boundary.roughness().rq()),
                    finite(boundary.roughness().rqUncertainty()), finite(boundary.roughness().rz()), finite(boundary.roughness().correlationLength()),
                    finite(boundary.lateralResolution()), finite(boundary.noise()), finite(b.width()), finite(100 * b.bridgedShare()),
                    finite(100 * Arrays.stream(b.confidence()).average().orElse(0)), b.falseAlarm()));
            addGaps(section.name(), first, b);
        }
        addPaths(section.name(), first);
        for (int i = 0; section.stack().slices().size() > 1 && i < section.stack().slices().size(); i++) {
            for (LayerThickness layer : section.stack().slices().get(i).layers()) {
                slices.add(Arrays.asList(section.name(), i + 1, layer.name(), finite(layer.mean()), finite(layer.uncertainty()),
                        finite(layer.standardDeviation())));
            }
        }
    }

    /** The budgets of the means over all images. */
    void overImages(List<String> names, List<UncertaintyBudget> budgets, LayerSetStatistics.Result summary) {
        for (int k = 0; k < names.size() && summary.layers().get(k).summary().n() > 1; k++) {
            budget("all images", names.get(k), summary.layers().get(k).summary().mean(), budgets.get(k));
        }
    }

    private void budget(String image, String layer, double mean, UncertaintyBudget parts) {
        String[] names = {"calibration", "tilt", "edge criterion", "sampling", "combined", "expanded (95 %)"};
        double[] values = {parts.calibration(), parts.tilt(), parts.edgeCriterion(), parts.sampling(), parts.combined(), parts.expanded()};
        String[] kinds = {"pixel size, normal", "angle of the section, normal", "blurred step against half height, rectangular",
            "scatter along the section or between images, Student t", "root of the sum of squares", "by effective degrees of freedom"};
        for (int i = 0; i < names.length; i++) {
            double share = i < 4 ? 100 * Math.pow(values[i] / parts.combined(), 2) : Double.NaN;
            budget.add(Arrays.asList(image, layer, names[i], kinds[i], finite(values[i]), finite(100 * values[i] / mean), finite(share)));
        }
    }

    private void addGaps(String image, SectionLayers section, Boundary boundary) {
        int start = -1;
        for (int c = 0; c <= boundary.position().length; c++) {
            boolean isGap = c < boundary.position().length && boundary.bridged()[c] && !Double.isNaN(boundary.position()[c]);
            if (isGap && start < 0) {
                start = c;
            } else if (!isGap && start >= 0) {
                gaps.add(Arrays.asList(image, boundary.name(), start * section.columnStep(), (c - start) * section.columnStep()));
                start = -1;
            }
        }
    }

    private void addPaths(String image, SectionLayers section) {
        SectionFrame frame = section.trace().frame();
        for (int c = 0; c < frame.columns(); c++) {
            for (int k = 0; k < section.boundaries().size(); k++) {
                Boundary boundary = section.boundaries().get(k).boundary();
                double z = boundary.position()[c];
                if (!Double.isNaN(z)) {
                    double chord = k < section.layers().size() ? section.layers().get(k).chords()[c] : Double.NaN;
                    paths.add(Arrays.asList(image, boundary.name(), frame.x(c, z), frame.y(c, z), boundary.confidence()[c], finite(chord)));
                }
            }
        }
    }

    private static Object finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    List<Table> all() {
        List<Table> tables = new ArrayList<>();
        tables.add(new Table("thickness", "Perpendicular thickness of the layers in every image, with the combined standard uncertainty u of the"
                + " mean and its 95 % interval. SD, percentiles and extremes are along the section.",
                List.of(text("image"), text("layer"), length("mean"), length("u"), length("95 % from"), length("95 % to"), length("SD"),
                        length("min"), length("5 %"), length("25 %"), length("median"), length("75 %"), length("95 %"), length("max"),
                        length("mean along columns"), text("effective chords"), length("correlation length"), percent("coverage"),
                        percent("voids"), percent("dense"), text("excluded because")), layers));
        tables.add(new Table("budget", "Uncertainty budget of every mean: standard uncertainties, combined as a root of the sum of squares"
                + " (JCGM 100:2008).", List.of(text("image"), text("layer"), text("source"), text("evaluated from"), length("u"),
                        percent("of the mean"), percent("of the variance")), budget));
        tables.add(new Table("boundaries", "Boundaries: roughness about the mean line with the measurement's noise taken off, averaged over the"
                + " lateral resolution. Bridged: share without a step of the right sign.",
                List.of(text("image"), text("boundary"), length("Ra"), length("Rq"), length("u(Rq)"), length("Rz"), length("correlation length"),
                        length("lateral resolution"), length("noise"), new Table.Column("blur", "px"), percent("bridged"), percent("confidence"),
                        text("false-alarm probability")), boundaries));
        if (!gaps.isEmpty()) {
            tables.add(new Table("gaps", "Where boundaries were bridged over gaps, cracks or particles.",
                    List.of(text("image"), text("boundary"), length("from"), length("long")), gaps));
        }
        if (!slices.isEmpty()) {
            tables.add(new Table("slices", "Thickness of the layers in every slice.",
                    List.of(text("image"), text("slice"), text("layer"), length("mean"), length("u"), length("SD")), slices));
        }
        tables.add(new Table("paths", "The boundaries (in the first slice of a stack), and the thickness of the layer below each place.",
                List.of(text("image"), text("boundary"), new Table.Column("x", "px"), new Table.Column("y", "px"), text("confidence"),
                        length("thickness below")), paths));
        return tables;
    }

    private Table.Column length(String name) {
        return new Table.Column(name, unit);
    }

    private static Table.Column text(String name) {
        return new Table.Column(name, "");
    }

    private static Table.Column percent(String name) {
        return new Table.Column(name, "%");
    }
}
