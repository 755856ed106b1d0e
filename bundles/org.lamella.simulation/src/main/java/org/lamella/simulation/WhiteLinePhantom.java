package org.lamella.simulation;

/**
 * A spectrum of energy losses with two white lines over a power law: Gaussian lines on steps of arctangent shape, with Poisson counts.
 *
 * @param channels how many, at least 2
 * @param dispersion eV from channel to channel, above 0
 * @param offset energy of the first channel in eV, above 0
 * @param background counts of the background at the first line
 * @param exponent of the background
 * @param first energy of the first line (L3) in eV
 * @param spacing from the first to the second line in eV
 * @param height of the first line in counts
 * @param ratio area of the first line over that of the second
 * @param firstWidth,secondWidth full widths at half maximum in eV
 * @param stepHeight of both steps together, of which the first has two thirds, in counts
 * @param stepWidth in eV: the steps have the slope height / width in their middle
 */
public record WhiteLinePhantom(int channels, double dispersion, double offset, double background, double exponent, double first, double spacing,
        double height, double ratio, double firstWidth, double secondWidth, double stepHeight, double stepWidth) {
    public WhiteLinePhantom {
        if (channels < 2 || !(dispersion > 0) || !(offset > 0) || !(background >= 0) || !(height >= 0) || !(ratio > 0) || !(firstWidth > 0)
                || !(secondWidth > 0) || !(stepHeight >= 0) || !(stepWidth > 0)) {
            throw new IllegalArgumentException("a spectrum needs channels, positive energies and widths, and counts that are not negative");
        }
    }

    /** Manganese with a ratio of 2.6, 1024 channels of 0.2 eV from 560 eV; the background is as high as the first line. */
    public static WhiteLinePhantom manganese(double height) {
        return new WhiteLinePhantom(1024, 0.2, 560, height, 3, 641.7, 10.9, height, 2.6, 3.2, 3.8, 0.25 * height, 1);
    }

    /** The same with another ratio of the areas of the lines. */
    public WhiteLinePhantom withRatio(double newRatio) {
        return new WhiteLinePhantom(channels, dispersion, offset, background, exponent, first, spacing, height, newRatio, firstWidth, secondWidth,
                stepHeight, stepWidth);
    }

    /** The same without lines and steps. */
    public WhiteLinePhantom withoutEdge() {
        return new WhiteLinePhantom(channels, dispersion, offset, background, exponent, first, spacing, 0, ratio, firstWidth, secondWidth, 0, stepWidth);
    }

    /** The expected counts of every channel. */
    public double[] expected() {
        double[] counts = new double[channels];
        double secondHeight = height * firstWidth / (ratio * secondWidth);
        for (int i = 0; i < channels; i++) {
            double energy = offset + i * dispersion;
            counts[i] = background * StrictMath.pow(energy / first, -exponent) + line(energy - first, height, firstWidth)
                    + line(energy - first - spacing, secondHeight, secondWidth)
                    + stepHeight * (2 * step(energy - first) + step(energy - first - spacing)) / 3;
        }
        return counts;
    }

    private static double line(double distance, double height, double width) {
        return height * StrictMath.exp(-4 * StrictMath.log(2) * distance * distance / (width * width));
    }

    private double step(double distance) {
        return 0.5 + StrictMath.atan(Math.PI * distance / stepWidth) / Math.PI;
    }

    /** Poisson counts; the same seed gives the same spectrum everywhere. */
    public double[] simulate(long seed) {
        Deviates deviates = new Deviates(seed);
        double[] counts = expected();
        for (int i = 0; i < channels; i++) {
            counts[i] = deviates.poisson(counts[i]);
        }
        return counts;
    }
}
