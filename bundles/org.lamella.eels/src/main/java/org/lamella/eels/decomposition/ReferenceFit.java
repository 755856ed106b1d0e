package org.lamella.eels.decomposition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lamella.data.Axis;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.eels.lowloss.SpectrumShift;
import org.lamella.math.CurveFit;
import org.lamella.math.CurveModel;
import org.lamella.math.FitStatistic;
import org.lamella.math.ParameterConstraints;

/**
 * A spectrum as a sum of reference spectra with weights that are not negative, the references moved together along the energy axis:
 * least squares, with the covariance of weights and shift. Each reference has the area 1 within the range, so that a weight is
 * the counts that it accounts for.
 */
public final class ReferenceFit {
    /** Distance of the shifts from which the search begins, in eV: about half the width of a near-edge peak. */
    private static final double START_STEP = 0.75;

    private final ReferenceFitSettings settings;
    private final List<ReferenceSpectrum> references;

    /** @throws IllegalArgumentException when there is no reference, or one does not cover the range with its shift */
    public ReferenceFit(ReferenceFitSettings settings, List<ReferenceSpectrum> references) {
        this.settings = settings;
        this.references = List.copyOf(references);
        if (references.isEmpty()) {
            throw new IllegalArgumentException("there are no reference spectra");
        }
        for (ReferenceSpectrum reference : references) {
            Axis axis = reference.energy();
            // Half a channel at the ends costs nothing.
            double room = axis.scale() / 2;
            if (axis.coordinate(0) - room > settings.from() || axis.coordinate(axis.size() - 1.0) + room < settings.to()) {
                throw new IllegalArgumentException(String.format(java.util.Locale.ROOT, "the reference '%s' covers %.5g to %.5g eV, not all of %.5g to %.5g eV",
                        reference.name(), axis.coordinate(0), axis.coordinate(axis.size() - 1.0), settings.from(), settings.to()));
            }
        }
    }

    /**
     * A sum of references.
     *
     * @param names of the references
     * @param weights counts that each accounts for
     * @param covariance of the weights
     * @param shift how far the references were moved, in eV; without uncertainty when it was not free
     * @param shiftAtLimit whether a larger shift would fit better
     * @param energies of the compared channels in eV
     * @param fitted the sum at these
     * @param residuals what is left of the spectrum there
     * @param reducedChiSquare scatter of the residuals over that of the given variances, or of counts
     */
    public record Result(List<String> names, double[] weights, double[][] covariance, Quantity shift, boolean shiftAtLimit, double[] energies,
            double[] fitted, double[] residuals, double reducedChiSquare) {
        public Quantity weight(int reference) {
            return Quantity.of(weights[reference], Math.sqrt(covariance[reference][reference]), Unit.COUNTS);
        }

        /** The part of all weights that a reference has. */
        public Quantity fraction(int reference) {
            double sum = Arrays.stream(weights).sum();
            double value = weights[reference] / sum;
            double variance = 0;
            for (int i = 0; i < weights.length; i++) {
                for (int j = 0; j < weights.length; j++) {
                    double byI = ((i == reference ? 1 : 0) - value) / sum;
                    double byJ = ((j == reference ? 1 : 0) - value) / sum;
                    variance += byI * byJ * covariance[i][j];
                }
            }
            return Quantity.of(value, Math.sqrt(Math.max(0, variance)), Unit.NONE);
        }
    }

