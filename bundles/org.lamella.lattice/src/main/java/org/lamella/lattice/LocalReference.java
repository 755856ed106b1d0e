package org.lamella.lattice;

import java.util.Arrays;

/**
 * The background that a peak is compared with: the divided power nearby where a peak of the same origin would be just
 * as high. Three neighbourhoods are looked at, and the one against which the peak is least remarkable counts: the arc
 * at the same elliptical radius (rings of the contrast transfer function), and the vertical and the horizontal line
 * through the peak (streaks of scan noise, and the cross of the window and of the image's edges).
 */
final class LocalReference {
    private static final int LINE_REACH = 64;
    private static final int ARC_HALF_WIDTH = 3;
    private static final double ARC_HALF_ANGLE = Math.toRadians(32);
    private static final double TRIMMED = 0.2;

    private final SpectrumBackground background;
    private final PowerSpectrum spectrum;
    private final double[] values = new double[40000];

    LocalReference(SpectrumBackground background, PowerSpectrum spectrum) {
        this.background = background;
        this.spectrum = spectrum;
    }

    /** A background level and the number of independent values behind it. */
    record Level(double mean, double independent) {
    }

    /** The significance of a smoothed peak and the level that it was compared with. */
    record Verdict(double probability, Level level) {
    }

    Verdict judge(int k, int l, double height, SmoothingScale scale) {
        Verdict worst = null;
        for (Level level : new Level[] {arc(k, l, scale), line(k, l, 0, 1, scale), line(k, l, 1, 0, scale)}) {
            if (level != null) {
                double probability = level.mean > 0 ? scale.tail(height / level.mean, level.independent) : 1;
                if (worst == null || probability > worst.probability
                        || probability == worst.probability && level.mean > worst.level.mean) {
                    worst = new Verdict(probability, level);
                }
            }
        }
        return worst == null ? new Verdict(1, new Level(1, 1)) : worst;
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
        Level level = level(n);
        return level == null ? new Level(1, 1) : level;
    }

    private Level arc(int k, int l, SmoothingScale scale) {
        double x = k * spectrum.stepX();
        double y = l * spectrum.stepY();
        double step = Math.max(spectrum.stepX(), spectrum.stepY());
        double radius = Math.hypot(x, y);
        double elliptical = background.radius(k, l);
        double angle = Math.atan2(y, x);
        double binsRound = radius / step;
        double halfAngle = Math.min(Math.PI / 2, Math.max(ARC_HALF_ANGLE, 60 / binsRound));
        int steps = (int) Math.max(8, Math.min(400, halfAngle * binsRound));
        double clear = scale.exclusionRadius() + 1;
        int n = 0;
        for (int i = -steps; i <= steps; i++) {
            double turned = angle + halfAngle * i / steps;
            double cosine = Math.cos(turned) / spectrum.stepX();
            double sine = Math.sin(turned) / spectrum.stepY();
            // The same elliptical radius in another direction is another length.
            double along = background.radius(cosine, sine);
            double base = elliptical / along;
            for (int offset = -ARC_HALF_WIDTH; offset <= ARC_HALF_WIDTH; offset++) {
                double r = base + offset * step;
                n = add(n, (int) Math.round(cosine * r), (int) Math.round(sine * r), k, l, clear);
            }
        }
        return level(n);
    }

    private Level line(int k, int l, int stepK, int stepL, SmoothingScale scale) {
        double clear = scale.exclusionRadius() + 2;
        int n = 0;
        for (int i = -LINE_REACH; i <= LINE_REACH; i++) {
            for (int side = -1; side <= 1; side++) {
                n = add(n, k + i * stepK + side * stepL, l + i * stepL + side * stepK, k, l, clear);
            }
        }
        return level(n);
    }

    private int add(int n, int k, int l, int peakK, int peakL, double clear) {
        if (n >= values.length || Math.hypot(k - peakK, l - peakL) < clear || Math.hypot(k + peakK, l + peakL) < clear
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

    /** The mean of exponential values without the largest fifth, so that other spots take no part. */
    private Level level(int n) {
        if (n < 24) {
            return null;
        }
        Arrays.sort(values, 0, n);
        int kept = (int) (n * (1 - TRIMMED));
        double sum = 0;
        for (int i = 0; i < kept; i++) {
            sum += values[i];
        }
        double limit = -Math.log(TRIMMED);
        double expected = (1 - TRIMMED * (1 + limit)) / (1 - TRIMMED);
        // A trimmed mean of exponential values is about three quarters as efficient as the mean.
        return new Level(sum / kept / expected, Math.max(2, 0.75 * n / SmoothingScale.BINS_PER_VALUE));
    }
}
