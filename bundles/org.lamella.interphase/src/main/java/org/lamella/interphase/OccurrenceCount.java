package org.lamella.interphase;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Counts over how many windows of each depth the crystals of each phase reach. */
final class OccurrenceCount {
    /** A crystal that is of a phase with less than this probability is not shown as one. */
    private static final double LEAST_SHARE = 0.3;
    private static final double LOW = 0.1587;

    private OccurrenceCount() {
    }

    /**
     * @param found the interface, with the factor by which depths below it are too small
     * @param shift what is to be taken off the face's depths
     * @param step depth of a bin in nm
     */
    static Occurrence of(CrystalMap map, InterfaceFit.Found found, double shift, double step, int strips, int resamples, long seed) {
        int windows = map.grid().count();
        int groups = map.model().groups().size();
        boolean[][] shown = new boolean[groups][windows];
        for (Crystal crystal : map.crystals()) {
            for (int g = 0; g < groups; g++) {
                if (crystal.shares()[g] >= LEAST_SHARE) {
                    for (int window : crystal.footprint()) {
                        shown[g][window] = true;
                    }
                }
            }
        }
        double[] depth = new double[windows];
        double[] along = new double[windows];
        found.face().places(map.windowsX(), map.windowsY(), along, depth);
        for (int window = 0; window < windows; window++) {
            depth[window] = (depth[window] - shift) / found.cosine();
        }
        double first = Arrays.stream(along).min().orElse(0);
        double last = Arrays.stream(along).max().orElse(1);
        int bins = (int) Math.ceil(Arrays.stream(depth).max().orElse(0) / step) + 1;
        double[][] searched = new double[strips][bins];
        double[][][] seen = new double[groups][strips][bins];
        for (int window = 0; window < windows; window++) {
            int strip = (int) Math.min(strips - 1, strips * (along[window] - first) / (last - first + 1e-9));
            int bin = (int) Math.max(0, Math.min(bins - 1, depth[window] / step));
            searched[strip][bin]++;
            for (int g = 0; g < groups; g++) {
                seen[g][strip][bin] += shown[g][window] ? 1 : 0;
            }
        }
        int[] all = new int[strips];
        Arrays.setAll(all, i -> i);
        double[][] share = new double[groups][];
        double[][] lower = new double[groups][bins];
        double[][] upper = new double[groups][bins];
        for (int g = 0; g < groups; g++) {
            share[g] = shares(seen[g], searched, all);
        }
        SplittableRandom random = new SplittableRandom(seed);
        int[][] draws = new int[resamples][strips];
        for (int[] draw : draws) {
            Arrays.setAll(draw, i -> random.nextInt(strips));
        }
        for (int g = 0; g < groups; g++) {
            double[][] sampled = new double[resamples][];
            for (int i = 0; i < resamples; i++) {
                sampled[i] = shares(seen[g], searched, draws[i]);
            }
            for (int bin = 0; bin < bins; bin++) {
                int at = bin;
                double[] values = Arrays.stream(sampled).mapToDouble(sample -> sample[at]).filter(Double::isFinite).sorted().toArray();
                lower[g][bin] = values.length == 0 ? Double.NaN : values[(int) (LOW * (values.length - 1))];
                upper[g][bin] = values.length == 0 ? Double.NaN : values[(int) Math.round((1 - LOW) * (values.length - 1))];
            }
        }
        double[] middle = new double[bins];
        Arrays.setAll(middle, i -> (i + 0.5) * step);
        return new Occurrence(middle, share, lower, upper);
    }

    private static double[] shares(double[][] seen, double[][] searched, int[] strips) {
        double[] shares = new double[searched[0].length];
        for (int bin = 0; bin < shares.length; bin++) {
            double sum = 0;
            double count = 0;
            for (int strip : strips) {
                sum += seen[strip][bin];
                count += searched[strip][bin];
            }
            shares[bin] = count == 0 ? Double.NaN : sum / count;
        }
        return shares;
    }
}
