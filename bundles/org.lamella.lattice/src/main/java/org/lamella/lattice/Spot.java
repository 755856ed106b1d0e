package org.lamella.lattice;

import org.lamella.data.Quantity;
import org.lamella.data.Unit;

/**
 * A lattice spot: one pair of Friedel mates in a power spectrum. Of the two mates the one with y &gt; 0 is given
 * (x &gt; 0 when y is 0).
 *
 * @param gx x component of the reciprocal vector, to the right, in the reciprocal of {@code unit}
 * @param gy y component, up
 * @param varianceX variance of gx from noise alone, without the calibration's share
 * @param varianceY variance of gy
 * @param covariance covariance of gx and gy
 * @param signalToNoise power of the spot, summed over its width, over the local background of one independent value
 * @param excess height over the least height that would have been found
 * @param significance probability that noise gives a spot like this anywhere in the spectrum
 * @param envelope where in the region the lattice is
 * @param harmonicOf index of the spot whose multiple this one is, or -1
 * @param unit the unit of the image's axes
 */
public record Spot(double gx, double gy, double varianceX, double varianceY, double covariance, double signalToNoise,
        double excess, double significance, Envelope envelope, int harmonicOf, Unit unit) {

    /**
     * The place of a lattice inside its region, as a Gaussian in fractions of the region's width and height.
     *
     * @param x centre from the left edge, 0 to 1
     * @param y centre from the top edge, 0 to 1
     * @param spreadX standard deviation of the amplitude along x; infinite when the lattice fills the region
     * @param spreadY standard deviation of the amplitude along y
     */
    public record Envelope(double x, double y, double spreadX, double spreadY) {
        /** How much two envelopes overlap: 1 for the same place, 0 for places apart. */
        public double overlap(Envelope other) {
            return overlap(x - other.x, spreadX, other.spreadX) * overlap(y - other.y, spreadY, other.spreadY);
        }

        private static double overlap(double distance, double first, double second) {
            double variance = first * first + second * second;
            return Double.isInfinite(variance) ? 1 : Math.exp(-distance * distance / (2 * variance));
        }
    }

    public double length() {
        // Not Math.hypot: asked for very often, and reciprocal vectors are far from overflow.
        return Math.sqrt(gx * gx + gy * gy);
    }

    /** Relative standard uncertainty of the length from noise alone. */
    public double relativeUncertainty() {
        double length2 = gx * gx + gy * gy;
        return Math.sqrt(Math.max(0, gx * gx * varianceX + 2 * gx * gy * covariance + gy * gy * varianceY)) / length2;
    }

    /** Standard uncertainty of the direction from noise alone, in radians. */
    public double angleUncertainty() {
        double length2 = gx * gx + gy * gy;
        return Math.sqrt(Math.max(0, gy * gy * varianceX - 2 * gx * gy * covariance + gx * gx * varianceY)) / length2;
    }

    /**
     * The lattice spacing.
     *
     * @param calibrationUncertainty relative standard uncertainty of the pixel size, combined in quadrature
     */
    public Quantity spacing(double calibrationUncertainty) {
        double d = 1 / length();
        return Quantity.of(d, d * Math.hypot(relativeUncertainty(), calibrationUncertainty), unit);
    }

    /** Direction of the reciprocal vector, counter-clockwise from +x with y up, 0 to 180 degrees. */
    public Quantity angle() {
        double degrees = Math.toDegrees(Math.atan2(gy, gx));
        return Quantity.of(degrees < 0 ? degrees + 180 : degrees >= 180 ? degrees - 180 : degrees,
                Math.toDegrees(angleUncertainty()), Unit.DEGREE);
    }

    Spot withHarmonicOf(int index) {
        return new Spot(gx, gy, varianceX, varianceY, covariance, signalToNoise, excess, significance, envelope, index, unit);
    }
}
