package org.lamella.data;

import java.util.Objects;

/**
 * How well a pixel size is known and where it comes from. A calibration is an object of its own so that it enters
 * every result instead of being lost at the first division.
 *
 * @param x the pixel size along x (columns), with its standard uncertainty
 * @param y the pixel size along y (rows), in the same unit, with its standard uncertainty
 * @param source where it comes from, for example {@code file metadata}, {@code given by the user} or
 *        {@code calibrated on Au}
 */
public record Calibration(Quantity x, Quantity y, String source) {
    public Calibration {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        Objects.requireNonNull(source, "source");
        if (!(x.value() > 0) || !(y.value() > 0)) {
            throw new IllegalArgumentException("a pixel size must be positive: " + x.value() + " x " + y.value());
        }
        if (!x.unit().equals(y.unit())) {
            throw new IllegalArgumentException("x and y are calibrated in different units: " + x.unit() + ", " + y.unit());
        }
    }

    /**
     * The calibration of two axes of an image.
     *
     * @param relativeUncertainty the standard uncertainty of the scale divided by the scale
     * @throws IllegalArgumentException when the axes' units do not convert into each other
     */
    public static Calibration of(Axis x, Axis y, double relativeUncertainty, String source) {
        double scaleX = Math.abs(x.scale());
        double scaleY = Math.abs(y.unit().convert(y.scale(), x.unit()));
        return new Calibration(Quantity.of(scaleX, scaleX * relativeUncertainty, x.unit()),
                Quantity.of(scaleY, scaleY * relativeUncertainty, x.unit()), source);
    }

    public Unit unit() {
        return x.unit();
    }

    /** The standard uncertainty of the scale divided by the scale. */
    public double relativeUncertainty() {
        return x.uncertainty() / x.value();
    }
}
