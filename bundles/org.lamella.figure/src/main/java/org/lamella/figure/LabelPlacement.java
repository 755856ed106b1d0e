package org.lamella.figure;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts labels next to points without overlaps: one label after the other takes the free place nearest to its point.
 * Labels stay inside the bounds and clear of obstacles, of other labels and of the lines that join other labels to
 * their points. Whoever has the most important labels adds them first.
 */
final class LabelPlacement {
    private static final int DIRECTIONS = 24;
    private static final double STEP = 4;
    private static final double GAP = 1.5;

    private final Rectangle2D bounds;
    private final List<Rectangle2D> taken = new ArrayList<>();
    private final List<Line2D> leaders = new ArrayList<>();

    /** A label's place; the leader runs from its box to its point and is empty when they touch. */
    record Place(Rectangle2D box, Optional<Line2D> leader) {
    }

    LabelPlacement(Rectangle2D bounds) {
        this.bounds = bounds;
    }

    /** Keeps an area free of labels. */
    void block(Rectangle2D area) {
        taken.add((Rectangle2D) area.clone());
    }

    /**
     * Finds the place of a label.
     *
     * @param x the point that is labelled
     * @param y the point that is labelled
     * @param radius how far the label must stay from the point
     * @param towards the direction that is tried first, in radians with y down
     * @param farthest how far the label may be from its point
     * @return empty when no place is free
     */
    Optional<Place> place(double x, double y, double radius, double width, double height, double towards, double farthest) {
        for (double distance = radius + GAP; distance <= farthest; distance += STEP) {
            for (int i = 0; i < DIRECTIONS; i++) {
                // 0, +1, -1, +2, -2 ...: the wished direction first, the opposite last
                int turn = (i + 1) / 2 * (i % 2 == 0 ? -1 : 1);
                double angle = towards + 2 * Math.PI * turn / DIRECTIONS;
                Rectangle2D box = boxAt(x, y, distance, angle, width, height);
                Line2D leader = leader(box, x, y, radius);
                if (isFree(box) && crossesNothing(leader, x, y, radius)) {
                    taken.add(box);
                    boolean drawn = leader.getP1().distance(leader.getP2()) > 2 * GAP;
                    if (drawn) {
                        leaders.add(leader);
                    }
                    return Optional.of(new Place(box, drawn ? Optional.of(leader) : Optional.empty()));
                }
            }
        }
        return Optional.empty();
    }

    /** Takes the first free one of several places; none is taken when all are blocked. */
    Optional<Rectangle2D> placeFirst(List<Rectangle2D> candidates) {
        Optional<Rectangle2D> free = candidates.stream().filter(this::isFree).findFirst();
        free.ifPresent(taken::add);
        return free;
    }

    private boolean isFree(Rectangle2D box) {
        if (!bounds.contains(box)) {
            return false;
        }
        Rectangle2D wide = new Rectangle2D.Double(box.getX() - GAP, box.getY() - GAP, box.getWidth() + 2 * GAP, box.getHeight() + 2 * GAP);
        return taken.stream().noneMatch(wide::intersects) && leaders.stream().noneMatch(wide::intersectsLine);
    }

    private boolean crossesNothing(Line2D leader, double x, double y, double radius) {
        // What lies upon the point itself, as the marker of a close neighbour does, cannot be avoided.
        Rectangle2D own = new Rectangle2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
        return taken.stream().noneMatch(area -> leader.intersects(area) && !area.intersects(own))
                && leaders.stream().noneMatch(leader::intersectsLine);
    }

    /** The box whose nearest edge or corner is at a distance from the point in a direction. */
    private static Rectangle2D boxAt(double x, double y, double distance, double angle, double width, double height) {
        double dx = Math.cos(angle);
        double dy = Math.sin(angle);
        double nearX = x + distance * dx;
        double nearY = y + distance * dy;
        // The box hangs on that point by the side that faces it.
        return new Rectangle2D.Double(nearX - width * (1 - dx) / 2, nearY - height * (1 - dy) / 2, width, height);
    }

    private static Line2D leader(Rectangle2D box, double x, double y, double radius) {
        double endX = Math.clamp(x, box.getMinX(), box.getMaxX());
        double endY = Math.clamp(y, box.getMinY(), box.getMaxY());
        double length = Math.hypot(endX - x, endY - y);
        double part = length <= radius ? 1 : radius / length;
        return new Line2D.Double(x + (endX - x) * part, y + (endY - y) * part, endX, endY);
    }
}
