package org.lamella.layers;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Traces boundaries as minimum-cost paths through edge maps: first over averaged columns in a wide band, then in every column
 * close by, with grey levels that follow shading along the layer. Boundaries never cross, and pass through the points that a
 * person has set.
 */
final class PathTracer {
    private static final int COARSE_COLUMNS = 1024;
    private static final int LARGEST_WINDOW = 16;
    private static final int SMALLEST_WINDOW = 2;
    private static final double WINDOW_SHARE = 0.6;
    static final double PRICE = 1.5;
    private static final int NEAR = 8;
    private static final int LEVEL_COLUMNS = 48;
    private static final int LARGEST_BAND = 4096;
    private static final int FARTHEST = 400;
    private static final int NEAR_SLICE = 24;

    private final SectionGrid grid;
    private final int[] shift;
    private final double noise;

    PathTracer(SectionGrid grid, int[] shift, double noise) {
        this.grid = grid;
        this.shift = shift;
        this.noise = noise;
    }

    /**
     * Where a boundary may lie and what bounds it.
     *
     * @param from,to depths in the middle column
     * @param above,below grey levels
     * @param window pixels above and below the edge that are looked at
     * @param hint what a person knows of the levels, or null
     */
    record Search(int from, int to, double above, double below, int window, LevelHint hint) {
        double contrast() {
            return hint == null ? Math.abs(above - below) : hint.contrast();
        }
    }

    /** What to search for around the steps of the mean profile. */
    List<Search> searches(List<BoundaryDetection.Step> steps) {
        double[] profile = profile();
        int range = profileStart();
        Search[] searches = new Search[steps.size()];
        for (int i = 0; i < searches.length; i++) {
            BoundaryDetection.Step step = steps.get(i);
            int before = i == 0 ? Integer.MAX_VALUE : step.depth() - steps.get(i - 1).depth();
            int after = i == searches.length - 1 ? Integer.MAX_VALUE : steps.get(i + 1).depth() - step.depth();
            // Beside the edge, not on its slope, but not beyond the next edge either.
            double above = mean(profile, range + step.depth(), -reach(step.reach(), before));
            double below = mean(profile, range + step.depth(), reach(step.reach(), after));
            int window = (int) Math.clamp(WINDOW_SHARE * Math.min(before, after), SMALLEST_WINDOW, LARGEST_WINDOW);
            searches[i] = new Search(step.depth() - Math.min(FARTHEST, before / 2), step.depth() + Math.min(FARTHEST, after / 2), above,
                    below, window, null);
        }
        return List.of(searches);
    }

    /** What to search for around boundaries that were found in a section close by. */
    List<Search> near(List<Boundary> boundaries, List<LevelHint> hints) {
        Search[] searches = new Search[boundaries.size()];
        for (int k = 0; k < searches.length; k++) {
            Boundary boundary = boundaries.get(k);
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            double gap = LARGEST_WINDOW / WINDOW_SHARE;
            for (int c = 0; c < grid.columns; c++) {
                double z = boundary.position()[c];
                if (!Double.isNaN(z)) {
                    low = Math.min(low, z - shift[c]);
                    high = Math.max(high, z - shift[c]);
                }
            }
            for (int other = Math.max(0, k - 1); other <= Math.min(searches.length - 1, k + 1); other++) {
                gap = other == k ? gap : Math.min(gap, distance(boundary, boundaries.get(other)));
            }
            LevelHint hint = hints.isEmpty() ? null : hints.get(k);
            searches[k] = new Search((int) low - NEAR_SLICE, (int) high + NEAR_SLICE, hint == null ? boundary.levelAbove() : hint.above()[0],
                    hint == null ? boundary.levelBelow() : hint.below()[0], (int) Math.max(SMALLEST_WINDOW, WINDOW_SHARE * gap), hint);
        }
        return List.of(searches);
    }

    private static double distance(Boundary one, Boundary other) {
        double sum = 0;
        int n = 0;
        for (int c = 0; c < one.position().length; c++) {
            double between = Math.abs(one.position()[c] - other.position()[c]);
            if (!Double.isNaN(between)) {
                sum += between;
                n++;
            }
        }
        return n == 0 ? 0 : sum / n;
    }

    private static int reach(int reach, int gap) {
        return (int) Math.min(1.5 * reach + 1, Math.max(2, 0.75 * gap));
    }

    private int profileStart() {
        return Math.abs(shift[shift.length - 1] - shift[0]);
    }

