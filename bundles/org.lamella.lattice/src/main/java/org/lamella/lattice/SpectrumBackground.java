package org.lamella.lattice;

import java.util.stream.IntStream;
import org.lamella.math.Selection;

/**
 * The power of a spectrum's noise by distance from the centre, from medians over rings, and the power spectrum divided
 * by it.
 *
 * <p>In noise the divided power has an exponential distribution with mean 1, of which ln 2 is the median.</p>
 */
final class SpectrumBackground {
    /** Bins kept beyond the stored half plane on each side, so that a neighbourhood never ends at its edge. */
    static final int MARGIN = 24;

    private static final int MAXIMUM_RING_SAMPLE = 3000;

    private final PowerSpectrum spectrum;
    private final double step;
    private final double gMin;
    private final double gMax;
    private final int columns;
    private final int rows;
    private final float[] whitened;
    private final double[] level;

    /** @param gMin the shortest and {@code gMax} the longest reciprocal vector that is looked at */
    SpectrumBackground(PowerSpectrum spectrum, double gMin, double gMax) {
        this.spectrum = spectrum;
        this.gMin = gMin;
        this.gMax = gMax;
        this.step = Math.max(spectrum.stepX(), spectrum.stepY());
        int reachX = (int) Math.min(spectrum.width() / 2, Math.ceil(gMax / spectrum.stepX()));
        int reachY = (int) Math.min((spectrum.height() - 1) / 2, Math.ceil(gMax / spectrum.stepY()));
        this.columns = reachX + 1 + 2 * MARGIN;
        this.rows = 2 * reachY + 1 + 2 * MARGIN;
        this.whitened = new float[columns * rows];
        IntStream.range(0, rows).parallel().forEach(row -> {
            for (int column = 0; column < columns; column++) {
                whitened[row * columns + column] = (float) spectrum.power(column - MARGIN, row - rows / 2);
            }
        });
        this.level = levels();
        IntStream.range(0, rows).parallel().forEach(row -> {
            int l = row - rows / 2;
            for (int column = 0; column < columns; column++) {
                double background = backgroundAt(column - MARGIN, l);
                int i = row * columns + column;
                whitened[i] = background > 0 ? (float) (whitened[i] / background) : 0;
            }
        });
    }

    /** Largest column k inside the searched range. */
    int reachX() {
        return columns - 2 * MARGIN - 1;
    }

    /** Largest row |l| inside the searched range. */
    int reachY() {
        return rows / 2 - MARGIN;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /** The divided power, row-major over columns k = -MARGIN ... and rows l = -rows/2 ... */
    float[] whitened() {
        return whitened;
    }

    /** Where a bin is in {@link #whitened()}; the bin must be within the margins. */
    int index(int k, int l) {
        return (l + rows / 2) * columns + k + MARGIN;
    }

    /** The divided power at a bin on either side, or NaN outside the range that was kept. */
    float at(int k, int l) {
        int column = k;
        int row = l;
        if (column < 0) {
            column = -k;
            row = -l;
        }
        if (column > reachX() + MARGIN || Math.abs(row) > rows / 2) {
            return Float.NaN;
        }
        return whitened[index(column, row)];
    }

    /** The noise power of the undivided spectrum at a bin. */
    double backgroundAt(double k, double l) {
        double radius = spectrum.length(k, l) / step;
        int ring = (int) radius;
        if (ring >= level.length - 1) {
            return level[level.length - 1];
        }
        double fraction = radius - ring;
        return level[ring] * (1 - fraction) + level[ring + 1] * fraction;
    }

    /** Whether a bin lies in the range of spacings that is looked at. */
    boolean inRange(int k, int l) {
        double g = spectrum.length(k, l);
        return g >= gMin && g <= gMax;
    }

    /** Noise power by ring; ring i is centred on radius i * step. */
    private double[] levels() {
        int rings = (int) Math.ceil(gMax / step) + 2;
        int[] count = new int[rings];
        int left = MARGIN;
        for (int row = MARGIN; row < rows - MARGIN; row++) {
            for (int column = left; column < columns - MARGIN; column++) {
                int ring = ringOf(column - MARGIN, row - rows / 2);
                if (ring < rings) {
                    count[ring]++;
                }
            }
        }
        int[] stride = new int[rings];
        float[][] sample = new float[rings][];
        for (int ring = 0; ring < rings; ring++) {
            stride[ring] = 1 + count[ring] / MAXIMUM_RING_SAMPLE;
            sample[ring] = new float[count[ring] / stride[ring] + 1];
        }
        int[] seen = new int[rings];
        int[] taken = new int[rings];
        for (int row = MARGIN; row < rows - MARGIN; row++) {
            for (int column = left; column < columns - MARGIN; column++) {
                int ring = ringOf(column - MARGIN, row - rows / 2);
                if (ring < rings && seen[ring]++ % stride[ring] == 0 && taken[ring] < sample[ring].length) {
                    sample[ring][taken[ring]++] = whitened[row * columns + column];
                }
            }
        }
        double[] raw = new double[rings];
        for (int ring = 0; ring < rings; ring++) {
            raw[ring] = median(sample, taken, ring) / Math.log(2);
        }
        return raw;
    }

    /** The median of a ring; a ring with few bins borrows from its neighbours. */
    private static double median(float[][] sample, int[] taken, int ring) {
        int reach = 0;
        int have = taken[ring];
        while (have < 40 && (ring - reach > 0 || ring + reach < taken.length - 1)) {
            reach++;
            have += ring - reach >= 0 ? taken[ring - reach] : 0;
            have += ring + reach < taken.length ? taken[ring + reach] : 0;
            if (reach > 6 && have > 0) {
                break;
            }
        }
        double[] values = new double[have];
        int n = 0;
        for (int r = Math.max(0, ring - reach); r <= Math.min(taken.length - 1, ring + reach); r++) {
            for (int i = 0; i < taken[r]; i++) {
                values[n++] = sample[r][i];
            }
        }
        return n == 0 ? 0 : Selection.median(values, n);
    }

    private int ringOf(int k, int l) {
        return (int) (spectrum.length(k, l) / step + 0.5);
    }
}
