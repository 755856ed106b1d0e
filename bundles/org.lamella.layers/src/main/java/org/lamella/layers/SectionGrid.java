package org.lamella.layers;

import java.util.stream.IntStream;
import org.lamella.math.Selection;

/** The grey values of a section, column by column, in single precision: {@code grey[column * depth + z]}. */
final class SectionGrid {
    /** Half the number of columns whose mean a column's offset is measured against. */
    private static final int CURTAIN_REACH = 16;
    private static final int CURTAIN_SAMPLES = 512;
    private static final int NOISE_SAMPLES = 60_000;
    private static final int BLOCK = 64;

    final SectionFrame frame;
    final int columns;
    final int depth;
    final float[] grey;

    private SectionGrid(SectionFrame frame, float[] grey) {
        this.frame = frame;
        this.columns = frame.columns();
        this.depth = frame.depth();
        this.grey = grey;
    }

    /**
     * Rearranges an image; values that are not finite take that of the nearest pixel before them in their column.
     *
     * @param pixels rows from the top, at least as many as the frame's height
     */
    static SectionGrid of(double[] pixels, SectionFrame frame) {
        int columns = frame.columns();
        int depth = frame.depth();
        float[] grey = new float[Math.multiplyExact(columns, depth)];
        int width = frame.width();
        IntStream.range(0, (columns + BLOCK - 1) / BLOCK).parallel().forEach(block -> {
            int first = block * BLOCK;
            int end = Math.min(columns, first + BLOCK);
            // Tiles of both arrays stay in the cache, which makes turning a large image several times faster.
            for (int top = 0; top < depth; top += BLOCK) {
                for (int c = first; c < end; c++) {
                    for (int z = top; z < Math.min(depth, top + BLOCK); z++) {
                        int at = frame.isReversed() ? depth - 1 - z : z;
                        grey[c * depth + z] = (float) (frame.isSideways() ? pixels[c * width + at] : pixels[at * width + c]);
                    }
                }
            }
            for (int c = first; c < end; c++) {
                fill(grey, c * depth, depth);
            }
        });
        return new SectionGrid(frame, grey);
    }

    private static void fill(float[] grey, int start, int depth) {
        float last = Float.NaN;
        int missing = 0;
        for (int z = 0; z < depth; z++) {
            if (Float.isFinite(grey[start + z])) {
                last = grey[start + z];
            } else {
                grey[start + z] = last;
                missing++;
            }
        }
        if (missing > 0) {
            // What lies before the first finite value takes that one; a column of nothing becomes dark.
            float next = Float.isFinite(last) ? last : 0;
            for (int z = depth - 1; z >= 0; z--) {
                next = Float.isFinite(grey[start + z]) ? grey[start + z] : next;
                grey[start + z] = next;
            }
        }
    }

    /** The mean of neighbouring columns, so that there are fewer and less noise. */
    SectionGrid binned(int factor, int[] shift) {
        int fewer = columns / factor;
        float[] binned = new float[fewer * depth];
        IntStream.range(0, fewer).parallel().forEach(c -> {
            int centre = shift[c * factor + factor / 2];
            for (int k = 0; k < factor; k++) {
                int column = c * factor + k;
                int move = shift[column] - centre;
                for (int z = 0; z < depth; z++) {
                    int from = Math.clamp(z + move, 0, depth - 1);
                    binned[c * depth + z] += grey[column * depth + from] / factor;
                }
            }
        });
        return new SectionGrid(new SectionFrame(fewer, depth, false, false), binned);
    }

    /** The same columns, each moved along itself by a chance amount; what leaves at one end enters at the other. */
    SectionGrid rolled(java.util.SplittableRandom random) {
        float[] rolled = new float[grey.length];
        for (int c = 0; c < columns; c++) {
            int by = random.nextInt(depth);
            System.arraycopy(grey, c * depth, rolled, c * depth + by, depth - by);
            System.arraycopy(grey, c * depth + depth - by, rolled, c * depth, by);
        }
        return new SectionGrid(frame, rolled);
    }

    /** Rounded depth by which each column of layers with a slope lies deeper than the middle one. */
    int[] shifts(double slope) {
        int[] shift = new int[columns];
        for (int c = 0; c < columns; c++) {
            shift[c] = (int) Math.round(slope * (c - (columns - 1) / 2.0));
        }
        return shift;
    }

    /** Standard deviation of the noise of single pixels, from differences along the columns. */
    double noise() {
        // An odd step does not fall on the same depths in every column.
        int step = Math.max(1, (int) ((long) columns * (depth - 1) / NOISE_SAMPLES)) | 1;
        double[] differences = new double[NOISE_SAMPLES + columns];
        int n = 0;
        for (long i = 0; i < (long) columns * depth && n < differences.length; i += step) {
            int index = (int) i;
            if (index % depth < depth - 1) {
                differences[n++] = Math.abs(grey[index + 1] - grey[index]);
            }
        }
        return n == 0 ? 0 : Selection.median(differences, n) / 0.6745 / Math.sqrt(2);
    }

    /**
     * Takes off the offset of every column against the columns around it, which is what curtaining adds. A whole column
     * moves by one value, so that no edge in it can move.
     *
     * @param shift depth by which the layers of each column lie deeper
     */
    void removeCurtains(int[] shift) {
        double[] offset = new double[columns];
        int step = Math.max(1, depth / CURTAIN_SAMPLES);
        int chunk = Math.max(4 * CURTAIN_REACH, (columns + 7) / 8);
        IntStream.range(0, (columns + chunk - 1) / chunk).parallel().forEach(part -> {
            int first = part * chunk;
            int end = Math.min(columns, first + chunk);
            int samples = (depth + step - 1) / step;
            double[] sum = new double[samples];
            double[] difference = new double[samples];
            int low = Math.max(0, first - CURTAIN_REACH);
            int high = low;
            for (int c = first; c < end; c++) {
                while (high < Math.min(columns, c + CURTAIN_REACH + 1)) {
                    add(sum, high++, shift, step, 1);
                }
                while (low < c - CURTAIN_REACH) {
                    add(sum, low++, shift, step, -1);
                }
                int n = 0;
                for (int i = 0; i < samples; i++) {
                    int z = i * step + shift[c] - shift[columns / 2];
                    if (z >= 0 && z < depth) {
                        difference[n++] = grey[c * depth + z] - sum[i] / (high - low);
                    }
                }
                offset[c] = n == 0 ? 0 : Selection.median(difference, n);
            }
        });
        IntStream.range(0, columns).parallel().forEach(c -> {
            for (int z = 0; z < depth; z++) {
                grey[c * depth + z] -= (float) offset[c];
            }
        });
    }

    private void add(double[] sum, int column, int[] shift, int step, int sign) {
        int move = shift[column] - shift[columns / 2];
        for (int i = 0; i < sum.length; i++) {
            sum[i] += sign * grey[column * depth + Math.clamp(i * step + (long) move, 0, depth - 1)];
        }
    }
}
