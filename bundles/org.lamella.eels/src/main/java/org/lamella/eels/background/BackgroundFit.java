package org.lamella.eels.background;

import java.util.Arrays;
import org.lamella.data.Axis;
import org.lamella.math.CurveFit;
import org.lamella.math.FitStatistic;
import org.lamella.math.ParameterConstraints;
import org.lamella.spectrum.EnergyWindow;

/**
 * Fits the background before an edge, spectrum after spectrum over one energy axis. An instance keeps its buffers: one a thread.
 *
 * <p>Literature: R. F. Egerton, Electron Energy-Loss Spectroscopy in the Electron Microscope, 3rd edition, Springer 2011, section
 * 4.4, doi:10.1007/978-1-4419-9583-4; linear combination of power laws: P. Cueva, R. Hovden, J. A. Mundy, H. L. Xin and
 * D. A. Muller, Microsc. Microanal. 18 (2012) 667, doi:10.1017/S1431927612000244.</p>
 */
public final class BackgroundFit {
    private static final int MOST_STEPS = 60;
    private static final double PRECISION = 1e-12;
    /** Weights of least squares are means of this many channels to either side, so that they do not follow the noise. */
    private static final int SMOOTHING = 4;

    private final Axis energy;
    private final EnergyWindow window;
    private final BackgroundSettings settings;
    private final int first;
    private final int end;
    private final double reference;
    private final double[] energies;
    private final double[] logarithms;
    private final double[] counts;
    private final double[] values;
    private final PowerLawSums whole;
    private final PowerLawSums low;
    private final PowerLawSums high;

    /**
     * @param energy the axis of the spectra, ascending in eV
     * @param window where the background is seen alone
     * @throws IllegalArgumentException when the window holds too few channels of the axis or reaches below zero loss
     */
    public BackgroundFit(Axis energy, EnergyWindow window, BackgroundSettings settings) {
        this.energy = energy;
        this.window = window;
        this.settings = settings;
        first = window.firstChannel(energy);
        end = window.endChannel(energy);
        int least = settings.model() == BackgroundModel.LOG_POLYNOMIAL ? 6 : 4;
        if (end - first < least) {
            throw new IllegalArgumentException(String.format(java.util.Locale.ROOT, "the background window %.4g to %.4g eV holds %d channels of a"
                    + " spectrum from %.5g to %.5g eV; at least %d are needed", window.from(), window.to(), end - first, energy.coordinate(0),
                    energy.coordinate(energy.size() - 1.0), least));
        }
        energies = BackgroundCurve.energies(energy, first, end);
        double half = energy.scale() / 2;
        if (energies[0] - half <= 0 && settings.model() != BackgroundModel.EXPONENTIAL && settings.model() != BackgroundModel.NONE) {
            throw new IllegalArgumentException("the background window begins at zero loss, where a " + settings.model().label() + " has no value");
        }
        double last = energies[energies.length - 1];
        reference = energies[0] > 0 ? Math.sqrt(energies[0] * last) : Math.max(Math.abs(energies[0] + last) / 2, energy.scale());
        logarithms = Arrays.stream(energies).map(e -> Math.log(Math.max(e, Double.MIN_NORMAL) / reference)).toArray();
        counts = new double[energies.length];
        values = new double[energies.length];
        boolean isPowerLaw = settings.model() == BackgroundModel.POWER_LAW;
        int middle = energies.length / 2;
        whole = isPowerLaw ? new PowerLawSums(energies[0] - half, last + half, energy.scale(), reference) : null;
        low = isPowerLaw ? new PowerLawSums(energies[0] - half, energies[middle] - half, energy.scale(), reference) : null;
        high = isPowerLaw ? new PowerLawSums(energies[middle] - half, last + half, energy.scale(), reference) : null;
    }

    /**
     * Fits a spectrum.
     *
     * @param spectrum one value for each channel of the axis; negative ones are allowed
     * @throws IllegalArgumentException when the window holds no counts or a value is missing
     */
    public Background fit(double[] spectrum) {
        if (spectrum.length != energy.size()) {
            throw new IllegalArgumentException(spectrum.length + " channels for an axis of " + energy.size());
        }
        if (settings.model() == BackgroundModel.NONE) {
            return Background.none(window);
        }
        System.arraycopy(spectrum, first, counts, 0, counts.length);
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        if (!(sum > 0) || Double.isInfinite(sum)) {
            throw new IllegalArgumentException("the background window has no counts to fit, or a channel without a number");
        }
        if (settings.model() == BackgroundModel.POWER_LAW && settings.method() == BackgroundMethod.POISSON) {
            return powerLaw(sum);
        }
        if (settings.method() == BackgroundMethod.TWO_AREA) {
            return twoAreas();
        }
        return settings.method() == BackgroundMethod.LOGARITHMIC ? logarithmic() : general(sum);
    }

