package org.lamella.interphase;

import java.util.Arrays;

/**
 * Where the layers of an interphase end, by maximum likelihood.
 *
 * <p>Crystals of phase p lie in layer k as a Poisson process with a rate that is the layer's. For given rates the best
 * edges follow exactly by dynamic programming over the depth, and the rates from the edges; the two take turns until
 * they agree, from several starts. The interphase is only there when it explains the crystals better by more than its
 * parameters could by chance (Bayesian information criterion). A flank of which phases are given belongs to it: few of its
 * crystals in a narrow image make its boundary uncertain, not absent. One without phases has to earn its place.</p>
 *
 * <p>From there on the likelihood of every position of every boundary is summed over all positions of the others
 * (forward and backward sums) and the rates are those that make this sum greatest (expectation maximisation). A boundary
 * is the mean of its likelihood: unlike the single best position it is unbiased where a layer begins with the first
 * crystal of a phase.</p>
 *
 * <p>Literature: I. E. Auger and C. E. Lawrence, Bull. Math. Biol. 51 (1989) 39, doi:10.1007/BF02458835 (segments by
 * dynamic programming); G. Schwarz, Ann. Statist. 6 (1978) 461, doi:10.1214/aos/1176344136; A. P. Dempster, N. M. Laird
 * and D. B. Rubin, J. R. Stat. Soc. B 39 (1977) 1, doi:10.1111/j.2517-6161.1977.tb01600.x.</p>
 */
final class LayerSegmentation {
    private static final double[] STARTS = {0.7, 1.5, 3};
    private static final int ROUNDS = 25;
    /** With fewer crystals the criterion, which is one for many, would ask too little. */
    private static final double LEAST_CRYSTALS = 30;
    /** Fewer crystals than this are no layer, wherever they lie. */
    private static final double FEWEST_CRYSTALS = 4;

    private final LayerModel model;

    LayerSegmentation(LayerModel model) {
        this.model = model;
    }

    LayerModel model() {
        return model;
    }

    /**
     * A segmentation.
     *
     * @param edges edges of the layers in bins, one more than there are layers; equal for a layer that is not used
     * @param logLikelihood of the crystals, without constant terms, less the penalty for the layers in use
     * @param rates of the layers
     */
    record Fit(int[] edges, double logLikelihood, LayerRates rates) {
        boolean isUsed(int layer) {
            return edges[layer + 1] > edges[layer];
        }
    }

    /** The single best segmentation, in which every layer has to earn its place. */
    Fit fit(DepthCounts counts) {
        return fit(counts, penalties(counts));
    }

    private Fit fit(DepthCounts counts, double[] penalty) {
        Fit best = null;
        for (double start : STARTS) {
            Fit fit = converge(counts, LayerRates.start(model, counts, start), penalty);
            if (best == null || fit.logLikelihood > best.logLikelihood + 1e-9) {
                best = fit;
            }
        }
        return best;
    }

    /** Lets edges and rates take turns. */
    private Fit converge(DepthCounts counts, LayerRates start, double[] penalty) {
        LayerRates rates = start;
        int[] edges = null;
        for (int round = 0; round < ROUNDS; round++) {
            int[] next = bestEdges(cumulative(counts, rates), penalty);
            boolean settled = Arrays.equals(next, edges);
            edges = next;
            rates = LayerRates.of(model, counts, weights(edges, counts.bins()));
            if (settled) {
                break;
            }
        }
        double[][] cumulative = cumulative(counts, rates);
        double sum = 0;
        for (int k = 0; k < penalty.length; k++) {
            if (edges[k + 1] > edges[k]) {
                sum += cumulative[k][edges[k + 1]] - cumulative[k][edges[k]] - penalty[k];
            }
        }
        return new Fit(edges, sum, rates);
    }

    /** 1 for the bins of a layer, else 0. */
    private static double[][] weights(int[] edges, int bins) {
        double[][] weights = new double[edges.length - 1][bins];
        for (int k = 0; k < weights.length; k++) {
            Arrays.fill(weights[k], edges[k], edges[k + 1], 1);
        }
        return weights;
    }

