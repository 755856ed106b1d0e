package org.lamella.simulation;

import java.util.Objects;

/**
 * A layer of a simulated cross-section.
 *
 * @param name of the layer
 * @param thickness perpendicular to the stack in nm; 0 for the first and the last, which end with the image
 * @param grey its grey level
 * @param voids share of its area that is voids, 0 to 0.5
 */
public record SectionLayer(String name, double thickness, double grey, double voids) {
    public SectionLayer {
        Objects.requireNonNull(name, "name");
        if (!(thickness >= 0 && thickness < 1e9) || !(grey >= 0 && grey < 1e6) || !(voids >= 0 && voids <= 0.5)) {
            throw new IllegalArgumentException("layer '" + name + "' makes no sense: " + thickness + " nm, grey level " + grey + ", voids " + voids);
        }
    }
}
