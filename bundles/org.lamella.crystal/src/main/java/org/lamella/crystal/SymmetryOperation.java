package org.lamella.crystal;

import java.util.Arrays;

/**
 * A symmetry operation x' = W x + w on fractional coordinates.
 *
 * @param rotation the 3 x 3 matrix W by rows, whole numbers, determinant 1 or -1
 * @param translation the vector w in 24ths of the cell edges, each reduced to 0 .. 23
 */
public record SymmetryOperation(int[] rotation, int[] translation) {
    /** Parts of a cell edge: every translation of the 230 groups in their usual settings is a whole number of these. */
    public static final int PARTS = 24;

    public SymmetryOperation {
        rotation = rotation.clone();
        translation = translation.clone();
        if (rotation.length != 9 || translation.length != 3 || Math.abs(determinant(rotation)) != 1) {
            throw new IllegalArgumentException("not a symmetry operation: " + Arrays.toString(rotation));
        }
        for (int axis = 0; axis < 3; axis++) {
            translation[axis] = Math.floorMod(translation[axis], PARTS);
        }
    }

    public static SymmetryOperation identity() {
        return new SymmetryOperation(new int[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, new int[3]);
    }

    /**
     * Reads the notation of CIF and of the International Tables: {@code x,y,z}, {@code -y+1/2, x-y, Z+0.25}.
     *
     * @throws IllegalArgumentException when the text is something else
     */
    public static SymmetryOperation parse(String text) {
        return SymmetryOperationParser.parse(text);
    }

    static int determinant(int[] r) {
        return r[0] * (r[4] * r[8] - r[5] * r[7]) - r[1] * (r[3] * r[8] - r[5] * r[6]) + r[2] * (r[3] * r[7] - r[4] * r[6]);
    }

    @Override
    public int[] rotation() {
        return rotation.clone();
    }

    @Override
    public int[] translation() {
        return translation.clone();
    }

    /** Fractional coordinates of the image of a point, not reduced to the cell. */
    public double[] apply(double[] point) {
        double[] image = new double[3];
        for (int row = 0; row < 3; row++) {
            image[row] = rotation[3 * row] * point[0] + rotation[3 * row + 1] * point[1] + rotation[3 * row + 2] * point[2]
                    + (double) translation[row] / PARTS;
        }
        return image;
    }

    /** The image of a reflection: the row vector (h k l) times W. */
    public MillerIndices apply(MillerIndices indices) {
        int h = indices.h();
        int k = indices.k();
        int l = indices.l();
        return new MillerIndices(h * rotation[0] + k * rotation[3] + l * rotation[6],
                h * rotation[1] + k * rotation[4] + l * rotation[7], h * rotation[2] + k * rotation[5] + l * rotation[8]);
    }

    /** Phase shift h w of a reflection in 24ths of a full turn, reduced to 0 .. 23. */
    int phaseShift(MillerIndices indices) {
        long shift = (long) indices.h() * translation[0] + (long) indices.k() * translation[1] + (long) indices.l() * translation[2];
        return (int) Math.floorMod(shift, (long) PARTS);
    }

    /** First {@code other}, then this. */
    public SymmetryOperation after(SymmetryOperation other) {
        int[] product = new int[9];
        int[] shift = translation.clone();
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                for (int inner = 0; inner < 3; inner++) {
                    product[3 * row + column] += rotation[3 * row + inner] * other.rotation[3 * inner + column];
                }
                shift[row] += rotation[3 * row + column] * other.translation[column];
            }
        }
        return new SymmetryOperation(product, shift);
    }

    /** True for a pure lattice translation (a centring vector, or the identity). */
    public boolean isTranslation() {
        return Arrays.equals(rotation, new int[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SymmetryOperation operation && Arrays.equals(rotation, operation.rotation)
                && Arrays.equals(translation, operation.translation);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(rotation) + Arrays.hashCode(translation);
    }

    /** In the notation that {@link #parse} reads, for example {@code -y+1/2,x-y,z}. */
    @Override
    public String toString() {
        return SymmetryOperationParser.format(rotation, translation);
    }
}
