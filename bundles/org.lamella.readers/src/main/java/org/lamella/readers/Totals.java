package org.lamella.readers;

import net.imglib2.Cursor;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.basictypeaccess.ByteAccess;
import net.imglib2.img.basictypeaccess.DoubleAccess;
import net.imglib2.img.basictypeaccess.FloatAccess;
import net.imglib2.img.basictypeaccess.IntAccess;
import net.imglib2.img.basictypeaccess.ShortAccess;
import net.imglib2.img.cell.AbstractCellImg;
import net.imglib2.img.cell.Cell;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.ByteType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.integer.ShortType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedIntType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;

/**
 * Sum, extremes and number of missing elements of an array. Arrays that are read from a file by parts are gone through part
 * by part in their own number type, which is several times faster than element by element.
 */
final class Totals {
    private double sum;
    private double correction;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private long missing;

    static Totals of(RandomAccessibleInterval<? extends RealType<?>> array) {
        Totals totals = new Totals();
        if (!(array instanceof AbstractCellImg<?, ?, ?, ?> cells) || !totals.addCells(cells, array.getType())) {
            totals.addElements(array);
        }
        return totals;
    }

    /** The sum with the rest that rounding has cut off (Neumaier, doi:10.1002/zamm.19740540106). */
    double sum() {
        // An infinite sum has a correction that is not a number.
        return Double.isFinite(sum) ? sum + correction : sum;
    }

    double min() {
        return min;
    }

    double max() {
        return max;
    }

    /** How many elements are NaN. */
    long missing() {
        return missing;
    }

    private void add(double value) {
        if (value < min) {
            min = value;
        }
        if (value > max) {
            max = value;
        }
        // Most elements of a spectrum image are zero, which changes no sum.
        if (value == 0) {
            return;
        }
        if (Double.isNaN(value)) {
            missing++;
            return;
        }
        double next = sum + value;
        correction += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
        sum = next;
    }

    private void addElements(RandomAccessibleInterval<? extends RealType<?>> array) {
        long count = Intervals.numElements(array);
        long line = array.dimension(0);
        RandomAccess<? extends RealType<?>> access = array.randomAccess();
        for (long start = 0; start < count; start += line) {
            access.setPosition(position(array, start));
            for (long i = 0; i < line; i++) {
                if (i > 0) {
                    access.fwd(0);
                }
                add(access.get().getRealDouble());
            }
        }
    }

    /** The coordinates of an element that has a number in the order of the axes, the fastest first. */
    static long[] position(RandomAccessibleInterval<?> array, long index) {
        long[] position = new long[array.numDimensions()];
        long rest = index;
        for (int d = 0; d < position.length; d++) {
            position[d] = rest % array.dimension(d);
            rest /= array.dimension(d);
        }
        return position;
    }

    /** Adds all cells; false, and nothing is added, when there is no quick way for a number type. */
    private boolean addCells(AbstractCellImg<?, ?, ?, ?> image, RealType<?> type) {
        Cursor<? extends Cell<?>> cells = image.getCells().cursor();
        while (cells.hasNext()) {
            Cell<?> cell = cells.next();
            int size = Math.toIntExact(cell.size());
            Object data = cell.getData();
            if (data instanceof ByteAccess bytes && type instanceof UnsignedByteType) {
                for (int i = 0; i < size; i++) {
                    add(bytes.getValue(i) & 0xff);
                }
            } else if (data instanceof ByteAccess bytes && type instanceof ByteType) {
                for (int i = 0; i < size; i++) {
                    add(bytes.getValue(i));
                }
            } else if (data instanceof ShortAccess shorts && type instanceof UnsignedShortType) {
                for (int i = 0; i < size; i++) {
                    add(shorts.getValue(i) & 0xffff);
                }
            } else if (data instanceof ShortAccess shorts && type instanceof ShortType) {
                for (int i = 0; i < size; i++) {
                    add(shorts.getValue(i));
                }
            } else if (data instanceof IntAccess ints && type instanceof UnsignedIntType) {
                for (int i = 0; i < size; i++) {
                    add(ints.getValue(i) & 0xffffffffL);
                }
            } else if (data instanceof IntAccess ints && type instanceof IntType) {
                for (int i = 0; i < size; i++) {
                    add(ints.getValue(i));
                }
            } else if (data instanceof FloatAccess floats && type instanceof FloatType) {
                for (int i = 0; i < size; i++) {
                    add(floats.getValue(i));
                }
            } else if (data instanceof DoubleAccess doubles && type instanceof DoubleType) {
                for (int i = 0; i < size; i++) {
                    add(doubles.getValue(i));
                }
            } else {
                return false;
            }
        }
        return true;
    }
}
