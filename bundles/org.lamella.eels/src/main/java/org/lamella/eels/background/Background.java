package org.lamella.eels.background;

import java.util.Arrays;
import org.lamella.data.Axis;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.spectrum.EnergyWindow;

/**
 * A fitted background: its curve anywhere, and how uncertain sums over it are. Immutable.
 *
 * <p>Uncertainties are for a noise whose variance is the count itself, times the noise gain that {@link #withGain} sets.</p>
 */
public final class Background {
    private final BackgroundModel model;
    private final BackgroundCurve curve;
    private final double[] parameters;
    private final double[][] covariance;
    private final EnergyWindow window;
    private final double scatter;
    private final int degreesOfFreedom;
    private final boolean atBound;

    Background(BackgroundModel model, BackgroundCurve curve, double[] parameters, double[][] covariance, EnergyWindow window, double scatter,
            int degreesOfFreedom, boolean atBound) {
        this.model = model;
        this.curve = curve;
        this.parameters = parameters;
        this.covariance = covariance;
        this.window = window;
        this.scatter = scatter;
        this.degreesOfFreedom = degreesOfFreedom;
        this.atBound = atBound;
    }

    /** No background: zero everywhere, without uncertainty. */
    public static Background none(EnergyWindow window) {
        return new Background(BackgroundModel.NONE, null, new double[0], new double[0][0], window, Double.NaN, 0, false);
    }

    public BackgroundModel model() {
        return model;
    }

    /** Where it was fitted, in eV. */
    public EnergyWindow window() {
        return window;
    }

    /** Chi-square per degree of freedom in the window, were the variance of a channel its count; NaN without a fit. */
    public double scatter() {
        return scatter;
    }

    public int degreesOfFreedom() {
        return degreesOfFreedom;
    }

    /** Whether the exponent came to rest at one of its bounds; it then has no uncertainty. */
    public boolean isAtBound() {
        return atBound;
    }

    /** The same background with the variance of every channel taken as {@code gain} times its count. */
    public Background withGain(double gain) {
        double[][] scaled = Arrays.stream(covariance).map(row -> Arrays.stream(row).map(value -> value * gain).toArray()).toArray(double[][]::new);
        return new Background(model, curve, parameters, scaled, window, scatter, degreesOfFreedom, atBound);
    }

    /** The curve over all channels of an axis in eV; NaN at and below zero loss where the curve has no value there. */
    public double[] values(Axis energy) {
        double[] values = new double[(int) energy.size()];
        fill(energy, 0, values.length, values);
        return values;
    }

    /** Fills the channels from {@code first} to before {@code end}. */
    public void fill(Axis energy, int first, int end, double[] target) {
        if (curve == null) {
            Arrays.fill(target, first, end, 0);
        } else {
            curve.fill(energy, parameters, first, end, target);
        }
    }

    /** The curve at an energy in eV. */
    public double at(double energy) {
        double[] value = new double[1];
        if (curve != null) {
            curve.evaluate(new double[] {energy}, parameters, value, null);
        }
        return value[0];
    }

    /** One standard uncertainty of the curve at an energy in eV. */
    public double uncertaintyAt(double energy) {
        return Math.sqrt(variance(gradient(new double[] {energy}, new double[] {1})));
    }

    /**
     * How a weighted sum over the curve changes with its parameters; two such sums have the covariance that
     * {@link #covariance} gives.
     *
     * @param energies in eV
     * @param weights one for each energy
     */
    public double[] gradient(double[] energies, double[] weights) {
        double[] gradient = new double[parameters.length];
        if (curve != null) {
            double[][] derivatives = new double[parameters.length][energies.length];
            curve.evaluate(energies, parameters, new double[energies.length], derivatives);
            for (int k = 0; k < gradient.length; k++) {
                for (int i = 0; i < energies.length; i++) {
                    gradient[k] += weights[i] * derivatives[k][i];
                }
            }
        }
        return gradient;
    }

