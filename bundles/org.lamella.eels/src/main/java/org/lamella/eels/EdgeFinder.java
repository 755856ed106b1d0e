package org.lamella.eels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lamella.data.Axis;
import org.lamella.eels.background.Background;
import org.lamella.eels.background.BackgroundFit;
import org.lamella.eels.background.BackgroundModel;
import org.lamella.eels.background.BackgroundSettings;
import org.lamella.spectrum.EnergyWindow;

/**
 * Finds the edges of a spectrum of which nobody has said what is in it. The edge that stands out most is taken first; another one
 * is taken only if it still stands out where nothing of those taken before is in sight, and if it is no part of what belongs to them: their
 * own thresholds, or the waves of their fine structure.
 */
public final class EdgeFinder {
    /** An edge that stands out explains slower rises that seem to begin so far before it or behind its last threshold, in eV. */
    private static final double BEFORE = 20;
    private static final double BEHIND = 15;
    /** Waves of the fine structure, and plasmons behind white lines, are this part of an edge at most; they die away over so many eV. */
    private static final double LARGEST_WAVE = 0.3;
    private static final double WAVES_DIE = 150;
    /** The foot of an edge, before it sets in, is this part of its height at most. */
    private static final double LARGEST_FOOT = 0.03;
    private static final double FOOT = 60;
    /** No background can be continued better than to this part of it. */
    private static final double LEAST_HEIGHT = 0.01;
    /** Edges of one spectrum are off the table by about the same, in eV. */
    private static final double SAME_SHIFT = 5;
    /** How far behind an onset, and before it, the height of an edge is read, in eV. */
    private static final double HEIGHT = 10;
    /** Edges that nobody asked for need to stand out more than those that somebody expects. */
    private static final double CAUTION = 2;
    /** K edges are met most, and their peaks are no part of the shape that is looked for. */
    private static final double K_EDGE = 3;
    private static final double LEAST_TOLERANCE = 5;
    /** Below so many eV edges lie too near to each other to be looked for far from the table. */
    private static final double CROWDED = 100;

    private final Axis energy;
    private final double[] counts;
    private final BackgroundSettings settings;
    private final List<Candidate> kept = new ArrayList<>();

    private EdgeFinder(Axis energy, double[] counts, BackgroundSettings settings) {
        this.energy = energy;
        this.counts = counts;
        this.settings = settings;
    }

    /** @param isClear whether it can be claimed by itself */
    private record Candidate(Edge edge, double significance, double shift, Background background, boolean isClear) {
        double rank() {
            return significance * (edge.family().equals("K") ? K_EDGE : 1);
        }

        double onset() {
            return edge.onset() + shift;
        }

        double last() {
            return edge.thresholds().get(edge.thresholds().size() - 1).energy() + shift;
        }
    }

    /**
     * The major edges that stand out, lowest energy first. Of several that would explain the same rise, the one whose shape stands
     * out most is taken, with some preference for K and L edges, which are met most.
     *
     * @param energy ascending, in eV
     */
    public static List<Edge> standingOut(Axis energy, double[] counts, BackgroundSettings background) {
        return new EdgeFinder(energy, counts, background).find();
    }

