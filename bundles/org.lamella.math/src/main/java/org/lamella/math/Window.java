package org.lamella.math;

/**
 * A taper that takes an image smoothly to zero at its edges before a Fourier transform, so that a lattice spot keeps
 * its light to itself. One-dimensional; a two-dimensional window is the product of two.
 *
 * <p>Literature: F. J. Harris, Proc. IEEE 66 (1978) 51, doi:10.1109/PROC.1978.10837.</p>
 */
public enum Window {
    /** No taper; its side lobes hide weak spots. */
    RECTANGULAR {
        @Override
        double at(double t) {
            return 1;
        }
    },
    /** cos(pi t): one cosine arch; the sharpest peak of those that reach zero. */
    COSINE {
        @Override
        double at(double t) {
            return Math.cos(Math.PI * t);
        }
    },
    /** cos²(pi t): side lobes fall by 18 dB an octave; the default for finding spots. */
    HANN {
        @Override
        double at(double t) {
            double c = Math.cos(Math.PI * t);
            return c * c;
        }
    };

    /** The window at t from -1/2 to 1/2. */
    abstract double at(double t);

    /** The window sampled at the centres of {@code length} elements, symmetric, never exactly zero. */
    public double[] samples(int length) {
        double[] samples = new double[length];
        for (int i = 0; i < length; i++) {
            samples[i] = at((i + 0.5) / length - 0.5);
        }
        return samples;
    }
}
