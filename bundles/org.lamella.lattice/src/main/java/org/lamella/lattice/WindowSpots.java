package org.lamella.lattice;

/**
 * The lattice spots of every window of an image, as a quick search over all windows finds them: good enough to say where
 * in the image which fringes are; a crystal is measured afterwards in the window that shows it best.
 *
 * <p>Spots are kept in flat arrays, strongest first in each window. Their places are in bins of the window's spectrum:
 * k to the right, l downwards, k &gt; 0 or (k = 0 and l &lt; 0).</p>
 */
public final class WindowSpots {
    /** At most so many spots are kept of a window. */
    public static final int MOST = 10;

    private final WindowGrid grid;
    private final double stepX;
    private final double stepY;
    private final double weakest;
    private final byte[] counts;
    private final float[] places;
    private final float[] strengths;

    WindowSpots(WindowGrid grid, double stepX, double stepY, double weakest) {
        this.weakest = weakest;
        this.grid = grid;
        this.stepX = stepX;
        this.stepY = stepY;
        this.counts = new byte[grid.count()];
        this.places = new float[2 * MOST * grid.count()];
        this.strengths = new float[MOST * grid.count()];
    }

    public WindowGrid grid() {
        return grid;
    }

    /** Size of a bin along x in the reciprocal of the image's unit. */
    public double stepX() {
        return stepX;
    }

    /** Size of a bin along y. */
    public double stepY() {
        return stepY;
    }

    /** The strength that a spot at least has to be found. */
    public double weakest() {
        return weakest;
    }

    /** Spots of a window. */
    public int count(int window) {
        return counts[window];
    }

    /** Column of a spot in bins. */
    public double k(int window, int spot) {
        return places[2 * (window * MOST + spot)];
    }

    /** Row of a spot in bins, downwards. */
    public double l(int window, int spot) {
        return places[2 * (window * MOST + spot) + 1];
    }

    /** Mean power about the spot over that of the noise; 1 is noise. */
    public double strength(int window, int spot) {
        return strengths[window * MOST + spot];
    }

    /** Puts a spot where its strength belongs; the weakest is dropped when there are too many. */
    void add(int window, float k, float l, float strength) {
        int base = window * MOST;
        int n = counts[window];
        if (n == MOST && strength <= strengths[base + n - 1]) {
            return;
        }
        int at = n < MOST ? n : MOST - 1;
        while (at > 0 && strengths[base + at - 1] < strength) {
            strengths[base + at] = strengths[base + at - 1];
            places[2 * (base + at)] = places[2 * (base + at - 1)];
            places[2 * (base + at) + 1] = places[2 * (base + at - 1) + 1];
            at--;
        }
        strengths[base + at] = strength;
        places[2 * (base + at)] = k;
        places[2 * (base + at) + 1] = l;
        counts[window] = (byte) Math.min(MOST, n + 1);
    }

    /**
     * The spot of a window that lies nearest to a place in the spectrum, its Friedel mate included.
     *
     * @param tolerance in bins
     * @return its number, or -1 when none is that near
     */
    public int find(int window, double k, double l, double tolerance) {
        int best = -1;
        double least = tolerance * tolerance;
        for (int i = 0; i < counts[window]; i++) {
            double dk = k(window, i);
            double dl = l(window, i);
            double same = (dk - k) * (dk - k) + (dl - l) * (dl - l);
            double mate = (dk + k) * (dk + k) + (dl + l) * (dl + l);
            double distance = Math.min(same, mate);
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }
}
