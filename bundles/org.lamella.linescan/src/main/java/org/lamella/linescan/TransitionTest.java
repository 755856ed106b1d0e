package org.lamella.linescan;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.lamella.data.Progress;
import org.lamella.linescan.model.TwoSteps;
import org.lamella.math.DotProduct;

/**
 * Whether what a fitted curve leaves over looks like a further transition more than chance explains.
 *
 * <p>The statistic is the largest score of all places and widths (D. R. Cox and D. V. Hinkley, Theoretical Statistics (1974),
 * section 9.3): the residuals along each of the {@link TransitionDirections}. It needs no fit, so that signals can be drawn
 * from the curve in their hundreds where it matters: where the bound on chance for normal noise is neither far below nor far
 * above the wanted probability (J. Besag and P. Clifford, Biometrika 78 (1991) 301, doi:10.1093/biomet/78.2.301, for when to
 * stop drawing).</p>
 */
final class TransitionTest {
    /** So many draws that do as well as the data settle that there is no evidence. */
    private static final int ENOUGH_EXCEEDANCES = 12;
    /** Counts are not normal, and a bound is no probability: within this factor of the wanted one signals are drawn. */
    private static final double CLOSE_BELOW = 20;
    private static final double CLOSE_ABOVE = 4;
    /** Full widths and flanks of slabs that a Gaussian peak may be, in its standard deviations. */
    private static final double[] SLAB_WIDTHS = {1.5, 2.5, 3.5};
    private static final double[] SLAB_FLANKS = {0.2, 0.5, 0.9};
    private static final double FULL_WIDTH = 2.3548200450309493;
    /** Below so many counts a point, normal noise says little of rare events. */
    private static final double FEW_COUNTS = 5;

    private final ProfileSignal signal;
    private final ModelFit simpler;
    private final double[] expected;
    private final double[] deviation;
    private final double[][] tangents;
    private final TransitionDirections directions;

    /** What is looked for. */
    enum Search {
        STEPS, STEPS_AND_PEAKS,
        /** Two steps instead of a peak. */
        SLABS
    }

    /**
     * The outcome.
     *
     * @param probability of chance
     * @param isBound whether that is an upper bound, not a count of draws
     */
    record Outcome(double probability, boolean isBound) {
    }

    TransitionTest(ModelFitter fitter, ModelFit simpler, Search search) {
        this.simpler = simpler;
        signal = fitter.signal();
        int n = signal.size();
        expected = simpler.curve(signal.x());
        deviation = new double[n];
        double[] scale = new double[n];
        double scatter = scatter();
        for (int i = 0; i < n; i++) {
            double exposure = signal.exposures() == null ? 1 : signal.exposures()[i];
            expected[i] *= exposure;
            deviation[i] = switch (signal.noise()) {
                case COUNTS -> Math.sqrt(expected[i] = Math.max(expected[i], ModelFitter.LEAST_EXPECTED));
                case GIVEN -> Math.sqrt(signal.variances()[i]);
                case SCATTER -> scatter;
            };
            scale[i] = exposure / deviation[i];
        }
        tangents = tangents(scale);
        TransitionDirections none = new TransitionDirections(signal.x(), scale, tangents, fitter.shape().spacing());
        directions = switch (search) {
            case STEPS -> none.withSteps();
            case STEPS_AND_PEAKS -> none.withSteps().withPeaks();
            case SLABS -> none.with(slabs());
        };
    }

    /** What a peak turns into when its flanks become steeper, alike or not: slabs about its centre. */
    private List<double[]> slabs() {
        List<double[]> slabs = new ArrayList<>();
        double centre = simpler.middle();
        double sigma = simpler.model().fullWidth(simpler.parameters()) / FULL_WIDTH;
        for (double left : SLAB_FLANKS) {
            for (double right : SLAB_FLANKS) {
                for (double width : SLAB_WIDTHS) {
                    double[] slab = new double[signal.size()];
                    double half = width * sigma / 2;
                    new TwoSteps().evaluate(signal.x(), new double[] {0, 1, 0, centre - half, left * sigma, centre + half, right * sigma}, slab, null);
                    slabs.add(slab);
                }
            }
        }
        return slabs;
    }

