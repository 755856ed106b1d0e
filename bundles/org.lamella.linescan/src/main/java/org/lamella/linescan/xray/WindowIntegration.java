package org.lamella.linescan.xray;

import java.util.Arrays;
import org.lamella.data.Axis;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.linescan.ProfileSignal;
import org.lamella.spectrum.EnergyWindow;
import org.lamella.spectrum.SpectrumSeries;

/**
 * The counts of a line at each place of a series, by window integration.
 *
 * <p>Without background windows the signal are the counts themselves, Poisson as they are. With them the background under the
 * line is a straight line through both; the variance is that of the gross counts plus that of the background, scaled by the
 * square of what a count in its window stands for. So that a place with few counts by chance doesn't weigh more in a fit, the
 * expected counts that variances are made of are means over neighbouring places.</p>
 */
public final class WindowIntegration {
    private static final int NEIGHBOURS = 3;

    private WindowIntegration() {
    }

    /**
     * Integrates a line over a series.
     *
     * @throws UserError when the spectra do not hold a window, or there are no counts at all in it
     */
    public static ProfileSignal signal(SpectrumSeries series, LineWindows windows) throws UserError {
        Axis energy = series.energy();
        require(windows.peak(), energy, windows.name());
        double[] gross = sums(series, windows.peak());
        if (Arrays.stream(gross).allMatch(count -> count == 0)) {
            throw new UserError(String.format(java.util.Locale.ROOT, "signal '%s' has no counts between %.4g and %.4g keV in any spectrum", windows.name(),
                    windows.peak().from() / 1000, windows.peak().to() / 1000));
        }
        double[] exposures = Arrays.stream(series.pixels()).allMatch(pixels -> pixels == series.pixels()[0]) ? null : series.pixels();
        if (!windows.hasBackground()) {
            return new ProfileSignal(windows.name(), series.positions(), series.positionUnit(), gross, ProfileSignal.Noise.COUNTS, null, exposures, Unit.COUNTS);
        }
        int channels = windows.peak().channels(energy);
        double[] factors = factors(windows, energy);
        double[] below = windows.below() == null ? new double[gross.length] : sums(series, windows.below());
        double[] above = windows.above() == null ? new double[gross.length] : sums(series, windows.above());
        double[] net = new double[gross.length];
        double[] variance = new double[gross.length];
        for (int i = 0; i < net.length; i++) {
            net[i] = gross[i] - channels * (factors[0] * below[i] + factors[1] * above[i]);
            double expected = mean(gross, series.pixels(), i) + squared(channels * factors[0]) * mean(below, series.pixels(), i)
                    + squared(channels * factors[1]) * mean(above, series.pixels(), i);
            // Seven places without any count still do not prove that there are none.
            variance[i] = Math.max(expected, 1.0 / (2 * NEIGHBOURS + 1));
        }
        return new ProfileSignal(windows.name(), series.positions(), series.positionUnit(), net, ProfileSignal.Noise.GIVEN, variance, exposures, Unit.COUNTS);
    }

    /** The share of the background in a channel under the line that each count of either background window stands for. */
    private static double[] factors(LineWindows windows, Axis energy) {
        if (windows.below() == null || windows.above() == null) {
            EnergyWindow only = windows.below() == null ? windows.above() : windows.below();
            double factor = 1.0 / only.channels(energy);
            return new double[] {windows.below() == null ? 0 : factor, windows.above() == null ? 0 : factor};
        }
        double share = (windows.peak().middle() - windows.below().middle()) / (windows.above().middle() - windows.below().middle());
        return new double[] {(1 - share) / windows.below().channels(energy), share / windows.above().channels(energy)};
    }

    private static double squared(double value) {
        return value * value;
    }

    private static double[] sums(SpectrumSeries series, EnergyWindow window) {
        return Arrays.stream(series.counts()).mapToDouble(spectrum -> window.sum(series.energy(), spectrum)).toArray();
    }

    /** The counts expected at a place from its neighbourhood. */
    private static double mean(double[] counts, double[] pixels, int at) {
        double sum = 0;
        double exposure = 0;
        for (int i = Math.max(0, at - NEIGHBOURS); i <= Math.min(counts.length - 1, at + NEIGHBOURS); i++) {
            sum += counts[i];
            exposure += pixels[i];
        }
        return sum / exposure * pixels[at];
    }

    private static void require(EnergyWindow window, Axis energy, String name) throws UserError {
        if (window.channels(energy) == 0 || !window.isCoveredBy(energy)) {
            throw new UserError(String.format(java.util.Locale.ROOT, "signal '%s': the spectra do not hold the window from %.4g to %.4g keV; they reach from %.4g to %.4g keV",
                    name, window.from() / 1000, window.to() / 1000, energy.coordinate(0) / 1000, energy.coordinate(energy.size() - 1.0) / 1000));
        }
    }
}
