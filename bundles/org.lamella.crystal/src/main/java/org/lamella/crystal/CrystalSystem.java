package org.lamella.crystal;

import java.util.Arrays;
import java.util.List;

/** The seven crystal systems. */
public enum CrystalSystem {
    TRICLINIC, MONOCLINIC, ORTHORHOMBIC, TETRAGONAL, TRIGONAL, HEXAGONAL, CUBIC;

    /**
     * The system by the highest rotation present, from the traces of the matrices (International Tables, Volume A, 1.2.2).
     *
     * @param rotations one operation for each rotation part of a group
     */
    static CrystalSystem of(List<SymmetryOperation> rotations) {
        int[] count = new int[7];
        for (SymmetryOperation operation : rotations) {
            int[] r = operation.rotation();
            int determinant = SymmetryOperation.determinant(r);
            int trace = (r[0] + r[4] + r[8]) * determinant;
            int order = switch (trace) {
                case 3 -> 1;
                case -1 -> 2;
                case 0 -> 3;
                case 1 -> 4;
                case 2 -> 6;
                default -> throw new IllegalArgumentException("a matrix with trace " + trace + " is no rotation of a crystal");
            };
            count[order]++;
        }
        // With inversion every rotation counts twice; eight threefold rotations (four axes) or more mean cubic.
        int perAxis = rotations.size() / Math.max(1, properCount(rotations));
        if (count[3] / perAxis >= 8) {
            return CUBIC;
        }
        if (count[6] > 0) {
            return HEXAGONAL;
        }
        if (count[3] > 0) {
            return TRIGONAL;
        }
        if (count[4] > 0) {
            return TETRAGONAL;
        }
        int twofold = count[2] / perAxis;
        return twofold >= 3 ? ORTHORHOMBIC : twofold == 1 ? MONOCLINIC : TRICLINIC;
    }

    /** Number of distinct rotations when inversions are left out. */
    private static int properCount(List<SymmetryOperation> rotations) {
        return (int) rotations.stream().map(SymmetryOperation::rotation).map(r -> {
            int determinant = SymmetryOperation.determinant(r);
            return Arrays.stream(r).map(value -> value * determinant).boxed().toList();
        }).distinct().count();
    }
}
