package org.lamella.crystal;

/**
 * Miller indices (h k l) of a family of lattice planes, or of the reflection from it; not reduced, since (2 2 0) is
 * another reflection than (1 1 0).
 */
public record MillerIndices(int h, int k, int l) implements Comparable<MillerIndices> {
    /** True for (0 0 0), the unscattered beam. */
    public boolean isZero() {
        return h == 0 && k == 0 && l == 0;
    }

    /** The Friedel mate (-h -k -l). */
    public MillerIndices negated() {
        return new MillerIndices(-h, -k, -l);
    }

    public MillerIndices times(int factor) {
        return new MillerIndices(h * factor, k * factor, l * factor);
    }

    /** True when both stand for parallel planes (one a multiple of the other, of either sign). */
    public boolean isParallelTo(MillerIndices other) {
        return (long) k * other.l == (long) l * other.k && (long) l * other.h == (long) h * other.l
                && (long) h * other.k == (long) k * other.h;
    }

    /** As written in text: {@code (1 -1 0)}. */
    @Override
    public String toString() {
        return "(" + h + " " + k + " " + l + ")";
    }

    /** Without brackets and, where it stays readable, without blanks: {@code 111}, {@code 1-10}, {@code 10 0 2}. */
    public String label() {
        boolean short1 = Math.abs(h) < 10 && Math.abs(k) < 10 && Math.abs(l) < 10;
        return short1 ? "" + h + k + l : h + " " + k + " " + l;
    }

    /** Order of preference as a family's representative: few minus signs first, then large h, k, l. */
    @Override
    public int compareTo(MillerIndices other) {
        int bySigns = Integer.compare(minusSigns(), other.minusSigns());
        if (bySigns != 0) {
            return bySigns;
        }
        int byH = Integer.compare(other.h, h);
        int byK = Integer.compare(other.k, k);
        return byH != 0 ? byH : byK != 0 ? byK : Integer.compare(other.l, l);
    }

    private int minusSigns() {
        return (h < 0 ? 1 : 0) + (k < 0 ? 1 : 0) + (l < 0 ? 1 : 0);
    }
}
