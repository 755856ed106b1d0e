package org.lamella.readers;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Intervals;
import org.lamella.data.Dataset;
import org.lamella.data.UserError;

/**
 * The numbers that tell whether a file has been read rightly, over all elements of a dataset, the colour channels
 * included. The sum is compensated (Neumaier, doi:10.1002/zamm.19740540106), so that a sum of integers is exact up to
 * the rounding of the result. Elements that are not a number are counted and left out of the rest; all fields are
 * NaN when nothing is left.
 *
 * @param count the number of elements
 * @param notANumber how many of them are NaN
 * @param sum the sum of the elements
 * @param min the smallest element
 * @param max the largest element
 * @param mean the sum divided by the number of elements that are numbers
 * @param first5 the first elements in the order of the file's axes, the slowest axis first (C order); at most five
 * @param last5 the last elements in the same order; at most five
 */
public record DatasetStatistics(long count, long notANumber, double sum, double min, double max, double mean,
        List<Double> first5, List<Double> last5) {
    private static final int ENDS = 5;

    public DatasetStatistics {
        first5 = List.copyOf(first5);
        last5 = List.copyOf(last5);
    }

    /**
     * Reads through the whole array once, without keeping it in memory.
     *
     * @throws UserError when the file proves damaged on the way
     */
    public static DatasetStatistics of(Dataset dataset) throws UserError {
        try {
            return compute(dataset);
        } catch (UncheckedIOException e) {
            throw new UserError(e.getCause().getMessage(), e);
        }
    }

    private static DatasetStatistics compute(Dataset dataset) {
        RandomAccessibleInterval<? extends RealType<?>> array = dataset.array();
        long count = Intervals.numElements(array);
        long missing = 0;
        double sum = 0;
        double correction = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        RandomAccess<? extends RealType<?>> access = array.randomAccess();
        long line = array.dimension(0);
        for (long start = 0; start < count; start += line) {
            access.setPosition(position(array, start));
            for (long i = 0; i < line; i++) {
                if (i > 0) {
                    access.fwd(0);
                }
                double value = access.get().getRealDouble();
                // Most elements of a spectrum image are zero, which changes no sum.
                if (value == 0) {
                    min = Math.min(min, 0);
                    max = Math.max(max, 0);
                    continue;
                }
                if (Double.isNaN(value)) {
                    missing++;
                    continue;
                }
                double next = sum + value;
                correction += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
                sum = next;
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        List<Double> first = ends(array, 0, Math.min(ENDS, count));
        List<Double> last = ends(array, Math.max(0, count - ENDS), count);
        if (count == missing) {
            return new DatasetStatistics(count, missing, Double.NaN, Double.NaN, Double.NaN, Double.NaN, first, last);
        }
        // An infinite sum has a correction that is not a number.
        double total = Double.isFinite(sum) ? sum + correction : sum;
        return new DatasetStatistics(count, missing, total, min, max, total / (count - missing), first, last);
    }

    /** The coordinates of an element that has a number in the order of the axes, the fastest first. */
    private static long[] position(RandomAccessibleInterval<?> array, long index) {
        long[] position = new long[array.numDimensions()];
        long rest = index;
        for (int d = 0; d < position.length; d++) {
            position[d] = rest % array.dimension(d);
            rest /= array.dimension(d);
        }
        return position;
    }

    private static List<Double> ends(RandomAccessibleInterval<? extends RealType<?>> array, long from, long to) {
        List<Double> values = new ArrayList<>(ENDS);
        RandomAccess<? extends RealType<?>> access = array.randomAccess();
        for (long i = from; i < to; i++) {
            access.setPosition(position(array, i));
            values.add(access.get().getRealDouble());
        }
        return values;
    }
}
