package org.lamella.eels;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.lamella.data.Axis;
import org.lamella.eels.background.Background;
import org.lamella.spectrum.EnergyWindow;

/**
 * Asks whether an edge is in a spectrum before anything is measured of it: is the spectrum around the edge's thresholds better
 * described by a smooth curve with the edge's shape than by the smooth curve alone? Smooth is the fitted background times a
 * parabola, so that a background that was extrapolated wrongly is no edge. The scale is the scatter itself, of the spectrum
 * around the edge and of that before it alone; where the same shape, looked for before the edge where there is none, stands out more
 * than noise would let it, as with an uneven detector, significances are taken in units of that. The least significance counts.
 */
public final class EdgeDetection {
    /** Accepted probability that a spectrum without the edge is said to have it. */
    public static final double DEFAULT_FALSE_ALARM = 0.001;
    private static final double STEP = 0.5;
    /** Positions nearer than this are no independent trials. */
    private static final double INDEPENDENT = 4;
    private static final double PEAK_WIDTH = 1.7;
    /** Each of two white lines must stand out by itself, by less than the edge as a whole. */
    private static final double LEAST_SIGNIFICANCE_OF_A_LINE = 3;
    private static final double REACH = 35;
    /** So much behind the place must lie above the background, in eV. */
    private static final double ABOVE = 10;
    private static final double LEAST_REACH = 12;
    private static final int LEAST_PLACES = 4;

    private final Axis energy;
    private final Edge edge;
    private final double tolerance;
    private final double required;
    private final double limit;

    /**
     * @param energy ascending, in eV
     * @param tolerance how far the thresholds may be off the table, in eV, above 0
     * @param falseAlarm accepted probability of a false alarm, over all positions that are tried
     */
    public EdgeDetection(Axis energy, Edge edge, double tolerance, double falseAlarm) {
        this(energy, edge, tolerance, falseAlarm, Double.POSITIVE_INFINITY);
    }

    /** @param limit where another edge begins, in eV: nothing beyond it is looked at */
    EdgeDetection(Axis energy, Edge edge, double tolerance, double falseAlarm, double limit) {
        if (!(tolerance > 0) || !(falseAlarm > 0) || !(falseAlarm < 1)) {
            throw new IllegalArgumentException("an edge needs a tolerance above 0 eV and a false alarm between 0 and 1");
        }
        this.energy = energy;
        this.edge = edge;
        this.tolerance = tolerance;
        this.limit = limit;
        double trials = Math.max(1, 2 * tolerance / INDEPENDENT);
        required = new NormalDistribution().inverseCumulativeProbability(1 - falseAlarm / trials);
    }

    /** How far the thresholds of an edge may be off the table when nobody says: axes are seldom better than 2 % and seldom worse than 10 eV. */
    public static double defaultTolerance(Edge edge) {
        return Math.clamp(0.02 * edge.onset(), 2, 10);
    }

    /**
     * Looks for the edge around where it is expected.
     *
     * @param expectedShift from the table to where the thresholds are expected, in eV
     * @param background fitted before the edge; {@link Background#none} for a spectrum without one
     * @throws IllegalArgumentException when the spectrum does not reach over the edge
     */
    public EdgeEvidence find(double[] counts, Background background, double expectedShift) {
        EnergyWindow before = background.window();
        double last = edge.thresholds().get(edge.thresholds().size() - 1).energy();
        double spectrumEnd = Math.min(limit, energy.coordinate(energy.size() - 1.0) + energy.scale() / 2);
        double end = Math.min(last + expectedShift + tolerance + REACH, spectrumEnd);
        if (end < last + expectedShift + LEAST_REACH) {
            throw new IllegalArgumentException(String.format(java.util.Locale.ROOT, "the spectrum ends at %.5g eV, too near to the edge %s at %.5g eV",
                    spectrumEnd, edge.name(), edge.onset() + expectedShift));
        }
        EnergyWindow region = new EnergyWindow(before.from(), end);
        Local local = new Local(region, counts, background);
        Local alone = new Local(before, counts, background);
        double unit = structure(alone, before);
        double scatterBefore = alone.scatter();
        double significance = Double.NaN;
        double best = Double.NaN;
        for (double shift = expectedShift - tolerance; shift <= expectedShift + tolerance + 1e-9; shift += STEP) {
            double here = local.significance(shift, scatterBefore, unit);
            if (Double.isNaN(best) || here > significance) {
                significance = here;
                best = shift;
            }
        }
        boolean isPresent = significance > required && local.leastOfLines(best, scatterBefore, unit) > LEAST_SIGNIFICANCE_OF_A_LINE
                && isAbove(counts, background, best);
        return new EdgeEvidence(isPresent, significance, required, best);
    }

    /** The root mean square of the significances inside the window before the edge, at least 1. */
    private double structure(Local local, EnergyWindow window) {
        double margin = Math.max(INDEPENDENT, 0.15 * window.width());
        double sum = 0;
        int count = 0;
        for (double at = window.from() + margin; at <= window.to() - margin; at += INDEPENDENT / 2) {
            double significance = local.significance(at - edge.onset(), 0, 1);
            sum += significance * significance;
            count++;
        }
        return count < LEAST_PLACES || Double.isNaN(sum) ? 1 : Math.max(1, Math.sqrt(sum / count));
    }

