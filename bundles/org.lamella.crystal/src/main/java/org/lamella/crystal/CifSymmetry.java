package org.lamella.crystal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.lamella.data.UserError;

/** Finds the space group of a CIF: from its operations, its Hall symbol, its Hermann-Mauguin name or its number. */
final class CifSymmetry {
    private CifSymmetry() {
    }

    static SpaceGroup read(CifBlock block) throws UserError {
        String operations = block.first("_space_group_symop_operation_xyz", "_symmetry_equiv_pos_as_xyz");
        SpaceGroup named = null;
        UserError trouble = null;
        try {
            named = named(block);
        } catch (UserError e) {
            trouble = e;
        }
        if (operations == null || block.column(operations).stream().allMatch(CifBlock::isUnknown)) {
            if (trouble != null) {
                throw trouble;
            }
            if (named == null) {
                throw block.error(block.line(),
                        "the CIF says nothing about symmetry; add _space_group_IT_number, _space_group_name_H-M_alt "
                        + "or the operations (_space_group_symop_operation_xyz)");
            }
            return named;
        }
        // Operations are complete by themselves: an odd name beside them does no harm.
        return listed(block, operations, named);
    }

    private static SpaceGroup listed(CifBlock block, String tag, SpaceGroup named) throws UserError {
        List<String> texts = block.column(tag);
        if (texts.size() > HallSymbol.LARGEST_ORDER) {
            throw block.error(tag, 0, texts.size() + " symmetry operations; no group has more than " + HallSymbol.LARGEST_ORDER);
        }
        List<SymmetryOperation> operations = new ArrayList<>();
        for (int row = 0; row < texts.size(); row++) {
            try {
                operations.add(SymmetryOperation.parse(texts.get(row)));
            } catch (IllegalArgumentException e) {
                throw block.error(tag, row, e.getMessage());
            }
        }
        if (named != null && new HashSet<>(operations).equals(new HashSet<>(named.operations()))) {
            return named;
        }
        SpaceGroup group;
        try {
            group = SpaceGroup.ofOperations(operations);
        } catch (IllegalArgumentException e) {
            throw block.error(tag, 0, e.getMessage());
        }
        if (named != null && group.number() > 0 && group.number() != named.number()) {
            throw block.error(tag, 0, "the " + texts.size() + " operations make " + group + ", but the file names the space group " + named
                    + "; complete the operations or leave them out");
        }
        return group;
    }

    /** The group by Hall symbol, name or number; null when the file has none of them. */
    private static SpaceGroup named(CifBlock block) throws UserError {
        UserError trouble = null;
        for (String tag : List.of("_space_group_name_hall", "_symmetry_space_group_name_hall", "_space_group_name_h-m_alt",
                "_symmetry_space_group_name_h-m", "_space_group_name_h-m_ref", "_space_group_name_h-m_full", "_space_group_it_number",
                "_symmetry_int_tables_number")) {
            String text = block.text(tag);
            if (text.isEmpty()) {
                continue;
            }
            try {
                return tag.endsWith("hall") ? SpaceGroup.ofHall(text) : SpaceGroup.of(text);
            } catch (IllegalArgumentException e) {
                // Another tag may still tell; the first trouble is what the user hears when none does.
                trouble = trouble == null ? block.error(tag, 0, e.getMessage()) : trouble;
            }
        }
        if (trouble != null) {
            throw trouble;
        }
        return null;
    }
}
