package org.lamella.ui.image;

import java.util.ArrayList;
import java.util.List;
import org.lamella.analysis.Figure;
import org.lamella.data.Axis;
import org.lamella.data.Image;
import org.lamella.data.Region;
import org.lamella.data.UserError;
import org.lamella.display.DisplaySettings;
import org.lamella.display.ImageDocument;
import org.lamella.display.ImagePyramid;
import org.lamella.display.Tile;
import org.lamella.display.ValueSample;
import org.lamella.figure.CategoricalColours;
import org.lamella.figure.Contrast;
import org.lamella.figure.FigureGrid;
import org.lamella.figure.ImagePanel;

/** An image as a figure for saving and copying: in its colours, with its regions and a scale bar. */
final class ImageFigure {
    private static final int WIDTH = 510;
    private static final int MOST_PIXELS = 4096;

    private final String name;
    private final ImagePyramid pyramid;
    private final Axis x;
    private final Axis y;
    private final DisplaySettings display;
    private final ValueSample sample;
    private final List<Region> regions;
    private final boolean hasScaleBar;

    private ImageFigure(ImageDocument document, boolean hasScaleBar) {
        this.name = document.title().replaceFirst("\\.[^.]*$", "").replaceAll("[^A-Za-z0-9._-]+", "-").replaceFirst("^[^A-Za-z0-9]+", "");
        this.pyramid = document.pyramid();
        this.x = document.xAxis();
        this.y = document.yAxis();
        this.display = document.display();
        this.sample = document.sample();
        this.regions = new ArrayList<>(document.regions().all());
        this.hasScaleBar = hasScaleBar;
    }

    /** What is needed of a document, taken on the thread of the display; {@link #read()} may then run elsewhere. */
    static ImageFigure of(ImageDocument document, boolean hasScaleBar) {
        return new ImageFigure(document, hasScaleBar);
    }

    /** Reads the image, smaller where it has more pixels than a figure shows, and makes the figure. */
    Figure read() throws UserError {
        int level = 0;
        while (Math.max(pyramid.width(level), pyramid.height(level)) > MOST_PIXELS) {
            level++;
        }
        double factor = 1L << level;
        int width = (int) pyramid.width(level);
        int height = (int) pyramid.height(level);
        double[] pixels = new double[width * height];
        for (int row = 0; row * Tile.SIZE < height; row++) {
            for (int column = 0; column * Tile.SIZE < width; column++) {
                Tile tile = new Tile(level, column, row);
                float[] values = pyramid.values(tile);
                int tileWidth = pyramid.tileWidth(tile);
                for (int i = 0; i < values.length; i++) {
                    pixels[(row * Tile.SIZE + i / tileWidth) * width + column * Tile.SIZE + i % tileWidth] = values[i];
                }
            }
        }
        Image image = new Image(Axis.signal("x", width, x.scale() * factor, x.offset(), x.unit()),
                Axis.signal("y", height, y.scale() * factor, y.offset(), y.unit()), pixels);
        ImagePanel.Builder panel = ImagePanel.of(image).colours(display.colours()).contrast(contrast());
        if (!hasScaleBar) {
            panel.withoutScaleBar();
        }
        for (int i = 0; i < regions.size(); i++) {
            panel.region(scaled(regions.get(i), factor), i % CategoricalColours.distinctColours());
        }
        return FigureGrid.of(name.isEmpty() ? "image" : name, "", WIDTH, panel.build());
    }

    /** Limits set by hand, as percentiles of the image. */
    private Contrast contrast() {
        if (!display.isFixed()) {
            return display.contrast();
        }
        double low = Math.clamp(sample.percentileOf(display.fixedLow()), 0, 99.9);
        double high = Math.clamp(sample.percentileOf(display.fixedHigh()), low + 0.1, 100);
        return display.contrast().withPercentiles(low, high);
    }

    private static Region scaled(Region region, double factor) {
        if (factor == 1) {
            return region;
        }
        return switch (region) {
            case Region.Rectangle r -> new Region.Rectangle(r.name(), (int) (r.x() / factor), (int) (r.y() / factor),
                    (int) Math.max(1, r.width() / factor), (int) Math.max(1, r.height() / factor));
            case Region.Line l -> new Region.Line(l.name(), l.x1() / factor, l.y1() / factor, l.x2() / factor, l.y2() / factor, l.width() / factor);
            case Region.Polygon p -> new Region.Polygon(p.name(),
                    p.points().stream().map(point -> new Region.Point(point.x() / factor, point.y() / factor)).toList());
            case Region.Position p -> new Region.Position(p.name(), p.x() / factor, p.y() / factor);
        };
    }

}
