package org.lamella.eels.nearedge;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.special.Erf;
import org.lamella.math.CurveModel;

/**
 * A power law and a sum of peaks and steps, with analytic derivatives. The first two parameters are the logarithm of the power
 * law's value at the reference energy and its exponent; those of the components follow in their order.
 */
final class NearEdgeModel implements CurveModel {
    /** Parameters of the power law. */
    static final int BACKGROUND = 2;
    private static final double GAUSSIAN = 4 * Math.log(2);
    /** Beyond this many full widths a Gaussian is below the rounding of its top. */
    private static final double FARTHEST = 3.7;
    private static final double SQRT_LN2 = Math.sqrt(Math.log(2));

    private final List<Component> components;
    private final int[] first;
    private final int count;
    private final double reference;
    private final FaddeevaFunction faddeeva = new FaddeevaFunction();
    private double[] logarithmsOf;
    private double[] logarithms;

    /** @param reference in eV, positive */
    NearEdgeModel(List<Component> components, double reference) {
        this.components = components;
        this.reference = reference;
        first = new int[components.size()];
        int at = BACKGROUND;
        for (int c = 0; c < first.length; c++) {
            first[c] = at;
            at += components.get(c).shape().parameterCount();
        }
        count = at;
    }

    double reference() {
        return reference;
    }

    /** The index of a component's first parameter. */
    int first(int component) {
        return first[component];
    }

    @Override
    public int parameterCount() {
        return count;
    }

    @Override
    public void evaluate(double[] x, double[] p, double[] values, double[][] derivatives) {
        background(x, p, values, derivatives);
        for (int c = 0; c < first.length; c++) {
            add(c, x, p, values, derivatives);
        }
    }

    /** The power law alone. */
    void background(double[] x, double[] p, double[] values, double[][] derivatives) {
        if (logarithmsOf != x) {
            logarithmsOf = x;
            logarithms = Arrays.stream(x).map(e -> Math.log(e / reference)).toArray();
        }
        for (int i = 0; i < x.length; i++) {
            values[i] = Math.exp(p[0] - p[1] * logarithms[i]);
        }
        if (derivatives != null) {
            System.arraycopy(values, 0, derivatives[0], 0, x.length);
            for (int i = 0; i < x.length; i++) {
                derivatives[1][i] = -values[i] * logarithms[i];
            }
        }
    }

    /** Adds one component to the values and fills its derivatives. */
    void add(int component, double[] x, double[] p, double[] values, double[][] derivatives) {
        int k = first[component];
        double[] byAmplitude = derivatives == null ? null : derivatives[k];
        double[] byCentre = derivatives == null ? null : derivatives[k + 1];
        double[] byWidth = derivatives == null ? null : derivatives[k + 2];
        switch (components.get(component).shape()) {
            case GAUSSIAN -> gaussian(x, p[k], p[k + 1], p[k + 2], values, byAmplitude, byCentre, byWidth);
            case LORENTZIAN -> lorentzian(x, p[k], p[k + 1], p[k + 2], values, byAmplitude, byCentre, byWidth);
            case VOIGT -> voigt(x, p, k, values, derivatives);
            case ARCTANGENT -> arctangent(x, p[k], p[k + 1], p[k + 2], values, byAmplitude, byCentre, byWidth);
            case ERROR_FUNCTION -> errorFunction(x, p[k], p[k + 1], p[k + 2], values, byAmplitude, byCentre, byWidth);
        }
    }

    private static void gaussian(double[] x, double height, double centre, double width, double[] values, double[] byHeight, double[] byCentre,
            double[] byWidth) {
        double inverse = 1 / width;
        for (int i = 0; i < x.length; i++) {
            double t = (x[i] - centre) * inverse;
            if (Math.abs(t) > FARTHEST) {
                if (byHeight != null) {
                    byHeight[i] = 0;
                    byCentre[i] = 0;
                    byWidth[i] = 0;
                }
                continue;
            }
            double shape = Math.exp(-GAUSSIAN * t * t);
            double value = height * shape;
            values[i] += value;
            if (byHeight != null) {
                double slope = 2 * GAUSSIAN * value * t * inverse;
                byHeight[i] = shape;
                byCentre[i] = slope;
                byWidth[i] = slope * t;
            }
        }
    }

    private static void lorentzian(double[] x, double height, double centre, double width, double[] values, double[] byHeight, double[] byCentre,
            double[] byWidth) {
        for (int i = 0; i < x.length; i++) {
            double t = 2 * (x[i] - centre) / width;
            double shape = 1 / (1 + t * t);
            values[i] += height * shape;
            if (byHeight != null) {
                byHeight[i] = shape;
                byCentre[i] = height * shape * shape * 4 * t / width;
                byWidth[i] = height * shape * shape * 2 * t * t / width;
            }
        }
    }

    private static void arctangent(double[] x, double height, double centre, double width, double[] values, double[] byHeight, double[] byCentre,
            double[] byWidth) {
        double scale = Math.PI / width;
        for (int i = 0; i < x.length; i++) {
            double t = scale * (x[i] - centre);
            double shape = 0.5 + Math.atan(t) / Math.PI;
            values[i] += height * shape;
            if (byHeight != null) {
                double slope = height / (width * (1 + t * t));
                byHeight[i] = shape;
                byCentre[i] = -slope;
                byWidth[i] = -slope * (x[i] - centre) / width;
            }
        }
    }

    private static void errorFunction(double[] x, double height, double centre, double width, double[] values, double[] byHeight, double[] byCentre,
            double[] byWidth) {
        double scale = Math.sqrt(Math.PI) / width;
        for (int i = 0; i < x.length; i++) {
            double t = scale * (x[i] - centre);
            double shape = t < -6 ? 0 : t > 6 ? 1 : 0.5 * Erf.erfc(-t);
            values[i] += height * shape;
            if (byHeight != null) {
                double slope = height * Math.exp(-t * t) / width;
                byHeight[i] = shape;
                byCentre[i] = -slope;
                byWidth[i] = -slope * (x[i] - centre) / width;
            }
        }
    }

    /** {@code area / (s sqrt(pi)) Re w((x - c + i g) / s)} with s and g half widths; the derivative of w is {@code -2 z w + 2 i / sqrt(pi)}. */
    private void voigt(double[] x, double[] p, int k, double[] values, double[][] derivatives) {
        double area = p[k];
        double s = p[k + 2] / (2 * SQRT_LN2);
        double g = p[k + 3] / 2;
        double norm = 1 / (s * Math.sqrt(Math.PI));
        double zi = g / s;
        for (int i = 0; i < x.length; i++) {
            double zr = (x[i] - p[k + 1]) / s;
            faddeeva.at(zr, zi);
            double wr = faddeeva.real();
            double wi = faddeeva.imaginary();
            double shape = norm * wr;
            values[i] += area * shape;
            if (derivatives != null) {
                double dr = -2 * (zr * wr - zi * wi);
                double di = -2 * (zr * wi + zi * wr) + 2 / Math.sqrt(Math.PI);
                derivatives[k][i] = shape;
                derivatives[k + 1][i] = -area * norm * dr / s;
                // By s: the norm falls as 1/s, z as 1/s. By g: z gains i/s.
                derivatives[k + 2][i] = area * norm * (-wr - (zr * dr - zi * di)) / s / (2 * SQRT_LN2);
                derivatives[k + 3][i] = area * norm * -di / s / 2;
            }
        }
    }
}