    private double scatter() {
        double sum = 0;
        for (int i = 0; i < expected.length; i++) {
            sum += (signal.values()[i] - expected[i]) * (signal.values()[i] - expected[i]);
        }
        return sum > 0 ? Math.sqrt(sum / Math.max(1, expected.length - simpler.parameterCount())) : 1;
    }

    /** Orthonormal directions of the free parameters, in standard deviations of the noise (modified Gram-Schmidt). */
    private double[][] tangents(double[] scale) {
        double[][] derivatives = new double[simpler.model().parameterCount()][signal.size()];
        simpler.model().evaluate(signal.x(), simpler.parameters(), new double[signal.size()], derivatives);
        boolean[] atBound = simpler.fit().atBound();
        List<double[]> basis = new ArrayList<>();
        for (int k = 0; k < derivatives.length; k++) {
            double[] d = derivatives[k];
            for (int i = 0; i < d.length; i++) {
                d[i] *= scale[i];
            }
            double before = DotProduct.of(d, d);
            for (double[] other : basis) {
                double along = DotProduct.of(d, other);
                for (int i = 0; i < d.length; i++) {
                    d[i] -= along * other[i];
                }
            }
            double left = DotProduct.of(d, d);
            if (!atBound[k] && left > 1e-12 * before && left > 0) {
                double inverse = 1 / Math.sqrt(left);
                for (int i = 0; i < d.length; i++) {
                    d[i] *= inverse;
                }
                basis.add(d);
            }
        }
        return basis.toArray(double[][]::new);
    }

    /** The probability that chance leaves as much over as the signal does. */
    Outcome run(LineScanSettings settings, Progress progress) {
        if (directions.isEmpty()) {
            return new Outcome(1, true);
        }
        double observed = statistic(signal.values());
        double bound = directions.bound(observed);
        double wanted = settings.falseAlarm();
        boolean isNormal = signal.noise() != ProfileSignal.Noise.COUNTS || java.util.Arrays.stream(expected).min().orElse(0) > FEW_COUNTS;
        boolean isClear = bound < wanted / CLOSE_BELOW && isNormal || bound > CLOSE_ABOVE * wanted;
        return isClear ? new Outcome(bound, true) : drawn(observed, settings, progress);
    }

    private Outcome drawn(double observed, LineScanSettings settings, Progress progress) {
        NoiseSource source = new NoiseSource(signal, simpler, settings.seed());
        int exceedances = 0;
        int draws = 0;
        while (draws < settings.resamples() && exceedances < ENOUGH_EXCEEDANCES) {
            progress.check();
            draws++;
            exceedances += statistic(source.draw().values()) >= observed ? 1 : 0;
        }
        return new Outcome(exceedances == ENOUGH_EXCEEDANCES ? exceedances / (double) draws : (exceedances + 1.0) / (draws + 1.0), false);
    }

    /** The largest squared score, as that of normal noise of known size. */
    private double statistic(double[] values) {
        double[] residuals = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            residuals[i] = (values[i] - expected[i]) / deviation[i];
        }
        double largest = directions.largest(residuals);
        if (signal.noise() != ProfileSignal.Noise.SCATTER) {
            return largest;
        }
        double left = DotProduct.of(residuals, residuals);
        for (double[] tangent : tangents) {
            double along = DotProduct.of(residuals, tangent);
            left -= along * along;
        }
        int freedom = residuals.length - tangents.length - 1;
        if (freedom < 1 || !(left > 0)) {
            return 0;
        }
        double t = Math.sqrt(largest * freedom / Math.max(left - largest, 1e-12 * left));
        double tail = new TDistribution(freedom).cumulativeProbability(-t);
        double z = new NormalDistribution(0, 1).inverseCumulativeProbability(Math.max(tail, 1e-300));
        return z * z;
    }
}
