package org.lamella.lattice;

import org.lamella.math.BatchTransform;
import org.lamella.math.Window;

/**
 * The power spectra of the windows of one column of a {@link WindowGrid}. The transforms along x are made once for all
 * windows of the column; only those along y differ from window to window. One instance belongs to one thread and
 * allocates nothing after it was made.
 */
final class WindowTransform {
    private static final int PAIRS = 32;

    private final double[] pixels;
    private final double mean;
    private final double factor;
    private final WindowGrid grid;
    private final int bins;
    private final int reach;
    private final float[] taperX;
    private final float[] taperY;
    private final BatchTransform alongX;
    private final BatchTransform alongY;
    private final float[] lineRe;
    private final float[] lineIm;
    private final float[] lineWorkRe;
    private final float[] lineWorkIm;
    private final float[] stripRe;
    private final float[] stripIm;
    private final float[] windowRe;
    private final float[] windowIm;
    private final float[] windowWorkRe;
    private final float[] windowWorkIm;

    /**
     * @param pixels of the whole image, row-major
     * @param mean of the pixels; stands in for those that are not finite
     * @param factor brings the pixels into the range of single precision
     * @param bins columns of the spectrum that are wanted: k = 0 ... bins - 1
     * @param reach rows of the spectrum that are wanted: l = -reach ... reach
     */
    WindowTransform(double[] pixels, double mean, double factor, WindowGrid grid, int bins, int reach) {
        this.pixels = pixels;
        this.mean = mean;
        this.factor = factor;
        this.grid = grid;
        this.bins = bins;
        this.reach = reach;
        this.taperX = floats(Window.HANN.samples(grid.sizeX()));
        this.taperY = floats(Window.HANN.samples(grid.sizeY()));
        this.alongX = new BatchTransform(grid.sizeX(), PAIRS);
        this.alongY = new BatchTransform(grid.sizeY(), bins);
        this.lineRe = new float[grid.sizeX() * PAIRS];
        this.lineIm = new float[lineRe.length];
        this.lineWorkRe = new float[lineRe.length];
        this.lineWorkIm = new float[lineRe.length];
        this.stripRe = new float[grid.imageHeight() * bins];
        this.stripIm = new float[stripRe.length];
        this.windowRe = new float[grid.sizeY() * bins];
        this.windowIm = new float[windowRe.length];
        this.windowWorkRe = new float[windowRe.length];
        this.windowWorkIm = new float[windowRe.length];
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** Makes the transforms along x of a column of windows. */
    void column(int column) {
        int left = grid.left(column);
        int height = grid.imageHeight();
        for (int top = 0; top < height; top += 2 * PAIRS) {
            // Two real lines are transformed as one complex one.
            for (int pair = 0; pair < PAIRS; pair++) {
                gather(top + pair, left, pair, lineRe);
                gather(top + PAIRS + pair, left, pair, lineIm);
            }
            alongX.forward(lineRe, lineIm, lineWorkRe, lineWorkIm);
            for (int pair = 0; pair < PAIRS; pair++) {
                separate(pair, top + pair, top + PAIRS + pair);
            }
        }
    }

    private void gather(int row, int left, int pair, float[] line) {
        int width = grid.sizeX();
        if (row >= grid.imageHeight()) {
            for (int x = 0; x < width; x++) {
                line[x * PAIRS + pair] = 0;
            }
            return;
        }
        int start = row * grid.imageWidth() + left;
        for (int x = 0; x < width; x++) {
            double value = (pixels[start + x] - mean) * factor;
            line[x * PAIRS + pair] = Double.isFinite(value) ? (float) value * taperX[x] : 0;
        }
    }

    private void separate(int pair, int firstRow, int secondRow) {
        int width = grid.sizeX();
        boolean hasSecond = secondRow < grid.imageHeight();
        if (firstRow >= grid.imageHeight()) {
            return;
        }
        for (int k = 0; k < bins; k++) {
            int plus = k * PAIRS + pair;
            int minus = (k == 0 ? 0 : width - k) * PAIRS + pair;
            int first = firstRow * bins + k;
            stripRe[first] = 0.5f * (lineRe[plus] + lineRe[minus]);
            stripIm[first] = 0.5f * (lineIm[plus] - lineIm[minus]);
            if (hasSecond) {
                int second = secondRow * bins + k;
                stripRe[second] = 0.5f * (lineIm[plus] + lineIm[minus]);
                stripIm[second] = 0.5f * (lineRe[minus] - lineRe[plus]);
            }
        }
    }

    /**
     * The power of the window in a row of the column that was prepared.
     *
     * @param power bins * (2 reach + 1) numbers, row l = -reach first
     */
    void power(int row, float[] power) {
        int top = grid.top(row);
        int height = grid.sizeY();
        for (int y = 0; y < height; y++) {
            int from = (top + y) * bins;
            int to = y * bins;
            float taper = taperY[y];
            for (int k = 0; k < bins; k++) {
                windowRe[to + k] = taper * stripRe[from + k];
                windowIm[to + k] = taper * stripIm[from + k];
            }
        }
        alongY.forward(windowRe, windowIm, windowWorkRe, windowWorkIm);
        for (int l = -reach; l <= reach; l++) {
            int from = (l < 0 ? l + height : l) * bins;
            int to = (l + reach) * bins;
            for (int k = 0; k < bins; k++) {
                float re = windowRe[from + k];
                float im = windowIm[from + k];
                power[to + k] = re * re + im * im;
            }
        }
    }
}
