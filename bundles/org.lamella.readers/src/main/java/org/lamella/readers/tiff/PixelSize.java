package org.lamella.readers.tiff;

import org.lamella.data.Axis;
import org.lamella.data.Unit;

/**
 * The calibration of an image.
 *
 * @param x the width of a pixel
 * @param y the height of a pixel
 * @param unit their unit
 * @param offsetX the coordinate of the first column
 * @param offsetY the coordinate of the first row
 * @param source where it was found
 */
record PixelSize(double x, double y, Unit unit, double offsetX, double offsetY, String source) {
    static final PixelSize UNKNOWN = new PixelSize(1, 1, Unit.PIXEL, 0, 0, "none");

    /** A calibration; {@link #UNKNOWN} when a size is no positive number or the unit says nothing. */
    static PixelSize of(double x, double y, Unit unit, String source) {
        return of(x, y, unit, 0, 0, source);
    }

    static PixelSize of(double x, double y, Unit unit, double offsetX, double offsetY, String source) {
        boolean usable = x > 0 && y > 0 && Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(offsetX) && Double.isFinite(offsetY)
                && !unit.equals(Unit.NONE) && !unit.equals(Unit.PIXEL);
        return usable ? new PixelSize(x, y, unit, offsetX, offsetY, source) : UNKNOWN;
    }

    boolean isKnown() {
        return !unit.equals(Unit.PIXEL);
    }

    Axis axisX(long size) {
        return Axis.signal("x", size, x, offsetX, unit);
    }

    Axis axisY(long size) {
        return Axis.signal("y", size, y, offsetY, unit);
    }
}
