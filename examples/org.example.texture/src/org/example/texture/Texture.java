package org.example.texture;

import java.util.Arrays;
import org.lamella.data.Image;
import org.lamella.data.Progress;

/**
 * How far the grey values of an image are alike: its autocorrelation along rows and columns, averaged, and the length at
 * which that has fallen to a level. An engine: it knows neither windows nor plug-ins, so it can be tested and used as it is.
 */
public final class Texture {
    /**
     * What was found.
     *
     * @param correlation the correlation at lags of 0, 1, 2... pixels; 1 at lag 0; NaN throughout for an image of one value
     * @param length the correlation length in pixels; NaN when the correlation does not fall to the level within the lags
     */
    public record Result(double[] correlation, double length) {
    }

    private final TextureSettings settings;

    public Texture(TextureSettings settings) {
        this.settings = settings;
    }

    /**
     * @param image at least 3 pixels wide and high
     * @throws IllegalArgumentException when the image is smaller
     * @throws java.util.concurrent.CancellationException when the user has asked to stop
     */
    public Result measure(Image image, Progress progress) {
        int side = Math.min(image.width(), image.height());
        if (side < 3) {
            throw new IllegalArgumentException("the image is too small: " + image.width() + " x " + image.height() + " pixels");
        }
        double mean = Arrays.stream(image.pixels()).average().orElse(0);
        int lags = Math.min(settings.longestLag(), side - 1);
        double[] correlation = new double[lags + 1];
        for (int lag = 0; lag <= lags; lag++) {
            progress.check();
            progress.report(lag / (double) lags, "correlating");
            correlation[lag] = covariance(image, mean, lag);
        }
        double variance = correlation[0];
        for (int lag = 0; lag <= lags; lag++) {
            correlation[lag] = variance > 0 ? correlation[lag] / variance : Double.NaN;
        }
        return new Result(correlation, crossing(correlation, settings.level()));
    }

    private static double covariance(Image image, double mean, int lag) {
        double sum = 0;
        long count = 0;
        for (int row = 0; row < image.height(); row++) {
            for (int column = 0; column < image.width(); column++) {
                double here = image.at(column, row) - mean;
                if (column + lag < image.width()) {
                    sum += here * (image.at(column + lag, row) - mean);
                    count++;
                }
                if (row + lag < image.height()) {
                    sum += here * (image.at(column, row + lag) - mean);
                    count++;
                }
            }
        }
        return sum / count;
    }

    /** Where the correlation first falls to the level, between two lags on a straight line. */
    private static double crossing(double[] correlation, double level) {
        for (int lag = 1; lag < correlation.length; lag++) {
            double before = correlation[lag - 1];
            double after = correlation[lag];
            if (before > level && after <= level) {
                return lag - 1 + (before - level) / (before - after);
            }
        }
        return Double.NaN;
    }
}
