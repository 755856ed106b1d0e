package org.lamella.lattice.plugin;

import org.lamella.analysis.AnalysisInput;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Image;
import org.lamella.data.Unit;
import org.lamella.data.UserError;

/**
 * An image with axes in nm, or in pixels when nobody knows its pixel size.
 *
 * @param image the image
 * @param isCalibrated whether the axes are in nm
 * @param source where the pixel size comes from
 */
record CalibratedImage(Image image, boolean isCalibrated, String source) {
    /**
     * @param number which image of a stack, from 0
     * @param pixelSize in nm; null to take the file's
     */
    static CalibratedImage open(AnalysisInput input, int number, Double pixelSize) throws UserError {
        Dataset dataset = input.imageDataset();
        Image image;
        try {
            image = dataset.image(number);
        } catch (OutOfMemoryError e) {
            throw new UserError(input.name() + ": the image is too large for the memory of this program; choose a smaller one", e);
        }
        if (pixelSize != null) {
            return new CalibratedImage(image.withAxes(axis(image.x(), pixelSize, Unit.NANOMETRE), axis(image.y(), pixelSize, Unit.NANOMETRE)),
                    true, "given by the user");
        }
        Unit unit = image.x().unit();
        if (unit.isReciprocalLength() || image.y().unit().isReciprocalLength()) {
            throw new UserError(input.name() + " is a diffraction pattern (its axes are in " + unit
                    + "); lattice spots are sought in images, whose axes are lengths");
        }
        if (unit.isLength() && image.y().unit().isLength()) {
            return new CalibratedImage(image.withAxes(image.x().in(Unit.NANOMETRE), image.y().in(Unit.NANOMETRE)), true, "file metadata");
        }
        double ratio = Math.abs(image.y().scale() / image.x().scale());
        return new CalibratedImage(image.withAxes(axis(image.x(), 1, Unit.PIXEL), axis(image.y(), ratio, Unit.PIXEL)), false,
                "none: spacings are in pixels");
    }

    private static Axis axis(Axis axis, double scale, Unit unit) {
        return axis.withCalibration(scale, 0, unit);
    }

    double pixelX() {
        return Math.abs(image.x().scale());
    }

    double pixelY() {
        return Math.abs(image.y().scale());
    }
}
