package org.lamella.interphase;

import java.util.List;
import org.lamella.lattice.WindowGrid;

/**
 * The crystals of an image.
 *
 * @param grid the windows that the image was searched with
 * @param pixelX size of a pixel along x in nm
 * @param pixelY size of a pixel along y in nm
 * @param model the layers and phases that were asked for
 * @param crystals the crystals, most significant first
 * @param tried how many windows were asked for their phases
 * @param unidentified how many sets of crossing fringes speak for no candidate
 */
public record CrystalMap(WindowGrid grid, double pixelX, double pixelY, LayerModel model, List<Crystal> crystals, int tried,
        int unidentified) {
    public CrystalMap {
        crystals = List.copyOf(crystals);
    }

    /** Width of the image in nm. */
    public double width() {
        return grid.imageWidth() * pixelX;
    }

    /** Height of the image in nm. */
    public double height() {
        return grid.imageHeight() * pixelY;
    }

    /** Distance from window to window in nm, the mean of both directions. */
    public double stride() {
        return Math.sqrt(grid.strideX() * pixelX * grid.strideY() * pixelY);
    }

    /** The area of a window in nm². */
    public double windowArea() {
        return grid.sizeX() * pixelX * grid.sizeY() * pixelY;
    }

    /** The middle of a window in nm from the left edge of the image. */
    public double windowX(int window) {
        return grid.centreX(window % grid.columns()) * pixelX;
    }

    /** The middle of a window in nm from the top edge of the image. */
    public double windowY(int window) {
        return grid.centreY(window / grid.columns()) * pixelY;
    }

    /** The middles of all windows in nm from the left edge of the image. */
    double[] windowsX() {
        double[] x = new double[grid.count()];
        java.util.Arrays.setAll(x, this::windowX);
        return x;
    }

    /** The middles of all windows in nm from the top edge of the image. */
    double[] windowsY() {
        double[] y = new double[grid.count()];
        java.util.Arrays.setAll(y, this::windowY);
        return y;
    }

    /**
     * The phase of every window: the group of the most significant crystal that reaches into it, or -1.
     *
     * @return one number for each window of the grid
     */
    public int[] phaseOfWindows() {
        int[] phases = new int[grid.count()];
        java.util.Arrays.fill(phases, -1);
        for (Crystal crystal : crystals) {
            for (int window : crystal.footprint()) {
                if (phases[window] < 0) {
                    phases[window] = crystal.group();
                }
            }
        }
        return phases;
    }
}
