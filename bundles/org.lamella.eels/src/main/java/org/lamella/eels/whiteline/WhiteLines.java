package org.lamella.eels.whiteline;

import java.util.List;
import org.lamella.data.Axis;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.eels.Edge;
import org.lamella.eels.Noise;
import org.lamella.eels.PeakPosition;
import org.lamella.eels.SpectrumNoise;
import org.lamella.eels.background.Background;
import org.lamella.spectrum.EnergyWindow;

/**
 * Measures the ratio of two white lines by a protocol. Every intensity is a weighted sum over channels, so that its variance,
 * and the covariance of two intensities that share a continuum, follow exactly from the noise of the channels and from the
 * covariance of the background's parameters. The part that the placing of the windows has is the change of the ratio when each
 * peak moves by its uncertainty.
 */
public final class WhiteLines {
    /** The second peak is looked for within this of where the table's spacing puts it, in eV. */
    private static final double SPACING_TOLERANCE = 2.5;
    /** A line that is weaker than this many of its standard uncertainties gives no ratio. */
    private static final double LEAST_INTENSITY = 2;

    private final Axis energy;
    private final Edge edge;
    private final WhiteLineProtocol protocol;

    /**
     * @param energy ascending, in eV
     * @param edge with two white lines
     * @throws IllegalArgumentException when the edge has none
     */
    public WhiteLines(Axis energy, Edge edge, WhiteLineProtocol protocol) {
        if (!edge.hasWhiteLines()) {
            throw new IllegalArgumentException("the edge " + edge.name() + " has no two white lines");
        }
        this.energy = energy;
        this.edge = edge;
        this.protocol = protocol;
    }

    /** How far apart the two lines lie by the table of edges, in eV. */
    public double spacing() {
        return edge.thresholds().get(1).energy() - edge.thresholds().get(0).energy();
    }

    /** Sums over channels: the two intensities with the weight of each channel. */
    private record Sums(double first, double second, double level, double[] firstWeights, double[] secondWeights) {
        double ratio() {
            return first / second;
        }
    }

    /**
     * Measures a spectrum as it was recorded.
     *
     * @param counts one for each channel
     * @param background before the edge; its covariance for the same noise
     * @param firstGuess where the first peak is expected, in eV
     * @param search how far the first peak may be from there, in eV
     * @throws IllegalArgumentException when the spectrum does not reach over the windows, or there are no lines to compare
     */
    public WhiteLineRatio measure(double[] counts, Background background, Noise noise, double firstGuess, double search) {
        return measure(counts, background, SpectrumNoise.of(energy, counts, background, noise), firstGuess, search);
    }

