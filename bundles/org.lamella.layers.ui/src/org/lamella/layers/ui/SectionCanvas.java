package org.lamella.layers.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.lamella.layers.Boundary;
import org.lamella.layers.LayerThickness;
import org.lamella.layers.SectionCorrection;
import org.lamella.layers.SectionFrame;
import org.lamella.layers.SectionLayers;
import org.lamella.layers.plugin.LayerSetReport;
import org.lamella.ui.Appearance;
import org.lamella.ui.GreyPicture;
import org.lamella.ui.results.set.ImageSetCanvas;

/** Draws a section with its boundaries and lets them be dragged: a boundary then passes through the point of the mouse. */
final class SectionCanvas extends ImageSetCanvas<SectionEntry> {
    private static final java.awt.Color BRIDGED = new java.awt.Color(0xFF6A3D);
    private static final java.awt.Color POINT = new java.awt.Color(0x56B4E9);

    private final LayersSession session;
    private Point mouse;

    SectionCanvas(Composite parent, LayersSession session) {
        super(parent, session, "layers.section", "Add images of cross-sections and choose one.");
        this.session = session;
        Consumer<Integer> looking = column -> redraw();
        session.columns().add(looking);
        addDisposeListener(event -> session.columns().remove(looking));
    }

    @Override
    protected boolean isSamePicture(SectionEntry before, SectionEntry now) {
        return now.measured().thumbnail() == before.measured().thumbnail();
    }

    @Override
    protected ImageData picture(SectionEntry shown) {
        return GreyPicture.of(shown.measured().thumbnail());
    }

    private SectionLayers layers() {
        return entry().measured().first();
    }

    private SectionFrame frame() {
        return layers().trace().frame();
    }

    @Override
    protected int lines() {
        return entry() != null && entry().hasLayers() ? layers().boundaries().size() : 0;
    }

    private Boundary boundary(int number) {
        return layers().trace().boundaries().get(number - 1);
    }

    @Override
    protected double imageWidth() {
        return frame().width() * layers().scale().pixelX();
    }

    @Override
    protected double imageHeight() {
        return frame().height() * layers().scale().pixelY();
    }

    @Override
    protected int footerHeight() {
        return lineHeight() + 8;
    }

    private Point toCanvas(Rectangle box, double x, double y) {
        return new Point(box.x + (int) Math.round((x + 0.5) / frame().width() * box.width),
                box.y + (int) Math.round((y + 0.5) / frame().height() * box.height));
    }

    private double[] toImage(int x, int y) {
        Rectangle box = box();
        return new double[] {(x - box.x) * (double) frame().width() / box.width - 0.5, (y - box.y) * (double) frame().height() / box.height - 0.5};
    }

    @Override
    protected void paintOver(GC gc, Appearance look, Rectangle box) {
        for (int number = 1; number <= lines(); number++) {
            paintBoundary(gc, look, box, number);
        }
        paintPoints(gc, look, box);
        paintNames(gc, look, box);
        paintColumn(gc, look, box);
    }

    @Override
    protected void paintFooter(GC gc, Appearance look, int top) {
        gc.setForeground(look.secondaryText());
        gc.drawText(state(), MARGIN, top, true);
    }

    private void paintBoundary(GC gc, Appearance look, Rectangle box, int number) {
        boolean active = isActive(number);
        Boundary boundary = boundary(number);
        int columns = frame().columns();
        int step = Math.max(1, columns / Math.max(1, frame().isSideways() ? box.height : box.width));
        List<Run> runs = runs(boundary, box, step);
        for (int pass = 0; pass < 2; pass++) {
            gc.setLineWidth(pass == 0 ? active ? 5 : 4 : active ? 3 : 2);
            for (Run run : runs) {
                java.awt.Color colour = active ? ACTIVE : run.isBridged ? BRIDGED : java.awt.Color.WHITE;
                gc.setForeground(look.colour(pass == 0 ? java.awt.Color.BLACK : colour));
                gc.drawPolyline(run.points.stream().flatMapToInt(point -> IntStream.of(point.x, point.y)).toArray());
            }
        }
    }

    /** A part of a boundary without gaps, seen or bridged; drawn at once, as each line for itself takes the toolkit long. */
    private record Run(boolean isBridged, List<Point> points) {
    }

    private List<Run> runs(Boundary boundary, Rectangle box, int step) {
        List<Run> runs = new ArrayList<>();
        Run run = null;
        Point last = null;
        for (int c = 0; c < frame().columns(); c += step) {
            double z = boundary.position()[c];
            Point next = Double.isNaN(z) ? null : toCanvas(box, frame().x(c, z), frame().y(c, z));
            if (last != null && next != null) {
                if (run == null || run.isBridged != boundary.bridged()[c]) {
                    run = new Run(boundary.bridged()[c], new ArrayList<>(List.of(last)));
                    runs.add(run);
                }
                run.points.add(next);
            } else {
                run = null;
            }
            last = next;
        }
        return runs;
    }

    private void paintPoints(GC gc, Appearance look, Rectangle box) {
        List<Point> points = new ArrayList<>();
        entry().correction().points().values().forEach(list -> list.forEach(point -> points.add(toCanvas(box, point.x(), point.y()))));
        if (dragged() > 0 && mouse != null) {
            points.add(mouse);
        }
        for (Point point : points) {
            gc.setBackground(look.colour(java.awt.Color.BLACK));
            gc.fillOval(point.x - 5, point.y - 5, 10, 10);
            gc.setBackground(look.colour(POINT));
            gc.fillOval(point.x - 4, point.y - 4, 8, 8);
        }
    }

