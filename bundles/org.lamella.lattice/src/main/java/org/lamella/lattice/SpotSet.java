package org.lamella.lattice;

import java.util.ArrayList;
import java.util.List;

/** The spots of a region as the indexing sees them: in 1/nm (or 1/px), with the pairs that may belong to one crystal. */
final class SpotSet {
    /** More spots than this make more pairs without telling more. */
    private static final int MAXIMUM_FOR_PAIRS = 32;
    /** Lattices bend and neighbours pull: no position is trusted better than this share of its length. */
    static final double SMALLEST_RELATIVE_ERROR = 0.0007;

    private final List<Spot> spots;

    SpotSet(List<Spot> spots) {
        this.spots = List.copyOf(spots);
    }

    /**
     * Two spots that may be of one crystal.
     *
     * @param weight the share of this pair in the average over pairs; those of strong spots in one place weigh most
     * @param variance variance of the scale, stretch and shear that follow from the pair
     * @param angle from the first to the second, 0 to pi
     * @param cross cross product of the two
     */
    record Pair(int first, int second, double weight, double firstLength, double secondLength, double angle, double cross,
            double variance) {
    }

    int size() {
        return spots.size();
    }

    Spot get(int i) {
        return spots.get(i);
    }

    /** Pairs of free spots with weights that sum to 1; pairs of nearly the same direction are left out. */
    List<Pair> pairs(boolean[] free) {
        List<Integer> available = new ArrayList<>();
        for (int i = 0; i < spots.size() && available.size() < MAXIMUM_FOR_PAIRS; i++) {
            if (free[i]) {
                available.add(i);
            }
        }
        List<Pair> pairs = new ArrayList<>();
        double total = 0;
        for (int a = 0; a < available.size(); a++) {
            for (int b = a + 1; b < available.size(); b++) {
                Pair pair = pair(available.get(a), available.get(b), a, b);
                if (pair != null) {
                    pairs.add(pair);
                    total += pair.weight;
                }
            }
        }
        List<Pair> weighted = new ArrayList<>();
        for (Pair p : pairs) {
            weighted.add(new Pair(p.first, p.second, p.weight / total, p.firstLength, p.secondLength, p.angle, p.cross, p.variance));
        }
        return weighted;
    }

    private Pair pair(int i, int j, int rankFirst, int rankSecond) {
        Spot first = spots.get(i);
        Spot second = spots.get(j);
        double cross = first.gx() * second.gy() - first.gy() * second.gx();
        double lengths = first.length() * second.length();
        double sine = Math.abs(cross) / lengths;
        if (sine < 0.08) {
            return null;
        }
        double angle = Math.acos(Math.max(-1, Math.min(1, (first.gx() * second.gx() + first.gy() * second.gy()) / lengths)));
        double together = 0.02 + first.envelope().overlap(second.envelope());
        double weight = together / ((rankFirst + 3.0) * (rankSecond + 3.0));
        return new Pair(i, j, weight, first.length(), second.length(), angle, cross, (error(first) + error(second)) / 2 / (sine * sine));
    }

    /** Relative variance of a spot's position, the mean of along and across. */
    static double error(Spot spot) {
        double length2 = spot.gx() * spot.gx() + spot.gy() * spot.gy();
        return (spot.varianceX() + spot.varianceY()) / 2 / length2 + SMALLEST_RELATIVE_ERROR * SMALLEST_RELATIVE_ERROR;
    }
}
