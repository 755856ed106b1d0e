package org.lamella.eels.lowloss;

/**
 * Moves a spectrum along its channels by any fraction of a channel, for series that must share one axis. Where only the energy
 * matters, moving the axis is better: it leaves the counts alone.
 */
public final class SpectrumShift {
    private SpectrumShift() {
    }

    /**
     * Cubic convolution (R. G. Keys, IEEE Trans. Acoust. Speech Signal Process. 29 (1981) 1153, doi:10.1109/TASSP.1981.1163711);
     * beyond its ends a spectrum keeps its last value.
     *
     * @param channels how far features move towards higher channels
     */
    public static double[] shift(double[] counts, double channels) {
        double[] moved = new double[counts.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = at(counts, i - channels);
        }
        return moved;
    }

    /**
     * The value between channels, by the same cubic convolution.
     *
     * @param channel may lie anywhere; beyond its ends a spectrum keeps its last value
     */
    public static double at(double[] counts, double channel) {
        int i = (int) Math.floor(channel);
        double t = channel - i;
        double before = clamped(counts, i - 1);
        double left = clamped(counts, i);
        double right = clamped(counts, i + 1);
        double after = clamped(counts, i + 2);
        return left + 0.5 * t * (right - before + t * (2 * before - 5 * left + 4 * right - after + t * (3 * (left - right) + after - before)));
    }

    /** The slope per channel of what {@link #at} gives. */
    public static double slopeAt(double[] counts, double channel) {
        int i = (int) Math.floor(channel);
        double t = channel - i;
        double before = clamped(counts, i - 1);
        double left = clamped(counts, i);
        double right = clamped(counts, i + 1);
        double after = clamped(counts, i + 2);
        return 0.5 * (right - before + t * (2 * (2 * before - 5 * left + 4 * right - after) + t * 3 * (3 * (left - right) + after - before)));
    }

    private static double clamped(double[] counts, int channel) {
        return counts[Math.max(0, Math.min(counts.length - 1, channel))];
    }
}
