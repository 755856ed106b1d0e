package org.lamella.layers;

import java.util.Arrays;
import org.lamella.math.Autocorrelation;

/**
 * Roughness of a boundary after its mean line is taken off, as by ISO 21920-2, with the measurement's noise taken off the
 * variance. Rz is the mean over five parts of the section of the height from the lowest to the highest point.
 *
 * @param ra arithmetic mean deviation
 * @param rq root-mean-square deviation
 * @param rz mean height of five parts
 * @param correlationLength along the boundary, at which the correlation has fallen to 1/e
 * @param rqUncertainty standard uncertainty of Rq from the finite length; NaN when unknown
 */
public record Roughness(double ra, double rq, double rz, double correlationLength, double rqUncertainty) {
    private static final int PARTS = 5;

    /**
     * @param heights evenly spaced, NaN for gaps
     * @param step from one height to the next along the boundary
     * @param noise variance of the measurement in each height
     */
    static Roughness of(double[] heights, double step, double noise) {
        double[] flat = detrended(heights);
        double[] finite = Arrays.stream(flat).filter(Double::isFinite).toArray();
        if (finite.length < 3) {
            return new Roughness(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double squares = Arrays.stream(finite).map(v -> v * v).sum() / finite.length;
        double absolute = Arrays.stream(finite).map(Math::abs).sum() / finite.length;
        double rq = Math.sqrt(Math.max(0, squares - noise));
        // Noise widens both measures alike when both are normal.
        double shrink = squares > 0 ? rq / Math.sqrt(squares) : 1;
        Autocorrelation correlation = Autocorrelation.of(flat, noise);
        double effective = Math.max(2, correlation.effectiveSamples());
        return new Roughness(absolute * shrink, rq, rz(flat) * shrink, correlation.length() * step, rq / Math.sqrt(2 * effective));
    }

    private static double rz(double[] flat) {
        double sum = 0;
        int parts = 0;
        for (int k = 0; k < PARTS; k++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = flat.length * k / PARTS; i < flat.length * (k + 1) / PARTS; i++) {
                if (Double.isFinite(flat[i])) {
                    low = Math.min(low, flat[i]);
                    high = Math.max(high, flat[i]);
                }
            }
            if (low <= high) {
                sum += high - low;
                parts++;
            }
        }
        return parts == 0 ? Double.NaN : sum / parts;
    }

    /** Values minus their least-squares line; gaps stay gaps. */
    static double[] detrended(double[] values) {
        double n = 0;
        double sx = 0;
        double sy = 0;
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(values[i])) {
                n++;
                sx += i;
                sy += values[i];
            }
        }
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(values[i])) {
                xx += (i - sx / n) * (i - sx / n);
                xy += (i - sx / n) * (values[i] - sy / n);
            }
        }
        double slope = xx > 0 ? xy / xx : 0;
        double[] flat = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            flat[i] = values[i] - sy / n - slope * (i - sx / n);
        }
        return flat;
    }
}
