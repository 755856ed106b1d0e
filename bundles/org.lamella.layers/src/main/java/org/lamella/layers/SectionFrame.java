package org.lamella.layers;

/**
 * How an image is seen as columns across a stack of layers: column {@code c} runs through the layers, position {@code z}
 * along it grows with depth. A frame is one of the four right-angled views of an image, whichever is nearest to the
 * direction of the stack, so that pixels are rearranged and never interpolated.
 *
 * @param width,height of the image in pixels
 * @param isSideways whether depth runs along the rows of the image
 * @param isReversed whether depth runs to the left or upwards
 */
public record SectionFrame(int width, int height, boolean isSideways, boolean isReversed) {
    /** The view in which depth grows along a direction, in degrees counter-clockwise from +x with y up. */
    public static SectionFrame along(double direction, int width, int height) {
        double right = Math.cos(Math.toRadians(direction));
        double down = -Math.sin(Math.toRadians(direction));
        boolean isSideways = Math.abs(right) > Math.abs(down) + 1e-9;
        return new SectionFrame(width, height, isSideways, isSideways ? right < 0 : down < 0);
    }

    /** How many columns there are. */
    public int columns() {
        return isSideways ? height : width;
    }

    /** How many pixels a column has. */
    public int depth() {
        return isSideways ? width : height;
    }

    /** The image's x of a place, in pixels; the centre of the first pixel is at 0. */
    public double x(double column, double z) {
        return isSideways ? fromDepth(z) : column;
    }

    /** The image's y of a place, in pixels. */
    public double y(double column, double z) {
        return isSideways ? column : fromDepth(z);
    }

    /** The column of a point of the image. */
    public double column(double x, double y) {
        return isSideways ? y : x;
    }

    /** The position along its column of a point of the image. */
    public double z(double x, double y) {
        double along = isSideways ? x : y;
        return isReversed ? depth() - 1 - along : along;
    }

    private double fromDepth(double z) {
        return isReversed ? depth() - 1 - z : z;
    }

    /** The direction of growing depth of layers that fall by {@code slope} pixels a column; pixels may be oblong. */
    public double direction(double slope, double pixelX, double pixelY) {
        // The layers run along (1, slope) in columns and depth; their normal is at right angles to that in real lengths.
        double along = isSideways ? pixelY : pixelX;
        double across = isSideways ? pixelX : pixelY;
        double normalColumn = -slope * across;
        double normalDepth = along;
        double sign = isReversed ? -1 : 1;
        double right = isSideways ? sign * normalDepth : normalColumn;
        double down = isSideways ? normalColumn : sign * normalDepth;
        return Math.toDegrees(Math.atan2(-down, right));
    }

    /** The slope in pixels a column of layers with a direction of growing depth. */
    public double slope(double direction, double pixelX, double pixelY) {
        double right = Math.cos(Math.toRadians(direction));
        double down = -Math.sin(Math.toRadians(direction));
        double sign = isReversed ? -1 : 1;
        double normalDepth = sign * (isSideways ? right : down);
        double normalColumn = isSideways ? down : right;
        double along = isSideways ? pixelY : pixelX;
        double across = isSideways ? pixelX : pixelY;
        return -normalColumn / normalDepth * along / across;
    }
}
