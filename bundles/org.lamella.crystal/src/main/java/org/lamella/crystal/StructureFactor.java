package org.lamella.crystal;

import java.util.List;

/**
 * Kinematic structure factors of a crystal for electrons:
 * F(g) = Σ occupancy · f(g) · exp(-2π² U g²) · exp(2πi (hx + ky + lz)) over the atoms of the cell, in nm.
 */
public final class StructureFactor {
    private final UnitCell cell;
    private final List<Atom> atoms;

    private StructureFactor(UnitCell cell, List<Atom> atoms) {
        this.cell = cell;
        this.atoms = atoms;
    }

    /** @throws IllegalArgumentException when the phase's atoms are unknown */
    public static StructureFactor of(Phase phase) {
        if (!phase.hasAtoms()) {
            throw new IllegalArgumentException("the atoms of " + phase.name() + " are unknown, so it has no structure factors");
        }
        return new StructureFactor(phase.cell(), phase.atomsInCell());
    }

    /** Real and imaginary part of F(hkl) in nm; (0 0 0) is proportional to the mean inner potential. */
    public double[] at(int h, int k, int l) {
        double g = cell.reciprocalLength(h, k, l);
        double real = 0;
        double imaginary = 0;
        for (Atom atom : atoms) {
            double weight = weight(atom, g);
            double phase = 2 * Math.PI * (h * atom.x() + k * atom.y() + l * atom.z());
            real += weight * Math.cos(phase);
            imaginary += weight * Math.sin(phase);
        }
        return new double[] {real, imaginary};
    }

    /** |F(hkl)| in nm. */
    public double amplitude(MillerIndices indices) {
        double[] value = at(indices.h(), indices.k(), indices.l());
        return Math.hypot(value[0], value[1]);
    }

    /** What |F| would be at this g if all atoms scattered in phase, nm. */
    double inPhase(double g) {
        return atoms.stream().mapToDouble(atom -> Math.abs(weight(atom, g))).sum();
    }

    private static double weight(Atom atom, double g) {
        return atom.occupancy() * ScatteringFactors.electron(atom.element(), g)
                * Math.exp(-2 * Math.PI * Math.PI * atom.isotropicDisplacement() * g * g);
    }
}
