package org.lamella.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.lamella.data.Image;

/**
 * A micrograph with what was found where: coloured cells of a grid over it, one colour for each category, and lines such
 * as the boundaries of layers. The legend stands below.
 */
public final class PhaseMapPanel implements Panel {
    private static final int VEIL = 130;
    private static final double LEGEND_GAP = 4;

    private final String title;
    private final Image image;
    private final Cells cells;
    private final List<Line> lines;
    private final List<Line> names;
    private final Legend legend;

    private java.awt.image.BufferedImage picture;

    /**
     * Cells of a grid.
     *
     * @param left,top the upper left corner of the first cell, in the unit of the image's axes, from its corner
     * @param width,height of a cell
     * @param columns cells in a row
     * @param categories the category of each cell, row by row; {@link CategoricalColours#NONE} for nothing
     */
    public record Cells(double left, double top, double width, double height, int columns, int[] categories) {
        public Cells {
            categories = categories.clone();
            if (columns < 1 || categories.length % columns != 0) {
                throw new IllegalArgumentException(categories.length + " cells do not make rows of " + columns);
            }
        }
    }

    private record Line(double[] x, double[] y, String label) {
    }

    private PhaseMapPanel(Builder builder) {
        title = builder.title;
        image = builder.image;
        cells = builder.cells;
        lines = List.copyOf(builder.lines);
        names = List.copyOf(builder.names);
        legend = new Legend(builder.entries);
    }

