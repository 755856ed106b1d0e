package org.lamella.simulation;

import java.util.List;
import java.util.Objects;
import org.lamella.crystal.Phase;

/**
 * One layer of a simulated interphase: nanocrystals in the amorphous matrix.
 *
 * @param name what it is called
 * @param phases of its crystals, in equal shares; none for a layer without crystals
 * @param thickness in nm; of the first and the last layer, which go on beyond the image, it is not used
 * @param coverage share of the layer's area that the crystals cover
 * @param smallestDiameter of a crystal in nm
 * @param largestDiameter of a crystal in nm
 */
public record InterphaseLayer(String name, List<Phase> phases, double thickness, double coverage, double smallestDiameter,
        double largestDiameter) {
    public InterphaseLayer {
        Objects.requireNonNull(name, "name");
        phases = List.copyOf(phases);
        if (!(thickness >= 0) || !Double.isFinite(thickness) || !(coverage >= 0 && coverage <= 0.9)
                || !(smallestDiameter > 0 && largestDiameter >= smallestDiameter && largestDiameter <= 100)) {
            throw new IllegalArgumentException("layer '" + name + "': thickness " + thickness + " nm, coverage " + coverage
                    + " (0 to 0.9) and crystals of " + smallestDiameter + " to " + largestDiameter + " nm do not make a layer");
        }
    }
}
