package org.lamella.layers;

import org.lamella.data.Image;

/**
 * Finds the bar of text that microscopes put below an image: whole rows, down to the lower edge, most of which have one and the
 * same value, which no detector gives.
 */
public final class DataBar {
    private static final double LARGEST_SHARE = 0.25;
    private static final double CONSTANT = 0.4;
    private static final int FEWEST_ROWS = 8;

    private DataBar() {
    }

    /** How many rows at the lower edge are a data bar; 0 when there is none. */
    public static int rows(Image image) {
        int height = image.height();
        int most = (int) (LARGEST_SHARE * height);
        double ground = ground(image, height - 1);
        if (Double.isNaN(ground)) {
            return 0;
        }
        // Frames and lines of text break the ground, so that single rows without it are passed over.
        int rows = 0;
        int since = 0;
        for (int i = 1; i <= most && since < FEWEST_ROWS; i++) {
            boolean isGround = share(image, height - i, ground) >= CONSTANT;
            since = isGround ? 0 : since + 1;
            rows = isGround ? i : rows;
        }
        return rows >= FEWEST_ROWS && rows < most ? rows + frame(image, height - rows) : 0;
    }

    /** The line that often frames a bar: a row of one other value right above it. */
    private static int frame(Image image, int top) {
        int lines = 0;
        while (lines < 3 && top - lines - 1 >= 0 && share(image, top - lines - 1, image.at(image.width() / 2, top - lines - 1)) > 0.9) {
            lines++;
        }
        return lines;
    }

    /** The value of the ground, from the last rows: the frame may be the very last. */
    private static double ground(Image image, int last) {
        for (int row = last; row > Math.max(0, last - FEWEST_ROWS); row--) {
            for (int column : new int[] {image.width() / 2, image.width() / 3, 5, image.width() - 6}) {
                double value = image.at(Math.clamp(column, 0, image.width() - 1), row);
                if (share(image, row, value) >= CONSTANT && share(image, Math.max(0, row - FEWEST_ROWS / 2), value) >= CONSTANT) {
                    return value;
                }
            }
        }
        return Double.NaN;
    }

    private static double share(Image image, int row, double value) {
        int count = 0;
        for (int column = 0; column < image.width(); column++) {
            count += image.at(column, row) == value ? 1 : 0;
        }
        return count / (double) image.width();
    }
}
