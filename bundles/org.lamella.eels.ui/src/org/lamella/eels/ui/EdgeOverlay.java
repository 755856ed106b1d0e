package org.lamella.eels.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.lamella.data.Axis;
import org.lamella.eels.Edge;
import org.lamella.eels.EdgeResult;
import org.lamella.eels.whiteline.WhiteLineRatio;
import org.lamella.figure.Curve;
import org.lamella.spectrum.EnergyWindow;
import org.lamella.ui.plot.PlotContent;

/** What was measured, as curves and named lines over a spectrum. */
final class EdgeOverlay {
    /** Colours of what stands beside the edges: the spectrum itself has the first colour, edges those that are left. */
    static final int FIT = 6;
    static final int LEVEL = 4;
    static final int FIRST_LINE = 5;
    static final int SECOND_LINE = 3;
    private static final int[] EDGES = {1, 2, 5, 6};

    private final Axis energy;
    private final double[] counts;
    private final double perElectronvolt;

    /**
     * @param energy of the spectrum in eV
     * @param perElectronvolt one eV in the unit of the plot
     */
    EdgeOverlay(Axis energy, double[] counts, double perElectronvolt) {
        this.energy = energy;
        this.counts = counts;
        this.perElectronvolt = perElectronvolt;
    }

    /** The names of all thresholds, where they are on this axis. */
    List<PlotContent.Line> lines(List<MeasuredEdge> edges) {
        List<PlotContent.Line> lines = new ArrayList<>();
        for (int i = 0; i < edges.size(); i++) {
            MeasuredEdge edge = edges.get(i);
            double shift = edge.isPresent() ? edge.result().evidence().shift() : 0;
            List<Edge.Threshold> thresholds = edge.choice().edge().thresholds();
            for (int t = 0; t < thresholds.size(); t++) {
                boolean same = t > 0 && thresholds.get(t).energy() - thresholds.get(t - 1).energy() < 1;
                if (!same) {
                    String label = edge.choice().edge().element() + " " + thresholds.get(t).subshell();
                    lines.add(new PlotContent.Line((thresholds.get(t).energy() + shift) * perElectronvolt, label, category(i)));
                }
            }
        }
        return lines;
    }

    /** The backgrounds of all edges, and of the chosen one all that was fitted. */
    List<Curve> curves(List<MeasuredEdge> edges, int chosen, boolean showsSignal) {
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < edges.size(); i++) {
            MeasuredEdge edge = edges.get(i);
            if (edge.isMeasured()) {
                EdgeResult result = edge.result();
                EnergyWindow range = new EnergyWindow(result.background().window().from(), end(result));
                double[] x = energies(range);
                double[] background = new double[x.length];
                Arrays.setAll(background, k -> result.background().at(x[k]));
                curves.add(line(edge.name() + " background", x, background, category(i)));
                if (i == chosen) {
                    addDetails(curves, result, x, background, category(i), showsSignal);
                }
            }
        }
        return curves;
    }

    private void addDetails(List<Curve> curves, EdgeResult result, double[] x, double[] background, int category, boolean showsSignal) {
        WhiteLineRatio lines = result.whiteLines();
        if (lines != null) {
            double[] y = new double[x.length];
            Arrays.setAll(y, k -> background[k] + lines.continuum(x[k]));
            curves.add(line(result.edge().name() + " continuum", x, y, LEVEL));
        }
        if (result.fit() != null) {
            double[] fitted = result.fit().energies(energy);
            curves.add(line(result.edge().name() + " fit", fitted, result.fit().values(fitted), FIT));
        }
        if (showsSignal) {
            int first = (int) Math.round(energy.index(x[0]));
            double[] y = new double[x.length];
            Arrays.setAll(y, k -> counts[Math.min(counts.length - 1, first + k)] - background[k]);
            curves.add(Curve.steps(result.edge().name() + " without background", scaled(x), y, category));
        }
    }

    private static double end(EdgeResult result) {
        double end = result.integralWindow().to();
        return result.whiteLines() == null ? end : Math.max(end, result.whiteLines().windows().get(2).to());
    }

    private double[] energies(EnergyWindow range) {
        int first = range.firstChannel(energy);
        return IntStream.range(first, range.endChannel(energy)).mapToDouble(energy::coordinate).toArray();
    }

    private Curve line(String name, double[] x, double[] y, int category) {
        return Curve.line(name, scaled(x), y, category);
    }

    private double[] scaled(double[] x) {
        return Arrays.stream(x).map(e -> e * perElectronvolt).toArray();
    }

    /** The colour of an edge. */
    static int category(int edge) {
        return EDGES[edge % EDGES.length];
    }
}