    /** The two equations of maximum likelihood: the sums of counts, and of counts times the logarithm of their energy, are those of the model. */
    private Background powerLaw(double sum) {
        double sumOfLogarithms = 0;
        for (int i = 0; i < counts.length; i++) {
            sumOfLogarithms += counts[i] * logarithms[i];
        }
        double target = sumOfLogarithms / sum;
        double exponent = Math.clamp(3, settings.leastExponent(), settings.mostExponent());
        for (int step = 0; step < MOST_STEPS; step++) {
            whole.at(exponent);
            double mean = whole.sumOfLogarithms() / whole.sum();
            double spread = whole.sumOfSquares() / whole.sum() - mean * mean;
            double next = Math.clamp(exponent + (mean - target) / spread, settings.leastExponent(), settings.mostExponent());
            if (Math.abs(next - exponent) < PRECISION * (1 + exponent)) {
                exponent = next;
                break;
            }
            exponent = next;
        }
        whole.at(exponent);
        double level = Math.log(sum / whole.sum());
        double scale = sum / whole.sum();
        boolean atBound = exponent <= settings.leastExponent() || exponent >= settings.mostExponent();
        double a = scale * whole.sum();
        double b = -scale * whole.sumOfLogarithms();
        double c = scale * whole.sumOfSquares();
        double determinant = a * c - b * b;
        double[][] covariance = atBound ? new double[][] {{1 / a, 0}, {0, 0}}
                : new double[][] {{c / determinant, -b / determinant}, {-b / determinant, a / determinant}};
        return powerLaw(new double[] {level, exponent}, covariance, atBound);
    }

    /** The exponent at which the two halves of the window have the ratio of their counts. */
    private Background twoAreas() {
        int middle = counts.length / 2;
        double below = Arrays.stream(counts, 0, middle).sum();
        double above = Arrays.stream(counts, middle, counts.length).sum();
        if (!(below > 0) || !(above > 0)) {
            throw new IllegalArgumentException("a half of the background window has no counts");
        }
        double target = Math.log(below / above);
        double exponent = Math.clamp(3, settings.leastExponent(), settings.mostExponent());
        double leverage = 1;
        for (int step = 0; step < MOST_STEPS; step++) {
            low.at(exponent);
            high.at(exponent);
            leverage = high.sumOfLogarithms() / high.sum() - low.sumOfLogarithms() / low.sum();
            double miss = target - Math.log(low.sum() / high.sum());
            double next = Math.clamp(exponent + miss / leverage, settings.leastExponent(), settings.mostExponent());
            boolean done = Math.abs(next - exponent) < PRECISION * (1 + exponent);
            exponent = next;
            if (done) {
                break;
            }
        }
        whole.at(exponent);
        double total = below + above;
        boolean atBound = exponent <= settings.leastExponent() || exponent >= settings.mostExponent();
        // Of the logarithm of the sum and of the exponent; the level is the first plus the mean logarithm times the second.
        double exponentVariance = atBound ? 0 : (1 / below + 1 / above) / (leverage * leverage);
        double mean = whole.sumOfLogarithms() / whole.sum();
        // The sum and the ratio of two Poisson counts vary independently.
        double[][] covariance = {{1 / total + mean * mean * exponentVariance, mean * exponentVariance}, {mean * exponentVariance, exponentVariance}};
        return powerLaw(new double[] {Math.log(total / whole.sum()), exponent}, covariance, atBound);
    }

    private Background powerLaw(double[] parameters, double[][] covariance, boolean atBound) {
        BackgroundCurve curve = new BackgroundCurve.LogLinear(reference, true, 2);
        return new Background(BackgroundModel.POWER_LAW, curve, parameters, covariance, window, scatter(curve, parameters),
                counts.length - (atBound ? 1 : 2), atBound);
    }

