package org.lamella.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.lamella.data.Image;
import org.lamella.data.Region;
import org.lamella.data.Unit;

/**
 * A micrograph with its scale bar and regions. Pixels that are not square are drawn as wide and as high as they are;
 * pixels without a value are hatched.
 */
public final class ImagePanel implements Panel {
    private final String title;
    private final Image image;
    private final ColourMap map;
    private final Contrast contrast;
    private final boolean scaleBar;
    private final List<Outline> outlines;
    private final double[] limits;
    private final ColourBar bar;

    private BufferedImage picture;

    private record Outline(Region region, String label, int category) {
    }

    private ImagePanel(Builder builder) {
        title = builder.title;
        image = builder.image;
        map = builder.map;
        contrast = builder.contrast;
        scaleBar = builder.scaleBar;
        outlines = List.copyOf(builder.outlines);
        // A micrograph is shown by what its figure can show; colours that are read off stand for the image's own values.
        limits = builder.quantity == null ? null : contrast.limits(image.pixels());
        bar = builder.quantity == null ? null : new ColourBar(builder.quantity, contrast, limits, map);
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
        return ImageFrame.boxHeight(width, heightOverWidth()) + (noteNeeded(width, theme) ? Draw.height(theme.smallFont()) + 2 : 0)
                + barHeight(theme);
    }

    private double barHeight(FigureTheme theme) {
        return bar == null ? 0 : ColourBar.height(theme);
    }

    @Override
    public void paint(Graphics2D target, Rectangle2D area, FigureTheme theme) {
        Graphics2D graphics = Draw.smooth(target);
        try {
            boolean note = noteNeeded(area.getWidth(), theme);
            double noteHeight = note ? Draw.height(theme.smallFont()) + 2 : 0;
            Rectangle2D room = new Rectangle2D.Double(area.getX(), area.getY(), area.getWidth(),
                    Math.min(area.getHeight() - noteHeight - barHeight(theme), ImageFrame.boxHeight(area.getWidth(), heightOverWidth())));
            Rectangle2D box = ImageFrame.box(room, heightOverWidth());
            ImageFrame.paintPicture(graphics, picture(), box, box, theme);
            LabelPlacement labels = new LabelPlacement(box);
            if (scaleBar && !note) {
                ImageFrame.paintScaleBar(graphics, box, fieldWidth(), image.x().unit(), labels, theme);
            }
            paintOutlines(graphics, box, labels, theme);
            if (note) {
                Font font = theme.smallFont();
                Draw.text(graphics, Draw.fit(noteText(), font, area.getWidth()), font, theme.secondary(), area.getX(), box.getMaxY() + 2);
            }
            if (bar != null) {
                bar.paint(graphics, box.getX(), box.getMaxY() + noteHeight, box.getWidth(), theme);
            }
        } finally {
            graphics.dispose();
        }
    }

    /** Made once: a window repaints often, and a large image takes a while. */
    private synchronized BufferedImage picture() {
        if (picture == null) {
            picture = Raster.render(image.pixels(), image.width(), 0, 0, image.width(), image.height(), Raster.Pooling.MEAN, contrast,
                    limits, map);
        }
        return picture;
    }

    private void paintOutlines(Graphics2D graphics, Rectangle2D box, LabelPlacement labels, FigureTheme theme) {
        Shape clip = graphics.getClip();
        graphics.clip(box);
        for (Outline outline : outlines) {
            Draw.haloed(graphics, shape(outline.region, box), CategoricalColours.onDark(outline.category), theme.halo(), 1.1);
        }
        graphics.setClip(clip);
        for (Outline outline : outlines) {
            if (outline.label.isBlank()) {
                continue;
            }
            String text = Draw.fit(outline.label, theme.plateFont(), box.getWidth() / 2);
            List<Rectangle2D> places = ImageFrame.placesAround(shape(outline.region, box).getBounds2D(),
                    Draw.plateSize(text, theme.plateFont()), outline.region instanceof Region.Rectangle);
            Color colour = CategoricalColours.onDark(outline.category);
            // A region without its name cannot be found in the tables: better on top of something than left out.
            Optional<Rectangle2D> free = labels.placeFirst(places);
            Draw.plate(graphics, text, free.orElseGet(() -> inside(places.get(0), box)), theme, colour);
        }
    }

    private static Rectangle2D inside(Rectangle2D label, Rectangle2D box) {
        double x = Math.max(box.getMinX(), Math.min(label.getX(), box.getMaxX() - label.getWidth()));
        double y = Math.max(box.getMinY(), Math.min(label.getY(), box.getMaxY() - label.getHeight()));
        return new Rectangle2D.Double(x, y, label.getWidth(), label.getHeight());
    }

