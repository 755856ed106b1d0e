package org.lamella.simulation;

import java.util.Objects;
import org.lamella.crystal.Phase;
import org.lamella.crystal.ZoneAxis;

/**
 * A spherical crystal in the matrix.
 *
 * @param phase what it is made of
 * @param zone the lattice direction that points to the viewer, but for the tilt
 * @param rotation turn about the viewing direction in degrees, counter-clockwise
 * @param tiltX tilt off the zone axis in mrad, its component along x
 * @param tiltY its component along y (up)
 * @param centreX centre in nm from the left edge of the image
 * @param centreY centre in nm from the top edge
 * @param diameter in nm
 */
public record CrystalGrain(Phase phase, ZoneAxis zone, double rotation, double tiltX, double tiltY, double centreX, double centreY,
        double diameter) {
    public CrystalGrain {
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(zone, "zone");
        if (!(diameter > 0) || !Double.isFinite(rotation + tiltX + tiltY + centreX + centreY + diameter)) {
            throw new IllegalArgumentException("not a crystal: diameter " + diameter + " nm at " + centreX + ", " + centreY + " nm");
        }
    }
}
