package org.lamella.figure;

import java.util.Objects;
import org.lamella.data.Unit;

/**
 * A power spectrum or diffraction pattern for drawing. A pixel at column {@code c} and row {@code r} has the spatial
 * frequency {@code gx = (c - centreX) * stepX} and {@code gy = (centreY - r) * stepY}: y points up although rows run down.
 *
 * @param values {@code values[row * width + column]}; not copied, so leave it unchanged; NaN where there is none
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param centreX the column of zero frequency, for example {@code width / 2} after a shift of an even transform
 * @param centreY the row of zero frequency
 * @param stepX the frequency from one column to the next, in {@code unit}; positive
 * @param stepY the frequency from one row to the next, in {@code unit}; positive
 * @param unit the unit of frequency, for example {@link Unit#PER_NANOMETRE}
 */
public record ReciprocalImage(double[] values, int width, int height, double centreX, double centreY, double stepX, double stepY,
        Unit unit) {
    public ReciprocalImage {
        Objects.requireNonNull(unit, "unit");
        if (width < 1 || height < 1 || values.length != (long) width * height) {
            throw new IllegalArgumentException(values.length + " values for " + width + " x " + height + " pixels");
        }
        if (!(stepX > 0) || !(stepY > 0) || Double.isInfinite(stepX) || Double.isInfinite(stepY)) {
            throw new IllegalArgumentException("the steps must be positive, not " + stepX + " and " + stepY);
        }
        if (!Double.isFinite(centreX) || !Double.isFinite(centreY)) {
            throw new IllegalArgumentException("the centre must be finite, not " + centreX + ", " + centreY);
        }
    }

    /** The highest frequency that is inside the image in every direction. */
    public double completeRange() {
        double x = Math.min(centreX + 0.5, width - centreX - 0.5) * stepX;
        double y = Math.min(centreY + 0.5, height - centreY - 0.5) * stepY;
        return Math.max(Math.min(x, y), Math.min(stepX, stepY));
    }

    double column(double gx) {
        return centreX + gx / stepX;
    }

    double row(double gy) {
        return centreY - gy / stepY;
    }
}
