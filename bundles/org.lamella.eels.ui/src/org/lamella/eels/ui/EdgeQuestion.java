package org.lamella.eels.ui;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.lamella.eels.EdgeTable;
import org.lamella.ui.plot.PlotWindow;

/** A marker in the plot that asks which edges there are at its place. */
final class EdgeQuestion {
    private static final double TOLERANCE = 12;
    private static final int MOST_ANSWERS = 5;

    private final EdgeTable table = EdgeTable.builtIn();
    private final PlotWindow marker;
    private final double perElectronvolt;

    /**
     * @param energy where it stands at first, in eV
     * @param perElectronvolt one eV in the unit of the plot
     * @param moved is called when it was moved
     */
    EdgeQuestion(double energy, double perElectronvolt, Runnable moved) {
        this.perElectronvolt = perElectronvolt;
        marker = PlotWindow.marker("which edge?", energy * perElectronvolt, 0, (window, isDragging) -> moved.run());
    }

    PlotWindow marker() {
        return marker;
    }

    /** The edges near the marker, most likely first. */
    String answer() {
        double energy = marker.from() / perElectronvolt;
        List<EdgeTable.Match> matches = table.near(energy, TOLERANCE);
        String edges = matches.stream().limit(MOST_ANSWERS)
                .map(match -> String.format(Locale.ROOT, "%s %s (%+.1f eV)", match.edge().element(), match.subshell(), match.distance()))
                .collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "%.1f eV: ", energy) + (edges.isEmpty() ? "no known edge within " + (int) TOLERANCE + " eV" : edges);
    }
}
