package org.lamella.eels.plugin;

import java.util.ArrayList;
import java.util.List;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.spectrum.SpectrumSource;

/**
 * Some rows of a spectrum image that are worked on together: few enough to be held, enough to keep all processors busy.
 *
 * @param source the image
 * @param top the first row
 * @param end the row behind the last one
 */
record ImageRows(SpectrumSource source, int top, int end) {
    /** Rows are read until so many spectra wait to be measured. */
    private static final int BATCH = 512;

    static ImageRows first(SpectrumSource source) {
        return from(source, 0);
    }

    private static ImageRows from(SpectrumSource source, int top) {
        int rows = Math.max(1, BATCH / (int) source.x().size());
        return new ImageRows(source, top, (int) Math.min(source.y().size(), (long) top + rows));
    }

    /** The rows that follow; null at the end. */
    ImageRows next() {
        return end >= source.y().size() ? null : from(source, end);
    }

    int firstPixel() {
        return top * (int) source.x().size();
    }

    int pixels() {
        return (end - top) * (int) source.x().size();
    }

    /** How much of the image lies before these rows. */
    double fraction() {
        return top / (double) source.y().size();
    }

    double endFraction() {
        return end / (double) source.y().size();
    }

    /** The counts of each pixel, row by row. */
    List<double[]> read() throws UserError {
        List<double[]> counts = new ArrayList<>();
        for (int row = top; row < end; row++) {
            counts.addAll(List.of(source.along(SpectraReading.row(source, row), Progress.NONE).counts()));
        }
        return counts;
    }
}
