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
 * by part in their own number type, which is several times faster than element by element: blocks of {@value #BLOCK} elements are
 * summed plainly, which is exact for whole numbers of up to 32 bits, and blocks are added without rounding errors.
 */
final class Totals {
    private static final int BLOCK = 1024;

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
        addToSum(value);
    }

    private void addToSum(double value) {
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
        double[] block = new double[BLOCK];
        while (cells.hasNext()) {
            Cell<?> cell = cells.next();
            int size = Math.toIntExact(cell.size());
            for (int from = 0; from < size; from += BLOCK) {
                int count = Math.min(BLOCK, size - from);
                if (!fill(block, cell.getData(), type, from, count)) {
                    return false;
                }
                addBlock(block, count);
            }
        }
        return true;
    }

    /** Copies elements of a cell; false when there is no quick way for its number type. */
    private static boolean fill(double[] block, Object data, RealType<?> type, int from, int count) {
        if (data instanceof ByteAccess bytes && type instanceof UnsignedByteType) {
            for (int i = 0; i < count; i++) {
                block[i] = bytes.getValue(from + i) & 0xff;
            }
        } else if (data instanceof ByteAccess bytes && type instanceof ByteType) {
            for (int i = 0; i < count; i++) {
                block[i] = bytes.getValue(from + i);
            }
        } else if (data instanceof ShortAccess shorts && type instanceof UnsignedShortType) {
            for (int i = 0; i < count; i++) {
                block[i] = shorts.getValue(from + i) & 0xffff;
            }
        } else if (data instanceof ShortAccess shorts && type instanceof ShortType) {
            for (int i = 0; i < count; i++) {
                block[i] = shorts.getValue(from + i);
            }
        } else if (data instanceof IntAccess ints && type instanceof UnsignedIntType) {
            for (int i = 0; i < count; i++) {
                block[i] = ints.getValue(from + i) & 0xffffffffL;
            }
        } else if (data instanceof IntAccess ints && type instanceof IntType) {
            for (int i = 0; i < count; i++) {
                block[i] = ints.getValue(from + i);
            }
        } else if (data instanceof FloatAccess floats && type instanceof FloatType) {
            for (int i = 0; i < count; i++) {
                block[i] = floats.getValue(from + i);
            }
        } else if (data instanceof DoubleAccess doubles && type instanceof DoubleType) {
            for (int i = 0; i < count; i++) {
                block[i] = doubles.getValue(from + i);
            }
        } else {
            return false;
        }
        return true;
    }

    /** Adds the plain sum of a block, four at a time since each addition waits for the one before. */
    private void addBlock(double[] block, int count) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int i = 0;
        for (; i + 3 < count; i += 4) {
            sum0 += block[i];
            sum1 += block[i + 1];
            sum2 += block[i + 2];
            sum3 += block[i + 3];
            low = Math.min(low, Math.min(Math.min(block[i], block[i + 1]), Math.min(block[i + 2], block[i + 3])));
            high = Math.max(high, Math.max(Math.max(block[i], block[i + 1]), Math.max(block[i + 2], block[i + 3])));
        }
        for (; i < count; i++) {
            sum0 += block[i];
            low = Math.min(low, block[i]);
            high = Math.max(high, block[i]);
        }
        double part = sum0 + sum1 + (sum2 + sum3);
        if (Double.isFinite(part)) {
            addToSum(part);
            min = Math.min(min, low);
            max = Math.max(max, high);
            return;
        }
        // Something is missing or infinite: which, shows element by element.
        for (i = 0; i < count; i++) {
            add(block[i]);
        }
    }
}
