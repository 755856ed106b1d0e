package org.lamella.simulation;

import java.util.List;
import org.lamella.data.Axis;
import org.lamella.data.Image;
import org.lamella.data.Unit;

/** Sinusoidal lattices in white Gaussian noise: the case for which the Cramér-Rao bound is known in closed form. */
public final class SinusoidLattice {
    private SinusoidLattice() {
    }

    /**
     * One wave.
     *
     * @param gx x component of the reciprocal vector, in the reciprocal of the pixel's unit
     * @param gy y component, up
     * @param amplitude of the cosine
     * @param phase at the first pixel, in radians
     */
    public record Wave(double gx, double gy, double amplitude, double phase) {
    }

    /**
     * @param pixelX pixel size along x in {@code unit}
     * @param pixelY pixel size along y
     * @param sigma standard deviation of the noise
     * @throws IllegalArgumentException when a side is not positive or the image has more pixels than an array
     */
    public static Image image(int width, int height, double pixelX, double pixelY, Unit unit, List<Wave> waves, double sigma, long seed) {
        if (width < 1 || height < 1 || (long) width * height > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("an image of " + width + " x " + height + " pixels cannot be made");
        }
        Deviates deviates = new Deviates(seed);
        double[] pixels = new double[width * height];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                double value = 100 + sigma * deviates.gaussian();
                for (Wave wave : waves) {
                    value += wave.amplitude * Math.cos(2 * Math.PI * (wave.gx * column * pixelX - wave.gy * row * pixelY) + wave.phase);
                }
                pixels[row * width + column] = value;
            }
        }
        return new Image(Axis.signal("x", width, pixelX, 0, unit), Axis.signal("y", height, pixelY, 0, unit), pixels);
    }
}
