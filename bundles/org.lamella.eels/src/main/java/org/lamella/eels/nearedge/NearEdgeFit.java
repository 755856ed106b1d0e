package org.lamella.eels.nearedge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.lamella.data.Axis;
import org.lamella.eels.Noise;
import org.lamella.eels.SpectrumNoise;
import org.lamella.eels.background.Background;
import org.lamella.eels.background.BackgroundModel;
import org.lamella.math.CurveFit;
import org.lamella.math.FitStatistic;
import org.lamella.math.ParameterConstraints;
import org.lamella.spectrum.EnergyWindow;

/**
 * Fits peaks and steps near an edge together with the power law under them, spectrum after spectrum over one energy axis. An
 * instance keeps its buffers: one a thread.
 *
 * <p>Counts are fitted by Poisson likelihood, whose covariance is then scaled by the noise gain; spectra with negative values, from which
 * a background was taken off before, by least squares with the variances of the noise.</p>
 */
public final class NearEdgeFit {
    private final Axis energy;
    private final EnergyWindow region;
    private final List<Component> components;
    private final NearEdgeModel model;
    private final int first;
    private final double[] x;
    private final double[] y;
    private final double[] variances;
    private final ParameterConstraints constraints;
    private final ParameterConstraints withoutBackground;
    private final double leastExponent;
    private final double mostExponent;
    private CurveFit counting;
    private CurveFit weighted;
    private CurveFit bareWeighted;

