package org.lamella.interphase.ui;

import org.eclipse.swt.graphics.ImageData;
import org.lamella.data.Image;
import org.lamella.figure.CategoricalColours;
import org.lamella.interphase.CrystalMap;
import org.lamella.ui.GreyPicture;

/** The image in grey with its windows in the colours of their phases. */
final class PhaseMapPicture {
    private static final double VEIL = 0.5;

    private PhaseMapPicture() {
    }

    static ImageData of(Image thumbnail, CrystalMap crystals) {
        int[] phases = crystals.phaseOfWindows();
        var grid = crystals.grid();
        double stepX = grid.strideX() * crystals.pixelX();
        double stepY = grid.strideY() * crystals.pixelY();
        double left = crystals.windowX(0) - stepX / 2;
        double top = crystals.windowY(0) - stepY / 2;
        return GreyPicture.of(thumbnail, (column, row, grey) -> {
            int windowColumn = (int) Math.floor(((column + 0.5) * Math.abs(thumbnail.x().scale()) - left) / stepX);
            int windowRow = (int) Math.floor(((row + 0.5) * Math.abs(thumbnail.y().scale()) - top) / stepY);
            boolean inside = windowRow >= 0 && windowRow < grid.rows() && windowColumn >= 0 && windowColumn < grid.columns();
            int phase = inside ? phases[windowRow * grid.columns() + windowColumn] : -1;
            return phase < 0 ? grey << 16 | grey << 8 | grey : veiled(grey, CategoricalColours.onLight(phase));
        });
    }

    private static int veiled(int grey, java.awt.Color colour) {
        return mix(grey, colour.getRed()) << 16 | mix(grey, colour.getGreen()) << 8 | mix(grey, colour.getBlue());
    }

    private static int mix(int grey, int channel) {
        return (int) Math.round(grey * (1 - VEIL) + channel * VEIL);
    }
}
