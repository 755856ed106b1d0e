package org.lamella.simulation;

import java.util.List;
import java.util.Objects;

/**
 * Everything that a simulated high-resolution image depends on.
 *
 * @param width columns
 * @param height rows
 * @param pixelX size of a pixel along x in nm
 * @param pixelY size of a pixel along y in nm
 * @param grains the crystals
 * @param matrixThickness thickness of the amorphous matrix in nm; 0 for none
 * @param microscope the microscope
 * @param dose electrons per pixel
 * @param seed of the matrix and of the counting noise
 */
public record PhantomSettings(int width, int height, double pixelX, double pixelY, List<CrystalGrain> grains, double matrixThickness,
        Microscope microscope, double dose, long seed) {
    public PhantomSettings {
        grains = List.copyOf(grains);
        Objects.requireNonNull(microscope, "microscope");
        if (width < 8 || height < 8 || (long) width * height > 1 << 28) {
            throw new IllegalArgumentException("cannot simulate an image of " + width + " x " + height + " pixels");
        }
        if (!(pixelX > 0) || !(pixelY > 0) || !(matrixThickness >= 0) || !(dose > 0) || !Double.isFinite(pixelX + pixelY + matrixThickness
                + dose)) {
            throw new IllegalArgumentException("pixel size and dose must be positive: " + pixelX + " x " + pixelY + " nm, " + dose
                    + " electrons per pixel, matrix " + matrixThickness + " nm");
        }
    }
}