    /**
     * The layers that are there: flanks that earn their place or whose phases are given, and either no layer of the
     * interphase or all of them, some of which may be thin.
     *
     * @param counts what was segmented
     * @param found the single best segmentation
     */
    boolean[] present(DepthCounts counts, Fit found) {
        double crystals = 0;
        for (int g = 0; g < model.groups().size(); g++) {
            for (int bin = found.edges[1]; bin < found.edges[found.edges.length - 2]; bin++) {
                crystals += counts.counts()[g][bin];
            }
        }
        boolean isEnough = crystals >= FEWEST_CRYSTALS;
        boolean[] present = new boolean[model.layers().size()];
        boolean any = false;
        for (int k = 1; k < present.length - 1; k++) {
            any |= found.isUsed(k);
        }
        for (int k = 0; k < present.length; k++) {
            boolean isFlank = k == 0 || k == present.length - 1;
            boolean isExpected = !isFlank || !model.layers().get(k).phases().isEmpty();
            present[k] = isExpected && any && isEnough || isFlank && found.isUsed(k);
        }
        return present;
    }

    /** By how much the logarithm of the likelihood, less penalties, falls when there are only the two sides. */
    double evidence(DepthCounts counts, Fit found) {
        double[] sidesOnly = penalties(counts);
        Arrays.fill(sidesOnly, 1, sidesOnly.length - 1, Double.POSITIVE_INFINITY);
        return found.logLikelihood - fit(counts, sidesOnly).logLikelihood;
    }

    /** What a layer has to gain to be used: half the logarithm of the number of crystals for each end of it. */
    private double[] penalties(DepthCounts counts) {
        double crystals = 0;
        for (int g = 0; g < model.groups().size(); g++) {
            crystals += counts.total(g);
        }
        double[] penalty = new double[model.layers().size()];
        Arrays.fill(penalty, Math.log(Math.max(LEAST_CRYSTALS, crystals)));
        return penalty;
    }

    /** The logarithm of the likelihood of all bins before each edge, were they of one layer. */
    private double[][] cumulative(DepthCounts counts, LayerRates rates) {
        int layers = model.layers().size();
        int groups = model.groups().size();
        double[][] cumulative = new double[layers][counts.bins() + 1];
        for (int k = 0; k < layers; k++) {
            double all = 0;
            double[] logs = new double[groups];
            for (int g = 0; g < groups; g++) {
                all += rates.perArea()[k][g];
                logs[g] = Math.log(rates.perArea()[k][g]);
            }
            for (int bin = 0; bin < counts.bins(); bin++) {
                double value = -all * counts.area()[bin];
                for (int g = 0; g < groups; g++) {
                    double seen = counts.counts()[g][bin];
                    value += seen == 0 ? 0 : seen * logs[g];
                }
                cumulative[k][bin + 1] = cumulative[k][bin] + value;
            }
        }
        return cumulative;
    }

    /** Edges of the layers in order, any of which may be left out; the first of several equally good ones. */
    private static int[] bestEdges(double[][] cumulative, double[] penalty) {
        int layers = cumulative.length;
        int bins = cumulative[0].length - 1;
        double[][] best = new double[layers + 1][bins + 1];
        int[][] from = new int[layers + 1][bins + 1];
        Arrays.fill(best[0], Double.NEGATIVE_INFINITY);
        best[0][0] = 0;
        for (int k = 0; k < layers; k++) {
            double open = Double.NEGATIVE_INFINITY;
            int opened = 0;
            for (int edge = 0; edge <= bins; edge++) {
                // Either the layer is left out, or it began at the best of all earlier edges.
                double used = open + cumulative[k][edge] - penalty[k];
                boolean isUsed = used > best[k][edge];
                best[k + 1][edge] = isUsed ? used : best[k][edge];
                from[k + 1][edge] = isUsed ? opened : edge;
                double begin = best[k][edge] - cumulative[k][edge];
                if (begin > open) {
                    open = begin;
                    opened = edge;
                }
            }
        }
        int[] edges = new int[layers + 1];
        edges[layers] = bins;
        for (int k = layers; k > 0; k--) {
            edges[k - 1] = from[k][edges[k]];
        }
        return edges;
    }

    /**
     * Mean and standard deviation of every boundary over all positions, weighted with their likelihood.
     *
     * @param mean edges of the layers as fractions of bins, one more than there are layers; layers that are not there have
     *        no extent
     * @param deviation standard deviations in bins, 0 for the ends of the image
     * @param weights by layer and bin the probability that the bin is of the layer
     * @param rates of the layers
     * @param logLikelihood of the crystals, summed over all positions
     */
    record Boundaries(double[] mean, double[] deviation, double[][] weights, LayerRates rates, double logLikelihood) {
    }

