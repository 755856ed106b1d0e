package org.lamella.linescan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lamella.data.Progress;

/**
 * Layers without a model of their borders: the division of a scan into stretches of constant level that costs least, where
 * each border has its price. Found exactly, by dynamic programming over the last border with places ruled out for good where
 * they cannot win any more (PELT: R. Killick, P. Fearnhead and I. A. Eckley, J. Am. Stat. Assoc. 107 (2012) 1590,
 * doi:10.1080/01621459.2012.737745). The cost of a stretch is minus twice the log likelihood of Poisson counts, or chi-square;
 * the price of a border is {@code (signals + 2) ln n}, that of its place counted twice, since places are searched for.
 */
public final class LayerSearch {
    private final List<ProfileSignal> signals;
    private final int n;
    private final double[][] sums;
    private final double[][] weights;
    private final double[][] squares;
    private final double[] scatter;

    /** @param signals over the same places */
    public LayerSearch(List<ProfileSignal> signals) {
        this.signals = List.copyOf(signals);
        n = signals.get(0).size();
        sums = new double[signals.size()][n + 1];
        weights = new double[signals.size()][n + 1];
        squares = new double[signals.size()][n + 1];
        scatter = new double[signals.size()];
        for (int s = 0; s < signals.size(); s++) {
            ProfileSignal signal = signals.get(s);
            scatter[s] = signal.noise() == ProfileSignal.Noise.SCATTER ? scatter(signal) : 1;
            for (int i = 0; i < n; i++) {
                double exposure = signal.exposures() == null ? 1 : signal.exposures()[i];
                double variance = signal.variances() == null ? scatter[s] : signal.variances()[i];
                boolean isCounts = signal.noise() == ProfileSignal.Noise.COUNTS;
                sums[s][i + 1] = sums[s][i] + (isCounts ? signal.values()[i] : signal.values()[i] * exposure / variance);
                weights[s][i + 1] = weights[s][i] + (isCounts ? exposure : exposure * exposure / variance);
                squares[s][i + 1] = squares[s][i] + (isCounts ? 0 : signal.values()[i] * signal.values()[i] / variance);
            }
        }
    }

    /** The variance of single points from the differences between neighbours, which slow changes do not touch. */
    private static double scatter(ProfileSignal signal) {
        double[] differences = new double[signal.size() - 1];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = Math.abs(signal.values()[i + 1] - signal.values()[i]);
        }
        Arrays.sort(differences);
        double median = differences[differences.length / 2] / (0.674489750196082 * Math.sqrt(2));
        double largest = Arrays.stream(signal.values()).map(Math::abs).max().orElse(1);
        return Math.max(median * median, 1e-12 * Math.max(largest * largest, Double.MIN_NORMAL));
    }

    /** What a border costs. */
    public double price() {
        return (signals.size() + 2) * Math.log(n);
    }

    /** The layers, one at least, in order. */
    public List<ScanLayer> layers(Progress progress) {
        double[] best = new double[n + 1];
        int[] previous = new int[n + 1];
        best[0] = -price();
        List<Integer> open = new ArrayList<>(List.of(0));
        for (int end = 1; end <= n; end++) {
            progress.check();
            best[end] = Double.POSITIVE_INFINITY;
            for (int begin : open) {
                double cost = best[begin] + cost(begin, end) + price();
                if (cost < best[end]) {
                    best[end] = cost;
                    previous[end] = begin;
                }
            }
            int at = end;
            // A begin that is dearer without the price of another border never becomes cheaper.
            open.removeIf(begin -> best[begin] + cost(begin, at) > best[at]);
            open.add(end);
        }
        List<Integer> borders = new ArrayList<>();
        for (int at = n; at > 0; at = previous[at]) {
            borders.add(0, at);
        }
        borders.add(0, 0);
        List<ScanLayer> layers = new ArrayList<>();
        for (int k = 1; k < borders.size(); k++) {
            layers.add(layer(borders, k));
        }
        return layers;
    }

    private ScanLayer layer(List<Integer> borders, int k) {
        int begin = borders.get(k - 1);
        int end = borders.get(k);
        double[] levels = new double[signals.size()];
        double[] uncertainties = new double[signals.size()];
        for (int s = 0; s < levels.length; s++) {
            double sum = sums[s][end] - sums[s][begin];
            double weight = weights[s][end] - weights[s][begin];
            levels[s] = sum / weight;
            uncertainties[s] = signals.get(s).noise() == ProfileSignal.Noise.COUNTS ? Math.sqrt(Math.max(sum, 1)) / weight : 1 / Math.sqrt(weight);
        }
        double uncertainty = begin == 0 ? Double.NaN : borderUncertainty(borders.get(k - 2), begin, end);
        return new ScanLayer(place(begin), place(end), uncertainty, levels, uncertainties);
    }

    private double place(int index) {
        double[] x = signals.get(0).x();
        return index == 0 ? x[0] : index == n ? x[n - 1] : (x[index - 1] + x[index]) / 2;
    }

    /** The standard deviation of a border between its neighbours, over all places by their likelihood. */
    private double borderUncertainty(int before, int border, int behind) {
        double least = cost(before, border) + cost(border, behind);
        double total = 0;
        double mean = 0;
        double square = 0;
        double[] x = signals.get(0).x();
        for (int at = before + 1; at < behind; at++) {
            double likelihood = Math.exp(-(cost(before, at) + cost(at, behind) - least) / 2);
            double place = place(at) - place(border);
            total += likelihood;
            mean += likelihood * place;
            square += likelihood * place * place;
        }
        mean /= total;
        // Within one step of the scan a border may be anywhere.
        double step = x[border] - x[border - 1];
        return Math.sqrt(Math.max(0, square / total - mean * mean) + step * step / 12);
    }

    private double cost(int begin, int end) {
        double cost = 0;
        for (int s = 0; s < sums.length; s++) {
            double sum = sums[s][end] - sums[s][begin];
            double weight = weights[s][end] - weights[s][begin];
            if (signals.get(s).noise() == ProfileSignal.Noise.COUNTS) {
                cost -= sum > 0 ? 2 * sum * Math.log(sum / weight) : 0;
            } else {
                cost += squares[s][end] - squares[s][begin] - sum * sum / weight;
            }
        }
        return cost;
    }
}
