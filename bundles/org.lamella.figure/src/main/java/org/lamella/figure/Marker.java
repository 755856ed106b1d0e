package org.lamella.figure;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** Marker shapes that stay apart without colour; all but the cross are closed and leave their middle open. */
public enum Marker {
    CIRCLE(0, 0), SQUARE(4, 45), TRIANGLE(3, 90), DIAMOND(4, 0), INVERTED_TRIANGLE(3, -90), PENTAGON(5, 90), HEXAGON(6, 0), CROSS(0, 0);

    private final int corners;
    private final double firstCorner;

    Marker(int corners, double firstCorner) {
        this.corners = corners;
        this.firstCorner = Math.toRadians(firstCorner);
    }

    /** Whether the marker can be filled. */
    public boolean isClosed() {
        return this != CROSS;
    }

    /**
     * The outline around a point.
     *
     * @param radius the radius of the circle of about the same area, in points
     */
    public Shape outline(double x, double y, double radius) {
        if (this == CIRCLE) {
            return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
        }
        Path2D path = new Path2D.Double();
        if (this == CROSS) {
            for (int i = 0; i < 4; i++) {
                double dx = (i & 1) == 0 ? 1 : -1;
                double dy = (i & 2) == 0 ? 1 : -1;
                // The arms stop short of the middle, where the marked thing is.
                path.moveTo(x + dx * radius * 0.4, y + dy * radius * 0.4);
                path.lineTo(x + dx * radius * 0.95, y + dy * radius * 0.95);
            }
            return path;
        }
        double reach = radius * Math.sqrt(2 * Math.PI / (corners * Math.sin(2 * Math.PI / corners)));
        for (int i = 0; i < corners; i++) {
            double angle = firstCorner + 2 * Math.PI * i / corners;
            double px = x + reach * Math.cos(angle);
            double py = y - reach * Math.sin(angle);
            if (i == 0) {
                path.moveTo(px, py);
            } else {
                path.lineTo(px, py);
            }
        }
        path.closePath();
        return path;
    }
}
