package org.lamella.layers.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lamella.data.Image;
import org.lamella.data.Unit;
import org.lamella.figure.BoxPlot;
import org.lamella.figure.ColourMap;
import org.lamella.figure.Curve;
import org.lamella.figure.FigureGrid;
import org.lamella.figure.MapPlot;
import org.lamella.figure.PhaseMapPanel;
import org.lamella.figure.PlotAxis;
import org.lamella.figure.ProfilePlot;
import org.lamella.layers.Boundary;
import org.lamella.layers.LayerThickness;
import org.lamella.layers.SectionFrame;
import org.lamella.layers.SectionLayers;
import org.lamella.layers.StackLayers;

/** The figures of layers: boundaries over the image, thickness along the section, histograms, box plots, thickness maps. */
public final class LayersFigures {
    private static final int MOST_POINTS = 700;
    private static final int BINS = 24;
    private static final int PLACES = 9;

    private LayersFigures() {
    }

    /** Overlay, thickness along the section and histogram of an image. */
    public static FigureGrid section(String figureName, MeasuredSection section) {
        boolean isStack = section.stack().slices().size() > 1;
        String caption = section.name() + ": (a) boundaries of the layers over the image; (b) perpendicular thickness along the section,"
                + " gaps where a boundary was bridged" + (isStack ? "; both in the first slice" : "") + "; (c) distribution of the thickness along "
                + (isStack ? "all slices." : "the section.");
        return FigureGrid.named(figureName, caption).addWide(overlay(section.thumbnail(), section.first()))
                .add(along(section.first(), section.unit())).add(histogram(section.stack(), section.unit())).build();
    }

    /** Boundaries over an image whose axes are in the unit of the scale. */
    public static PhaseMapPanel overlay(Image thumbnail, SectionLayers section) {
        SectionFrame frame = section.trace().frame();
        double sx = section.scale().pixelX();
        double sy = section.scale().pixelY();
        PhaseMapPanel.Builder panel = PhaseMapPanel.of(thumbnail).title("Boundaries");
        List<Boundary> all = section.trace().boundaries();
        for (Boundary boundary : all) {
            List<double[]> run = new ArrayList<>();
            int step = Math.max(1, frame.columns() / MOST_POINTS);
            for (int c = 0; c < frame.columns() + step; c += step) {
                double z = c < frame.columns() ? boundary.position()[c] : Double.NaN;
                if (!Double.isNaN(z)) {
                    run.add(new double[] {(frame.x(c, z) + 0.5) * sx, (frame.y(c, z) + 0.5) * sy});
                } else if (!run.isEmpty()) {
                    panel.line(run.stream().mapToDouble(p -> p[0]).toArray(), run.stream().mapToDouble(p -> p[1]).toArray());
                    run.clear();
                }
            }
        }
        for (int k = 0; k < section.layers().size(); k++) {
            double[][] places = places(frame, all.get(k), all.get(k + 1), sx, sy);
            panel.name(places[0], places[1], LayerSetReport.formulae(section.layers().get(k).name()));
        }
        return panel.build();
    }

    /** Places in the middle of a layer where its name may stand. */
    private static double[][] places(SectionFrame frame, Boundary upper, Boundary lower, double sx, double sy) {
        List<double[]> places = new ArrayList<>();
        for (int i = 1; i < PLACES; i++) {
            int c = frame.columns() * (i % 2 == 1 ? PLACES - i : i) / PLACES;
            double z = (upper.position()[c] + lower.position()[c]) / 2;
            if (!Double.isNaN(z)) {
                places.add(new double[] {(frame.x(c, z) + 0.5) * sx, (frame.y(c, z) + 0.5) * sy});
            }
        }
        return new double[][] {places.stream().mapToDouble(p -> p[0]).toArray(), places.stream().mapToDouble(p -> p[1]).toArray()};
    }

    /** Thickness of every layer along the section. */
    public static ProfilePlot along(SectionLayers section, Unit unit) {
        ProfilePlot.Builder plot = ProfilePlot.of(PlotAxis.linear("position along the section", unit), PlotAxis.linear("thickness", unit))
                .title("Thickness along the section");
        for (int k = 0; k < section.layers().size(); k++) {
            LayerThickness layer = section.layers().get(k);
            int step = Math.max(1, layer.chords().length / MOST_POINTS);
            int points = (layer.chords().length + step - 1) / step;
            double[] x = new double[points];
            double[] y = new double[points];
            for (int i = 0; i < points; i++) {
                x[i] = i * step * section.columnStep();
                y[i] = layer.chords()[i * step];
            }
            plot.curve(Curve.line(LayerSetReport.formulae(layer.name()), x, y, k));
        }
        return plot.build();
    }

