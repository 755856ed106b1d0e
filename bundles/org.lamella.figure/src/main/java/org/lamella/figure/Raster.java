package org.lamella.figure;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;

/**
 * Numbers turned into coloured pixels, fewer of them when there are more than a figure can show: blocks of pixels are
 * averaged (images), or keep their largest value (spectra, whose spots an average would bury in the background).
 */
final class Raster {
    /** No side of an embedded picture is longer, so that a file with a 4096 x 4096 image stays small. */
    static final int LARGEST_SIDE = 1200;

    private static final int BRIGHTEST = 254;
    private static final int TRANSPARENT = 255;

    /** What one pixel makes of the block that it stands for. */
    enum Pooling {
        MEAN, MAXIMUM
    }

    private Raster() {
    }

    /**
     * Renders a part of an array.
     *
     * @param values rows from the top
     * @param width the length of a row
     * @param x the first column of the part
     * @param y the first row of the part
     * @param columns columns of the part, at least 1
     * @param rows rows of the part, at least 1
     * @return a picture that covers the part exactly; values that are not numbers are transparent
     */
    static BufferedImage render(double[] values, int width, int x, int y, int columns, int rows, Pooling pooling, Contrast contrast,
            ColourMap map) {
        return render(values, width, x, y, columns, rows, pooling, contrast, null, map);
    }

    /** @param given the values of the ends of the colours; null for those that the contrast finds in what is shown */
    static BufferedImage render(double[] values, int width, int x, int y, int columns, int rows, Pooling pooling, Contrast contrast,
            double[] given, ColourMap map) {
        int shownColumns = Math.min(columns, LARGEST_SIDE);
        int shownRows = Math.min(rows, LARGEST_SIDE);
        double[] shown = new double[shownColumns * shownRows];
        for (int row = 0; row < shownRows; row++) {
            // Blocks of unequal size when the side is no multiple: all pixels count, none twice.
            int top = y + (int) ((long) row * rows / shownRows);
            int bottom = y + (int) ((long) (row + 1) * rows / shownRows);
            for (int column = 0; column < shownColumns; column++) {
                int left = x + (int) ((long) column * columns / shownColumns);
                int right = x + (int) ((long) (column + 1) * columns / shownColumns);
                shown[row * shownColumns + column] = pool(values, width, left, right, top, bottom, pooling);
            }
        }
        double[] limits = given == null ? contrast.limits(shown) : given;
        BufferedImage picture = new BufferedImage(shownColumns, shownRows, BufferedImage.TYPE_BYTE_INDEXED, palette(map));
        byte[] indices = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < shown.length; i++) {
            double brightness = contrast.brightness(shown[i], limits);
            indices[i] = (byte) (Double.isNaN(brightness) ? TRANSPARENT : Math.round(brightness * BRIGHTEST));
        }
        return picture;
    }

    /** One byte a pixel: an embedded picture is then a third as large as with its colours written out. */
    private static IndexColorModel palette(ColourMap map) {
        int[] argb = new int[TRANSPARENT + 1];
        for (int i = 0; i <= BRIGHTEST; i++) {
            argb[i] = map.argb((double) i / BRIGHTEST);
        }
        return new IndexColorModel(8, argb.length, argb, 0, true, TRANSPARENT, DataBuffer.TYPE_BYTE);
    }

    /** Whether some value of a rendered part was missing. */
    static boolean hasHoles(BufferedImage picture) {
        for (byte index : ((DataBufferByte) picture.getRaster().getDataBuffer()).getData()) {
            if ((index & 255) == TRANSPARENT) {
                return true;
            }
        }
        return false;
    }

    private static double pool(double[] values, int width, int left, int right, int top, int bottom, Pooling pooling) {
        double sum = 0;
        double largest = Double.NEGATIVE_INFINITY;
        int count = 0;
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                double value = values[row * width + column];
                if (!Double.isNaN(value)) {
                    sum += value;
                    largest = Math.max(largest, value);
                    count++;
                }
            }
        }
        return count == 0 ? Double.NaN : pooling == Pooling.MEAN ? sum / count : largest;
    }
}
