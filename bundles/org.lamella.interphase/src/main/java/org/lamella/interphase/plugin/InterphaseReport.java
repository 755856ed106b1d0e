package org.lamella.interphase.plugin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.lamella.analysis.AnalysisContext;
import org.lamella.analysis.AnalysisResult;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.interphase.Crystal;
import org.lamella.interphase.DepthTable;
import org.lamella.interphase.InterphaseSettings;
import org.lamella.interphase.LayerDefinition;
import org.lamella.interphase.LayerExtent;
import org.lamella.interphase.LayerFit;
import org.lamella.interphase.PhasePresence;
import org.lamella.interphase.RegionLayers;
import org.lamella.layers.LayerSetStatistics;
import org.lamella.layers.LayerStatistics;
import org.lamella.layers.RegionDepths;
import org.lamella.layers.plugin.LayerSetReport;

/** Makes the result of an interphase run from its regions. */
final class InterphaseReport {
    /** Figures of more regions than this make a report that nobody reads. */
    /** A boundary within so many uncertainties of the edge of the image may lie outside. */
    private static final double NEAR = 2;
    private static final int MAXIMUM_FIGURES = 12;

    private final InterphaseSettings settings;
    private final RegionNotes notes;
    private final LayerSetStatistics statistics;
    private final AnalysisResult.Builder builder = AnalysisResult.builder();
    private final InterphaseTables tables = new InterphaseTables();
    private final LayerSetReport report = LayerSetReport.REGIONS;

    InterphaseReport(InterphaseSettings settings, RegionNotes notes, LayerSetStatistics statistics) {
        this.settings = settings;
        this.notes = notes;
        this.statistics = statistics;
    }

    AnalysisResult result(List<MeasuredRegion> images, List<DepthTable> given, AnalysisContext context) throws UserError {
        List<String> layers = layers(images, given);
        List<RegionDepths> all = new ArrayList<>();
        List<Object> regions = new ArrayList<>();
        for (MeasuredRegion image : images) {
            RegionDepths depths = image.layers().depths(image.name());
            all.add(depths);
            regions.add(region(image));
            tables.add(image);
            warn(image, context);
        }
        for (DepthTable table : given) {
            for (RegionDepths depths : table.regions()) {
                RegionDepths arranged = arranged(depths, table.layers(), layers);
                all.add(arranged);
                regions.add(region(arranged, layers));
                tables.add(arranged, layers, notes.reason(arranged.name()).orElse(""));
            }
        }
        notes.unknown(all.stream().map(RegionDepths::name).toList()).forEach(name -> context.warn("'" + name
                + "' is named in exclude or corrections but is not among the regions"));
        List<RegionDepths> kept = all.stream().filter(region -> notes.reason(region.name()).isEmpty()).toList();
        if (kept.isEmpty()) {
            throw new UserError("every region is excluded; nothing is left for the statistics");
        }
        LayerSetStatistics.Result summary = statistics.summarise(layers, kept);
        builder.put("criterion", images.isEmpty() ? "depths given by hand" : LayerFit.CRITERION);
        builder.put("regions", regions);
        builder.put("summary", report.summary(summary));
        tables.statistics(report.table(summary));
        tables.all(images.isEmpty()).forEach(builder::table);
        builder.figure(report.figure(layers, kept, summary));
        for (int i = 0; i < Math.min(MAXIMUM_FIGURES, images.size()); i++) {
            MeasuredRegion image = images.get(i);
            builder.figure(InterphaseFigures.region("region-" + (i + 1), image.name(), image.thumbnail(), image.crystals(), image.layers()));
        }
        if (kept.size() == 1) {
            context.warn("one region: the mean has no standard error and no confidence interval");
        }
        say(summary, images, kept.size());
        return builder.build();
    }

    private List<String> layers(List<MeasuredRegion> images, List<DepthTable> given) {
        Set<String> names = new LinkedHashSet<>();
        if (!images.isEmpty()) {
            settings.model().interphase().stream().map(LayerDefinition::name).forEach(names::add);
        }
        given.forEach(table -> names.addAll(table.layers()));
        return List.copyOf(names);
    }

    private static RegionDepths arranged(RegionDepths depths, List<String> own, List<String> layers) {
        double[] thickness = new double[layers.size()];
        double[] variance = new double[layers.size()];
        for (int i = 0; i < thickness.length; i++) {
            int at = own.indexOf(layers.get(i));
            thickness[i] = at < 0 ? Double.NaN : depths.thickness()[at];
            variance[i] = at < 0 ? Double.NaN : depths.variance()[at];
        }
        return new RegionDepths(depths.name(), thickness, variance, depths.total(), depths.totalVariance());
    }

