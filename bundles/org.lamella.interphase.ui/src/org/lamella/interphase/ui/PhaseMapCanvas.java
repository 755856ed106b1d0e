package org.lamella.interphase.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.lamella.figure.FigureText;
import org.lamella.interphase.LayerCorrection;
import org.lamella.interphase.LayerExtent;
import org.lamella.interphase.RegionLayers;
import org.lamella.ui.Appearance;
import org.lamella.ui.results.set.ImageSetCanvas;

/** Draws the phase map of a region and lets its boundaries and its normal be dragged(). */
final class PhaseMapCanvas extends ImageSetCanvas<RegionEntry> {
    private static final int POINTS = 60;
    private static final double FINE_KEY_STEP = 0.1;
    private static final double ARROW_SHARE = 0.18;

    private final InterphaseSession session;
    private boolean isTurning;
    private double draggedDepth;
    private double turnedNormal;

    PhaseMapCanvas(Composite parent, InterphaseSession session) {
        super(parent, session, "interphase.map", "Add the images of a set and choose one.");
        this.session = session;
    }

    /** A boundary stays where it was dragged to until its layers are there. */
    @Override
    protected void show(RegionEntry now) {
        super.show(now);
        drag(0);
        isTurning = false;
    }

    @Override
    protected boolean isSamePicture(RegionEntry before, RegionEntry now) {
        return now.crystals() == before.crystals() && now.thumbnail() == before.thumbnail();
    }

    @Override
    protected ImageData picture(RegionEntry shown) {
        return PhaseMapPicture.of(shown.thumbnail(), shown.crystals());
    }

    @Override
    protected int lines() {
        return isShowing() && entry().layers().hasInterphase() ? entry().layers().layers().size() - 1 : 0;
    }

    /** The depth of a boundary, numbered as in {@link LayerCorrection}. */
    private double depth(int number) {
        return dragged() == number ? draggedDepth : entry().layers().layers().get(number).start();
    }

    @Override
    protected double imageWidth() {
        return entry().crystals().width();
    }

    @Override
    protected double imageHeight() {
        return entry().crystals().height();
    }

    /** A line for the phases and one for what is done. */
    @Override
    protected int footerHeight() {
        return 2 * (lineHeight() + 6) + 4;
    }

    private double scale() {
        return box().width / entry().crystals().width();
    }

    private Point toCanvas(double[] point) {
        Rectangle box = box();
        return new Point(box.x + (int) Math.round(point[0] * scale()), box.y + (int) Math.round(point[1] * scale()));
    }

    private double[] toImage(int x, int y) {
        Rectangle box = box();
        return new double[] {(x - box.x) / scale(), (y - box.y) / scale()};
    }

    private double depthAt(int x, int y) {
        double[] point = toImage(x, y);
        return entry().layers().depthAt(point[0], point[1]);
    }

    @Override
    protected void paintOver(GC gc, Appearance look, Rectangle box) {
        RegionLayers layers = entry().layers();
        for (int number = 1; number <= lines(); number++) {
            boolean active = isActive(number);
            int[] points = polyline(depth(number));
            gc.setForeground(look.colour(java.awt.Color.BLACK));
            gc.setLineWidth(active ? 5 : 4);
            gc.drawPolyline(points);
            gc.setForeground(active ? look.colour(ACTIVE) : look.colour(java.awt.Color.WHITE));
            gc.setLineWidth(active ? 3 : 2);
            gc.drawPolyline(points);
        }
        if (lines() > 0) {
            for (int i = 0; i < layers.layers().size(); i++) {
                LayerExtent layer = layers.layers().get(i);
                double start = i == 0 ? 0 : depth(i);
                double end = i == layers.layers().size() - 1 ? layers.depth() : depth(i + 1);
                if (end > start) {
                    String thickness = layer.isFlank() ? "" : String.format(Locale.ROOT, "  %.1f nm", end - start);
                    paintPlate(gc, look, formulae(layer.name()) + thickness, toCanvas(entry().layers().point(0, (start + end) / 2)), box);
                }
            }
            paintNormal(gc, look);
        }
    }

    private static String formulae(String layer) {
        return String.join("+", java.util.Arrays.stream(layer.split("\\+")).map(FigureText::formula).toList());
    }

    private int[] polyline(double depth) {
        double reach = Math.hypot(entry().crystals().width(), entry().crystals().height()) / 2;
        int[] points = new int[2 * POINTS];
        for (int i = 0; i < POINTS; i++) {
            Point point = toCanvas(entry().layers().point(reach * (2.0 * i / (POINTS - 1) - 1), depth));
            points[2 * i] = point.x;
            points[2 * i + 1] = point.y;
        }
        return points;
    }

    private double normal() {
        return isTurning ? turnedNormal : entry().layers().face().direction();
    }

    /** The ends of the arrow that shows the normal. */
    private Point[] arrow() {
        double length = ARROW_SHARE * Math.min(entry().crystals().width(), entry().crystals().height());
        double x = entry().crystals().width() * 0.88;
        double y = entry().crystals().height() / 2;
        double angle = Math.toRadians(normal());
        return new Point[] {toCanvas(new double[] {x - length / 2 * Math.cos(angle), y + length / 2 * Math.sin(angle)}),
            toCanvas(new double[] {x + length / 2 * Math.cos(angle), y - length / 2 * Math.sin(angle)})};
    }

