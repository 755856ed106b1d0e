package org.lamella.spectrum;

import org.lamella.data.Axis;
import org.lamella.data.Region;
import org.lamella.data.Unit;

/**
 * The pixels of an image that lie along a line with a width, each with the step of the line that it belongs to. Every pixel
 * belongs to one step at most, the one that its centre is nearest to: counts are summed and never shared out between steps,
 * which would correlate neighbours and spoil their statistics. The ends of the line may lie between pixels.
 *
 * <p>Distances are in true space, so that pixels that are not square do not bend the line. A step is as long as the smaller
 * side of a pixel; the distance of a step is the mean of its pixels', hence exact also for a slanted line. Across the line,
 * a pixel counts when its centre is less than half the width from it.</p>
 */
public final class LineBand {
    private final int width;
    private final int height;
    private final double pixelX;
    private final double pixelY;
    private final Unit unit;
    private final Region.Line line;
    private final double ux;
    private final double uy;
    private final double step;
    private final int steps;
    private final double halfWidth;

    /**
     * @param x the axis along a row
     * @param y the axis down the rows
     * @param line in pixels, the centre of the first pixel at (0, 0); its width is in pixels of the smaller side
     */
    public LineBand(Axis x, Axis y, Region.Line line) {
        this.line = line;
        width = (int) Math.min(x.size(), Integer.MAX_VALUE);
        height = (int) Math.min(y.size(), Integer.MAX_VALUE);
        unit = x.unit().isLength() && y.unit().isLength() ? Unit.NANOMETRE : x.unit();
        boolean isAlike = y.unit().convertsTo(x.unit());
        pixelX = Math.abs(x.unit().convert(x.scale(), unit));
        pixelY = isAlike ? Math.abs(y.unit().convert(y.scale(), unit)) : pixelX;
        double dx = (line.x2() - line.x1()) * pixelX;
        double dy = (line.y2() - line.y1()) * pixelY;
        double length = Math.hypot(dx, dy);
        step = Math.min(pixelX, pixelY);
        steps = (int) Math.min(Math.floor(length / step + 0.5 + 1e-9) + 1, Integer.MAX_VALUE / 8);
        ux = dx / length;
        uy = dy / length;
        halfWidth = line.width() * step / 2;
    }

    /** A rectangle as a line along its longer side and as wide as its shorter one; along x when it is square. */
    public static Region.Line along(Region.Rectangle box) {
        double middleX = box.x() + (box.width() - 1) / 2.0;
        double middleY = box.y() + (box.height() - 1) / 2.0;
        // A box of one pixel is a line of one step: a little longer than nothing.
        return box.width() >= box.height()
                ? new Region.Line(box.name(), box.x(), middleY, box.x() + Math.max(box.width() - 1, 0.25), middleY, box.height())
                : new Region.Line(box.name(), middleX, box.y(), middleX, box.y() + box.height() - 1.0, box.width());
    }

    /** The unit of the distances: nm for calibrated images. */
    public Unit unit() {
        return unit;
    }

    /** How many steps the line has; some may hold no pixel. */
    public int steps() {
        return steps;
    }

    /** The first and last row that may hold pixels of the band; first above last when there is none. */
    int firstRow() {
        return (int) Math.max(0, Math.ceil(Math.min(line.y1(), line.y2()) - reach() / pixelY));
    }

    int lastRow() {
        return (int) Math.min(height - 1.0, Math.floor(Math.max(line.y1(), line.y2()) + reach() / pixelY));
    }

    /** The first column that may hold pixels of the band. */
    int firstColumn() {
        return (int) Math.max(0, Math.ceil(Math.min(line.x1(), line.x2()) - reach() / pixelX));
    }

    int lastColumn() {
        return (int) Math.min(width - 1.0, Math.floor(Math.max(line.x1(), line.x2()) + reach() / pixelX));
    }

    private double reach() {
        return halfWidth + step;
    }

    /** The distance of a pixel's centre along the line, from its first end. */
    double distance(int column, int row) {
        return (column - line.x1()) * pixelX * ux + (row - line.y1()) * pixelY * uy;
    }

    /** The step that a pixel belongs to; -1 for none. */
    int step(int column, int row) {
        double across = -(column - line.x1()) * pixelX * uy + (row - line.y1()) * pixelY * ux;
        double tolerance = 1e-9 * step;
        if (across < -halfWidth - tolerance || across >= halfWidth - tolerance) {
            return -1;
        }
        double index = Math.floor(distance(column, row) / step + 0.5 + 1e-9);
        return index >= 0 && index < steps ? (int) index : -1;
    }
}
