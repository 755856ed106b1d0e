package org.lamella.crystal;

import java.util.ArrayList;
import java.util.List;

/** Fills the unit cell from the asymmetric unit. */
final class SiteSymmetry {
    /** Images closer than this are one atom on a special position, nm; half of the shortest interatomic distances. */
    private static final double MERGE_DISTANCE = 0.03;

    private SiteSymmetry() {
    }

    static List<Atom> expand(List<Atom> asymmetricUnit, SpaceGroup group, UnitCell cell) {
        List<Atom> atoms = new ArrayList<>();
        for (Atom atom : asymmetricUnit) {
            Atom exact = onSpecialPosition(atom, group, cell);
            List<Atom> orbit = new ArrayList<>();
            for (SymmetryOperation operation : group.operations()) {
                double[] image = operation.apply(new double[] {exact.x(), exact.y(), exact.z()});
                Atom candidate = exact.at(inCell(image[0]), inCell(image[1]), inCell(image[2]));
                if (orbit.stream().noneMatch(known -> distance(known, candidate, cell) < MERGE_DISTANCE)) {
                    orbit.add(candidate);
                }
            }
            atoms.addAll(orbit);
        }
        return List.copyOf(atoms);
    }

    /**
     * The mean of all images that fall onto the atom itself. It removes the rounding of published coordinates
     * (0.3333 for 1/3), which would otherwise leave traces of reflections that symmetry forbids.
     */
    private static Atom onSpecialPosition(Atom atom, SpaceGroup group, UnitCell cell) {
        double[] here = {atom.x(), atom.y(), atom.z()};
        double[] sum = new double[3];
        int count = 0;
        for (SymmetryOperation operation : group.operations()) {
            double[] image = operation.apply(here);
            for (int axis = 0; axis < 3; axis++) {
                image[axis] -= Math.rint(image[axis] - here[axis]);
            }
            if (distance(atom, atom.at(image[0], image[1], image[2]), cell) < MERGE_DISTANCE) {
                for (int axis = 0; axis < 3; axis++) {
                    sum[axis] += image[axis];
                }
                count++;
            }
        }
        return atom.at(sum[0] / count, sum[1] / count, sum[2] / count);
    }

    private static double inCell(double value) {
        double reduced = value - Math.floor(value);
        // An atom at -1e-17 belongs to 0, not to 1.
        return reduced > 1 - 1e-9 || reduced < 1e-9 ? 0 : reduced;
    }

    /** Distance between two sites, to the nearest lattice translation along each axis; exact for short distances. */
    private static double distance(Atom first, Atom second, UnitCell cell) {
        double dx = first.x() - second.x();
        double dy = first.y() - second.y();
        double dz = first.z() - second.z();
        double[] v = cell.directVector(dx - Math.rint(dx), dy - Math.rint(dy), dz - Math.rint(dz));
        return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    }
}
