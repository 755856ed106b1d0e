package org.lamella.interphase.ui;

import java.util.Arrays;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.lamella.data.Image;
import org.lamella.figure.CategoricalColours;
import org.lamella.figure.Contrast;
import org.lamella.interphase.CrystalMap;

/** The image in grey with its windows in the colours of their phases. */
final class PhaseMapPicture {
    private static final double VEIL = 0.5;

    private PhaseMapPicture() {
    }

    static ImageData of(Image thumbnail, CrystalMap crystals) {
        int width = thumbnail.width();
        int height = thumbnail.height();
        double[] limits = Contrast.MICROGRAPH.limits(thumbnail.pixels());
        int[] phases = crystals.phaseOfWindows();
        var grid = crystals.grid();
        double stepX = grid.strideX() * crystals.pixelX();
        double stepY = grid.strideY() * crystals.pixelY();
        double left = crystals.windowX(0) - stepX / 2;
        double top = crystals.windowY(0) - stepY / 2;
        ImageData data = new ImageData(width, height, 24, new PaletteData(0xff0000, 0xff00, 0xff));
        int[] line = new int[width];
        for (int row = 0; row < height; row++) {
            Arrays.fill(line, 0);
            int windowRow = (int) Math.floor(((row + 0.5) * Math.abs(thumbnail.y().scale()) - top) / stepY);
            for (int column = 0; column < width; column++) {
                double brightness = Contrast.MICROGRAPH.brightness(thumbnail.at(column, row), limits);
                int grey = Double.isNaN(brightness) ? 128 : (int) Math.round(255 * brightness);
                int windowColumn = (int) Math.floor(((column + 0.5) * Math.abs(thumbnail.x().scale()) - left) / stepX);
                boolean inside = windowRow >= 0 && windowRow < grid.rows() && windowColumn >= 0 && windowColumn < grid.columns();
                int phase = inside ? phases[windowRow * grid.columns() + windowColumn] : -1;
                line[column] = phase < 0 ? grey << 16 | grey << 8 | grey : veiled(grey, CategoricalColours.onLight(phase));
            }
            data.setPixels(0, row, width, line, 0);
        }
        return data;
    }

    private static int veiled(int grey, java.awt.Color colour) {
        return mix(grey, colour.getRed()) << 16 | mix(grey, colour.getGreen()) << 8 | mix(grey, colour.getBlue());
    }

    private static int mix(int grey, int channel) {
        return (int) Math.round(grey * (1 - VEIL) + channel * VEIL);
    }
}
