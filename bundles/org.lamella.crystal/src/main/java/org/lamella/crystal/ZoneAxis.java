package org.lamella.crystal;

/**
 * A lattice direction [u v w], the axis of a zone of planes; always reduced to the smallest integers.
 *
 * @throws IllegalArgumentException for [0 0 0]
 */
public record ZoneAxis(int u, int v, int w) {
    public ZoneAxis {
        int divisor = divisor(divisor(Math.abs(u), Math.abs(v)), Math.abs(w));
        if (divisor == 0) {
            throw new IllegalArgumentException("[0 0 0] is no direction");
        }
        u /= divisor;
        v /= divisor;
        w /= divisor;
    }

    /**
     * The axis common to two families of planes: their cross product.
     *
     * @throws IllegalArgumentException when the planes are parallel
     */
    public static ZoneAxis of(MillerIndices first, MillerIndices second) {
        if (first.isParallelTo(second)) {
            throw new IllegalArgumentException("parallel planes " + first + " and " + second + " define no zone axis");
        }
        return new ZoneAxis(Math.subtractExact(Math.multiplyExact(first.k(), second.l()), Math.multiplyExact(first.l(), second.k())),
                Math.subtractExact(Math.multiplyExact(first.l(), second.h()), Math.multiplyExact(first.h(), second.l())),
                Math.subtractExact(Math.multiplyExact(first.h(), second.k()), Math.multiplyExact(first.k(), second.h())));
    }

    private static int divisor(int p, int q) {
        return q == 0 ? p : divisor(q, p % q);
    }

    /** Weiss zone law: true when hu + kv + lw = 0. */
    public boolean contains(MillerIndices indices) {
        return (long) indices.h() * u + (long) indices.k() * v + (long) indices.l() * w == 0;
    }

    public ZoneAxis negated() {
        return new ZoneAxis(-u, -v, -w);
    }

    @Override
    public String toString() {
        return "[" + u + " " + v + " " + w + "]";
    }
}
