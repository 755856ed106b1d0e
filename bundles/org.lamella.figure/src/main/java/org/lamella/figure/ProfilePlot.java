package org.lamella.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Curves over a common axis: line profiles, radial profiles, spectra. Titles carry their units, ticks stand at 1-2-5
 * steps; legend and names of vertical lines stand above the data, never on them.
 */
public final class ProfilePlot implements Panel {
    private static final double LEGEND_GAP = 3;

    private final String title;
    private final PlotAxis xAxis;
    private final PlotAxis yAxis;
    private final List<Curve> curves;
    private final List<ReferenceLabels.Line> lines;
    private final List<Span> spans;
    private final double height;

    private record Span(double from, double to, int category) {
    }

    private ProfilePlot(Builder builder) {
        title = builder.title;
        xAxis = builder.xAxis;
        yAxis = builder.yAxis;
        curves = List.copyOf(builder.curves);
        lines = List.copyOf(builder.lines);
        spans = List.copyOf(builder.spans);
        height = builder.height;
    }

    public static Builder of(PlotAxis xAxis, PlotAxis yAxis) {
        return new Builder(xAxis, yAxis);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public double heightFor(double width, FigureTheme theme) {
        double data = height > 0 ? height : Math.clamp(width * 0.62, 110, 190);
        return data + legendHeight(width, theme) + labels(width, theme).height();
    }

    private double legendHeight(double width, FigureTheme theme) {
        double legend = legend(theme).height(width, theme);
        return legend > 0 ? legend + LEGEND_GAP : 0;
    }

    /** The names of the lines as they stand on a panel of a width; where the axes end is estimated. */
    private ReferenceLabels labels(double width, FigureTheme theme) {
        Rectangle2D area = new Rectangle2D.Double(0, 0, width, 150);
        return labels(new PlotFrame(area, xAxis, xScale(), yAxis, yScale(), true, 0, theme), area, theme);
    }

    private ReferenceLabels labels(PlotFrame frame, Rectangle2D area, FigureTheme theme) {
        List<ReferenceLabels.Line> inside = lines.stream().filter(line -> frame.xScale().contains(line.x())).toList();
        List<Double> positions = inside.stream().map(line -> frame.x(line.x())).toList();
        return new ReferenceLabels(inside, positions, area.getMinX(), area.getMaxX(), theme);
    }

    @Override
    public void paint(Graphics2D target, Rectangle2D area, FigureTheme theme) {
        if (curves.stream().allMatch(curve -> countVisible(curve) == 0)) {
            Draw.nothing(target, "no values to plot", area, theme);
            return;
        }
        Graphics2D graphics = Draw.smooth(target);
        try {
            double legendHeight = legendHeight(area.getWidth(), theme);
            legend(theme).paint(graphics, area, theme);
            double above = legendHeight + labels(area.getWidth(), theme).height();
            Rectangle2D plot = new Rectangle2D.Double(area.getX(), area.getY() + above, area.getWidth(),
                    Math.max(30, area.getHeight() - above));
            PlotFrame frame = new PlotFrame(plot, xAxis, xScale(), yAxis, yScale(), true, 0, theme);
            ReferenceLabels labels = labels(frame, area, theme);
            paintSpans(graphics, frame, theme);
            frame.paintGrid(graphics, theme);
            paintData(graphics, frame, theme);
            frame.paintAxes(graphics, theme);
            labels.paint(graphics, frame.data().getMinY(), theme);
            if (labels.leftOut() > 0) {
                String note = labels.leftOut() + (labels.leftOut() == 1 ? " name" : " names") + " left out";
                Draw.text(graphics, note, theme.smallFont(), theme.secondary(),
                        frame.data().getMaxX() - Draw.width(note, theme.smallFont()) - 3, frame.data().getMinY() + 2);
            }
        } finally {
            graphics.dispose();
        }
    }

    private void paintSpans(Graphics2D graphics, PlotFrame frame, FigureTheme theme) {
        for (Span span : spans) {
            double from = Math.max(span.from, frame.xScale().minimum());
            double to = Math.min(span.to, frame.xScale().maximum());
            if (from < to) {
                Color colour = theme.category(span.category);
                graphics.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 34));
                graphics.fill(new Rectangle2D.Double(frame.x(from), frame.data().getMinY(), frame.x(to) - frame.x(from),
                        frame.data().getHeight()));
            }
        }
    }

    private void paintData(Graphics2D graphics, PlotFrame frame, FigureTheme theme) {
        Shape clip = graphics.getClip();
        graphics.clip(frame.data());
        for (ReferenceLabels.Line line : lines) {
            if (frame.xScale().contains(line.x())) {
                graphics.setColor(theme.category(line.category()));
                graphics.setStroke(new BasicStroke(0.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {4, 2}, 0));
                double x = frame.x(line.x());
                graphics.draw(new Line2D.Double(x, frame.data().getMinY(), x, frame.data().getMaxY()));
            }
        }
        CurvePainter painter = new CurvePainter(frame, xAxis, yAxis, theme);
        curves.forEach(curve -> painter.paintUncertainty(graphics, curve));
        curves.forEach(curve -> painter.paintLine(graphics, curve));
        graphics.setClip(clip);
        curves.forEach(curve -> painter.paintMarkers(graphics, curve));
    }

    private Legend legend(FigureTheme theme) {
        List<Legend.Entry> entries = new ArrayList<>();
        for (Curve curve : curves) {
            if (!curve.name().isBlank()) {
                entries.add(new Legend.Entry(curve.name(), (graphics, x, y) -> sample(graphics, curve, x, y, theme)));
            }
        }
        return new Legend(entries);
    }

    private static void sample(Graphics2D graphics, Curve curve, double x, double y, FigureTheme theme) {
        Color colour = theme.category(curve.category());
        if (!curve.errorBars() && curve.lower().length > 0) {
            graphics.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 56));
            graphics.fill(new Rectangle2D.Double(x - 9, y - 4, 18, 8));
        }
        graphics.setColor(colour);
        if (curve.style() != Curve.Style.POINTS) {
            graphics.setStroke(CurvePainter.stroke(curve));
            graphics.draw(new Line2D.Double(x - 9, y, x + 9, y));
        }
        if (curve.style() == Curve.Style.POINTS || curve.style() == Curve.Style.POINTS_AND_LINE) {
            CurvePainter.paintMarker(graphics, curve.category(), x, y, theme);
        }
    }

    private Scale xScale() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        boolean markers = false;
        for (Curve curve : curves) {
            markers |= curve.style() == Curve.Style.POINTS || curve.style() == Curve.Style.POINTS_AND_LINE;
            for (int i = 0; i < curve.x().length; i++) {
                if (xAxis.canShow(curve.x()[i]) && yAxis.canShow(curve.y()[i])) {
                    low = Math.min(low, curve.x()[i]);
                    high = Math.max(high, curve.x()[i]);
                }
            }
        }
        return Scale.of(xAxis, low, high, markers ? 0.02 : 0, false);
    }

    private Scale yScale() {
        Scale x = xScale();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Curve curve : curves) {
            for (int i = 0; i < curve.x().length; i++) {
                if (!xAxis.canShow(curve.x()[i]) || !x.contains(curve.x()[i])) {
                    continue;
                }
                double[] values = curve.lower().length == 0 ? new double[] {curve.y()[i]}
                        : new double[] {curve.y()[i], curve.lower()[i], curve.upper()[i]};
                for (double value : values) {
                    if (yAxis.canShow(value)) {
                        low = Math.min(low, value);
                        high = Math.max(high, value);
                    }
                }
            }
        }
        return Scale.of(yAxis, low, high, 0.06, true);
    }

    private long countVisible(Curve curve) {
        long count = 0;
        for (int i = 0; i < curve.x().length; i++) {
            count += xAxis.canShow(curve.x()[i]) && yAxis.canShow(curve.y()[i]) ? 1 : 0;
        }
        return count;
    }

    /** Collects what a plot shows. */
    public static final class Builder {
        private final PlotAxis xAxis;
        private final PlotAxis yAxis;
        private final List<Curve> curves = new ArrayList<>();
        private final List<ReferenceLabels.Line> lines = new ArrayList<>();
        private final List<Span> spans = new ArrayList<>();
        private String title = "";
        private double height;

        private Builder(PlotAxis xAxis, PlotAxis yAxis) {
            this.xAxis = Objects.requireNonNull(xAxis, "xAxis");
            this.yAxis = Objects.requireNonNull(yAxis, "yAxis");
        }

        public Builder title(String text) {
            title = Objects.requireNonNull(text, "title");
            return this;
        }

        /** The height of axes and data in points, legend not counted; by default it follows the width. */
        public Builder height(double points) {
            if (!(points >= 60 && points <= 2000)) {
                throw new IllegalArgumentException("the height of a plot must be 60 to 2000 points, not " + points);
            }
            height = points;
            return this;
        }

        /** Adds a curve; later ones are drawn over earlier ones. */
        public Builder curve(Curve curve) {
            curves.add(Objects.requireNonNull(curve, "curve"));
            return this;
        }

        /** Adds a vertical line with a name, for example at the frequency of a reflection. */
        public Builder line(double x, String label, int category) {
            if (Double.isFinite(x)) {
                lines.add(new ReferenceLabels.Line(x, Objects.requireNonNull(label, "label"), category));
            }
            return this;
        }

        /** Tints the ground between two coordinates of the x axis, for example an interphase or a window of energy. */
        public Builder span(double from, double to, int category) {
            if (Double.isFinite(from) && Double.isFinite(to)) {
                spans.add(new Span(Math.min(from, to), Math.max(from, to), category));
            }
            return this;
        }

        public ProfilePlot build() {
            return new ProfilePlot(this);
        }
    }
}
