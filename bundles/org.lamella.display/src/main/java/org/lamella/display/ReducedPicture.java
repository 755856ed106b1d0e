package org.lamella.display;

import java.util.Arrays;

/**
 * Makes pictures smaller, each new pixel the average of the area that it covers. A window draws such a
 * picture pixel by pixel; letting it scale a larger one takes the thread of the display many times longer.
 */
public final class ReducedPicture {
    private static final int NONE_MISSING = -1;

    private ReducedPicture() {
    }

    /**
     * A smaller picture.
     *
     * @param indices row-major numbers of {@link TileColours}, 0 to {@value TileColours#BRIGHTEST} from dark to bright
     * @param width columns of the picture
     * @param height its rows
     * @param newWidth columns wanted, 1 to {@code width}
     * @param newHeight rows wanted, 1 to {@code height}
     * @return row-major numbers; {@value TileColours#MISSING} where more than half of the area is missing. The array that was
     *         given when the size stays the same.
     * @throws IllegalArgumentException when the sizes do not fit
     */
    public static byte[] of(byte[] indices, int width, int height, int newWidth, int newHeight) {
        return of(indices, width, height, newWidth, newHeight, TileColours.MISSING);
    }

    /**
     * A smaller picture in colours.
     *
     * @param colours row-major 0xRRGGBB
     * @param newWidth columns wanted, 1 to {@code width}
     * @param newHeight rows wanted, 1 to {@code height}
     * @return row-major 0xRRGGBB
     * @throws IllegalArgumentException when the sizes do not fit
     */
    public static int[] ofColours(int[] colours, int width, int height, int newWidth, int newHeight) {
        int[] reduced = new int[newWidth * newHeight];
        byte[] channel = new byte[colours.length];
        for (int shift = 0; shift < 24; shift += 8) {
            for (int i = 0; i < colours.length; i++) {
                channel[i] = (byte) (colours[i] >> shift);
            }
            byte[] part = of(channel, width, height, newWidth, newHeight, NONE_MISSING);
            for (int i = 0; i < reduced.length; i++) {
                reduced[i] |= (part[i] & 255) << shift;
            }
        }
        return reduced;
    }

    private static byte[] of(byte[] indices, int width, int height, int newWidth, int newHeight, int missing) {
        if (indices.length != width * height || newWidth < 1 || newHeight < 1 || newWidth > width || newHeight > height) {
            throw new IllegalArgumentException(width + " x " + height + " pixels cannot become " + newWidth + " x " + newHeight + " ones");
        }
        if (newWidth == width && newHeight == height) {
            return indices;
        }
        Columns columns = new Columns(width, newWidth, missing);
        byte[] reduced = new byte[newWidth * newHeight];
        float[] sum = new float[newWidth];
        float[] present = new float[newWidth];
        int target = 0;
        for (int row = 0; row < height; row++) {
            columns.reduce(indices, row * width);
            // In units of 1/height of a new row: this row ends at (row + 1) * newHeight, the new one at (target + 1) * height.
            int end = (row + 1) * newHeight;
            int left = end - (target + 1) * height;
            if (left < 0) {
                columns.add(sum, present, newHeight);
                continue;
            }
            columns.add(sum, present, newHeight - left);
            write(sum, present, reduced, target * newWidth, (float) width * height);
            Arrays.fill(sum, 0);
            Arrays.fill(present, 0);
            target++;
            if (left > 0) {
                columns.add(sum, present, left);
            }
        }
        return reduced;
    }

    private static void write(float[] sum, float[] present, byte[] reduced, int offset, float whole) {
        for (int i = 0; i < sum.length; i++) {
            reduced[offset + i] = (byte) (present[i] < 0.5f * whole ? TileColours.MISSING : Math.round(sum[i] / present[i]));
        }
    }

    /** One row at the new width. */
    private static final class Columns {
        private final int width;
        private final int missing;
        private final float[] sum;
        private final float[] present;

        Columns(int width, int newWidth, int missing) {
            this.width = width;
            this.missing = missing;
            this.sum = new float[newWidth];
            this.present = new float[newWidth];
        }

        void reduce(byte[] indices, int offset) {
            int newWidth = sum.length;
            int target = 0;
            int total = 0;
            int weight = 0;
            for (int column = 0; column < width; column++) {
                int index = indices[offset + column] & 255;
                boolean isMissing = index == missing;
                int left = (column + 1) * newWidth - (target + 1) * width;
                int share = left < 0 ? newWidth : newWidth - left;
                if (!isMissing) {
                    total += share * index;
                    weight += share;
                }
                if (left >= 0) {
                    sum[target] = total;
                    present[target] = weight;
                    target++;
                    total = isMissing ? 0 : left * index;
                    weight = isMissing ? 0 : left;
                }
            }
        }

        void add(float[] sums, float[] weights, float factor) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += factor * sum[i];
                weights[i] += factor * present[i];
            }
        }
    }
}
