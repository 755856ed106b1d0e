package org.lamella.eels.ui;

import java.util.Objects;
import org.lamella.eels.Edge;
import org.lamella.spectrum.EnergyWindow;

/**
 * An edge that is measured.
 *
 * @param edge which
 * @param background where the background is fitted, in eV, when it was set by hand; null to let the analysis propose it
 */
record EdgeChoice(Edge edge, EnergyWindow background) {
    EdgeChoice {
        Objects.requireNonNull(edge, "edge");
    }

    EdgeChoice withBackground(EnergyWindow window) {
        return new EdgeChoice(edge, window);
    }
}
