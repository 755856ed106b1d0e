package org.lamella.display;

import java.util.List;
import java.util.Objects;
import org.lamella.data.Region.Point;

/**
 * Something drawn over an image that can be switched on and off: lattice spots, phases, layer boundaries.
 *
 * @param name what the switch is called
 * @param items what is drawn, in pixel-edge coordinates of the image
 */
public record ImageOverlay(String name, List<Item> items) {
    public ImageOverlay {
        Objects.requireNonNull(name, "name");
        items = List.copyOf(items);
    }

    /**
     * A line through points, a closed outline, or only a label.
     *
     * @param points one point for a label alone
     * @param isClosed whether the last point joins the first
     * @param label text at the first point; empty for none
     * @param category the number of its colour; {@link org.lamella.figure.CategoricalColours#NONE} for grey
     */
    public record Item(List<Point> points, boolean isClosed, String label, int category) {
        public Item {
            points = List.copyOf(points);
            if (points.isEmpty()) {
                throw new IllegalArgumentException("an overlay needs a place");
            }
        }
    }
}
