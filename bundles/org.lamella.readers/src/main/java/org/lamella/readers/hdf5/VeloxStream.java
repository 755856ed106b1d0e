package org.lamella.readers.hdf5;

import io.jhdf.api.Dataset;
import java.util.Arrays;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;
import org.lamella.data.UserError;

/**
 * The events of one X-ray detector in the order in which they came: the number of the channel that counted, or 65535 when the
 * beam moved on to the next pixel. Where each row of each frame begins is found in one pass when a row is first asked for.
 */
final class VeloxStream {
    private static final int NEXT_PIXEL = 65535;

    private final HdfSource source;
    private final RandomAccessibleInterval<? extends RealType<?>> events;
    private final int width;
    private final int height;
    private final int channels;
    private final long mostFrames;
    private long[] rows;

    /** @param mostFrames events of later frames are left out */
    VeloxStream(HdfSource source, Dataset data, int width, int height, int channels, long mostFrames) throws UserError {
        HdfType type = HdfType.of(data.getDataType()).filter(known -> known.samples() == 1)
                .orElseThrow(() -> source.error("'" + data.getPath() + "' holds no events"));
        RandomAccessibleInterval<? extends RealType<?>> array = new HdfArray(source, data, type).array();
        while (array.numDimensions() > 1) {
            array = Views.hyperSlice(array, 0, 0);
        }
        this.source = source;
        this.events = array;
        this.width = width;
        this.height = height;
        this.channels = channels;
        this.mostFrames = mostFrames;
    }

    /** How many frames have begun. */
    long frames() throws UserError {
        return Math.min(mostFrames, Math.max(1, (rows().length - 2) / height + 1));
    }

    /** Where the rows begin, frame after frame, and after the last one where the events end. */
    private synchronized long[] rows() throws UserError {
        if (rows == null) {
            rows = source.guarded("the events of the spectrum image", () -> {
                long[] starts = new long[64];
                int count = 1;
                long at = 0;
                int inRow = 0;
                Cursor<? extends RealType<?>> cursor = Views.flatIterable(events).cursor();
                while (cursor.hasNext()) {
                    at++;
                    if ((int) cursor.next().getRealDouble() == NEXT_PIXEL && ++inRow == width) {
                        inRow = 0;
                        starts = count == starts.length ? Arrays.copyOf(starts, 2 * count) : starts;
                        starts[count++] = at;
                    }
                }
                starts = Arrays.copyOf(starts, count + (starts[count - 1] == at && count > 1 ? 0 : 1));
                starts[starts.length - 1] = at;
                return starts;
            });
        }
        return rows;
    }

    /**
     * Adds the events of a row to counts, channels fastest.
     *
     * @param frame which frame; -1 for all
     */
    void add(int[] counts, int row, long frame) throws UserError {
        long[] starts = rows();
        for (long f = frame < 0 ? 0 : frame; f < (frame < 0 ? frames() : frame + 1); f++) {
            long at = f * height + row;
            if (f < mostFrames && at < starts.length - 1) {
                add(counts, starts[(int) at], starts[(int) at + 1]);
            }
        }
    }

    private void add(int[] counts, long from, long to) throws UserError {
        if (from == to) {
            return;
        }
        source.guarded("the events of the spectrum image", () -> {
            Cursor<? extends RealType<?>> cursor = Views.flatIterable(Views.interval(events, Intervals.createMinMax(from, to - 1))).cursor();
            int pixel = 0;
            while (cursor.hasNext()) {
                int event = (int) cursor.next().getRealDouble();
                if (event == NEXT_PIXEL) {
                    pixel++;
                } else if (event >= 0 && event < channels && pixel < width) {
                    counts[pixel * channels + event]++;
                }
            }
            return null;
        });
    }
}
