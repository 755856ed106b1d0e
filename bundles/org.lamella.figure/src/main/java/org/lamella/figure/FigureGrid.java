package org.lamella.figure;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.lamella.analysis.Figure;

/** A figure of one or several panels in rows; with more than one panel each has its letter: (a), (b) and so on. */
public final class FigureGrid implements Figure {
    /** The width of a figure over both columns of a journal, 180 mm. */
    public static final int DOUBLE_COLUMN = 510;
    /** The width of a figure in one column of a journal, 89 mm. */
    public static final int SINGLE_COLUMN = 252;

    private static final double MARGIN = 6;
    private static final double GAP = 14;

    private final String name;
    private final String caption;
    private final int width;
    private final int columns;
    private final List<Cell> cells;
    private final FigureTheme theme;
    private final List<Placed> placed;
    private final int height;

    private record Cell(Panel panel, int span) {
    }

    private record Placed(Panel panel, String heading, Rectangle2D header, Rectangle2D area) {
    }

    private FigureGrid(String name, String caption, int width, int columns, List<Cell> cells, FigureTheme theme) {
        this.name = name;
        this.caption = caption;
        this.width = width;
        this.columns = columns;
        this.cells = List.copyOf(cells);
        this.theme = theme;
        this.placed = new ArrayList<>();
        this.height = layOut();
    }

    /**
     * @param name the file name without ending: letters, digits, dots, dashes and underscores
     * @param caption one or two sentences under the figure
     */
    public static Builder named(String name, String caption) {
        return new Builder(name, caption);
    }

    /** A figure of one panel, without a letter. */
    public static FigureGrid of(String name, String caption, int width, Panel panel) {
        return named(name, caption).width(width).columns(1).add(panel).build();
    }

    private int layOut() {
        double cellWidth = (width - 2 * MARGIN - (columns - 1) * GAP) / columns;
        double y = MARGIN;
        int index = 0;
        while (index < cells.size()) {
            int first = index;
            int used = 0;
            while (index < cells.size() && used + cells.get(index).span <= columns) {
                used += cells.get(index).span;
                index++;
            }
            y = layOutRow(first, index, cellWidth, y);
        }
        return (int) Math.ceil(cells.isEmpty() ? 2 * MARGIN : y - GAP + MARGIN);
    }

    private double layOutRow(int first, int end, double cellWidth, double y) {
        boolean headed = cells.size() > 1 || cells.subList(first, end).stream().anyMatch(cell -> !cell.panel.title().isBlank());
        double header = headed ? Draw.height(theme.titleFont()) + 4 : 0;
        double tallest = 0;
        for (Cell cell : cells.subList(first, end)) {
            tallest = Math.max(tallest, cell.panel.heightFor(width(cell, cellWidth), theme));
        }
        double x = MARGIN;
        for (int i = first; i < end; i++) {
            Cell cell = cells.get(i);
            double w = width(cell, cellWidth);
            String letter = cells.size() > 1 ? letter(i) : "";
            // All panels of a row get the same height, so that plots end at one line.
            placed.add(new Placed(cell.panel, (letter + " " + cell.panel.title()).strip(), new Rectangle2D.Double(x, y, w, header),
                    new Rectangle2D.Double(x, y + header, w, tallest)));
            x += w + GAP;
        }
        return y + header + tallest + GAP;
    }

    private static double width(Cell cell, double cellWidth) {
        return cellWidth * cell.span + GAP * (cell.span - 1);
    }

    /** (a) to (z), then (aa), (ab) and so on. */
    static String letter(int index) {
        StringBuilder text = new StringBuilder();
        for (int rest = index; rest >= 0; rest = rest / 26 - 1) {
            text.insert(0, (char) ('a' + rest % 26));
        }
        return "(" + text + ")";
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String caption() {
        return caption;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    /** The same figure in other colours or letters. */
    public FigureGrid withTheme(FigureTheme newTheme) {
        return new FigureGrid(name, caption, width, columns, cells, newTheme);
    }

    @Override
    public void paint(Graphics2D target) {
        Graphics2D graphics = Draw.smooth(target);
        try {
            graphics.setColor(theme.background());
            graphics.fill(new Rectangle2D.Double(0, 0, width, height));
            Font font = theme.titleFont();
            for (Placed place : placed) {
                Draw.text(graphics, Draw.fit(place.heading, font, place.header.getWidth()), font, theme.text(), place.header.getX(),
                        place.header.getY());
                place.panel.paint(graphics, place.area, theme);
            }
        } finally {
            graphics.dispose();
        }
    }

    /** Collects the panels of a figure. */
    public static final class Builder {
        private final String name;
        private final String caption;
        private final List<Cell> cells = new ArrayList<>();
        private int width = DOUBLE_COLUMN;
        private int columns = 2;
        private FigureTheme theme = FigureTheme.LIGHT;

        private Builder(String name, String caption) {
            if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
                throw new IllegalArgumentException("'" + name
                        + "' is no name for a figure: use letters, digits, dots, dashes and underscores");
            }
            this.name = name;
            this.caption = Objects.requireNonNull(caption, "caption");
        }

        /** The width in points, at least 72. */
        public Builder width(int points) {
            if (points < 72) {
                throw new IllegalArgumentException("a figure needs a width of at least 72 points, not " + points);
            }
            width = points;
            return this;
        }

        /** How many panels stand side by side, at least 1. */
        public Builder columns(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("a figure needs at least one column, not " + count);
            }
            columns = count;
            return this;
        }

        public Builder theme(FigureTheme newTheme) {
            theme = Objects.requireNonNull(newTheme, "theme");
            return this;
        }

        /** Adds a panel of one column. */
        public Builder add(Panel panel) {
            cells.add(new Cell(Objects.requireNonNull(panel, "panel"), 1));
            return this;
        }

        /** Adds a panel over the whole width. */
        public Builder addWide(Panel panel) {
            cells.add(new Cell(Objects.requireNonNull(panel, "panel"), Integer.MAX_VALUE));
            return this;
        }

        public FigureGrid build() {
            List<Cell> fitted = cells.stream().map(cell -> new Cell(cell.panel, Math.min(cell.span, columns))).toList();
            return new FigureGrid(name, caption, width, columns, fitted, theme);
        }
    }
}
