package org.lamella.layers;

import java.util.List;

/**
 * The layers of a section, measured.
 *
 * @param trace where their boundaries lie in the image
 * @param scale the size of its pixels
 * @param layers in order of depth; none when none was found
 * @param boundaries one more than there are layers
 * @param total from the first boundary to the last; null when there is no layer
 */
public record SectionLayers(SectionTrace trace, SectionScale scale, List<LayerThickness> layers, List<BoundaryRoughness> boundaries,
        LayerThickness total) {
    public SectionLayers {
        layers = List.copyOf(layers);
        boundaries = List.copyOf(boundaries);
    }

    /** Length of the image along the columns, in the unit of the scale, from one column to the next. */
    public double columnStep() {
        return trace.frame().isSideways() ? scale.pixelY() : scale.pixelX();
    }
}
