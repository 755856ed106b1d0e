package org.lamella.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Objects;
import org.lamella.data.Unit;

/**
 * A quantity in colours over two axes of different kinds, for example position and slice, with a colour bar. Cells without a
 * value are hatched. What lies in a plane of lengths is an {@link ImagePanel}.
 */
public final class MapPlot implements Panel {
    /** Low enough that ticks stand no closer than rows. */
    private static final double ROW_HEIGHT = 14;
    private static final double LOWEST = 36;
    private static final double TALLEST = 150;
    private static final int SHARPNESS = 400;

    private final String title;
    private final PlotAxis x;
    private final PlotAxis quantity;
    private final String rowTitle;
    private final int rows;
    private final BufferedImage picture;
    private final ColourBar bar;

    private MapPlot(String title, PlotAxis x, String rowTitle, PlotAxis quantity, double[][] values, ColourMap map) {
        this.title = title;
        this.x = x;
        this.rowTitle = rowTitle;
        this.quantity = quantity;
        this.rows = values.length;
        int columns = values[0].length;
        // A viewer that smooths pictures must not make values between rows.
        int repeats = Math.max(1, SHARPNESS / rows);
        double[] pixels = new double[rows * repeats * columns];
        for (int row = 0; row < rows * repeats; row++) {
            // The first row is the lowest, as on every axis upwards.
            System.arraycopy(values[rows - 1 - row / repeats], 0, pixels, row * columns, columns);
        }
        double[] limits = Contrast.MICROGRAPH.limits(pixels);
        picture = Raster.render(pixels, columns, 0, 0, columns, rows * repeats, Raster.Pooling.MEAN, Contrast.MICROGRAPH, limits, map);
        bar = new ColourBar(quantity, Contrast.MICROGRAPH, limits, map);
    }

    /**
     * A map whose rows are counted from 1 upwards.
     *
     * @param x the axis to the right between two ends: the outer edges of the first and the last column
     * @param rowTitle what a row is
     * @param quantity what the colours stand for
     * @param values rows of the same length, NaN where there is no value
     */
    public static MapPlot of(String title, PlotAxis x, String rowTitle, PlotAxis quantity, double[][] values, ColourMap map) {
        if (values.length == 0 || values[0].length == 0 || java.util.Arrays.stream(values).anyMatch(row -> row.length != values[0].length)) {
            throw new IllegalArgumentException("a map needs rows of one length");
        }
        if (Double.isNaN(x.minimum()) || Double.isNaN(x.maximum())) {
            throw new IllegalArgumentException("the axis '" + x.title() + "' of a map needs two ends");
        }
        return new MapPlot(Objects.requireNonNull(title, "title"), x, rowTitle, quantity, values, map);
    }

    @Override
    public String title() {
        return title;
    }

    /** What the colours stand for. */
    public PlotAxis quantity() {
        return quantity;
    }

    @Override
    public double heightFor(double width, FigureTheme theme) {
        double axes = 2 * Draw.height(theme.labelFont()) + 10;
        return Math.clamp(rows * ROW_HEIGHT, LOWEST, TALLEST) + axes + ColourBar.height(theme);
    }

    @Override
    public void paint(Graphics2D target, Rectangle2D area, FigureTheme theme) {
        Graphics2D graphics = Draw.smooth(target);
        try {
            double below = ColourBar.height(theme);
            Rectangle2D plot = new Rectangle2D.Double(area.getX(), area.getY(), area.getWidth(), Math.max(30, area.getHeight() - below));
            PlotFrame frame = new PlotFrame(plot, x, new Scale(x.minimum(), x.maximum(), false), PlotAxis.linear(rowTitle, Unit.NONE),
                    new Scale(0.5, rows + 0.5, false, true), true, 0, theme);
            ImageFrame.paintPicture(graphics, picture, frame.data(), frame.data(), theme);
            frame.paintAxes(graphics, theme);
            bar.paint(graphics, frame.data().getX(), plot.getMaxY(), frame.data().getWidth(), theme);
        } finally {
            graphics.dispose();
        }
    }
}