    /** Whether the spectrum behind an onset lies above the background at all: a kink alone is no edge. */
    private boolean isAbove(double[] counts, Background background, double shift) {
        double onset = edge.onset() + shift;
        EnergyWindow behind = new EnergyWindow(onset, onset + ABOVE);
        double[] curve = background.values(energy);
        double sum = 0;
        for (int i = behind.firstChannel(energy); i < behind.endChannel(energy); i++) {
            sum += counts[i] - curve[i];
        }
        return sum > 0;
    }

    /** The spectrum around the edge and the curves that are fitted to it. */
    private final class Local {
        private final double[] x;
        private final double[] y;
        private final double[] weights;
        private final double[][] smooth;

        Local(EnergyWindow region, double[] counts, Background background) {
            int first = region.firstChannel(energy);
            int end = region.endChannel(energy);
            x = new double[end - first];
            y = Arrays.copyOfRange(counts, first, end);
            weights = new double[x.length];
            double[] curve = background.values(energy);
            double middle = region.middle();
            boolean flat = curve[first] == 0;
            boolean delayed = edge.shape() == EdgeShape.DELAYED;
            smooth = new double[delayed ? 2 : 3][x.length];
            double mean = Arrays.stream(y).map(Math::abs).average().orElse(1);
            for (int i = 0; i < x.length; i++) {
                x[i] = energy.coordinate(first + i);
                double u = (x[i] - middle) / region.width();
                double base = flat ? 1 : curve[first + i];
                for (int k = 0; k < smooth.length; k++) {
                    smooth[k][i] = base * (k == 0 ? 1 : k == 1 ? u : u * u);
                }
                weights[i] = 1 / (flat ? 1 : Math.max(curve[first + i], 1e-3 * mean));
            }
        }

        /** The root of chi-square per degree of freedom of the smooth curve alone. */
        double scatter() {
            return Math.sqrt(WeightedFit.of(smooth, y, weights).chiSquare() / Math.max(1, y.length - smooth.length));
        }

        /**
         * Of the edge as a whole.
         *
         * @param scatterBefore of the spectrum before the edge
         * @param unit what of such significances is structure of the detector
         */
        double significance(double shift, double scatterBefore, double unit) {
            return fit(new double[][] {shape(shift, true, true)}, scatterBefore, unit)[0];
        }

        /** The smaller one of its two lines; infinite for an edge without two lines. */
        double leastOfLines(double shift, double scatterBefore, double unit) {
            if (!edge.hasWhiteLines()) {
                return Double.POSITIVE_INFINITY;
            }
            double[] lines = fit(new double[][] {shape(shift, true, false), shape(shift, false, true)}, scatterBefore, unit);
            return Math.min(lines[0], lines[1]);
        }

        /** The amplitudes of some shapes on top of the smooth curve, each in units of its standard deviation. */
        private double[] fit(double[][] shapes, double scatterBefore, double unit) {
            int n = smooth.length + shapes.length;
            double[][] basis = new double[n][];
            System.arraycopy(smooth, 0, basis, 0, smooth.length);
            System.arraycopy(shapes, 0, basis, smooth.length, shapes.length);
            WeightedFit fit = WeightedFit.of(basis, y, weights);
            double scatter = Math.max(Math.sqrt(fit.chiSquare() / Math.max(1, y.length - n)), scatterBefore * unit);
            double[] significance = new double[shapes.length];
            for (int k = 0; k < shapes.length; k++) {
                int at = smooth.length + k;
                significance[k] = fit.coefficients()[at] / (Math.sqrt(fit.covariance()[at][at]) * scatter);
            }
            return significance;
        }

        private double[] shape(double shift, boolean firstLine, boolean secondLine) {
            double[] shape = new double[x.length];
            double first = edge.onset() + shift;
            double second = edge.thresholds().get(edge.thresholds().size() - 1).energy() + shift;
            for (int i = 0; i < x.length; i++) {
                shape[i] = switch (edge.shape()) {
                    // The maximum of a white line lies about its width above the threshold.
                    case WHITE_LINES -> (firstLine ? line(x[i] - first - PEAK_WIDTH) : 0) + (secondLine ? line(x[i] - second - PEAK_WIDTH) / 2 : 0);
                    case SAW_TOOTH -> rise(x[i] - first) * Math.pow(Math.max(x[i], first) / first, -3);
                    case DELAYED -> x[i] > first ? 1 - Math.exp((first - x[i]) / 15) : 0;
                    case PLASMON_LIKE -> Math.exp(-Math.pow((x[i] - first - 4) / 5, 2));
                };
            }
            return shape;
        }

        private static double line(double distance) {
            return Math.exp(-distance * distance / (2 * PEAK_WIDTH * PEAK_WIDTH)) + 0.2 * rise(distance);
        }

        private static double rise(double distance) {
            return 0.5 + Math.atan(distance) / Math.PI;
        }
    }
}
