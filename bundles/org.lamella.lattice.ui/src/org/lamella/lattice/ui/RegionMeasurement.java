package org.lamella.lattice.ui;

import java.util.List;
import org.lamella.lattice.Identification;
import org.lamella.lattice.RadialProfile;
import org.lamella.lattice.Spot;

/**
 * Spots and phases of the region whose spectrum is shown.
 *
 * @param spots the spots, strongest first
 * @param phases the phases that they speak for
 * @param profile power by |g|
 * @param calibrationUncertainty relative standard uncertainty of the pixel size; 0 when spacings are in pixels
 */
public record RegionMeasurement(List<Spot> spots, Identification phases, RadialProfile profile, double calibrationUncertainty) {
    public RegionMeasurement {
        spots = List.copyOf(spots);
    }
}