    /**
     * @param energy ascending, in eV
     * @param region what is fitted: from the background before the edge to behind the fine structure
     * @param components at least one
     * @param leastExponent,mostExponent bounds of the power law's exponent
     * @throws IllegalArgumentException when the region holds fewer channels than there are parameters, or ties lead nowhere
     */
    public NearEdgeFit(Axis energy, EnergyWindow region, List<Component> components, double leastExponent, double mostExponent) {
        this.energy = energy;
        this.region = region;
        this.components = List.copyOf(components);
        this.leastExponent = leastExponent;
        this.mostExponent = mostExponent;
        first = region.firstChannel(energy);
        x = new double[region.channels(energy)];
        y = new double[x.length];
        variances = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = energy.coordinate(first + i);
        }
        if (components.isEmpty() || x.length == 0 || !(x[0] > 0)) {
            throw new IllegalArgumentException("a fit near an edge needs components and a region above zero loss");
        }
        model = new NearEdgeModel(this.components, Math.sqrt(x[0] * x[x.length - 1]));
        ParameterConstraints rules = ParameterConstraints.free(model.parameterCount());
        for (int c = 0; c < components.size(); c++) {
            for (int k = 0; k < components.get(c).shape().parameterCount(); k++) {
                rules = rule(rules, c, k);
            }
        }
        withoutBackground = rules.fixed(0).fixed(1);
        constraints = rules.bounded(1, leastExponent, mostExponent);
        if (x.length <= constraints.freeCount()) {
            throw new IllegalArgumentException(String.format(java.util.Locale.ROOT, "the region %.5g to %.5g eV holds %d channels for %d parameters",
                    region.from(), region.to(), x.length, constraints.freeCount()));
        }
    }

    private ParameterConstraints rule(ParameterConstraints rules, int component, int k) {
        ParameterRule rule = components.get(component).rules().get(k);
        int parameter = model.first(component) + k;
        if (rule.isTied()) {
            if (rule.leader() >= components.size() || rule.leader() == component
                    || components.get(rule.leader()).shape().parameterCount() <= k) {
                throw new IllegalArgumentException("component " + (component + 1) + " follows one that there isn't");
            }
            return rules.tied(parameter, model.first(rule.leader()) + k, rule.factor(), rule.offset());
        }
        if (rule.isFixed()) {
            return rules.fixed(parameter);
        }
        return Double.isInfinite(rule.least()) && Double.isInfinite(rule.most()) ? rules : rules.bounded(parameter, rule.least(), rule.most());
    }

    public EnergyWindow region() {
        return region;
    }

    /**
     * Fits a spectrum as it was recorded.
     *
     * @param background where the power law begins; with {@link BackgroundModel#NONE} there is none under the peaks
     * @throws IllegalArgumentException when a channel of the region is not a number
     */
    public NearEdgeResult fit(double[] counts, Background background, Noise noise) {
        return fit(counts, background, noise, SpectrumNoise.of(energy, counts, background, noise));
    }

    /**
     * Fits a spectrum.
     *
     * @param noise by which channels are weighted
     * @param sums the noise of sums over channels; where they are no longer independent of each other, the covariance is that of the
     *        parameters as such sums
     */
    public NearEdgeResult fit(double[] counts, Background background, Noise noise, SpectrumNoise sums) {
        System.arraycopy(counts, first, y, 0, y.length);
        boolean bare = background.model() == BackgroundModel.NONE;
        double least = 0;
        for (double value : y) {
            least = Math.min(least, value);
        }
        boolean byLikelihood = !bare && least >= 0 && noise.floor() == 0;
        for (int i = 0; i < y.length; i++) {
            variances[i] = Math.max(noise.variance(y[i]), 1e-300);
        }
        double[] start = start(background, bare);
        CurveFit.Fit fit;
        if (byLikelihood) {
            counting = counting == null ? new CurveFit(model, constraints, FitStatistic.POISSON_DEVIANCE) : counting;
            fit = counting.fit(x, y, null, start);
            fit = sums.isTreated() ? propagated(fit, sums, counts.length, true, noise.gain()) : scaled(fit, noise.gain());
        } else {
            smoothVariances();
            fit = (bare ? bareWeighted() : weighted()).fit(x, y, variances, start);
            fit = sums.isTreated() ? propagated(fit, sums, counts.length, false, 1) : fit;
        }
        return new NearEdgeResult(components, model, fit, region, background.model());
    }

    private CurveFit weighted() {
        weighted = weighted == null ? new CurveFit(model, constraints, FitStatistic.WEIGHTED_LEAST_SQUARES) : weighted;
        return weighted;
    }

    private CurveFit bareWeighted() {
        bareWeighted = bareWeighted == null ? new CurveFit(model, withoutBackground, FitStatistic.WEIGHTED_LEAST_SQUARES) : bareWeighted;
        return bareWeighted;
    }

    /** Variances that follow the noise of single channels would favour the low ones. */
    private void smoothVariances() {
        double[] copy = variances.clone();
        for (int i = 0; i < copy.length; i++) {
            int from = Math.max(0, i - 2);
            int to = Math.min(copy.length, i + 3);
            double sum = 0;
            for (int j = from; j < to; j++) {
                sum += copy[j];
            }
            variances[i] = sum / (to - from);
        }
    }

    /** Each parameter changes with each channel by a weight: its covariances are those of weighted sums over channels. */
    private CurveFit.Fit propagated(CurveFit.Fit fit, SpectrumNoise sums, int channels, boolean byLikelihood, double gain) {
        int n = model.parameterCount();
        double[] values = new double[x.length];
        double[][] derivatives = new double[n][x.length];
        model.evaluate(x, fit.parameters(), values, derivatives);
        int[] known = IntStream.range(0, n).filter(k -> fit.covariance()[k][k] > 0).toArray();
        double[][] weights = new double[known.length][channels];
        for (int a = 0; a < known.length; a++) {
            double[] row = fit.covariance()[known[a]];
            for (int i = 0; i < x.length; i++) {
                double sum = 0;
                for (int l = 0; l < n; l++) {
                    sum += row[l] * derivatives[l][i];
                }
                weights[a][first + i] = sum / (byLikelihood ? values[i] : variances[i]);
            }
        }
        double[][] covariance = Arrays.stream(fit.covariance()).map(double[]::clone).toArray(double[][]::new);
        double[][] ofKnown = sums.ofFit(weights);
        for (int a = 0; a < known.length; a++) {
            for (int b = 0; b < known.length; b++) {
                covariance[known[a]][known[b]] = ofKnown[a][b];
            }
        }
        return new CurveFit.Fit(fit.parameters(), covariance, fit.statistic() / gain, fit.degreesOfFreedom(), fit.converged(), fit.atBound());
    }

    private static CurveFit.Fit scaled(CurveFit.Fit fit, double gain) {
        if (gain == 1) {
            return fit;
        }
        double[][] covariance = Arrays.stream(fit.covariance()).map(row -> Arrays.stream(row).map(value -> value * gain).toArray()).toArray(double[][]::new);
        return new CurveFit.Fit(fit.parameters(), covariance, fit.statistic() / gain, fit.degreesOfFreedom(), fit.converged(), fit.atBound());
    }

    /** Centres and widths as the rules say; heights from a linear fit of what the background leaves. */
    private double[] start(Background background, boolean bare) {
        double[] p = new double[model.parameterCount()];
        p[0] = bare ? -700 : Math.log(Math.max(background.at(model.reference()), 1e-300));
        p[1] = bare ? 0 : Math.clamp(background.exponent().value(), leastExponent, mostExponent);
        List<Integer> unknown = new ArrayList<>();
        for (int c = 0; c < components.size(); c++) {
            for (int k = 0; k < components.get(c).rules().size(); k++) {
                ParameterRule rule = components.get(c).rules().get(k);
                ParameterRule leader = rule.isTied() ? components.get(rule.leader()).rules().get(k) : rule;
                p[model.first(c) + k] = rule.isTied() ? rule.factor() * leader.start() + rule.offset() : rule.start();
            }
            if (Double.isNaN(p[model.first(c)])) {
                unknown.add(c);
                p[model.first(c)] = 0;
            }
        }
        double[] heights = StartHeights.of(model, unknown, x, y, variances, p);
        for (int i = 0; i < unknown.size(); i++) {
            p[model.first(unknown.get(i))] = heights[i];
        }
        return p;
    }
}
