package org.lamella.eels.nearedge;

import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/** Heights to begin a fit with: least squares with everything else held, nothing negative. */
final class StartHeights {
    private StartHeights() {
    }

    static double[] of(NearEdgeModel model, List<Integer> unknown, double[] x, double[] y, double[] variances, double[] parameters) {
        int n = unknown.size();
        double[] rest = new double[x.length];
        model.evaluate(x, parameters, rest, null);
        double[][] shapes = new double[n][x.length];
        for (int a = 0; a < n; a++) {
            int at = model.first(unknown.get(a));
            parameters[at] = 1;
            model.add(unknown.get(a), x, parameters, shapes[a], null);
            parameters[at] = 0;
        }
        double[][] normal = new double[n][n];
        double[] right = new double[n];
        double highest = 0;
        for (int a = 0; a < n; a++) {
            for (int i = 0; i < x.length; i++) {
                double weighted = shapes[a][i] / variances[i];
                right[a] += weighted * (y[i] - rest[i]);
                highest = Math.max(highest, Math.abs(y[i] - rest[i]));
                for (int b = 0; b < n; b++) {
                    normal[a][b] += weighted * shapes[b][i];
                }
            }
        }
        double[] heights = n == 0 ? new double[0] : new SingularValueDecomposition(new Array2DRowRealMatrix(normal, false)).getSolver()
                .solve(new ArrayRealVector(right, false)).toArray();
        for (int a = 0; a < n; a++) {
            // A height of zero has no position to improve; a small one has.
            heights[a] = Math.max(heights[a], 0.01 * highest + Double.MIN_NORMAL);
        }
        return heights;
    }
}
