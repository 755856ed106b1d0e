package org.lamella.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** One drawing inside a figure; {@link FigureGrid} puts panels side by side and writes their letters and titles. */
public interface Panel {
    /** The title above the panel; empty for none. */
    String title();

    /**
     * The height in points that suits a width in points.
     */
    double heightFor(double width, FigureTheme theme);

    /**
     * Draws the panel inside an area and nowhere else.
     *
     * @param area in points
     */
    void paint(Graphics2D graphics, Rectangle2D area, FigureTheme theme);
}
