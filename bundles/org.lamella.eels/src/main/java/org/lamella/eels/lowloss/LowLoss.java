package org.lamella.eels.lowloss;

import java.util.Arrays;
import org.lamella.data.Axis;

/** A low-loss spectrum in which zero loss and losses have been told apart. Immutable: arrays that it gives are copies. */
public final class LowLoss {
    /** Widths of the peak below zero loss where nothing but the detector's own level is left. */
    private static final double BASELINE_WIDTHS = 10;
    private static final int LEAST_BASELINE = 16;
    /** The valley behind the peak is left when the counts rise by this factor. */
    private static final double RISE = 1.5;
    private static final double FARTHEST_VALLEY = 25;

    private final Axis energy;
    private final double[] counts;
    private final double[] variances;
    private final ZeroLossPeak zeroLoss;
    private final int first;
    private final int end;
    private final double baseline;
    private final double baselineVariance;

    private LowLoss(Axis energy, double[] counts, double[] variances, ZeroLossPeak zeroLoss, int first, int end, double baseline, double baselineVariance) {
        this.energy = energy;
        this.counts = counts;
        this.variances = variances;
        this.zeroLoss = zeroLoss;
        this.first = first;
        this.end = end;
        this.baseline = baseline;
        this.baselineVariance = baselineVariance;
    }

    /**
     * Tells zero loss and losses apart.
     *
     * @param axis the energy axis in eV, rising
     * @param recorded the counts
     * @throws IllegalArgumentException when there is no zero-loss peak, or nothing behind it
     */
    public static LowLoss of(Axis axis, double[] recorded, LowLossSettings settings) {
        ZeroLossPeak peak = new ZeroLossSearch(settings.method()).find(axis, recorded);
        Axis energy = axis.withCalibration(axis.scale(), axis.offset() - peak.position(), axis.unit());
        int first = (int) Math.max(0, Math.floor(energy.index(-BASELINE_WIDTHS * peak.fwhm())));
        double level = 0;
        double levelVariance = 0;
        if (settings.subtractsBaseline() && first >= LEAST_BASELINE) {
            double[] far = Arrays.copyOf(recorded, first);
            level = Arrays.stream(far).average().orElse(0);
            double mean = level;
            levelVariance = Arrays.stream(far).map(value -> (value - mean) * (value - mean)).sum() / (first - 1.0) / first;
            if (Math.abs(level) < 3 * Math.sqrt(levelVariance)) {
                level = 0;
                levelVariance = 0;
            }
        }
        double[] counts = new double[recorded.length];
        double[] variances = new double[recorded.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = recorded[i] - level;
            variances[i] = Math.max(recorded[i], 0);
        }
        int end = settings.zeroLossEnd() == null ? valley(energy, counts, peak) : (int) Math.floor(energy.index(settings.zeroLossEnd()) + 1e-9);
        if (end <= peak.channel() || end >= counts.length - 1) {
            throw new IllegalArgumentException("the low-loss spectrum has nothing behind its zero-loss peak");
        }
        return new LowLoss(energy, counts, variances, peak, first, end, level, levelVariance);
    }

    /** The channel of fewest counts between the peak and the first loss, of means of three. */
    private static int valley(Axis energy, double[] counts, ZeroLossPeak peak) {
        int start = (int) Math.ceil(peak.channel() + peak.fwhm() / energy.scale());
        int farthest = (int) Math.min(counts.length - 2, energy.index(Math.max(FARTHEST_VALLEY, 5 * peak.fwhm())));
        int lowest = Math.min(start, counts.length - 2);
        double least = Double.POSITIVE_INFINITY;
        for (int i = Math.max(1, start); i <= farthest; i++) {
            double mean = (counts[i - 1] + counts[i] + counts[i + 1]) / 3;
            if (mean < least) {
                least = mean;
                lowest = i;
            } else if (mean > RISE * Math.max(0, least) + 4 * Math.sqrt(Math.max(1, least))) {
                break;
            }
        }
        return lowest;
    }

    /** The energy axis, with zero loss at 0 eV. */
    public Axis energy() {
        return energy;
    }

    /** The counts without the detector's level. */
    public double[] counts() {
        return counts.clone();
    }

    public ZeroLossPeak zeroLoss() {
        return zeroLoss;
    }

    /** The loss in eV up to which counts belong to the zero-loss peak. */
    public double zeroLossEnd() {
        return energy.coordinate(end);
    }

    /** The level that was taken off each channel, in counts; 0 when there was none. */
    public double baseline() {
        return baseline;
    }

    /** The zero-loss peak alone: counts up to its end, zero behind it and far below it. */
    public double[] zeroLossCounts() {
        double[] peak = new double[counts.length];
        System.arraycopy(counts, first, peak, first, end - first + 1);
        return peak;
    }

    /** All counts from the foot of the zero-loss peak on; zero far below it, where only noise is. */
    public double[] signal() {
        double[] signal = counts.clone();
        Arrays.fill(signal, 0, first, 0);
        return signal;
    }

    /** The sum of the zero-loss peak, were it to end some channels later than it does. */
    double zeroLossSum(int later) {
        return sum(counts, first, Math.max(zeroLoss.channel(), Math.min(counts.length - 1, end + later)));
    }

    /** The expected square of what noise gives each frequency: the variance of the sum of all counts of the signal. */
    double noisePower() {
        return sum(variances, first, counts.length - 1);
    }

    /**
     * How something that was computed of this low loss changes with each independent number in it, times the standard deviation of that
     * number: with the counts of each channel, and last with the level that was taken off.
     *
     * @param bySignal how it changes with each channel of the signal
     * @param byPeak how it changes with each channel of the zero-loss peak
     * @param byNoisePower how it changes with the power of the noise
     */
    double[] influence(double[] bySignal, double[] byPeak, double byNoisePower) {
        double[] influence = new double[counts.length + 1];
        for (int i = first; i < counts.length; i++) {
            double byCount = bySignal[i] + (i <= end ? byPeak[i] : 0);
            influence[i] = Math.sqrt(variances[i]) * (byCount + byNoisePower);
            influence[counts.length] -= Math.sqrt(baselineVariance) * byCount;
        }
        return influence;
    }

    double totalSum() {
        return sum(counts, first, counts.length - 1);
    }

    /** Variances of the sums of zero loss and of losses, and their covariance by way of the common level. */
    double[] sumVariances() {
        double n = end - first + 1.0;
        double m = counts.length - 1.0 - end;
        return new double[] {sum(variances, first, end) + n * n * baselineVariance,
            sum(variances, end + 1, counts.length - 1) + m * m * baselineVariance, n * m * baselineVariance};
    }

    private static double sum(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i <= to; i++) {
            sum += values[i];
        }
        return sum;
    }
}
