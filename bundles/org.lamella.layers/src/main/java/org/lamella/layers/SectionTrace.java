package org.lamella.layers;

import java.util.List;

/**
 * The boundaries of a section, in pixels.
 *
 * @param frame how the image was seen
 * @param direction of growing depth in degrees, counter-clockwise from +x with y up
 * @param boundaries in order of depth; none when no layer was found
 * @param contents of the layers between them
 * @param noise standard deviation of a pixel; NaN for a mask
 * @param notes what a reader should know, a line each
 */
public record SectionTrace(SectionFrame frame, double direction, List<Boundary> boundaries, List<LayerContent> contents, double noise,
        List<String> notes) {
    public SectionTrace {
        boundaries = List.copyOf(boundaries);
        contents = List.copyOf(contents);
        notes = List.copyOf(notes);
        if (contents.size() != Math.max(0, boundaries.size() - 1)) {
            throw new IllegalArgumentException(boundaries.size() + " boundaries do not bound " + contents.size() + " layers");
        }
    }

    static SectionTrace none(SectionFrame frame, double direction, double noise, String note) {
        return new SectionTrace(frame, direction, List.of(), List.of(), noise, List.of(note));
    }

    /** Whether any layer was found. */
    public boolean hasLayers() {
        return boundaries.size() > 1;
    }
}
