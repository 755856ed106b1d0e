package org.lamella.eels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lamella.data.Axis;
import org.lamella.eels.background.BackgroundSettings;
import org.lamella.eels.whiteline.WhiteLineProtocols;

/** Finds the edges of a spectrum of which nobody has said what is in it. */
public final class EdgeFinder {
    /** An edge that stands out explains slower rises that seem to begin so far before it or behind its last threshold, in eV. */
    private static final double BEFORE = 20;
    private static final double BEHIND = 15;
    /** Edges that nobody asked for need to stand out more than those that somebody expects. */
    private static final double CAUTION = 2;
    private static final double COMMON = 1.5;

    private EdgeFinder() {
    }

    private record Candidate(Edge edge, double significance, double shift) {
        double rank() {
            return significance * (edge.family().equals("K") || edge.hasWhiteLines() ? COMMON : 1);
        }
    }

    /**
     * The major edges that stand out, lowest energy first. Of several that would explain the same rise, the one whose shape stands
     * out most is taken, with some preference for K and L edges, which are met most.
     *
     * @param energy ascending, in eV
     */
    public static List<Edge> standingOut(Axis energy, double[] counts, BackgroundSettings background) {
        EdgeTable table = EdgeTable.builtIn();
        List<Edge> possible = table.between(energy.coordinate(0), energy.coordinate(energy.size() - 1.0)).stream().filter(Edge::major).toList();
        List<Candidate> candidates = new ArrayList<>();
        for (Edge edge : possible) {
            try {
                EdgeSettings settings = EdgeSettings.of(edge, WhiteLineProtocols.builtIn().get(0)).withBackground(background);
                EdgeResult result = new EdgeMeasurement(energy, settings).measure(counts);
                if (result.isPresent() && result.evidence().significance() > CAUTION * result.evidence().required()) {
                    candidates.add(new Candidate(edge, result.evidence().significance(), result.evidence().shift()));
                }
            } catch (IllegalArgumentException e) {
                // The spectrum does not reach over this edge: it cannot be said to be there.
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::rank).reversed());
        List<Candidate> kept = new ArrayList<>();
        for (Candidate candidate : candidates) {
            boolean taken = kept.stream().anyMatch(other -> explains(other, candidate));
            if (!taken) {
                kept.add(candidate);
            }
        }
        return kept.stream().map(Candidate::edge).sorted(Comparator.comparingDouble(Edge::onset)).toList();
    }

    /** Whether an edge that stands out more already explains where another one seems to begin. */
    private static boolean explains(Candidate strong, Candidate weak) {
        double from = strong.edge.onset() + strong.shift;
        double to = strong.edge.thresholds().get(strong.edge.thresholds().size() - 1).energy() + strong.shift;
        double onset = weak.edge.onset() + weak.shift;
        return onset > from - BEFORE && onset < to + BEHIND;
    }
}
