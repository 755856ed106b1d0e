package org.lamella.math;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Transforms rows, then columns, with one-dimensional transforms of JTransforms. Its own two-dimensional class wants
 * powers of two for real images; this does not, and holds no more than the half spectrum.
 */
final class RowColumnTransform implements FourierTransform {
    /** Columns gathered at once: enough to use whole cache lines, few enough to stay in the cache. */
    private static final int BLOCK = 8;

    private final int width;
    private final int height;
    private final DoubleFFT_1D rows;
    private final DoubleFFT_1D columns;

    RowColumnTransform(int width, int height) {
        if (width < 1 || height < 1 || 2L * (width + 2L) * height > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("cannot transform an image of " + width + " x " + height + " pixels");
        }
        this.width = width;
        this.height = height;
        this.rows = new DoubleFFT_1D(width);
        this.columns = new DoubleFFT_1D(height);
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public void forward(double[] complex) {
        requireLength(complex, 2 * width * height);
        rowsOf(complex, true);
        columnsOf(complex, width, true);
    }

    @Override
    public void inverse(double[] complex) {
        requireLength(complex, 2 * width * height);
        rowsOf(complex, false);
        columnsOf(complex, width, false);
    }

    @Override
    public double[] forwardReal(double[] pixels) {
        requireLength(pixels, width * height);
        int half = halfWidth();
        double[] spectrum = new double[2 * half * height];
        forEachRow(row -> {
            double[] line = new double[width];
            System.arraycopy(pixels, row * width, line, 0, width);
            rows.realForward(line);
            unpack(line, spectrum, 2 * half * row);
        });
        columnsOf(spectrum, half, true);
        return spectrum;
    }

    @Override
    public double[] inverseReal(double[] spectrum) {
        int half = halfWidth();
        requireLength(spectrum, 2 * half * height);
        columnsOf(spectrum, half, false);
        double[] pixels = new double[width * height];
        forEachRow(row -> {
            double[] line = new double[width];
            pack(spectrum, 2 * half * row, line);
            rows.realInverse(line, true);
            System.arraycopy(line, 0, pixels, row * width, width);
        });
        return pixels;
    }

    /** One row is not worth a second thread. */
    private void forEachRow(IntConsumer task) {
        if (height == 1) {
            task.accept(0);
        } else {
            IntStream.range(0, height).parallel().forEach(task);
        }
    }

    /** From the packed order of JTransforms, where the last real part stands in place of the first imaginary one. */
    private void unpack(double[] line, double[] spectrum, int start) {
        spectrum[start] = line[0];
        spectrum[start + 1] = 0;
        if (width == 1) {
            return;
        }
        int last = width / 2;
        boolean even = width % 2 == 0;
        for (int k = 1; k < (even ? last : last + 1); k++) {
            spectrum[start + 2 * k] = line[2 * k];
            spectrum[start + 2 * k + 1] = even || k < last ? line[2 * k + 1] : line[1];
        }
        if (even) {
            spectrum[start + 2 * last] = line[1];
            spectrum[start + 2 * last + 1] = 0;
        }
    }

    private void pack(double[] spectrum, int start, double[] line) {
        line[0] = spectrum[start];
        if (width == 1) {
            return;
        }
        int last = width / 2;
        boolean even = width % 2 == 0;
        for (int k = 1; k < (even ? last : last + 1); k++) {
            line[2 * k] = spectrum[start + 2 * k];
            if (even || k < last) {
                line[2 * k + 1] = spectrum[start + 2 * k + 1];
            } else {
                line[1] = spectrum[start + 2 * k + 1];
            }
        }
        if (even) {
            line[1] = spectrum[start + 2 * last];
        }
    }

    private void rowsOf(double[] complex, boolean forward) {
        forEachRow(row -> {
            if (forward) {
                rows.complexForward(complex, 2 * row * width);
            } else {
                rows.complexInverse(complex, 2 * row * width, true);
            }
        });
    }

    private void columnsOf(double[] complex, int count, boolean forward) {
        if (height == 1) {
            // A transform of one number is that number.
            return;
        }
        IntStream.range(0, (count + BLOCK - 1) / BLOCK).parallel().forEach(block -> {
            int from = block * BLOCK;
            int wide = Math.min(BLOCK, count - from);
            double[] gathered = new double[2 * height * wide];
            for (int row = 0; row < height; row++) {
                int source = 2 * (row * count + from);
                for (int c = 0; c < wide; c++) {
                    gathered[2 * (c * height + row)] = complex[source + 2 * c];
                    gathered[2 * (c * height + row) + 1] = complex[source + 2 * c + 1];
                }
            }
            for (int c = 0; c < wide; c++) {
                if (forward) {
                    columns.complexForward(gathered, 2 * c * height);
                } else {
                    columns.complexInverse(gathered, 2 * c * height, true);
                }
            }
            for (int row = 0; row < height; row++) {
                int target = 2 * (row * count + from);
                for (int c = 0; c < wide; c++) {
                    complex[target + 2 * c] = gathered[2 * (c * height + row)];
                    complex[target + 2 * c + 1] = gathered[2 * (c * height + row) + 1];
                }
            }
        });
    }

    private static void requireLength(double[] array, int length) {
        if (array.length != length) {
            throw new IllegalArgumentException("expected " + length + " numbers, got " + array.length);
        }
    }
}
