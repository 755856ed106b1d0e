package org.lamella.layers;

import java.util.Arrays;

/**
 * What a person knows of a boundary: the grey levels right above and right below it, several where it is met by more than one
 * thing (a bright coating or a dark gap). They are a hint, not a threshold: the boundary is the path along which they meet best.
 *
 * @param above grey levels on the side of less depth, one at least
 * @param below grey levels on the other side, one at least
 */
public record LevelHint(double[] above, double[] below) {
    public LevelHint {
        above = above.clone();
        below = below.clone();
        if (above.length == 0 || below.length == 0 || !Double.isFinite(Arrays.stream(above).sum() + Arrays.stream(below).sum())) {
            throw new IllegalArgumentException("a boundary needs grey levels on both sides");
        }
        if (!(contrast(above, below) > 0)) {
            throw new IllegalArgumentException("a boundary needs different grey levels, not " + Arrays.toString(above) + " and "
                    + Arrays.toString(below));
        }
    }

    public LevelHint(double above, double below) {
        this(new double[] {above}, new double[] {below});
    }

    /** The smallest difference between a level above and one below. */
    public double contrast() {
        return contrast(above, below);
    }

    /** Whether there is one level on each side. */
    boolean isSingle() {
        return above.length == 1 && below.length == 1;
    }

    private static double contrast(double[] above, double[] below) {
        return Arrays.stream(above).flatMap(a -> Arrays.stream(below).map(b -> Math.abs(a - b))).min().orElseThrow();
    }
}
