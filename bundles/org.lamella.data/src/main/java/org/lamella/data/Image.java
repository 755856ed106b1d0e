package org.lamella.data;

import java.util.Objects;

/**
 * One image in memory: rows from the top, each row from the left.
 *
 * @param x the calibrated axis along a row
 * @param y the calibrated axis down the rows
 * @param pixels the values, {@code pixels[row * width + column]}; not copied, so leave it unchanged
 */
public record Image(Axis x, Axis y, double[] pixels) {
    public Image {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        if (pixels.length != x.size() * y.size()) {
            throw new IllegalArgumentException(pixels.length + " values for " + x.size() + " x " + y.size() + " pixels");
        }
    }

    /** An image with square pixels of the given size. */
    public static Image of(int width, int height, double[] pixels, double pixelSize, Unit unit) {
        return new Image(Axis.signal("x", width, pixelSize, 0, unit), Axis.signal("y", height, pixelSize, 0, unit), pixels);
    }

    public int width() {
        return (int) x.size();
    }

    public int height() {
        return (int) y.size();
    }

    public double at(int column, int row) {
        return pixels[row * width() + column];
    }

    /**
     * The part of the image inside a rectangle, with its axes' offsets moved along.
     *
     * @throws IllegalArgumentException when the rectangle is not wholly inside the image
     */
    public Image crop(Region.Rectangle region) {
        if (region.x() < 0 || region.y() < 0 || region.x() + region.width() > width() || region.y() + region.height() > height()) {
            throw new IllegalArgumentException("the rectangle " + region + " is not inside the " + width() + " x " + height() + " image");
        }
        double[] part = new double[region.width() * region.height()];
        for (int row = 0; row < region.height(); row++) {
            System.arraycopy(pixels, (row + region.y()) * width() + region.x(), part, row * region.width(), region.width());
        }
        return new Image(
                new Axis(x.name(), region.width(), x.scale(), x.coordinate(region.x()), x.unit(), x.role()),
                new Axis(y.name(), region.height(), y.scale(), y.coordinate(region.y()), y.unit(), y.role()), part);
    }

    public Image withAxes(Axis newX, Axis newY) {
        return new Image(newX, newY, pixels);
    }
}
