package org.lamella.figure;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The names of vertical lines, above the plot where they hide no data: level in up to three rows when they fit,
 * otherwise turned upright and pushed apart.
 */
final class ReferenceLabels {
    private static final int ROWS = 3;
    private static final double GAP = 4;
    private static final double FLATTEST_FAN = 9;
    private static final double STEEPEST_FAN = 26;

    /** A vertical line at a coordinate of the x axis. */
    record Line(double x, String label, int category) {
    }

    private record Placed(Line line, double x, double labelX, int row) {
    }

    private final List<Placed> placed;
    private final boolean upright;
    private final int leftOut;
    private final double fan;
    private final double height;

    /**
     * @param lines those inside the x axis
     * @param positions the x coordinate on the figure of each line
     */
    ReferenceLabels(List<Line> lines, List<Double> positions, double left, double right, FigureTheme theme) {
        Font font = theme.smallFont();
        List<Placed> sorted = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            ReferenceLabels.Line line = lines.get(i);
            double x = positions.get(i);
            // Equivalent reflections lie at one place; their name is needed once.
            boolean repeated = sorted.stream().anyMatch(p ->
                    p.line.label.equals(line.label) && p.line.category == line.category && Math.abs(p.x - x) < 1);
            if (!line.label.isEmpty() && !repeated) {
                sorted.add(new Placed(line, x, x, 0));
            }
        }
        sorted.sort(Comparator.comparingDouble(Placed::x));
        List<Placed> level = level(sorted, left, right, font);
        upright = level.size() < sorted.size();
        placed = upright ? upright(sorted, left, right, font) : level;
        leftOut = sorted.size() - placed.size();
        // The farther a name had to move, the more room its line needs to get there.
        fan = Math.clamp(placed.stream().mapToDouble(p -> Math.abs(p.x - p.labelX)).max().orElse(0) * 0.45, FLATTEST_FAN, STEEPEST_FAN);
        double line = Draw.height(font);
        if (placed.isEmpty()) {
            height = 0;
        } else if (upright) {
            height = placed.stream().mapToDouble(p -> Draw.width(p.line.label, font)).max().orElse(0) + fan + 2;
        } else {
            height = (placed.stream().mapToInt(Placed::row).max().orElse(0) + 1) * line + 3;
        }
    }

    double height() {
        return height;
    }

    /** How many names found no place. */
    int leftOut() {
        return leftOut;
    }

    private static List<Placed> level(List<Placed> sorted, double left, double right, Font font) {
        List<Placed> done = new ArrayList<>();
        for (Placed candidate : sorted) {
            double width = Draw.width(candidate.line.label, font);
            if (width > right - left) {
                return done;
            }
            double x = Math.clamp(candidate.x - width / 2, left, right - width);
            int row = 0;
            while (row < ROWS && !fits(done, candidate.x, x, width, row, font)) {
                row++;
            }
            if (row == ROWS) {
                return done;
            }
            done.add(new Placed(candidate.line, candidate.x, x, row));
        }
        return done;
    }

    /** A name may meet no name in its row, its line no name in the rows below, and it no line of the rows above. */
    private static boolean fits(List<Placed> done, double lineX, double x, double width, int row, Font font) {
        for (Placed other : done) {
            double otherWidth = Draw.width(other.line.label, font);
            boolean overlap = x < other.labelX + otherWidth + GAP && other.labelX < x + width + GAP;
            boolean lineMeets = other.row < row && lineX > other.labelX - 1 && lineX < other.labelX + otherWidth + 1;
            boolean meetsLine = other.row > row && other.x > x - 1 && other.x < x + width + 1;
            if (other.row == row && overlap || lineMeets || meetsLine) {
                return false;
            }
        }
        return true;
    }

    private static List<Placed> upright(List<Placed> sorted, double left, double right, Font font) {
        double line = Draw.height(font) * 1.08;
        int most = (int) ((right - left) / line);
        List<Placed> kept = new ArrayList<>(sorted);
        while (kept.size() > most) {
            // The one nearest to its neighbour says least.
            int nearest = 1;
            for (int i = 2; i < kept.size(); i++) {
                if (kept.get(i).x - kept.get(i - 1).x < kept.get(nearest).x - kept.get(nearest - 1).x) {
                    nearest = i;
                }
            }
            kept.remove(kept.size() == 1 ? 0 : nearest);
        }
        double[] x = kept.stream().mapToDouble(Placed::x).toArray();
        spread(x, line, left + line / 2, right - line / 2);
        List<Placed> done = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            done.add(new Placed(kept.get(i).line, kept.get(i).x, x[i], 0));
        }
        return done;
    }

    /** Moves sorted positions to a least distance within ends, each cluster kept about its own middle. */
    static void spread(double[] x, double distance, double left, double right) {
        for (int round = 0; round < 200; round++) {
            boolean moved = false;
            for (int i = 1; i < x.length; i++) {
                double missing = distance - (x[i] - x[i - 1]);
                if (missing > 1e-3) {
                    x[i - 1] -= missing / 2;
                    x[i] += missing / 2;
                    moved = true;
                }
            }
            for (int i = 0; i < x.length; i++) {
                x[i] = Math.min(Math.max(x[i], left + i * distance), right - (x.length - 1 - i) * distance);
            }
            if (!moved) {
                return;
            }
        }
        // Not settled: a last pass from the left, then from the right, leaves no overlap.
        for (int i = 1; i < x.length; i++) {
            x[i] = Math.max(x[i], x[i - 1] + distance);
        }
        for (int i = x.length - 1; i >= 0; i--) {
            x[i] = Math.min(x[i], i == x.length - 1 ? right : x[i + 1] - distance);
        }
    }

    /** @param bottom the y coordinate of the upper edge of the plot */
    void paint(Graphics2D graphics, double bottom, FigureTheme theme) {
        Font font = theme.smallFont();
        double line = Draw.height(font);
        for (Placed p : placed) {
            graphics.setStroke(new BasicStroke(0.8f));
            graphics.setColor(theme.category(p.line.category));
            double width = Draw.width(p.line.label, font);
            if (upright) {
                Path2D leader = new Path2D.Double();
                leader.moveTo(p.x, bottom);
                leader.lineTo(p.x, bottom - 2);
                leader.lineTo(p.labelX, bottom - fan + 1);
                graphics.draw(leader);
                Draw.textUpwards(graphics, p.line.label, font, theme.text(), p.labelX, bottom - fan - width / 2);
            } else {
                double top = bottom - 3 - (p.row + 1) * line;
                graphics.draw(new Line2D.Double(p.x, bottom, p.x, top + line));
                Draw.text(graphics, p.line.label, font, theme.text(), p.labelX, top);
            }
        }
    }
}
