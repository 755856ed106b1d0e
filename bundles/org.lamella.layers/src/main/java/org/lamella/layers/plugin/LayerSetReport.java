package org.lamella.layers.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.lamella.analysis.Table;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.figure.BarPlot;
import org.lamella.figure.CategoricalColours;
import org.lamella.figure.FigureGrid;
import org.lamella.figure.FigureText;
import org.lamella.figure.PlotAxis;
import org.lamella.layers.LayerSetStatistics;
import org.lamella.layers.LayerStatistics;
import org.lamella.layers.RegionDepths;

/**
 * Shows the statistics of layers over their sampling units: as part of {@code result.json}, as a table, a figure and sentences.
 *
 * @param one what a sampling unit is called, {@code region} or {@code image}
 * @param many the same for several
 * @param unit of the thicknesses
 */
public record LayerSetReport(String one, String many, Unit unit) {
    /** Regions of a buried interphase, in nm. */
    public static final LayerSetReport REGIONS = new LayerSetReport("region", "regions", Unit.NANOMETRE);

    /** {@code layers} and {@code total} of the result's summary. */
    public Map<String, Object> summary(LayerSetStatistics.Result summary) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("layers", summary.layers().stream().filter(Objects::nonNull).map(this::statistics).toList());
        map.put("total", summary.total() == null ? null : statistics(summary.total()));
        return map;
    }

    private Map<String, Object> statistics(LayerStatistics layer) {
        var s = layer.summary();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", layer.name());
        map.put("n", s.n());
        map.put("mean", plain(s.mean(), s.standardError()));
        map.put("sd", plain(s.standardDeviation(), Double.NaN));
        map.put("sem", plain(s.standardError(), Double.NaN));
        map.put("ci95", interval(s.intervalLow(), s.intervalHigh()));
        map.put("ci95Bootstrap", interval(layer.bootstrapLow(), layer.bootstrapHigh()));
        map.put("median", plain(s.median(), Double.NaN));
        map.put("min", plain(s.minimum(), Double.NaN));
        map.put("max", plain(s.maximum(), Double.NaN));
        map.put(within(), plain(layer.withinRegions(), Double.NaN));
        map.put(between(), plain(layer.betweenRegions(), Double.NaN));
        return map;
    }

    private String within() {
        return "within" + Character.toUpperCase(many.charAt(0)) + many.substring(1);
    }

    private String between() {
        return "between" + Character.toUpperCase(many.charAt(0)) + many.substring(1);
    }

    private Quantity plain(double value, double uncertainty) {
        return Double.isFinite(value) ? Quantity.of(value, uncertainty, unit) : null;
    }

    private static List<Double> interval(double low, double high) {
        return Double.isFinite(low) ? Arrays.asList(low, high) : null;
    }

    /** One row for each layer and one for the total. */
    public Table table(LayerSetStatistics.Result summary) {
        List<List<Object>> rows = new ArrayList<>();
        List<LayerStatistics> all = new ArrayList<>(summary.layers());
        all.add(summary.total());
        for (LayerStatistics layer : all) {
            if (layer != null) {
                var s = layer.summary();
                rows.add(Arrays.asList(layer.name(), s.n(), s.mean(), finite(s.standardDeviation()), finite(s.standardError()),
                        finite(s.intervalLow()), finite(s.intervalHigh()), finite(layer.bootstrapLow()), finite(layer.bootstrapHigh()),
                        s.median(), s.minimum(), s.maximum(), finite(layer.withinRegions()), finite(layer.betweenRegions())));
            }
        }
        return new Table("statistics", "Thickness of the layers over the " + many + "; the total is taken in each " + one + " first. Within "
                + many + " is the scatter that a " + one + "'s own measurement has, between " + many + " what is left.",
                List.of(column("layer", false), column("n", false), column("mean", true), column("SD", true), column("SEM", true),
                        column("95 % from", true), column("95 % to", true), column("95 % bootstrap from", true),
                        column("95 % bootstrap to", true), column("median", true), column("min", true), column("max", true),
                        column("within " + many, true), column("between " + many, true)), rows);
    }

    private Table.Column column(String name, boolean isLength) {
        return new Table.Column(name, isLength ? unit.symbol() : "");
    }

    private static Object finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** A layer in words. */
    public String sentence(LayerStatistics layer) {
        var s = layer.summary();
        String text = String.format(Locale.ROOT, "%s: %.1f %s", layer.name(), s.mean(), unit);
        return s.n() < 2 ? text + " (one " + one + ")" : text + String.format(Locale.ROOT,
                " (95 %% interval %.1f to %.1f %s, SD %.1f %s, n = %d)", s.intervalLow(), s.intervalHigh(), unit, s.standardDeviation(), unit, s.n());
    }

    /** Stacked bars for every sampling unit, and the means with their 95 % intervals' half widths. */
    public FigureGrid figure(List<String> layers, List<RegionDepths> regions, LayerSetStatistics.Result statistics) {
        return figure(layers, regions, statistics, 2, FigureGrid.DOUBLE_COLUMN);
    }

    /**
     * The same for a narrow place.
     *
     * @param columns 1 to put the panels below each other
     * @param width in points
     */
    public FigureGrid figure(List<String> layers, List<RegionDepths> regions, LayerSetStatistics.Result statistics, int columns, int width) {
        List<String> names = regions.stream().map(region -> shortened(region.name())).toList();
        String heading = Character.toUpperCase(many.charAt(0)) + many.substring(1);
        BarPlot.Builder stacked = BarPlot.of(PlotAxis.linear("thickness", unit), names).title(heading).stacked();
        for (int k = 0; k < layers.size(); k++) {
            int layer = k;
            stacked.series(formulae(layers.get(k)), regions.stream().mapToDouble(region -> region.thickness()[layer]).toArray(), new double[0], k);
        }
        List<LayerStatistics> all = new ArrayList<>(statistics.layers());
        all.add(statistics.total());
        all.removeIf(Objects::isNull);
        List<String> groups = all.stream().map(layer -> formulae(layer.name())).toList();
        BarPlot.Builder means = BarPlot.of(PlotAxis.linear("mean thickness", unit), groups)
                .title("Mean of " + regions.size() + " " + (regions.size() == 1 ? one : many)).stacked();
        for (int k = 0; k < all.size(); k++) {
            double[] value = new double[all.size()];
            double[] error = new double[all.size()];
            Arrays.fill(value, Double.NaN);
            Arrays.fill(error, Double.NaN);
            value[k] = all.get(k).summary().mean();
            error[k] = (all.get(k).summary().intervalHigh() - all.get(k).summary().intervalLow()) / 2;
            means.series("", value, error, all.get(k).name().equals("total") ? CategoricalColours.NONE : k);
        }
        return FigureGrid.named("layers", "(a) Thickness of the layers in every " + one + ". (b) Their means over the " + many
                + "; error bars are 95 % confidence intervals (Student t).").columns(columns).width(width).add(stacked.build())
                .add(means.build()).build();
    }

    /** The formulae in a layer's name as they are printed. */
    public static String formulae(String layer) {
        return Arrays.stream(layer.split("\\+")).map(FigureText::formula).collect(java.util.stream.Collectors.joining("+"));
    }

    /** A file's name without its ending. */
    public static String shortened(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
