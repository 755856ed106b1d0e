package org.lamella.display;

import org.lamella.data.Axis;
import org.lamella.data.ImagePlane;
import org.lamella.data.Region;
import org.lamella.data.Unit;
import org.lamella.data.UserError;

/**
 * Values along a line in an image, averaged across its width.
 *
 * <p>Sampled at steps of the smaller pixel side, along and across, with bilinear interpolation, in true space: pixels that
 * are not square do not bend the line. Points outside the image are left out.</p>
 *
 * @param distance from the first end of the line, in {@code unit}
 * @param mean the average across the width; NaN where the line leaves the image
 * @param standardError the standard error of that average from the scatter across the width; NaN with fewer than two
 * @param unit the unit of the distance
 */
public record LineProfile(double[] distance, double[] mean, double[] standardError, Unit unit) {
    private static final int MOST_POINTS = 200_000;
    private static final int MOST_ACROSS = 4000;

    /**
     * Reads a profile.
     *
     * @param x the axis along a row, which may be calibrated otherwise than in the file
     * @param y the axis down the rows, of the same kind of unit
     * @throws UserError when the file proves damaged
     */
    public static LineProfile of(ImagePlane plane, Axis x, Axis y, Region.Line line) throws UserError {
        Unit unit = x.unit();
        double pixelX = Math.abs(x.scale());
        double pixelY = y.unit().convertsTo(unit) ? Math.abs(y.unit().convert(y.scale(), unit)) : pixelX;
        double dx = (line.x2() - line.x1()) * pixelX;
        double dy = (line.y2() - line.y1()) * pixelY;
        double length = Math.hypot(dx, dy);
        double step = Math.max(Math.min(pixelX, pixelY), length / MOST_POINTS);
        int points = (int) Math.floor(length / step + 1e-9) + 1;
        double width = line.width() * Math.min(pixelX, pixelY);
        int across = (int) Math.clamp(Math.round(width / step), 1, MOST_ACROSS);
        double ux = dx / length;
        double uy = dy / length;
        PixelWindow window = PixelWindow.around(plane, line, Math.ceil(line.width() * Math.max(pixelX, pixelY) / Math.min(pixelX, pixelY) / 2) + 2);
        double[] distance = new double[points];
        double[] mean = new double[points];
        double[] error = new double[points];
        for (int i = 0; i < points; i++) {
            distance[i] = i * step;
            double sum = 0;
            double squares = 0;
            int count = 0;
            for (int j = 0; j < across; j++) {
                double t = (j - (across - 1) / 2.0) * step;
                double column = line.x1() + (ux * distance[i] - uy * t) / pixelX;
                double row = line.y1() + (uy * distance[i] + ux * t) / pixelY;
                double value = window.at(column, row);
                if (!Double.isNaN(value)) {
                    count++;
                    double delta = value - sum;
                    sum += delta / count;
                    squares += delta * (value - sum);
                }
            }
            mean[i] = count == 0 ? Double.NaN : sum;
            error[i] = count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1) / count);
        }
        return new LineProfile(distance, mean, error, unit);
    }
}
