package org.lamella.eels.decomposition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.lamella.data.Progress;

/**
 * Principal components of many spectra, without subtracting their mean, after scaling each row and column by the square root of its
 * mean counts, so that Poisson noise is alike everywhere (the scaling is undone in everything that is returned). Components
 * beyond the last one that stands out of the noise can be left away: what remains are the spectra with less noise.
 *
 * <p>The singular vectors are found in a block Krylov space that starts from random numbers of a seed. With fewer spectra or
 * channels than about two hundred it is the whole space and the result exact; otherwise the components that stand out
 * are exact and those of the noise approximate.</p>
 *
 * <p>Literature: M. R. Keenan, P. G. Kotula, Surf. Interface Anal. 36 (2004) 203, doi:10.1002/sia.1657 (scaling); C. Musco, C. Musco,
 * Randomized block Krylov methods for stronger and faster approximate singular value decomposition (2015), arXiv:1504.05477.</p>
 */
public final class PrincipalComponents {
    private static final int OVERSAMPLING = 8;
    private static final int BLOCKS = 6;
    private static final double INDEPENDENT = 1e-10;

    private final DecompositionSettings settings;

    public PrincipalComponents(DecompositionSettings settings) {
        this.settings = settings;
    }

    /**
     * The components of a set of spectra.
     *
     * @param variances the part of the scaled variance that each component explains, in descending order: the scree plot
     * @param spectra the spectrum of each component, of length 1 in the scaled space; its largest part is positive
     * @param maps the weight of each component in each spectrum: {@code maps[component][spectrum]}
     * @param suggested how many components stand out: where the scree plot bends
     * @param seed of the random numbers
     */
    public record Result(double[] variances, List<double[]> spectra, List<double[]> maps, int suggested, long seed) {
        /** How many components were computed. */
        public int size() {
            return variances.length;
        }

        /**
         * A spectrum from its first components.
         *
         * @param components how many, at most {@link #size()}
         */
        public double[] denoised(int spectrum, int components) {
            if (components < 0 || components > size()) {
                throw new IllegalArgumentException("there are " + size() + " components, not " + components);
            }
            double[] sum = new double[spectra.isEmpty() ? 0 : spectra.get(0).length];
            for (int k = 0; k < components; k++) {
                double weight = maps.get(k)[spectrum];
                double[] shape = spectra.get(k);
                for (int c = 0; c < sum.length; c++) {
                    sum[c] += weight * shape[c];
                }
            }
            return sum;
        }
    }

    /**
     * Decomposes spectra.
     *
     * @param counts counts[spectrum][channel], all of one length, not negative on the average, at least two spectra
     * @throws IllegalArgumentException when there are fewer than two spectra, they differ in length, or hold no counts
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    public Result decompose(double[][] counts, Progress progress) {
        check(counts);
        double[] rowScale = new double[counts.length];
        double[] columnScale = new double[counts[0].length];
        scale(counts, rowScale, columnScale);
        progress.report(0, "Scaling");
        ScaledMatrix matrix = new ScaledMatrix(counts, rowScale, columnScale);
        int wanted = Math.min(settings.components(), Math.min(matrix.rows(), matrix.columns()));
        double[][] basis = krylov(matrix, wanted, progress.part(0.05, 0.9));
        progress.report(0.9, "Components");
        return rotate(matrix, basis, wanted, rowScale, columnScale);
    }

    private static void check(double[][] counts) {
        if (counts.length < 2 || counts[0].length < 2) {
            throw new IllegalArgumentException("principal components need at least two spectra of two channels");
        }
        for (double[] spectrum : counts) {
            if (spectrum.length != counts[0].length || Arrays.stream(spectrum).anyMatch(value -> !Double.isFinite(value))) {
                throw new IllegalArgumentException("principal components need spectra of one length without gaps");
            }
        }
    }

    /** Square roots of the mean counts; a row or column without counts is left alone. */
    private void scale(double[][] counts, double[] rowScale, double[] columnScale) {
        Arrays.fill(rowScale, 1);
        Arrays.fill(columnScale, 1);
        if (!settings.scalesPoisson()) {
            return;
        }
        double[] columns = new double[columnScale.length];
        for (int r = 0; r < counts.length; r++) {
            double sum = 0;
            for (int c = 0; c < columns.length; c++) {
                sum += counts[r][c];
                columns[c] += counts[r][c];
            }
            rowScale[r] = sum > 0 ? Math.sqrt(sum / columns.length) : 0;
        }
        for (int c = 0; c < columns.length; c++) {
            columnScale[c] = columns[c] > 0 ? Math.sqrt(columns[c] / counts.length) : 0;
        }
        if (Arrays.stream(rowScale).allMatch(value -> value == 0)) {
            throw new IllegalArgumentException("the spectra hold no counts");
        }
    }