    private void paintNormal(GC gc, Appearance look) {
        Point[] ends = arrow();
        for (int pass = 0; pass < 2; pass++) {
            java.awt.Color colour = pass == 0 ? java.awt.Color.BLACK : isTurning ? ACTIVE : java.awt.Color.WHITE;
            gc.setForeground(look.colour(colour));
            gc.setBackground(look.colour(colour));
            gc.setLineWidth(pass == 0 ? 4 : 2);
            gc.drawLine(ends[0].x, ends[0].y, ends[1].x, ends[1].y);
            int radius = pass == 0 ? 6 : 5;
            gc.fillOval(ends[1].x - radius, ends[1].y - radius, 2 * radius, 2 * radius);
        }
    }

    @Override
    protected void paintFooter(GC gc, Appearance look, int top) {
        int line = lineHeight() + 6;
        int x = MARGIN;
        List<org.lamella.interphase.PhaseGroup> groups = entry().crystals().model().groups();
        for (int g = 0; g < groups.size(); g++) {
            String name = FigureText.formula(groups.get(g).name());
            gc.setBackground(look.colour(org.lamella.figure.CategoricalColours.onLight(g)));
            gc.fillRectangle(x, top + 3, 14, line - 8);
            gc.setForeground(look.text());
            gc.drawText(name, x + 18, top, true);
            x += 18 + gc.textExtent(name).x + 14;
        }
        gc.setForeground(look.secondaryText());
        String state = dragged() > 0 ? String.format(Locale.ROOT, "boundary %d: %.1f nm", dragged(), draggedDepth)
                : isTurning ? String.format(Locale.ROOT, "normal %.1f°", turnedNormal)
                : selected() > 0 && isFocusControl() ? String.format(Locale.ROOT, "boundary %d: %.1f ± %.1f nm", selected(), depth(selected()),
                        entry().layers().layers().get(selected()).startUncertainty())
                : entry().name() + (entry().layers().hasInterphase() ? "" : ": no layer stands out against chance");
        gc.drawText(state, MARGIN, top + line, true);
    }

    private int boundaryAt(int x, int y) {
        double depth = depthAt(x, y);
        int best = 0;
        double least = NEAR / scale();
        for (int number = 1; number <= lines(); number++) {
            double distance = Math.abs(depth(number) - depth);
            if (distance < least) {
                least = distance;
                best = number;
            }
        }
        return best;
    }

    private boolean isOnHandle(int x, int y) {
        return lines() > 0 && Math.hypot(arrow()[1].x - x, arrow()[1].y - y) <= NEAR + 2;
    }

    @Override
    protected void press(Event event) {
        setFocus();
        if (event.button != 1 || !isShowing()) {
            return;
        }
        if (isOnHandle(event.x, event.y)) {
            isTurning = true;
            turnedNormal = entry().layers().face().direction();
        } else {
            int number = boundaryAt(event.x, event.y);
            select(number);
            if (number > 0) {
                draggedDepth = depth(number);
                drag(number);
            }
        }
        redraw();
    }

    @Override
    protected void move(Event event) {
        if (!isShowing()) {
            return;
        }
        if (isTurning) {
            double[] point = toImage(event.x, event.y);
            double centreX = entry().crystals().width() * 0.88;
            double centreY = entry().crystals().height() / 2;
            turnedNormal = Math.toDegrees(Math.atan2(centreY - point[1], point[0] - centreX));
            redraw();
        } else if (dragged() > 0) {
            draggedDepth = between(dragged(), depthAt(event.x, event.y));
            redraw();
        } else {
            boolean movable = isOnHandle(event.x, event.y) || boundaryAt(event.x, event.y) > 0;
            showWhetherMovable(movable);
        }
    }

    /** A boundary cannot pass its neighbours. */
    private double between(int number, double depth) {
        double least = number > 1 ? entry().layers().layers().get(number - 1).start() : 0;
        double most = number < lines() ? entry().layers().layers().get(number + 1).start() : entry().layers().depth();
        return Math.max(least, Math.min(most, depth));
    }

    @Override
    protected void release(Event event) {
        if (isTurning) {
            double normal = turnedNormal;
            isTurning = false;
            session.correct(entry().path(), new LayerCorrection(normal, Map.of()));
        } else if (dragged() > 0) {
            int number = dragged();
            double depth = draggedDepth;
            boolean moved = Math.abs(depth - entry().layers().layers().get(number).start()) > 1e-6;
            if (moved) {
                correct(number, depth);
            } else {
                drag(0);
            }
        }
        redraw();
    }

    private void correct(int number, double depth) {
        Map<Integer, Double> boundaries = new HashMap<>(entry().correction().boundaries());
        boundaries.put(number, Math.round(depth * 100) / 100.0);
        session.correct(entry().path(), new LayerCorrection(entry().correction().normal(), boundaries));
    }

    @Override
    protected void key(Event event) {
        if (lines() == 0) {
            return;
        }
        if (event.keyCode == SWT.TAB) {
            selectNext();
            redraw();
        } else if (selected() > 0 && (event.keyCode == SWT.ARROW_UP || event.keyCode == SWT.ARROW_DOWN)) {
            double step = (event.stateMask & SWT.SHIFT) != 0 ? FINE_KEY_STEP : KEY_STEP;
            // Up and down are those of the screen, whichever way depth grows.
            double down = Math.sin(Math.toRadians(entry().layers().face().direction())) <= 0 ? 1 : -1;
            double moved = depth(selected()) + (event.keyCode == SWT.ARROW_DOWN ? down : -down) * step;
            correct(selected(), between(selected(), moved));
        }
    }
}