    private void paintNames(GC gc, Appearance look, Rectangle box) {
        int c = frame().columns() / 2;
        for (int k = 0; k < layers().layers().size(); k++) {
            LayerThickness layer = layers().layers().get(k);
            double z = (boundary(k + 1).position()[c] + boundary(k + 2).position()[c]) / 2;
            if (Double.isNaN(z)) {
                continue;
            }
            String text = String.format(Locale.ROOT, "%s  %.1f ± %.1f %s", LayerSetReport.formulae(layer.name()), layer.mean(), layer.uncertainty(),
                    entry().measured().unit());
            Point middle = toCanvas(box, frame().x(c, z), frame().y(c, z));
            paintPlate(gc, look, text, middle, box);
        }
    }

    private void paintColumn(GC gc, Appearance look, Rectangle box) {
        int c = session.column();
        if (c >= 0 && c < frame().columns()) {
            Point from = toCanvas(box, frame().x(c, 0), frame().y(c, 0));
            Point to = toCanvas(box, frame().x(c, frame().depth() - 1.0), frame().y(c, frame().depth() - 1.0));
            gc.setLineWidth(1);
            gc.setForeground(look.colour(POINT));
            gc.drawLine(from.x, from.y, to.x, to.y);
        }
    }

    private String state() {
        if (!entry().message().isEmpty()) {
            return entry().name() + ": " + entry().message();
        }
        if (lines() == 0) {
            return entry().name() + ": no layer is found";
        }
        if (selected() > 0) {
            Boundary boundary = boundary(selected());
            return String.format(Locale.ROOT, "boundary %d, %s: Rq %.1f %s, bridged %.0f %%", selected(), boundary.name(),
                    layers().boundaries().get(selected() - 1).roughness().rq(), entry().measured().unit(), 100 * boundary.bridgedShare());
        }
        return entry().name() + ": drag a boundary where you know better";
    }

    private int columnAt(int x, int y) {
        double[] point = toImage(x, y);
        return (int) Math.round(frame().column(point[0], point[1]));
    }

    private int boundaryAt(int x, int y) {
        int c = columnAt(x, y);
        Rectangle box = box();
        int best = 0;
        double least = NEAR;
        for (int number = 1; c >= 0 && c < frame().columns() && number <= lines(); number++) {
            double z = boundary(number).position()[c];
            Point at = toCanvas(box, frame().x(c, z), frame().y(c, z));
            double distance = Double.isNaN(z) ? Double.POSITIVE_INFINITY : Math.hypot(at.x - x, at.y - y);
            if (distance < least) {
                least = distance;
                best = number;
            }
        }
        return best;
    }

    @Override
    protected void press(Event event) {
        setFocus();
        if (event.button == 1 && lines() > 0 && !entry().measured().isLabels()) {
            select(boundaryAt(event.x, event.y));
            drag(selected());
            mouse = null;
            redraw();
        }
    }

    @Override
    protected void move(Event event) {
        if (lines() == 0) {
            return;
        }
        int c = columnAt(event.x, event.y);
        session.look(c >= 0 && c < frame().columns() ? c : -1);
        if (dragged() > 0) {
            mouse = new Point(event.x, event.y);
        } else {
            showWhetherMovable(boundaryAt(event.x, event.y) > 0);
        }
        redraw();
    }

    @Override
    protected void release(Event event) {
        int number = dragged();
        drag(0);
        if (number > 0 && mouse != null) {
            double[] point = toImage(event.x, event.y);
            set(number, point[0], point[1]);
        }
        mouse = null;
        redraw();
    }

    /** A point in a column takes the place of one that was there. */
    private void set(int number, double x, double y) {
        double inX = Math.round(Math.max(0, Math.min(frame().width() - 1.0, x)) * 100) / 100.0;
        double inY = Math.round(Math.max(0, Math.min(frame().height() - 1.0, y)) * 100) / 100.0;
        Map<Integer, List<SectionCorrection.Point>> points = new HashMap<>(entry().correction().points());
        List<SectionCorrection.Point> kept = new ArrayList<>(points.getOrDefault(number, List.of()));
        long column = Math.round(frame().column(inX, inY));
        kept.removeIf(point -> Math.abs(Math.round(frame().column(point.x(), point.y())) - column) <= 2);
        kept.add(new SectionCorrection.Point(inX, inY));
        points.put(number, kept);
        session.correct(entry().path(), new SectionCorrection(points));
    }

    @Override
    protected void key(Event event) {
        if (lines() == 0 || entry().measured().isLabels()) {
            return;
        }
        int c = session.column() < 0 ? frame().columns() / 2 : session.column();
        switch (event.keyCode) {
            case SWT.TAB -> selectNext();
            case SWT.ARROW_LEFT -> session.look(Math.max(0, c - 1));
            case SWT.ARROW_RIGHT -> session.look(Math.min(frame().columns() - 1, c + 1));
            case SWT.ARROW_UP, SWT.ARROW_DOWN -> {
                double z = selected() > 0 ? boundary(selected()).position()[c] + (event.keyCode == SWT.ARROW_DOWN ? KEY_STEP : -KEY_STEP) : Double.NaN;
                if (!Double.isNaN(z)) {
                    set(selected(), frame().x(c, z), frame().y(c, z));
                }
            }
            case SWT.DEL -> {
                Map<Integer, List<SectionCorrection.Point>> points = new HashMap<>(entry().correction().points());
                if (points.remove(selected()) != null) {
                    session.correct(entry().path(), new SectionCorrection(points));
                }
            }
            default -> {
                return;
            }
        }
        redraw();
    }
}
