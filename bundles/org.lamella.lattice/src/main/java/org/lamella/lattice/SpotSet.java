package org.lamella.lattice;

import java.util.ArrayList;
import java.util.List;

/** The spots of a region as the indexing sees them: in 1/nm (or 1/px), with the pairs that may belong to one crystal. */
final class SpotSet {
    /** More spots than this make more pairs without telling more. */
    private static final int MAXIMUM_FOR_PAIRS = 32;
    /** Lattices bend and neighbours pull: no position is trusted better than this share of its length. */
    static final double SMALLEST_RELATIVE_ERROR = 0.0007;

    /** A spot lies on a lattice when it is off by less than this share of its length. */
    private static final double ON_LATTICE = 0.006;

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

    /** The length of the longest reciprocal vector. */
    double longest() {
        return spots.stream().mapToDouble(Spot::length).max().orElse(0);
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
                Pair pair = pair(available.get(a), available.get(b), a, b, available);
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

    private Pair pair(int i, int j, int rankFirst, int rankSecond, List<Integer> available) {
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
        double weight = together * lattice(i, j, available) / ((rankFirst + 3.0) * (rankSecond + 3.0));
        return new Pair(i, j, weight, first.length(), second.length(), angle, cross, (error(first) + error(second)) / 2 / (sine * sine));
    }

    /**
     * How much a pair looks like the basis of a lattice: the more other spots it generates the more it is no chance pair.
     * A pair that generates a spot shorter than its own longer one is not the shortest basis.
     */
    private double lattice(int i, int j, List<Integer> available) {
        Spot a = spots.get(i);
        Spot b = spots.get(j);
        double determinant = a.gx() * b.gy() - a.gy() * b.gx();
        double longer = Math.max(a.length(), b.length()) * (1 - ON_LATTICE);
        double count = 1;
        boolean shortest = true;
        for (int k : available) {
            Spot spot = spots.get(k);
            double m = (spot.gx() * b.gy() - spot.gy() * b.gx()) / determinant;
            double n = (a.gx() * spot.gy() - a.gy() * spot.gx()) / determinant;
            double offX = spot.gx() - Math.rint(m) * a.gx() - Math.rint(n) * b.gx();
            double offY = spot.gy() - Math.rint(m) * a.gy() - Math.rint(n) * b.gy();
            if (k != i && k != j && Math.abs(m) < 4.5 && Math.abs(n) < 4.5 && Math.hypot(offX, offY) < ON_LATTICE * spot.length()) {
                count++;
                shortest &= spot.length() > longer || Math.rint(m) == 0 || Math.rint(n) == 0;
            }
        }
        return shortest ? count * count * count : count;
    }

    /** Relative variance of a spot's position, the mean of along and across. */
    static double error(Spot spot) {
        double length2 = spot.gx() * spot.gx() + spot.gy() * spot.gy();
        return (spot.varianceX() + spot.varianceY()) / 2 / length2 + SMALLEST_RELATIVE_ERROR * SMALLEST_RELATIVE_ERROR;
    }
}
