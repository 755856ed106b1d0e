package org.lamella.linescan;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.lamella.linescan.model.ModelName;

/**
 * Arithmetic with profiles: one less another, what exceeds a curve that was fitted elsewhere, and the integral of that.
 */
public final class ProfileDifference {
    /**
     * What a profile has beyond a curve fitted in a window of it.
     *
     * @param fit the curve, fitted in the window only
     * @param x the places of the integral
     * @param excess the profile less the extrapolated curve at these places
     * @param uncertainty of the excess at each place: the profile's and the curve's
     * @param integral of the excess over the stretch, in the signal's unit times that of the places
     */
    public record Excess(ModelFit fit, double[] x, double[] excess, double[] uncertainty, Measured integral) {
    }

    private ProfileDifference() {
    }

    /**
     * One profile less another, which is interpolated to the places of the first. Places outside the other are left out.
     *
     * @throws IllegalArgumentException when they do not overlap in {@value ProfileSignal#FEWEST_POINTS} places, or their units differ
     */
    public static ProfileSignal difference(ProfileSignal signal, ProfileSignal other) {
        if (!signal.xUnit().convertsTo(other.xUnit())) {
            throw new IllegalArgumentException("'" + signal.name() + "' is over " + signal.xUnit() + " and '" + other.name() + "' over " + other.xUnit());
        }
        double[] otherX = Arrays.stream(other.x()).map(x -> other.xUnit().convert(x, signal.xUnit())).toArray();
        int[] shared = IntStream.range(0, signal.size()).filter(i -> signal.x()[i] >= otherX[0] && signal.x()[i] <= otherX[otherX.length - 1]).toArray();
        if (shared.length < ProfileSignal.FEWEST_POINTS) {
            throw new IllegalArgumentException("'" + signal.name() + "' and '" + other.name() + "' overlap in " + shared.length + " places only");
        }
        double[] x = new double[shared.length];
        double[] values = new double[shared.length];
        double[] variances = new double[shared.length];
        double[] errors = signal.uncertainties();
        double[] otherErrors = other.uncertainties();
        for (int k = 0; k < shared.length; k++) {
            int i = shared[k];
            x[k] = signal.x()[i];
            int above = Arrays.binarySearch(otherX, x[k]);
            above = Math.clamp(above < 0 ? -above - 1 : above, 1, otherX.length - 1);
            double share = (x[k] - otherX[above - 1]) / (otherX[above] - otherX[above - 1]);
            values[k] = signal.level(i) - (1 - share) * other.level(above - 1) - share * other.level(above);
            variances[k] = errors[i] * errors[i] + Math.pow((1 - share) * otherErrors[above - 1], 2) + Math.pow(share * otherErrors[above], 2);
        }
        boolean isKnown = Arrays.stream(variances).allMatch(variance -> variance > 0);
        return new ProfileSignal(signal.name() + " - " + other.name(), x, signal.xUnit(), values,
                isKnown ? ProfileSignal.Noise.GIVEN : ProfileSignal.Noise.SCATTER, isKnown ? variances : null, null, signal.unit());
    }

    /**
     * Fits a model in one window, extrapolates it, and integrates what the profile has beyond it over another stretch, by
     * trapezoids. The uncertainty of the integral holds that of the curve, which is common to all its places.
     *
     * @throws IllegalArgumentException when a window holds too few points
     */
    public static Excess excess(ProfileSignal signal, ModelName model, double fitFrom, double fitTo, double from, double to) {
        ModelFit fit = new ModelFitter(signal.within(fitFrom, fitTo)).fit(model);
        if (fit == null) {
            throw new IllegalArgumentException("signal '" + signal.name() + "' has too few points in the window of the fit for a " + model.label());
        }
        int[] inside = IntStream.range(0, signal.size()).filter(i -> signal.x()[i] >= from && signal.x()[i] <= to).toArray();
        if (inside.length < 2) {
            throw new IllegalArgumentException("signal '" + signal.name() + "' has " + inside.length + " points between " + from + " and " + to
                    + " " + signal.xUnit() + "; an integral needs two");
        }
        double[] x = Arrays.stream(inside).mapToDouble(i -> signal.x()[i]).toArray();
        double[] curve = fit.curve(x);
        double[] ofCurve = fit.curveUncertainty(x);
        double[] errors = errors(signal, fit);
        double[][] derivatives = new double[fit.model().parameterCount()][x.length];
        fit.model().evaluate(x, fit.parameters(), new double[x.length], derivatives);
        double[] excess = new double[x.length];
        double[] uncertainty = new double[x.length];
        double[] gradient = new double[derivatives.length];
        double integral = 0;
        double variance = 0;
        for (int k = 0; k < x.length; k++) {
            double share = ((k > 0 ? x[k] - x[k - 1] : 0) + (k < x.length - 1 ? x[k + 1] - x[k] : 0)) / 2;
            double error = errors[inside[k]];
            excess[k] = signal.level(inside[k]) - curve[k];
            uncertainty[k] = Math.hypot(error, ofCurve[k]);
            integral += share * excess[k];
            variance += share * share * error * error;
            for (int p = 0; p < gradient.length; p++) {
                gradient[p] += share * derivatives[p][k];
            }
        }
        variance += Math.max(0, fit.fit().variance(gradient));
        return new Excess(fit, x, excess, uncertainty, Measured.normal(integral, Math.sqrt(variance)));
    }

    /** The uncertainties of the points: their own, or the scatter about the fit. */
    private static double[] errors(ProfileSignal signal, ModelFit fit) {
        double[] errors = signal.uncertainties();
        if (signal.noise() == ProfileSignal.Noise.SCATTER) {
            Arrays.fill(errors, Math.sqrt(fit.fit().statistic() / Math.max(1, fit.fit().degreesOfFreedom())));
        }
        return errors;
    }
}
