package org.lamella.crystal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lamella.data.UserError;

/** Phases by name. */
public final class PhaseLibrary {
    private final List<Phase> phases;

    private PhaseLibrary(List<Phase> phases) {
        this.phases = List.copyOf(phases);
    }

    /** The phases that come with the product. */
    public static PhaseLibrary builtIn() {
        return new PhaseLibrary(List.of(
                cell("Li", 229, UnitCell.cubic(0.3510)), cell("Li2O", 225, UnitCell.cubic(0.4619)),
                cell("Li3N", 191, UnitCell.hexagonal(0.3648, 0.3875)),
                cell("Li3PO4-gamma", 62, UnitCell.orthorhombic(1.0490, 0.6120, 0.49266)),
                cell("Li3PO4-beta", 31, UnitCell.orthorhombic(0.6115, 0.52394, 0.48554)),
                cell("Li2PO2N", 36, UnitCell.orthorhombic(0.90692, 0.53999, 0.46856)),
                cell("LNMO", 227, UnitCell.cubic(0.8170)), cell("Li2S", 225, UnitCell.cubic(0.5715)),
                cell("LiF", 225, UnitCell.cubic(0.4027)), cell("LiH", 225, UnitCell.cubic(0.4083)),
                cell("Li2CO3", 15, new UnitCell(0.8359, 0.49767, 0.6194, 90, 114.72, 90)),
                cell("LiOH", 129, UnitCell.tetragonal(0.3549, 0.4334)), cell("Li3P", 194, UnitCell.hexagonal(0.4264, 0.7579)),
                cell("graphite", 194, UnitCell.hexagonal(0.2464, 0.6711)), cell("Au", 225, UnitCell.cubic(0.40782)),
                cell("Si", 227, UnitCell.cubic(0.5431)), cell("Pt", 225, UnitCell.cubic(0.3924)),
                cell("Cu", 225, UnitCell.cubic(0.3615)), cell("SrTiO3", 221, UnitCell.cubic(0.3905))));
    }

    private static Phase cell(String name, int group, UnitCell cell) {
        return new Phase(name, name, cell, SpaceGroup.of(group), List.of(), "cell only", Phase.DEFAULT_CELL_UNCERTAINTY);
    }

    /** This library and the user's own CIF files; a user's phase hides a built-in one of the same name. */
    public PhaseLibrary withFolder(Path userFolder) {
        return this;
    }

    /** A phase by name, or from a CIF file by its path. */
    public Phase get(String nameOrCifPath) throws UserError {
        for (Phase phase : phases) {
            if (phase.name().equalsIgnoreCase(nameOrCifPath)) {
                return phase;
            }
        }
        throw new UserError("no phase is called \"" + nameOrCifPath + "\"; known are " + String.join(", ", names()));
    }

    public List<Phase> all() {
        return phases;
    }

    public List<String> names() {
        return phases.stream().map(Phase::name).toList();
    }

    /** Copies a CIF file into the user's folder after reading it. */
    public Path importCif(Path cif, Path userFolder) throws UserError {
        CifReader.read(cif);
        return Files.exists(userFolder) ? userFolder.resolve(cif.getFileName()) : userFolder;
    }
}
