package org.lamella.lattice;

import java.util.ArrayList;
import java.util.List;

/** Tells which spots are multiples of others: the second and higher orders of one set of planes. */
final class Harmonics {
    private static final int HIGHEST = 6;

    private Harmonics() {
    }

    static List<Spot> mark(List<Spot> spots) {
        List<Spot> marked = new ArrayList<>();
        for (Spot spot : spots) {
            int base = -1;
            for (int i = 0; i < spots.size() && base < 0; i++) {
                if (spots.get(i) != spot && isMultiple(spot, spots.get(i))) {
                    base = i;
                }
            }
            marked.add(spot.withHarmonicOf(base));
        }
        return marked;
    }

    private static boolean isMultiple(Spot spot, Spot base) {
        for (int order = 2; order <= HIGHEST; order++) {
            double differenceX = spot.gx() - order * base.gx();
            double differenceY = spot.gy() - order * base.gy();
            double otherX = spot.gx() + order * base.gx();
            double otherY = spot.gy() + order * base.gy();
            // Five standard deviations, and never less than one part in a thousand: lattices bend.
            double tolerance = 5 * Math.sqrt(spot.varianceX() + spot.varianceY()
                    + order * order * (base.varianceX() + base.varianceY())) + 0.001 * spot.length();
            if (Math.min(Math.hypot(differenceX, differenceY), Math.hypot(otherX, otherY)) < tolerance) {
                return true;
            }
        }
        return false;
    }
}
