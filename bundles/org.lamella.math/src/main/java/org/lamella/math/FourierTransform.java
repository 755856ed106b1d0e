package org.lamella.math;

/**
 * The discrete Fourier transform of an image of any size. Implementations are safe for use by several threads and give
 * the same numbers however many threads they use.
 *
 * <p>Images are row-major; complex numbers are stored as real, imaginary. The forward transform has the kernel
 * exp(-2 pi i (k x / width + l y / height)) and no factor; the inverse divides by width times height. A half spectrum
 * holds the columns k = 0 ... width/2 of every row l = 0 ... height-1; the rest follows from Hermitian symmetry.</p>
 */
public interface FourierTransform {
    /** The kernel in use; every engine takes its transforms from here so that a faster one can replace it. */
    static FourierTransform of(int width, int height) {
        return new RowColumnTransform(width, height);
    }

    int width();

    int height();

    /** Columns of a half spectrum: width/2 + 1, rounded down. */
    default int halfWidth() {
        return width() / 2 + 1;
    }

    /** Transforms a complex image of 2 * width * height numbers in place. */
    void forward(double[] complex);

    /** Transforms a complex spectrum of 2 * width * height numbers back in place. */
    void inverse(double[] complex);

    /**
     * Transforms a real image.
     *
     * @param pixels width * height numbers; left unchanged
     * @return the half spectrum, 2 * halfWidth * height numbers
     */
    double[] forwardReal(double[] pixels);

    /**
     * Transforms a half spectrum back into a real image.
     *
     * @param half 2 * halfWidth * height numbers of a spectrum with Hermitian symmetry; overwritten
     * @return width * height numbers
     */
    double[] inverseReal(double[] half);
}
