package org.lamella.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.lamella.data.Unit;

/**
 * Distributions side by side: for each group a box from the first to the third quartile with a line at the median and a dot at
 * the mean, and whiskers to the 5th and the 95th percentile.
 */
public final class BoxPlot implements Panel {
    private static final double WIDEST = 26;

    private final String title;
    private final PlotAxis yAxis;
    private final List<String> groups;
    private final List<Box> boxes;
    private final int category;

    /**
     * A distribution in short.
     *
     * @param low the 5th percentile
     * @param firstQuartile,median,thirdQuartile the quartiles
     * @param high the 95th percentile
     * @param mean the mean
     */
    public record Box(double low, double firstQuartile, double median, double thirdQuartile, double high, double mean) {
        private boolean isDrawn() {
            return Double.isFinite(low + firstQuartile + median + thirdQuartile + high);
        }
    }

    private BoxPlot(Builder builder) {
        title = builder.title;
        yAxis = builder.yAxis;
        groups = List.copyOf(builder.groups);
        boxes = List.copyOf(builder.boxes);
        category = builder.category;
    }

    /** @param yAxis a linear axis */
    public static Builder of(PlotAxis yAxis) {
        return new Builder(yAxis);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public double heightFor(double width, FigureTheme theme) {
        return Math.clamp(width * 0.62, 110, 190) + names(theme).room(width);
    }

    private GroupNames names(FigureTheme theme) {
        return new GroupNames(groups, theme);
    }

    @Override
    public void paint(Graphics2D target, Rectangle2D area, FigureTheme theme) {
        double low = boxes.stream().filter(Box::isDrawn).mapToDouble(Box::low).min().orElse(Double.NaN);
        double high = boxes.stream().filter(Box::isDrawn).mapToDouble(Box::high).max().orElse(Double.NaN);
        if (!(low <= high)) {
            Draw.nothing(target, "no values to plot", area, theme);
            return;
        }
        Graphics2D graphics = Draw.smooth(target);
        try {
            PlotFrame frame = new PlotFrame(area, PlotAxis.linear("", Unit.NONE), new Scale(0, groups.size(), false), yAxis,
                    Scale.of(yAxis, low, high, 0.08, true), false, names(theme).room(area.getWidth()), theme);
            frame.paintGrid(graphics, theme);
            for (int i = 0; i < boxes.size(); i++) {
                if (boxes.get(i).isDrawn()) {
                    paint(graphics, frame, i, theme);
                }
            }
            frame.paintAxes(graphics, theme);
            names(theme).paint(graphics, frame, area.getWidth());
        } finally {
            graphics.dispose();
        }
    }

    private void paint(Graphics2D graphics, PlotFrame frame, int group, FigureTheme theme) {
        Box box = boxes.get(group);
        double centre = frame.x(group + 0.5);
        double half = Math.min(WIDEST, 0.6 * (frame.x(group + 1) - frame.x(group))) / 2;
        Color colour = theme.category(category);
        Rectangle2D body = new Rectangle2D.Double(centre - half, frame.y(box.thirdQuartile), 2 * half,
                frame.y(box.firstQuartile) - frame.y(box.thirdQuartile));
        graphics.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 90));
        graphics.fill(body);
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(0.9f));
        graphics.draw(body);
        graphics.draw(new Line2D.Double(centre, frame.y(box.thirdQuartile), centre, frame.y(box.high)));
        graphics.draw(new Line2D.Double(centre, frame.y(box.firstQuartile), centre, frame.y(box.low)));
        for (double end : new double[] {box.low, box.high}) {
            graphics.draw(new Line2D.Double(centre - half / 2, frame.y(end), centre + half / 2, frame.y(end)));
        }
        graphics.setColor(theme.text());
        graphics.setStroke(new BasicStroke(1.4f));
        graphics.draw(new Line2D.Double(centre - half, frame.y(box.median), centre + half, frame.y(box.median)));
        graphics.fill(new Ellipse2D.Double(centre - 1.8, frame.y(box.mean) - 1.8, 3.6, 3.6));
    }

    /** Collects what a plot shows. */
    public static final class Builder {
        private final PlotAxis yAxis;
        private final List<String> groups = new ArrayList<>();
        private final List<Box> boxes = new ArrayList<>();
        private String title = "";
        private int category;

        private Builder(PlotAxis yAxis) {
            this.yAxis = Objects.requireNonNull(yAxis, "yAxis");
            if (yAxis.logarithmic()) {
                throw new IllegalArgumentException("boxes stand on a linear axis, not on '" + yAxis.title() + "'");
            }
        }

        public Builder title(String text) {
            title = Objects.requireNonNull(text, "title");
            return this;
        }

        /** The number of the boxes' colour, see {@link CategoricalColours}. */
        public Builder category(int number) {
            category = number;
            return this;
        }

        /** Adds a group on the right; a box with a value that is not finite leaves its place empty. */
        public Builder box(String name, Box box) {
            groups.add(Objects.requireNonNull(name, "name"));
            boxes.add(Objects.requireNonNull(box, "box"));
            return this;
        }

        public BoxPlot build() {
            return new BoxPlot(this);
        }
    }
}
