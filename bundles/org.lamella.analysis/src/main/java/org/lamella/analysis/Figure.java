package org.lamella.analysis;

import java.awt.Graphics2D;

/** A figure of a result, drawn with vector graphics so that one drawing serves SVG, PNG, the report and the screen. */
public interface Figure {
    /** The file name without ending, for example {@code power-spectrum}. */
    String name();

    /** One or two sentences under the figure, with units and what the colours mean. */
    String caption();

    /** Width in points (1/72 inch). */
    int width();

    /** Height in points. */
    int height();

    /** Draws the figure; the origin is its upper left corner, a unit is a point. */
    void paint(Graphics2D graphics);
}
