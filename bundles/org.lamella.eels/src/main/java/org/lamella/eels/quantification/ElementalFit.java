package org.lamella.eels.quantification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.lamella.data.Axis;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.eels.lowloss.FourierRatio;
import org.lamella.eels.lowloss.LowLoss;
import org.lamella.math.CurveFit;
import org.lamella.math.CurveModel;
import org.lamella.math.FitStatistic;
import org.lamella.math.ParameterConstraints;

/**
 * How many atoms of each element there are relative to each other: a power law and the cross-section of each edge, scattered again as
 * the low-loss spectrum says, are fitted to the whole spectrum at once. Channels from shortly before an onset to the end of
 * the fine structure are left out, since free atoms do not have it. How much is left out changes ratios: of the example of EELSMODEL
 * (SrTiO3, 0.3 eV a channel) O/Ti is 2.73, 2.64, 2.74, 3.13 and 3.34 for 20, 40, 50, 60 and 65 eV behind each onset, and from 70 eV on
 * nothing is left of Ti; its author finds 3.04. So the fit is repeated with other widths, and how far ratios move is a term of their
 * uncertainty.
 *
 * <p>Literature: J. Verbeeck, S. Van Aert, Ultramicroscopy 101 (2004) 207, doi:10.1016/j.ultramic.2004.06.004 (edges fitted as a model,
 * with plural scattering in it).</p>
 */
public final class ElementalFit {
    private static final int LEAST_CHANNELS = 10;
    /** Widths of the zero-loss peak by which the model goes on beyond the spectrum, so that its end is not blurred away. */
    private static final double MARGIN_WIDTHS = 6;
    /** Cross-sections are computed so many times farther, for other low losses to come. */
    private static final int SPARE = 2;
    /** Other widths of the fine structure lie up to so far to either side, in eV, in steps. */
    private static final double OTHER_WIDTHS = 20;
    private static final double WIDTH_STEP = 5;

    private final ElementalFitSettings settings;

    public ElementalFit(ElementalFitSettings settings) {
        this.settings = settings;
    }

    /**
     * The atoms of all elements.
     *
     * @param elements in the order of the edges
     * @param atoms relative numbers: counts over cross-section in barn; the unit is arbitrary, the same for all
     * @param covariance of these, from the counts
     * @param crossSectionUncertainties relative, one for each
     * @param exponent of the power law, with its uncertainty
     * @param reducedDeviance scatter of the fitted channels over that of counts
     * @param background the power law at each channel of the axis
     * @param curves the curve of each edge at each channel, scattered again when there is a low loss
     * @param fitted which channels took part
     * @param otherWidths the same with other widths of the fine structure; empty when it was not asked for, or no other width leaves enough
     *        channels
     */
    public record Result(List<String> elements, double[] atoms, double[][] covariance, double[] crossSectionUncertainties, Quantity exponent,
            double reducedDeviance, double[] background, List<double[]> curves, boolean[] fitted, List<AtWidth> otherWidths) {
        public Result {
            otherWidths = List.copyOf(otherWidths);
        }

        /** The ratio of two elements, with the uncertainties of counts, cross-sections and of how much fine structure is left out. */
        public Quantity ratio(int numerator, int denominator) {
            if (!(atoms[denominator] > 0)) {
                return Quantity.of(Double.NaN, Unit.NONE);
            }
            double statistical = ratioFromCounts(numerator, denominator).uncertainty();
            double ratio = atoms[numerator] / atoms[denominator];
            double systematic = ratio * Math.hypot(crossSectionUncertainties[numerator], crossSectionUncertainties[denominator]);
            double ofFineStructure = otherWidths.isEmpty() ? 0 : fineStructureUncertainty(numerator, denominator);
            return Quantity.of(ratio, Math.hypot(Math.hypot(statistical, systematic), ofFineStructure), Unit.NONE);
        }

        /** The ratio with the uncertainty of the counts alone. */
        public Quantity ratioFromCounts(int numerator, int denominator) {
            return fromCounts(atoms, covariance, numerator, denominator);
        }

        /**
         * The standard uncertainty that comes from how much is left out as fine structure: the root mean square by which a ratio moves with
         * other widths, without what counts alone would move it (the difference of the variances, since one set of channels holds the
         * other: J. A. Hausman, Econometrica 46 (1978) 1251, doi:10.2307/1913827).
         *
         * @return NaN when there are no other widths
         */
        public double fineStructureUncertainty(int numerator, int denominator) {
            Quantity own = ratioFromCounts(numerator, denominator);
            return Math.sqrt(otherWidths.stream().mapToDouble(other -> {
                Quantity moved = fromCounts(other.atoms, other.covariance, numerator, denominator);
                double chance = Math.abs(square(moved.uncertainty()) - square(own.uncertainty()));
                return Math.max(0, square(moved.value() - own.value()) - chance);
            }).average().orElse(Double.NaN));
        }

        private static double square(double value) {
            return value * value;
        }

        private static Quantity fromCounts(double[] atoms, double[][] covariance, int numerator, int denominator) {
            double a = atoms[numerator];
            double b = atoms[denominator];
            double variance = covariance[numerator][numerator] / (b * b) + a * a / (b * b * b * b) * covariance[denominator][denominator]
                    - 2 * a / (b * b * b) * covariance[numerator][denominator];
            return Quantity.of(a / b, Math.sqrt(Math.max(0, variance)), Unit.NONE);
        }
    }

