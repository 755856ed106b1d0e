package org.lamella.lattice;

import org.lamella.math.Selection;

/**
 * The background that a peak is compared with: the divided power nearby where a peak of the same origin would be just
 * as high. Three neighbourhoods are looked at, and the one against which the peak is least remarkable counts: the arc
 * at the same elliptical radius (rings of the contrast transfer function), and the vertical and the horizontal line
 * through the peak (streaks of scan noise, and the cross of the window and of the image's edges).
 */
final class LocalReference {
    private static final int LINE_REACH = 64;
    private static final int PATHS = 16;
    /** Share of the largest values that takes no part: the other spots of a row of a lattice, and their splitting. */
    private static final double TRIMMED = 0.3;
    /** The trimmed mean of exponential values is so efficient against the mean. */
    private static final double EFFICIENCY = 0.6;

    private final SpectrumBackground background;
    private final double[] values = new double[40000];

    LocalReference(SpectrumBackground background) {
        this.background = background;
    }

    /** A background level and the number of independent values behind it. */
    record Level(double mean, double independent) {
    }

    /** The significance of a smoothed peak and the level that it was compared with. */
    record Verdict(double probability, Level level) {
    }

    Verdict judge(int k, int l, double height, SmoothingScale scale) {
        Verdict worst = worse(worse(null, line(k, l, 0, 1, scale), height, scale), line(k, l, 1, 0, scale), height, scale);
        for (int i = 0; i < PATHS; i++) {
            worst = worse(worst, path(k, l, Math.PI * i / PATHS, scale), height, scale);
        }
        return worst == null ? new Verdict(1, new Level(1, 1)) : worst;
    }

    private static Verdict worse(Verdict before, Level level, double height, SmoothingScale scale) {
        if (level == null) {
            return before;
        }
        double probability = level.mean > 0 ? scale.tail(height / level.mean / structure(scale), level.independent) : 1;
        boolean isWorse = before == null || probability > before.probability
                || probability == before.probability && level.mean > before.level.mean;
        return isWorse ? new Verdict(probability, level) : before;
    }

    /** How much the background may rise above a straight path where its rings bend; averages over more bins feel it more. */
    private static double structure(SmoothingScale scale) {
        return 1.1 + 0.25 * Math.min(2, scale.sigma());
    }

    /** The level all around a peak, from many more values than the other neighbourhoods have. */
    Level surroundings(int k, int l, SmoothingScale scale) {
        double clear = scale.exclusionRadius() + 2;
        int reach = (int) (clear + 10);
        int n = 0;
        for (int dl = -reach; dl <= reach; dl++) {
            for (int dk = -reach; dk <= reach; dk++) {
                n = add(n, k + dk, l + dl, k, l, clear);
            }
        }
        Level level = level(n, SmoothingScale.BINS_PER_VALUE);
        return level == null ? new Level(1, 1) : level;
    }

    /**
     * A path through the peak that bends like a ring: along the ring when the slope is 0, across it when infinite.
     *
     * @param turn angle between path and ring, in radians
     */
    private Level path(int k, int l, double turn, SmoothingScale scale) {
        double radius = Math.hypot(k, l);
        double heading = Math.atan2(l, k) + Math.PI / 2 + turn;
        double bend = Math.cos(turn) / radius;
        double clear = scale.exclusionRadius() + 1;
        int reach = (int) Math.max(24, Math.min(LINE_REACH, 0.9 * radius));
        int n = 0;
        for (int direction = -1; direction <= 1; direction += 2) {
            double x = k;
            double y = l;
            for (int step = 1; step <= reach; step++) {
                double angle = heading + bend * direction * (step - 0.5);
                x += direction * Math.cos(angle);
                y += direction * Math.sin(angle);
                for (int side = -1; side <= 1; side++) {
                    n = add(n, (int) Math.round(x - side * Math.sin(angle)), (int) Math.round(y + side * Math.cos(angle)), k, l, clear);
                }
            }
        }
        return level(n, SmoothingScale.BINS_PER_VALUE);
    }

    private Level line(int k, int l, int stepK, int stepL, SmoothingScale scale) {
        double clear = scale.exclusionRadius() + 2;
        // The streak through the centre, of scan noise, is as narrow as the window makes it: a bin aside it is weaker.
        boolean isAxis = Math.abs(stepK == 0 ? k : l) <= 1;
        int width = isAxis ? 0 : 1;
        int n = 0;
        for (int i = -LINE_REACH; i <= LINE_REACH; i++) {
            for (int side = -width; side <= width; side++) {
                n = add(n, k + i * stepK + side * stepL, l + i * stepL + side * stepK, k, l, clear);
            }
        }
        return level(n, isAxis ? Math.sqrt(SmoothingScale.BINS_PER_VALUE) : SmoothingScale.BINS_PER_VALUE);
    }

    private int add(int n, int k, int l, int peakK, int peakL, double clear) {
        if (n >= values.length || isWithin(k - peakK, l - peakL, clear) || isWithin(k + peakK, l + peakL, clear)
                || !background.inRange(k, l)) {
            return n;
        }
        float value = background.at(k, l);
        if (Float.isNaN(value)) {
            return n;
        }
        values[n] = value;
        return n + 1;
    }

    private static boolean isWithin(int k, int l, double distance) {
        return k * k + l * l < distance * distance;
    }

    /** The mean of exponential values without the largest ones, so that other spots take no part. */
    private Level level(int n, double binsPerValue) {
        if (n < 24) {
            return null;
        }
        int kept = (int) (n * (1 - TRIMMED));
        Selection.select(values, n, kept);
        double sum = 0;
        for (int i = 0; i < kept; i++) {
            sum += values[i];
        }
        double limit = -Math.log(TRIMMED);
        double expected = (1 - TRIMMED * (1 + limit)) / (1 - TRIMMED);
        return new Level(sum / kept / expected, Math.max(2, EFFICIENCY * n / binsPerValue));
    }
}
