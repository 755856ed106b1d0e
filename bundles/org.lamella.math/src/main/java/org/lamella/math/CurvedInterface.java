package org.lamella.math;

/**
 * A nearly flat interface in an image, and the depth of points below it: the signed distance from the curve, measured
 * along the curve's own normal, so that a layer between two depths has the same thickness all along a bend.
 *
 * <p>Lengths are in one unit, usually nm. Image coordinates are x to the right and y down. The curve passes through the
 * origin; there its normal has the {@code direction}, and seen along the interface it follows
 * {@code curvature * u² / 2 + twist * u³ / 6} towards greater depth.</p>
 *
 * @param originX,originY a point of the curve in image coordinates
 * @param direction of growing depth in degrees counter-clockwise from +x with y up; -90 points down the image
 * @param curvature of the curve at the origin, in 1/length
 * @param twist change of the curvature along the curve, in 1/length²
 */
public record CurvedInterface(double originX, double originY, double direction, double curvature, double twist) {
    private static final int ROUNDS = 4;

    public CurvedInterface {
        if (!Double.isFinite(originX + originY + direction + curvature + twist)) {
            throw new IllegalArgumentException("an interface needs finite numbers");
        }
    }

    /** A straight interface. */
    public static CurvedInterface straight(double originX, double originY, double direction) {
        return new CurvedInterface(originX, originY, direction, 0, 0);
    }

    /** The same interface at another place. */
    public CurvedInterface through(double x, double y) {
        return new CurvedInterface(x, y, direction, curvature, twist);
    }

    /** The depth of a point and where along the curve it lies. */
    public record Place(double along, double depth) {
    }

    /** Depth and position along the curve of a point in image coordinates. */
    public Place place(double x, double y) {
        double u = along(x, y);
        double z = across(x, y);
        double foot = foot(u, z);
        return new Place(foot, depth(u, z, foot));
    }

    /** The depth of a point in image coordinates. */
    public double depth(double x, double y) {
        return place(x, y).depth();
    }

    /**
     * Depths and positions along the curve of many points.
     *
     * @param x,y the points in image coordinates
     * @param along,depth receive the results
     */
    public void places(double[] x, double[] y, double[] along, double[] depth) {
        double cosine = cosine();
        double sine = sine();
        boolean isStraight = curvature == 0 && twist == 0;
        for (int i = 0; i < x.length; i++) {
            double dx = x[i] - originX;
            double dy = y[i] - originY;
            double u = dx * sine + dy * cosine;
            double z = dx * cosine - dy * sine;
            double foot = isStraight ? u : foot(u, z);
            along[i] = foot;
            depth[i] = isStraight ? z : depth(u, z, foot);
        }
    }

    private double across(double x, double y) {
        return (x - originX) * cosine() - (y - originY) * sine();
    }

    private double along(double x, double y) {
        return (x - originX) * sine() + (y - originY) * cosine();
    }

    private double cosine() {
        return Math.cos(Math.toRadians(direction));
    }

    private double sine() {
        return Math.sin(Math.toRadians(direction));
    }

    private double height(double u) {
        return u * u * (curvature / 2 + twist * u / 6);
    }

    private double slope(double u) {
        return u * (curvature + twist * u / 2);
    }

    private double depth(double u, double z, double foot) {
        double slope = slope(foot);
        return (z - height(foot) - slope * (u - foot)) / Math.sqrt(1 + slope * slope);
    }

    /** The place on the curve that is nearest to a point, by Newton's method. */
    private double foot(double u, double z) {
        if (curvature == 0 && twist == 0) {
            return u;
        }
        double foot = u;
        for (int i = 0; i < ROUNDS; i++) {
            double slope = slope(foot);
            double off = z - height(foot);
            double bend = 1 + slope * slope - off * (curvature + twist * foot);
            // Beyond the centre of curvature there is no single nearest point; half a step keeps to the near side.
            foot += ((u - foot) + off * slope) / Math.max(0.5, bend);
        }
        return foot;
    }

    /**
     * The point at a depth above a place of the curve.
     *
     * @return x and y in image coordinates
     */
    public double[] point(double along, double depth) {
        double slope = slope(along);
        double norm = Math.sqrt(1 + slope * slope);
        double u = along - depth * slope / norm;
        double z = height(along) + depth / norm;
        return new double[] {originX + z * cosine() + u * sine(), originY - z * sine() + u * cosine()};
    }
}
