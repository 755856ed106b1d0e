package org.lamella.lattice;

import java.util.Arrays;
import org.lamella.math.Statistics;

/**
 * The power of a spectrum's noise as a function of an elliptical radius, from medians over rings, and the power
 * spectrum divided by it. The rings of a contrast transfer function with astigmatism are ellipses; the ellipse is
 * found from the spectrum itself, as the one along which the power varies least.
 *
 * <p>In noise the divided power has an exponential distribution with mean 1, of which ln 2 is the median.</p>
 */
final class SpectrumBackground {
    /** Bins kept beyond the stored half plane on each side, so that a neighbourhood never ends at its edge. */
    static final int MARGIN = 24;

    private static final int MAXIMUM_RING_SAMPLE = 3000;
    private static final int MAXIMUM_ELLIPSE_SAMPLE = 40000;

    private final PowerSpectrum spectrum;
    private final double step;
    private final double gMin;
    private final double gMax;
    private final int columns;
    private final int rows;
    private final float[] whitened;
    private final double[] level;
    private double elongation;
    private double direction;

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
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                whitened[row * columns + column] = (float) spectrum.power(column - MARGIN, row - rows / 2);
            }
        }
        double[] circular = levels(gMax);
        findEllipse(circular);
        this.level = levels(gMax);
        for (int row = 0; row < rows; row++) {
            int l = row - rows / 2;
            for (int column = 0; column < columns; column++) {
                double background = backgroundAt(column - MARGIN, l);
                int i = row * columns + column;
                whitened[i] = background > 0 ? (float) (whitened[i] / background) : 0;
            }
        }
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
        double radius = radius(k, l) / step;
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

    /** The elliptical radius of a bin, in reciprocal units. */
    double radius(double k, double l) {
        double x = k * spectrum.stepX();
        double y = -l * spectrum.stepY();
        double square = x * x + y * y;
        if (elongation == 0 || square == 0) {
            return Math.sqrt(square);
        }
        double cosine = ((x * x - y * y) * Math.cos(2 * direction) + 2 * x * y * Math.sin(2 * direction)) / square;
        return Math.sqrt(square * (1 + elongation * cosine));
    }

    /** Noise power by ring; ring i is centred on radius i * step. */
    private double[] levels(double reach) {
        int rings = (int) Math.ceil(reach * Math.sqrt(1 + elongation) / step) + 2;
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
        Arrays.sort(values, 0, n);
        return n == 0 ? 0 : Statistics.medianOfSorted(values, n);
    }

    private int ringOf(int k, int l) {
        return (int) (radius(k, l) / step + 0.5);
    }

    /** Tries ellipses and keeps the one whose rings differ most from each other, if it beats the circle clearly. */
    private void findEllipse(double[] circular) {
        int reachX = reachX();
        int reachY = reachY();
        long bins = (long) (reachX + 1) * (2 * reachY + 1);
        int stride = (int) (1 + bins / MAXIMUM_ELLIPSE_SAMPLE);
        int capacity = (int) (bins / stride + 1);
        double[] square = new double[capacity];
        double[] cosine = new double[capacity];
        double[] sine = new double[capacity];
        double[] value = new double[capacity];
        int n = 0;
        long bin = 0;
        for (int l = -reachY; l <= reachY; l++) {
            for (int k = 0; k <= reachX; k++) {
                if (bin++ % stride == 0 && inRange(k, l)) {
                    double x = k * spectrum.stepX();
                    double y = -l * spectrum.stepY();
                    int ring = Math.min(circular.length - 1, ringOf(k, l));
                    if (circular[ring] > 0) {
                        square[n] = x * x + y * y;
                        cosine[n] = (x * x - y * y) / square[n];
                        sine[n] = 2 * x * y / square[n];
                        // Clipped, so that a lattice spot does not draw the ellipse.
                        value[n++] = Math.min(4, whitened[index(k, l)] / smooth(circular, ring));
                    }
                }
            }
        }
        double best = contrast(square, cosine, sine, value, n, 0, 0) * 1.02 + 4;
        for (double trial : new double[] {0.02, 0.04, 0.07, 0.11, 0.16, 0.22, 0.3, 0.4}) {
            for (int i = 0; i < 16; i++) {
                double angle = Math.PI * i / 16;
                double contrast = contrast(square, cosine, sine, value, n, trial * Math.cos(2 * angle), trial * Math.sin(2 * angle));
                if (contrast > best) {
                    best = contrast;
                    elongation = trial;
                    direction = angle;
                }
            }
        }
    }

    /** The trend without the rings, so that the ellipse is judged by the rings and not by the fall of the spectrum. */
    private static double smooth(double[] levels, int ring) {
        double sum = 0;
        int n = 0;
        for (int r = Math.max(0, ring - 6); r <= Math.min(levels.length - 1, ring + 6); r++) {
            sum += levels[r];
            n++;
        }
        return sum / n;
    }

    private double contrast(double[] square, double[] cosine, double[] sine, double[] value, int n, double c, double s) {
        double width = step * 2;
        int rings = (int) (gMax * 1.3 / width) + 2;
        double[] sum = new double[rings];
        int[] count = new int[rings];
        for (int i = 0; i < n; i++) {
            int ring = (int) (Math.sqrt(square[i] * (1 + c * cosine[i] + s * sine[i])) / width);
            if (ring < rings) {
                sum[ring] += value[i];
                count[ring]++;
            }
        }
        double contrast = 0;
        for (int ring = 0; ring < rings; ring++) {
            if (count[ring] > 0) {
                contrast += sum[ring] * sum[ring] / count[ring];
            }
        }
        return contrast - Arrays.stream(value, 0, n).sum() * Arrays.stream(value, 0, n).sum() / Math.max(1, n);
    }
}
