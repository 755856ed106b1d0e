package org.lamella.layers;

/**
 * How large the pixels of a section are, and how well that is known. A section that is looked at from aside is foreshortened in
 * the image's y: true depth = apparent depth / sin(tilt).
 *
 * @param pixelX width of a pixel in {@code unit}
 * @param pixelY height of a pixel on the section, foreshortening taken off, in {@code unit}
 * @param calibrationUncertainty relative standard uncertainty of the pixel size
 * @param tilt angle between the section and the line of sight that was corrected for, in degrees; 90 when nothing was corrected
 * @param tiltUncertainty its standard uncertainty in degrees
 */
public record SectionScale(double pixelX, double pixelY, double calibrationUncertainty, double tilt, double tiltUncertainty) {
    public SectionScale {
        if (!(pixelX > 0) || !(pixelY > 0) || !Double.isFinite(pixelX + pixelY)) {
            throw new IllegalArgumentException("a pixel must have a positive size, not " + pixelX + " x " + pixelY);
        }
        if (!(calibrationUncertainty >= 0 && calibrationUncertainty < 1)) {
            throw new IllegalArgumentException("the calibration's uncertainty must lie between 0 and 1, not " + calibrationUncertainty);
        }
        if (!(tilt > 0 && tilt <= 90) || !(tiltUncertainty >= 0 && tiltUncertainty < 45)) {
            throw new IllegalArgumentException("a tilt lies between 0 and 90 degrees, not " + tilt + " ± " + tiltUncertainty);
        }
    }

    /** Square pixels that were looked at straight. */
    public static SectionScale square(double pixel, double calibrationUncertainty) {
        return new SectionScale(pixel, pixel, calibrationUncertainty, 90, 0);
    }

    /** A section that was looked at under a tilt, from the size of its image's pixels. */
    public static SectionScale tilted(double pixelX, double pixelY, double calibrationUncertainty, double tilt, double tiltUncertainty) {
        return new SectionScale(pixelX, pixelY / Math.sin(Math.toRadians(tilt)), calibrationUncertainty, tilt, tiltUncertainty);
    }

    /** Relative uncertainty that the tilt gives to a length in the image's y: cot(tilt) u(tilt). */
    public double relativeTiltUncertainty() {
        return Math.toRadians(tiltUncertainty) / Math.tan(Math.toRadians(tilt));
    }
}
