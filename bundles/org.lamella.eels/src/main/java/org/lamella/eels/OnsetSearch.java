package org.lamella.eels;

import org.lamella.data.Axis;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.eels.background.Background;

/**
 * Where an edge sets in: the energy at which the spectrum rises most steeply. Slopes are those of straight lines over a few eV
 * (A. Savitzky and M. J. E. Golay, Anal. Chem. 36 (1964) 1627, doi:10.1021/ac60214a047).
 */
final class OnsetSearch {
    /** Slopes are taken over so far to either side, in eV. */
    private static final double REACH = 0.8;
    /** An onset is looked for within this of the threshold, in eV. */
    private static final double SEARCH = 4;

    private OnsetSearch() {
    }

    static Quantity steepest(Axis energy, double[] counts, Background background, SpectrumNoise noise, double threshold) {
        return steepest(energy, counts, background, noise, threshold, SEARCH);
    }

    static Quantity steepest(Axis energy, double[] counts, Background background, SpectrumNoise noise, double threshold, double search) {
        int reach = (int) Math.max(1, Math.round(REACH / energy.scale()));
        double[] curve = background.values(energy);
        double[] slopes = new double[counts.length];
        double norm = 0;
        for (int j = -reach; j <= reach; j++) {
            norm += (double) j * j;
        }
        int from = (int) Math.max(reach, Math.floor(energy.index(threshold - search)) - 3 * reach);
        int to = (int) Math.min(counts.length - 1.0 - reach, Math.ceil(energy.index(threshold + search)) + 3 * reach);
        for (int i = from; i <= to; i++) {
            for (int j = -reach; j <= reach; j++) {
                slopes[i] += j / norm * (counts[i + j] - curve[i + j]);
            }
        }
        double squares = norm;
        // Slopes overlap: a sum over them is one over counts.
        PeakPosition.SumVariance ofCounts = (start, weights) -> {
            int first = Math.max(0, start - reach);
            double[] byCount = new double[Math.min(counts.length, start + weights.length + reach) - first];
            for (int i = 0; i < weights.length; i++) {
                for (int j = -reach; j <= reach; j++) {
                    int at = start + i + j - first;
                    if (at >= 0 && at < byCount.length) {
                        byCount[at] += weights[i] * j / squares;
                    }
                }
            }
            return noise.variance(first, byCount);
        };
        try {
            PeakPosition top = PeakPosition.find(energy, slopes, ofCounts, threshold - search, threshold + search, Math.max(1, reach));
            return Quantity.of(top.energy(), top.uncertainty(), Unit.ELECTRONVOLT);
        } catch (IllegalArgumentException e) {
            return Quantity.of(Double.NaN, Unit.ELECTRONVOLT);
        }
    }
}
