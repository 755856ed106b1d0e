package org.lamella.eels;

import java.util.Arrays;
import org.lamella.data.Axis;
import org.lamella.eels.background.Background;

/**
 * How uncertain sums over the channels of a spectrum are, and how they vary together: from its counts, from the background that was
 * extrapolated under it, and, when plural scattering was taken out, from the low loss. Every sum is followed back to counts that are
 * independent of each other, to first order. For one thread.
 */
public final class SpectrumNoise {
    private final Axis energy;
    private final double[] recorded;
    private final Background background;
    private final Noise noise;
    private final TreatedEdge edge;
    private final int first;
    private double[][] slopes;
    private int slopesFrom;
    private int slopesEnd;

    private SpectrumNoise(Axis energy, double[] recorded, Background background, Noise noise, TreatedEdge edge, int first) {
        this.energy = energy;
        this.recorded = recorded;
        this.background = background;
        this.noise = noise;
        this.edge = edge;
        this.first = first;
    }

    /**
     * The noise of a spectrum as it was recorded.
     *
     * @param energy ascending, in eV
     * @param recorded its counts
     * @param background with a covariance for this noise
     */
    public static SpectrumNoise of(Axis energy, double[] recorded, Background background, Noise noise) {
        return new SpectrumNoise(energy, recorded, background, noise, null, recorded.length);
    }

    /**
     * The noise of the same spectrum with its edge treated.
     *
     * @param treated what became of the counts over the background
     * @param from the first channel of the edge; those before are as they were recorded
     */
    SpectrumNoise treated(TreatedEdge treated, int from) {
        return new SpectrumNoise(energy, recorded, background, noise, treated, from);
    }

    /** Whether channels are no longer independent of each other. */
    public boolean isTreated() {
        return edge != null;
    }

    /**
     * Covariances of some sums, one matrix for each source.
     *
     * @param counts from the counts of the spectrum
     * @param background from the parameters of the background
     * @param lowLoss from the counts of the low loss; zero where the edge was not treated
     */
    public record Covariance(double[][] counts, double[][] background, double[][] lowLoss) {
        /** The variance of one of the sums. */
        public double variance(int sum) {
            return counts[sum][sum] + Math.max(0, background[sum][sum]) + lowLoss[sum][sum];
        }
    }

    /**
     * The covariances of sums over the spectrum without its background.
     *
     * @param weights weights[sum][channel], zero where the background has no value
     */
    public Covariance ofSums(double[]... weights) {
        int n = weights.length;
        double[][] gradients = new double[n][];
        double[][] byCounts = new double[n][];
        double[][] byOther = new double[n][];
        for (int k = 0; k < n; k++) {
            follow(weights[k], byCounts, byOther, k);
            gradients[k] = gradient(byCounts[k]);
        }
        double[][] fromBackground = new double[n][n];
        for (int k = 0; k < n; k++) {
            for (int l = 0; l < n; l++) {
                fromBackground[k][l] = background.covariance(gradients[k], gradients[l]);
            }
        }
        return new Covariance(products(byCounts, true), fromBackground, products(byOther, false));
    }

    /**
     * The variance of a sum over some channels, but for what the background has in it.
     *
     * @param from channel of the first weight
     */
    public double variance(int from, double[] weights) {
        if (edge == null) {
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                sum += weights[i] * weights[i] * noise.variance(recorded[from + i]);
            }
            return sum;
        }
        double[] all = new double[recorded.length];
        System.arraycopy(weights, 0, all, from, weights.length);
        double[][] byCounts = new double[1][];
        double[][] byOther = new double[1][];
        follow(all, byCounts, byOther, 0);
        return products(byCounts, true)[0][0] + products(byOther, false)[0][0];
    }

    /**
     * The covariances of sums over the spectrum with its background, as a fit of all of it makes them: the background that was taken off
     * before the treatment and put back behind it comes from counts that are in the sums as well.
     *
     * @param weights weights[sum][channel]
     */
    public double[][] ofFit(double[][] weights) {
        int n = weights.length;
        double[][] byCounts = new double[n][];
        double[][] byOther = new double[n][];
        for (int k = 0; k < n; k++) {
            follow(weights[k], byCounts, byOther, k);
            double[] putBack = new double[recorded.length];
            for (int i = first; i < putBack.length; i++) {
                putBack[i] = weights[k][i] - byCounts[k][i];
            }
            double[] byWindow = background.influence(energy, gradient(putBack), noise.gain());
            int start = byWindow.length == 0 ? 0 : background.window().firstChannel(energy);
            for (int i = 0; i < byWindow.length; i++) {
                byCounts[k][start + i] += byWindow[i];
            }
        }
        double[][] covariance = products(byCounts, true);
        double[][] fromLowLoss = products(byOther, false);
        for (int k = 0; k < n; k++) {
            for (int l = 0; l < n; l++) {
                covariance[k][l] += fromLowLoss[k][l];
            }
        }
        return covariance;
    }

    /** The weights that a sum over the spectrum gives to the counts that were recorded, and to those of the low loss. */
    private void follow(double[] weights, double[][] byCounts, double[][] byOther, int k) {
        byCounts[k] = weights.clone();
        byOther[k] = new double[0];
        if (edge != null) {
            double[] behind = weights.clone();
            Arrays.fill(behind, 0, first, 0);
            TreatedEdge.Gradient gradient = edge.gradient(behind);
            System.arraycopy(gradient.byEdge(), first, byCounts[k], first, weights.length - first);
            byOther[k] = gradient.byOther();
        }
    }

    /** How a sum over the background changes with its parameters. */
    private double[] gradient(double[] weights) {
        int from = 0;
        int end = weights.length;
        while (from < end && weights[from] == 0) {
            from++;
        }
        while (end > from && weights[end - 1] == 0) {
            end--;
        }
        if (slopes == null || from < slopesFrom || end > slopesEnd) {
            slopesFrom = slopes == null ? from : Math.min(from, slopesFrom);
            slopesEnd = Math.max(end, slopesEnd);
            slopes = background.slopes(energy, slopesFrom, slopesEnd);
        }
        double[] gradient = new double[slopes.length];
        for (int p = 0; p < gradient.length; p++) {
            for (int i = from; i < end; i++) {
                gradient[p] += weights[i] * slopes[p][i - slopesFrom];
            }
        }
        return gradient;
    }

    /** Sums over products of the weights of each two sums, with the variances of the counts or with variances of 1. */
    private double[][] products(double[][] weights, boolean ofCounts) {
        int n = weights.length;
        double[][] products = new double[n][n];
        for (int k = 0; k < n; k++) {
            double[] weighted = weights[k].clone();
            for (int i = 0; ofCounts && i < weighted.length; i++) {
                weighted[i] *= weighted[i] == 0 ? 0 : noise.variance(recorded[i]);
            }
            for (int l = 0; l <= k; l++) {
                for (int i = 0; i < weighted.length; i++) {
                    products[k][l] += weighted[i] * weights[l][i];
                }
                products[l][k] = products[k][l];
            }
        }
        return products;
    }
}
