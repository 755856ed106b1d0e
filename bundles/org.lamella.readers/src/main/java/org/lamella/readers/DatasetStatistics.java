package org.lamella.readers;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.imglib2.Cursor;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
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
        List<Double> first = new ArrayList<>(ENDS);
        double[] ring = new double[ENDS];
        long count = 0;
        long missing = 0;
        double sum = 0;
        double correction = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        Cursor<? extends RealType<?>> cursor = Views.flatIterable(dataset.array()).cursor();
        while (cursor.hasNext()) {
            double value = cursor.next().getRealDouble();
            if (count < ENDS) {
                first.add(value);
            }
            ring[(int) (count % ENDS)] = value;
            count++;
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
        List<Double> last = new ArrayList<>(ENDS);
        for (long i = Math.max(0, count - ENDS); i < count; i++) {
            last.add(ring[(int) (i % ENDS)]);
        }
        if (count == missing) {
            return new DatasetStatistics(count, missing, Double.NaN, Double.NaN, Double.NaN, Double.NaN, first, last);
        }
        // An infinite sum has a correction that is not a number.
        double total = Double.isFinite(sum) ? sum + correction : sum;
        return new DatasetStatistics(count, missing, total, min, max, total / (count - missing), first, Collections.unmodifiableList(last));
    }
}
