package org.lamella.linescan;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.TDistribution;
import org.lamella.data.Progress;
import org.lamella.math.CurveFit;
import org.lamella.math.ParameterConstraints;

/**
 * Uncertainties and 95 % intervals of what is read off a fitted curve.
 *
 * <p>A profile-likelihood interval reaches as far as the parameter can be held until the deviance, with all others fitted
 * anew, has risen by 3.84; it needs no normal errors and knows how low counts bend them (D. J. Venzon and S. H. Moolgavkar,
 * Appl. Stat. 37 (1988) 87, doi:10.2307/2347496). Where a quantity is no single parameter, signals are drawn from the fitted
 * curve and fitted anew; the interval is that of their percentiles.</p>
 */
final class ConfidenceIntervals {
    private static final double CHI_SQUARE_95 = 3.841458820694124;
    private static final double NORMAL_95 = 1.959963984540054;
    private static final int MOST_TRIALS = 20;
    private static final double CLOSE = 2e-3;

    private final ModelFitter fitter;
    private final ModelFit best;
    private final double inflation;
    private final LineScanSettings settings;

    /** @param inflation by what the variance exceeds that of the counts, 1 for none: a bad fit knows less than its counts say */
    ConfidenceIntervals(ModelFitter fitter, ModelFit best, double inflation, LineScanSettings settings) {
        this.fitter = fitter;
        this.best = best;
        this.inflation = inflation;
        this.settings = settings;
    }

    /** A quantity with its standard uncertainty by propagation, and the interval of a normal error. */
    Measured propagated(ToDoubleFunction<double[]> quantity) {
        double[] p = best.parameters();
        double value = quantity.applyAsDouble(p);
        double[] gradient = new double[p.length];
        for (int k = 0; k < p.length; k++) {
            double step = 0.02 * best.fit().uncertainty(k);
            if (step > 0 && Double.isFinite(step)) {
                double[] up = p.clone();
                double[] down = p.clone();
                up[k] += step;
                down[k] -= step;
                double slope = (quantity.applyAsDouble(up) - quantity.applyAsDouble(down)) / (2 * step);
                gradient[k] = Double.isFinite(slope) ? slope : 0;
            }
        }
        double variance = best.fit().variance(gradient) * inflation;
        return Measured.normal(value, Math.sqrt(Math.max(0, variance)));
    }

    /** A quantity that is a parameter times a factor, with its profile-likelihood interval. */
    Measured profiled(int parameter, ToDoubleFunction<double[]> quantity) {
        Measured plain = propagated(quantity);
        double at = best.parameters()[parameter];
        double factor = plain.value() / at;
        boolean isShift = Math.abs(factor - 1) < 1e-12;
        double low = end(parameter, -1);
        double high = end(parameter, 1);
        return isShift ? plain.withInterval(low, high) : plain.withInterval(low * factor, high * factor);
    }