    /**
     * How the curve changes with its parameters.
     *
     * @param energy in eV
     * @param first,end channels from the first to before the end
     * @return derivatives[parameter][channel - first]
     */
    public double[][] slopes(Axis energy, int first, int end) {
        double[] x = BackgroundCurve.energies(energy, first, end);
        double[][] derivatives = new double[parameters.length][x.length];
        if (curve != null) {
            curve.evaluate(x, parameters, new double[x.length], derivatives);
        }
        return derivatives;
    }

    /**
     * How a sum over the curve changes with each count that the curve was fitted to, to first order and for a fit by likelihood.
     *
     * @param energy of the spectrum, in eV
     * @param gradient of the sum by the parameters
     * @param gain that was given to {@link #withGain}, otherwise 1
     * @return one number for each channel of the window; none when nothing was fitted
     */
    public double[] influence(Axis energy, double[] gradient, double gain) {
        if (curve == null) {
            return new double[0];
        }
        int first = window.firstChannel(energy);
        int end = window.endChannel(energy);
        double[] values = new double[(int) energy.size()];
        fill(energy, first, end, values);
        double[][] slopes = slopes(energy, first, end);
        double[] influence = new double[end - first];
        for (int k = 0; k < gradient.length; k++) {
            for (int l = 0; l < gradient.length; l++) {
                double factor = gradient[k] * covariance[k][l] / gain;
                for (int i = 0; i < influence.length; i++) {
                    influence[i] += factor * slopes[l][i] / values[first + i];
                }
            }
        }
        return influence;
    }

    /** The covariance of two sums from their gradients. */
    public double covariance(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            for (int j = 0; j < other.length; j++) {
                sum += one[i] * covariance[i][j] * other[j];
            }
        }
        return sum;
    }

    /** The variance of a sum from its gradient. */
    public double variance(double[] gradient) {
        return Math.max(0, covariance(gradient, gradient));
    }

    /**
     * The amplitude: A of {@code A E^-r} in counts (with E in eV), the value at zero loss of an exponential, and for the other
     * models the value in the middle of the window.
     */
    public Quantity amplitude() {
        if (curve == null) {
            return Quantity.of(0, Unit.COUNTS);
        }
        if (model == BackgroundModel.POWER_LAW || model == BackgroundModel.EXPONENTIAL) {
            double lever = model == BackgroundModel.POWER_LAW ? Math.log(curve.reference()) : 1;
            double value = Math.exp(parameters[0] + lever * parameters[1]);
            return Quantity.of(value, value * Math.sqrt(variance(new double[] {1, lever})), Unit.COUNTS);
        }
        return Quantity.of(at(curve.reference()), uncertaintyAt(curve.reference()), Unit.COUNTS);
    }

    /** The exponent r of a power law, or minus the slope of ln(counts) against ln(E) in the middle of the window for any other model. */
    public Quantity exponent() {
        return switch (model) {
            case NONE -> Quantity.of(Double.NaN, Unit.NONE);
            case POWER_LAW, EXPONENTIAL, LOG_POLYNOMIAL -> Quantity.of(parameters[1], Math.sqrt(covariance[1][1]), Unit.NONE);
            case POWER_LAWS -> {
                BackgroundCurve.TwoPowerLaws laws = (BackgroundCurve.TwoPowerLaws) curve;
                double total = parameters[0] + parameters[1];
                double share = parameters[0] / total;
                double spread = laws.firstExponent() - laws.secondExponent();
                double[] gradient = {spread * (1 - share) / total, -spread * share / total};
                yield Quantity.of(laws.secondExponent() + share * spread, Math.sqrt(variance(gradient)), Unit.NONE);
            }
        };
    }

    /** The parameters of the curve as it was fitted, for the residuals of a report. */
    double[] parameters() {
        return parameters.clone();
    }
}
