package org.lamella.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** Draws curves into a plot. */
final class CurvePainter {
    private static final double MARKER = 2.4;
    /** More points than this in a line are drawn as the extent of each of so many strips: nothing is lost to the eye. */
    private static final int STRIPS = 1500;

    private final PlotFrame frame;
    private final PlotAxis xAxis;
    private final PlotAxis yAxis;
    private final FigureTheme theme;

    CurvePainter(PlotFrame frame, PlotAxis xAxis, PlotAxis yAxis, FigureTheme theme) {
        this.frame = frame;
        this.xAxis = xAxis;
        this.yAxis = yAxis;
        this.theme = theme;
    }

    void paintUncertainty(Graphics2D graphics, Curve curve) {
        Color colour = theme.category(curve.category());
        if (curve.errorBars()) {
            graphics.setColor(colour);
            graphics.setStroke(new BasicStroke(0.8f));
            for (int i = 0; i < curve.lower().length; i++) {
                paintBar(graphics, curve.x()[i], curve.lower()[i], curve.upper()[i]);
            }
        } else if (curve.lower().length > 0) {
            graphics.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 56));
            paintBand(graphics, curve);
        }
    }

    private void paintBar(Graphics2D graphics, double x, double lower, double upper) {
        if (!xAxis.canShow(x) || !Double.isFinite(lower) || !yAxis.canShow(upper)) {
            return;
        }
        double px = frame.x(x);
        // On a logarithmic axis a bar that reaches zero runs out of the plot.
        double low = yAxis.canShow(lower) ? frame.y(lower) : frame.data().getMaxY() + 10;
        double high = frame.y(upper);
        graphics.draw(new Line2D.Double(px, low, px, high));
        graphics.draw(new Line2D.Double(px - 2, low, px + 2, low));
        graphics.draw(new Line2D.Double(px - 2, high, px + 2, high));
    }

    private void paintBand(Graphics2D graphics, Curve curve) {
        List<double[]> run = new ArrayList<>();
        for (int i = 0; i <= curve.x().length; i++) {
            boolean usable = i < curve.x().length && xAxis.canShow(curve.x()[i]) && Double.isFinite(curve.lower()[i])
                    && yAxis.canShow(curve.upper()[i]);
            if (usable) {
                double low = yAxis.canShow(curve.lower()[i]) ? frame.y(curve.lower()[i]) : frame.data().getMaxY() + 10;
                run.add(new double[] {frame.x(curve.x()[i]), low, frame.y(curve.upper()[i])});
            } else {
                fillBand(graphics, run);
                run.clear();
            }
        }
    }

    private static void fillBand(Graphics2D graphics, List<double[]> run) {
        if (run.size() < 2) {
            return;
        }
        Path2D path = new Path2D.Double();
        path.moveTo(run.get(0)[0], run.get(0)[1]);
        run.forEach(point -> path.lineTo(point[0], point[1]));
        for (int i = run.size() - 1; i >= 0; i--) {
            path.lineTo(run.get(i)[0], run.get(i)[2]);
        }
        path.closePath();
        graphics.fill(path);
    }

    void paintLine(Graphics2D graphics, Curve curve) {
        graphics.setColor(theme.category(curve.category()));
        if (curve.style() != Curve.Style.POINTS) {
            graphics.setStroke(stroke(curve));
            for (List<double[]> run : runs(curve)) {
                graphics.draw(path(run, curve.style() == Curve.Style.STEPS));
            }
        }
    }

    /** Whole markers, those at the very edge of the plot included. */
    void paintMarkers(Graphics2D graphics, Curve curve) {
        if (curve.style() == Curve.Style.POINTS || curve.style() == Curve.Style.POINTS_AND_LINE) {
            for (int i = 0; i < curve.x().length; i++) {
                if (xAxis.canShow(curve.x()[i]) && frame.xScale().contains(curve.x()[i])
                        && yAxis.canShow(curve.y()[i]) && frame.yScale().contains(curve.y()[i])) {
                    paintMarker(graphics, curve.category(), frame.x(curve.x()[i]), frame.y(curve.y()[i]), theme);
                }
            }
        }
    }

    static BasicStroke stroke(Curve curve) {
        // What was measured is told from models by its markers or steps; a dashed spectrum would have gaps that it has not.
        boolean isMeasured = curve.style() == Curve.Style.POINTS_AND_LINE || curve.style() == Curve.Style.STEPS;
        float[] dashes = isMeasured ? new float[0] : CategoricalColours.dashes(curve.category());
        // So many points are noise to the eye; a thick line would make it a band.
        float width = curve.x().length > STRIPS ? 0.6f : 1.2f;
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes.length == 0 ? null : dashes, 0);
    }

    static void paintMarker(Graphics2D graphics, int category, double x, double y, FigureTheme theme) {
        Marker marker = CategoricalColours.marker(category);
        Shape outline = marker.outline(x, y, MARKER);
        graphics.setColor(theme.category(category));
        if (marker.isClosed()) {
            graphics.fill(outline);
            graphics.setStroke(new BasicStroke(0.5f));
            graphics.setColor(theme.background());
        } else {
            graphics.setStroke(new BasicStroke(1.1f));
        }
        graphics.draw(outline);
    }

    private List<List<double[]>> runs(Curve curve) {
        List<List<double[]>> runs = new ArrayList<>();
        List<double[]> run = new ArrayList<>();
        for (int i = 0; i < curve.x().length; i++) {
            if (xAxis.canShow(curve.x()[i]) && yAxis.canShow(curve.y()[i])) {
                run.add(new double[] {frame.x(curve.x()[i]), frame.y(curve.y()[i])});
            } else if (!run.isEmpty()) {
                runs.add(run);
                run = new ArrayList<>();
            }
        }
        if (!run.isEmpty()) {
            runs.add(run);
        }
        return runs;
    }

    private static Path2D path(List<double[]> run, boolean steps) {
        List<double[]> points = run.size() > 4 * STRIPS ? thinned(run) : run;
        Path2D path = new Path2D.Double();
        for (int i = 0; i < points.size(); i++) {
            double[] point = points.get(i);
            if (!steps) {
                join(path, i == 0, point[0], point[1]);
                continue;
            }
            double halfStep = points.size() == 1 ? 1 : i == 0 ? (points.get(1)[0] - point[0]) / 2 : (point[0] - points.get(i - 1)[0]) / 2;
            double left = point[0] - halfStep;
            double right = i < points.size() - 1 ? (points.get(i + 1)[0] + point[0]) / 2 : 2 * point[0] - left;
            join(path, i == 0, left, point[1]);
            path.lineTo(right, point[1]);
        }
        if (points.size() == 1 && !steps) {
            path.lineTo(points.get(0)[0] + 0.01, points.get(0)[1]);
        }
        return path;
    }

    private static void join(Path2D path, boolean first, double x, double y) {
        if (first) {
            path.moveTo(x, y);
        } else {
            path.lineTo(x, y);
        }
    }

    private static List<double[]> thinned(List<double[]> run) {
        List<double[]> points = new ArrayList<>();
        for (int strip = 0; strip < STRIPS; strip++) {
            int from = (int) ((long) strip * run.size() / STRIPS);
            int to = (int) ((long) (strip + 1) * run.size() / STRIPS);
            double[] lowest = run.get(from);
            double[] highest = lowest;
            int lowestAt = from;
            int highestAt = from;
            for (int i = from + 1; i < to; i++) {
                if (run.get(i)[1] < lowest[1]) {
                    lowest = run.get(i);
                    lowestAt = i;
                }
                if (run.get(i)[1] > highest[1]) {
                    highest = run.get(i);
                    highestAt = i;
                }
            }
            points.add(lowestAt < highestAt ? lowest : highest);
            points.add(lowestAt < highestAt ? highest : lowest);
        }
        return points;
    }
}
