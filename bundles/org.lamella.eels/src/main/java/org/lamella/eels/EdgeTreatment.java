package org.lamella.eels;

import org.lamella.data.Axis;

/** What is done with an edge after its background was taken off and before it is measured: plural scattering taken out, for example. */
@FunctionalInterface
public interface EdgeTreatment {
    /** Nothing. */
    EdgeTreatment NONE = (energy, edge) -> {
        throw new IllegalStateException("an edge that is not treated is measured as it was recorded");
    };

    /**
     * Treats an edge.
     *
     * @param energy its axis in eV
     * @param edge counts over the background, zero before the window's end
     */
    TreatedEdge apply(Axis energy, double[] edge);
}
