package org.lamella.crystal;

import java.util.List;
import java.util.Objects;

/**
 * A crystalline phase: cell, symmetry and, where known, atoms.
 *
 * @param name short name shown to people
 * @param formula chemical formula as the source writes it; empty when unknown
 * @param cell the unit cell
 * @param spaceGroup symmetry in the setting of the cell
 * @param asymmetricUnit one atom of each set of equivalents; empty when the atoms are unknown
 * @param source where the numbers come from (literature)
 * @param cellUncertainty relative standard uncertainty of the lattice parameters, above 0
 */
public record Phase(String name, String formula, UnitCell cell, SpaceGroup spaceGroup, List<Atom> asymmetricUnit, String source,
        double cellUncertainty) {
    /**
     * Lattice parameters of one compound differ by up to 0.3 % (full range) between sources and temperatures; a uniform
     * spread of that width has a standard deviation of 0.3 % / sqrt(12), about 0.1 %.
     */
    public static final double DEFAULT_CELL_UNCERTAINTY = 0.001;

    public Phase {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(formula, "formula");
        Objects.requireNonNull(cell, "cell");
        Objects.requireNonNull(spaceGroup, "spaceGroup");
        Objects.requireNonNull(source, "source");
        asymmetricUnit = List.copyOf(asymmetricUnit);
        if (!(cellUncertainty > 0 && cellUncertainty < 0.5)) {
            throw new IllegalArgumentException("relative uncertainty of the cell must be above 0 and below 0.5, not " + cellUncertainty);
        }
    }

    /** True when atoms are known, so that structure factors can be computed. */
    public boolean hasAtoms() {
        return !asymmetricUnit.isEmpty();
    }

    /** Every atom of the unit cell, coordinates in 0 .. 1; atoms on special positions appear once per site. */
    public List<Atom> atomsInCell() {
        return SiteSymmetry.expand(asymmetricUnit, spaceGroup, cell);
    }

    /** The same phase with another uncertainty of its lattice parameters. */
    public Phase withCellUncertainty(double relative) {
        return new Phase(name, formula, cell, spaceGroup, asymmetricUnit, source, relative);
    }

    /** The same phase under another name. */
    public Phase named(String newName) {
        return new Phase(newName, formula, cell, spaceGroup, asymmetricUnit, source, cellUncertainty);
    }
}
