package org.lamella.eels.lowloss;

import org.lamella.data.Quantity;
import org.lamella.data.Unit;

/**
 * The thickness of a specimen in mean free paths of inelastic scattering, by the log-ratio: t / lambda = ln(It / I0), where I0 is
 * the zero-loss intensity and It all intensity.
 *
 * <p>Literature: T. Malis, S. C. Cheng, R. F. Egerton, J. Electron Microsc. Tech. 8 (1988) 193, doi:10.1002/jemt.1060080206;
 * R. F. Egerton, Electron Energy-Loss Spectroscopy in the Electron Microscope (2011), doi:10.1007/978-1-4419-9583-4.</p>
 *
 * @param relative t / lambda, with everything that makes it uncertain
 * @param counting the part of its uncertainty that comes from the counts
 * @param separation the part that comes from where the zero-loss peak is taken to end
 * @param zeroLossEnd that end in eV
 */
public record Thickness(Quantity relative, double counting, double separation, double zeroLossEnd) {
    /**
     * Measures the thickness.
     *
     * @throws IllegalArgumentException when there are no more counts in total than in the zero-loss peak
     */
    public static Thickness of(LowLoss spectrum) {
        double zeroLoss = spectrum.zeroLossSum(0);
        double total = spectrum.totalSum();
        if (!(zeroLoss > 0 && total > zeroLoss)) {
            throw new IllegalArgumentException("the low-loss spectrum holds no losses");
        }
        double value = Math.log(total / zeroLoss);
        double[] variances = spectrum.sumVariances();
        // It = I0 + Ii: only what is not common to both counts.
        double byZeroLoss = 1 / total - 1 / zeroLoss;
        double byLosses = 1 / total;
        double counting = Math.sqrt(byZeroLoss * byZeroLoss * variances[0] + byLosses * byLosses * variances[1] + 2 * byZeroLoss * byLosses * variances[2]);
        int half = (int) Math.max(1, Math.round(spectrum.zeroLoss().fwhm() / spectrum.energy().scale() / 2));
        // The end may lie anywhere within half a width to either side: the standard deviation of a uniform distribution.
        double separation = Math.abs(Math.log(spectrum.zeroLossSum(half) / spectrum.zeroLossSum(-half))) / Math.sqrt(12);
        return new Thickness(Quantity.of(value, Math.hypot(counting, separation), Unit.NONE), counting, separation, spectrum.zeroLossEnd());
    }

    /** The thickness in nm, for a mean free path that is known. */
    public Quantity absolute(Quantity meanFreePath) {
        Quantity path = meanFreePath.in(Unit.NANOMETRE);
        double value = relative.value() * path.value();
        double uncertainty = value * Math.hypot(relative.uncertainty() / relative.value(), path.uncertainty() / path.value());
        return Quantity.of(value, uncertainty, Unit.NANOMETRE);
    }
}