    /**
     * The boundaries between the layers that are there.
     *
     * @param start rates to begin with
     * @param rounds how often rates and boundaries take turns at most
     */
    Boundaries boundaries(DepthCounts counts, boolean[] present, LayerRates start, int rounds) {
        Boundaries now = positions(counts, present, start);
        for (int round = 0; round < rounds; round++) {
            Boundaries next = positions(counts, present, LayerRates.of(model, counts, now.weights));
            boolean settled = Math.abs(next.logLikelihood - now.logLikelihood) < 1e-3;
            now = next;
            if (settled) {
                break;
            }
        }
        return now;
    }

    private Boundaries positions(DepthCounts counts, boolean[] present, LayerRates rates) {
        double[][] cumulative = cumulative(counts, rates);
        int bins = counts.bins();
        int[] used = java.util.stream.IntStream.range(0, present.length).filter(k -> present[k]).toArray();
        int n = used.length;
        // forward[j][e]: layers before j end at e; backward[j][e]: layers from j on begin at e.
        double[][] forward = new double[n + 1][bins + 1];
        double[][] backward = new double[n + 1][bins + 1];
        Arrays.fill(forward[0], Double.NEGATIVE_INFINITY);
        Arrays.fill(backward[n], Double.NEGATIVE_INFINITY);
        forward[0][0] = 0;
        backward[n][bins] = 0;
        for (int j = 0; j < n; j++) {
            double[] own = cumulative[used[j]];
            double open = Double.NEGATIVE_INFINITY;
            for (int edge = 0; edge <= bins; edge++) {
                open = logSum(open, forward[j][edge] - own[edge]);
                forward[j + 1][edge] = open + own[edge];
            }
        }
        for (int j = n - 1; j >= 0; j--) {
            double[] own = cumulative[used[j]];
            double open = Double.NEGATIVE_INFINITY;
            for (int edge = bins; edge >= 0; edge--) {
                open = logSum(open, backward[j + 1][edge] + own[edge]);
                backward[j][edge] = open - own[edge];
            }
        }
        double[] mean = new double[present.length + 1];
        double[] deviation = new double[mean.length];
        double[][] weights = new double[present.length][bins];
        mean[present.length] = bins;
        double[] before = new double[bins];
        Arrays.fill(before, 1);
        int next = 0;
        for (int k = 0; k <= present.length; k++) {
            // The edge before layer k is that before the next layer that is there.
            double[] passed = next == 0 ? ones(bins) : next == n ? new double[bins] : passed(forward[next], backward[next]);
            if (k > 0) {
                for (int bin = 0; bin < bins; bin++) {
                    weights[k - 1][bin] = Math.max(0, before[bin] - passed[bin]);
                }
            }
            if (next > 0 && next < n) {
                double[] moments = moments(forward[next], backward[next]);
                mean[k] = moments[0];
                deviation[k] = moments[1];
            } else {
                mean[k] = next == 0 ? 0 : bins;
            }
            before = passed;
            next += k < present.length && present[k] ? 1 : 0;
        }
        return new Boundaries(mean, deviation, weights, rates, n == 0 ? 0 : forward[n][bins]);
    }

    private static double[] ones(int bins) {
        double[] ones = new double[bins];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** For each bin the probability that a boundary lies at or before it. */
    private static double[] passed(double[] forward, double[] backward) {
        double most = Double.NEGATIVE_INFINITY;
        for (int edge = 0; edge < forward.length; edge++) {
            most = Math.max(most, forward[edge] + backward[edge]);
        }
        double[] passed = new double[forward.length - 1];
        double sum = 0;
        for (int edge = 0; edge < forward.length; edge++) {
            sum += Math.exp(forward[edge] + backward[edge] - most);
            if (edge < passed.length) {
                passed[edge] = sum;
            }
        }
        for (int bin = 0; bin < passed.length; bin++) {
            passed[bin] /= sum;
        }
        return passed;
    }

    private static double[] moments(double[] forward, double[] backward) {
        double most = Double.NEGATIVE_INFINITY;
        for (int edge = 0; edge < forward.length; edge++) {
            most = Math.max(most, forward[edge] + backward[edge]);
        }
        double sum = 0;
        double first = 0;
        double second = 0;
        for (int edge = 0; edge < forward.length; edge++) {
            double weight = Math.exp(forward[edge] + backward[edge] - most);
            sum += weight;
            first += weight * edge;
            second += weight * edge * edge;
        }
        double mean = first / sum;
        return new double[] {mean, Math.sqrt(Math.max(0, second / sum - mean * mean))};
    }

    private static double logSum(double a, double b) {
        double high = Math.max(a, b);
        return high == Double.NEGATIVE_INFINITY ? high : high + Math.log1p(Math.exp(Math.min(a, b) - high));
    }
}
