package org.lamella.layers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Finds how many boundaries a section has and about where. The columns are averaged in strips side by side; a boundary is a
 * step that all strips agree on (Student's t over the strips, with Bonferroni's correction for the places and widths tried),
 * beyond what a straight line of shading explains.
 */
final class BoundaryDetection {
    private static final int MOST_STRIPS = 32;
    private static final int SMALLEST_STRIP = 4;
    private static final int[] REACHES = {3, 5, 8, 12, 18, 27, 40, 60, 90, 135};
    /** Between two steps of one sign the profile has to level off to this share of the smaller one's slope. */
    private static final double LEVELLED = 0.6;
    /** A step beside one so much higher is no layer's but a foot of that edge. */
    private static final double FOOT = 0.08;
    private static final int FOOT_REACH = 3;

    private final double falseAlarm;

    BoundaryDetection(double falseAlarm) {
        this.falseAlarm = falseAlarm;
    }

    /**
     * A step of the mean profile.
     *
     * @param depth of the step in the middle column: it lies between this pixel and the one before
     * @param reach half the width of the window in which it is clearest
     * @param jump its height, deeper minus less deep
     * @param chance probability that a section without layers has such a step anywhere
     */
    record Step(int depth, int reach, double jump, double chance) {
    }

    /**
     * All steps that are no chance, in order of depth.
     *
     * @param most so many at most, the clearest
     */
    List<Step> steps(SectionGrid grid, int[] shift, int most) {
        double[][] profiles = profiles(grid, shift);
        int range = Math.abs(shift[shift.length - 1] - shift[0]);
        int[] reaches = IntStream.of(REACHES).filter(reach -> 4 * reach <= grid.depth).toArray();
        List<Step> taken = new ArrayList<>();
        // Short windows first: they place an edge best and hold no other; long ones find what is blurred or faint.
        for (int reach : reaches) {
            double[][] rises = each(profiles, profile -> JumpFilter.rises(profile, reach));
            double[][] jumps = each(profiles, profile -> JumpFilter.jumps(profile, reach));
            double[] mean = mean(rises);
            double[] profile = mean(profiles);
            for (Step candidate : candidates(mean, profile, jumps, reach, (double) mean.length * reaches.length, range)) {
                if (candidate.chance <= falseAlarm && taken.stream().noneMatch(other -> isPartOf(candidate, other, mean, range))) {
                    taken.add(candidate);
                }
            }
        }
        taken.removeIf(step -> taken.stream().anyMatch(other -> isFootOf(step, other)));
        taken.sort(Comparator.comparingDouble((Step step) -> -Math.abs(step.jump)));
        List<Step> steps = new ArrayList<>(taken.subList(0, Math.min(most, taken.size())));
        steps.sort(Comparator.comparingInt(Step::depth));
        return steps;
    }

    private static double[][] each(double[][] profiles, UnaryOperator<double[]> filter) {
        return Arrays.stream(profiles).parallel().map(filter).toArray(double[][]::new);
    }

    /** Whether a candidate's window holds a step that is known, or nothing levels off between the two. */
    private static boolean isPartOf(Step candidate, Step other, double[] rises, int range) {
        int distance = Math.abs(candidate.depth - other.depth);
        if (distance <= candidate.reach + 1) {
            return true;
        }
        if (candidate.jump * other.jump < 0 || distance > FOOT_REACH * (candidate.reach + other.reach)) {
            return false;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int z = Math.min(candidate.depth, other.depth); z <= Math.max(candidate.depth, other.depth); z++) {
            least = Math.min(least, rises[z + range] * Math.signum(candidate.jump));
        }
        return least > LEVELLED * Math.min(Math.abs(rises[candidate.depth + range]), Math.abs(rises[other.depth + range]));
    }

    private static boolean isFootOf(Step step, Step other) {
        return Math.abs(step.depth - other.depth) <= FOOT_REACH * Math.max(step.reach, other.reach)
                && Math.abs(step.jump) < FOOT * Math.abs(other.jump);
    }

    /** Mean profiles of strips of columns, along the layers; their first value lies at the depth of the largest shift up. */
    private static double[][] profiles(SectionGrid grid, int[] shift) {
        int strips = Math.max(2, Math.min(MOST_STRIPS, grid.columns / SMALLEST_STRIP));
        double[][] profiles = new double[strips][];
        int range = Math.abs(shift[shift.length - 1] - shift[0]);
        IntStream.range(0, strips).parallel().forEach(strip -> {
            int first = (int) ((long) strip * grid.columns / strips);
            int end = (int) ((long) (strip + 1) * grid.columns / strips);
            double[] sum = new double[grid.depth + 2 * range];
            int[] count = new int[sum.length];
            for (int c = first; c < end; c++) {
                int start = range - shift[c];
                for (int z = 0; z < grid.depth; z++) {
                    sum[start + z] += grid.grey[c * grid.depth + z];
                    count[start + z]++;
                }
            }
            for (int i = 0; i < sum.length; i++) {
                sum[i] = 2 * count[i] >= end - first ? sum[i] / count[i] : Double.NaN;
            }
            profiles[strip] = sum;
        });
        return profiles;
    }

    /** Where the mean rise is highest, with the chance of the step beyond a straight line; the highest first. */
    private static List<Step> candidates(double[] mean, double[] profile, double[][] jumps, int reach, double tests,
            int range) {
        List<Step> all = new ArrayList<>();
        for (int i = 1; i < mean.length - 1; i++) {
            double size = Math.abs(mean[i]);
            if (size > 0 && size > Math.abs(mean[i - 1]) && size >= Math.abs(mean[i + 1])) {
                double chance = Math.max(chance(jumps, i, Math.signum(mean[i])), JumpFilter.chance(profile, i, reach, mean[i]));
                all.add(new Step(i - range, reach, mean[i], Math.min(1, chance * tests)));
            }
        }
        all.sort(Comparator.comparingDouble((Step step) -> -Math.abs(step.jump)));
        return all;
    }

    /** Mean over the strips that have a value, where at least half of them do. */
    private static double[] mean(double[][] strips) {
        double[] mean = new double[strips[0].length];
        for (int i = 0; i < mean.length; i++) {
            double sum = 0;
            int n = 0;
            for (double[] strip : strips) {
                if (!Double.isNaN(strip[i])) {
                    sum += strip[i];
                    n++;
                }
            }
            mean[i] = n >= Math.max(2, strips.length / 2) ? sum / n : 0;
        }
        return mean;
    }

    /** Probability that strips without a step would agree on one so well (Student's t). */
    private static double chance(double[][] jumps, int at, double sign) {
        int n = 0;
        double sum = 0;
        double squares = 0;
        for (double[] strip : jumps) {
            if (!Double.isNaN(strip[at])) {
                n++;
                sum += strip[at];
                squares += strip[at] * strip[at];
            }
        }
        if (n < Math.max(2, jumps.length / 2) || !(sum * sign > 0)) {
            return 1;
        }
        double mean = sum / n;
        double variance = Math.max(0, squares / n - mean * mean) * n / (n - 1.0);
        // Without any scatter the image is drawn, and there is a step or there is none.
        double error = Math.max(Math.sqrt(variance / n), 1e-6 * Math.abs(mean));
        return 2 * new TDistribution(n - 1.0).cumulativeProbability(-Math.abs(mean) / error);
    }
}
