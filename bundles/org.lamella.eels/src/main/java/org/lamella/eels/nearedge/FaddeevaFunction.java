package org.lamella.eels.nearedge;

/**
 * The Faddeeva function {@code w(z) = exp(-z²) erfc(-i z)} in the upper half plane, whose real part is the Voigt profile.
 *
 * <p>Literature: J. A. C. Weideman, SIAM J. Numer. Anal. 31 (1994) 1497, doi:10.1137/0731077: a rational expansion, here of 32 terms.</p>
 */
final class FaddeevaFunction {
    private static final int TERMS = 32;
    private static final double SCALE = Math.sqrt(TERMS / Math.sqrt(2));
    private static final double[] COEFFICIENTS = coefficients();

    private double real;
    private double imaginary;

    /** The Fourier coefficients of the function that the expansion follows, by a plain sum. */
    private static double[] coefficients() {
        int samples = 2 * TERMS;
        double[] coefficients = new double[TERMS];
        for (int n = 0; n < TERMS; n++) {
            double sum = 0;
            for (int k = 1 - samples; k < samples; k++) {
                double angle = k * Math.PI / samples;
                double t = SCALE * Math.tan(angle / 2);
                sum += Math.exp(-t * t) * (SCALE * SCALE + t * t) * Math.cos((n + 1) * angle);
            }
            coefficients[n] = sum / (2 * samples);
        }
        return coefficients;
    }

    /** Computes the function at {@code x + i y}, y not negative. */
    void at(double x, double y) {
        // Z = (L + i z) / (L - i z)
        double nr = SCALE - y;
        double ni = x;
        double dr = SCALE + y;
        double di = -x;
        double norm = dr * dr + di * di;
        double zr = (nr * dr + ni * di) / norm;
        double zi = (ni * dr - nr * di) / norm;
        double pr = 0;
        double pi = 0;
        for (int n = TERMS - 1; n >= 0; n--) {
            double r = pr * zr - pi * zi + COEFFICIENTS[n];
            pi = pr * zi + pi * zr;
            pr = r;
        }
        // w = 2 p / (L - i z)² + 1 / (sqrt(pi) (L - i z))
        double sr = dr * dr - di * di;
        double si = 2 * dr * di;
        double square = sr * sr + si * si;
        real = 2 * (pr * sr + pi * si) / square + dr / norm / Math.sqrt(Math.PI);
        imaginary = 2 * (pi * sr - pr * si) / square - di / norm / Math.sqrt(Math.PI);
    }

    double real() {
        return real;
    }

    double imaginary() {
        return imaginary;
    }
}