    /** A region on the figure; the centre of the first pixel is at (0, 0), its corner half a pixel before. */
    private Shape shape(Region region, Rectangle2D box) {
        double sx = box.getWidth() / image.width();
        double sy = box.getHeight() / image.height();
        Path2D path = new Path2D.Double();
        if (region instanceof Region.Rectangle r) {
            return new Rectangle2D.Double(box.getX() + r.x() * sx, box.getY() + r.y() * sy, r.width() * sx, r.height() * sy);
        } else if (region instanceof Region.Line line) {
            double nx = -(line.y2() - line.y1()) / line.length() * line.width() / 2;
            double ny = (line.x2() - line.x1()) / line.length() * line.width() / 2;
            double[][] corners = {{line.x1() + nx, line.y1() + ny}, {line.x2() + nx, line.y2() + ny}, {line.x2() - nx, line.y2() - ny},
                {line.x1() - nx, line.y1() - ny}};
            for (int i = 0; i < corners.length; i++) {
                move(path, i, box.getX() + (corners[i][0] + 0.5) * sx, box.getY() + (corners[i][1] + 0.5) * sy);
            }
        } else if (region instanceof Region.Polygon polygon) {
            for (int i = 0; i < polygon.points().size(); i++) {
                Region.Point point = polygon.points().get(i);
                move(path, i, box.getX() + (point.x() + 0.5) * sx, box.getY() + (point.y() + 0.5) * sy);
            }
        } else if (region instanceof Region.Position point) {
            double x = box.getX() + (point.x() + 0.5) * sx;
            double y = box.getY() + (point.y() + 0.5) * sy;
            return new Rectangle2D.Double(x - 2, y - 2, 4, 4);
        }
        path.closePath();
        return path;
    }

    private static void move(Path2D path, int index, double x, double y) {
        if (index == 0) {
            path.moveTo(x, y);
        } else {
            path.lineTo(x, y);
        }
    }

    private double fieldWidth() {
        return Math.abs(image.x().scale()) * image.width();
    }

    private double heightOverWidth() {
        Unit unit = image.x().unit();
        // Axes of different kinds (position and energy) have no common scale; their pixels are drawn square.
        double pixelRatio = image.y().unit().convertsTo(unit)
                ? Math.abs(image.y().unit().convert(image.y().scale(), unit) / image.x().scale()) : 1;
        return pixelRatio * image.height() / image.width();
    }

    private boolean noteNeeded(double width, FigureTheme theme) {
        double height = ImageFrame.boxHeight(width, heightOverWidth());
        Rectangle2D box = ImageFrame.box(new Rectangle2D.Double(0, 0, width, height), heightOverWidth());
        return scaleBar && !ImageFrame.barFits(box, fieldWidth(), image.x().unit(), theme);
    }

    private String noteText() {
        return "field of view " + String.format(Locale.ROOT, "%.4g", fieldWidth()) + " " + image.x().unit() + " wide";
    }

    /** Collects what a panel shows. */
    public static final class Builder {
        private final Image image;
        private final List<Outline> outlines = new ArrayList<>();
        private String title = "";
        private ColourMap map = ColourMap.GREY;
        private Contrast contrast = Contrast.MICROGRAPH;
        private boolean scaleBar = true;
        private PlotAxis quantity;

        private Builder(Image image) {
            this.image = Objects.requireNonNull(image, "image");
        }

        public Builder title(String text) {
            title = Objects.requireNonNull(text, "title");
            return this;
        }

        public Builder colours(ColourMap colourMap) {
            map = Objects.requireNonNull(colourMap, "colourMap");
            return this;
        }

        public Builder contrast(Contrast newContrast) {
            contrast = Objects.requireNonNull(newContrast, "contrast");
            return this;
        }

        public Builder withoutScaleBar() {
            scaleBar = false;
            return this;
        }

        /** Puts a colour bar below the image: its pixels are values of a quantity. */
        public Builder colourBar(String quantityTitle, Unit unit) {
            quantity = PlotAxis.linear(quantityTitle, unit);
            return this;
        }

        /** Outlines a region under its own name. */
        public Builder region(Region region, int category) {
            return region(region, region.name(), category);
        }

        /**
         * Outlines a region.
         *
         * @param label what is written beside it; blank for nothing
         * @param category the number of its colour, see {@link CategoricalColours}
         */
        public Builder region(Region region, String label, int category) {
            outlines.add(new Outline(Objects.requireNonNull(region, "region"), Objects.requireNonNull(label, "label"), category));
            return this;
        }

        public ImagePanel build() {
            return new ImagePanel(this);
        }
    }
}
