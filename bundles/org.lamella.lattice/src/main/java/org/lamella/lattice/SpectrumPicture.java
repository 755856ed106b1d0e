package org.lamella.lattice;

import org.lamella.data.Unit;

/**
 * A power spectrum around its centre, made small enough to draw: several bins become one with the largest of their
 * powers, so that no spot is lost.
 *
 * @param values power, row-major, {@code width * height}; row 0 has the largest gy
 * @param width columns; the zero frequency is at column width/2
 * @param height rows; the zero frequency is at row height/2
 * @param stepX size of a column in the reciprocal of the image's unit
 * @param stepY size of a row
 * @param unit the unit of the image's axes
 */
public record SpectrumPicture(double[] values, int width, int height, double stepX, double stepY, Unit unit) {
    private static final int MAXIMUM_SIZE = 700;

    /** The part of a spectrum with |gx| and |gy| up to a limit. */
    static SpectrumPicture of(PowerSpectrum spectrum, double reach) {
        int binsX = Math.min((spectrum.width() - 1) / 2, (int) (reach / spectrum.stepX()));
        int binsY = Math.min((spectrum.height() - 1) / 2, (int) (reach / spectrum.stepY()));
        int pool = 1 + (2 * Math.max(binsX, binsY) + 1) / MAXIMUM_SIZE;
        int halfX = binsX / pool;
        int halfY = binsY / pool;
        int width = 2 * halfX + 1;
        int height = 2 * halfY + 1;
        double[] values = new double[width * height];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                double largest = 0;
                for (int i = 0; i < pool; i++) {
                    for (int j = 0; j < pool; j++) {
                        int k = (column - halfX) * pool + j - pool / 2;
                        int l = (row - halfY) * pool + i - pool / 2;
                        largest = Math.max(largest, spectrum.power(k, l));
                    }
                }
                values[row * width + column] = largest;
            }
        }
        return new SpectrumPicture(values, width, height, spectrum.stepX() * pool, spectrum.stepY() * pool, spectrum.unit());
    }
}
