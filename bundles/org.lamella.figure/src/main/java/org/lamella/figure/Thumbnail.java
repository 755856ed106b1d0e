package org.lamella.figure;

import org.lamella.data.Axis;
import org.lamella.data.Image;

/** An image with as few pixels as a figure can show. */
public final class Thumbnail {
    private static final int LARGEST_SIDE = 900;

    private Thumbnail() {
    }

    /** The image averaged over blocks of pixels until no side is longer than a figure can show. */
    public static Image of(Image image) {
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
        return new Image(Axis.signal("x", width, image.x().scale() * factor, 0, image.x().unit()),
                Axis.signal("y", height, image.y().scale() * factor, 0, image.y().unit()), pixels);
    }
}
