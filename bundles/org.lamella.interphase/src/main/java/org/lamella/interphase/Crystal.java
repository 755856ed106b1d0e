package org.lamella.interphase;

import java.util.List;
import org.lamella.crystal.ZoneAxis;

/**
 * A crystal that was found in an image: a phase claimed against chance, and where.
 *
 * @param x centre in nm from the left edge of the image
 * @param y centre in nm from its top edge
 * @param area in nm² over which its fringes have at least half of their greatest amplitude
 * @param phase the most significant phase
 * @param shares for each group of the layer model the probability that the crystal is of it; they sum to 1
 * @param significance bound on the probability that unrelated spots would have led to the claim
 * @param zone the zone axis
 * @param spacings lattice spacings of its spots in nm, strongest first
 * @param window the window in which it was measured
 * @param footprint the windows over which its fringes have at least half of their greatest amplitude
 */
public record Crystal(double x, double y, double area, String phase, double[] shares, double significance, ZoneAxis zone,
        List<Double> spacings, int window, int[] footprint) {
    public Crystal {
        spacings = List.copyOf(spacings);
    }

    /** The number of the group that the crystal most probably belongs to. */
    public int group() {
        int best = 0;
        for (int g = 1; g < shares.length; g++) {
            if (shares[g] > shares[best]) {
                best = g;
            }
        }
        return best;
    }
}
