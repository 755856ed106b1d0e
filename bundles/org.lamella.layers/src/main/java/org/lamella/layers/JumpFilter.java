package org.lamella.layers;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * The step in the middle of a window of a profile that a straight line goes through: what is left of an edge when shading is
 * allowed for. In a window of twice {@code w} points the model is {@code a + b u + J sign(u) / 2}.
 */
final class JumpFilter {
    private JumpFilter() {
    }

    /** The mean of {@code w} points from each point on minus that of the points before; NaN where these are not inside. */
    static double[] rises(double[] profile, int w) {
        double[] rises = new double[profile.length];
        for (int i = 0; i < profile.length; i++) {
            double sum = i < w || i + w > profile.length ? Double.NaN : 0;
            for (int k = 0; k < w && sum == sum; k++) {
                sum += profile[i + k] - profile[i - 1 - k];
            }
            rises[i] = sum / w;
        }
        return rises;
    }

    /**
     * The step before each point of a profile.
     *
     * @param profile the values; NaN outside
     * @param w points on each side, at least 2
     * @return J for a step between point i - 1 and i; NaN where the window is not inside
     */
    static double[] jumps(double[] profile, int w) {
        double[] jumps = new double[profile.length];
        double moment = w * ((double) w * w - 1) / 12;
        double centre = (w - 1) / 2.0;
        for (int i = 0; i < profile.length; i++) {
            if (i < w || i + w > profile.length) {
                jumps[i] = Double.NaN;
                continue;
            }
            double left = 0;
            double right = 0;
            double slope = 0;
            for (int k = 0; k < w; k++) {
                double before = profile[i - w + k];
                double after = profile[i + k];
                left += before;
                right += after;
                slope += (k - centre) * (before + after);
            }
            jumps[i] = (right - left) / w - slope / (2 * moment) * w;
        }
        return jumps;
    }

    /**
     * Probability that a profile which scatters as this one does beside a step would show such a step by chance: stripes that
     * run along the supposed layers have steps everywhere, a layer has a level. The middle of the window, where an edge is
     * blurred, is left out.
     *
     * @param at the step lies before this point
     * @param sign of the step that is meant
     */
    static double chance(double[] profile, int at, int w, double sign) {
        int blur = w / 4 + (w > 3 ? 1 : 0);
        int side = w - blur;
        if (at < w || at + w > profile.length) {
            return 1;
        }
        // Least squares of a + b u + J sign(u) / 2: the slope from within the sides, the step from their middles.
        double left = 0;
        double right = 0;
        double slope = 0;
        double centre = (side - 1) / 2.0;
        for (int k = 0; k < side; k++) {
            left += profile[at - w + k] / side;
            right += profile[at + blur + k] / side;
            slope += (k - centre) * (profile[at - w + k] + profile[at + blur + k]);
        }
        double moment = 2.0 * side * ((double) side * side - 1) / 12;
        slope /= moment;
        double squares = 0;
        for (int k = 0; k < side; k++) {
            squares += square(profile[at - w + k] - left - slope * (k - centre)) + square(profile[at + blur + k] - right - slope * (k - centre));
        }
        int freedom = 2 * side - 3;
        double apart = side + 2.0 * blur;
        double jump = right - left - slope * apart;
        double error = Math.sqrt(squares / freedom * (2.0 / side + apart * apart / moment));
        error = Math.max(error, 1e-9 * (Math.abs(left) + Math.abs(right)));
        return !(jump * sign > 0) ? 1 : 2 * new TDistribution(freedom).cumulativeProbability(-Math.abs(jump) / error);
    }

    private static double square(double value) {
        return value * value;
    }
}
