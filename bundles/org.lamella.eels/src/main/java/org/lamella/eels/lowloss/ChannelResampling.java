package org.lamella.eels.lowloss;

import org.lamella.data.Axis;

/** Counts of one axis on channels of another width, with zero loss on one of them; sums over channels stay as they are. */
final class ChannelResampling {
    private final Axis axis;
    private final double step;
    private final int before;
    private final int channels;
    private final int size;

    /**
     * @param axis of the counts in eV, with zero loss at 0
     * @param step of the new channels in eV
     */
    ChannelResampling(Axis axis, double step) {
        this.axis = axis;
        this.step = step;
        before = (int) Math.floor(-axis.offset() / step);
        channels = (int) axis.size();
        size = before + 1 + (int) Math.floor(axis.coordinate(channels - 1) / step);
    }

    /** The new channel of zero loss. */
    int zeroLoss() {
        return before;
    }

    /** On the new channels. */
    double[] forward(double[] counts) {
        double[] result = new double[size];
        for (int i = 0; i < size; i++) {
            for (int j = first(i); j <= last(i); j++) {
                result[i] += overlap(i, j) * counts[j];
            }
        }
        return result;
    }

    /** How a sum changes with the old channels that changes with the new ones as is given. */
    double[] gradient(double[] byNew) {
        double[] result = new double[channels];
        for (int i = 0; i < size; i++) {
            for (int j = first(i); j <= last(i); j++) {
                result[j] += overlap(i, j) * byNew[i];
            }
        }
        return result;
    }

    private double start(int i) {
        return axis.index((i - before - 0.5) * step) + 0.5;
    }

    private int first(int i) {
        return (int) Math.max(0, Math.floor(start(i)));
    }

    private int last(int i) {
        return (int) Math.min(channels - 1.0, Math.floor(start(i + 1)));
    }

    /** How much of an old channel lies in a new one. */
    private double overlap(int i, int j) {
        return Math.max(0, Math.min(j + 1.0, start(i + 1)) - Math.max(j, start(i)));
    }
}
