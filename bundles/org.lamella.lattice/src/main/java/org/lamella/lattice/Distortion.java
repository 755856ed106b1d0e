package org.lamella.lattice;

/**
 * How an image's calibration may be off: a scale error common to all directions, and a small stretch and shear. As a
 * prior it says what is to be expected, after fitting a crystal what was found.
 *
 * @param scale relative scale error of reciprocal vectors: measured over true length, minus 1
 * @param scaleUncertainty its standard uncertainty; infinite when the pixel size is not known
 * @param stretch half the difference of the scale errors along x and y
 * @param shear half the shear
 * @param shapeUncertainty standard uncertainty of stretch and shear
 */
record Distortion(double scale, double scaleUncertainty, double stretch, double shear, double shapeUncertainty) {
    /** The range of ln(pixel size) allowed when the pixel size is not known at all: a factor of a hundred. */
    static final double FREE_RANGE = Math.log(100);

    static Distortion prior(double scaleUncertainty, double shapeUncertainty) {
        return new Distortion(0, scaleUncertainty, 0, 0, shapeUncertainty);
    }

    boolean isFree() {
        return Double.isInfinite(scaleUncertainty);
    }

    /** Widened by the uncertainty of a phase's lattice parameters, which for a cubic cell only scale the pattern. */
    Distortion withCell(double cellUncertainty, boolean cubic) {
        return new Distortion(scale, Math.hypot(scaleUncertainty, cellUncertainty), stretch, shear,
                cubic ? shapeUncertainty : Math.hypot(shapeUncertainty, cellUncertainty));
    }

    /** Probability density of a distortion, for a measurement with the given variance of each of its three numbers. */
    double density(double otherScale, double otherStretch, double otherShear, double variance) {
        double shapeVariance = shapeUncertainty * shapeUncertainty + variance;
        double squared = Math.pow(otherStretch - stretch, 2) + Math.pow(otherShear - shear, 2);
        double shape = Math.exp(-squared / (2 * shapeVariance)) / (2 * Math.PI * shapeVariance);
        if (isFree()) {
            return shape / FREE_RANGE;
        }
        double scaleVariance = scaleUncertainty * scaleUncertainty + variance;
        return shape * Math.exp(-Math.pow(otherScale - scale, 2) / (2 * scaleVariance)) / Math.sqrt(2 * Math.PI * scaleVariance);
    }

    /**
     * Splits a linear map from a crystal's zone plane to the image into rotation and distortion.
     *
     * @param m the map, row by row; positive determinant
     */
    static Distortion of(double[] m) {
        double determinant = m[0] * m[3] - m[1] * m[2];
        double size = Math.sqrt(determinant);
        double norm = Math.sqrt((m[0] + m[3]) * (m[0] + m[3]) + (m[2] - m[1]) * (m[2] - m[1]));
        double c = (m[0] + m[3]) / norm;
        double s = (m[2] - m[1]) / norm;
        double xx = (m[0] * c - m[1] * s) / size;
        double xy = (m[0] * s + m[1] * c) / size;
        double yx = (m[2] * c - m[3] * s) / size;
        double yy = (m[2] * s + m[3] * c) / size;
        return new Distortion(Math.log(size), 0, (xx - yy) / 2, (xy + yx) / 2, 0);
    }
}