    /**
     * Measures a spectrum.
     *
     * @param counts one for each channel, the edge as it was treated
     * @param noise of sums over it
     */
    public WhiteLineRatio measure(double[] counts, Background background, SpectrumNoise noise, double firstGuess, double search) {
        double[] curve = background.values(energy);
        double[] signal = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            signal[i] = counts[i] - curve[i];
        }
        PeakPosition first = PeakPosition.find(energy, signal, noise::variance, firstGuess - search, firstGuess + search, protocol.reach(energy.scale()));
        double expected = first.energy() + spacing();
        PeakPosition second = PeakPosition.find(energy, signal, noise::variance, expected - SPACING_TOLERANCE, expected + SPACING_TOLERANCE,
                protocol.reach(energy.scale()));
        EnergyWindow[] windows = protocol.windows(first.energy(), second.energy());
        requireCovered(windows);
        Sums sums = sums(signal, first.energy(), second.energy(), true);
        if (!(sums.first > 0) || !(sums.second > 0)) {
            throw new IllegalArgumentException("the continuum leaves nothing of a white line of " + edge.name()
                    + "; the window behind the lines or the background does not fit");
        }
        SpectrumNoise.Covariance covariance = noise.ofSums(sums.firstWeights, sums.secondWeights);
        requireSecond(sums.second, Math.sqrt(covariance.variance(1)));
        double fromCounts = relative(covariance.counts(), sums);
        double fromBackground = relative(covariance.background(), sums);
        double fromLowLoss = relative(covariance.lowLoss(), sums);
        double ratio = sums.ratio();
        double fromWindows = Math.hypot(sensitivity(signal, first.energy(), second.energy(), first.uncertainty(), 0),
                sensitivity(signal, first.energy(), second.energy(), 0, second.uncertainty())) / ratio;
        double total = Math.sqrt(fromCounts * fromCounts + fromBackground * fromBackground + fromLowLoss * fromLowLoss + fromWindows * fromWindows);
        return new WhiteLineRatio(protocol, Quantity.of(first.energy(), first.uncertainty(), Unit.ELECTRONVOLT),
                Quantity.of(second.energy(), second.uncertainty(), Unit.ELECTRONVOLT),
                Quantity.of(sums.first, Math.sqrt(covariance.variance(0)), WhiteLineRatio.INTENSITY),
                Quantity.of(sums.second, Math.sqrt(covariance.variance(1)), WhiteLineRatio.INTENSITY), Quantity.of(ratio, ratio * total, Unit.NONE),
                first.height() / second.height(), ratio * fromCounts, ratio * fromBackground, ratio * fromLowLoss, ratio * fromWindows, sums.level,
                List.of(windows));
    }

    /** The relative standard uncertainty of the ratio from the covariance of the two intensities. */
    private static double relative(double[][] covariance, Sums sums) {
        double a = 1 / sums.first; // the relative change of the ratio with the first intensity, and below with the second
        double b = -1 / sums.second;
        return Math.sqrt(Math.max(0, a * a * covariance[0][0] + b * b * covariance[1][1] + 2 * a * b * covariance[0][1]));
    }

    private void requireSecond(double intensity, double uncertainty) {
        if (intensity < LEAST_INTENSITY * uncertainty) {
            throw new IllegalArgumentException(String.format(java.util.Locale.ROOT, "the second line of %s, %.3g ± %.2g counts eV, does not stand out of"
                    + " the noise", edge.name(), intensity, uncertainty));
        }
    }

    private void requireCovered(EnergyWindow[] windows) {
        for (EnergyWindow window : windows) {
            if (!window.isCoveredBy(energy)) {
                throw new IllegalArgumentException(String.format(java.util.Locale.ROOT, "protocol '%s' needs the spectrum from %.1f to %.1f eV, but it"
                        + " runs from %.1f to %.1f eV", protocol.name(), windows[0].from(), windows[2].to(), energy.coordinate(0),
                        energy.coordinate(energy.size() - 1.0)));
            }
        }
    }

    /** How much the ratio changes when the peaks move, half of the way to either side. */
    private double sensitivity(double[] signal, double first, double second, double firstMove, double secondMove) {
        if (firstMove + secondMove == 0) {
            return 0;
        }
        // A peak that is so badly known that it leaves its window is moved less, and the change taken in proportion.
        for (double part = 1; part > 0.1; part /= 2) {
            double up = sums(signal, first + part * firstMove, second + part * secondMove, false).ratio();
            double down = sums(signal, first - part * firstMove, second - part * secondMove, false).ratio();
            if (Double.isFinite(up) && Double.isFinite(down)) {
                return (up - down) / (2 * part);
            }
        }
        throw new IllegalArgumentException("the lines of " + edge.name() + " are too badly placed for a ratio");
    }

    /** @param wholeChannels whether a window holds the channels whose middle lies in it, otherwise parts of channels as well */
    private Sums sums(double[] signal, double firstPeak, double secondPeak, boolean wholeChannels) {
        EnergyWindow[] windows;
        try {
            windows = protocol.windows(firstPeak, secondPeak);
        } catch (IllegalArgumentException e) {
            // A peak left its window.
            return new Sums(Double.NaN, Double.NaN, Double.NaN, null, null);
        }
        double[] firstWeights = weights(windows[0], signal.length, wholeChannels);
        double[] secondWeights = weights(windows[1], signal.length, wholeChannels);
        double[] levelWeights = weights(windows[2], signal.length, wholeChannels);
        double firstContinuum = 0;
        double secondContinuum = 0;
        double levelSum = 0;
        double channels = 0;
        for (int i = 0; i < signal.length; i++) {
            double x = energy.coordinate(i);
            double step = protocol.firstShare() * protocol.shape().at(x - firstPeak, protocol.stepWidth())
                    + (1 - protocol.firstShare()) * protocol.shape().at(x - secondPeak, protocol.stepWidth());
            firstContinuum += firstWeights[i] * step;
            secondContinuum += secondWeights[i] * step;
            levelSum += levelWeights[i] * signal[i];
            channels += levelWeights[i];
        }
        double first = 0;
        double second = 0;
        double width = energy.scale();
        for (int i = 0; i < signal.length; i++) {
            firstWeights[i] = width * (firstWeights[i] - firstContinuum * levelWeights[i] / channels);
            secondWeights[i] = width * (secondWeights[i] - secondContinuum * levelWeights[i] / channels);
            first += firstWeights[i] == 0 ? 0 : firstWeights[i] * signal[i];
            second += secondWeights[i] == 0 ? 0 : secondWeights[i] * signal[i];
        }
        return new Sums(first, second, levelSum / channels, firstWeights, secondWeights);
    }

    private double[] weights(EnergyWindow window, int channels, boolean wholeChannels) {
        double[] weights = new double[channels];
        if (wholeChannels) {
            java.util.Arrays.fill(weights, window.firstChannel(energy), window.endChannel(energy), 1);
        } else {
            for (int i = Math.max(0, window.firstChannel(energy) - 1); i <= Math.min(channels - 1, window.endChannel(energy)); i++) {
                double left = energy.coordinate(i - 0.5);
                double right = energy.coordinate(i + 0.5);
                weights[i] = Math.max(0, Math.min(right, window.to()) - Math.max(left, window.from())) / energy.scale();
            }
        }
        return weights;
    }
}