    private double scatter(BackgroundCurve curve, double[] parameters) {
        if (curve instanceof BackgroundCurve.LogLinear law && law.byLogarithm() && law.terms() == 2) {
            PowerLawSums.fill(energy.withCalibration(energy.scale(), energies[0], energy.unit()), reference, parameters[0], parameters[1], 0,
                    values.length, values);
        } else {
            curve.evaluate(energies, parameters, values, null);
        }
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            double residual = counts[i] - values[i];
            sum += residual * residual / values[i];
        }
        return sum / (counts.length - parameters.length);
    }

    private BackgroundCurve curve() {
        return switch (settings.model()) {
            case EXPONENTIAL -> new BackgroundCurve.LogLinear(reference, false, 2);
            case LOG_POLYNOMIAL -> new BackgroundCurve.LogLinear(reference, true, 3);
            case POWER_LAWS -> new BackgroundCurve.TwoPowerLaws(reference, settings.firstExponent(), settings.secondExponent());
            default -> new BackgroundCurve.LogLinear(reference, true, 2);
        };
    }

    private Background general(double sum) {
        BackgroundCurve curve = curve();
        double[] start = new double[curve.parameterCount()];
        ParameterConstraints constraints = ParameterConstraints.free(start.length);
        double mean = sum / counts.length;
        if (curve instanceof BackgroundCurve.TwoPowerLaws) {
            start[0] = mean / 2;
            start[1] = mean / 2;
            constraints = constraints.bounded(0, 0, Double.MAX_VALUE).bounded(1, 0, Double.MAX_VALUE);
        } else {
            start[0] = Math.log(mean);
            start[1] = settings.model() == BackgroundModel.POWER_LAW ? Math.clamp(3, settings.leastExponent(), settings.mostExponent()) : 3;
            if (settings.model() == BackgroundModel.POWER_LAW) {
                constraints = constraints.bounded(1, settings.leastExponent(), settings.mostExponent());
            }
        }
        boolean byLikelihood = settings.method() == BackgroundMethod.POISSON && Arrays.stream(counts).allMatch(count -> count >= 0);
        CurveFit fit = new CurveFit(curve, constraints, byLikelihood ? FitStatistic.POISSON_DEVIANCE : FitStatistic.WEIGHTED_LEAST_SQUARES);
        CurveFit.Fit best = fit.fit(energies, counts, byLikelihood ? null : variances(), start);
        boolean atBound = false;
        for (boolean each : best.atBound()) {
            atBound |= each;
        }
        return new Background(settings.model(), curve, best.parameters(), best.covariance(), window, scatter(curve, best.parameters()),
                best.degreesOfFreedom(), atBound);
    }

    private double[] variances() {
        double[] variances = new double[counts.length];
        double floor = Math.max(Arrays.stream(counts).map(Math::abs).average().orElse(0) * 1e-3, Double.MIN_NORMAL);
        for (int i = 0; i < counts.length; i++) {
            int from = Math.max(0, i - SMOOTHING);
            int to = Math.min(counts.length, i + SMOOTHING + 1);
            double sum = 0;
            for (int j = from; j < to; j++) {
                sum += counts[j];
            }
            variances[i] = Math.max(floor, sum / (to - from));
        }
        return variances;
    }

    /** A straight line (or parabola) through the logarithms of the counts. */
    private Background logarithmic() {
        BackgroundCurve.LogLinear curve = (BackgroundCurve.LogLinear) curve();
        int n = curve.terms();
        double[][] normal = new double[n][n];
        double[][] spread = new double[n][n];
        double[] right = new double[n];
        double[] basis = new double[n];
        for (int i = 0; i < counts.length; i++) {
            if (!(counts[i] > 0)) {
                throw new IllegalArgumentException(String.format(java.util.Locale.ROOT, "the channel at %.5g eV has no counts, whose logarithm could be"
                        + " fitted; choose the method 'poisson'", energies[i]));
            }
            double f = curve.byLogarithm() ? -logarithms[i] : -(energies[i] - reference) / reference;
            for (int k = 0; k < n; k++) {
                basis[k] = k == 0 ? 1 : basis[k - 1] * f;
            }
            for (int k = 0; k < n; k++) {
                right[k] += basis[k] * Math.log(counts[i]);
                for (int m = 0; m < n; m++) {
                    normal[k][m] += basis[k] * basis[m];
                    spread[k][m] += basis[k] * basis[m] / counts[i];
                }
            }
        }
        var solver = new org.apache.commons.math3.linear.LUDecomposition(new org.apache.commons.math3.linear.Array2DRowRealMatrix(normal)).getSolver();
        var inverse = solver.getInverse();
        double[] parameters = inverse.operate(right);
        boolean atBound = settings.model() == BackgroundModel.POWER_LAW
                && (parameters[1] < settings.leastExponent() || parameters[1] > settings.mostExponent());
        double[][] covariance = inverse.multiply(new org.apache.commons.math3.linear.Array2DRowRealMatrix(spread)).multiply(inverse).getData();
        if (atBound) {
            // With the exponent held, the level is the mean of what is left.
            parameters[1] = Math.clamp(parameters[1], settings.leastExponent(), settings.mostExponent());
            parameters[0] = (right[0] - parameters[1] * normal[0][1]) / normal[0][0];
            covariance = new double[][] {{spread[0][0] / (normal[0][0] * normal[0][0]), 0}, {0, 0}};
        }
        return new Background(settings.model(), curve, parameters, covariance, window, scatter(curve, parameters), counts.length - n, atBound);
    }
}
