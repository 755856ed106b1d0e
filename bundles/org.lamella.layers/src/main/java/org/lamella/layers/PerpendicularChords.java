package org.lamella.layers;

/**
 * Chords from one boundary to another along local normals. The normals are those of the layer's smoothed middle line: where both
 * boundaries bend together they are the boundaries' own, and roughness of one boundary alone does not tilt them, which would
 * make every chord too long.
 */
final class PerpendicularChords {
    private static final int ROUNDS = 12;

    private final double along;
    private final double across;
    private final int window;

    /**
     * @param along length from column to column
     * @param across length from pixel to pixel of depth
     * @param window columns over which the slope of the middle line is taken
     */
    PerpendicularChords(double along, double across, int window) {
        this.along = along;
        this.across = across;
        this.window = Math.max(3, window);
    }

    /** The chord at each column of the reference; NaN where it leaves the image. */
    double[] chords(double[] reference, double[] other) {
        double[] middle = new double[reference.length];
        for (int c = 0; c < middle.length; c++) {
            middle[c] = (reference[c] + other[c]) / 2;
        }
        double[] slopes = slopes(middle);
        double[] chords = new double[reference.length];
        for (int c = 0; c < chords.length; c++) {
            chords[c] = chord(c, reference, other, slopes[c] * across / along);
        }
        return chords;
    }

    private double chord(int column, double[] reference, double[] other, double slope) {
        double norm = Math.sqrt(1 + slope * slope);
        double length = (at(other, column) - reference[column]) * across / norm;
        for (int round = 0; round < ROUNDS; round++) {
            double next = (at(other, column - length * slope / norm / along) - reference[column]) * across * norm;
            if (Math.abs(next - length) < 1e-9 * Math.abs(across)) {
                return next;
            }
            // Half steps, so that it also settles where both boundaries are steep.
            length = round < 3 ? next : (length + next) / 2;
        }
        return length;
    }

    private static double at(double[] values, double column) {
        if (!(column >= 0 && column <= values.length - 1)) {
            return Double.NaN;
        }
        int left = Math.min((int) column, values.length - 2);
        return left < 0 ? values[0] : values[left] + (column - left) * (values[left + 1] - values[left]);
    }

    /** Least-squares slopes over the window around each column, one-sided at the ends; NaN only where nothing is near. */
    double[] slopes(double[] values) {
        int n = values.length;
        double[][] sum = new double[5][n + 1];
        for (int c = 0; c < n; c++) {
            boolean is = Double.isFinite(values[c]);
            double u = c - n / 2.0;
            double[] terms = is ? new double[] {1, u, u * u, values[c], u * values[c]} : new double[5];
            for (int k = 0; k < 5; k++) {
                sum[k][c + 1] = sum[k][c] + terms[k];
            }
        }
        double[] slopes = new double[n];
        for (int c = 0; c < n; c++) {
            int low = Math.max(0, c - window / 2);
            int high = Math.min(n, c + window / 2 + 1);
            double count = sum[0][high] - sum[0][low];
            double u = sum[1][high] - sum[1][low];
            double v = sum[3][high] - sum[3][low];
            double uu = sum[2][high] - sum[2][low] - u * u / count;
            slopes[c] = count < 2 || !(uu > 0) ? Double.NaN : (sum[4][high] - sum[4][low] - u * v / count) / uu;
        }
        return slopes;
    }
}