    /** How the thickness of every layer is distributed over all slices, as deviations from its mean so that all have room. */
    public static ProfilePlot histogram(StackLayers stack, Unit unit) {
        List<LayerThickness> layers = stack.layers();
        double widest = layers.stream().mapToDouble(layer -> Math.max(layer.maximum() - layer.mean(), layer.mean() - layer.minimum()))
                .filter(Double::isFinite).max().orElse(1);
        double width = Math.max(2 * widest / BINS, 1e-9);
        ProfilePlot.Builder plot = ProfilePlot.of(PlotAxis.linear("thickness minus mean", unit), PlotAxis.linear("share of the section",
                Unit.PERCENT)).title("Distribution");
        for (int k = 0; k < layers.size(); k++) {
            LayerThickness layer = layers.get(k);
            double[] x = new double[BINS + 2];
            for (int i = 0; i < x.length; i++) {
                x[i] = (i - (BINS + 1) / 2.0) * width;
            }
            double[] share = shares(stack.map(k), layer.mean(), width);
            plot.curve(Curve.steps(String.format(Locale.ROOT, "%s, mean %.1f %s", LayerSetReport.formulae(layer.name()), layer.mean(), unit), x,
                    share, k));
        }
        return plot.build();
    }

    /** Percent of all chords in each bin around a mean; the first and the last bin hold what lies outside. */
    static double[] shares(double[][] chords, double mean, double width) {
        double[] share = new double[BINS + 2];
        double[] finite = Arrays.stream(chords).flatMapToDouble(Arrays::stream).filter(Double::isFinite).toArray();
        for (double chord : finite) {
            int bin = (int) Math.clamp(Math.floor((chord - mean) / width + BINS / 2.0) + 1, 0, BINS + 1.0);
            share[bin] += 100.0 / finite.length;
        }
        return share;
    }

    /** A box plot of each layer over the images. */
    public static FigureGrid boxes(List<String> layers, List<MeasuredSection> sections, Unit unit) {
        FigureGrid.Builder grid = FigureGrid.named("box-plots", "Distribution of the thickness along each section: quartiles with the median"
                + " (line) and the mean (dot); whiskers reach from the 5th to the 95th percentile.").columns(layers.size() == 1 ? 1 : 2);
        for (int k = 0; k < layers.size(); k++) {
            BoxPlot.Builder plot = BoxPlot.of(PlotAxis.linear("thickness", unit)).title(LayerSetReport.formulae(layers.get(k))).category(k);
            for (MeasuredSection section : sections) {
                LayerThickness layer = section.stack().layers().get(k);
                double[] p = layer.percentiles();
                plot.box(LayerSetReport.shortened(section.name()), new BoxPlot.Box(p[0], p[1], p[2], p[3], p[4], layer.mean()));
            }
            grid.add(plot.build());
        }
        return grid.build();
    }

    /** Thickness maps of a stack: position along the section to the right, slices upwards. */
    public static FigureGrid map(String figureName, MeasuredSection section) {
        int count = section.stack().layers().size();
        FigureGrid.Builder grid = FigureGrid.named(figureName, section.name() + ": thickness of each layer along the section in every slice, the"
                + " first below; hatched where there is none. The colours run from the 0.5th to the 99.5th percentile.").columns(count == 1 ? 1 : 2);
        for (int k = 0; k < count; k++) {
            double[][] rows = section.stack().map(k);
            int columns = Arrays.stream(rows).mapToInt(row -> row.length).max().orElse(1);
            double[][] even = Arrays.stream(rows).map(row -> padded(row, columns)).toArray(double[][]::new);
            double step = section.first().columnStep();
            PlotAxis along = PlotAxis.linear("position along the section", section.unit()).between(-step / 2, (columns - 0.5) * step);
            grid.add(MapPlot.of(LayerSetReport.formulae(section.stack().layers().get(k).name()), along, "slice",
                    PlotAxis.linear("thickness", section.unit()), even, ColourMap.VIRIDIS));
        }
        return grid.build();
    }

    private static double[] padded(double[] row, int length) {
        double[] padded = Arrays.copyOf(row, length);
        Arrays.fill(padded, row.length, length, Double.NaN);
        return padded;
    }
}
