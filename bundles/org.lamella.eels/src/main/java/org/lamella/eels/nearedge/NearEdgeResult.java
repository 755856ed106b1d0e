package org.lamella.eels.nearedge;

import java.util.ArrayList;
import java.util.List;
import org.lamella.data.Axis;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.eels.background.BackgroundModel;
import org.lamella.eels.whiteline.WhiteLineRatio;
import org.lamella.math.CurveFit;
import org.lamella.spectrum.EnergyWindow;

/** Peaks and steps as they were fitted near an edge, with the covariance of all parameters. */
public final class NearEdgeResult {
    private static final double GAUSSIAN_AREA = Math.sqrt(Math.PI / (4 * Math.log(2)));

    private final List<Component> components;
    private final NearEdgeModel model;
    private final CurveFit.Fit fit;
    private final EnergyWindow region;
    private final BackgroundModel background;

    NearEdgeResult(List<Component> components, NearEdgeModel model, CurveFit.Fit fit, EnergyWindow region, BackgroundModel background) {
        this.components = components;
        this.model = model;
        this.fit = fit;
        this.region = region;
        this.background = background;
    }

    public CurveFit.Fit fit() {
        return fit;
    }

    /** What was fitted, in eV. */
    public EnergyWindow region() {
        return region;
    }

    public List<Component> components() {
        return components;
    }

    /** Chi-square or deviance per degree of freedom for the noise that was given. */
    public double goodness() {
        return fit.statistic() / fit.degreesOfFreedom();
    }

    /** The exponent of the power law that was fitted along. */
    public Quantity exponent() {
        return background == BackgroundModel.NONE ? Quantity.of(Double.NaN, Unit.NONE) : quantity(1, Unit.NONE);
    }

    private Quantity quantity(int parameter, Unit unit) {
        return Quantity.of(fit.parameter(parameter), fit.uncertainty(parameter), unit);
    }

    /** The peaks among the components, in their order. */
    public List<PeakValues> peaks() {
        List<PeakValues> peaks = new ArrayList<>();
        for (int c = 0; c < components.size(); c++) {
            if (components.get(c).shape().isPeak()) {
                int k = model.first(c);
                peaks.add(new PeakValues(components.get(c).name(), components.get(c).shape(), quantity(k + 1, Unit.ELECTRONVOLT),
                        derived(width(c), k, Unit.ELECTRONVOLT), derived(area(c), k, WhiteLineRatio.INTENSITY), derived(height(c), k, Unit.COUNTS)));
            }
        }
        return peaks;
    }

    /** The steps among the components, in their order. */
    public List<StepValues> steps() {
        List<StepValues> steps = new ArrayList<>();
        for (int c = 0; c < components.size(); c++) {
            if (!components.get(c).shape().isPeak()) {
                int k = model.first(c);
                steps.add(new StepValues(components.get(c).name(), components.get(c).shape(), quantity(k + 1, Unit.ELECTRONVOLT),
                        quantity(k + 2, Unit.ELECTRONVOLT), quantity(k, Unit.COUNTS)));
            }
        }
        return steps;
    }

    /** A quantity of a component and its gradient by the component's parameters: value first. */
    private double[] area(int component) {
        int k = model.first(component);
        double amplitude = fit.parameter(k);
        double width = fit.parameter(k + 2);
        return switch (components.get(component).shape()) {
            case GAUSSIAN -> new double[] {GAUSSIAN_AREA * amplitude * width, GAUSSIAN_AREA * width, 0, GAUSSIAN_AREA * amplitude};
            case LORENTZIAN -> new double[] {Math.PI / 2 * amplitude * width, Math.PI / 2 * width, 0, Math.PI / 2 * amplitude};
            case VOIGT -> new double[] {amplitude, 1, 0, 0, 0};
            default -> throw new IllegalStateException("a step has no area");
        };
    }

    private double[] height(int component) {
        int k = model.first(component);
        if (components.get(component).shape() != ComponentShape.VOIGT) {
            return new double[] {fit.parameter(k), 1, 0, 0};
        }
        // The value of the profile at its own centre.
        double[] top = {fit.parameter(k + 1)};
        double[] value = new double[1];
        double[][] derivatives = new double[model.parameterCount()][1];
        model.add(component, top, fit.parameters(), value, derivatives);
        return new double[] {value[0], derivatives[k][0], 0, derivatives[k + 2][0], derivatives[k + 3][0]};
    }

    /** The width of a Voigt profile to 0.02 % (J. J. Olivero and R. L. Longbothum, doi:10.1016/0022-4073(77)90161-3). */
    private double[] width(int component) {
        int k = model.first(component);
        if (components.get(component).shape() != ComponentShape.VOIGT) {
            return new double[] {fit.parameter(k + 2), 0, 0, 1};
        }
        double gaussian = fit.parameter(k + 2);
        double lorentzian = fit.parameter(k + 3);
        double root = Math.sqrt(0.2166 * lorentzian * lorentzian + gaussian * gaussian);
        return new double[] {0.5346 * lorentzian + root, 0, 0, gaussian / root, 0.5346 + 0.2166 * lorentzian / root};
    }

    private Quantity derived(double[] valueAndGradient, int first, Unit unit) {
        return Quantity.of(valueAndGradient[0], Math.sqrt(Math.max(0, fit.variance(spread(valueAndGradient, first)))), unit);
    }

    private double[] spread(double[] valueAndGradient, int first) {
        double[] gradient = new double[model.parameterCount()];
        System.arraycopy(valueAndGradient, 1, gradient, first, valueAndGradient.length - 1);
        return gradient;
    }

    /**
     * The ratio of the areas of two peaks, with the uncertainty that their common fit gives it.
     *
     * @param one,other indices among the components
     */
    public Quantity areaRatio(int one, int other) {
        return ratio(area(one), model.first(one), area(other), model.first(other));
    }

    /** The ratio of the heights of two peaks. */
    public Quantity heightRatio(int one, int other) {
        return ratio(height(one), model.first(one), height(other), model.first(other));
    }

    private Quantity ratio(double[] one, int firstOfOne, double[] other, int firstOfOther) {
        double ratio = one[0] / other[0];
        double[] gradient = spread(one, firstOfOne);
        double[] minus = spread(other, firstOfOther);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = (gradient[i] - ratio * minus[i]) / other[0];
        }
        return Quantity.of(ratio, Math.sqrt(Math.max(0, fit.variance(gradient))), Unit.NONE);
    }

    /** The whole curve at energies in eV. */
    public double[] values(double[] energies) {
        double[] values = new double[energies.length];
        model.evaluate(energies, fit.parameters(), values, null);
        return values;
    }

    /** The power law that was fitted along. */
    public double[] background(double[] energies) {
        double[] values = new double[energies.length];
        model.background(energies, fit.parameters(), values, null);
        return values;
    }

    /** One component alone. */
    public double[] component(int index, double[] energies) {
        double[] values = new double[energies.length];
        model.add(index, energies, fit.parameters(), values, null);
        return values;
    }

    /** The energies of the channels that were fitted. */
    public double[] energies(Axis energy) {
        double[] x = new double[region.channels(energy)];
        for (int i = 0; i < x.length; i++) {
            x[i] = energy.coordinate(region.firstChannel(energy) + i);
        }
        return x;
    }
}
