package org.lamella.eels.lowloss;

import org.lamella.math.FourierTransform;

/**
 * Fourier transforms of spectra on a common grid of channels, padded with zeros to more than twice their length: what is scattered
 * beyond the end must not come back at the beginning.
 */
final class PaddedTransform {
    private final int length;
    private final FourierTransform transform;

    PaddedTransform(int channels) {
        int size = 2;
        while (size < 2L * channels + 2) {
            size *= 2;
        }
        length = size;
        transform = FourierTransform.of(length, 1);
    }

    /** Frequencies of a half spectrum. */
    int half() {
        return length / 2 + 1;
    }

    int length() {
        return length;
    }

    /** @param origin the channel that goes to index 0; what is before it goes to the end of the grid */
    double[] forward(double[] counts, int origin) {
        double[] grid = new double[length];
        for (int i = 0; i < counts.length; i++) {
            grid[Math.floorMod(i - origin, length)] += counts[i];
        }
        return transform.forwardReal(grid);
    }

    double[] inverse(double[] spectrum, int origin, int channels) {
        double[] grid = transform.inverseReal(spectrum);
        double[] counts = new double[channels];
        for (int i = 0; i < channels; i++) {
            counts[i] = grid[Math.floorMod(i - origin, length)];
        }
        return counts;
    }
}
