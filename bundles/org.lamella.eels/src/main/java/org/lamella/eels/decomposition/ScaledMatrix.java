package org.lamella.eels.decomposition;

import java.util.stream.IntStream;
import org.lamella.data.Progress;
import org.lamella.math.DotProduct;

/** Counts over the product of a row's and a column's scale, multiplied with vectors but never stored as a whole. */
final class ScaledMatrix {
    /** Rows that are summed by one task; fixed, so that the result does not depend on how many threads there are. */
    private static final int CHUNK = 64;

    private final double[][] counts;
    private final double[] perRow;
    private final double[] perColumn;

    /** A scale of 0 takes a row or column out. */
    ScaledMatrix(double[][] counts, double[] rowScale, double[] columnScale) {
        this.counts = counts;
        this.perRow = java.util.Arrays.stream(rowScale).map(scale -> scale > 0 ? 1 / scale : 0).toArray();
        this.perColumn = java.util.Arrays.stream(columnScale).map(scale -> scale > 0 ? 1 / scale : 0).toArray();
    }

    int rows() {
        return counts.length;
    }

    int columns() {
        return perColumn.length;
    }

    double squares() {
        double sum = 0;
        for (int r = 0; r < counts.length; r++) {
            for (int c = 0; c < perColumn.length; c++) {
                double value = counts[r][c] * perRow[r] * perColumn[c];
                sum += value * value;
            }
        }
        return sum;
    }

    /** The products of the matrix with vectors: result[vector][row]. */
    double[][] times(double[][] vectors) {
        double[][] products = new double[vectors.length][rows()];
        double[][] weighted = weighted(vectors);
        IntStream.range(0, rows()).parallel().forEach(r -> {
            for (int v = 0; v < vectors.length; v++) {
                products[v][r] = DotProduct.of(counts[r], weighted[v]) * perRow[r];
            }
        });
        return products;
    }

    /** The products of the matrix's transpose times the matrix with vectors: result[vector][column]. */
    double[][] timesTransposed(double[][] vectors, Progress progress) {
        double[][] weighted = weighted(vectors);
        int chunks = (rows() + CHUNK - 1) / CHUNK;
        double[][] sums = new double[vectors.length][columns()];
        // In groups of chunks, so that no more than a few partial sums are kept at a time.
        int group = 8;
        for (int start = 0; start < chunks; start += group) {
            progress.check();
            int count = Math.min(group, chunks - start);
            double[][][] parts = new double[count][][];
            int first = start;
            IntStream.range(0, count).parallel().forEach(i -> parts[i] = part(weighted, (first + i) * CHUNK));
            for (double[][] part : parts) {
                for (int v = 0; v < sums.length; v++) {
                    for (int c = 0; c < sums[v].length; c++) {
                        sums[v][c] += part[v][c];
                    }
                }
            }
        }
        for (double[] sum : sums) {
            for (int c = 0; c < sum.length; c++) {
                sum[c] *= perColumn[c];
            }
        }
        return sums;
    }

    private double[][] part(double[][] weighted, int from) {
        double[][] sums = new double[weighted.length][columns()];
        for (int r = from; r < Math.min(rows(), from + CHUNK); r++) {
            double square = perRow[r] * perRow[r];
            for (int v = 0; v < weighted.length; v++) {
                double factor = DotProduct.of(counts[r], weighted[v]) * square;
                double[] sum = sums[v];
                double[] row = counts[r];
                for (int c = 0; c < sum.length; c++) {
                    sum[c] += factor * row[c];
                }
            }
        }
        return sums;
    }

    private double[][] weighted(double[][] vectors) {
        double[][] weighted = new double[vectors.length][columns()];
        for (int v = 0; v < vectors.length; v++) {
            for (int c = 0; c < columns(); c++) {
                weighted[v][c] = vectors[v][c] * perColumn[c];
            }
        }
        return weighted;
    }
}