    /**
     * Atoms with another width of the fine structure.
     *
     * @param width in eV
     * @param atoms as in {@link Result}
     * @param covariance of these, from the counts
     */
    public record AtWidth(double width, double[] atoms, double[][] covariance) {
    }

    /** An edge to fit: the symbol of its element and its cross-section. */
    public record Component(String element, CrossSection crossSection) {
    }

    /**
     * Fits a spectrum; see {@link #prepare} for many of them.
     *
     * @param energy the energy axis in eV, rising
     * @param counts the spectrum, with its background
     * @param edges at least one, each with its onset inside the spectrum
     * @param lowLoss of the same place; null for none: the edges are then taken as singly scattered
     * @throws IllegalArgumentException when too few channels are left to fix an edge or the background
     */
    public Result fit(Axis energy, double[] counts, List<Component> edges, LowLoss lowLoss) {
        return prepare(energy, edges, lowLoss).fitWithOtherWidths(counts);
    }

    /**
     * Computes the curves of the edges once, for many spectra of one axis.
     *
     * @throws IllegalArgumentException when too few channels are left to fix an edge or the background
     */
    public Prepared prepare(Axis energy, List<Component> edges, LowLoss lowLoss) {
        return new Prepared(energy, edges, lowLoss, null);
    }

    /** A fit whose curves are known. Safe for several threads. */
    public final class Prepared {
        private final Axis energy;
        private final List<Component> edges;
        private final boolean[] fitted;
        private final List<double[]> shapes = new ArrayList<>();
        private final double[] scales;
        /** The cross-sections alone, on an axis that goes on beyond the spectrum. */
        private final List<double[]> atoms;

        private Prepared(Axis energy, List<Component> edges, LowLoss lowLoss, List<double[]> known) {
            if (!(energy.scale() > 0) || edges.isEmpty()) {
                throw new IllegalArgumentException("elements need a rising axis of energy and at least one edge");
            }
            this.energy = energy;
            this.edges = List.copyOf(edges);
            this.fitted = channels(energy, edges, settings.fineStructure());
            this.scales = new double[edges.size()];
            this.atoms = known != null && known.get(0).length >= energy.size() + beyond(energy, lowLoss) ? known : atoms(energy, edges, lowLoss);
            for (int k = 0; k < edges.size(); k++) {
                double[] shape = scattered(energy, atoms.get(k), lowLoss);
                scales[k] = Arrays.stream(shape).max().orElse(0);
                if (!(scales[k] > 0)) {
                    throw new IllegalArgumentException(edges.get(k).element() + ": its edge lies behind the end of the spectrum");
                }
                double scale = scales[k];
                shapes.add(Arrays.stream(shape).map(value -> value / scale).toArray());
            }
        }

        /**
         * The same for spectra of another low loss, without computing cross-sections again.
         *
         * @param lowLoss null for none
         */
        public Prepared withLowLoss(LowLoss lowLoss) {
            return new Prepared(energy, edges, lowLoss, atoms);
        }

