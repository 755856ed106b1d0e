package org.lamella.lattice;

import java.util.List;
import org.lamella.crystal.MillerIndices;
import org.lamella.crystal.ZoneAxis;

/**
 * The reflections of a phase that one zone axis shows, in a plane with the first of them along x.
 *
 * @param zone the zone axis
 * @param weight how probable it is, among the zone axes of the phase, to meet this one; they sum to 1
 * @param indices one reflection of each Friedel pair
 * @param x components of their reciprocal vectors in 1/nm
 * @param y components of their reciprocal vectors in 1/nm
 * @param intensity kinematic intensities relative to the strongest of the phase; NaN when atoms are unknown
 * @param visibility how probable it is that a spot seen in this zone is this reflection; they sum to 1
 */
record ZonePattern(ZoneAxis zone, double weight, List<MillerIndices> indices, double[] x, double[] y, double[] intensity,
        double[] visibility) {
    int size() {
        return x.length;
    }

    double length(int i) {
        return Math.hypot(x[i], y[i]);
    }
}
