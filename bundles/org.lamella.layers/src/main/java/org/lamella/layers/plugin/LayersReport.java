package org.lamella.layers.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lamella.analysis.AnalysisContext;
import org.lamella.analysis.AnalysisResult;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.layers.BoundaryRoughness;
import org.lamella.layers.LayerSetStatistics;
import org.lamella.layers.LayerSettings;
import org.lamella.layers.LayerStatistics;
import org.lamella.layers.LayerThickness;
import org.lamella.layers.LayerTracing;
import org.lamella.layers.RegionDepths;
import org.lamella.layers.SectionLayers;
import org.lamella.layers.UncertaintyBudget;

/** Makes the result of a layer run from its sections. */
final class LayersReport {
    /** Figures of more images than this make a report that nobody reads. */
    private static final int MAXIMUM_FIGURES = 12;

    private final LayerSettings settings;
    private final LayerSetStatistics statistics;
    private final AnalysisResult.Builder builder = AnalysisResult.builder();

    LayersReport(LayerSettings settings, LayerSetStatistics statistics) {
        this.settings = settings;
        this.statistics = statistics;
    }

    AnalysisResult result(List<MeasuredSection> sections, AnalysisContext context) throws UserError {
        builder.put("criterion", sections.stream().allMatch(MeasuredSection::isLabels) ? "boundaries are those of the masks" : LayerTracing.CRITERION);
        builder.put("images", sections.stream().map(this::image).toList());
        List<MeasuredSection> kept = sections.stream().filter(section -> section.excluded() == null && section.hasLayers()).toList();
        if (sections.stream().allMatch(section -> section.excluded() != null)) {
            throw new UserError("every image is excluded; nothing is left for the statistics");
        }
        if (kept.isEmpty()) {
            builder.put("summary", null);
            builder.say("No layer is found: no boundary stands out against chance (false-alarm probability " + settings.falseAlarm() + ")");
            return builder.build();
        }
        Unit unit = kept.get(0).unit();
        if (kept.stream().anyMatch(section -> !section.unit().equals(unit))) {
            throw new UserError("some images have a pixel size and some have none; give pixelSize or analyse them apart");
        }
        List<String> layers = kept.get(0).names();
        List<MeasuredSection> alike = kept.stream().filter(section -> section.names().equals(layers)).toList();
        if (alike.size() < kept.size()) {
            context.warn("images with other layers than " + layers + " take no part in the statistics: " + String.join(", ", kept.stream()
                    .filter(section -> !alike.contains(section)).map(MeasuredSection::name).toList()) + "; give the names of the layers");
        }
        LayersTables tables = new LayersTables(unit);
        summarise(layers, alike, unit, tables, context);
        sections.stream().filter(MeasuredSection::hasLayers).forEach(tables::add);
        tables.all().forEach(builder::table);
        for (int i = 0; i < Math.min(MAXIMUM_FIGURES, kept.size()); i++) {
            String name = kept.size() == 1 ? "section" : "section-" + (i + 1);
            builder.figure(LayersFigures.section(name, kept.get(i)));
            if (kept.get(i).stack().slices().size() > 1) {
                builder.figure(LayersFigures.map(name + "-map", kept.get(i)));
            }
        }
        return builder.build();
    }