        /**
         * Fits a spectrum.
         *
         * @throws IllegalArgumentException when it does not fit the axis, or has no counts where it is fitted
         */
        public Result fit(double[] counts) {
            return fit(counts, fitted, List.of());
        }

        /** The same, and with other widths of the fine structure: up to 20 eV to either side in steps of 5 eV, as far as channels are left. */
        public Result fitWithOtherWidths(double[] counts) {
            List<AtWidth> others = new ArrayList<>();
            for (double change = -OTHER_WIDTHS; change <= OTHER_WIDTHS; change += WIDTH_STEP) {
                double width = settings.fineStructure() + change;
                if (change != 0 && width >= 0) {
                    try {
                        Result other = fit(counts, channels(energy, edges, width), List.of());
                        others.add(new AtWidth(width, other.atoms(), other.covariance()));
                    } catch (IllegalArgumentException e) {
                        // Too little is left for this width: it could not have been chosen.
                    }
                }
            }
            return fit(counts, fitted, others);
        }

        private Result fit(double[] counts, boolean[] fitted, List<AtWidth> others) {
            if (energy.size() != counts.length) {
                throw new IllegalArgumentException("an axis of " + energy.size() + " channels does not fit " + counts.length + " counts");
            }
            int[] used = IntStream.range(0, counts.length).filter(i -> fitted[i] && Double.isFinite(counts[i])).toArray();
            if (used.length < LEAST_CHANNELS || Arrays.stream(used).mapToDouble(i -> counts[i]).sum() <= 0) {
                throw new IllegalArgumentException("the spectrum holds no counts where its elements are fitted");
            }
            double reference = energy.coordinate(used[0]);
            double[] x = Arrays.stream(used).mapToDouble(i -> Math.log(energy.coordinate(i) / reference)).toArray();
            double[] y = Arrays.stream(used).mapToDouble(i -> counts[i]).toArray();
            Model model = new Model(shapes.stream().map(shape -> Arrays.stream(used).mapToDouble(i -> shape[i]).toArray()).toList());
            ParameterConstraints bounds = ParameterConstraints.free(2 + edges.size()).bounded(0, 0, Double.MAX_VALUE)
                    .bounded(1, settings.leastExponent(), settings.largestExponent());
            for (int k = 0; k < edges.size(); k++) {
                bounds = bounds.bounded(2 + k, 0, Double.MAX_VALUE);
            }
            boolean areCounts = Arrays.stream(y).allMatch(value -> value >= 0);
            double[] variances = Arrays.stream(y).map(value -> Math.max(1, value)).toArray();
            CurveFit.Fit fit = new CurveFit(model, bounds, areCounts ? FitStatistic.POISSON_DEVIANCE : FitStatistic.WEIGHTED_LEAST_SQUARES)
                    .fit(x, y, areCounts ? null : variances, start(y, edges.size())).scaledByScatter();
            return result(energy, counts, edges, shapes, scales, reference, fit, fitted, others);
        }
    }

    private double[] start(double[] y, int edges) {
        double[] start = new double[2 + edges];
        start[0] = Math.max(1, y[0]);
        start[1] = Math.min(settings.largestExponent(), Math.max(settings.leastExponent(), 3));
        Arrays.fill(start, 2, start.length, 0.05 * start[0]);
        return start;
    }

