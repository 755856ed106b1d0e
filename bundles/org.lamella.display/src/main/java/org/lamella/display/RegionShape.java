package org.lamella.display;

import java.util.ArrayList;
import java.util.List;
import org.lamella.data.Region;
import org.lamella.data.Region.Line;
import org.lamella.data.Region.Point;
import org.lamella.data.Region.Polygon;
import org.lamella.data.Region.Position;
import org.lamella.data.Region.Rectangle;

/**
 * The geometry of dragging regions. Coordinates here are those of pixel edges (the first pixel reaches from 0 to 1), as
 * {@link ViewTransform} has them; regions count from pixel centres.
 */
public final class RegionShape {
    private static final double HALF = 0.5;

    private RegionShape() {
    }

    /** The corners of a region's outline; one for a point, two for a line. */
    public static List<Point> outline(Region region) {
        return switch (region) {
            case Rectangle r -> List.of(new Point(r.x(), r.y()), new Point(r.x() + r.width(), r.y()),
                    new Point(r.x() + r.width(), r.y() + r.height()), new Point(r.x(), r.y() + r.height()));
            case Line l -> List.of(new Point(l.x1() + HALF, l.y1() + HALF), new Point(l.x2() + HALF, l.y2() + HALF));
            case Polygon p -> p.points().stream().map(point -> new Point(point.x() + HALF, point.y() + HALF)).toList();
            case Position p -> List.of(new Point(p.x() + HALF, p.y() + HALF));
        };
    }

    /** The four corners of the band that a line is averaged over. */
    public static List<Point> band(Line line) {
        double nx = -(line.y2() - line.y1()) / line.length() * line.width() / 2;
        double ny = (line.x2() - line.x1()) / line.length() * line.width() / 2;
        return List.of(new Point(line.x1() + HALF + nx, line.y1() + HALF + ny), new Point(line.x2() + HALF + nx, line.y2() + HALF + ny),
                new Point(line.x2() + HALF - nx, line.y2() + HALF - ny), new Point(line.x1() + HALF - nx, line.y1() + HALF - ny));
    }

    /** The places that can be dragged; for rectangles the corners and the middles of the sides. */
    public static List<Point> handles(Region region) {
        List<Point> corners = outline(region);
        if (!(region instanceof Rectangle)) {
            return corners;
        }
        List<Point> handles = new ArrayList<>(corners);
        for (int i = 0; i < corners.size(); i++) {
            Point a = corners.get(i);
            Point b = corners.get((i + 1) % corners.size());
            handles.add(new Point((a.x() + b.x()) / 2, (a.y() + b.y()) / 2));
        }
        return handles;
    }

    /** Whether a place is on or in a region, where {@code tolerance} is in image pixels. */
    public static boolean contains(Region region, double x, double y, double tolerance) {
        return switch (region) {
            case Rectangle r -> x >= r.x() - tolerance && x <= r.x() + r.width() + tolerance && y >= r.y() - tolerance
                    && y <= r.y() + r.height() + tolerance;
            case Line l -> distance(l, x - HALF, y - HALF) <= Math.max(tolerance, l.width() / 2);
            case Polygon p -> p.contains(x - HALF, y - HALF) || nearOutline(p, x - HALF, y - HALF, tolerance);
            case Position p -> Math.hypot(p.x() + HALF - x, p.y() + HALF - y) <= tolerance;
        };
    }

    private static boolean nearOutline(Polygon polygon, double x, double y, double tolerance) {
        Point last = polygon.points().get(polygon.points().size() - 1);
        for (Point point : polygon.points()) {
            if (distance(last.x(), last.y(), point.x(), point.y(), x, y) <= tolerance) {
                return true;
            }
            last = point;
        }
        return false;
    }

    private static double distance(Line line, double x, double y) {
        return distance(line.x1(), line.y1(), line.x2(), line.y2(), x, y);
    }

