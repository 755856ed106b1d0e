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
        Totals totals = Totals.of(array);
        List<Double> first = elements(array, 0, Math.min(ENDS, count));
        List<Double> last = elements(array, Math.max(0, count - ENDS), count);
        long missing = totals.missing();
        if (count == missing) {
            return new DatasetStatistics(count, missing, Double.NaN, Double.NaN, Double.NaN, Double.NaN, first, last);
        }
        return new DatasetStatistics(count, missing, totals.sum(), totals.min(), totals.max(), totals.sum() / (count - missing), first, last);
    }

    private static List<Double> elements(RandomAccessibleInterval<? extends RealType<?>> array, long from, long to) {
        List<Double> values = new ArrayList<>(ENDS);
        RandomAccess<? extends RealType<?>> access = array.randomAccess();
        for (long i = from; i < to; i++) {
            access.setPosition(Totals.position(array, i));
            values.add(access.get().getRealDouble());
        }
        return values;
    }
}
