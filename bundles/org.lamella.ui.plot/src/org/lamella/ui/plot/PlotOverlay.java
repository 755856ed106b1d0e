package org.lamella.ui.plot;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.PaintEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swtchart.ICustomPaintListener;
import org.lamella.data.Unit;
import org.lamella.ui.Appearance;
import org.lamella.ui.NumberText;

/** What is drawn over the curves: windows, named lines, the read-out, and the box that is being zoomed into. */
final class PlotOverlay implements ICustomPaintListener {
    private static final int SPAN_ALPHA = 40;
    private static final int WINDOW_ALPHA = 40;
    private static final int SELECTED_ALPHA = 70;
    private static final int OUTSIDE_ALPHA = 60;
    private static final int GRIP = 9;

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
        for (PlotContent.Span span : plot.content().spans()) {
            int from = Math.clamp(plot.xAxis().getPixelCoordinate(span.from()), 0, size.x);
            int to = Math.clamp(plot.xAxis().getPixelCoordinate(span.to()), 0, size.x);
            tint(gc, appearance.category(span.category()), SPAN_ALPHA, from, to, size.y);
        }
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
        List<PlotContent.Line> named = new ArrayList<>();
        for (PlotContent.Span span : plot.content().spans()) {
            // In the middle of what is seen of it.
            double[] shown = plot.rangeX();
            double from = Math.max(span.from(), shown[0]);
            double to = Math.min(span.to(), shown[1]);
            if (from < to) {
                double half = gc.textExtent(span.label()).x / 2.0 + 7;
                named.add(new PlotContent.Line(plot.xAxis().getDataCoordinate(plot.xAxis().getPixelCoordinate((from + to) / 2) - (int) half), span.label(),
                        span.category()));
            }
        }
        named.addAll(plot.content().lines());
        List<Rectangle> taken = new ArrayList<>();
        for (PlotContent.Line line : named) {
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
        if (window.greysOutside()) {
            paintRange(gc, appearance, window, from, to, size);
            return;
        }
        if (!window.isMarker()) {
            tint(gc, appearance.category(window.category()), window == selected ? SELECTED_ALPHA : WINDOW_ALPHA, from, Math.max(from + 1, to), size.y);
        }
        gc.setForeground(appearance.category(window.category()));
        gc.setLineWidth(window == selected ? 3 : 2);
        gc.drawLine(from, 0, from, size.y);
        if (!window.isMarker()) {
            gc.drawLine(to, 0, to, size.y);
        }
        gc.setLineWidth(0);
        plate(gc, appearance, window.name(), from + 4, size.y - gc.getFontMetrics().getHeight() - 6);
    }

    /** Two edges with grips; what lies outside is greyed, and nothing else, for mostly all of the plot is inside. */
    private void paintRange(GC gc, Appearance appearance, PlotWindow window, int from, int to, Point size) {
        tint(gc, appearance.secondaryText(), OUTSIDE_ALPHA, 0, Math.min(from, size.x), size.y);
        tint(gc, appearance.secondaryText(), OUTSIDE_ALPHA, Math.max(to, 0), size.x, size.y);
        gc.setForeground(appearance.category(window.category()));
        gc.setBackground(appearance.category(window.category()));
        gc.setLineWidth(window == selected ? 3 : 2);
        for (int edge : new int[] {from, to}) {
            gc.drawLine(edge, 0, edge, size.y);
            gc.fillRoundRectangle(edge - GRIP / 2, size.y / 2 - 2 * GRIP, GRIP, 4 * GRIP, GRIP, GRIP);
        }
        gc.setLineWidth(0);
        if (from > GRIP || to < size.x - GRIP) {
            plate(gc, appearance, window.name(), Math.max(from, 0) + GRIP, size.y - gc.getFontMetrics().getHeight() - 6);
        }
    }

    private static void tint(GC gc, Color colour, int alpha, int from, int to, int height) {
        if (to > from) {
            gc.setBackground(colour);
            gc.setAlpha(alpha);
            gc.fillRectangle(from, 0, to - from, height);
            gc.setAlpha(255);
        }
    }

    @Override
    public boolean drawBehindSeries() {
        return false;
    }
}
