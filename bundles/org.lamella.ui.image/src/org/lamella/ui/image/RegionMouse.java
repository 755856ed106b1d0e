package org.lamella.ui.image;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Event;
import org.lamella.data.Axis;
import org.lamella.data.Region;
import org.lamella.data.Unit;
import org.lamella.display.Listeners;
import org.lamella.display.RegionSet;
import org.lamella.display.RegionShape;
import org.lamella.ui.NumberText;
import org.lamella.ui.Undo;

/**
 * The mouse on an image: draws, selects, moves and reshapes regions with the left button, moves the image with the
 * middle one or where nothing is, and zooms with the wheel. Shift keeps squares and angles; Escape gives up.
 */
final class RegionMouse {
    private static final double REACH = 7;
    private static final double ZOOM_STEP = 1.25;
    private static final double LINE_WIDTH = 5;

    private enum Drag {
        NONE, PAN, MOVE, HANDLE, CREATE
    }

    private final ImageCanvas canvas;
    private final RegionSet regions;
    private final Listeners<double[]> cursorListeners = new Listeners<>();
    private final List<Region.Point> corners = new ArrayList<>();
    private Drag drag = Drag.NONE;
    private RegionSet.State before;
    private Region dragged;
    private int handle;
    private double startX;
    private double startY;
    private int lastX;
    private int lastY;

    RegionMouse(ImageCanvas canvas) {
        this.canvas = canvas;
        this.regions = canvas.document().regions();
        canvas.addListener(SWT.MouseDown, this::down);
        canvas.addListener(SWT.MouseMove, this::move);
        canvas.addListener(SWT.MouseUp, this::up);
        canvas.addListener(SWT.MouseDoubleClick, event -> finishPolygon());
        canvas.addListener(SWT.MouseExit, event -> cursorListeners.tell(null));
        canvas.addListener(SWT.MouseWheel, event -> canvas.zoom(event.count > 0 ? ZOOM_STEP : 1 / ZOOM_STEP, event.x, event.y));
    }

    /** Hears where the mouse is on the image, in pixel-edge coordinates; null when it has left. */
    Listeners<double[]> cursorListeners() {
        return cursorListeners;
    }

    void toolChanged() {
        corners.clear();
        setCursor(SWT.CURSOR_ARROW);
        canvas.redraw();
    }

    private double imageX(Event event) {
        return canvas.view().toImageX(event.x);
    }

    private double imageY(Event event) {
        return canvas.view().toImageY(event.y);
    }

    private void down(Event event) {
        canvas.setFocus();
        lastX = event.x;
        lastY = event.y;
        startX = imageX(event);
        startY = imageY(event);
        if (event.button == 2 || event.button == 1 && canvas.tool() == Tool.PAN) {
            drag = Drag.PAN;
            setCursor(SWT.CURSOR_SIZEALL);
        } else if (event.button == 1 || event.button == 3) {
            before = regions.state();
            if (event.button == 1 && canvas.tool().makesRegions()) {
                create(event);
            } else {
                pick(event);
            }
        }
    }