    private double[] profile() {
        int range = profileStart();
        double[] sum = new double[grid.depth + 2 * range];
        int[] count = new int[sum.length];
        int step = Math.max(1, grid.columns / COARSE_COLUMNS);
        for (int c = 0; c < grid.columns; c += step) {
            for (int z = 0; z < grid.depth; z++) {
                int at = z + range - shift[c];
                sum[at] += grid.grey[c * grid.depth + z];
                count[at]++;
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] = count[i] == 0 ? Double.NaN : sum[i] / count[i];
        }
        return sum;
    }

    /** Mean of the outer part of a stretch that begins at an edge. */
    private static double mean(double[] profile, int edge, int reach) {
        int far = reach < 0 ? edge + reach : edge + reach - 1;
        int near = edge + reach / 3;
        double sum = 0;
        int n = 0;
        for (int i = Math.min(far, near); i <= Math.max(far, near); i++) {
            if (i >= 0 && i < profile.length && !Double.isNaN(profile[i])) {
                sum += profile[i];
                n++;
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    /**
     * The paths of all boundaries.
     *
     * @param fixed for each boundary the depths that a person has set, by column
     * @return for each boundary the first pixel below it in each column
     */
    int[][] trace(List<Search> searches, List<Map<Integer, Double>> fixed) {
        int factor = Math.max(1, grid.columns / COARSE_COLUMNS);
        SectionGrid coarse = factor == 1 ? grid : grid.binned(factor, shift);
        int[] coarseShift = IntStream.range(0, coarse.columns).map(c -> shift[c * factor + factor / 2]).toArray();
        int[][] rough = new int[searches.size()][];
        // The clearest first: the others find their place between those that are sure.
        Integer[] order = IntStream.range(0, searches.size()).boxed().sorted((i, j) -> Double.compare(searches.get(j).contrast(),
                searches.get(i).contrast())).toArray(Integer[]::new);
        for (int k : order) {
            rough[k] = coarse(coarse, coarseShift, searches.get(k), limits(rough, k, coarse.columns), bySteps(fixed.get(k), factor,
                    coarse.columns), factor);
        }
        int[][] fine = new int[searches.size()][];
        IntStream.range(0, searches.size()).parallel().forEach(k -> fine[k] = fine(searches.get(k), rough, k, factor, fixed.get(k)));
        order(fine);
        return fine;
    }

    private static Map<Integer, Double> bySteps(Map<Integer, Double> fixed, int factor, int columns) {
        Map<Integer, Double> binned = new java.util.TreeMap<>();
        fixed.forEach((column, depth) -> binned.put(Math.min(columns - 1, column / factor), depth));
        return binned;
    }

    /** The lowest and the highest depth in each column that the neighbours leave. */
    private static int[][] limits(int[][] paths, int k, int columns) {
        int[] lowest = new int[columns];
        int[] highest = new int[columns];
        Arrays.fill(lowest, Integer.MIN_VALUE / 2);
        Arrays.fill(highest, Integer.MAX_VALUE / 2);
        for (int other = 0; other < paths.length; other++) {
            for (int c = 0; paths[other] != null && c < columns; c++) {
                if (other < k) {
                    lowest[c] = Math.max(lowest[c], paths[other][c] + 1);
                } else if (other > k) {
                    highest[c] = Math.min(highest[c], paths[other][c] - 1);
                }
            }
        }
        return new int[][] {lowest, highest};
    }

    private int[] coarse(SectionGrid coarse, int[] coarseShift, Search search, int[][] limits, Map<Integer, Double> fixed, int factor) {
        int band = Math.clamp(search.to - search.from + 1, 1, LARGEST_BAND);
        int[] from = IntStream.of(coarseShift).map(s -> search.from + s).toArray();
        for (Map.Entry<Integer, Double> point : fixed.entrySet()) {
            // A person may know better than the band.
            int depth = (int) Math.round(point.getValue() + 0.5);
            int outside = Math.max(from[point.getKey()] - depth, depth - (from[point.getKey()] + band - 1));
            if (outside > 0) {
                return coarse(coarse, coarseShift, new Search(search.from - outside - NEAR, search.to + outside + NEAR, search.above,
                        search.below, search.window, search.hint), limits, fixed, factor);
            }
        }
        fix(fixed, limits);
        float[] above = new float[coarse.columns];
        float[] below = new float[coarse.columns];
        Arrays.fill(above, (float) search.above);
        Arrays.fill(below, (float) search.below);
        EdgeMap map = new EdgeMap(coarse, search.window, noise / Math.sqrt(factor), above, below, search.hint, limits[0], limits[1]);
        return new MinimumCostPath(PRICE, Math.min(8, 1 + factor)).find(from, band, map);
    }

    private static void fix(Map<Integer, Double> fixed, int[][] limits) {
        fixed.forEach((column, depth) -> {
            limits[0][column] = (int) Math.round(depth + 0.5);
            limits[1][column] = limits[0][column];
        });
    }

    private int[] fine(Search search, int[][] rough, int k, int factor, Map<Integer, Double> fixed) {
        int[] path = stretched(rough[k], factor);
        float[][] levels = levels(path, search, rough, k, factor);
        int near = factor == 1 ? 3 : NEAR;
        int[] from = IntStream.of(path).map(z -> z - near).toArray();
        int[][] limits = limits(new int[0][], 0, grid.columns);
        fix(fixed, limits);
        return new MinimumCostPath(PRICE, 2).find(from, 2 * near + 1, new EdgeMap(grid, search.window, noise, levels[0], levels[1],
                search.hint, limits[0], limits[1]));
    }

    /** A path over averaged columns at every column. */
    private int[] stretched(int[] rough, int factor) {
        if (factor == 1) {
            return rough;
        }
        int[] path = new int[grid.columns];
        for (int c = 0; c < path.length; c++) {
            double at = Math.clamp((c - (factor - 1) / 2.0) / factor, 0, rough.length - 1.0);
            int left = (int) at;
            int right = Math.min(rough.length - 1, left + 1);
            // Relative to the shift of its column, since a steep stack moves within an averaged one.
            double before = rough[left] - shift[left * factor + factor / 2];
            double after = rough[right] - shift[right * factor + factor / 2];
            path[c] = (int) Math.round(before + (at - left) * (after - before)) + shift[c];
        }
        return path;
    }

    /** Grey levels above and below a path, as running means along it. */
    private float[][] levels(int[] path, Search search, int[][] rough, int k, int factor) {
        double[][] beside = new double[2][grid.columns];
        for (int c = 0; c < grid.columns; c++) {
            int bin = Math.min(rough[k].length - 1, c / factor);
            int up = k == 0 ? Integer.MAX_VALUE : rough[k][bin] - rough[k - 1][bin];
            int down = k == rough.length - 1 ? Integer.MAX_VALUE : rough[k + 1][bin] - rough[k][bin];
            beside[0][c] = beside(c, path[c], -Math.min(search.window + 2, Math.max(2, up - 2)));
            beside[1][c] = beside(c, path[c], Math.min(search.window + 2, Math.max(2, down - 2)));
        }
        float[][] levels = new float[2][];
        if (search.hint != null && !search.hint.isSingle()) {
            levels[0] = new float[grid.columns];
            levels[1] = new float[grid.columns];
            Arrays.fill(levels[0], (float) search.above);
            Arrays.fill(levels[1], (float) search.below);
            return levels;
        }
        levels[0] = running(beside[0], search.above);
        levels[1] = running(beside[1], search.below);
        for (int c = 0; c < grid.columns; c++) {
            // Where the step has gone or turned round, the levels of the whole boundary are the better guess.
            if ((levels[1][c] - levels[0][c]) * (search.below - search.above) < 0.25 * Math.pow(search.contrast(), 2)) {
                levels[0][c] = (float) search.above;
                levels[1][c] = (float) search.below;
            }
        }
        return levels;
    }

    private double beside(int column, int edge, int reach) {
        double sum = 0;
        int n = 0;
        int near = Math.abs(reach) > 4 ? 2 : 1;
        for (int i = near; i < Math.abs(reach); i++) {
            int z = reach < 0 ? edge - 1 - i : edge + i;
            if (z >= 0 && z < grid.depth) {
                sum += grid.grey[column * grid.depth + z];
                n++;
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    private static float[] running(double[] values, double otherwise) {
        float[] mean = new float[values.length];
        for (int c = 0; c < values.length; c++) {
            mean[c] = (float) otherwise;
        }
        double[] sum = new double[values.length + 1];
        int[] count = new int[values.length + 1];
        for (int c = 0; c < values.length; c++) {
            boolean is = !Double.isNaN(values[c]);
            sum[c + 1] = sum[c] + (is ? values[c] : 0);
            count[c + 1] = count[c] + (is ? 1 : 0);
        }
        for (int c = 0; c < values.length; c++) {
            int low = Math.max(0, c - LEVEL_COLUMNS);
            int high = Math.min(values.length, c + LEVEL_COLUMNS + 1);
            if (count[high] > count[low]) {
                mean[c] = (float) ((sum[high] - sum[low]) / (count[high] - count[low]));
            }
        }
        return mean;
    }

    /** Where fine paths touch they stay together; none passes another. */
    private static void order(int[][] paths) {
        for (int k = 1; k < paths.length; k++) {
            for (int c = 0; c < paths[k].length; c++) {
                paths[k][c] = Math.max(paths[k][c], paths[k - 1][c]);
            }
        }
    }
}
