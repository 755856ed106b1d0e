package org.lamella.crystal;

/**
 * The unit cell of a crystal.
 *
 * <p>Cartesian frame of every vector returned here: x along <b>a</b>, <b>b</b> in the x-y plane with a positive y, z to
 * the side of <b>c</b> (right-handed). Reciprocal vectors follow the crystallographic convention, without 2π, so that
 * |g| = 1/d (International Tables for Crystallography, Volume B, chapter 1.1).
 *
 * @param a length in nm
 * @param b length in nm
 * @param c length in nm
 * @param alpha angle between b and c in degrees
 * @param beta angle between a and c in degrees
 * @param gamma angle between a and b in degrees
 */
public record UnitCell(double a, double b, double c, double alpha, double beta, double gamma) {
    /** Shortest and longest edge accepted, nm: an atom's diameter, and far beyond any structure of materials science. */
    private static final double SHORTEST_EDGE = 0.05;
    private static final double LONGEST_EDGE = 1000;
    /** Relative, and in degrees: closer than this, two lengths or angles are meant to be the same. */
    private static final double SAME_LENGTH = 1e-4;
    private static final double SAME_ANGLE = 1e-2;

    /** @throws IllegalArgumentException when the six numbers span no cell */
    public UnitCell {
        edge("a", a);
        edge("b", b);
        edge("c", c);
        angle("alpha", alpha);
        angle("beta", beta);
        angle("gamma", gamma);
        if (!(angularFactor(alpha, beta, gamma) > 1e-6)) {
            throw new IllegalArgumentException("the angles " + alpha + ", " + beta + ", " + gamma + " degrees enclose no volume");
        }
    }

    /** A cubic cell with edge a in nm. */
    public static UnitCell cubic(double a) {
        return new UnitCell(a, a, a, 90, 90, 90);
    }

    /** A tetragonal cell, nm. */
    public static UnitCell tetragonal(double a, double c) {
        return new UnitCell(a, a, c, 90, 90, 90);
    }

    /** A hexagonal cell (gamma 120 degrees), nm. */
    public static UnitCell hexagonal(double a, double c) {
        return new UnitCell(a, a, c, 90, 90, 120);
    }

    /** An orthorhombic cell, nm. */
    public static UnitCell orthorhombic(double a, double b, double c) {
        return new UnitCell(a, b, c, 90, 90, 90);
    }

    private static void edge(String name, double value) {
        if (!(value >= SHORTEST_EDGE && value <= LONGEST_EDGE)) {
            throw new IllegalArgumentException("cell length " + name + " = " + value + " nm is not between "
                    + SHORTEST_EDGE + " and " + LONGEST_EDGE + " nm");
        }
    }

    private static void angle(String name, double value) {
        if (!(value > 1 && value < 179)) {
            throw new IllegalArgumentException("cell angle " + name + " = " + value + " is not between 1 and 179 degrees");
        }
    }

    /** Cosine that is exactly 0 and -1/2 where crystallography means it. */
    private static double cosine(double degrees) {
        if (degrees == 90) {
            return 0;
        }
        return degrees == 120 ? -0.5 : Math.cos(Math.toRadians(degrees));
    }

    private static double angularFactor(double alpha, double beta, double gamma) {
        double ca = cosine(alpha);
        double cb = cosine(beta);
        double cg = cosine(gamma);
        return 1 - ca * ca - cb * cb - cg * cg + 2 * ca * cb * cg;
    }

    /** Volume in nm³. */
    public double volume() {
        return a * b * c * Math.sqrt(angularFactor(alpha, beta, gamma));
    }

    /** The basis vectors as rows: {ax, ay, az, bx, by, bz, cx, cy, cz} in nm. */
    double[] basis() {
        double cb = cosine(beta);
        double cg = cosine(gamma);
        double sg = Math.sqrt(1 - cg * cg);
        return new double[] {a, 0, 0, b * cg, b * sg, 0,
            c * cb, c * (cosine(alpha) - cb * cg) / sg, volume() / (a * b * sg)};
    }

    /** The reciprocal basis vectors as rows: {a*x, a*y, a*z, b*x, ...} in 1/nm. */
    double[] reciprocalBasis() {
        double[] m = basis();
        double volume = volume();
        return new double[] {
            m[4] * m[8] / volume, -m[3] * m[8] / volume, (m[3] * m[7] - m[4] * m[6]) / volume,
            0, m[8] * m[0] / volume, -m[7] * m[0] / volume,
            0, 0, m[0] * m[4] / volume};
    }

