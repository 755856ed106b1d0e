package org.lamella.eels.ui;

import org.lamella.eels.EdgeResult;

/**
 * What was measured of an edge in the spectrum that is shown.
 *
 * @param choice what was asked for
 * @param result null when it could not be measured
 * @param problem why not; empty when it could
 */
public record MeasuredEdge(EdgeChoice choice, EdgeResult result, String problem) {
    public String name() {
        return choice.edge().name();
    }

    boolean isMeasured() {
        return result != null;
    }

    /** Whether the edge is there, not only its place in the spectrum. */
    boolean isPresent() {
        return result != null && result.isPresent();
    }
}
