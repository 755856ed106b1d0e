package org.lamella.layers;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a person has set in one section: points that boundaries must pass through.
 *
 * @param points by number of the boundary, counted from 1 in order of depth
 */
public record SectionCorrection(Map<Integer, List<Point>> points) {
    /** Nothing was set. */
    public static final SectionCorrection NONE = new SectionCorrection(Map.of());

    /** A point in pixels of the image; the centre of the first pixel is at 0. */
    public record Point(double x, double y) {
        public Point {
            if (!Double.isFinite(x) || !Double.isFinite(y)) {
                throw new IllegalArgumentException("a point must have finite coordinates");
            }
        }
    }

    public SectionCorrection {
        Map<Integer, List<Point>> copy = new TreeMap<>();
        points.forEach((number, list) -> {
            if (number < 1) {
                throw new IllegalArgumentException("boundaries are counted from 1, there is no boundary " + number);
            }
            copy.put(number, List.copyOf(list));
        });
        points = java.util.Collections.unmodifiableMap(copy);
    }

    public boolean isNone() {
        return points.isEmpty();
    }

    /** The depths that are set for a boundary, by column. */
    Map<Integer, Double> fixed(int number, SectionFrame frame) {
        Map<Integer, Double> fixed = new TreeMap<>();
        for (Point point : points.getOrDefault(number, List.of())) {
            int column = (int) Math.round(frame.column(point.x, point.y));
            double z = frame.z(point.x, point.y);
            if (column < 0 || column >= frame.columns() || z < 0 || z > frame.depth() - 1) {
                throw new IllegalArgumentException("the point (" + point.x + ", " + point.y + ") of boundary " + number
                        + " is not in the image of " + frame.width() + " x " + frame.height() + " pixels");
            }
            fixed.put(column, z);
        }
        return fixed;
    }
}
