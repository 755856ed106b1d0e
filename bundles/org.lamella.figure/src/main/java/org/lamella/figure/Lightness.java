package org.lamella.figure;

/**
 * Conversion between sRGB (IEC 61966-2-1) and CIE 1976 L*a*b* under the white point D65, the space in which equal steps
 * look about equal.
 */
final class Lightness {
    private static final double[] WHITE = {0.95047, 1.0, 1.08883};
    private static final double EPSILON = 216.0 / 24389;
    private static final double KAPPA = 24389.0 / 27;

    private Lightness() {
    }

    /** L* (0 black to 100 white), a* and b* of sRGB components from 0 to 1. */
    static double[] toLab(double red, double green, double blue) {
        double r = linear(red);
        double g = linear(green);
        double b = linear(blue);
        double fx = compress((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / WHITE[0]);
        double fy = compress((0.2126729 * r + 0.7151522 * g + 0.0721750 * b) / WHITE[1]);
        double fz = compress((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / WHITE[2]);
        return new double[] {116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)};
    }

    static double[] toLab(int rgb) {
        return toLab((rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0);
    }

    /** sRGB components, clipped to the range from 0 to 1. */
    static double[] toRgb(double lightness, double a, double b) {
        double fy = (lightness + 16) / 116;
        double x = expand(fy + a / 500) * WHITE[0];
        double y = expand(fy) * WHITE[1];
        double z = expand(fy - b / 200) * WHITE[2];
        return new double[] {
            companded(3.2404542 * x - 1.5371385 * y - 0.4985314 * z),
            companded(-0.9692660 * x + 1.8760108 * y + 0.0415560 * z),
            companded(0.0556434 * x - 0.2040259 * y + 1.0572252 * z)};
    }

    private static double linear(double component) {
        return component <= 0.04045 ? component / 12.92 : Math.pow((component + 0.055) / 1.055, 2.4);
    }

    private static double companded(double linear) {
        double value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return Math.clamp(value, 0, 1);
    }

    private static double compress(double ratio) {
        return ratio > EPSILON ? Math.cbrt(ratio) : (KAPPA * ratio + 16) / 116;
    }

    private static double expand(double value) {
        double cube = value * value * value;
        return cube > EPSILON ? cube : (116 * value - 16) / KAPPA;
    }
}
