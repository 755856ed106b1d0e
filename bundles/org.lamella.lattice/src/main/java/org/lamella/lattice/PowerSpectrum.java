package org.lamella.lattice;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.lamella.data.Image;
import org.lamella.data.Unit;
import org.lamella.math.FourierTransform;
import org.lamella.math.PlaneFit;
import org.lamella.math.Window;

/**
 * The spectrum of one image region: plane removed, scaled to unit variance, Hann window, no padding.
 *
 * <p>A bin has a column k (to the right) and a row l (downwards), both signed and zero at the centre; only columns
 * k &gt;= 0 are stored, the others follow from Friedel symmetry. The reciprocal vector of a bin is
 * (k / (width * pixelX), -l / (height * pixelY)): x to the right, y up.</p>
 */
public final class PowerSpectrum {
    /** Below this mean square, and above its inverse, sums of squares lose digits. */
    private static final double SMALLEST_SQUARE = 1e-200;

    private final int width;
    private final int height;
    private final int half;
    private final double stepX;
    private final double stepY;
    private final Unit unit;
    private final double[] spectrum;

    private PowerSpectrum(int width, int height, double stepX, double stepY, Unit unit, double[] spectrum) {
        this.width = width;
        this.height = height;
        this.half = width / 2 + 1;
        this.stepX = stepX;
        this.stepY = stepY;
        this.unit = unit;
        this.spectrum = spectrum;
    }

    /**
     * Transforms an image.
     *
     * @throws IllegalArgumentException when the axes have different kinds of unit or no pixel is finite
     */
    public static PowerSpectrum of(Image image) {
        int width = image.width();
        int height = image.height();
        Unit unit = image.x().unit();
        double pixelX = Math.abs(image.x().scale());
        double pixelY = Math.abs(image.y().unit().convert(image.y().scale(), unit));
        double[] flat = PlaneFit.subtract(image.pixels(), width, height);
        double meanSquare = meanSquare(flat, width, height);
        boolean isExtreme = !(meanSquare > SMALLEST_SQUARE && meanSquare < 1 / SMALLEST_SQUARE);
        double[] windowed = isExtreme ? PlaneFit.subtract(relative(image.pixels()), width, height) : flat;
        // Only ratios of power matter; unit variance keeps any brightness within the range of a float.
        double variance = isExtreme ? meanSquare(windowed, width, height) : meanSquare;
        double scale = variance > 0 && Double.isFinite(variance) ? 1 / Math.sqrt(variance) : 1;
        double[] alongX = Window.HANN.samples(width);
        double[] alongY = Window.HANN.samples(height);
        IntStream.range(0, height).parallel().forEach(row -> {
            for (int column = 0; column < width; column++) {
                windowed[row * width + column] *= scale * alongX[column] * alongY[row];
            }
        });
        double[] spectrum = FourierTransform.of(width, height).forwardReal(windowed);
        return new PowerSpectrum(width, height, 1 / (width * pixelX), 1 / (height * pixelY), unit, spectrum);
    }

    private static double meanSquare(double[] values, int width, int height) {
        double[] squares = new double[height];
        IntStream.range(0, height).parallel().forEach(row -> {
            for (int column = 0; column < width; column++) {
                double value = values[row * width + column];
                squares[row] += value * value;
            }
        });
        return Arrays.stream(squares).sum() / values.length;
    }

    /** Values so large or small that their squares leave the range of a double, as shares of the largest. */
    private static double[] relative(double[] pixels) {
        double largest = Arrays.stream(pixels).filter(Double::isFinite).map(Math::abs).max().orElse(0);
        return largest > 0 ? Arrays.stream(pixels).map(value -> value / largest).toArray() : pixels;
    }

    /** Columns of the image that was transformed. */
    public int width() {
        return width;
    }

    /** Rows of the image that was transformed. */
    public int height() {
        return height;
    }

    /** Size of a bin along x, in the reciprocal of {@link #unit()}. */
    public double stepX() {
        return stepX;
    }

    /** Size of a bin along y, in the reciprocal of {@link #unit()}. */
    public double stepY() {
        return stepY;
    }

    /** The unit of the image's axes; reciprocal vectors are in its reciprocal. */
    public Unit unit() {
        return unit;
    }

    /** The real part at a bin; k and l may be negative or beyond the Nyquist frequency. */
    double real(int k, int l) {
        int column = Math.floorMod(k, width);
        return column < half ? spectrum[2 * (Math.floorMod(l, height) * half + column)]
                : spectrum[2 * (Math.floorMod(-l, height) * half + width - column)];
    }

    /** The imaginary part at a bin; k and l may be negative or beyond the Nyquist frequency. */
    double imaginary(int k, int l) {
        int column = Math.floorMod(k, width);
        return column < half ? spectrum[2 * (Math.floorMod(l, height) * half + column) + 1]
                : -spectrum[2 * (Math.floorMod(-l, height) * half + width - column) + 1];
    }

    /** The power, real² + imaginary², at a bin. */
    public double power(int k, int l) {
        double re = real(k, l);
        double im = imaginary(k, l);
        return re * re + im * im;
    }

    /** The power of a bin that is stored: k from 0 to width/2, l counted from 0 to height - 1. For those who visit every bin. */
    double storedPower(int k, int l) {
        int at = 2 * (l * half + k);
        return spectrum[at] * spectrum[at] + spectrum[at + 1] * spectrum[at + 1];
    }

    /** The length of the reciprocal vector of a bin. */
    public double length(double k, double l) {
        // Not Math.hypot: called for every bin, and these numbers are far from overflow.
        double x = k * stepX;
        double y = l * stepY;
        return Math.sqrt(x * x + y * y);
    }

    /**
     * The power as a picture, with zero frequency at column width/2 and row height/2.
     *
     * @return width * height values, row-major
     */
    public double[] picture() {
        double[] picture = new double[width * height];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                picture[row * width + column] = power(column - width / 2, row - height / 2);
            }
        }
        return picture;
    }
}
