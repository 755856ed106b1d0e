package org.lamella.eels.whiteline;

import java.util.List;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.spectrum.EnergyWindow;

/**
 * The intensities of two white lines and their ratio, by a protocol.
 *
 * @param protocol how they were read off
 * @param firstPeak where the first line (L3) has its top, in eV
 * @param secondPeak where the second (L2) has its
 * @param firstIntensity of the first line over the continuum, in counts eV
 * @param secondIntensity of the second line
 * @param ratio first over second; its uncertainty holds all four parts
 * @param heightRatio of the tops over the background, the continuum not taken off
 * @param fromCounts the part of the ratio's standard uncertainty that counting noise has
 * @param fromBackground the part that the extrapolated background has
 * @param fromLowLoss the part that the counts of the low loss have with which plural scattering was taken out; 0 where it was not
 * @param fromWindows the part from how well the peaks, and with them windows and steps, are placed
 * @param level of the continuum behind the lines, in counts
 * @param windows of the first line, of the second, and behind them, in eV
 */
public record WhiteLineRatio(WhiteLineProtocol protocol, Quantity firstPeak, Quantity secondPeak, Quantity firstIntensity,
        Quantity secondIntensity, Quantity ratio, double heightRatio, double fromCounts, double fromBackground, double fromLowLoss,
        double fromWindows, double level, List<EnergyWindow> windows) {
    /** The unit of intensities: counts summed over channels times the width of a channel. */
    public static final Unit INTENSITY = Unit.parse("counts eV");

    public WhiteLineRatio {
        windows = List.copyOf(windows);
    }

    /** The continuum of two steps at an energy in eV, in counts. */
    public double continuum(double energy) {
        double first = protocol.shape().at(energy - firstPeak.value(), protocol.stepWidth());
        double second = protocol.shape().at(energy - secondPeak.value(), protocol.stepWidth());
        return level * (protocol.firstShare() * first + (1 - protocol.firstShare()) * second);
    }
}