    /** Cartesian vector u a + v b + w c in nm. */
    public double[] directVector(double u, double v, double w) {
        return combine(basis(), u, v, w);
    }

    /** Cartesian vector g = h a* + k b* + l c* in 1/nm, with |g| = 1/d(hkl). */
    public double[] reciprocalVector(double h, double k, double l) {
        return combine(reciprocalBasis(), h, k, l);
    }

    /** As {@link #reciprocalVector(double, double, double)}. */
    public double[] reciprocalVector(MillerIndices indices) {
        return reciprocalVector(indices.h(), indices.k(), indices.l());
    }

    private static double[] combine(double[] rows, double u, double v, double w) {
        return new double[] {
            u * rows[0] + v * rows[3] + w * rows[6], u * rows[1] + v * rows[4] + w * rows[7], u * rows[2] + v * rows[5] + w * rows[8]};
    }

    /** Length |g| = 1/d in 1/nm; 0 for (0 0 0). */
    public double reciprocalLength(int h, int k, int l) {
        return length(reciprocalVector(h, k, l));
    }

    /**
     * Lattice spacing d(hkl) in nm.
     *
     * @throws IllegalArgumentException for (0 0 0), which is no family of planes
     */
    public double spacing(int h, int k, int l) {
        if (h == 0 && k == 0 && l == 0) {
            throw new IllegalArgumentException("(0 0 0) is no family of lattice planes");
        }
        return 1 / reciprocalLength(h, k, l);
    }

    /** As {@link #spacing(int, int, int)}. */
    public double spacing(MillerIndices indices) {
        return spacing(indices.h(), indices.k(), indices.l());
    }

    /** Angle between the normals of two families of planes, 0 to 180 degrees. */
    public double interplanarAngle(MillerIndices first, MillerIndices second) {
        if (first.isZero() || second.isZero()) {
            throw new IllegalArgumentException("(0 0 0) is no family of lattice planes");
        }
        return angleBetween(reciprocalVector(first), reciprocalVector(second));
    }

    /** Angle between two zone axes (lattice directions), 0 to 180 degrees. */
    public double zoneAngle(ZoneAxis first, ZoneAxis second) {
        return angleBetween(directVector(first.u(), first.v(), first.w()), directVector(second.u(), second.v(), second.w()));
    }

    /** atan2 of cross and dot product: precise for small angles too, where the arc cosine is not. */
    private static double angleBetween(double[] p, double[] q) {
        double[] cross = {p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]};
        return Math.toDegrees(Math.atan2(length(cross), p[0] * q[0] + p[1] * q[1] + p[2] * q[2]));
    }

    private static double length(double[] vector) {
        return Math.sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2]);
    }

    /** The same cell with every edge multiplied by a factor. */
    public UnitCell scaled(double factor) {
        return new UnitCell(a * factor, b * factor, c * factor, alpha, beta, gamma);
    }

    /** a = b = c and right angles, to the precision that cells are published with. */
    public boolean isCubic() {
        return isTetragonal() && same(a, c);
    }

    /** a = b and right angles; a cubic cell is tetragonal too. */
    public boolean isTetragonal() {
        return isOrthorhombic() && same(a, b);
    }

    /** Right angles; cubic and tetragonal cells are orthorhombic too. */
    public boolean isOrthorhombic() {
        return right(alpha) && right(beta) && right(gamma);
    }

    /** a = b, gamma 120 degrees and the other angles right. */
    public boolean isHexagonal() {
        return same(a, b) && right(alpha) && right(beta) && Math.abs(gamma - 120) < SAME_ANGLE;
    }

    /** a = b = c and three equal angles; a cubic cell is rhombohedral too. */
    public boolean isRhombohedral() {
        return same(a, b) && same(b, c) && Math.abs(alpha - beta) < SAME_ANGLE && Math.abs(beta - gamma) < SAME_ANGLE;
    }

    private static boolean same(double first, double second) {
        return Math.abs(first - second) <= SAME_LENGTH * Math.max(first, second);
    }

    private static boolean right(double angle) {
        return Math.abs(angle - 90) < SAME_ANGLE;
    }
}
