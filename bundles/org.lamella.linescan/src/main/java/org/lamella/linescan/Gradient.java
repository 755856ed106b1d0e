package org.lamella.linescan;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The slope of a signal, from a parabola fitted to a window of points around each (A. Savitzky and M. J. E. Golay, Anal. Chem.
 * 36 (1964) 1627, doi:10.1021/ac60214a047). Points need not be at equal distances; at the ends the window is the first or last
 * one, off its middle.
 *
 * @param x the places
 * @param slope in the signal's unit per unit of distance
 * @param uncertainty one standard uncertainty of the slope; NaN where that of the signal is unknown
 * @param window how many points each parabola is fitted to
 */
public record Gradient(double[] x, double[] slope, double[] uncertainty, int window) {
    private static final int TERMS = 3;

    /**
     * The slope of a signal.
     *
     * @param window an odd number of points, 5 or more; 0 for a twentieth of the scan, at most as many as there are are used
     */
    public static Gradient of(ProfileSignal signal, int window) {
        int n = signal.size();
        int wanted = window > 0 ? window : Math.max(5, n / 20 | 1);
        int points = Math.max(TERMS, Math.min(wanted, n % 2 == 1 ? n : n - 1));
        double[] levels = signal.levels();
        double[] errors = signal.uncertainties();
        double[] slope = new double[n];
        double[] uncertainty = new double[n];
        for (int i = 0; i < n; i++) {
            int from = Math.clamp(i - points / 2, 0, n - points);
            double[] weights = weights(signal.x(), from, points, i);
            double variance = 0;
            for (int k = 0; k < points; k++) {
                slope[i] += weights[k] * levels[from + k];
                variance += weights[k] * weights[k] * errors[from + k] * errors[from + k];
            }
            uncertainty[i] = Math.sqrt(variance);
        }
        return new Gradient(signal.x(), slope, uncertainty, points);
    }

    /** By how much each point of a window adds to the slope at one of them. */
    private static double[] weights(double[] x, int from, int points, int at) {
        double scale = x[from + points - 1] - x[from];
        double[][] powers = new double[points][TERMS];
        for (int k = 0; k < points; k++) {
            double t = (x[from + k] - x[at]) / scale;
            powers[k][0] = 1;
            powers[k][1] = t;
            powers[k][2] = t * t;
        }
        RealMatrix design = new Array2DRowRealMatrix(powers, false);
        RealMatrix normal = design.transpose().multiply(design);
        double[] row = new LUDecomposition(normal).getSolver().getInverse().multiply(design.transpose()).getRow(1);
        for (int k = 0; k < points; k++) {
            row[k] /= scale;
        }
        return row;
    }
}