    private static double distance(double x1, double y1, double x2, double y2, double x, double y) {
        double length2 = (x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1);
        double t = length2 == 0 ? 0 : Math.clamp(((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length2, 0, 1);
        return Math.hypot(x - x1 - t * (x2 - x1), y - y1 - t * (y2 - y1));
    }

    /** A region moved by pixels; rectangles move by whole ones. */
    public static Region moved(Region region, double dx, double dy) {
        return switch (region) {
            case Rectangle r -> new Rectangle(r.name(), (int) Math.round(r.x() + dx), (int) Math.round(r.y() + dy), r.width(), r.height());
            case Line l -> new Line(l.name(), l.x1() + dx, l.y1() + dy, l.x2() + dx, l.y2() + dy, l.width());
            case Polygon p -> new Polygon(p.name(), p.points().stream().map(point -> new Point(point.x() + dx, point.y() + dy)).toList());
            case Position p -> new Position(p.name(), p.x() + dx, p.y() + dy);
        };
    }

    /**
     * A region with one of its handles dragged to a place.
     *
     * @param isConstrained squares stay square, lines keep to steps of 45 degrees
     * @return the region as it was when the place makes no region
     */
    public static Region dragged(Region region, int handle, double x, double y, boolean isConstrained) {
        return switch (region) {
            case Rectangle r -> draggedRectangle(r, handle, x, y, isConstrained);
            case Line l -> draggedLine(l, handle, x - HALF, y - HALF, isConstrained);
            case Polygon p -> {
                List<Point> points = new ArrayList<>(p.points());
                points.set(handle, new Point(x - HALF, y - HALF));
                yield new Polygon(p.name(), points);
            }
            case Position p -> new Position(p.name(), x - HALF, y - HALF);
        };
    }

    private static Region draggedRectangle(Rectangle r, int handle, double x, double y, boolean isConstrained) {
        double left = r.x();
        double top = r.y();
        double right = r.x() + r.width();
        double bottom = r.y() + r.height();
        if (handle < 4) {
            double fixedX = handle == 0 || handle == 3 ? right : left;
            double fixedY = handle < 2 ? bottom : top;
            return rectangle(r.name(), fixedX, fixedY, x, y, isConstrained);
        }
        return switch (handle) {
            case 4 -> rectangle(r.name(), left, bottom, right, y, false);
            case 5 -> rectangle(r.name(), left, top, x, bottom, false);
            case 6 -> rectangle(r.name(), left, top, right, y, false);
            default -> rectangle(r.name(), right, top, x, bottom, false);
        };
    }

    /** The rectangle of whole pixels between two corners, at least one pixel large. */
    public static Rectangle rectangle(String name, double x1, double y1, double x2, double y2, boolean isSquare) {
        double width = x2 - x1;
        double height = y2 - y1;
        if (isSquare) {
            double side = Math.max(Math.abs(width), Math.abs(height));
            width = width < 0 ? -side : side;
            height = height < 0 ? -side : side;
        }
        int columns = (int) Math.max(1, Math.round(Math.abs(width)));
        int rows = (int) Math.max(1, Math.round(Math.abs(height)));
        int left = (int) Math.round(width < 0 ? x1 - columns : x1);
        int top = (int) Math.round(height < 0 ? y1 - rows : y1);
        return new Rectangle(name, left, top, columns, rows);
    }

    private static Region draggedLine(Line line, int handle, double x, double y, boolean isConstrained) {
        double fixedX = handle == 0 ? line.x2() : line.x1();
        double fixedY = handle == 0 ? line.y2() : line.y1();
        double toX = x;
        double toY = y;
        if (isConstrained) {
            double length = Math.hypot(x - fixedX, y - fixedY);
            double angle = Math.rint(Math.atan2(y - fixedY, x - fixedX) / (Math.PI / 4)) * Math.PI / 4;
            toX = fixedX + length * Math.cos(angle);
            toY = fixedY + length * Math.sin(angle);
        }
        if (toX == fixedX && toY == fixedY) {
            return line;
        }
        return handle == 0 ? new Line(line.name(), toX, toY, fixedX, fixedY, line.width())
                : new Line(line.name(), fixedX, fixedY, toX, toY, line.width());
    }

    /**
     * A region pushed back into an image. A rectangle that is too large is cut; everything else keeps its size where it can.
     *
     * @param width columns of the image
     * @param height rows of the image
     */
    public static Region inside(Region region, long width, long height) {
        if (region instanceof Rectangle r) {
            int columns = (int) Math.min(r.width(), width);
            int rows = (int) Math.min(r.height(), height);
            return new Rectangle(r.name(), (int) Math.clamp(r.x(), 0, width - columns), (int) Math.clamp(r.y(), 0, height - rows), columns, rows);
        }
        double minX = outline(region).stream().mapToDouble(Point::x).min().orElseThrow();
        double maxX = outline(region).stream().mapToDouble(Point::x).max().orElseThrow();
        double minY = outline(region).stream().mapToDouble(Point::y).min().orElseThrow();
        double maxY = outline(region).stream().mapToDouble(Point::y).max().orElseThrow();
        double dx = minX < 0 ? -minX : maxX > width ? width - maxX : 0;
        double dy = minY < 0 ? -minY : maxY > height ? height - maxY : 0;
        return dx == 0 && dy == 0 ? region : moved(region, dx, dy);
    }
}
