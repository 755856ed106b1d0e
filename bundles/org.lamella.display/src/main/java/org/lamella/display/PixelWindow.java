package org.lamella.display;

import org.lamella.data.ImagePlane;
import org.lamella.data.Region;
import org.lamella.data.UserError;

/** The part of an image around a line, for looking up values between pixels. */
final class PixelWindow {
    private static final long MOST_PIXELS = 1L << 26;

    private final int left;
    private final int top;
    private final int width;
    private final int height;
    private final double[] pixels;

    private PixelWindow(int left, int top, int width, int height, double[] pixels) {
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    static PixelWindow around(ImagePlane plane, Region.Line line, double margin) throws UserError {
        int left = (int) Math.clamp((long) Math.floor(Math.min(line.x1(), line.x2()) - margin), 0, plane.width() - 1);
        int right = (int) Math.clamp((long) Math.ceil(Math.max(line.x1(), line.x2()) + margin), 0, plane.width() - 1);
        int top = (int) Math.clamp((long) Math.floor(Math.min(line.y1(), line.y2()) - margin), 0, plane.height() - 1);
        int bottom = (int) Math.clamp((long) Math.ceil(Math.max(line.y1(), line.y2()) + margin), 0, plane.height() - 1);
        int width = right - left + 1;
        int height = bottom - top + 1;
        if ((long) width * height > MOST_PIXELS) {
            throw new UserError("line '" + line.name() + "' spans " + width + " x " + height + " pixels, more than a profile is read from");
        }
        return new PixelWindow(left, top, width, height, plane.read(left, top, width, height, 1));
    }

    /** The bilinear value at pixel-centre coordinates; NaN outside the image. */
    double at(double column, double row) {
        double u = column - left;
        double v = row - top;
        // Half a pixel beyond the outer centres is still on the image.
        if (u < -0.5 || v < -0.5 || u > width - 0.5 || v > height - 0.5) {
            return Double.NaN;
        }
        double cu = Math.clamp(u, 0, width - 1.0);
        double cv = Math.clamp(v, 0, height - 1.0);
        int i = (int) Math.min(cu, Math.max(0, width - 2));
        int j = (int) Math.min(cv, Math.max(0, height - 2));
        double fu = cu - i;
        double fv = cv - j;
        double upper = mix(value(i, j), value(i + 1, j), fu);
        double lower = mix(value(i, j + 1), value(i + 1, j + 1), fu);
        return mix(upper, lower, fv);
    }

    /** Not a * (1 - f) + b * f: a missing neighbour of weight zero must not count. */
    private static double mix(double a, double b, double f) {
        return f == 0 ? a : f == 1 ? b : a + (b - a) * f;
    }

    private double value(int i, int j) {
        return pixels[Math.min(j, height - 1) * width + Math.min(i, width - 1)];
    }
}
