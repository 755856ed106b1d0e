package org.lamella.lattice;

import java.util.List;
import org.lamella.crystal.MillerIndices;
import org.lamella.crystal.ZoneAxis;

/**
 * The reflections of a phase that one zone axis shows, in a plane with the first of them along x.
 *
 * @param zone the zone axis
 * @param weight how probable it is, among the zone axes of the phase, to meet this one; they sum to 1
 * @param indices one reflection of each Friedel pair, shortest first
 * @param x components of their reciprocal vectors in 1/nm
 * @param y components of their reciprocal vectors in 1/nm
 * @param intensity kinematic intensities relative to the strongest of the phase; NaN when atoms are unknown
 * @param visibility how probable it is that each reflection is seen when the crystal is in this zone
 * @param lengths of the reciprocal vectors in 1/nm; with their logarithms kept because they are asked for millions of times
 * @param logLengths natural logarithms of the lengths
 * @param seen room for what {@link #shortestSeen} finds, row by row when asked
 */
record ZonePattern(ZoneAxis zone, double weight, List<MillerIndices> indices, double[] x, double[] y, double[] intensity,
        double[] visibility, double[] lengths, double[] logLengths, double[][] seen) {
    static ZonePattern of(ZoneAxis zone, List<MillerIndices> indices, double[] x, double[] y, double[] intensity, double[] visibility) {
        double[] lengths = new double[x.length];
        double[] logLengths = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            lengths[i] = Math.hypot(x[i], y[i]);
            logLengths[i] = Math.log(lengths[i]);
        }
        return new ZonePattern(zone, 0, indices, x, y, intensity, visibility, lengths, logLengths, new double[x.length][]);
    }

    int size() {
        return x.length;
    }

    ZonePattern withWeight(double newWeight) {
        return new ZonePattern(zone, newWeight, indices, x, y, intensity, visibility, lengths, logLengths, seen);
    }

    /** The length of the shortest reflection that is not parallel to the first. */
    double crossingLength() {
        int crossing = crossing();
        return crossing < 0 ? Double.POSITIVE_INFINITY : length(crossing);
    }

    /** The area that the two shortest crossing reflections span, in 1/nm². */
    double area() {
        int crossing = crossing();
        return crossing < 0 ? Double.POSITIVE_INFINITY : Math.abs(x[0] * y[crossing] - y[0] * x[crossing]);
    }

    private int crossing() {
        for (int i = 1; i < size(); i++) {
            if (!isParallel(0, i)) {
                return i;
            }
        }
        return -1;
    }

    boolean isParallel(int i, int j) {
        return Math.abs(x[i] * y[j] - y[i] * x[j]) < 1e-6 * length(i) * length(j);
    }

    /**
     * How probable it is that these two are the shortest crossing reflections that are seen: both are seen, and none that
     * would come before them is.
     */
    double shortestSeen(int i, int j) {
        int first = Math.min(i, j);
        double[] row = seen[first];
        if (row == null) {
            // Two threads may both get here; they compute the same numbers.
            row = shortestSeenWith(first);
            seen[first] = row;
        }
        return row[Math.max(i, j)];
    }

    private double[] shortestSeenWith(int first) {
        double[] row = new double[size()];
        double probability = visibility[first];
        for (int r = 0; r < first; r++) {
            probability *= 1 - visibility[r];
        }
        for (int second = first + 1; second < size(); second++) {
            row[second] = probability * visibility[second];
            if (!isParallel(first, second)) {
                probability *= 1 - visibility[second];
            }
        }
        return row;
    }

    /** The first reflection that is not shorter than a length, given by its logarithm. */
    int firstFrom(double logLength) {
        int at = java.util.Arrays.binarySearch(logLengths, logLength);
        return at < 0 ? -at - 1 : at;
    }

    double length(int i) {
        return lengths[i];
    }
}
