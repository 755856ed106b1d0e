package org.lamella.display;

/**
 * Which part of an image a window shows. Image coordinates here are those of pixel edges: the first pixel reaches from
 * 0 to 1. Pixels that are not square in space are drawn as they are in space.
 *
 * @param left the image column at the left edge of the window
 * @param top the image row at the upper edge of the window
 * @param scale screen points for one image column
 * @param aspect height over width of a pixel in space
 */
public record ViewTransform(double left, double top, double scale, double aspect) {
    private static final double LARGEST_SCALE = 64;
    private static final double SMALLEST_SIDE = 32;

    public ViewTransform {
        if (!(scale > 0) || !(aspect > 0) || Double.isInfinite(scale) || Double.isInfinite(aspect)) {
            throw new IllegalArgumentException("scale and aspect must be positive: " + scale + ", " + aspect);
        }
    }

    /** The whole image, as large as it fits, in the middle of the window. */
    public static ViewTransform fit(double imageWidth, double imageHeight, double aspect, double windowWidth, double windowHeight) {
        double scale = Math.min(Math.max(1, windowWidth) / imageWidth, Math.max(1, windowHeight) / (imageHeight * aspect));
        return new ViewTransform((imageWidth - windowWidth / scale) / 2, (imageHeight - windowHeight / scale / aspect) / 2, scale, aspect);
    }

    public double scaleY() {
        return scale * aspect;
    }

    public double toScreenX(double column) {
        return (column - left) * scale;
    }

    public double toScreenY(double row) {
        return (row - top) * scaleY();
    }

    public double toImageX(double x) {
        return left + x / scale;
    }

    public double toImageY(double y) {
        return top + y / scaleY();
    }

    /** Larger or smaller, with the image point under a screen point staying there. */
    public ViewTransform zoomed(double factor, double x, double y, double imageWidth, double imageHeight) {
        double smallest = SMALLEST_SIDE / Math.max(imageWidth, imageHeight * aspect);
        double newScale = Math.clamp(scale * factor, Math.min(smallest, LARGEST_SCALE), LARGEST_SCALE);
        return new ViewTransform(toImageX(x) - x / newScale, toImageY(y) - y / (newScale * aspect), newScale, aspect);
    }

    /** Moved by screen points. */
    public ViewTransform panned(double dx, double dy) {
        return new ViewTransform(left - dx / scale, top - dy / scaleY(), scale, aspect);
    }

    /** Moved back so that a part of the image stays in the window. */
    public ViewTransform within(double imageWidth, double imageHeight, double windowWidth, double windowHeight) {
        return new ViewTransform(clamp(left, imageWidth, windowWidth / scale), clamp(top, imageHeight, windowHeight / scaleY()), scale, aspect);
    }

    private static double clamp(double start, double size, double shown) {
        if (shown >= size) {
            return (size - shown) / 2;
        }
        double margin = shown / 4;
        return Math.clamp(start, -margin, size - shown + margin);
    }

    /** The level of a pyramid whose pixels are at least as fine as the screen's. */
    public int level(int levels) {
        double smaller = 1 / Math.min(scale, scaleY());
        int level = smaller <= 1 ? 0 : (int) Math.floor(Math.log(smaller) / Math.log(2) + 1e-9);
        return Math.min(level, levels - 1);
    }
}
