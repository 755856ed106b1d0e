package org.lamella.data;

import java.util.List;
import java.util.Objects;

/** A part of an image, in pixels: column to the right, row downwards, the centre of the first pixel at (0, 0). */
public sealed interface Region permits Region.Rectangle, Region.Line, Region.Polygon, Region.Position {
    /** What the user calls it; never empty. */
    String name();

    /**
     * Whole pixels, from column {@code x} and row {@code y}.
     *
     * @param width columns, at least 1
     * @param height rows, at least 1
     */
    record Rectangle(String name, int x, int y, int width, int height) implements Region {
        public Rectangle {
            requireName(name);
            if (width < 1 || height < 1) {
                throw new IllegalArgumentException("region '" + name + "' is empty: " + width + " x " + height + " pixels");
            }
        }

        /** The whole of an image. */
        public static Rectangle whole(Image image) {
            return new Rectangle("image", 0, 0, image.width(), image.height());
        }

        public boolean isInside(Image image) {
            return x >= 0 && y >= 0 && (long) x + width <= image.width() && (long) y + height <= image.height();
        }
    }

    /** A line from one point to another, averaged over a width across it, all in pixels. */
    record Line(String name, double x1, double y1, double x2, double y2, double width) implements Region {
        public Line {
            requireName(name);
            if (!(width > 0) || x1 == x2 && y1 == y2) {
                throw new IllegalArgumentException("line '" + name + "' needs two different ends and a positive width");
            }
        }

        public double length() {
            return Math.hypot(x2 - x1, y2 - y1);
        }
    }

    /** A closed polygon. */
    record Polygon(String name, List<Point> points) implements Region {
        public Polygon {
            requireName(name);
            points = List.copyOf(points);
            if (points.size() < 3) {
                throw new IllegalArgumentException("polygon '" + name + "' needs at least three points");
            }
        }

        /** Whether a point is inside, by the even-odd rule. */
        public boolean contains(double x, double y) {
            boolean inside = false;
            Point last = points.get(points.size() - 1);
            for (Point point : points) {
                if (point.y > y != last.y > y && x < (last.x - point.x) * (y - point.y) / (last.y - point.y) + point.x) {
                    inside = !inside;
                }
                last = point;
            }
            return inside;
        }
    }

    /** A single place in an image, in pixels. */
    record Position(String name, double x, double y) implements Region {
        public Position {
            requireName(name);
            if (!Double.isFinite(x) || !Double.isFinite(y)) {
                throw new IllegalArgumentException("point '" + name + "' is nowhere: " + x + ", " + y);
            }
        }
    }

    /** The same region under another name. */
    default Region withName(String newName) {
        return switch (this) {
            case Rectangle r -> new Rectangle(newName, r.x(), r.y(), r.width(), r.height());
            case Line l -> new Line(newName, l.x1(), l.y1(), l.x2(), l.y2(), l.width());
            case Polygon p -> new Polygon(newName, p.points());
            case Position p -> new Position(newName, p.x(), p.y());
        };
    }

    /** A point in pixels. */
    record Point(double x, double y) {
    }

    private static void requireName(String name) {
        Objects.requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new IllegalArgumentException("a region needs a name");
        }
    }
}
