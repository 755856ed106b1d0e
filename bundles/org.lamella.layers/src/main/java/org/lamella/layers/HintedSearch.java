package org.lamella.layers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Places boundaries whose grey levels are known: the paths through the whole section whose surroundings fit them best. Whether
 * there is a boundary at all is told from sections in which every column has been rolled by a chance amount: there the same
 * grey levels lie in the same columns, but no edge goes on from one to the next.
 */
final class HintedSearch {
    private static final int WINDOW = 8;
    private static final int COARSE_COLUMNS = 512;
    private static final int ROLLS = 12;
    private static final long SEED = 1;
    private static final int MARGIN = 60;
    private static final double SMALLEST_STEP = 0.25;

    private final SectionGrid coarse;
    private final int[] shift;
    private final double noise;

    HintedSearch(SectionGrid grid, int[] shift, double noise) {
        int factor = Math.max(1, grid.columns / COARSE_COLUMNS);
        this.coarse = factor == 1 ? grid : grid.binned(factor, shift);
        this.shift = IntStream.range(0, coarse.columns).map(c -> shift[c * factor + factor / 2]).toArray();
        this.noise = noise / Math.sqrt(factor);
    }

    /** A place to search, and the probability that chance would look as much like a boundary. */
    record Found(PathTracer.Search search, double chance) {
    }

    /** Searches for boundaries in order of depth. */
    List<Found> find(List<LevelHint> hints) {
        int[][] paths = new int[hints.size()][];
        Integer[] order = IntStream.range(0, paths.length).boxed().sorted((i, j) -> Double.compare(hints.get(j).contrast(), hints.get(i).contrast()))
                .toArray(Integer[]::new);
        double[] chances = new double[paths.length];
        for (int k : order) {
            int[] lowest = new int[coarse.columns];
            int[] highest = new int[coarse.columns];
            Arrays.fill(highest, coarse.depth - 1);
            for (int other = 0; other < paths.length; other++) {
                for (int c = 0; paths[other] != null && c < coarse.columns; c++) {
                    lowest[c] = other < k ? Math.max(lowest[c], paths[other][c] + 2) : lowest[c];
                    highest[c] = other > k ? Math.min(highest[c], paths[other][c] - 2) : highest[c];
                }
            }
            EdgeMap map = map(coarse, hints.get(k), lowest, highest);
            paths[k] = path(map);
            chances[k] = isStep(hints.get(k), paths[k]) ? chance(hints.get(k), cost(map, paths[k])) : 1;
        }
        List<Found> found = new ArrayList<>();
        for (int k = 0; k < paths.length; k++) {
            int low = Integer.MAX_VALUE;
            int high = Integer.MIN_VALUE;
            for (int c = 0; c < coarse.columns; c++) {
                low = Math.min(low, paths[k][c] - shift[c]);
                high = Math.max(high, paths[k][c] - shift[c]);
            }
            found.add(new Found(new PathTracer.Search(low - MARGIN, high + MARGIN, hints.get(k).above()[0],
                    hints.get(k).below()[0], WINDOW, hints.get(k)), chances[k]));
        }
        return found;
    }

    /** Whether the grey level steps along a path, beyond a straight line: shading passes through any two levels somewhere. */
    private boolean isStep(LevelHint hint, int[] path) {
        double[] profile = new double[2 * WINDOW];
        int[] count = new int[profile.length];
        for (int c = 0; c < path.length; c++) {
            for (int i = 0; i < profile.length; i++) {
                int z = path[c] + i - WINDOW;
                if (z >= 0 && z < coarse.depth) {
                    profile[i] += coarse.grey[c * coarse.depth + z];
                    count[i]++;
                }
            }
        }
        for (int i = 0; i < profile.length; i++) {
            profile[i] /= count[i];
        }
        double jump = JumpFilter.jumps(profile, WINDOW)[WINDOW];
        // Where a boundary is met by several things their steps may cancel.
        return !hint.isSingle() || jump * Math.signum(hint.below()[0] - hint.above()[0]) > SMALLEST_STEP * hint.contrast();
    }

    private EdgeMap map(SectionGrid grid, LevelHint hint, int[] lowest, int[] highest) {
        float[] above = new float[grid.columns];
        float[] below = new float[grid.columns];
        Arrays.fill(above, (float) hint.above()[0]);
        Arrays.fill(below, (float) hint.below()[0]);
        return new EdgeMap(grid, WINDOW, noise, above, below, hint, lowest, highest);
    }

    private int[] path(EdgeMap map) {
        return new MinimumCostPath(PathTracer.PRICE, 4).find(new int[coarse.columns], coarse.depth, map);
    }

    private double cost(EdgeMap map, int[] path) {
        double sum = 0;
        float[] one = new float[1];
        for (int c = 0; c < path.length; c++) {
            map.fill(c, path[c], one);
            sum += one[0] + (c == 0 ? 0 : PathTracer.PRICE * Math.abs(path[c] - path[c - 1]));
        }
        return sum;
    }

    private double chance(LevelHint hint, double cost) {
        SplittableRandom random = new SplittableRandom(SEED);
        long[] seeds = random.longs(ROLLS).toArray();
        double[] costs = Arrays.stream(seeds).parallel().mapToDouble(seed -> {
            SectionGrid rolled = coarse.rolled(new SplittableRandom(seed));
            int[] highest = new int[coarse.columns];
            Arrays.fill(highest, coarse.depth - 1);
            EdgeMap map = map(rolled, hint, new int[coarse.columns], highest);
            return cost(map, path(map));
        }).toArray();
        double mean = Arrays.stream(costs).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(costs).map(v -> (v - mean) * (v - mean)).sum() / (ROLLS - 1));
        if (!(deviation > 0)) {
            return cost < mean ? 0 : 1;
        }
        return new TDistribution(ROLLS - 1).cumulativeProbability((cost - mean) / deviation / Math.sqrt(1 + 1.0 / ROLLS));
    }
}
