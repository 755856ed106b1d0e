package org.lamella.ui.plot;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swtchart.IAxis;
import org.eclipse.swtchart.Range;

/** Mouse and keyboard on a plot: zoom, pan, windows. */
final class PlotMouse {
    private static final double ZOOM_STEP = 1.25;
    private static final int REACH = 6;

    private enum Drag {
        NONE, PAN, BOX, FROM, TO, WHOLE
    }

    private final PlotWidget plot;
    private final PlotOverlay overlay;
    private final Control area;
    private Drag drag = Drag.NONE;
    private Point start;
    private Range startX;
    private Range startY;
    private double startFrom;
    private double startTo;

    PlotMouse(PlotWidget plot, PlotOverlay overlay) {
        this.plot = plot;
        this.overlay = overlay;
        this.area = plot.area();
        area.addListener(SWT.MouseDown, this::down);
        area.addListener(SWT.MouseMove, this::move);
        area.addListener(SWT.MouseUp, this::up);
        area.addListener(SWT.MouseDoubleClick, event -> plot.showAll());
        area.addListener(SWT.MouseExit, event -> {
            overlay.setMouse(null);
            area.redraw();
        });
        area.addListener(SWT.MouseWheel, this::wheel);
        area.addListener(SWT.KeyDown, this::key);
        area.addListener(SWT.Traverse, event -> {
            boolean isTab = event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS;
            event.doit = isTab && overlay.windows().isEmpty() || event.detail == SWT.TRAVERSE_ESCAPE;
        });
    }

    private void down(Event event) {
        area.setFocus();
        if (event.button != 1) {
            return;
        }
        start = new Point(event.x, event.y);
        startX = plot.xAxis().getRange();
        startY = plot.yAxis().getRange();
        drag = (event.stateMask & SWT.SHIFT) != 0 ? Drag.BOX : pick(event.x);
    }

    /** A window under the mouse is dragged, otherwise the plot. */
    private Drag pick(int x) {
        overlay.select(null);
        for (PlotWindow window : overlay.windows()) {
            int from = plot.xAxis().getPixelCoordinate(window.from());
            int to = plot.xAxis().getPixelCoordinate(window.to());
            Drag found = Math.abs(x - from) <= REACH ? Drag.FROM : !window.isMarker() && Math.abs(x - to) <= REACH ? Drag.TO
                    : !window.isMarker() && !window.greysOutside() && x > from && x < to ? Drag.WHOLE : Drag.NONE;
            if (found != Drag.NONE) {
                overlay.select(window);
                startFrom = window.from();
                startTo = window.to();
                return found;
            }
        }
        return Drag.PAN;
    }

    private void move(Event event) {
        switch (drag) {
            case PAN -> {
                pan(plot.xAxis(), startX, (start.x - event.x) / (double) Math.max(1, plot.chart().getPlotArea().getSize().x));
                pan(plot.yAxis(), startY, (event.y - start.y) / (double) Math.max(1, plot.chart().getPlotArea().getSize().y));
            }
            case BOX -> overlay.setBox(new Rectangle(Math.min(start.x, event.x), Math.min(start.y, event.y), Math.abs(event.x - start.x),
                    Math.abs(event.y - start.y)));
            case FROM, TO, WHOLE -> drag(event.x, true);
            default -> overlay.setMouse(new Point(event.x, event.y));
        }
        area.redraw();
    }

    private void drag(int x, boolean isDragging) {
        PlotWindow window = overlay.selected();
        if (window == null) {
            return;
        }
        double delta = plot.xAxis().getDataCoordinate(x) - plot.xAxis().getDataCoordinate(start.x);
        switch (drag) {
            case FROM -> window.drag(window.isMarker() ? startFrom + delta : Math.min(startFrom + delta, startTo), startTo, isDragging);
            case TO -> window.drag(startFrom, Math.max(startFrom, startTo + delta), isDragging);
            default -> window.drag(startFrom + delta, startTo + delta, isDragging);
        }
    }

    private void pan(IAxis axis, Range from, double share) {
        if (axis.isLogScaleEnabled()) {
            double factor = Math.pow(from.upper / from.lower, share);
            plot.setRange(axis, from.lower * factor, from.upper * factor);
        } else {
            double step = (from.upper - from.lower) * share;
            plot.setRange(axis, from.lower + step, from.upper + step);
        }
    }

