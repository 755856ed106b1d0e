package org.lamella.lattice.plugin;

import java.util.ArrayList;
import java.util.List;
import org.lamella.data.Image;
import org.lamella.data.Unit;
import org.lamella.simulation.SinusoidLattice;
import org.lamella.simulation.SinusoidLattice.Wave;

/** Sinusoidal images of a face-centred crystal along [1 1 0]: 111 twice, 002 and 220, in white noise. */
final class CrystalImages {
    private CrystalImages() {
    }

    /**
     * @param edge lattice parameter in nm
     * @param degrees direction of the 220 vector, counter-clockwise from +x
     */
    static List<Wave> faceCentred(double edge, double degrees) {
        double root = Math.sqrt(2);
        double[][] vectors = {{root, 1}, {root, -1}, {0, 2}, {2 * root, 0}};
        double[] amplitudes = {0.6, 0.55, 0.5, 0.4};
        double c = Math.cos(Math.toRadians(degrees));
        double s = Math.sin(Math.toRadians(degrees));
        List<Wave> waves = new ArrayList<>();
        for (int i = 0; i < vectors.length; i++) {
            waves.add(new Wave((c * vectors[i][0] - s * vectors[i][1]) / edge, (s * vectors[i][0] + c * vectors[i][1]) / edge, amplitudes[i], i));
        }
        return waves;
    }

    static Image image(int width, int height, double pixelX, double pixelY, List<Wave> waves, long seed) {
        return SinusoidLattice.image(width, height, pixelX, pixelY, Unit.NANOMETRE, waves, 1, seed);
    }

    /** Li2O, 256 x 240 pixels of 0.02 nm. */
    static Image lithiumOxide(long seed) {
        return image(256, 240, 0.02, 0.02, faceCentred(0.4619, 20), seed);
    }

    static Image noise(long seed) {
        return image(200, 180, 0.02, 0.02, List.of(), seed);
    }

    static Image saidToHave(Image image, double pixelX, double pixelY, Unit unit) {
        return image.withAxes(image.x().withCalibration(pixelX, 0, unit), image.y().withCalibration(pixelY, 0, unit));
    }
}
