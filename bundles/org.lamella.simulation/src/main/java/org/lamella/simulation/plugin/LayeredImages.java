package org.lamella.simulation.plugin;

import java.util.SplittableRandom;
import org.lamella.analysis.InUnit;
import org.lamella.analysis.Simulation;
import org.scijava.plugin.Parameter;

/** The parameters that all simulations of images of layers have. */
abstract class LayeredImages implements Simulation {
    private static final double SMALLEST_THICKNESS = 0.5;

    @Parameter(label = "Width", description = "Columns of an image", min = "64", max = "16384")
    @InUnit("px")
    protected int width;

    @Parameter(label = "Height", description = "Rows of an image", min = "64", max = "16384")
    @InUnit("px")
    protected int height;

    @Parameter(label = "Normal", description = "Direction of growing depth, counter-clockwise from +x with y up; -90 points down the image",
            min = "-360", max = "360")
    @InUnit("deg")
    protected double normal = -90;

    @Parameter(label = "Seed", description = "Start of the random numbers; the same seed gives the same images everywhere")
    protected long seed = 1;

    /**
     * @param width columns of an image unless the user asks for others
     * @param height rows of an image unless the user asks for others
     */
    protected LayeredImages(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /**
     * The thickness of a layer in one image, in nm; never so small that the layer cannot be drawn.
     *
     * @param scatter the standard deviation from image to image in nm
     */
    protected static double scattered(double mean, double scatter, SplittableRandom random) {
        return Math.max(SMALLEST_THICKNESS, mean + scatter * random.nextGaussian());
    }
}
