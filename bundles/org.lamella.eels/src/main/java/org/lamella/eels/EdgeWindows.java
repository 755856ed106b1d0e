package org.lamella.eels;

import java.util.List;
import org.lamella.data.Axis;
import org.lamella.eels.background.BackgroundFit;
import org.lamella.eels.background.BackgroundSettings;
import org.lamella.spectrum.EnergyWindow;

/** Proposes where the background before an edge is fitted and where the edge is summed, from the edge and its neighbours. */
public final class EdgeWindows {
    /** A window before an edge is this part of its energy wide. */
    private static final double RELATIVE_WIDTH = 0.12;
    private static final double LEAST_WIDTH = 12;
    private static final double MOST_WIDTH = 60;
    /** So far behind the last threshold of the edge before, its fine structure is over. */
    private static final double FINE_STRUCTURE = 22;
    /** A window is disturbed when the background fits it so many times worse than its end. */
    private static final double DISTURBED = 3;
    /** Below this many eV the zero loss and the plasmons stand. */
    private static final double LOW_LOSS = 8;

    private EdgeWindows() {
    }

    /** How far before the threshold a window ends, in eV: the foot of an edge begins before it. */
    public static double gap(Edge edge) {
        return Math.clamp(0.012 * edge.onset(), 2, 7.5);
    }

    /**
     * A window before an edge.
     *
     * @param energy ascending, in eV
     * @param neighbours edges that are in the spectrum as well; the edge itself may be among them
     * @param shift from the table to where thresholds are on this axis, in eV
     * @param uncertainty of the shift in eV: the window ends so much earlier, as far as the spectrum has room
     * @throws IllegalArgumentException when the spectrum does not begin early enough before the edge
     */
    public static EnergyWindow before(Axis energy, Edge edge, List<Edge> neighbours, double shift, double uncertainty) {
        double onset = edge.onset() + shift;
        double start = energy.coordinate(-0.5);
        double lowest = Math.max(start, LOW_LOSS);
        double latest = onset - gap(edge);
        double to = Math.max(latest - uncertainty, Math.min(latest, lowest + LEAST_WIDTH));
        double width = Math.clamp(RELATIVE_WIDTH * edge.onset(), LEAST_WIDTH, MOST_WIDTH);
        double from = Math.max(to - width, lowest);
        for (Edge other : neighbours) {
            double last = other.thresholds().get(other.thresholds().size() - 1).energy() + shift;
            if (!other.equals(edge) && last < to && other.onset() < edge.onset()) {
                from = Math.max(from, Math.min(last + FINE_STRUCTURE, to - LEAST_WIDTH));
            }
        }
        if (to - from < 3 || (to - from) / energy.scale() < 4) {
            throw new IllegalArgumentException(String.format(java.util.Locale.ROOT, "the spectrum begins at %.5g eV, too near to the edge %s at %.5g eV"
                    + " for a background before it; give a window", energy.coordinate(0), edge.name(), onset));
        }
        return new EnergyWindow(from, to);
    }

    /**
     * The longest part of a window, counted from its end, over which a spectrum still follows the background as well as over its
     * last few eV: what lies farther back belongs to an edge before, known or not.
     */
    public static EnergyWindow undisturbed(Axis energy, double[] counts, EnergyWindow window, BackgroundSettings background) {
        double shortest = Math.max(LEAST_WIDTH, 8 * energy.scale());
        if (window.width() <= shortest) {
            return window;
        }
        double best = fit(energy, counts, new EnergyWindow(window.to() - shortest, window.to()), background);
        for (double width = window.width(); width > shortest; width *= 0.85) {
            EnergyWindow trial = new EnergyWindow(window.to() - width, window.to());
            if (fit(energy, counts, trial, background) <= DISTURBED * best) {
                return trial;
            }
        }
        return new EnergyWindow(window.to() - shortest, window.to());
    }

    private static double fit(Axis energy, double[] counts, EnergyWindow window, BackgroundSettings background) {
        try {
            return new BackgroundFit(energy, window, background).fit(counts).scatter();
        } catch (IllegalArgumentException e) {
            return Double.POSITIVE_INFINITY;
        }
    }

    /**
     * The window over which an edge is summed: from its threshold over a width, not beyond the next edge or the spectrum's end.
     *
     * @param width in eV
     */
    public static EnergyWindow over(Axis energy, Edge edge, List<Edge> neighbours, double shift, double width) {
        double from = edge.onset() + shift;
        double to = Math.min(from + width, energy.coordinate(energy.size() - 0.5));
        for (Edge other : neighbours) {
            if (other.onset() > edge.onset() && other.onset() + shift - gap(other) > from + 1) {
                to = Math.min(to, other.onset() + shift - gap(other));
            }
        }
        if (!(to > from + energy.scale())) {
            throw new IllegalArgumentException(String.format(java.util.Locale.ROOT, "the spectrum ends at %.5g eV, before the edge %s at %.5g eV",
                    energy.coordinate(energy.size() - 1.0), edge.name(), from));
        }
        return new EnergyWindow(from, to);
    }
}