    private void pick(Event event) {
        double tolerance = REACH / canvas.view().scale();
        Region selected = regions.selected().orElse(null);
        if (selected != null) {
            handle = handleAt(selected, event);
            if (handle >= 0) {
                begin(Drag.HANDLE, selected, event);
                return;
            }
        }
        List<Region> all = regions.all();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (RegionShape.contains(all.get(i), startX, startY, tolerance)) {
                regions.select(all.get(i).name());
                begin(Drag.MOVE, all.get(i), event);
                return;
            }
        }
        regions.select(null);
        if (event.button == 1) {
            drag = Drag.PAN;
            setCursor(SWT.CURSOR_SIZEALL);
        }
    }

    private void begin(Drag kind, Region region, Event event) {
        if (event.button == 1) {
            drag = kind;
            dragged = region;
        }
    }

    private int handleAt(Region region, Event event) {
        List<Region.Point> handles = RegionShape.handles(region);
        for (int i = 0; i < handles.size(); i++) {
            double dx = canvas.view().toScreenX(handles.get(i).x()) - event.x;
            double dy = canvas.view().toScreenY(handles.get(i).y()) - event.y;
            if (Math.max(Math.abs(dx), Math.abs(dy)) <= REACH) {
                return i;
            }
        }
        return -1;
    }

    private void create(Event event) {
        Tool tool = canvas.tool();
        if (tool == Tool.POLYGON) {
            corners.add(new Region.Point(startX - 0.5, startY - 0.5));
            canvas.redraw();
        } else if (tool == Tool.POINT) {
            Region.Position point = new Region.Position(regions.number(tool.word()), startX - 0.5, startY - 0.5);
            regions.add(RegionShape.inside(point, width(), height()));
            remember("New " + tool.word());
        } else {
            drag = Drag.CREATE;
            dragged = null;
        }
    }

    private long width() {
        return canvas.document().pyramid().plane().width();
    }

    private long height() {
        return canvas.document().pyramid().plane().height();
    }

    private void move(Event event) {
        double x = imageX(event);
        double y = imageY(event);
        cursorListeners.tell(new double[] {x, y});
        boolean constrained = (event.stateMask & SWT.SHIFT) != 0;
        switch (drag) {
            case PAN -> canvas.pan(event.x - lastX, event.y - lastY);
            case MOVE -> change(RegionShape.moved(dragged, x - startX, y - startY));
            case HANDLE -> change(RegionShape.dragged(dragged, handle, clampX(x), clampY(y), constrained));
            case CREATE -> extend(clampX(x), clampY(y), constrained);
            default -> hover(event);
        }
        lastX = event.x;
        lastY = event.y;
        if (!corners.isEmpty()) {
            canvas.redraw();
        }
    }


    private double clampX(double x) {
        return Math.clamp(x, 0, width());
    }

    private double clampY(double y) {
        return Math.clamp(y, 0, height());
    }

    private void change(Region region) {
        regions.replace(dragged.name(), RegionShape.inside(region, width(), height()), true);
    }

    private void extend(double x, double y, boolean constrained) {
        double fromX = clampX(startX);
        double fromY = clampY(startY);
        if (dragged == null && Math.hypot(x - fromX, y - fromY) * canvas.view().scale() < 3) {
            return;
        }
        Tool tool = canvas.tool();
        String name = dragged == null ? regions.number(tool.word()) : dragged.name();
        Region region;
        if (tool == Tool.LINE) {
            Region.Line line = new Region.Line(name, fromX - 0.5, fromY - 0.5, x - 0.5, y - 0.5 + (x == fromX && y == fromY ? 1 : 0), LINE_WIDTH);
            region = RegionShape.dragged(line, 1, x, y, constrained);
        } else {
            boolean square = tool == Tool.SQUARE != constrained;
            region = RegionShape.rectangle(name, fromX, fromY, x, y, square);
        }
        region = RegionShape.inside(region, width(), height());
        if (dragged == null) {
            dragged = regions.add(region);
        } else {
            regions.replace(name, region, true);
        }
    }

    private void hover(Event event) {
        if (canvas.tool() != Tool.SELECT) {
            setCursor(canvas.tool() == Tool.PAN ? SWT.CURSOR_HAND : SWT.CURSOR_CROSS);
            return;
        }
        Region selected = regions.selected().orElse(null);
        if (selected != null && handleAt(selected, event) >= 0) {
            setCursor(SWT.CURSOR_CROSS);
        } else {
            double tolerance = REACH / canvas.view().scale();
            boolean over = regions.all().stream().anyMatch(region -> RegionShape.contains(region, imageX(event), imageY(event), tolerance));
            setCursor(over ? SWT.CURSOR_SIZEALL : SWT.CURSOR_ARROW);
        }
    }

    private void up(Event event) {
        Drag ended = drag;
        drag = Drag.NONE;
        if (ended == Drag.PAN || event.button != 1) {
            setCursor(SWT.CURSOR_ARROW);
            return;
        }
        if (ended == Drag.CREATE) {
            if (dragged != null) {
                settle("New " + canvas.tool().word());
            }
            canvas.setTool(Tool.SELECT);
        } else if (ended == Drag.MOVE || ended == Drag.HANDLE) {
            settle((ended == Drag.MOVE ? "Move " : "Reshape ") + dragged.name());
        }
    }

    /** The end of a drag: listeners that waited for it are told, and it can be undone. */
    private void settle(String label) {
        regions.restore(regions.state());
        remember(label);
    }

    private void remember(String label) {
        RegionSet.State from = before;
        RegionSet.State to = regions.state();
        if (!from.regions().equals(to.regions())) {
            Undo.add(label, () -> regions.restore(to), () -> regions.restore(from));
        }
    }

    /** Closes the polygon that is being drawn. */
    void finishPolygon() {
        if (corners.size() >= 3) {
            before = regions.state();
            regions.add(RegionShape.inside(new Region.Polygon(regions.number(Tool.POLYGON.word()), corners), width(), height()));
            remember("New polygon");
            corners.clear();
            canvas.setTool(Tool.SELECT);
        }
    }

    /** Gives up what is being drawn or dragged. */
    void giveUp() {
        if (drag != Drag.NONE && drag != Drag.PAN && before != null) {
            regions.restore(before);
        }
        drag = Drag.NONE;
        corners.clear();
        canvas.setTool(Tool.SELECT);
        canvas.redraw();
    }

    boolean isDrawing() {
        return drag != Drag.NONE || !corners.isEmpty();
    }

    /** The size of the selected region, in pixels and in space. */
    String detail() {
        Region region = regions.selected().orElse(null);
        Axis x = canvas.document().xAxis();
        Axis y = canvas.document().yAxis();
        double scaleX = Math.abs(x.scale());
        double scaleY = y.unit().convertsTo(x.unit()) ? Math.abs(y.unit().convert(y.scale(), x.unit())) : scaleX;
        boolean isCalibrated = !x.unit().equals(Unit.PIXEL) && !x.unit().equals(Unit.NONE);
        if (region instanceof Region.Rectangle r) {
            String pixels = r.width() + " × " + r.height() + " px";
            return isCalibrated ? pixels + " = " + NumberText.shortText(r.width() * scaleX) + " × "
                    + NumberText.shortText(r.height() * scaleY, x.unit()) : pixels;
        }
        if (region instanceof Region.Line l) {
            double length = Math.hypot((l.x2() - l.x1()) * scaleX, (l.y2() - l.y1()) * scaleY);
            return NumberText.shortText(length, isCalibrated ? x.unit() : Unit.PIXEL);
        }
        return "";
    }

    /** Draws the polygon that is not closed yet. */
    void paint(GC gc) {
        if (!corners.isEmpty()) {
            int[] points = new int[2 * corners.size() + 2];
            for (int i = 0; i < corners.size(); i++) {
                points[2 * i] = (int) Math.round(canvas.view().toScreenX(corners.get(i).x() + 0.5));
                points[2 * i + 1] = (int) Math.round(canvas.view().toScreenY(corners.get(i).y() + 0.5));
            }
            points[points.length - 2] = lastX;
            points[points.length - 1] = lastY;
            gc.setForeground(gc.getDevice().getSystemColor(SWT.COLOR_WHITE));
            gc.setLineStyle(SWT.LINE_DASH);
            gc.drawPolyline(points);
            gc.setLineStyle(SWT.LINE_SOLID);
        }
    }

    private void setCursor(int cursor) {
        canvas.setCursor(canvas.getDisplay().getSystemCursor(cursor));
    }
}
