package org.lamella.display;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import org.lamella.data.ImagePlane;
import org.lamella.data.UserError;

/**
 * Evenly spread pixels of an image, enough for its histogram and percentiles whatever its size.
 *
 * @param sorted the finite values, rising
 * @param missing how many of the sampled pixels were not finite
 * @param isComplete whether every pixel of the image is in the sample
 */
public record ValueSample(double[] sorted, int missing, boolean isComplete) {
    private static final int ROWS = 700;

    /** Before anything has been read. */
    public static final ValueSample EMPTY = new ValueSample(new double[0], 0, false);

    /**
     * Samples an image: at most about half a million pixels.
     *
     * @throws UserError when the file proves damaged
     */
    public static ValueSample of(ImagePlane plane) throws UserError {
        int step = (int) Math.max(1, Math.max(plane.width(), plane.height()) / ROWS);
        int columns = (int) ((plane.width() - 1) / step + 1);
        int rows = (int) ((plane.height() - 1) / step + 1);
        double[] values = plane.read(0, 0, columns, rows, step);
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        Arrays.parallelSort(finite);
        return new ValueSample(finite, values.length - finite.length, step == 1);
    }

    public boolean isEmpty() {
        return sorted.length == 0;
    }

    /** Whether all values are whole numbers, as counts of a detector are. */
    public boolean isWhole() {
        int step = Math.max(1, sorted.length / 1000);
        for (int i = 0; i < sorted.length; i += step) {
            if (sorted[i] != Math.rint(sorted[i])) {
                return false;
            }
        }
        return !isEmpty();
    }

    public double minimum() {
        return isEmpty() ? Double.NaN : sorted[0];
    }

    public double maximum() {
        return isEmpty() ? Double.NaN : sorted[sorted.length - 1];
    }

    /** The share of the sample at or below a value, in percent. */
    public double percentileOf(double value) {
        if (isEmpty()) {
            return Double.NaN;
        }
        int index = Arrays.binarySearch(sorted, value);
        int below = index < 0 ? -index - 1 : index;
        while (below < sorted.length && sorted[below] <= value) {
            below++;
        }
        return 100.0 * below / sorted.length;
    }

    /**
     * How many values lie in each of equal bins.
     *
     * @param low the lower end of the first bin
     * @param high the upper end of the last bin, above {@code low}; a value there counts in the last bin
     */
    public int[] histogram(double low, double high, int bins) {
        int[] counts = new int[bins];
        double scale = bins / (high - low);
        int next = first(value -> value >= low);
        int end = first(value -> value > high);
        // The values rise: only where a bin ends has to be looked for, which is done at every painting.
        for (int i = 0; i < bins - 1 && next < end; i++) {
            int bin = i;
            int after = Math.min(end, first(value -> value >= low && (int) ((value - low) * scale) > bin));
            counts[i] = after - next;
            next = after;
        }
        counts[bins - 1] += end - next;
        return counts;
    }

    /** Where the values begin of which a condition holds; it holds of all larger ones. */
    private int first(DoublePredicate holds) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (holds.test(sorted[middle])) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
