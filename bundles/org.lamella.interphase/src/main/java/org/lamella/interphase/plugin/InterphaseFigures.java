package org.lamella.interphase.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lamella.data.Image;
import org.lamella.data.Unit;
import org.lamella.figure.CategoricalColours;
import org.lamella.figure.Curve;
import org.lamella.figure.FigureGrid;
import org.lamella.figure.FigureText;
import org.lamella.figure.PhaseMapPanel;
import org.lamella.figure.PlotAxis;
import org.lamella.figure.ProfilePlot;
import org.lamella.interphase.CrystalMap;
import org.lamella.interphase.LayerExtent;
import org.lamella.interphase.LayerModel;
import org.lamella.interphase.Occurrence;
import org.lamella.interphase.RegionLayers;
import org.lamella.layers.plugin.LayerSetReport;

/** The figures of an interphase: phase maps, and occurrence against depth. */
public final class InterphaseFigures {
    private static final int LINE_POINTS = 60;

    private InterphaseFigures() {
    }

    /** The figure of one region: phases and boundaries over the image, and how often each phase is seen at each depth. */
    public static FigureGrid region(String figureName, String region, Image thumbnail, CrystalMap crystals, RegionLayers layers) {
        String caption = region + ": (a) windows over which a crystal of a phase reaches, and the boundaries of the layers; (b) share of the"
                + " windows at each depth that show each phase, with 68 % bootstrap bands, and the layers between their boundaries.";
        return FigureGrid.named(figureName, caption).add(map(thumbnail, crystals, layers)).add(occurrence(crystals.model(), layers)).build();
    }

    /** Phases over the image. */
    public static PhaseMapPanel map(Image thumbnail, CrystalMap crystals, RegionLayers layers) {
        var grid = crystals.grid();
        double stepX = grid.strideX() * crystals.pixelX();
        double stepY = grid.strideY() * crystals.pixelY();
        PhaseMapPanel.Builder panel = PhaseMapPanel.of(thumbnail).title("Phases").cells(new PhaseMapPanel.Cells(
                crystals.windowX(0) - stepX / 2, crystals.windowY(0) - stepY / 2, stepX, stepY, grid.columns(), crystals.phaseOfWindows()));
        for (int g = 0; g < crystals.model().groups().size(); g++) {
            panel.category(g, FigureText.formula(crystals.model().groups().get(g).name()));
        }
        List<Double> drawn = new ArrayList<>();
        for (LayerExtent layer : layers.layers()) {
            if (layer.isPresent()) {
                if (layer.start() > 0 && !drawn.contains(layer.start())) {
                    drawn.add(layer.start());
                    double[][] boundary = alongInterface(crystals, layers, layer.start());
                    panel.line(boundary[0], boundary[1]);
                }
                double[][] middle = alongInterface(crystals, layers, (layer.start() + layer.end()) / 2);
                panel.name(middle[0], middle[1], LayerSetReport.formulae(layer.name()));
            }
        }
        return panel.build();
    }

    /** Points at one depth over the whole image, x first. */
    private static double[][] alongInterface(CrystalMap crystals, RegionLayers layers, double depth) {
        double reach = Math.hypot(crystals.width(), crystals.height()) / 2;
        double[][] points = new double[2][LINE_POINTS];
        for (int i = 0; i < LINE_POINTS; i++) {
            double[] point = layers.point(reach * (2.0 * i / (LINE_POINTS - 1) - 1), depth);
            points[0][i] = point[0];
            points[1][i] = point[1];
        }
        return points;
    }

    /** How often each phase is seen at each depth. */
    public static ProfilePlot occurrence(LayerModel model, RegionLayers layers) {
        Occurrence occurrence = layers.occurrence();
        ProfilePlot.Builder plot = ProfilePlot.of(PlotAxis.linear("depth", Unit.NANOMETRE), PlotAxis.linear("windows with the phase", Unit.PERCENT))
                .title("Occurrence");
        for (int g = 0; g < model.groups().size(); g++) {
            plot.curve(Curve.line(FigureText.formula(model.groups().get(g).name()), occurrence.depth(), percent(occurrence.share()[g]), g)
                    .withBand(percent(occurrence.lower()[g]), percent(occurrence.upper()[g])));
        }
        boolean shaded = false;
        for (LayerExtent layer : layers.layers()) {
            if (layer.isPresent() && !layer.isFlank()) {
                shaded = !shaded;
                if (shaded) {
                    plot.span(layer.start(), layer.end(), CategoricalColours.NONE);
                }
            }
            if (layer.isPresent() && layer.start() > 0) {
                plot.line(layer.start(), String.format(Locale.ROOT, "%.1f nm", layer.start()), CategoricalColours.NONE);
            }
        }
        return plot.build();
    }

    private static double[] percent(double[] shares) {
        return Arrays.stream(shares).map(share -> 100 * share).toArray();
    }
}
