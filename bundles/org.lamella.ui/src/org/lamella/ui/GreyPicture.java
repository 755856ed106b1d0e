package org.lamella.ui;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.lamella.data.Image;
import org.lamella.figure.Contrast;

/** An image in the contrast of micrographs, ready to be drawn. */
public final class GreyPicture {
    private static final int OF_NO_VALUE = 128;

    private GreyPicture() {
    }

    /** The colour of a pixel. */
    @FunctionalInterface
    public interface Tint {
        /**
         * @param grey 0 to 255
         * @return red, green and blue, eight bits each
         */
        int colour(int column, int row, int grey);
    }

    /** In grey; what is no number is of medium grey. */
    public static ImageData of(Image image) {
        return of(image, (column, row, grey) -> grey << 16 | grey << 8 | grey);
    }

    /** In colours that depend on the grey. */
    public static ImageData of(Image image, Tint tint) {
        double[] limits = Contrast.MICROGRAPH.limits(image.pixels());
        ImageData data = new ImageData(image.width(), image.height(), 24, new PaletteData(0xff0000, 0xff00, 0xff));
        int[] line = new int[image.width()];
        for (int row = 0; row < image.height(); row++) {
            for (int column = 0; column < line.length; column++) {
                double brightness = Contrast.MICROGRAPH.brightness(image.at(column, row), limits);
                line[column] = tint.colour(column, row, Double.isNaN(brightness) ? OF_NO_VALUE : (int) Math.round(255 * brightness));
            }
            data.setPixels(0, row, line.length, line, 0);
        }
        return data;
    }
}
