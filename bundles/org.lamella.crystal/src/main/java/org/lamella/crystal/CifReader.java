package org.lamella.crystal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lamella.data.UserError;

/**
 * Reads a phase from a CIF (Crystallographic Information File): cell, symmetry and atom sites of the first data block that
 * holds a cell. Symmetry comes from the operations in the file or, without them, from the Hall symbol, the Hermann-Mauguin
 * name or the number of the space group (origin choice 2 where the name leaves it open). Anisotropic displacements are
 * not used; sites of one element with several occupancies stay as they are.
 */
public final class CifReader {
    /** Files of structures are far smaller; larger ones hold diffraction data or something else. */
    private static final long LARGEST_FILE = 16L << 20;
    /** Relative difference that the cell may have from what symmetry demands; rounding of published cells is below it. */
    private static final double LARGEST_MISFIT = 0.01;

    private CifReader() {
    }

    /**
     * The phase in a CIF file, named like the file without its ending.
     *
     * @throws UserError when the file cannot be read or is wrong or incomplete; the message names file and line
     */
    public static Phase read(Path file) throws UserError {
        byte[] bytes;
        try {
            if (Files.isDirectory(file)) {
                throw new UserError(file + " is a folder, not a CIF file");
            }
            if (!Files.isRegularFile(file)) {
                throw new UserError(file + (Files.exists(file) ? " is no ordinary file" : " does not exist"));
            }
            if (Files.size(file) > LARGEST_FILE) {
                throw new UserError(file + " has " + (Files.size(file) >> 20) + " MB; the CIF of a crystal structure is below "
                        + (LARGEST_FILE >> 20) + " MB");
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UserError(file + " cannot be read: " + e.getMessage(), e);
        }
        for (byte b : bytes) {
            // Tab, line feed, form feed and carriage return are the only control characters of a text file.
            if (b >= 0 && b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
                throw new UserError(file + " is not a CIF: it is no text file");
            }
        }
        return parse(file.toString(), nameOf(file), new String(bytes, StandardCharsets.UTF_8));
    }

    /** A CIF's file name without its ending. */
    static String nameOf(Path file) {
        Path last = file.getFileName();
        return last == null ? "" : last.toString().replaceFirst("(?i)\\.cif$", "");
    }

    /**
     * @param file what errors call the file
     * @param name the phase's name
     */
    static Phase parse(String file, String name, String content) throws UserError {
        String text = content.replace("\r\n", "\n").replace('\r', '\n').replace('\f', ' ');
        if (text.startsWith("\ufeff")) {
            text = text.substring(1);
        }
        if (!text.endsWith("\n")) {
            text += "\n";
        }
        CifBlock block = CifBlock.withCell(file, text);
        double[] relative = {0};
        UnitCell cell = cell(block, relative);
        SpaceGroup group = onItsAxes(CifSymmetry.read(block), cell);
        if (group.misfit(cell) > LARGEST_MISFIT) {
            throw block.error("_cell_length_a", 0, "the cell does not have the shape that the space group " + group + " demands");
        }
        List<Atom> atoms = CifAtoms.read(block, group);
        String formula = block.text("_chemical_formula_structural");
        if (formula.isEmpty()) {
            formula = block.text("_chemical_formula_sum");
        }
        return new Phase(name, formula, cell, group, atoms, source(block),
                Math.min(0.1, Math.max(Phase.DEFAULT_CELL_UNCERTAINTY, relative[0])));
    }

    /** A rhombohedral group whose name leaves the axes open stands on those that the cell has. */
    private static SpaceGroup onItsAxes(SpaceGroup group, UnitCell cell) {
        if (group.misfit(cell) > LARGEST_MISFIT && group.hermannMauguin().endsWith(":H")) {
            SpaceGroup rhombohedral = SpaceGroup.of(group.hermannMauguin().replace(":H", ":R"));
            return rhombohedral.misfit(cell) > LARGEST_MISFIT ? group : rhombohedral;
        }
        return group;
    }

    /** The cell in nm; also the largest relative uncertainty of its edges as the file states it. */
    private static UnitCell cell(CifBlock block, double[] relative) throws UserError {
        double[] edges = new double[3];
        double[] angles = new double[3];
        List<String> angleNames = List.of("alpha", "beta", "gamma");
        for (int axis = 0; axis < 3; axis++) {
            CifBlock.Measured edge = block.required("_cell_length_" + "abc".charAt(axis), "4.619");
            edges[axis] = edge.value() / 10;
            relative[0] = Math.max(relative[0], edge.uncertainty() / Math.abs(edge.value()));
            angles[axis] = block.required("_cell_angle_" + angleNames.get(axis), "90").value();
        }
        try {
            return new UnitCell(edges[0], edges[1], edges[2], angles[0], angles[1], angles[2]);
        } catch (IllegalArgumentException e) {
            String culprit = "_cell_angle_alpha";
            for (String name : List.of("length a", "length b", "length c", "angle alpha", "angle beta", "angle gamma")) {
                if (e.getMessage().contains("cell " + name + " ")) {
                    culprit = "_cell_" + name.replace(' ', '_');
                }
            }
            throw block.error(culprit, 0, e.getMessage() + "; a CIF gives lengths in angstrom and angles in degrees");
        }
    }

    private static String source(CifBlock block) throws UserError {
        List<String> parts = new ArrayList<>();
        for (String tag : List.of("_publ_section_comment", "_journal_name_full", "_journal_volume", "_journal_year", "_journal_page_first",
                "_journal_paper_doi", "_cod_database_code", "_database_code_icsd", "_database_code_amcsd")) {
            String text = block.text(tag);
            if (!text.isEmpty()) {
                parts.add(switch (tag) {
                    case "_journal_paper_doi" -> "doi:" + text;
                    case "_cod_database_code" -> "COD " + text;
                    case "_database_code_icsd" -> "ICSD " + text;
                    case "_database_code_amcsd" -> "AMCSD " + text;
                    default -> text;
                });
            }
        }
        return parts.isEmpty() ? "CIF without a stated source" : String.join(", ", parts);
    }
}
