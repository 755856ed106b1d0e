package org.lamella.lattice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.special.Gamma;
import org.lamella.data.Image;
import org.lamella.data.Region;

/**
 * Measures the spots of single windows as {@link SpotSearch} measures those of a region: positions with covariance, and
 * where in the window each lattice is. For the windows that are worth it; the quick search says which.
 */
public final class WindowMeasurement {
    /** The width that suits a crystal about as large as the window. */
    private static final SmoothingScale SCALE = SmoothingScale.of(1);

    private final Image image;
    private final WindowSpots found;

    /** @param found the spots of the same image's windows */
    public WindowMeasurement(Image image, WindowSpots found) {
        this.image = image;
        this.found = found;
    }

    /**
     * The spots of a window, strongest first; a spot that does not hold together as one is left out.
     *
     * @param window its number in the grid
     */
    public List<Spot> measure(int window) {
        WindowGrid grid = found.grid();
        PowerSpectrum spectrum = PowerSpectrum.of(image.crop(new Region.Rectangle("window", grid.left(window % grid.columns()),
                grid.top(window / grid.columns()), grid.sizeX(), grid.sizeY())));
        SpotRefinement refinement = new SpotRefinement(spectrum);
        List<Spot> spots = new ArrayList<>();
        double tests = grid.sizeX() * grid.sizeY() / 2.0;
        for (int i = 0; i < found.count(window); i++) {
            int k = (int) Math.rint(found.k(window, i));
            int l = (int) Math.rint(found.l(window, i));
            double strength = found.strength(window, i);
            SpotRefinement.Position position = refinement.refine(k, l, average(spectrum, k, l) / strength, SCALE, room(window, i));
            if (position != null) {
                double sign = position.l() < 0 || position.l() == 0 && position.k() > 0 ? 1 : -1;
                double probability = Math.min(1, tests * Gamma.regularizedGammaQ(SCALE.independent(), SCALE.independent() * strength));
                spots.add(new Spot(sign * position.k() * spectrum.stepX(), -sign * position.l() * spectrum.stepY(),
                        position.varianceK() * spectrum.stepX() * spectrum.stepX(), position.varianceL() * spectrum.stepY() * spectrum.stepY(),
                        -position.covariance() * spectrum.stepX() * spectrum.stepY(), strength * SCALE.independent(),
                        strength / found.weakest(), Math.max(probability, 1e-300), position.envelope(), -1, spectrum.unit()));
            }
        }
        spots.sort(Comparator.comparingDouble((Spot spot) -> -spot.signalToNoise()));
        return Harmonics.mark(spots);
    }

    /** The mean with weights 1 2 1 that a spot's strength is the ratio of. */
    private static double average(PowerSpectrum spectrum, int k, int l) {
        double sum = 0;
        for (int dl = -1; dl <= 1; dl++) {
            for (int dk = -1; dk <= 1; dk++) {
                sum += spectrum.power(k + dk, l + dl) * (2 - Math.abs(dk)) * (2 - Math.abs(dl)) / 16;
            }
        }
        return sum;
    }

    private double room(int window, int spot) {
        double k = found.k(window, spot);
        double l = found.l(window, spot);
        double room = Double.POSITIVE_INFINITY;
        for (int i = 0; i < found.count(window); i++) {
            if (i != spot) {
                double dk = found.k(window, i);
                double dl = found.l(window, i);
                room = Math.min(room, Math.min(Math.hypot(dk - k, dl - l), Math.hypot(dk + k, dl + l)));
            }
        }
        return room;
    }
}
