package org.lamella.lattice;

import java.util.List;
import org.lamella.crystal.MillerIndices;
import org.lamella.crystal.ZoneAxis;

/**
 * One crystal of a phase in a region: its zone axis and the spots that it explains.
 *
 * @param zone the zone axis
 * @param matches the spots, strongest first
 * @param rotation direction of the zone's first reflection, counter-clockwise from +x, in degrees
 * @param distortion scale error, stretch and shear of the image as this crystal shows it
 * @param logEvidence natural logarithm of the Bayes factor against chance
 */
public record Grain(ZoneAxis zone, List<Match> matches, double rotation, ScaleError distortion, double logEvidence) {
    public Grain {
        matches = List.copyOf(matches);
    }

    /**
     * A spot and the reflection that explains it.
     *
     * @param spot index of the spot
     * @param indices the reflection
     * @param calculated its spacing in nm, from the phase's lattice parameters
     * @param deviation measured over calculated spacing minus 1, in percent
     */
    public record Match(int spot, MillerIndices indices, double calculated, double deviation) {
    }

    /**
     * Measured over true lengths of real space, minus 1, along x and y, and the shear between the axes in radians.
     *
     * @param uncertainty standard uncertainty of each, from the spots and the phase's lattice parameters
     */
    public record ScaleError(double x, double y, double shear, double uncertainty) {
    }
}
