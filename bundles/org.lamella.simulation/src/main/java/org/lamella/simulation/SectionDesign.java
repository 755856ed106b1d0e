package org.lamella.simulation;

import java.util.List;

/**
 * The geometry of a simulated cross-section.
 *
 * @param width,height of the image in pixels
 * @param pixelSize in nm, of the image as it is seen
 * @param direction of growing depth in degrees, counter-clockwise from +x with y up; -90 points down the image
 * @param tilt angle between the section and the line of sight in degrees; below 90 the image's y is foreshortened by its sine
 * @param layers in order of depth; the first and the last end with the image
 */
public record SectionDesign(int width, int height, double pixelSize, double direction, double tilt, List<SectionLayer> layers) {
    private static final int LARGEST_SIDE = 16_384;

    public SectionDesign {
        layers = List.copyOf(layers);
        if (width < 16 || height < 16 || width > LARGEST_SIDE || height > LARGEST_SIDE) {
            throw new IllegalArgumentException("16 to " + LARGEST_SIDE + " pixels a side, not " + width + " x " + height);
        }
        if (!(pixelSize > 0) || !Double.isFinite(pixelSize) || !Double.isFinite(direction) || !(tilt > 0 && tilt <= 90)) {
            throw new IllegalArgumentException("not a section: pixels of " + pixelSize + " nm, direction " + direction + ", tilt " + tilt);
        }
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a section consists of one layer at least");
        }
    }

    /** Thickness of everything between the first and the last layer in nm. */
    public double total() {
        return layers.stream().skip(1).limit(Math.max(0, layers.size() - 2)).mapToDouble(SectionLayer::thickness).sum();
    }

    /** The smallest step of the grey level from one layer to the next; 0 when there is one layer. */
    public double smallestStep() {
        double least = layers.size() < 2 ? 0 : Double.POSITIVE_INFINITY;
        for (int k = 1; k < layers.size(); k++) {
            least = Math.min(least, Math.abs(layers.get(k).grey() - layers.get(k - 1).grey()));
        }
        return least;
    }
}
