package org.lamella.interphase;

import java.util.List;

/**
 * One layer of a region. Depths are counted from the image's corner or edge where depth is least.
 *
 * @param name the layer
 * @param isFlank whether it is a side of the interphase
 * @param isPresent whether the crystals ask for it; one that is not has no thickness
 * @param start depth of its upper boundary in nm
 * @param startUncertainty standard uncertainty, without the calibration's share; 0 at the edge of the image
 * @param end depth of its lower boundary in nm
 * @param endUncertainty standard uncertainty
 * @param thicknessUncertainty standard uncertainty of end minus start
 * @param phases of the layer model, with how often each is seen here
 */
public record LayerExtent(String name, boolean isFlank, boolean isPresent, double start, double startUncertainty, double end,
        double endUncertainty, double thicknessUncertainty, List<PhasePresence> phases) {
    public LayerExtent {
        phases = List.copyOf(phases);
    }

    public double thickness() {
        return end - start;
    }
}
