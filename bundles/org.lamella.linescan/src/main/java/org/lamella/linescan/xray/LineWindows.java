package org.lamella.linescan.xray;

import java.util.List;
import org.lamella.data.Axis;
import org.lamella.spectrum.EnergyWindow;

/**
 * Where a line is integrated: a window over it, and one for the background on either side.
 *
 * @param name of the signal
 * @param peak over the line
 * @param below background at lower energies; null for none
 * @param above background at higher energies; null for none
 */
public record LineWindows(String name, EnergyWindow peak, EnergyWindow below, EnergyWindow above) {
    /** The background windows lie so many full widths from the line, as is usual, and further where another line is in the way. */
    private static final double DISTANCE = 2;
    private static final double FARTHEST = 8;
    private static final double NUISANCE = 0.05;

    /**
     * Windows around a group of lines: one full width to either side of it, background one full width wide from two on.
     *
     * @param all the groups that are measured, of which no line must be in a background window
     */
    public static LineWindows around(LineGroup group, List<LineGroup> all, XrayLines table, DetectorResolution resolution, boolean isBackground,
            Axis energy) {
        double width = resolution.fullWidth(group.energy());
        EnergyWindow peak = EnergyWindow.around(group.energy(), width);
        return isBackground ? withBackground(group.name(), peak, width, all, table, energy) : new LineWindows(group.name(), peak, null, null);
    }

    /** A given window with background windows on either side of it. */
    public static LineWindows withBackground(String name, EnergyWindow peak, double fullWidth, List<LineGroup> all, XrayLines table, Axis energy) {
        return new LineWindows(name, peak, background(peak, fullWidth, -1, all, table, energy), background(peak, fullWidth, 1, all, table, energy));
    }

    private static EnergyWindow background(EnergyWindow peak, double width, int side, List<LineGroup> all, XrayLines table, Axis energy) {
        double edge = side < 0 ? peak.from() : peak.to();
        EnergyWindow usual = null;
        for (double distance = DISTANCE - 1; distance <= FARTHEST; distance += 0.5) {
            double near = edge + side * distance * width;
            double far = near + side * width;
            EnergyWindow window = new EnergyWindow(Math.min(near, far), Math.max(near, far));
            if (!window.isCoveredBy(energy)) {
                break;
            }
            usual = usual == null ? window : usual;
            if (all.stream().allMatch(group -> isFree(window, width / 2, table.shell(group.element(), group.shell())))) {
                return window;
            }
        }
        return usual;
    }

    private static boolean isFree(EnergyWindow window, double margin, List<XrayLine> lines) {
        return lines.stream().noneMatch(line -> line.intensity() > NUISANCE && line.energy() > window.from() - margin && line.energy() < window.to() + margin);
    }

    public boolean hasBackground() {
        return below != null || above != null;
    }
}