    /** A panel of an image in grey, with a scale bar. */
    public static Builder of(Image image) {
        return new Builder(image);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public double heightFor(double width, FigureTheme theme) {
        return ImageFrame.boxHeight(width, heightOverWidth()) + LEGEND_GAP + legend.height(width, theme);
    }

    @Override
    public void paint(Graphics2D target, Rectangle2D area, FigureTheme theme) {
        Graphics2D graphics = Draw.smooth(target);
        try {
            double below = LEGEND_GAP + legend.height(area.getWidth(), theme);
            Rectangle2D room = new Rectangle2D.Double(area.getX(), area.getY(), area.getWidth(),
                    Math.min(area.getHeight() - below, ImageFrame.boxHeight(area.getWidth(), heightOverWidth())));
            Rectangle2D box = ImageFrame.box(room, heightOverWidth());
            ImageFrame.paintPicture(graphics, picture(), box, box, theme);
            paintCells(graphics, box);
            LabelPlacement labels = new LabelPlacement(box);
            ImageFrame.paintScaleBar(graphics, box, fieldWidth(), image.x().unit(), labels, theme);
            paintLines(graphics, box, labels, theme);
            legend.paint(graphics, new Rectangle2D.Double(area.getX(), box.getMaxY() + LEGEND_GAP, area.getWidth(), below), theme);
        } finally {
            graphics.dispose();
        }
    }

    private synchronized java.awt.image.BufferedImage picture() {
        if (picture == null) {
            picture = Raster.render(image.pixels(), image.width(), 0, 0, image.width(), image.height(), Raster.Pooling.MEAN,
                    Contrast.MICROGRAPH, ColourMap.GREY);
        }
        return picture;
    }

    private static Color veil(int category) {
        // The colours of the plots beside, not those for dark ground: a phase has one colour in a figure.
        Color colour = CategoricalColours.onLight(category);
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), VEIL);
    }

    /** Cells of one category in a row are drawn as one, which keeps vector files small and free of seams. */
    private void paintCells(Graphics2D graphics, Rectangle2D box) {
        if (cells == null) {
            return;
        }
        double scale = box.getWidth() / fieldWidth();
        int rows = cells.categories.length / cells.columns;
        for (int row = 0; row < rows; row++) {
            int start = 0;
            for (int column = 1; column <= cells.columns; column++) {
                int category = cells.categories[row * cells.columns + start];
                if (column == cells.columns || cells.categories[row * cells.columns + column] != category) {
                    if (category >= 0) {
                        graphics.setColor(veil(category));
                        graphics.fill(new Rectangle2D.Double(box.getX() + (cells.left + start * cells.width) * scale,
                                box.getY() + (cells.top + row * cells.height) * scale, (column - start) * cells.width * scale,
                                cells.height * scale));
                    }
                    start = column;
                }
            }
        }
    }

    private void paintLines(Graphics2D graphics, Rectangle2D box, LabelPlacement labels, FigureTheme theme) {
        double scale = box.getWidth() / fieldWidth();
        Shape clip = graphics.getClip();
        graphics.clip(box);
        for (Line line : lines) {
            Path2D path = new Path2D.Double();
            for (int i = 0; i < line.x.length; i++) {
                double x = box.getX() + line.x[i] * scale;
                double y = box.getY() + line.y[i] * scale;
                if (i == 0) {
                    path.moveTo(x, y);
                } else {
                    path.lineTo(x, y);
                }
            }
            Draw.haloed(graphics, path, Color.WHITE, theme.halo(), 1.2);
        }
        graphics.setClip(clip);
        for (Line name : names) {
            label(graphics, name, box, scale, labels, theme);
        }
    }

    /** A name stands centred at the first free one of its places. */
    private static void label(Graphics2D graphics, Line name, Rectangle2D box, double scale, LabelPlacement labels, FigureTheme theme) {
        String text = Draw.fit(name.label, theme.plateFont(), box.getWidth() / 2);
        Rectangle2D size = Draw.plateSize(text, theme.plateFont());
        List<Rectangle2D> places = new ArrayList<>();
        for (int i = 0; i < name.x.length; i++) {
            Rectangle2D place = new Rectangle2D.Double(box.getX() + name.x[i] * scale - size.getWidth() / 2,
                    box.getY() + name.y[i] * scale - size.getHeight() / 2, size.getWidth(), size.getHeight());
            if (box.contains(place)) {
                places.add(place);
            }
        }
        labels.placeFirst(places).ifPresent(place -> Draw.plate(graphics, text, place, theme, Color.WHITE));
    }

    private double fieldWidth() {
        return Math.abs(image.x().scale()) * image.width();
    }

    private double heightOverWidth() {
        return Math.abs(image.y().unit().convert(image.y().scale(), image.x().unit())) * image.height() / fieldWidth();
    }

    /** Collects what a panel shows. */
    public static final class Builder {
        private final Image image;
        private final List<Line> lines = new ArrayList<>();
        private final List<Line> names = new ArrayList<>();
        private final List<Legend.Entry> entries = new ArrayList<>();
        private String title = "";
        private Cells cells;

        private Builder(Image image) {
            this.image = Objects.requireNonNull(image, "image");
        }

        public Builder title(String text) {
            title = Objects.requireNonNull(text, "title");
            return this;
        }

        public Builder cells(Cells newCells) {
            cells = Objects.requireNonNull(newCells, "cells");
            return this;
        }

        /** Names a category in the legend. */
        public Builder category(int category, String name) {
            entries.add(new Legend.Entry(name, (graphics, x, y) -> {
                graphics.setColor(CategoricalColours.onLight(category));
                graphics.fill(new Rectangle2D.Double(x - 5, y - 4, 10, 8));
            }));
            return this;
        }

        /**
         * Adds a line.
         *
         * @param x,y its points in the unit of the image's axes, from the image's corner; y down
         */
        public Builder line(double[] x, double[] y) {
            lines.add(checked(x, y, ""));
            return this;
        }

        /**
         * Adds a name.
         *
         * @param x,y places where its middle may stand, best first
         */
        public Builder name(double[] x, double[] y, String text) {
            names.add(checked(x, y, Objects.requireNonNull(text, "text")));
            return this;
        }

        private static Line checked(double[] x, double[] y, String label) {
            if (x.length != y.length) {
                throw new IllegalArgumentException(x.length + " x and " + y.length + " y are no points");
            }
            return new Line(x.clone(), y.clone(), label);
        }

        public PhaseMapPanel build() {
            return new PhaseMapPanel(this);
        }
    }
}
