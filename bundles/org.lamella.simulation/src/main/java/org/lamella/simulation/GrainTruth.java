package org.lamella.simulation;

import java.util.ArrayList;
import java.util.List;
import org.lamella.crystal.MillerIndices;

/**
 * What a simulated crystal puts into the image.
 *
 * @param grain the crystal
 * @param reflections its fringes, one of each Friedel pair
 */
public record GrainTruth(CrystalGrain grain, List<Fringe> reflections) {
    public GrainTruth {
        reflections = List.copyOf(reflections);
    }

    /**
     * One set of lattice fringes.
     *
     * @param indices the reflection
     * @param gx x component of its reciprocal vector in 1/nm
     * @param gy y component, up
     * @param contrast amplitude of the fringes at the crystal's centre, as a fraction of the mean intensity
     * @param phase of the cosine at the crystal's centre, in radians
     * @param signalToNoise expected peak power over noise power in the Hann-windowed spectrum of the whole image
     */
    public record Fringe(MillerIndices indices, double gx, double gy, double contrast, double phase, double signalToNoise) {
        public double spacing() {
            return 1 / Math.hypot(gx, gy);
        }
    }

    /** The fringes that stand out of the noise at least so far. */
    public List<Fringe> visible(double leastSignalToNoise) {
        return reflections.stream().filter(fringe -> fringe.signalToNoise() >= leastSignalToNoise).toList();
    }

    /** Whether two visible sets of fringes cross. */
    public boolean showsTwoDirections(double leastSignalToNoise, double leastSpacing) {
        List<Fringe> seen = new ArrayList<>(visible(leastSignalToNoise));
        seen.removeIf(fringe -> fringe.spacing() < leastSpacing);
        for (Fringe a : seen) {
            for (Fringe b : seen) {
                double sine = Math.abs(a.gx * b.gy - a.gy * b.gx) * a.spacing() * b.spacing();
                if (sine > 0.15) {
                    return true;
                }
            }
        }
        return false;
    }
}
