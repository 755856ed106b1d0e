package org.lamella.data;

import java.io.UncheckedIOException;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * One image of a dataset, read part by part: only what is asked for is read from the file. Several threads may read at
 * once.
 */
public final class ImagePlane {
    private static final double[] LUMINANCE = {0.299, 0.587, 0.114};

    private final Axis x;
    private final Axis y;
    private final RandomAccessibleInterval<? extends RealType<?>> array;
    private final int channelDimension;

    /** @param channelDimension the dimension of the colour samples, or -1 */
    ImagePlane(Axis x, Axis y, RandomAccessibleInterval<? extends RealType<?>> array, int channelDimension) {
        this.x = x;
        this.y = y;
        this.array = array;
        this.channelDimension = channelDimension;
    }

    /** The calibrated axis along a row. */
    public Axis x() {
        return x;
    }

    /** The calibrated axis down the rows. */
    public Axis y() {
        return y;
    }

    public long width() {
        return x.size();
    }

    public long height() {
        return y.size();
    }

    /**
     * Reads pixels at equal steps; colour becomes luminance.
     *
     * @param left the first column
     * @param top the first row
     * @param columns how many columns are read
     * @param rows how many rows are read
     * @param step from one column or row read to the next, at least 1
     * @return {@code columns * rows} values, row-major
     * @throws UserError when the file proves damaged
     * @throws IllegalArgumentException when a pixel lies outside the image or there are too many
     */
    public double[] read(long left, long top, int columns, int rows, int step) throws UserError {
        if (left < 0 || top < 0 || columns < 1 || rows < 1 || step < 1 || left + (columns - 1L) * step >= width()
                || top + (rows - 1L) * step >= height() || (long) columns * rows > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(columns + " x " + rows + " pixels from (" + left + ", " + top + ") at steps of " + step
                    + " are not in an image of " + width() + " x " + height());
        }
        double[] pixels = new double[columns * rows];
        try {
            if (channelDimension < 0) {
                add(array, left, top, columns, rows, step, pixels, 1);
            } else {
                long channels = array.dimension(channelDimension);
                for (int c = 0; c < Math.min(3, channels); c++) {
                    add(Views.hyperSlice(array, channelDimension, c), left, top, columns, rows, step, pixels,
                            channels >= 3 ? LUMINANCE[c] : 1.0 / channels);
                }
            }
        } catch (UncheckedIOException e) {
            // Large compressed files are decoded when they are read, and only then show that they are damaged.
            throw new UserError(e.getCause().getMessage(), e);
        } catch (InternalError e) {
            // What the machine says when a mapped file is shorter than it was when it was opened.
            throw new UserError("the file of this image was cut short while it was open; open it again", e);
        }
        return pixels;
    }

    private static <T extends RealType<?>> void add(RandomAccessibleInterval<T> plane, long left, long top, int columns, int rows, int step,
            double[] target, double weight) {
        boolean isWhole = columns == plane.dimension(0) && rows == plane.dimension(1);
        RandomAccessibleInterval<T> part = isWhole ? plane : Views.interval(plane, new long[] {left, top},
                new long[] {left + (columns - 1L) * step, top + (rows - 1L) * step});
        Cursor<T> cursor = Views.flatIterable(step == 1 ? part : Views.subsample(Views.zeroMin(part), step)).cursor();
        for (int i = 0; i < target.length; i++) {
            target[i] += cursor.next().getRealDouble() * weight;
        }
    }
}
