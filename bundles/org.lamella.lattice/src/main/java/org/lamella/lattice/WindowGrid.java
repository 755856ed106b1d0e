package org.lamella.lattice;

import org.lamella.math.BatchTransform;

/**
 * Overlapping windows over an image, in rows and columns.
 *
 * @param imageWidth columns of the image in pixels
 * @param imageHeight rows of the image
 * @param sizeX columns of a window; even, a product of twos, threes and fives
 * @param sizeY rows of a window; likewise
 * @param strideX columns from one window to the next
 * @param strideY rows from one window to the next
 */
public record WindowGrid(int imageWidth, int imageHeight, int sizeX, int sizeY, int strideX, int strideY) {
    /** Smaller windows hold too few fringes to measure a spacing. */
    public static final int SMALLEST = 32;
    /** Larger ones are not windows any more. */
    public static final int LARGEST = 1024;

    public WindowGrid {
        if (sizeX < SMALLEST || sizeY < SMALLEST || sizeX > LARGEST || sizeY > LARGEST) {
            throw new IllegalArgumentException("a window of " + sizeX + " x " + sizeY + " pixels is not between " + SMALLEST + " and "
                    + LARGEST + " pixels a side; choose the window in nm to suit the pixel size");
        }
        if (sizeX > imageWidth || sizeY > imageHeight) {
            throw new IllegalArgumentException("the image of " + imageWidth + " x " + imageHeight + " pixels is smaller than a window of "
                    + sizeX + " x " + sizeY + " pixels");
        }
        if (strideX < 1 || strideY < 1) {
            throw new IllegalArgumentException("the stride must be at least a pixel");
        }
        if (!isTransformable(sizeX) || !isTransformable(sizeY)) {
            throw new IllegalArgumentException("a window's sides must be even products of twos, threes and fives");
        }
    }

    private static boolean isTransformable(int size) {
        return size % 2 == 0 && BatchTransform.isSupported(size);
    }

    /**
     * The grid whose windows come nearest to a size.
     *
     * @param pixelX,pixelY size of a pixel
     * @param size side of a window, in the unit of the pixels
     * @param stride from window to window, in the same unit
     */
    public static WindowGrid of(int imageWidth, int imageHeight, double pixelX, double pixelY, double size, double stride) {
        return new WindowGrid(imageWidth, imageHeight, BatchTransform.nearestLength(size / pixelX),
                BatchTransform.nearestLength(size / pixelY), (int) Math.max(1, Math.round(stride / pixelX)),
                (int) Math.max(1, Math.round(stride / pixelY)));
    }

    /** Windows in a row. */
    public int columns() {
        return (imageWidth - sizeX) / strideX + 1;
    }

    /** Windows in a column. */
    public int rows() {
        return (imageHeight - sizeY) / strideY + 1;
    }

    /** All windows; number {@code row * columns() + column}. */
    public int count() {
        return columns() * rows();
    }

    /** The column of the image in the middle of the windows of a column; pixel edges are whole numbers. */
    public double centreX(double column) {
        return left((int) Math.floor(column)) + (column - Math.floor(column)) * strideX + sizeX / 2.0;
    }

    /** The row of the image in the middle of the windows of a row. */
    public double centreY(double row) {
        return top((int) Math.floor(row)) + (row - Math.floor(row)) * strideY + sizeY / 2.0;
    }

    /** The first column of the image in the windows of a column; what does not divide is left over on both sides alike. */
    public int left(int column) {
        return column * strideX + (imageWidth - sizeX) % strideX / 2;
    }

    /** The first row of the image in the windows of a row. */
    public int top(int row) {
        return row * strideY + (imageHeight - sizeY) % strideY / 2;
    }
}
