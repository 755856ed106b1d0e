package org.lamella.ui.plot;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.PaintEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swtchart.ICustomPaintListener;
import org.lamella.data.Unit;
import org.lamella.ui.Appearance;
import org.lamella.ui.NumberText;

/** What is drawn over the curves: windows, named lines, the read-out, and the box that is being zoomed into. */
final class PlotOverlay implements ICustomPaintListener {
    private final PlotWidget plot;
    private List<PlotWindow> windows = List.of();
    private PlotWindow selected;
    private String readOut = "";
    private Point place;
    private Rectangle box;

    PlotOverlay(PlotWidget plot) {
        this.plot = plot;
    }

    void setWindows(List<PlotWindow> newWindows) {
        windows = List.copyOf(newWindows);
        if (selected != null && !windows.contains(selected)) {
            selected = null;
        }
    }

    List<PlotWindow> windows() {
        return windows;
    }

    PlotWindow selected() {
        return selected;
    }

    void select(PlotWindow window) {
        selected = window;
    }

    String readOut() {
        return readOut;
    }

    void setBox(Rectangle newBox) {
        box = newBox;
    }

    /** @param at the mouse in pixels; null when it has left */
    void setMouse(Point at) {
        if (at == null) {
            readOut = "";
            place = null;
            return;
        }
        double x = plot.xAxis().getDataCoordinate(at.x);
        double y = plot.yAxis().getDataCoordinate(at.y);
        var range = plot.yAxis().getRange();
        PlotData.Near near = PlotData.nearest(plot.content().curves(), x, y, Math.max(range.upper - range.lower, Double.MIN_NORMAL));
        if (near == null) {
            readOut = "";
            place = null;
            return;
        }
        String name = plot.content().curves().get(near.curve()).name();
        Unit unitX = plot.content().x().unit();
        Unit unitY = plot.content().y().unit();
        readOut = (plot.content().curves().size() > 1 && !name.isBlank() ? name + ":  " : "") + plot.content().x().title() + " = "
                + NumberText.shortText(near.x(), unitX) + ",  " + NumberText.shortText(near.y(), unitY);
        place = new Point(plot.xAxis().getPixelCoordinate(near.x()), plot.yAxis().getPixelCoordinate(near.y()));
    }

    @Override
    public void paintControl(PaintEvent event) {
        GC gc = event.gc;
        Appearance appearance = Appearance.of(plot);
        Point size = plot.chart().getPlotArea().getSize();
        gc.setAntialias(SWT.ON);
        for (PlotContent.Line line : plot.content().lines()) {
            int x = plot.xAxis().getPixelCoordinate(line.x());
            if (x >= 0 && x <= size.x) {
                gc.setForeground(appearance.category(line.category()));
                gc.setLineStyle(SWT.LINE_DASH);
                gc.drawLine(x, 0, x, size.y);
                gc.setLineStyle(SWT.LINE_SOLID);
            }
        }
        windows.forEach(window -> paint(gc, appearance, window, size));
        paintNames(gc, appearance, size);
        if (place != null) {
            gc.setForeground(appearance.accent());
            gc.setLineWidth(2);
            gc.drawOval(place.x - 4, place.y - 4, 8, 8);
            gc.setLineWidth(0);
            plate(gc, appearance, readOut, size.x - gc.textExtent(readOut).x - 14, 4);
        }
        if (box != null) {
            gc.setForeground(appearance.accent());
            gc.setLineStyle(SWT.LINE_DASH);
            gc.drawRectangle(box);
            gc.setLineStyle(SWT.LINE_SOLID);
        }
    }

    /** The names of lines, over windows; where one would lie on another it stands below it. */
    private void paintNames(GC gc, Appearance appearance, Point size) {
        List<Rectangle> taken = new ArrayList<>();
        for (PlotContent.Line line : plot.content().lines()) {
            int x = plot.xAxis().getPixelCoordinate(line.x());
            if (x >= 0 && x <= size.x && !line.label().isEmpty()) {
                Point extent = gc.textExtent(line.label());
                Rectangle place = new Rectangle(Math.min(x + 3, size.x - extent.x - 8), 3, extent.x + 8, extent.y + 2);
                while (taken.stream().anyMatch(place::intersects) && place.y < size.y / 2) {
                    place.y += place.height + 1;
                }
                taken.add(place);
                plate(gc, appearance, line.label(), place.x, place.y);
            }
        }
    }

    private static void plate(GC gc, Appearance appearance, String text, int x, int y) {
        if (text.isEmpty()) {
            return;
        }
        Point extent = gc.textExtent(text);
        gc.setBackground(appearance.background());
        gc.setAlpha(220);
        gc.fillRectangle(x, y, extent.x + 8, extent.y + 2);
        gc.setAlpha(255);
        gc.setForeground(appearance.text());
        gc.drawText(text, x + 4, y + 1, true);
    }

    private void paint(GC gc, Appearance appearance, PlotWindow window, Point size) {
        int from = plot.xAxis().getPixelCoordinate(window.from());
        int to = plot.xAxis().getPixelCoordinate(window.to());
        gc.setForeground(appearance.category(window.category()));
        gc.setBackground(appearance.category(window.category()));
        if (!window.isMarker()) {
            gc.setAlpha(window == selected ? 70 : 40);
            gc.fillRectangle(from, 0, Math.max(1, to - from), size.y);
            gc.setAlpha(255);
        }
        gc.setLineWidth(window == selected ? 3 : 2);
        gc.drawLine(from, 0, from, size.y);
        if (!window.isMarker()) {
            gc.drawLine(to, 0, to, size.y);
        }
        gc.setLineWidth(0);
        plate(gc, appearance, window.name(), from + 4, size.y - gc.getFontMetrics().getHeight() - 6);
    }

    @Override
    public boolean drawBehindSeries() {
        return false;
    }
}
