package org.lamella.linescan.xray;

import org.lamella.math.CurveModel;

/** A sum of given shapes; its parameters are their amounts. */
final class LinearModel implements CurveModel {
    private final double[][] shapes;

    /** @param shapes shapes[parameter][point] */
    LinearModel(double[][] shapes) {
        this.shapes = shapes;
    }

    @Override
    public int parameterCount() {
        return shapes.length;
    }

    @Override
    public void evaluate(double[] x, double[] parameters, double[] values, double[][] derivatives) {
        for (int i = 0; i < x.length; i++) {
            double sum = 0;
            for (int k = 0; k < shapes.length; k++) {
                sum += parameters[k] * shapes[k][i];
            }
            values[i] = sum;
        }
        if (derivatives != null) {
            for (int k = 0; k < shapes.length; k++) {
                System.arraycopy(shapes[k], 0, derivatives[k], 0, x.length);
            }
        }
    }
}