    private List<Edge> find() {
        List<Edge> possible = EdgeTable.builtIn().between(energy.coordinate(0), energy.coordinate(energy.size() - 1.0)).stream().filter(Edge::major).toList();
        List<Candidate> candidates = new ArrayList<>();
        for (Edge edge : possible) {
            Candidate candidate = test(edge, 0, tolerance(edge), Double.POSITIVE_INFINITY);
            if (candidate != null) {
                candidates.add(candidate);
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::rank).reversed());
        List<Candidate> doubtful = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Candidate confirmed = candidate.isClear && doubtful.stream().noneMatch(other -> explains(other, candidate)) ? confirm(candidate) : null;
            if (confirmed != null) {
                kept.add(confirmed);
            } else if (!candidate.isClear) {
                // It may be this one, so that it cannot be said to be a less likely one at the same place.
                doubtful.add(candidate);
            }
        }
        return kept.stream().map(Candidate::edge).sorted(Comparator.comparingDouble(Edge::onset)).toList();
    }

    private static double tolerance(Edge edge) {
        return edge.onset() < CROWDED ? EdgeDetection.defaultTolerance(edge) : Math.max(LEAST_TOLERANCE, EdgeDetection.defaultTolerance(edge));
    }

    /**
     * Asks whether an edge stands out.
     *
     * @param limit what lies beyond is not looked at, in eV
     * @return null when it does not, or the spectrum does not reach over it
     */
    private Candidate test(Edge edge, double shift, double tolerance, double limit) {
        try {
            EnergyWindow widest = EdgeWindows.before(energy, edge, kept.stream().map(Candidate::edge).toList(), shift, tolerance);
            EnergyWindow window = settings.model() == BackgroundModel.NONE ? widest : EdgeWindows.undisturbed(energy, counts, widest, settings);
            Background background = settings.model() != BackgroundModel.NONE && EdgeMeasurement.isTakenOff(energy, counts, window) ? Background.none(window)
                    : new BackgroundFit(energy, window, settings).fit(counts);
            EdgeEvidence evidence = new EdgeDetection(energy, edge, tolerance, EdgeDetection.DEFAULT_FALSE_ALARM, limit).find(counts, background, shift);
            Candidate found = new Candidate(edge, evidence.significance(), evidence.shift(), background, evidence.significance() > CAUTION * evidence.required());
            return evidence.isPresent() && height(found) > LEAST_HEIGHT * level(found) ? found : null;
        } catch (IllegalArgumentException e) {
            // The spectrum does not reach over this edge: it cannot be said to be there.
            return null;
        }
    }

    /** A candidate seen again beside the edges that were taken before; null when they explain it. */
    private Candidate confirm(Candidate candidate) {
        if (kept.isEmpty()) {
            return candidate;
        }
        if (kept.stream().anyMatch(other -> explains(other, candidate))) {
            return null;
        }
        double common = kept.stream().mapToDouble(Candidate::shift).average().orElse(0);
        double limit = kept.stream().filter(other -> other.onset() > candidate.onset()).mapToDouble(other -> other.onset() - EdgeWindows.gap(other.edge))
                .min().orElse(Double.POSITIVE_INFINITY);
        Candidate again = test(candidate.edge, common, Math.min(SAME_SHIFT, tolerance(candidate.edge)), limit);
        return again == null || !again.isClear || kept.stream().anyMatch(other -> explains(other, again) || isPartOf(other, again)) ? null : again;
    }

    /** Whether an edge that stands out more already explains where another one seems to begin. */
    private static boolean explains(Candidate strong, Candidate weak) {
        return weak.onset() > strong.onset() - BEFORE && weak.onset() < strong.last() + BEHIND;
    }

    /** Whether an edge is no higher than the foot of a stronger one behind it, or than the waves of one before it. */
    private boolean isPartOf(Candidate strong, Candidate weak) {
        if (weak.onset() < strong.onset()) {
            return weak.onset() > strong.onset() - FOOT && !(height(weak) > LARGEST_FOOT * height(strong));
        }
        double onset = weak.onset() - EdgeWindows.gap(weak.edge);
        double wave = LARGEST_WAVE * Math.exp(-Math.max(0, weak.onset() - strong.last()) / WAVES_DIE);
        return !(height(weak) > wave * mean(strong.background, onset - HEIGHT, onset));
    }

    private double height(Candidate candidate) {
        return mean(candidate.background, candidate.onset(), candidate.onset() + HEIGHT);
    }

    /** The background where an edge sets in. */
    private double level(Candidate candidate) {
        return candidate.background.values(energy)[(int) Math.clamp(Math.rint(energy.index(candidate.onset())), 0, energy.size() - 1)];
    }

    /** The mean of the counts over a background. */
    private double mean(Background background, double from, double to) {
        double[] curve = background.values(energy);
        EnergyWindow window = new EnergyWindow(from, to);
        int first = window.firstChannel(energy);
        int end = window.endChannel(energy);
        double sum = 0;
        for (int i = first; i < end; i++) {
            sum += counts[i] - curve[i];
        }
        return sum / Math.max(1, end - first);
    }
}
