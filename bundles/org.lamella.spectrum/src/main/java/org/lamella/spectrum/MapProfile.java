package org.lamella.spectrum;

import java.util.Arrays;
import org.lamella.data.Dataset;
import org.lamella.data.ImagePlane;
import org.lamella.data.Progress;
import org.lamella.data.Region;
import org.lamella.data.Unit;
import org.lamella.data.UserError;

/**
 * The values of an element map along a line, summed over the pixels of each step; see {@link LineBand}.
 *
 * @param positions the distance of each step, ascending
 * @param unit nm where the map is calibrated
 * @param sums the sum over the pixels of each step: Poisson where the map holds counts
 * @param standardErrors of the sums, from the scatter between the pixels of a step; NaN with a single pixel
 * @param pixels how many pixels each sum is of
 */
public record MapProfile(double[] positions, Unit unit, double[] sums, double[] standardErrors, double[] pixels) {
    /**
     * Reads a profile; only the rows that the line touches are read.
     *
     * @param map an image
     * @throws UserError when the dataset is no image, is damaged, or the line does not touch it
     */
    public static MapProfile along(Dataset map, Region.Line line, Progress progress) throws UserError {
        ImagePlane plane = map.plane(0);
        LineBand band = new LineBand(plane.x(), plane.y(), line);
        BandSteps steps = new BandSteps(band, map.name());
        double[] sums = new double[band.steps()];
        double[] squares = new double[band.steps()];
        int left = band.firstColumn();
        int columns = band.lastColumn() - left + 1;
        for (int row = band.firstRow(); row <= band.lastRow() && columns > 0; row++) {
            progress.check();
            double[] values = plane.read(left, row, columns, 1, 1);
            for (int i = 0; i < columns; i++) {
                int step = steps.add(left + i, row);
                if (step >= 0) {
                    sums[step] += values[i];
                    squares[step] += values[i] * values[i];
                }
            }
        }
        int[] filled = steps.filled();
        double[] pixels = steps.pixels(filled);
        double[] errors = new double[filled.length];
        for (int i = 0; i < filled.length; i++) {
            double n = pixels[i];
            double mean = sums[filled[i]] / n;
            errors[i] = n < 2 ? Double.NaN : Math.sqrt(Math.max(0, squares[filled[i]] - n * mean * mean) / (n - 1) * n);
        }
        return new MapProfile(steps.distances(filled), band.unit(), Arrays.stream(filled).mapToDouble(s -> sums[s]).toArray(), errors, pixels);
    }
}