    /**
     * Fits a spectrum.
     *
     * @param energy its axis in eV, rising
     * @param counts the spectrum
     * @param variances of the channels; null for those of counts on an unknown scale, which the residuals tell
     * @throws IllegalArgumentException when too few channels lie in the range
     */
    public Result fit(Axis energy, double[] counts, double[] variances) {
        List<Integer> used = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            double e = energy.coordinate(i);
            if (e >= settings.from() && e <= settings.to() && Double.isFinite(counts[i])) {
                used.add(i);
            }
        }
        boolean moves = settings.largestShift() > 0;
        int n = references.size();
        if (used.size() < n + (moves ? 1 : 0) + 2) {
            throw new IllegalArgumentException(used.size() + " channels between " + settings.from() + " and " + settings.to() + " eV cannot fix " + n + " references");
        }
        double[] x = used.stream().mapToDouble(energy::coordinate).toArray();
        double[] y = used.stream().mapToDouble(i -> counts[i]).toArray();
        double[] noise = used.stream().mapToDouble(i -> variances == null ? Math.max(1, counts[i]) : variances[i]).toArray();
        ParameterConstraints bounds = ParameterConstraints.free(n + 1);
        for (int k = 0; k < n; k++) {
            bounds = bounds.bounded(k, 0, Double.MAX_VALUE);
        }
        bounds = moves ? bounds.bounded(n, -settings.largestShift(), settings.largestShift()) : bounds.fixed(n);
        CurveFit search = new CurveFit(new Sum(x), bounds, FitStatistic.WEIGHTED_LEAST_SQUARES);
        CurveFit.Fit best = null;
        int starts = moves ? (int) Math.ceil(settings.largestShift() / START_STEP) : 0;
        for (int s = -starts; s <= starts; s++) {
            double[] start = new double[n + 1];
            Arrays.fill(start, 0, n, Math.max(1, Arrays.stream(y).sum() / n));
            start[n] = starts == 0 ? 0 : settings.largestShift() * s / (starts + 0.5);
            CurveFit.Fit fit = search.fit(x, y, noise, start);
            best = best == null || fit.statistic() < best.statistic() ? fit : best;
        }
        return result(x, y, best, variances == null, moves);
    }

    private Result result(double[] x, double[] y, CurveFit.Fit found, boolean scale, boolean moves) {
        CurveFit.Fit fit = scale ? found.scaledByScatter() : found;
        int n = references.size();
        double[] fitted = new double[x.length];
        new Sum(x).evaluate(x, fit.parameters(), fitted, null);
        double[] residuals = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            residuals[i] = y[i] - fitted[i];
        }
        double[][] covariance = new double[n][];
        for (int k = 0; k < n; k++) {
            covariance[k] = Arrays.copyOf(fit.covariance()[k], n);
        }
        Quantity shift = moves && !fit.atBound()[n] ? Quantity.of(fit.parameter(n), fit.uncertainty(n), Unit.ELECTRONVOLT)
                : Quantity.of(fit.parameter(n), Unit.ELECTRONVOLT);
        return new Result(references.stream().map(ReferenceSpectrum::name).toList(), Arrays.copyOf(fit.parameters(), n), covariance, shift,
                moves && fit.atBound()[n], x, fitted, residuals, found.statistic() / Math.max(1, found.degreesOfFreedom()));
    }

    /** The weights, then the common shift in eV. */
    private final class Sum implements CurveModel {
        private final double[] scales;

        Sum(double[] x) {
            scales = new double[references.size()];
            for (int k = 0; k < scales.length; k++) {
                double area = 0;
                for (double e : x) {
                    area += SpectrumShift.at(references.get(k).counts(), references.get(k).energy().index(e));
                }
                if (!(area > 0)) {
                    throw new IllegalArgumentException("the reference '" + references.get(k).name() + "' holds nothing between " + settings.from() + " and "
                            + settings.to() + " eV");
                }
                scales[k] = 1 / area;
            }
        }

        @Override
        public int parameterCount() {
            return scales.length + 1;
        }

        @Override
        public void evaluate(double[] x, double[] p, double[] values, double[][] derivatives) {
            double shift = p[scales.length];
            Arrays.fill(values, 0);
            if (derivatives != null) {
                Arrays.fill(derivatives[scales.length], 0);
            }
            for (int k = 0; k < scales.length; k++) {
                Axis axis = references.get(k).energy();
                double[] counts = references.get(k).counts();
                for (int i = 0; i < x.length; i++) {
                    double channel = axis.index(x[i] - shift);
                    double value = scales[k] * SpectrumShift.at(counts, channel);
                    values[i] += p[k] * value;
                    if (derivatives != null) {
                        derivatives[k][i] = value;
                        derivatives[scales.length][i] -= p[k] * scales[k] * SpectrumShift.slopeAt(counts, channel) / axis.scale();
                    }
                }
            }
        }
    }
}
