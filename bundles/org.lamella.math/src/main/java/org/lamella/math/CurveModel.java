package org.lamella.math;

/**
 * A curve with parameters, such as a power law or a sum of peaks, that gives its derivatives in closed form.
 *
 * <p>A model may keep buffers of its own; it is then for one thread at a time, like the {@link CurveFit} that uses it.</p>
 */
public interface CurveModel {
    int parameterCount();

    /**
     * Evaluates the curve.
     *
     * @param x the points, in the same order in every call of one fit
     * @param parameters as many as {@link #parameterCount()} says
     * @param values is filled with the value at each point
     * @param derivatives is filled with {@code derivatives[parameter][point]}; null when only values are wanted
     */
    void evaluate(double[] x, double[] parameters, double[] values, double[][] derivatives);
}
