package org.lamella.figure;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** The axes of a plot: frame, grid, ticks, tick labels and titles around the area for the data. */
final class PlotFrame {
    private static final double TICK = 3;
    private static final double GAP = 3;

    private final PlotAxis xAxis;
    private final PlotAxis yAxis;
    private final Scale xScale;
    private final Scale yScale;
    private final Ticks xTicks;
    private final Ticks yTicks;
    private final Rectangle2D data;
    private final Rectangle2D area;
    private final boolean xTicksShown;

    /**
     * @param area everything, titles included
     * @param xTicksShown false when the plot writes its own labels below the x axis
     * @param extraBelow room below the tick labels of the x axis
     */
    PlotFrame(Rectangle2D area, PlotAxis xAxis, Scale xScale, PlotAxis yAxis, Scale yScale, boolean xTicksShown, double extraBelow,
            FigureTheme theme) {
        this.area = area;
        this.xAxis = xAxis;
        this.yAxis = yAxis;
        this.xScale = xScale;
        this.yScale = yScale;
        this.xTicksShown = xTicksShown;
        double small = Draw.height(theme.smallFont());
        double line = Draw.height(theme.labelFont());
        double bottom = TICK + GAP + (xTicksShown ? small : 0) + extraBelow + (xAxis.heading().isEmpty() ? 0 : line + 1);
        yTicks = yScale.ticks((int) Math.max(3, (area.getHeight() - bottom) / (1.9 * small)));
        double widest = yTicks.labels().stream().mapToDouble(label -> Draw.width(label, theme.smallFont())).max().orElse(0);
        double left = (yAxis.heading().isEmpty() ? 0 : line + GAP) + widest + GAP + TICK;
        double right = 10;
        double top = yTicks.exponent() != 0 ? small + 1 : small / 2;
        data = new Rectangle2D.Double(area.getX() + left, area.getY() + top, Math.max(8, area.getWidth() - left - right),
                Math.max(8, area.getHeight() - top - bottom));
        xTicks = xTicks(theme);
    }

    /** As many ticks as there are without their labels running into each other. */
    private Ticks xTicks(FigureTheme theme) {
        int most = (int) Math.max(3, data.getWidth() / 24);
        Ticks ticks = xScale.ticks(most);
        while (most > 2 && crowded(ticks, theme)) {
            most--;
            ticks = xScale.ticks(most);
        }
        return ticks;
    }

    private boolean crowded(Ticks ticks, FigureTheme theme) {
        double end = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < ticks.values().size(); i++) {
            double half = Draw.width(ticks.labels().get(i), theme.smallFont()) / 2;
            double centre = x(ticks.values().get(i));
            if (centre - half < end + 8) {
                return true;
            }
            end = centre + half;
        }
        return false;
    }

    /** The area for the data. */
    Rectangle2D data() {
        return data;
    }

    double x(double value) {
        return data.getX() + xScale.part(value) * data.getWidth();
    }

    double y(double value) {
        return data.getMaxY() - yScale.part(value) * data.getHeight();
    }

    Scale xScale() {
        return xScale;
    }

    Scale yScale() {
        return yScale;
    }

    void paintGrid(Graphics2D graphics, FigureTheme theme) {
        graphics.setStroke(new BasicStroke(0.5f));
        graphics.setColor(theme.grid());
        if (xTicksShown) {
            xTicks.values().forEach(value -> graphics.draw(new Line2D.Double(x(value), data.getMinY(), x(value), data.getMaxY())));
        }
        yTicks.values().forEach(value -> graphics.draw(new Line2D.Double(data.getMinX(), y(value), data.getMaxX(), y(value))));
    }

    void paintAxes(Graphics2D graphics, FigureTheme theme) {
        graphics.setStroke(new BasicStroke(0.8f));
        graphics.setColor(theme.frame());
        graphics.draw(data);
        Font small = theme.smallFont();
        if (xTicksShown) {
            xTicks.values().forEach(value -> graphics.draw(new Line2D.Double(x(value), data.getMaxY(), x(value), data.getMaxY() + TICK)));
            xTicks.minor().forEach(value ->
                    graphics.draw(new Line2D.Double(x(value), data.getMaxY(), x(value), data.getMaxY() + TICK / 2)));
        }
        yTicks.values().forEach(value -> graphics.draw(new Line2D.Double(data.getMinX() - TICK, y(value), data.getMinX(), y(value))));
        yTicks.minor().forEach(value -> graphics.draw(new Line2D.Double(data.getMinX() - TICK / 2, y(value), data.getMinX(), y(value))));
        if (xTicksShown) {
            for (int i = 0; i < xTicks.values().size(); i++) {
                String label = xTicks.labels().get(i);
                Draw.text(graphics, label, small, theme.secondary(), x(xTicks.values().get(i)) - Draw.width(label, small) / 2,
                        data.getMaxY() + TICK + 1);
            }
        }
        for (int i = 0; i < yTicks.values().size(); i++) {
            String label = yTicks.labels().get(i);
            Draw.text(graphics, label, small, theme.secondary(), data.getMinX() - TICK - GAP + 1 - Draw.width(label, small),
                    y(yTicks.values().get(i)) - Draw.height(small) / 2);
        }
        paintTitles(graphics, theme);
    }

    private void paintTitles(Graphics2D graphics, FigureTheme theme) {
        Font font = theme.labelFont();
        String factorX = xTicksShown ? factor(xTicks) : "";
        String xTitle = Draw.fit(xAxis.heading() + (factorX.isEmpty() ? "" : ", " + factorX), font, area.getWidth());
        double x = Math.clamp(data.getCenterX() - Draw.width(xTitle, font) / 2, area.getMinX(), area.getMaxX() - Draw.width(xTitle, font));
        Draw.text(graphics, xTitle, font, theme.text(), x, area.getMaxY() - Draw.height(font));
        String yTitle = Draw.fit(yAxis.heading(), font, area.getHeight());
        double half = Draw.width(yTitle, font) / 2;
        double centre = Math.clamp(data.getCenterY(), area.getMinY() + half, Math.max(area.getMinY() + half, area.getMaxY() - half));
        Draw.textUpwards(graphics, yTitle, font, theme.text(), area.getX() + Draw.height(font) / 2, centre);
        if (yTicks.exponent() != 0) {
            Draw.text(graphics, factor(yTicks), theme.smallFont(), theme.secondary(), data.getMinX(), area.getY());
        }
    }

    private static String factor(Ticks ticks) {
        return ticks.exponent() == 0 ? "" : "×10" + Ticks.superscript(ticks.exponent());
    }
}
