package org.lamella.spectrum;

import org.lamella.data.Axis;
import org.lamella.data.Unit;

/**
 * A range of energies in a spectrum. It holds the channels whose middle lies in it, its ends included.
 *
 * @param from in eV
 * @param to in eV, above {@code from}
 */
public record EnergyWindow(double from, double to) {
    /** In channels: 6.27 keV is not a multiple of 0.02 keV in binary numbers. */
    private static final double ROUNDING = 1e-6;

    public EnergyWindow {
        if (!Double.isFinite(from) || !Double.isFinite(to) || !(from < to)) {
            throw new IllegalArgumentException("an energy window must go from a lower to a higher energy, not from " + from + " to " + to + " eV");
        }
    }

    /** A window around an energy, in eV. */
    public static EnergyWindow around(double energy, double halfWidth) {
        return new EnergyWindow(energy - halfWidth, energy + halfWidth);
    }

    public double width() {
        return to - from;
    }

    public double middle() {
        return (from + to) / 2;
    }

    /**
     * The first channel of the window.
     *
     * @param energy an ascending axis of energy
     */
    public int firstChannel(Axis energy) {
        return (int) Math.clamp((long) Math.ceil(index(energy, from) - ROUNDING), 0, energy.size());
    }

    /** The channel behind the last one of the window; equal to the first when the window holds none. */
    public int endChannel(Axis energy) {
        long last = (long) Math.floor(index(energy, to) + ROUNDING);
        return (int) Math.clamp(last + 1, firstChannel(energy), energy.size());
    }

    /** How many channels the window holds of an axis. */
    public int channels(Axis energy) {
        return endChannel(energy) - firstChannel(energy);
    }

    /** Whether the axis reaches over the whole window, but for half a channel at either end. */
    public boolean isCoveredBy(Axis energy) {
        double half = Math.abs(energy.unit().convert(energy.scale(), Unit.ELECTRONVOLT)) / 2;
        Axis axis = energy.in(Unit.ELECTRONVOLT);
        return axis.coordinate(0) - half <= from && axis.coordinate(axis.size() - 1.0) + half >= to;
    }

    /** The sum over the window's channels. */
    public double sum(Axis energy, double[] spectrum) {
        double sum = 0;
        for (int c = firstChannel(energy); c < endChannel(energy); c++) {
            sum += spectrum[c];
        }
        return sum;
    }

    private static double index(Axis energy, double value) {
        return energy.index(Unit.ELECTRONVOLT.convert(value, energy.unit()));
    }
}
