package org.lamella.readers.bruker;

import java.nio.ByteBuffer;

/**
 * Unpacks the spectrum of one point of a map. There are three ways of packing: the channel of each single pulse in 16 bits,
 * the same in 12 bits, and instructions by which runs of channels have counts of 4, 8, 16 or 32 bits above a common base,
 * or none; single pulses may follow these. All numbers are little-endian.
 */
final class PackedSpectrum {
    private static final int PULSES_16 = 0;
    private static final int PULSES_12 = 1;
    private static final int TRAILER = Integer.BYTES;

    private final ByteBuffer bytes;
    private final int pulses;
    private final int channels;
    private final Counts counts;

    /** Takes the counts of a channel. */
    @FunctionalInterface
    interface Counts {
        void add(int channel, long count);
    }

    PackedSpectrum(ByteBuffer bytes, int pulses, int channels, Counts counts) {
        this.bytes = bytes;
        this.pulses = pulses;
        this.channels = channels;
        this.counts = counts;
    }

    /**
     * @param packing the way of packing
     * @param size how many bytes the instructions take, with what stands behind them
     * @throws IllegalArgumentException when the spectrum does not fit its size or number of channels
     */
    void unpack(int packing, int size) {
        switch (packing) {
            case PULSES_16 -> pulses16();
            case PULSES_12 -> pulses12();
            default -> instructions(size);
        }
    }

    private void pulses16() {
        require(pulses * (long) Short.BYTES);
        for (int i = 0; i < pulses; i++) {
            pulse(bytes.getShort() & 0xffff);
        }
    }

    /** The bits run from the highest of each 16-bit word to the lowest, and on in the next word. */
    private void pulses12() {
        int words = (pulses * 12 + 15) / 16;
        require(words * (long) Short.BYTES);
        int bits = 0;
        int held = 0;
        for (int i = 0; i < pulses; i++) {
            while (held < 12) {
                bits = bits << 16 | bytes.getShort() & 0xffff;
                held += 16;
            }
            held -= 12;
            pulse(bits >>> held & 0xfff);
        }
    }

    private void instructions(int size) {
        int end = size - TRAILER;
        if (end < 0 || size > bytes.limit()) {
            throw new IllegalArgumentException("it is cut short");
        }
        int channel = 0;
        while (bytes.position() < end) {
            require(2);
            int kind = bytes.get() & 0xff;
            int run = bytes.get() & 0xff;
            if (channel + run > channels && kind != 0) {
                throw new IllegalArgumentException("it has more than " + channels + " channels");
            }
            switch (kind) {
                case 0 -> { }
                case 1 -> nibbles(channel, run);
                case 2 -> run(channel, run, 1);
                case 4 -> run(channel, run, 2);
                case 8 -> run(channel, run, 4);
                default -> throw new IllegalArgumentException("there is no packing " + kind);
            }
            channel += run;
        }
        // Between instructions and pulses stands how many bytes these take.
        bytes.position(size);
        pulses16();
    }

    private void nibbles(int channel, int run) {
        require(1 + (run + 1) / 2);
        int base = bytes.get() & 0xff;
        for (int i = 0; i < run; i += 2) {
            int pair = bytes.get() & 0xff;
            add(channel + i, base + (pair & 0xf));
            if (i + 1 < run) {
                add(channel + i + 1, base + (pair >> 4));
            }
        }
    }

    /** Counts of one, two or four bytes above a base of twice as many. */
    private void run(int channel, int run, int size) {
        require(2L * size + (long) size * run);
        long base = size == 1 ? bytes.getShort() & 0xffff : size == 2 ? bytes.getInt() & 0xffffffffL : bytes.getLong();
        for (int i = 0; i < run; i++) {
            long value = size == 1 ? bytes.get() & 0xff : size == 2 ? bytes.getShort() & 0xffff : bytes.getInt() & 0xffffffffL;
            add(channel + i, base + value);
        }
    }

    private void add(int channel, long count) {
        if (count < 0 || count > 0xffffffffL) {
            throw new IllegalArgumentException("channel " + channel + " has " + Long.toUnsignedString(count) + " counts");
        }
        if (count > 0) {
            counts.add(channel, count);
        }
    }

    private void pulse(int channel) {
        if (channel >= channels) {
            throw new IllegalArgumentException("there is a count in channel " + channel + " of " + channels);
        }
        counts.add(channel, 1);
    }

    private void require(long count) {
        if (bytes.remaining() < count) {
            throw new IllegalArgumentException("it is cut short");
        }
    }
}
