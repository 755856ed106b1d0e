package org.lamella.figure;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** What the colours of a map stand for: the colours from low to high with ticks below, and quantity and unit behind. */
final class ColourBar {
    private static final double GAP = 5;
    private static final double THICKNESS = 6;
    private static final double TICK = 2.5;
    private static final double LABEL_ROOM = 34;
    private static final double LEAST_BAR = 60;
    private static final int STEPS = 256;

    private final PlotAxis quantity;
    private final Contrast contrast;
    private final double[] limits;
    private final BufferedImage colours;

    /** @param limits what the ends of the colours stand for, the higher one above the lower */
    ColourBar(PlotAxis quantity, Contrast contrast, double[] limits, ColourMap map) {
        this.quantity = quantity;
        this.contrast = contrast;
        this.limits = limits.clone();
        colours = new BufferedImage(STEPS, 1, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < STEPS; i++) {
            colours.setRGB(i, 0, map.argb(i / (STEPS - 1.0)));
        }
    }

    /** With the gap above it. */
    static double height(FigureTheme theme) {
        return GAP + THICKNESS + TICK + 1 + Draw.height(theme.smallFont());
    }

    /** @param top where the picture above ends */
    void paint(Graphics2D graphics, double left, double top, double width, FigureTheme theme) {
        Font small = theme.smallFont();
        Font font = theme.labelFont();
        Ticks ticks = new Scale(limits[0], limits[1], contrast.logarithmic()).ticks((int) Math.max(2, width / LABEL_ROOM));
        String text = quantity.heading() + (ticks.exponent() == 0 ? "" : ", ×10" + Ticks.superscript(ticks.exponent()));
        text = Draw.fit(text, font, Math.max(0, width - LEAST_BAR));
        double length = text.isEmpty() ? width : width - Draw.width(text, font) - 2 * GAP;
        Rectangle2D bar = new Rectangle2D.Double(left, top + GAP, length, THICKNESS);
        graphics.drawImage(colours, new AffineTransform(length / STEPS, 0, 0, THICKNESS, bar.getX(), bar.getY()), null);
        graphics.setStroke(new BasicStroke(0.6f));
        graphics.setColor(theme.frame());
        graphics.draw(bar);
        Draw.text(graphics, text, font, theme.text(), bar.getMaxX() + 2 * GAP, bar.getCenterY() - Draw.height(font) / 2);
        double end = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < ticks.values().size(); i++) {
            double x = left + contrast.brightness(ticks.values().get(i), limits) * length;
            graphics.setColor(theme.frame());
            graphics.draw(new Line2D.Double(x, bar.getMaxY(), x, bar.getMaxY() + TICK));
            String label = ticks.labels().get(i);
            double start = Math.max(left, x - Draw.width(label, small) / 2);
            if (start > end + 4) {
                Draw.text(graphics, label, small, theme.secondary(), start, bar.getMaxY() + TICK + 1);
                end = start + Draw.width(label, small);
            }
        }
    }
}
