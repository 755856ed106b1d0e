package org.lamella.ui.plot;

import java.util.Arrays;
import java.util.Objects;
import org.lamella.analysis.Figure;
import org.lamella.data.Axis;
import org.lamella.data.Image;
import org.lamella.data.Unit;
import org.lamella.figure.ColourMap;
import org.lamella.figure.Contrast;
import org.lamella.figure.FigureGrid;
import org.lamella.figure.ImagePanel;

/**
 * A map of a quantity over the pixels of an image.
 *
 * @param title what it shows, without the unit
 * @param unit its unit
 * @param x the axis along a row
 * @param y the axis down the rows
 * @param values row by row; NaN where there is no value
 * @param colours how values are coloured
 */
public record MapContent(String title, Unit unit, Axis x, Axis y, double[] values, ColourMap colours) {
    private static final Contrast CONTRAST = new Contrast(1, 99, 1, false);

    public MapContent {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(colours, "colours");
        if (x.size() * y.size() != values.length) {
            throw new IllegalArgumentException("a map of " + x.size() + " x " + y.size() + " pixels does not fit " + values.length + " values");
        }
    }

    public int width() {
        return (int) x.size();
    }

    public int height() {
        return (int) y.size();
    }

    public double at(int column, int row) {
        return values[row * width() + column];
    }

    /** The values that the ends of the colours stand for, a few outliers left out; NaN when there is no value. */
    public double[] limits() {
        return Arrays.stream(values).anyMatch(Double::isFinite) ? CONTRAST.limits(values) : new double[] {Double.NaN, Double.NaN};
    }

    /** Title and unit. */
    public String heading() {
        return unit.symbol().isEmpty() ? title : title + " (" + unit.symbol() + ")";
    }

    /** The same as a figure for saving. */
    public Figure figure() {
        Image image = new Image(x.withRole(Axis.Role.SIGNAL), y.withRole(Axis.Role.SIGNAL), values);
        ImagePanel panel = ImagePanel.of(image).title(title).colours(colours).contrast(CONTRAST).colourBar(unit.symbol(), Unit.NONE).build();
        String plain = title.replaceAll("[^A-Za-z0-9._-]+", "-").replaceFirst("^[^A-Za-z0-9]+", "");
        return FigureGrid.of(plain.isEmpty() ? "map" : plain, "", FigureGrid.SINGLE_COLUMN, panel);
    }

    /** The values as text, a line for each row of pixels; nothing where there is no value. */
    public String text(char separator) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < height(); row++) {
            for (int column = 0; column < width(); column++) {
                double value = at(column, row);
                text.append(column == 0 ? "" : separator).append(Double.isFinite(value) ? Double.toString(value) : "");
            }
            text.append("\r\n");
        }
        return text.toString();
    }
}
