package org.lamella.math;

/** The sum of the products of two rows of numbers, in four parts that the processor adds side by side; the order is always the same. */
public final class DotProduct {
    private DotProduct() {
    }

    /** The sum over all elements of the first row; the second must not be shorter. */
    public static double of(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int whole = a.length & ~3;
        for (int i = 0; i < whole; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (int i = whole; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return s0 + s1 + (s2 + s3);
    }
}