    private void summarise(List<String> layers, List<MeasuredSection> sections, Unit unit, LayersTables tables,
            AnalysisContext context) {
        List<RegionDepths> depths = sections.stream().map(MeasuredSection::depths).toList();
        LayerSetStatistics.Result summary = statistics.summarise(layers, depths);
        LayerSetReport report = new LayerSetReport("image", "images", unit);
        Map<String, Object> json = report.summary(summary);
        List<UncertaintyBudget> budgets = new ArrayList<>();
        List<Object> parts = new ArrayList<>();
        for (int k = 0; k < layers.size(); k++) {
            budgets.add(over(sections, k, summary.layers().get(k)));
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", layers.get(k));
            one.putAll(budget(budgets.get(k), unit));
            parts.add(one);
        }
        json.put("budget", parts);
        builder.put("summary", json);
        tables.overImages(layers, budgets, summary);
        builder.table(report.table(summary));
        if (sections.size() == 1) {
            context.warn("one image: between images there may be more scatter than within one");
            for (LayerThickness layer : sections.get(0).stack().layers()) {
                builder.say(sentence(layer, unit));
            }
        } else {
            summary.layers().stream().filter(java.util.Objects::nonNull).forEach(layer -> builder.say(report.sentence(layer)));
            builder.figure(report.figure(layers, depths, summary));
        }
        if (summary.total() != null && layers.size() > 1) {
            builder.say(sections.size() == 1 ? sentence(sections.get(0).stack().total(), unit) : report.sentence(summary.total()));
        }
        builder.say(LayerTracing.CRITERION);
        builder.figure(LayersFigures.boxes(layers, sections, unit));
    }

    private static String sentence(LayerThickness layer, Unit unit) {
        double half = layer.budget().expanded();
        return String.format(Locale.ROOT, "%s: %s (95 %% interval %.1f to %.1f %s, SD along the section %.1f %s, worth %.0f independent chords)",
                layer.name(), Quantity.of(layer.mean(), layer.uncertainty(), unit).format(), layer.mean() - half, layer.mean() + half, unit,
                layer.standardDeviation(), unit, layer.effectiveSamples());
    }

    private Map<String, Object> image(MeasuredSection section) {
        SectionLayers first = section.first();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", section.name());
        map.put("source", section.isLabels() ? "labels" : "image");
        List<Object> layers = new ArrayList<>();
        for (int k = 0; k < section.stack().layers().size(); k++) {
            layers.add(layer(section.stack().layers().get(k), first.boundaries().get(k), section.unit()));
        }
        map.put("layers", layers);
        map.put("boundaries", first.boundaries().stream().map(boundary -> boundary(boundary, section.unit())).toList());
        map.put("total", section.stack().total() == null ? null : thickness(section.stack().total(), section.unit()));
        map.put("excluded", section.excluded());
        map.put("direction", section.hasLayers() ? Quantity.of(first.trace().direction(), Unit.DEGREE) : null);
        map.put("tilt", first.scale().tilt() < 90 ? Quantity.of(first.scale().tilt(), first.scale().tiltUncertainty(), Unit.DEGREE) : null);
        map.put("tiltCorrection", section.tiltNote().isEmpty() ? null : section.tiltNote());
        map.put("pixel", Arrays.asList(first.scale().pixelX(), first.scale().pixelY()));
        map.put("dataBarRows", section.dataBar());
        map.put("noise", Double.isNaN(first.trace().noise()) ? null : first.trace().noise());
        if (section.stack().slices().size() > 1) {
            map.put("slices", section.stack().slices().stream().map(slice -> slice(slice, section.unit())).toList());
        }
        if (!section.correction().isNone()) {
            Map<String, Object> corrected = new LinkedHashMap<>();
            section.correction().points().forEach((number, points) -> corrected.put(Integer.toString(number),
                    points.stream().map(point -> Arrays.asList(point.x(), point.y())).toList()));
            map.put("corrected", corrected);
        }
        return map;
    }

