package org.lamella.eels.lowloss;

import java.util.Optional;
import org.lamella.data.Axis;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.math.CurveFit;
import org.lamella.math.CurveModel;
import org.lamella.math.FitStatistic;
import org.lamella.math.ParameterConstraints;

/**
 * The strongest loss behind the zero-loss peak, as a resonance of free electrons (Drude): a I(E) = E W P^2 / ((E^2 - P^2)^2 + (E W)^2)
 * over a constant level.
 *
 * <p>Literature: R. F. Egerton, Electron Energy-Loss Spectroscopy in the Electron Microscope (2011), section 3.3,
 * doi:10.1007/978-1-4419-9583-4.</p>
 *
 * @param energy the plasmon energy P above zero loss
 * @param fwhm its width W
 */
public record PlasmonPeak(Quantity energy, Quantity fwhm) {
    /** Noise is smoothed over this energy, in eV, before the highest loss is looked for. */
    private static final double SMOOTHING = 0.3;
    private static final double LEAST_LOSS = 1.5;
    /** The fit takes the part of the peak that is higher than this. */
    private static final double FITTED_PART = 0.5;
    private static final int LEAST_CHANNELS = 6;

    /** Finds the peak; empty when the losses have no maximum that stands out. */
    public static Optional<PlasmonPeak> of(LowLoss spectrum) {
        Axis axis = spectrum.energy();
        double[] counts = spectrum.signal();
        int from = (int) Math.ceil(axis.index(Math.max(LEAST_LOSS, spectrum.zeroLossEnd())));
        double[] smooth = smoothed(counts, (int) Math.round(SMOOTHING / axis.scale() / 2));
        int top = from;
        for (int i = from; i < counts.length - 1; i++) {
            top = smooth[i] > smooth[top] ? i : top;
        }
        if (top <= from || top >= counts.length - 2 || !(smooth[top] > smooth[from] + 5 * Math.sqrt(Math.max(1, smooth[top])))) {
            return Optional.empty();
        }
        int first = top;
        int last = top;
        while (first > from && smooth[first] > FITTED_PART * smooth[top]) {
            first--;
        }
        while (last < counts.length - 1 && smooth[last] > FITTED_PART * smooth[top]) {
            last++;
        }
        if (last - first + 1 < LEAST_CHANNELS) {
            return Optional.empty();
        }
        double[] x = new double[last - first + 1];
        double[] y = new double[x.length];
        double[] variances = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = axis.coordinate(first + i);
            y[i] = counts[first + i];
            // The smoothed counts: weights that know a channel's own noise would pull the fit down.
            variances[i] = Math.max(1, smooth[first + i]);
        }
        double width = x[x.length - 1] - x[0];
        ParameterConstraints bounds = ParameterConstraints.free(4).bounded(0, 0, Double.MAX_VALUE).bounded(1, x[0], x[x.length - 1])
                .bounded(2, axis.scale() / 2, 4 * width).bounded(3, -smooth[top], smooth[top]);
        CurveFit.Fit fit = new CurveFit(new Drude(), bounds, FitStatistic.WEIGHTED_LEAST_SQUARES)
                .fit(x, y, variances, new double[] {smooth[top] * width / axis.coordinate(top), axis.coordinate(top), width, 0});
        if (!fit.isDetermined()) {
            return Optional.empty();
        }
        // Peaks are not exactly of this shape: what the residuals scatter more than counts do makes the position less certain.
        double scale = Math.sqrt(Math.max(1, fit.statistic() / Math.max(1, fit.degreesOfFreedom())));
        return Optional.of(new PlasmonPeak(Quantity.of(fit.parameter(1), Math.hypot(scale * fit.uncertainty(1), spectrum.zeroLoss().uncertainty()), Unit.ELECTRONVOLT),
                Quantity.of(fit.parameter(2), scale * fit.uncertainty(2), Unit.ELECTRONVOLT)));
    }

    private static double[] smoothed(double[] counts, int reach) {
        double[] result = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            int first = Math.max(0, i - reach);
            int last = Math.min(counts.length - 1, i + reach);
            for (int k = first; k <= last; k++) {
                result[i] += counts[k] / (last - first + 1);
            }
        }
        return result;
    }

    /** Strength, energy, width, level. */
    private static final class Drude implements CurveModel {
        @Override
        public int parameterCount() {
            return 4;
        }

        @Override
        public void evaluate(double[] x, double[] p, double[] values, double[][] derivatives) {
            double square = p[1] * p[1];
            for (int i = 0; i < x.length; i++) {
                double e = x[i];
                double gap = e * e - square;
                double below = gap * gap + e * e * p[2] * p[2];
                double shape = e * p[2] * square / below;
                values[i] = p[0] * shape + p[3];
                if (derivatives != null) {
                    derivatives[0][i] = shape;
                    derivatives[1][i] = p[0] * (2 * e * p[2] * p[1] / below + shape * 4 * gap * p[1] / below);
                    derivatives[2][i] = p[0] * (e * square / below - shape * 2 * e * e * p[2] / below);
                    derivatives[3][i] = 1;
                }
            }
        }
    }
}
