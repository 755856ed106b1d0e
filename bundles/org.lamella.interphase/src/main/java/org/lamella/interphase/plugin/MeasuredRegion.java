package org.lamella.interphase.plugin;

import org.lamella.data.Image;
import org.lamella.interphase.CrystalMap;
import org.lamella.interphase.LayerCorrection;
import org.lamella.interphase.RegionLayers;

/**
 * One image with what was found in it.
 *
 * @param name of the input
 * @param thumbnail the image with fewer pixels, for the figures
 * @param crystals what it holds
 * @param layers where they lie
 * @param correction what a person set
 * @param excluded why it takes no part in the statistics, or null
 */
public record MeasuredRegion(String name, Image thumbnail, CrystalMap crystals, RegionLayers layers, LayerCorrection correction, String excluded) {
    private static final int LARGEST_SIDE = 900;

    /** The image averaged over blocks of pixels until no side is longer than a figure can show. */
    public static Image thumbnail(Image image) {
        int factor = (Math.max(image.width(), image.height()) + LARGEST_SIDE - 1) / LARGEST_SIDE;
        if (factor <= 1) {
            return image;
        }
        int width = image.width() / factor;
        int height = image.height() / factor;
        double[] pixels = new double[width * height];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                double sum = 0;
                int count = 0;
                for (int y = row * factor; y < (row + 1) * factor; y++) {
                    for (int x = column * factor; x < (column + 1) * factor; x++) {
                        double value = image.at(x, y);
                        if (Double.isFinite(value)) {
                            sum += value;
                            count++;
                        }
                    }
                }
                pixels[row * width + column] = count == 0 ? Double.NaN : sum / count;
            }
        }
        return new Image(org.lamella.data.Axis.signal("x", width, image.x().scale() * factor, 0, image.x().unit()),
                org.lamella.data.Axis.signal("y", height, image.y().scale() * factor, 0, image.y().unit()), pixels);
    }
}
