package org.lamella.crystal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lamella.data.UserError;

/** Reads the atom sites of a CIF. */
final class CifAtoms {
    private static final int MOST_SITES = 5000;
    private static final int MOST_ATOMS = 200_000;
    /** Refined occupancies may exceed 1 by their uncertainty. */
    private static final double LARGEST_OCCUPANCY = 1.05;

    private final CifBlock block;
    private final String label;
    private final String symbol;
    private final String occupancy;

    private CifAtoms(CifBlock block) {
        this.block = block;
        label = block.first("_atom_site_label");
        symbol = block.first("_atom_site_type_symbol");
        occupancy = block.first("_atom_site_occupancy");
    }

    /** The sites; an empty list when the file has a cell only. */
    static List<Atom> read(CifBlock block, SpaceGroup group) throws UserError {
        String x = block.first("_atom_site_fract_x");
        if (x == null) {
            return List.of();
        }
        for (String tag : List.of("_atom_site_fract_y", "_atom_site_fract_z")) {
            if (!block.has(tag)) {
                throw block.error(x, 0, "the atom sites have no " + tag);
            }
        }
        int sites = block.column(x).size();
        if (sites > MOST_SITES || (long) sites * group.order() > MOST_ATOMS) {
            throw block.error(x, 0, sites + " atom sites are more than Lamella computes structure factors for; remove the atoms to use "
                    + "the cell alone");
        }
        CifAtoms reader = new CifAtoms(block);
        if (reader.label == null && reader.symbol == null) {
            throw block.error(x, 0, "the atom sites have neither _atom_site_label nor _atom_site_type_symbol");
        }
        List<Atom> atoms = new ArrayList<>();
        for (int row = 0; row < sites; row++) {
            reader.add(atoms, row);
        }
        return List.copyOf(atoms);
    }

    private void add(List<Atom> atoms, int row) throws UserError {
        // A "dummy" site stands for something else than an atom.
        String flag = block.first("_atom_site_calc_flag");
        if (flag != null && cell(flag, row).equalsIgnoreCase("dum")) {
            return;
        }
        double occupied = occupancy == null || CifBlock.isUnknown(cell(occupancy, row)) ? 1 : block.number(occupancy, row).value();
        if (!(occupied >= 0 && occupied <= LARGEST_OCCUPANCY)) {
            throw block.error(occupancy, row, "an occupancy of " + cell(occupancy, row) + "; it goes from 0 to 1");
        }
        if (occupied == 0) {
            return;
        }
        double[] position = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            String tag = "_atom_site_fract_" + "xyz".charAt(axis);
            position[axis] = block.number(tag, row).value();
            if (Math.abs(position[axis]) > 100) {
                throw block.error(tag, row, "a fractional coordinate of " + cell(tag, row)
                        + "; it is a part of the cell edge, about 0 to 1");
            }
        }
        String name = label == null ? cell(symbol, row) : cell(label, row);
        try {
            atoms.add(new Atom(name, element(row), position[0], position[1], position[2], Math.min(1, occupied), displacement(row)));
        } catch (IllegalArgumentException e) {
            throw block.error("_atom_site_fract_x", row, e.getMessage());
        }
    }

    private String cell(String tag, int row) throws UserError {
        List<String> column = block.column(tag);
        if (row >= column.size()) {
            throw block.error(tag, 0, tag + " has " + column.size()
                    + " values, fewer than there are atom sites; they must be in one loop_");
        }
        return column.get(row).strip();
    }

    private String element(int row) throws UserError {
        String found = "";
        if (symbol != null && !CifBlock.isUnknown(cell(symbol, row))) {
            found = element(cell(symbol, row));
        } else if (label != null) {
            found = element(cell(label, row));
        }
        if (found.isEmpty()) {
            String tag = symbol == null ? label : symbol;
            String text = cell(tag, row);
            throw block.error(tag, row, "\"" + (text.length() > 20 ? text.substring(0, 20) : text).replaceAll("[^\\x20-\\x7e]", "?")
                    + "\" names no element");
        }
        return found;
    }

    /** The element at the start of "Li1+", "Fe3", "O2-", "CL"; empty when there is none. */
    static String element(String text) {
        String letters = text.replaceFirst("[^A-Za-z].*$", "");
        if (letters.isEmpty()) {
            return "";
        }
        String one = letters.substring(0, 1).toUpperCase(Locale.ROOT);
        if (letters.length() >= 2) {
            String two = one + letters.substring(1, 2).toLowerCase(Locale.ROOT);
            // "OW" or "HA" are oxygen and hydrogen with a letter; "Ow" and "Ha" are no elements either.
            boolean meant = Character.isLowerCase(letters.charAt(1)) || letters.length() == 2;
            if (meant && ScatteringFactors.knows(two)) {
                return two;
            }
        }
        return ScatteringFactors.knows(one) ? one : "";
    }

    /** Mean square displacement in nm², from U or B = 8π²U in Å²; 0 when unknown or refined below zero. */
    private double displacement(int row) throws UserError {
        String u = block.first("_atom_site_u_iso_or_equiv");
        if (u != null && !CifBlock.isUnknown(cell(u, row))) {
            return Math.max(0, block.number(u, row).value()) / 100;
        }
        String b = block.first("_atom_site_b_iso_or_equiv");
        if (b != null && !CifBlock.isUnknown(cell(b, row))) {
            return Math.max(0, block.number(b, row).value()) / (8 * Math.PI * Math.PI) / 100;
        }
        return 0;
    }
}
