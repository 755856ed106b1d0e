package org.lamella.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** Small drawing steps that all panels share. Text is measured without a device, so that every output breaks alike. */
final class Draw {
    private static final FontRenderContext CONTEXT = new FontRenderContext(new AffineTransform(), true, true);

    private Draw() {
    }

    /** A copy of the graphics with smooth lines and letters; to be disposed of. */
    static Graphics2D smooth(Graphics2D graphics) {
        Graphics2D copy = (Graphics2D) graphics.create();
        copy.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        copy.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        copy.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        copy.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        copy.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        copy.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        return copy;
    }

    static double width(String text, Font font) {
        return text.isEmpty() ? 0 : font.getStringBounds(text, CONTEXT).getWidth();
    }

    /** Height of a line of text from the top of the tall letters to the bottom of the hanging ones. */
    static double height(Font font) {
        LineMetrics metrics = font.getLineMetrics("Åg", CONTEXT);
        return metrics.getAscent() + metrics.getDescent();
    }

    static double ascent(Font font) {
        return font.getLineMetrics("Åg", CONTEXT).getAscent();
    }

    /** Text whose box starts at x and has its top at y. */
    static void text(Graphics2D graphics, String text, Font font, Color colour, double x, double top) {
        if (text.isEmpty()) {
            return;
        }
        graphics.setFont(font);
        graphics.setColor(colour);
        graphics.drawString(text, (float) x, (float) (top + ascent(font)));
    }

    /** Text turned a quarter to the left; its box is centred on a point. */
    static void textUpwards(Graphics2D graphics, String text, Font font, Color colour, double centreX, double centreY) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(centreX, centreY);
        graphics.rotate(-Math.PI / 2);
        text(graphics, text, font, colour, -width(text, font) / 2, -height(font) / 2);
        graphics.setTransform(before);
    }

    /** As much of a text as fits a width, with an ellipsis when it was cut. */
    static String fit(String text, Font font, double width) {
        if (width(text, font) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(text.substring(0, end) + "…", font) > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return end == 0 ? "" : text.substring(0, end).stripTrailing() + "…";
    }

    /** The size of a plate around a text, as a rectangle at the origin. */
    static Rectangle2D plateSize(String text, Font font) {
        return new Rectangle2D.Double(0, 0, width(text, font) + 6, height(font) + 2);
    }

    /** A label with its own ground, so that it is legible on any image. */
    static void plate(Graphics2D graphics, String text, Rectangle2D box, FigureTheme theme, Color edge) {
        Shape shape = new RoundRectangle2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight(), 4, 4);
        graphics.setColor(theme.plate());
        graphics.fill(shape);
        if (edge != null) {
            graphics.setColor(edge);
            graphics.setStroke(new BasicStroke(0.7f));
            graphics.draw(shape);
        }
        Font font = theme.plateFont();
        text(graphics, text, font, theme.plateText(), box.getX() + 3, box.getY() + (box.getHeight() - height(font)) / 2);
    }

    /** A line over a wider one, so that it is seen on dark and on bright ground. */
    static void haloed(Graphics2D graphics, Shape shape, Color colour, Color halo, double width) {
        graphics.setStroke(new BasicStroke((float) (width + 1.4), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.setColor(halo);
        graphics.draw(shape);
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.setColor(colour);
        graphics.draw(shape);
    }

    /** Says in the middle of an area why there is nothing to see. */
    static void nothing(Graphics2D graphics, String reason, Rectangle2D area, FigureTheme theme) {
        graphics.setColor(theme.grid());
        graphics.setStroke(new BasicStroke(0.8f));
        graphics.draw(area);
        Font font = theme.labelFont();
        String text = fit(reason, font, area.getWidth() - 8);
        text(graphics, text, font, theme.secondary(), area.getCenterX() - width(text, font) / 2, area.getCenterY() - height(font) / 2);
    }
}
