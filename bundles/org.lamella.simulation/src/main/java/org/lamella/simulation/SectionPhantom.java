package org.lamella.simulation;

import java.util.List;
import org.lamella.data.Image;

/**
 * A simulated cross-section and its truth.
 *
 * @param image with the pixel size as it is seen
 * @param design what was to be made
 * @param surface the roughness
 * @param imaging how it was imaged
 * @param seed of its random numbers
 * @param boundaries depth in nm of each boundary at places one image pixel apart along the stack, as made; rows are boundaries
 * @param insideFrom,insideTo the first place and the one behind the last that lie in the image at every boundary
 */
public record SectionPhantom(Image image, SectionDesign design, SurfaceModel surface, SectionImaging imaging, long seed,
        List<double[]> boundaries, int insideFrom, int insideTo) {

    /** Mean true thickness in nm of the layer below a boundary, over the part inside the image. */
    public double thickness(int boundary) {
        double sum = 0;
        for (int i = insideFrom; i < insideTo; i++) {
            sum += boundaries.get(boundary + 1)[i] - boundaries.get(boundary)[i];
        }
        return sum / (insideTo - insideFrom);
    }

    /** Mean true thickness in nm of the layer below a boundary, over a part of the stack given in nm from the image's middle. */
    public double thickness(int boundary, double from, double to) {
        double middle = (boundaries.get(0).length - 1) / 2.0;
        double sum = 0;
        int n = 0;
        for (int i = 0; i < boundaries.get(0).length; i++) {
            double along = (i - middle) * design.pixelSize();
            if (along >= from && along <= to) {
                sum += boundaries.get(boundary + 1)[i] - boundaries.get(boundary)[i];
                n++;
            }
        }
        return sum / n;
    }

    /** Where a point of the image lies along the stack, in nm from the image's middle. */
    public double along(double x, double y) {
        double down = Math.toRadians(-design.direction());
        double stretch = 1 / Math.sin(Math.toRadians(design.tilt()));
        return ((x - (design.width() - 1) / 2.0) * Math.sin(down) - (y - (design.height() - 1) / 2.0) * stretch * Math.cos(down))
                * design.pixelSize();
    }

    /** True root-mean-square roughness in nm of a boundary about its mean line, over the part inside the image. */
    public double roughness(int boundary) {
        double[] z = boundaries.get(boundary);
        double n = insideTo - insideFrom;
        double middle = (insideFrom + insideTo - 1) / 2.0;
        double mean = 0;
        double xx = 0;
        double xz = 0;
        for (int i = insideFrom; i < insideTo; i++) {
            mean += z[i] / n;
            xx += (i - middle) * (i - middle);
            xz += (i - middle) * z[i];
        }
        double sum = 0;
        for (int i = insideFrom; i < insideTo; i++) {
            double off = z[i] - mean - xz / xx * (i - middle);
            sum += off * off;
        }
        return Math.sqrt(sum / n);
    }
}
