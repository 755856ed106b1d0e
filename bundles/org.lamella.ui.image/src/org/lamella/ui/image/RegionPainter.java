package org.lamella.ui.image;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.lamella.data.Region;
import org.lamella.display.ImageDocument;
import org.lamella.display.ImageOverlay;
import org.lamella.display.RegionShape;
import org.lamella.display.ViewTransform;
import org.lamella.ui.Appearance;

/** Draws regions and overlays over an image: a dark line under each bright one, so that they show on any grey. */
final class RegionPainter {
    static final int HANDLE = 4;

    private final Appearance appearance;

    RegionPainter(Appearance appearance) {
        this.appearance = appearance;
    }

    void paint(GC gc, Rectangle area, ImageDocument document, ViewTransform view, String detail) {
        gc.setAntialias(SWT.ON);
        for (ImageOverlay overlay : document.overlays()) {
            if (document.isVisible(overlay.name())) {
                overlay.items().forEach(item -> paint(gc, item, view));
                // Text last: lines of one item would cross out the label of another.
                overlay.items().forEach(item -> label(gc, item, view));
            }
        }
        String selected = document.regions().selected().map(Region::name).orElse("");
        for (Region region : document.regions().all()) {
            paint(gc, area, region, region.name().equals(selected), view, detail);
        }
        gc.setAntialias(SWT.DEFAULT);
    }

    private void paint(GC gc, Rectangle area, Region region, boolean isSelected, ViewTransform view, String detail) {
        Color colour = isSelected ? appearance.colour(new java.awt.Color(0x56, 0xb4, 0xe9)) : gc.getDevice().getSystemColor(SWT.COLOR_WHITE);
        List<Region.Point> points = RegionShape.outline(region);
        if (region instanceof Region.Position) {
            int x = (int) Math.round(view.toScreenX(points.get(0).x()));
            int y = (int) Math.round(view.toScreenY(points.get(0).y()));
            stroke(gc, new int[] {x - 7, y, x + 7, y}, false, colour, isSelected);
            stroke(gc, new int[] {x, y - 7, x, y + 7}, false, colour, isSelected);
        } else {
            if (region instanceof Region.Line line && line.width() * view.scale() > 3) {
                gc.setAlpha(150);
                stroke(gc, screen(RegionShape.band(line), view), true, colour, false);
                gc.setAlpha(255);
            }
            stroke(gc, screen(points, view), !(region instanceof Region.Line), colour, isSelected);
        }
        if (isSelected) {
            for (Region.Point handle : RegionShape.handles(region)) {
                int x = (int) Math.round(view.toScreenX(handle.x()));
                int y = (int) Math.round(view.toScreenY(handle.y()));
                gc.setBackground(gc.getDevice().getSystemColor(SWT.COLOR_BLACK));
                gc.fillRectangle(x - HANDLE - 1, y - HANDLE - 1, 2 * HANDLE + 2, 2 * HANDLE + 2);
                gc.setBackground(colour);
                gc.fillRectangle(x - HANDLE, y - HANDLE, 2 * HANDLE, 2 * HANDLE);
            }
        }
        label(gc, area, isSelected && !detail.isEmpty() ? region.name() + "  " + detail : region.name(), points, view, colour);
    }

    /** Above the upper left corner; inside the window as long as the region is. */
    private static void label(GC gc, Rectangle area, String text, List<Region.Point> points, ViewTransform view, Color colour) {
        double left = points.stream().mapToDouble(Region.Point::x).min().orElseThrow();
        double top = points.stream().mapToDouble(Region.Point::y).min().orElseThrow();
        int height = gc.getFontMetrics().getHeight() + 2;
        int width = gc.textExtent(text).x + 10;
        int x = (int) Math.round(view.toScreenX(left));
        int y = (int) Math.round(view.toScreenY(top)) - height - 3;
        if (x + width < area.x || x > area.x + area.width || y + height < area.y - height || y > area.y + area.height) {
            return;
        }
        int insideX = Math.clamp(x, area.x, Math.max(area.x, area.x + area.width - width));
        PlatePainter.text(gc, text, insideX, Math.max(area.y, y), colour);
    }

    private void paint(GC gc, ImageOverlay.Item item, ViewTransform view) {
        Color colour = appearance.categoryOnImage(item.category());
        if (item.points().size() > 1) {
            stroke(gc, screen(item.points(), view), item.isClosed(), colour, false);
        }
    }

    private void label(GC gc, ImageOverlay.Item item, ViewTransform view) {
        if (!item.label().isEmpty()) {
            Region.Point at = item.points().get(0);
            PlatePainter.text(gc, item.label(), (int) Math.round(view.toScreenX(at.x())) + 3, (int) Math.round(view.toScreenY(at.y())) + 3,
                    appearance.categoryOnImage(item.category()));
        }
    }

    private static int[] screen(List<Region.Point> points, ViewTransform view) {
        int[] screen = new int[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            screen[2 * i] = (int) Math.round(view.toScreenX(points.get(i).x()));
            screen[2 * i + 1] = (int) Math.round(view.toScreenY(points.get(i).y()));
        }
        return screen;
    }

    private static void stroke(GC gc, int[] points, boolean isClosed, Color colour, boolean isThick) {
        int width = isThick ? 2 : 1;
        gc.setLineWidth(width + 2);
        gc.setForeground(gc.getDevice().getSystemColor(SWT.COLOR_BLACK));
        draw(gc, points, isClosed);
        gc.setLineWidth(width);
        gc.setForeground(colour);
        draw(gc, points, isClosed);
        gc.setLineWidth(0);
    }

    private static void draw(GC gc, int[] points, boolean isClosed) {
        if (isClosed) {
            gc.drawPolygon(points);
        } else {
            gc.drawPolyline(points);
        }
    }
}
