package org.lamella.eels.whiteline;

import java.util.Objects;
import org.lamella.spectrum.EnergyWindow;

/**
 * How the intensities of two white lines are read off: a ratio means something only together with the protocol it was taken by.
 * A continuum of two steps at the positions of the two peaks is taken off, its level from a window behind the second line; then
 * the lines are summed over windows.
 *
 * <p>Literature: D. H. Pearson, C. C. Ahn and B. Fultz, Phys. Rev. B 47 (1993) 8471, doi:10.1103/PhysRevB.47.8471.</p>
 *
 * @param name how parameters and results call it
 * @param first window of the first line (L3), relative to the first peak in eV
 * @param second window of the second line (L2)
 * @param secondFollowsFirst whether the second window is relative to the first peak, otherwise to the second
 * @param after window behind the lines whose mean is the level of the continuum
 * @param afterFollowsFirst whether that window is relative to the first peak, otherwise to the second
 * @param shape of the steps
 * @param stepWidth in eV, above 0
 * @param firstShare of the continuum that sets in at the first line; 2/3 for the statistical heights 2:1
 * @param peakReach how far to either side of a peak the parabola reaches whose vertex is its position
 * @param inChannels whether the reach is in channels, otherwise in eV
 * @param source where the protocol is from
 */
public record WhiteLineProtocol(String name, EnergyWindow first, EnergyWindow second, boolean secondFollowsFirst, EnergyWindow after,
        boolean afterFollowsFirst, StepShape shape, double stepWidth, double firstShare, double peakReach,
        boolean inChannels, String source) {
    public WhiteLineProtocol {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(source, "source");
        if (!(stepWidth > 0) || Double.isInfinite(stepWidth) || !(firstShare > 0) || !(firstShare < 1) || !(peakReach > 0)) {
            throw new IllegalArgumentException("protocol '" + name + "': a step needs a width above 0 eV and a share between 0 and 1, a peak a reach");
        }
    }

    public WhiteLineProtocol withSteps(StepShape newShape, double newWidth) {
        return new WhiteLineProtocol(name, first, second, secondFollowsFirst, after, afterFollowsFirst, newShape, newWidth, firstShare, peakReach, inChannels,
                source);
    }

    /** The same under another name, with other windows; null keeps one. */
    public WhiteLineProtocol withWindows(String newName, EnergyWindow newFirst, EnergyWindow newSecond, EnergyWindow newAfter) {
        return new WhiteLineProtocol(newName, newFirst == null ? first : newFirst, newSecond == null ? second : newSecond, secondFollowsFirst,
                newAfter == null ? after : newAfter, afterFollowsFirst, shape, stepWidth, firstShare, peakReach, inChannels,
                source);
    }

    /** The reach of the parabola in whole channels, at least 1. */
    int reach(double channelWidth) {
        return (int) Math.max(1, Math.round(inChannels ? peakReach : peakReach / channelWidth));
    }

    /**
     * The windows for peaks at two energies: of the first line, of the second, and behind them. Where the windows of two close
     * lines would overlap they meet in the middle between the peaks.
     *
     * @throws IllegalArgumentException when a peak would lie outside of its window
     */
    EnergyWindow[] windows(double firstPeak, double secondPeak) {
        EnergyWindow one = shifted(first, firstPeak);
        EnergyWindow two = shifted(second, secondFollowsFirst ? firstPeak : secondPeak);
        EnergyWindow behind = shifted(after, afterFollowsFirst ? firstPeak : secondPeak);
        if (one.to() > two.from()) {
            double middle = (firstPeak + secondPeak) / 2;
            one = new EnergyWindow(one.from(), middle);
            two = new EnergyWindow(middle, two.to());
        }
        if (secondPeak < two.from() || secondPeak > two.to() || behind.from() < secondPeak) {
            throw new IllegalArgumentException(String.format(java.util.Locale.ROOT, "protocol '%s' is not made for lines %.1f eV apart: the second"
                    + " line would lie outside of its window; choose another protocol", name, secondPeak - firstPeak));
        }
        return new EnergyWindow[] {one, two, behind};
    }

    private static EnergyWindow shifted(EnergyWindow window, double by) {
        return new EnergyWindow(window.from() + by, window.to() + by);
    }
}
