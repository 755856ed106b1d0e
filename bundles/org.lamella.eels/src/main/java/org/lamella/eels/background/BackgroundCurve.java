package org.lamella.eels.background;

import org.lamella.data.Axis;
import org.lamella.math.CurveModel;

/** The curve of a background, with energies measured against a reference energy so that its parameters hardly depend on each other. */
interface BackgroundCurve extends CurveModel {
    /** The energy in eV at which the first parameter alone fixes the curve. */
    double reference();

    /**
     * Fills the values of channels.
     *
     * @param energy in eV
     * @param target is filled from {@code first} to before {@code end}
     */
    default void fill(Axis energy, double[] parameters, int first, int end, double[] target) {
        double[] x = energies(energy, first, end);
        double[] values = new double[x.length];
        evaluate(x, parameters, values, null);
        System.arraycopy(values, 0, target, first, values.length);
    }

    static double[] energies(Axis energy, int first, int end) {
        double[] x = new double[Math.max(0, end - first)];
        for (int i = 0; i < x.length; i++) {
            x[i] = energy.coordinate(first + i);
        }
        return x;
    }

    /**
     * {@code exp(p0 + p1 f1 + p2 f2)} with functions of the energy: power law, exponential and log-polynomial.
     *
     * @param reference in eV, positive
     * @param byLogarithm whether f1 is {@code -ln(E / reference)}, otherwise {@code -(E - reference) / reference}
     * @param terms 2, or 3 with f2 the square of f1
     */
    record LogLinear(double reference, boolean byLogarithm, int terms) implements BackgroundCurve {
        @Override
        public int parameterCount() {
            return terms;
        }

        @Override
        public void evaluate(double[] x, double[] p, double[] values, double[][] derivatives) {
            for (int i = 0; i < x.length; i++) {
                double f = byLogarithm ? -Math.log(x[i] / reference) : -(x[i] - reference) / reference;
                double value = Math.exp(p[0] + f * (p[1] + (terms > 2 ? p[2] * f : 0)));
                values[i] = value;
                if (derivatives != null) {
                    derivatives[0][i] = value;
                    derivatives[1][i] = value * f;
                    if (terms > 2) {
                        derivatives[2][i] = value * f * f;
                    }
                }
            }
        }

        @Override
        public void fill(Axis energy, double[] parameters, int first, int end, double[] target) {
            if (byLogarithm && terms == 2) {
                PowerLawSums.fill(energy, reference, parameters[0], parameters[1], first, end, target);
            } else {
                BackgroundCurve.super.fill(energy, parameters, first, end, target);
            }
        }
    }

    /** {@code p0 (E / reference)^-r1 + p1 (E / reference)^-r2} with fixed exponents. */
    record TwoPowerLaws(double reference, double firstExponent, double secondExponent) implements BackgroundCurve {
        @Override
        public int parameterCount() {
            return 2;
        }

        @Override
        public void evaluate(double[] x, double[] p, double[] values, double[][] derivatives) {
            for (int i = 0; i < x.length; i++) {
                double logarithm = Math.log(x[i] / reference);
                double one = Math.exp(-firstExponent * logarithm);
                double two = Math.exp(-secondExponent * logarithm);
                values[i] = p[0] * one + p[1] * two;
                if (derivatives != null) {
                    derivatives[0][i] = one;
                    derivatives[1][i] = two;
                }
            }
        }
    }
}