    private Result result(Axis energy, double[] counts, List<Component> edges, List<double[]> shapes, double[] scales, double reference, CurveFit.Fit fit,
            boolean[] fitted, List<AtWidth> others) {
        int n = edges.size();
        double[] atoms = new double[n];
        double[][] covariance = new double[n][n];
        double[] uncertainties = new double[n];
        List<double[]> curves = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            double height = fit.parameter(2 + k);
            atoms[k] = height / scales[k];
            uncertainties[k] = edges.get(k).crossSection().shell().isK() ? settings.uncertaintyOfK() : settings.uncertaintyOfL();
            curves.add(Arrays.stream(shapes.get(k)).map(value -> value * height).toArray());
            for (int m = 0; m < n; m++) {
                covariance[k][m] = fit.covariance()[2 + k][2 + m] / (scales[k] * scales[m]);
            }
        }
        double[] background = new double[counts.length];
        for (int i = 0; i < background.length; i++) {
            double e = energy.coordinate(i);
            background[i] = e > 0 ? fit.parameter(0) * Math.pow(e / reference, -fit.parameter(1)) : Double.NaN;
        }
        return new Result(edges.stream().map(Component::element).toList(), atoms, covariance, uncertainties,
                Quantity.of(fit.parameter(1), fit.uncertainty(1), Unit.NONE), fit.statistic() / Math.max(1, fit.degreesOfFreedom()), background, curves, fitted, others);
    }

    private boolean[] channels(Axis energy, List<Component> edges, double fineStructure) {
        boolean[] fitted = new boolean[(int) energy.size()];
        for (int i = 0; i < fitted.length; i++) {
            double e = energy.coordinate(i);
            fitted[i] = e > 0 && e >= settings.from() && e <= settings.to();
            for (Component edge : edges) {
                double onset = edge.crossSection().shell().onset();
                fitted[i] &= e < onset - settings.margin() || e > onset + fineStructure;
            }
        }
        double first = edges.stream().mapToDouble(edge -> edge.crossSection().shell().onset()).min().orElseThrow();
        if (count(energy, fitted, 0, first) < LEAST_CHANNELS) {
            throw new IllegalArgumentException("there are fewer than " + LEAST_CHANNELS + " channels for the background below the first edge at " + first + " eV");
        }
        for (Component edge : edges) {
            double onset = edge.crossSection().shell().onset();
            double next = edges.stream().mapToDouble(other -> other.crossSection().shell().onset()).filter(other -> other > onset).min()
                    .orElse(Double.POSITIVE_INFINITY);
            if (count(energy, fitted, onset, next) < LEAST_CHANNELS) {
                throw new IllegalArgumentException(edge.element() + ": fewer than " + LEAST_CHANNELS + " channels are left between the fine structure of its edge at "
                        + onset + " eV and what comes next; shorten the fine structure of " + fineStructure + " eV");
            }
        }
        return fitted;
    }

    private static int count(Axis energy, boolean[] fitted, double from, double to) {
        int count = 0;
        for (int i = 0; i < fitted.length; i++) {
            count += fitted[i] && energy.coordinate(i) > from && energy.coordinate(i) < to ? 1 : 0;
        }
        return count;
    }

    /** Channels beyond the spectrum from which a low loss may scatter into it. */
    private static int beyond(Axis energy, LowLoss lowLoss) {
        return lowLoss == null ? 0 : (int) Math.ceil(MARGIN_WIDTHS * lowLoss.zeroLoss().fwhm() / energy.scale());
    }

    private static List<double[]> atoms(Axis energy, List<Component> edges, LowLoss lowLoss) {
        int size = (int) energy.size() + SPARE * beyond(energy, lowLoss);
        return edges.stream().map(edge -> IntStream.range(0, size).mapToDouble(i -> edge.crossSection().differential(energy.coordinate(i))).toArray()).toList();
    }

    private static double[] scattered(Axis energy, double[] atom, LowLoss lowLoss) {
        if (lowLoss == null) {
            return Arrays.copyOf(atom, (int) energy.size());
        }
        Axis longer = new Axis(energy.name(), atom.length, energy.scale(), energy.offset(), energy.unit(), energy.role());
        return Arrays.copyOf(new FourierRatio(lowLoss).convolve(longer, atom), (int) energy.size());
    }

    /** Height and exponent of a power law, then the height of each edge; x is the logarithm of the energy. */
    private record Model(List<double[]> shapes) implements CurveModel {
        @Override
        public int parameterCount() {
            return 2 + shapes.size();
        }

        @Override
        public void evaluate(double[] x, double[] p, double[] values, double[][] derivatives) {
            for (int i = 0; i < x.length; i++) {
                double power = Math.exp(-p[1] * x[i]);
                // A model of exactly zero has no likelihood.
                double sum = p[0] * power + 1e-9;
                for (int k = 0; k < shapes.size(); k++) {
                    sum += p[2 + k] * shapes.get(k)[i];
                    if (derivatives != null) {
                        derivatives[2 + k][i] = shapes.get(k)[i];
                    }
                }
                values[i] = sum;
                if (derivatives != null) {
                    derivatives[0][i] = power;
                    derivatives[1][i] = -p[0] * x[i] * power;
                }
            }
        }
    }
}