    private static Map<String, Object> slice(SectionLayers slice, Unit unit) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("layers", slice.layers().stream().map(layer -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", layer.name());
            one.put("thickness", thickness(layer, unit));
            return one;
        }).toList());
        return map;
    }

    private static Quantity thickness(LayerThickness layer, Unit unit) {
        return Quantity.of(layer.mean(), layer.uncertainty(), unit);
    }

    private static Quantity plain(double value, Unit unit) {
        return Double.isFinite(value) ? Quantity.of(value, unit) : null;
    }

    private static Map<String, Object> layer(LayerThickness layer, BoundaryRoughness upper, Unit unit) {
        Map<String, Object> map = new LinkedHashMap<>();
        double half = layer.budget().expanded();
        map.put("name", layer.name());
        map.put("thickness", thickness(layer, unit));
        map.put("ci95", Double.isFinite(half) ? Arrays.asList(layer.mean() - half, layer.mean() + half) : null);
        map.put("columnThickness", plain(layer.columnMean(), unit));
        map.put("sd", plain(layer.standardDeviation(), unit));
        map.put("min", plain(layer.minimum(), unit));
        map.put("max", plain(layer.maximum(), unit));
        map.put("percentiles", percentiles(layer, unit));
        map.put("ra", plain(upper.roughness().ra(), unit));
        map.put("rq", plain(upper.roughness().rq(), unit));
        map.put("effectiveSamples", layer.effectiveSamples());
        map.put("correlationLength", plain(layer.correlationLength(), unit));
        map.put("coverage", layer.coverage());
        map.put("voids", Double.isNaN(layer.content().voidShare()) ? null
                : Quantity.of(layer.content().voidShare(), layer.content().voidUncertainty(), Unit.NONE));
        map.put("denseFraction", Double.isNaN(layer.content().dense()) ? null
                : Quantity.of(layer.content().dense(), layer.content().voidUncertainty(), Unit.NONE));
        UncertaintyBudget budget = layer.budget();
        map.put("budget", budget(budget, unit));
        return map;
    }

    /**
     * The budget of a mean over images: what they have in common (one calibration, one tilt, one criterion) does not average out,
     * the sampling is the scatter between them.
     */
    private static UncertaintyBudget over(List<MeasuredSection> sections, int layer, LayerStatistics statistics) {
        double calibration = 0;
        double tilt = 0;
        double criterion = 0;
        for (MeasuredSection section : sections) {
            UncertaintyBudget own = section.stack().layers().get(layer).budget();
            calibration += own.calibration() / sections.size();
            tilt += own.tilt() / sections.size();
            criterion += own.edgeCriterion() / sections.size();
        }
        UncertaintyBudget first = sections.get(0).stack().layers().get(layer).budget();
        boolean single = sections.size() == 1;
        return new UncertaintyBudget(calibration, tilt, criterion, single ? first.sampling() : statistics.summary().standardError(),
                single ? first.samplingFreedom() : sections.size() - 1);
    }

    private static Map<String, Object> budget(UncertaintyBudget budget, Unit unit) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("calibration", plain(budget.calibration(), unit));
        parts.put("tilt", plain(budget.tilt(), unit));
        parts.put("edgeCriterion", plain(budget.edgeCriterion(), unit));
        parts.put("sampling", plain(budget.sampling(), unit));
        parts.put("combined", plain(budget.combined(), unit));
        parts.put("expanded95", plain(budget.expanded(), unit));
        return parts;
    }

    private static Map<String, Object> percentiles(LayerThickness layer, Unit unit) {
        Map<String, Object> map = new LinkedHashMap<>();
        String[] names = {"5", "25", "50", "75", "95"};
        for (int i = 0; i < names.length; i++) {
            map.put(names[i], plain(layer.percentiles()[i], unit));
        }
        return map;
    }

    private static Map<String, Object> boundary(BoundaryRoughness boundary, Unit unit) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", boundary.boundary().name());
        map.put("rq", Double.isFinite(boundary.roughness().rq())
                ? Quantity.of(boundary.roughness().rq(), boundary.roughness().rqUncertainty(), unit) : null);
        map.put("ra", plain(boundary.roughness().ra(), unit));
        map.put("rz", plain(boundary.roughness().rz(), unit));
        map.put("correlationLength", plain(boundary.roughness().correlationLength(), unit));
        map.put("lateralResolution", plain(boundary.lateralResolution(), unit));
        map.put("noise", plain(boundary.noise(), unit));
        map.put("blur", Double.isNaN(boundary.boundary().width()) ? null : Quantity.of(boundary.boundary().width(), Unit.PIXEL));
        map.put("bridged", boundary.boundary().bridgedShare());
        map.put("confidence", Arrays.stream(boundary.boundary().confidence()).average().orElse(0));
        map.put("significance", boundary.boundary().falseAlarm());
        return map;
    }
}