    private void up(Event event) {
        Drag ended = drag;
        if (ended == Drag.FROM || ended == Drag.TO || ended == Drag.WHOLE) {
            drag(event.x, false);
        }
        drag = Drag.NONE;
        overlay.setBox(null);
        if (ended == Drag.BOX && Math.abs(event.x - start.x) > 4 && Math.abs(event.y - start.y) > 4) {
            double x1 = plot.xAxis().getDataCoordinate(Math.min(start.x, event.x));
            double x2 = plot.xAxis().getDataCoordinate(Math.max(start.x, event.x));
            double y1 = plot.yAxis().getDataCoordinate(Math.max(start.y, event.y));
            double y2 = plot.yAxis().getDataCoordinate(Math.min(start.y, event.y));
            plot.setRange(plot.xAxis(), x1, x2);
            plot.setRange(plot.yAxis(), y1, y2);
        }
        area.redraw();
    }

    private void wheel(Event event) {
        boolean alongY = (event.stateMask & SWT.CTRL) != 0;
        IAxis axis = alongY ? plot.yAxis() : plot.xAxis();
        zoom(axis, event.count > 0 ? 1 / ZOOM_STEP : ZOOM_STEP, axis.getDataCoordinate(alongY ? event.y : event.x));
        event.doit = false;
    }

    private void zoom(IAxis axis, double factor, double centre) {
        Range range = axis.getRange();
        if (axis.isLogScaleEnabled()) {
            plot.setRange(axis, centre * Math.pow(range.lower / centre, factor), centre * Math.pow(range.upper / centre, factor));
        } else {
            plot.setRange(axis, centre + (range.lower - centre) * factor, centre + (range.upper - centre) * factor);
        }
    }

    private static double middle(IAxis axis) {
        Range range = axis.getRange();
        return axis.isLogScaleEnabled() ? Math.sqrt(range.lower * range.upper) : (range.lower + range.upper) / 2;
    }

    private void key(Event event) {
        int step = (event.stateMask & SWT.SHIFT) != 0 ? 10 : 1;
        switch (event.keyCode) {
            case SWT.ARROW_LEFT -> arrow(-step, 0);
            case SWT.ARROW_RIGHT -> arrow(step, 0);
            case SWT.ARROW_UP -> arrow(0, 0.1);
            case SWT.ARROW_DOWN -> arrow(0, -0.1);
            case SWT.TAB -> selectNext((event.stateMask & SWT.SHIFT) == 0);
            case SWT.ESC -> overlay.select(null);
            default -> letter(event);
        }
        area.redraw();
    }

    private void letter(Event event) {
        if (event.keyCode == 'c' && (event.stateMask & SWT.MOD1) != 0) {
            PlotMenu.copy(plot);
        } else if ((event.stateMask & (SWT.CTRL | SWT.ALT | SWT.COMMAND)) == 0) {
            switch (Character.toLowerCase(event.character)) {
                case '+', '=' -> zoom(plot.xAxis(), 1 / ZOOM_STEP, middle(plot.xAxis()));
                case '-' -> zoom(plot.xAxis(), ZOOM_STEP, middle(plot.xAxis()));
                case '0' -> plot.showAll();
                case 'l' -> plot.setLogarithmicY(!plot.content().y().logarithmic());
                default -> { }
            }
        }
    }

    /** A selected window is moved by pixels; otherwise the plot by tenths of what it shows. */
    private void arrow(int pixels, double shareY) {
        PlotWindow window = overlay.selected();
        if (window != null && pixels != 0) {
            double delta = plot.xAxis().getDataCoordinate(pixels) - plot.xAxis().getDataCoordinate(0);
            window.drag(window.from() + delta, window.to() + delta, false);
        } else if (pixels != 0) {
            pan(plot.xAxis(), plot.xAxis().getRange(), 0.1 * Integer.signum(pixels));
        } else {
            pan(plot.yAxis(), plot.yAxis().getRange(), shareY);
        }
    }

    private void selectNext(boolean forwards) {
        if (!overlay.windows().isEmpty()) {
            int now = overlay.selected() == null ? -1 : overlay.windows().indexOf(overlay.selected());
            overlay.select(overlay.windows().get(Math.floorMod(now < 0 && !forwards ? -1 : now + (forwards ? 1 : -1), overlay.windows().size())));
        }
    }
}