    private static void warn(MeasuredRegion image, AnalysisContext context) {
        RegionLayers layers = image.layers();
        if (!layers.hasInterphase()) {
            context.warn(image.name() + ": no layer of the interphase stands out against chance; its thicknesses are 0");
            return;
        }
        LayerExtent first = layers.interphase().get(0);
        LayerExtent last = layers.interphase().get(layers.interphase().size() - 1);
        if (first.start() <= NEAR * first.startUncertainty()) {
            context.warn(image.name() + ": '" + first.name() + "' may begin at the edge of the image and be thicker than given");
        }
        if (layers.depth() - last.end() <= NEAR * last.endUncertainty()) {
            context.warn(image.name() + ": '" + last.name() + "' may reach to the edge of the image and be thicker than given");
        }
        if (layers.strips() < 4) {
            context.warn(image.name() + " is too narrow along the interface for a bootstrap; uncertainties are those of the likelihood");
        }
    }

    /** A length with the measurement's and the calibration's uncertainty combined. */
    private Quantity length(double value, double uncertainty) {
        return Quantity.of(value, Math.hypot(uncertainty, value * settings.calibrationUncertainty()), Unit.NANOMETRE);
    }

    private static Quantity plain(double value, double uncertainty) {
        return Double.isFinite(value) ? Quantity.of(value, uncertainty, Unit.NANOMETRE) : null;
    }

    private Map<String, Object> region(MeasuredRegion image) {
        RegionLayers layers = image.layers();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", image.name());
        map.put("layers", layers.interphase().stream().map(this::layer).toList());
        map.put("flanks", layers.layers().stream().filter(layer -> layer.isFlank() && layer.isPresent()).map(this::layer).toList());
        map.put("total", length(layers.total(), layers.totalUncertainty()));
        map.put("excluded", image.excluded());
        map.put("normal", layers.hasInterphase() ? Quantity.of(layers.face().direction(), Unit.DEGREE) : null);
        map.put("curvature", Quantity.of(layers.face().curvature(), Unit.PER_NANOMETRE));
        map.put("crystals", image.crystals().crystals().size());
        map.put("windows", image.crystals().grid().count());
        map.put("unidentified", image.crystals().unidentified());
        if (!image.correction().isNone()) {
            Map<String, Object> correction = new LinkedHashMap<>();
            correction.put("normal", image.correction().normal());
            image.correction().boundaries().forEach((number, depth) -> correction.put(Integer.toString(number), depth));
            map.put("corrected", correction);
        }
        return map;
    }

    private Map<String, Object> layer(LayerExtent layer) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", layer.name());
        map.put("present", layer.isPresent());
        map.put("start", length(layer.start(), layer.startUncertainty()));
        map.put("end", length(layer.end(), layer.endUncertainty()));
        map.put("thickness", length(layer.thickness(), layer.thicknessUncertainty()));
        List<Object> phases = new ArrayList<>();
        for (PhasePresence phase : layer.phases()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("phase", phase.phase());
            one.put("crystals", phase.crystals());
            one.put("presence", phase.presence());
            one.put("significance", phase.significance());
            phases.add(one);
        }
        map.put("phases", phases);
        return map;
    }

    private Map<String, Object> region(RegionDepths depths, List<String> layers) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", depths.name());
        List<Object> list = new ArrayList<>();
        double start = 0;
        for (int i = 0; i < layers.size(); i++) {
            Map<String, Object> layer = new LinkedHashMap<>();
            double thickness = depths.thickness()[i];
            layer.put("name", layers.get(i));
            layer.put("start", plain(start, Double.NaN));
            layer.put("end", plain(start + thickness, Double.NaN));
            layer.put("thickness", plain(thickness, Math.sqrt(depths.variance()[i])));
            start += thickness;
            list.add(layer);
        }
        map.put("layers", list);
        map.put("total", plain(depths.total(), Math.sqrt(depths.totalVariance())));
        map.put("excluded", notes.reason(depths.name()).orElse(null));
        return map;
    }

    private void say(LayerSetStatistics.Result summary, List<MeasuredRegion> images, int regions) {
        for (LayerStatistics layer : summary.layers()) {
            if (layer != null) {
                builder.say(report.sentence(layer));
            }
        }
        if (summary.total() != null) {
            builder.say(report.sentence(summary.total()));
        }
        if (!images.isEmpty()) {
            int crystals = images.stream().mapToInt(image -> image.crystals().crystals().size()).sum();
            String phases = images.stream().flatMap(image -> image.crystals().crystals().stream()).collect(java.util.stream.Collectors
                    .groupingBy(this::group, java.util.TreeMap::new, java.util.stream.Collectors.counting())).entrySet().stream()
                    .map(entry -> entry.getKey() + " " + entry.getValue()).collect(java.util.stream.Collectors.joining(", "));
            builder.say(regions + (regions == 1 ? " region, " : " regions, ") + crystals + " crystals" + (phases.isEmpty() ? "" : ": " + phases));
            builder.say(LayerFit.CRITERION);
        }
    }

    private String group(Crystal crystal) {
        return settings.model().groups().get(crystal.group()).name();
    }
}
