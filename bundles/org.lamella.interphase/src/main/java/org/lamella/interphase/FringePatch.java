package org.lamella.interphase;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.lamella.data.Progress;
import org.lamella.lattice.WindowGrid;
import org.lamella.lattice.WindowSpots;

/**
 * One set of lattice fringes and where it is: the windows round the one that shows it best in which it has at least half
 * of its greatest amplitude. A crystal as large as a window is seen by many windows; its patch is counted once.
 *
 * @param window the window that shows it best
 * @param k,l its place in that window's spectrum, in bins
 * @param strength power over noise there
 * @param column mean column of the windows in the grid, weighted with power
 * @param row mean row
 * @param windows the windows over which it reaches
 */
record FringePatch(int window, double k, double l, double strength, double column, double row, int[] windows) {
    /** From window to window the same fringes' spot stays within so many bins. */
    private static final double SAME = 0.8;
    /** And within so many over the whole of a crystal. */
    private static final double SAME_CRYSTAL = 1.1;

    private record Peak(int window, int spot, double strength) {
    }

    /** All patches of an image, strongest first. */
    static List<FringePatch> find(WindowSpots spots, Progress progress) {
        WindowGrid grid = spots.grid();
        List<Peak> peaks = new ArrayList<>();
        for (int window = 0; window < grid.count(); window++) {
            for (int spot = 0; spot < spots.count(window); spot++) {
                if (isStrongest(spots, window, spot)) {
                    peaks.add(new Peak(window, spot, spots.strength(window, spot)));
                }
            }
        }
        peaks.sort(Comparator.comparingDouble((Peak peak) -> -peak.strength).thenComparingInt(Peak::window).thenComparingInt(Peak::spot));
        boolean[] taken = new boolean[grid.count() * WindowSpots.MOST];
        Flood flood = new Flood(spots, taken);
        List<FringePatch> patches = new ArrayList<>();
        for (Peak peak : peaks) {
            progress.check();
            if (!taken[peak.window * WindowSpots.MOST + peak.spot]) {
                patches.add(flood.from(peak.window, peak.spot));
            }
        }
        return patches;
    }

    private static boolean isStrongest(WindowSpots spots, int window, int spot) {
        WindowGrid grid = spots.grid();
        double strength = spots.strength(window, spot);
        double k = spots.k(window, spot);
        double l = spots.l(window, spot);
        int column = window % grid.columns();
        int row = window / grid.columns();
        int reachX = Math.max(1, grid.sizeX() / grid.strideX() / 2);
        int reachY = Math.max(1, grid.sizeY() / grid.strideY() / 2);
        for (int r = Math.max(0, row - reachY); r <= Math.min(grid.rows() - 1, row + reachY); r++) {
            for (int c = Math.max(0, column - reachX); c <= Math.min(grid.columns() - 1, column + reachX); c++) {
                int other = r * grid.columns() + c;
                int same = other == window ? -1 : spots.find(other, k, l, SAME);
                if (same >= 0 && (spots.strength(other, same) > strength || spots.strength(other, same) == strength && other < window)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Finds the windows over which fringes reach; the arrays serve all patches. */
    private static final class Flood {
        private final WindowSpots spots;
        private final boolean[] taken;
        private final int[] visited;
        private final int[] queue;
        private int mark;

        Flood(WindowSpots spots, boolean[] taken) {
            this.spots = spots;
            this.taken = taken;
            this.visited = new int[spots.grid().count()];
            this.queue = new int[spots.grid().count()];
        }

        FringePatch from(int window, int spot) {
            WindowGrid grid = spots.grid();
            double k = spots.k(window, spot);
            double l = spots.l(window, spot);
            double strength = spots.strength(window, spot);
            // A quarter of the power is half of the amplitude.
            double least = 1 + (strength - 1) / 4;
            mark++;
            int count = 0;
            queue[count++] = window;
            visited[window] = mark;
            taken[window * WindowSpots.MOST + spot] = true;
            double sum = 0;
            double columns = 0;
            double rows = 0;
            for (int next = 0; next < count; next++) {
                int at = queue[next];
                int column = at % grid.columns();
                int row = at / grid.columns();
                double weight = spots.strength(at, at == window ? spot : spots.find(at, k, l, SAME_CRYSTAL)) - 1;
                sum += weight;
                columns += weight * column;
                rows += weight * row;
                for (int side = 0; side < 4; side++) {
                    int c = column + (side == 0 ? 1 : side == 1 ? -1 : 0);
                    int r = row + (side == 2 ? 1 : side == 3 ? -1 : 0);
                    int other = r * grid.columns() + c;
                    if (c >= 0 && c < grid.columns() && r >= 0 && r < grid.rows() && visited[other] != mark) {
                        visited[other] = mark;
                        int same = spots.find(other, k, l, SAME_CRYSTAL);
                        if (same >= 0 && spots.strength(other, same) >= least && !taken[other * WindowSpots.MOST + same]) {
                            taken[other * WindowSpots.MOST + same] = true;
                            queue[count++] = other;
                        }
                    }
                }
            }
            return new FringePatch(window, k, l, strength, columns / sum, rows / sum, Arrays.copyOf(queue, count));
        }
    }

    /** Whether a place in the spectrum, or its Friedel mate, is this patch's. */
    boolean isAt(double otherK, double otherL) {
        double same = (otherK - k) * (otherK - k) + (otherL - l) * (otherL - l);
        double mate = (otherK + k) * (otherK + k) + (otherL + l) * (otherL + l);
        return Math.min(same, mate) < SAME_CRYSTAL * SAME_CRYSTAL;
    }
}
