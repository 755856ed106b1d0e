package org.lamella.ui.image;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.lamella.data.Axis;
import org.lamella.data.Unit;
import org.lamella.display.ViewTransform;
import org.lamella.figure.ScaleBar;

/** Text and scale bar on a dark plate, readable on any image. */
public final class PlatePainter {
    private static final int PADDING = 4;
    private static final int MARGIN = 10;
    private static final int BAR = 3;

    private PlatePainter() {
    }

    /** Draws text on a plate whose upper left corner is given; returns the plate. */
    public static Rectangle text(GC gc, String text, int x, int y, Color colour) {
        Point extent = gc.textExtent(text, SWT.DRAW_TRANSPARENT | SWT.DRAW_DELIMITER);
        Rectangle plate = new Rectangle(x, y, extent.x + 2 * PADDING, extent.y + 2);
        plate(gc, plate);
        gc.setForeground(colour);
        gc.drawText(text, x + PADDING, y + 1, SWT.DRAW_TRANSPARENT | SWT.DRAW_DELIMITER);
        return plate;
    }

    private static void plate(GC gc, Rectangle plate) {
        gc.setAlpha(178);
        gc.setBackground(gc.getDevice().getSystemColor(SWT.COLOR_BLACK));
        gc.fillRoundRectangle(plate.x, plate.y, plate.width, plate.height, 6, 6);
        gc.setAlpha(255);
    }

    /** Draws the scale bar in the lower left corner; nothing where no length fits. */
    static void scaleBar(GC gc, Rectangle area, ViewTransform view, Axis axis) {
        Unit unit = axis.unit().equals(Unit.NONE) ? Unit.PIXEL : axis.unit();
        double perPoint = Math.abs(axis.scale()) / view.scale();
        double points = Math.min(area.width / 4.0, 220);
        if (points < 30 || !(perPoint > 0)) {
            return;
        }
        ScaleBar bar = ScaleBar.choose(points * perPoint, unit, points, 1);
        String label = bar.label();
        Point extent = gc.textExtent(label);
        int length = (int) Math.round(bar.points());
        int width = Math.max(length, extent.x) + 2 * PADDING;
        int height = extent.y + BAR + 2 * PADDING;
        Rectangle plate = new Rectangle(area.x + MARGIN, area.y + area.height - MARGIN - height, width, height);
        plate(gc, plate);
        Color white = gc.getDevice().getSystemColor(SWT.COLOR_WHITE);
        gc.setForeground(white);
        gc.drawText(label, plate.x + (width - extent.x) / 2, plate.y + 1, true);
        gc.setBackground(white);
        gc.fillRectangle(plate.x + (width - length) / 2, plate.y + height - PADDING - BAR, length, BAR);
    }
}