    /** The end of the interval of a parameter; its bound, or infinity, where the likelihood never falls far enough. */
    private double end(int parameter, int side) {
        ParameterConstraints constraints = best.model().constraints(fitter.shape());
        CurveFit search = fitter.search(best.model(), constraints.fixed(parameter));
        double[] start = best.parameters().clone();
        double centre = start[parameter];
        double limit = side < 0 ? constraints.lower(parameter) : constraints.upper(parameter);
        double spread = best.fit().uncertainty(parameter) * Math.sqrt(inflation);
        if (!(spread > 0) || !Double.isFinite(spread)) {
            spread = Math.max(Math.abs(centre) * 0.1, fitter.shape().spacing());
        }
        double wanted = Math.sqrt(rise());
        double inner = centre;
        double innerRoot = 0;
        double outer = Double.NaN;
        double outerRoot = Double.NaN;
        double trial = centre + side * NORMAL_95 * spread;
        for (int i = 0; i < MOST_TRIALS; i++) {
            boolean isAtLimit = side < 0 ? trial <= limit : trial >= limit;
            double at = isAtLimit ? limit : trial;
            double root = rootOfRise(search, start, parameter, at);
            if (Math.abs(root - wanted) < CLOSE * wanted) {
                return at;
            }
            if (root < wanted) {
                if (isAtLimit) {
                    return at;
                }
                inner = at;
                innerRoot = root;
            } else {
                outer = at;
                outerRoot = root;
            }
            if (Double.isNaN(outer)) {
                // The root of the rise is nearly a straight line.
                double slope = innerRoot / Math.abs(inner - centre);
                double reach = slope > 0 ? wanted / slope : 2 * Math.abs(inner - centre);
                trial = centre + side * Math.clamp(reach, 1.05 * Math.abs(inner - centre), 3 * Math.abs(inner - centre));
            } else {
                double share = Math.clamp((wanted - innerRoot) / (outerRoot - innerRoot), 0.1, 0.9);
                trial = inner + share * (outer - inner);
            }
        }
        return Double.isNaN(outer) ? side * Double.POSITIVE_INFINITY : (inner + outer) / 2;
    }

    private double rootOfRise(CurveFit search, double[] start, int parameter, double at) {
        double[] held = start.clone();
        held[parameter] = at;
        ProfileSignal signal = fitter.signal();
        CurveFit.Fit fit = search.fit(signal.x(), signal.values(), signal.variances(), held);
        System.arraycopy(fit.parameters(), 0, start, 0, start.length);
        return Math.sqrt(Math.max(0, fit.statistic() - best.fit().statistic()));
    }

    /** By how much the statistic may rise within the interval. */
    private double rise() {
        if (fitter.signal().noise() == ProfileSignal.Noise.SCATTER) {
            int freedom = Math.max(1, best.fit().degreesOfFreedom());
            double t = new TDistribution(freedom).inverseCumulativeProbability(0.5 + LineScanSettings.CONFIDENCE / 2);
            return t * t * best.fit().statistic() / freedom;
        }
        return CHI_SQUARE_95 * inflation;
    }

    /** Quantities with the percentile intervals of fits to drawn signals; a quantity that a draw does not have is left out there. */
    Measured[] bootstrapped(ToDoubleFunction<double[]>[] quantities, Progress progress) {
        NoiseSource source = new NoiseSource(fitter.signal(), best, settings.seed());
        double[][] drawn = new double[quantities.length][settings.resamples()];
        for (int b = 0; b < settings.resamples(); b++) {
            progress.check();
            double[] parameters = new ModelFitter(source.draw()).refit(best.model(), best.parameters()).parameters();
            for (int q = 0; q < quantities.length; q++) {
                drawn[q][b] = quantities[q].applyAsDouble(parameters);
            }
        }
        Measured[] all = new Measured[quantities.length];
        double widening = Math.sqrt(inflation);
        for (int q = 0; q < all.length; q++) {
            double value = quantities[q].applyAsDouble(best.parameters());
            double[] sorted = Arrays.stream(drawn[q]).filter(Double::isFinite).sorted().toArray();
            if (sorted.length < settings.resamples() / 2) {
                all[q] = propagated(quantities[q]);
                continue;
            }
            double mean = Arrays.stream(sorted).average().orElseThrow();
            double deviation = Math.sqrt(Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).sum() / (sorted.length - 1));
            double tail = (1 - LineScanSettings.CONFIDENCE) / 2;
            all[q] = new Measured(value, deviation * widening, value + widening * (percentile(sorted, tail) - value),
                    value + widening * (percentile(sorted, 1 - tail) - value));
        }
        return all;
    }

    private static double percentile(double[] sorted, double share) {
        double place = share * (sorted.length + 1) - 1;
        int below = (int) Math.clamp((long) Math.floor(place), 0, sorted.length - 1);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + Math.clamp(place - below, 0, 1) * (sorted[above] - sorted[below]);
    }
}