    /** An orthonormal basis, basis[vector][channel], in which the leading singular vectors lie. */
    private double[][] krylov(ScaledMatrix matrix, int wanted, Progress progress) {
        int channels = matrix.columns();
        int most = Math.min(matrix.rows(), channels);
        int block = Math.min(most, wanted + OVERSAMPLING);
        SplittableRandom random = new SplittableRandom(settings.seed());
        double[][] newest = new double[block][channels];
        for (double[] vector : newest) {
            for (int c = 0; c < channels; c++) {
                vector[c] = random.nextGaussian();
            }
        }
        List<double[]> basis = new ArrayList<>();
        // The random start itself is not in the space, only what the matrix makes of it.
        for (int step = 0; step < BLOCKS && basis.size() < most; step++) {
            progress.report((double) step / BLOCKS, "Components");
            newest = matrix.timesTransposed(newest, progress);
            List<double[]> added = new ArrayList<>();
            for (double[] vector : newest) {
                if (basis.size() + added.size() < most && orthogonalise(vector, basis, added)) {
                    added.add(vector);
                }
            }
            if (added.isEmpty()) {
                break;
            }
            basis.addAll(added);
            newest = added.toArray(double[][]::new);
        }
        return basis.toArray(double[][]::new);
    }

    private static boolean orthogonalise(double[] vector, List<double[]> basis, List<double[]> added) {
        double before = norm(vector);
        if (!(before > 0)) {
            return false;
        }
        // Twice is enough.
        for (int round = 0; round < 2; round++) {
            basis.forEach(other -> subtract(vector, other));
            added.forEach(other -> subtract(vector, other));
        }
        double after = norm(vector);
        if (!(after > INDEPENDENT * before)) {
            return false;
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= after;
        }
        return true;
    }

    private static void subtract(double[] vector, double[] other) {
        double product = 0;
        for (int i = 0; i < vector.length; i++) {
            product += vector[i] * other[i];
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] -= product * other[i];
        }
    }

    private static double norm(double[] vector) {
        double sum = 0;
        for (double value : vector) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    private Result rotate(ScaledMatrix matrix, double[][] basis, int wanted, double[] rowScale, double[] columnScale) {
        double[][] projected = matrix.times(basis);
        int n = basis.length;
        double[][] gram = new double[n][n];
        IntStream.range(0, n).parallel().forEach(a -> {
            for (int b = a; b < n; b++) {
                double sum = 0;
                for (int r = 0; r < matrix.rows(); r++) {
                    sum += projected[a][r] * projected[b][r];
                }
                gram[a][b] = sum;
            }
        });
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < a; b++) {
                gram[a][b] = gram[b][a];
            }
        }
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(gram, false));
        double total = matrix.squares();
        int kept = Math.min(wanted, n);
        double[] variances = new double[kept];
        List<double[]> spectra = new ArrayList<>();
        List<double[]> maps = new ArrayList<>();
        for (int k = 0; k < kept; k++) {
            variances[k] = Math.max(0, eigen.getRealEigenvalue(k)) / total;
            double[] turn = eigen.getEigenvector(k).toArray();
            double[] spectrum = combined(basis, turn, columnScale);
            double[] map = combined(projected, turn, rowScale);
            double sign = spectrum[largest(spectrum)] < 0 ? -1 : 1;
            spectra.add(Arrays.stream(spectrum).map(value -> sign * value).toArray());
            maps.add(Arrays.stream(map).map(value -> sign * value).toArray());
        }
        return new Result(variances, spectra, maps, elbow(variances), settings.seed());
    }

    private static double[] combined(double[][] vectors, double[] turn, double[] scale) {
        double[] sum = new double[scale.length];
        for (int v = 0; v < turn.length; v++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += turn[v] * vectors[v][i] * scale[i];
            }
        }
        return sum;
    }

    private static int largest(double[] values) {
        int best = 0;
        for (int i = 0; i < values.length; i++) {
            best = Math.abs(values[i]) > Math.abs(values[best]) ? i : best;
        }
        return best;
    }

    /**
     * The number of components before the bend of the scree plot: the point farthest from the straight line between its ends, with
     * variances on a logarithmic scale.
     */
    static int elbow(double[] variances) {
        int last = 0;
        while (last + 1 < variances.length && variances[last + 1] > 1e-14 * variances[0]) {
            last++;
        }
        if (last < 2) {
            return last + 1;
        }
        double first = Math.log(variances[0]);
        double slope = (Math.log(variances[last]) - first) / last;
        int best = 1;
        double farthest = 0;
        for (int i = 1; i <= last; i++) {
            double below = first + slope * i - Math.log(variances[i]);
            if (below > farthest) {
                farthest = below;
                best = i;
            }
        }
        return best;
    }
}
