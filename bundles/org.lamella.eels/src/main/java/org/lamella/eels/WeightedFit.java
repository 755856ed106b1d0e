package org.lamella.eels;

/**
 * A weighted least-squares fit of a sum of given curves.
 *
 * @param coefficients of the curves
 * @param covariance for variances that are the inverse of the weights
 * @param chiSquare the weighted sum of squared residuals
 */
record WeightedFit(double[] coefficients, double[][] covariance, double chiSquare) {
    /**
     * @param basis basis[curve][point]
     * @throws IllegalArgumentException when the curves are not independent
     */
    static WeightedFit of(double[][] basis, double[] y, double[] weights) {
        int n = basis.length;
        double[][] normal = new double[n][n];
        double[] right = new double[n];
        double[] scale = new double[n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = 0;
                for (int i = 0; i < y.length; i++) {
                    sum += weights[i] * basis[a][i] * basis[b][i];
                }
                normal[a][b] = sum;
                normal[b][a] = sum;
            }
            scale[a] = normal[a][a] > 0 ? 1 / Math.sqrt(normal[a][a]) : 1;
            for (int i = 0; i < y.length; i++) {
                right[a] += weights[i] * basis[a][i] * y[i];
            }
        }
        double[][] inverse = inverse(normal, scale);
        double[] coefficients = new double[n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                coefficients[a] += inverse[a][b] * right[b];
            }
        }
        double chiSquare = 0;
        for (int i = 0; i < y.length; i++) {
            double residual = y[i];
            for (int a = 0; a < n; a++) {
                residual -= coefficients[a] * basis[a][i];
            }
            chiSquare += weights[i] * residual * residual;
        }
        return new WeightedFit(coefficients, inverse, chiSquare);
    }

    private static double[][] inverse(double[][] matrix, double[] scale) {
        int n = matrix.length;
        double[][] scaled = new double[n][n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                scaled[a][b] = matrix[a][b] * scale[a] * scale[b];
            }
        }
        var decomposition = new org.apache.commons.math3.linear.LUDecomposition(new org.apache.commons.math3.linear.Array2DRowRealMatrix(scaled, false), 1e-13);
        if (!decomposition.getSolver().isNonSingular()) {
            throw new IllegalArgumentException("the spectrum around the edge cannot tell the edge from the background");
        }
        double[][] inverse = decomposition.getSolver().getInverse().getData();
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                inverse[a][b] *= scale[a] * scale[b];
            }
        }
        return inverse;
    }
}
