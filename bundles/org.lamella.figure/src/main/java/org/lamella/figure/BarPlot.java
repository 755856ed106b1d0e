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
import org.lamella.data.Unit;

/**
 * Bars from zero, for example layer thicknesses: for each group one bar of every series, side by side or on top of each
 * other, with error bars. A value that is not finite or is negative in a stack leaves its bar out.
 */
public final class BarPlot implements Panel {
    private static final double LEGEND_GAP = 3;

    private final String title;
    private final PlotAxis yAxis;
    private final List<String> groups;
    private final List<Series> series;
    private final boolean stacked;
    private final double height;

    private record Series(String name, double[] values, double[] uncertainties, int category) {
    }

    private BarPlot(Builder builder) {
        title = builder.title;
        yAxis = builder.yAxis;
        groups = List.copyOf(builder.groups);
        series = List.copyOf(builder.series);
        stacked = builder.stacked;
        height = builder.height;
    }

    /**
     * @param yAxis a linear axis
     * @param groups the names below the bars, from left to right
     */
    public static Builder of(PlotAxis yAxis, List<String> groups) {
        return new Builder(yAxis, groups);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public double heightFor(double width, FigureTheme theme) {
        return (height > 0 ? height : Math.clamp(width * 0.62, 110, 190)) + legendHeight(width, theme) + names(theme).room(width);
    }

    private double legendHeight(double width, FigureTheme theme) {
        double legend = legend(theme).height(width, theme);
        return legend > 0 ? legend + LEGEND_GAP : 0;
    }

    @Override
    public void paint(Graphics2D target, Rectangle2D area, FigureTheme theme) {
        double[] extent = extent();
        if (!(extent[0] <= extent[1]) || groups.isEmpty()) {
            Draw.nothing(target, "no values to plot", area, theme);
            return;
        }
        Graphics2D graphics = Draw.smooth(target);
        try {
            double legend = legendHeight(area.getWidth(), theme);
            legend(theme).paint(graphics, area, theme);
            Rectangle2D plot = new Rectangle2D.Double(area.getX(), area.getY() + legend, area.getWidth(),
                    Math.max(30, area.getHeight() - legend));
            double low = Math.min(0, extent[0]);
            double high = Math.max(0, extent[1]);
            Scale yScale = Scale.of(yAxis, low, high, 0.06, true);
            PlotFrame frame = new PlotFrame(plot, PlotAxis.linear("", Unit.NONE), new Scale(0, groups.size(), false), yAxis, yScale, false,
                    names(theme).room(area.getWidth()), theme);
            frame.paintGrid(graphics, theme);
            Shape clip = graphics.getClip();
            graphics.clip(frame.data());
            for (int group = 0; group < groups.size(); group++) {
                paintGroup(graphics, frame, group, false, theme);
                paintGroup(graphics, frame, group, true, theme);
            }
            graphics.setClip(clip);
            frame.paintAxes(graphics, theme);
            names(theme).paint(graphics, frame, area.getWidth());
        } finally {
            graphics.dispose();
        }
    }

    /** @param errors whether the error bars are drawn, else the bars: later bars would hide the ends of earlier error bars */
    private void paintGroup(Graphics2D graphics, PlotFrame frame, int group, boolean errors, FigureTheme theme) {
        double used = 0.7;
        double wide = stacked ? used : used / Math.max(1, series.size());
        double base = 0;
        long drawn = series.stream().filter(bars -> bars.values[group] >= 0).count();
        int seen = 0;
        for (int i = 0; i < series.size(); i++) {
            Series bars = series.get(i);
            double value = bars.values[group];
            if (!Double.isFinite(value) || stacked && value < 0) {
                continue;
            }
            seen++;
            double left = frame.x(group + (1 - used) / 2 + (stacked ? 0 : i * wide));
            double right = frame.x(group + (1 - used) / 2 + (stacked ? used : (i + 1) * wide));
            double gap = stacked ? 0 : Math.min(1, (right - left) * 0.1);
            double y0 = frame.y(base);
            double y1 = frame.y(base + value);
            Rectangle2D bar = new Rectangle2D.Double(left, Math.min(y0, y1), right - left - gap, Math.abs(y1 - y0));
            if (!errors) {
                fill(graphics, bar, bars.category, theme);
            }
            double uncertainty = bars.uncertainties.length == 0 ? Double.NaN : bars.uncertainties[group];
            if (errors && uncertainty > 0 && Double.isFinite(uncertainty)) {
                // In a stack the error bars stand beside each other: drawn above each other they would hide their ends.
                double x = stacked ? left + (right - left) * seen / (drawn + 1.0) : bar.getCenterX();
                paintError(graphics, frame, x, base + value, uncertainty, theme);
            }
            base += stacked ? value : 0;
        }
    }

    private static void paintError(Graphics2D graphics, PlotFrame frame, double x, double value, double uncertainty, FigureTheme theme) {
        double low = frame.y(value - uncertainty);
        double high = frame.y(value + uncertainty);
        graphics.setColor(theme.text());
        graphics.setStroke(new BasicStroke(0.9f));
        graphics.draw(new Line2D.Double(x, low, x, high));
        graphics.draw(new Line2D.Double(x - 2.5, low, x + 2.5, low));
        graphics.draw(new Line2D.Double(x - 2.5, high, x + 2.5, high));
    }

    /** Colour, and for every second category a pattern of lines as well, so that neighbours differ without colour. */
    private static void fill(Graphics2D graphics, Rectangle2D bar, int category, FigureTheme theme) {
        Color colour = theme.category(category);
        graphics.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), theme.dark() ? 190 : 205));
        graphics.fill(bar);
        if (Math.floorMod(category, 2) == 1) {
            Shape clip = graphics.getClip();
            graphics.clip(bar);
            graphics.setColor(theme.background());
            graphics.setStroke(new BasicStroke(0.7f));
            double slope = category % 4 == 1 ? bar.getHeight() : -bar.getHeight();
            for (double x = bar.getMinX() - bar.getHeight(); x < bar.getMaxX() + bar.getHeight(); x += 5) {
                graphics.draw(new Line2D.Double(x, bar.getMaxY(), x + slope, bar.getMinY()));
            }
            graphics.setClip(clip);
        }
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(0.7f));
        graphics.draw(bar);
    }

    private GroupNames names(FigureTheme theme) {
        return new GroupNames(groups, theme);
    }

    private double[] extent() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int group = 0; group < groups.size(); group++) {
            double base = 0;
            for (Series bars : series) {
                double value = bars.values[group];
                if (!Double.isFinite(value) || stacked && value < 0) {
                    continue;
                }
                double error = bars.uncertainties.length > 0 && Double.isFinite(bars.uncertainties[group]) ? bars.uncertainties[group] : 0;
                low = Math.min(low, base + value - error);
                high = Math.max(high, base + value + error);
                base += stacked ? value : 0;
            }
        }
        return new double[] {low, high};
    }

    private Legend legend(FigureTheme theme) {
        List<Legend.Entry> entries = new ArrayList<>();
        for (Series bars : series) {
            if (!bars.name.isBlank()) {
                entries.add(new Legend.Entry(bars.name, (graphics, x, y) ->
                        fill(graphics, new Rectangle2D.Double(x - 7, y - 4, 14, 8), bars.category, theme)));
            }
        }
        return new Legend(entries);
    }

    /** Collects what a plot shows. */
    public static final class Builder {
        private final PlotAxis yAxis;
        private final List<String> groups;
        private final List<Series> series = new ArrayList<>();
        private String title = "";
        private boolean stacked;
        private double height;

        private Builder(PlotAxis yAxis, List<String> groups) {
            this.yAxis = Objects.requireNonNull(yAxis, "yAxis");
            this.groups = List.copyOf(groups);
            if (yAxis.logarithmic()) {
                throw new IllegalArgumentException("bars start at zero, which the logarithmic axis '" + yAxis.title() + "' does not have");
            }
        }

        public Builder title(String text) {
            title = Objects.requireNonNull(text, "title");
            return this;
        }

        /** The bars of a group on top of each other, the first series at the bottom. */
        public Builder stacked() {
            stacked = true;
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

        /**
         * Adds a series.
         *
         * @param values one for each group; NaN for no bar
         * @param uncertainties one for each group, NaN for no error bar; or none at all
         */
        public Builder series(String name, double[] values, double[] uncertainties, int category) {
            if (values.length != groups.size() || uncertainties.length != 0 && uncertainties.length != values.length) {
                throw new IllegalArgumentException("series '" + name + "' has " + values.length + " values and " + uncertainties.length
                        + " uncertainties for " + groups.size() + " groups");
            }
            series.add(new Series(Objects.requireNonNull(name, "name"), values, uncertainties, category));
            return this;
        }

        public BarPlot build() {
            return new BarPlot(this);
        }
    }
}
