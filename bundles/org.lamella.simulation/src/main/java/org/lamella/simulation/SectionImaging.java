package org.lamella.simulation;

/**
 * How a simulated cross-section is imaged.
 *
 * @param contrastToNoise the smallest step between layers over the noise of a pixel; 0 for no noise
 * @param isCounting whether the noise is that of counting, strongest where it is bright, or else the same everywhere
 * @param blur standard deviation of the probe in pixels
 * @param curtaining standard deviation of the stripes across the layers, as a share of the smallest step
 * @param shading how much the brightness changes from one side of the image to the other, as a share of the smallest step
 */
public record SectionImaging(double contrastToNoise, boolean isCounting, double blur, double curtaining, double shading) {
    public SectionImaging {
        if (!(contrastToNoise >= 0 && contrastToNoise < 1e6) || !(blur >= 0 && blur <= 50) || !(curtaining >= 0 && curtaining <= 10)
                || !(shading >= 0 && shading <= 10)) {
            throw new IllegalArgumentException("not an image: contrast-to-noise " + contrastToNoise + ", blur " + blur + " pixels, curtaining "
                    + curtaining + ", shading " + shading);
        }
    }
}
