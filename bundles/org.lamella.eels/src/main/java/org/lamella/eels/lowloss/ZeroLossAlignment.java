package org.lamella.eels.lowloss;

import java.util.ArrayList;
import java.util.List;
import org.lamella.data.Axis;
import org.lamella.data.Progress;

/**
 * Finds how much the energy axis has drifted from spectrum to spectrum, from their zero-loss peaks, so that a core-loss spectrum
 * taken together with each low-loss spectrum can be corrected as well. A correction moves the axis; counts stay as they are.
 */
public final class ZeroLossAlignment {
    /** Cross-correlation looks this many widths to either side of the peak. */
    private static final double REACH = 3;

    private final ZeroLossMethod method;

    public ZeroLossAlignment(ZeroLossMethod method) {
        this.method = method;
    }

    /**
     * The zero-loss peaks of a series.
     *
     * @param peaks one for each spectrum, on its axis as it was recorded
     * @param mean the mean position in eV
     * @param standardDeviation of the positions in eV; NaN for a single spectrum
     */
    public record Result(List<ZeroLossPeak> peaks, double mean, double standardDeviation) {
        public Result {
            peaks = List.copyOf(peaks);
        }

        /**
         * The axis of a spectrum taken together with the low-loss spectrum of this index, moved so that zero loss is at 0 eV.
         *
         * @param axis in eV
         */
        public Axis corrected(Axis axis, int index) {
            return axis.withCalibration(axis.scale(), axis.offset() - peaks.get(index).position(), axis.unit());
        }

        /** How far a spectrum lies above the mean, in channels of an axis; it is to be moved down by as much. */
        public double driftInChannels(Axis axis, int index) {
            return (peaks.get(index).position() - mean) / axis.scale();
        }
    }

    /**
     * Finds the peaks of all spectra.
     *
     * @param energy the common energy axis in eV
     * @param spectra at least one
     * @throws IllegalArgumentException when a spectrum has no zero-loss peak; the message says which
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    public Result align(Axis energy, List<double[]> spectra, Progress progress) {
        if (spectra.isEmpty()) {
            throw new IllegalArgumentException("there are no low-loss spectra");
        }
        List<ZeroLossPeak> peaks = new ArrayList<>();
        ZeroLossSearch search = new ZeroLossSearch(method);
        for (int i = 0; i < spectra.size(); i++) {
            progress.check();
            try {
                peaks.add(search.find(energy, spectra.get(i)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(spectra.size() == 1 ? e.getMessage() : "spectrum " + (i + 1) + ": " + e.getMessage(), e);
            }
            progress.report((i + 1.0) / spectra.size(), "Zero-loss peaks");
        }
        if (method == ZeroLossMethod.CROSS_CORRELATION && spectra.size() > 1) {
            peaks = correlated(energy, spectra, peaks);
        }
        double mean = peaks.stream().mapToDouble(ZeroLossPeak::position).average().orElseThrow();
        double squares = peaks.stream().mapToDouble(peak -> (peak.position() - mean) * (peak.position() - mean)).sum();
        return new Result(peaks, mean, peaks.size() > 1 ? Math.sqrt(squares / (peaks.size() - 1)) : Double.NaN);
    }

    /** Refines the peaks against a mean peak: the sum of all, each moved to the same place by what is known already. */
    private static List<ZeroLossPeak> correlated(Axis energy, List<double[]> spectra, List<ZeroLossPeak> first) {
        double widest = first.stream().mapToDouble(ZeroLossPeak::fwhm).max().orElseThrow() / energy.scale();
        int reach = (int) Math.ceil(REACH * widest) + 2;
        double[] template = new double[2 * reach + 1];
        for (int s = 0; s < spectra.size(); s++) {
            double centre = energy.index(first.get(s).position());
            for (int i = 0; i < template.length; i++) {
                template[i] += SpectrumShift.at(spectra.get(s), centre + i - reach);
            }
        }
        ZeroLossPeak middle = new ZeroLossSearch(ZeroLossMethod.GAUSSIAN).find(Axis.uncalibrated("channel", template.length), template);
        List<ZeroLossPeak> peaks = new ArrayList<>();
        for (int s = 0; s < spectra.size(); s++) {
            ZeroLossPeak peak = first.get(s);
            double[] lag = bestLag(spectra.get(s), template, (int) Math.round(energy.index(peak.position())) - reach, (int) Math.ceil(widest) + 2);
            if (Double.isNaN(lag[0])) {
                peaks.add(peak);
            } else {
                double channel = Math.round(energy.index(peak.position())) - reach + lag[0] + middle.position();
                peaks.add(new ZeroLossPeak(energy.coordinate(channel), lag[1] * energy.scale() * Math.sqrt(1 + 1.0 / spectra.size()), peak.fwhm(), peak.channel()));
            }
        }
        return peaks;
    }

    /** The lag of largest correlation and its uncertainty; the top of the correlation is a Gaussian in good approximation. */
    private static double[] bestLag(double[] counts, double[] template, int start, int farthest) {
        double[] correlation = new double[2 * farthest + 1];
        int best = 0;
        for (int lag = -farthest; lag <= farthest; lag++) {
            for (int i = 0; i < template.length; i++) {
                correlation[lag + farthest] += template[i] * inside(counts, start + lag + i);
            }
            best = correlation[lag + farthest] > correlation[best] ? lag + farthest : best;
        }
        if (best == 0 || best == correlation.length - 1 || !(Math.min(correlation[best - 1], correlation[best + 1]) > 0)) {
            return new double[] {Double.NaN, Double.NaN};
        }
        double a = Math.log(correlation[best - 1]);
        double b = Math.log(correlation[best]);
        double c = Math.log(correlation[best + 1]);
        double bend = a - 2 * b + c;
        double lag = best - farthest + (bend < 0 ? (a - c) / (2 * bend) : 0);
        double scale = 0;
        double slopes = 0;
        double noise = 0;
        double total = 0;
        for (int i = 1; i < template.length - 1; i++) {
            double here = inside(counts, start + best - farthest + i);
            double slope = (template[i + 1] - template[i - 1]) / 2;
            scale += here;
            total += template[i];
            slopes += slope * slope;
            noise += slope * slope * ZeroLossSearch.noise(here);
        }
        return new double[] {lag, Math.sqrt(noise) / slopes * (total / scale)};
    }

    private static double inside(double[] counts, int channel) {
        return channel >= 0 && channel < counts.length ? counts[channel] : 0;
    }
}
