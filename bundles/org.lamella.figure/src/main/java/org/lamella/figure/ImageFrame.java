package org.lamella.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.lamella.data.Unit;

/** What images and spectra share: a picture in a box that keeps its proportions, and a scale bar on it. */
final class ImageFrame {
    private static final double TALLEST = 1.3;
    private static final double SMALLEST_FOR_BAR = 46;
    private static final double MARGIN = 5;

    private ImageFrame() {
    }

    /** The height of the box of a picture, given the width of the panel. */
    static double boxHeight(double width, double heightOverWidth) {
        return Math.max(12, Math.min(width * heightOverWidth, width * TALLEST));
    }

    /** The largest box of given proportions inside an area: centred, at the top. */
    static Rectangle2D box(Rectangle2D area, double heightOverWidth) {
        double width = Math.min(area.getWidth(), area.getHeight() / heightOverWidth);
        double height = width * heightOverWidth;
        return new Rectangle2D.Double(area.getCenterX() - width / 2, area.getY(), width, height);
    }

    /** Draws a picture so that it covers a rectangle; where it has no value the hatched ground is seen. */
    static void paintPicture(Graphics2D graphics, BufferedImage picture, Rectangle2D covered, Rectangle2D box, FigureTheme theme) {
        Shape clip = graphics.getClip();
        graphics.clip(box);
        if (Raster.hasHoles(picture)) {
            hatch(graphics, box, theme);
        }
        AffineTransform toBox = new AffineTransform(covered.getWidth() / picture.getWidth(), 0,
                0, covered.getHeight() / picture.getHeight(), covered.getX(), covered.getY());
        graphics.drawImage(picture, toBox, null);
        graphics.setClip(clip);
    }

    private static void hatch(Graphics2D graphics, Rectangle2D box, FigureTheme theme) {
        graphics.setColor(theme.grid());
        graphics.fill(box);
        graphics.setColor(theme.secondary());
        graphics.setStroke(new BasicStroke(0.5f));
        for (double x = box.getMinX() - box.getHeight(); x < box.getMaxX(); x += 6) {
            graphics.draw(new Line2D.Double(x, box.getMaxY(), x + box.getHeight(), box.getMinY()));
        }
    }

    /**
     * Draws the scale bar in the lower left corner, and keeps its place free of labels.
     *
     * @param field the width of the box in {@code unit}
     */
    static void paintScaleBar(Graphics2D graphics, Rectangle2D box, double field, Unit unit, LabelPlacement labels, FigureTheme theme) {
        if (!barFits(box, field, unit, theme)) {
            return;
        }
        ScaleBar bar = ScaleBar.choose(field, unit, box.getWidth(), 0.3);
        Rectangle2D size = bar.size(theme);
        Rectangle2D place = at(box.getX() + MARGIN, box.getMaxY() - MARGIN - size.getHeight(), size.getWidth(), size.getHeight());
        labels.block(place);
        bar.paint(graphics, place.getX(), place.getY(), theme);
    }

    /** Whether a box is too flat or too small for a scale bar on it, which then has to be written below. */
    static boolean barFits(Rectangle2D box, double field, Unit unit, FigureTheme theme) {
        if (box.getWidth() < SMALLEST_FOR_BAR || box.getHeight() < SMALLEST_FOR_BAR / 2) {
            return false;
        }
        Rectangle2D size = ScaleBar.choose(field, unit, box.getWidth(), 0.3).size(theme);
        // The plate must not hide half of a flat image.
        return size.getHeight() + 2 * MARGIN <= box.getHeight() / 2 && size.getWidth() + 2 * MARGIN <= box.getWidth();
    }

    /**
     * The nearest places for the label of a region, best first.
     *
     * @param inner whether it may stand inside the corners, which only a rectangle leaves free
     */
    static List<Rectangle2D> placesAround(Rectangle2D outline, Rectangle2D size, boolean inner) {
        double w = size.getWidth();
        double h = size.getHeight();
        double left = outline.getMinX() + 2;
        double right = outline.getMaxX() - w - 2;
        double above = outline.getMinY() - h - 2;
        double below = outline.getMaxY() + 2;
        double top = outline.getMinY() + 2;
        double bottom = outline.getMaxY() - h - 2;
        List<Rectangle2D> outside = List.of(at(outline.getMinX(), above, w, h), at(outline.getMinX(), below, w, h),
                at(outline.getMaxX() - w, above, w, h), at(outline.getMaxX() - w, below, w, h),
                at(outline.getMaxX() + 2, outline.getMinY(), w, h), at(outline.getMinX() - w - 2, outline.getMinY(), w, h));
        List<Rectangle2D> inside = List.of(at(left, top, w, h), at(right, top, w, h), at(left, bottom, w, h), at(right, bottom, w, h));
        boolean roomy = inner && w + 4 < outline.getWidth() * 0.7 && h + 4 < outline.getHeight() * 0.4;
        List<Rectangle2D> all = new ArrayList<>(roomy ? inside : outside);
        all.addAll(roomy ? outside : inside);
        return all;
    }

    private static Rectangle2D at(double x, double y, double width, double height) {
        return new Rectangle2D.Double(x, y, width, height);
    }
}
