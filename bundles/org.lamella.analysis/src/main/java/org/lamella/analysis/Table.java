package org.lamella.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of a result.
 *
 * @param name the file name without ending, for example {@code spots}
 * @param caption one sentence that says what the rows are
 * @param columns the columns, each with its unit
 * @param rows one list a row, as long as there are columns; a cell is a number, text, boolean or null
 */
public record Table(String name, String caption, List<Column> columns, List<List<Object>> rows) {
    /** A column with its unit symbol; the unit is empty for text and plain numbers. */
    public record Column(String name, String unit) {
        public String heading() {
            return unit.isEmpty() ? name : name + " (" + unit + ")";
        }
    }

    public Table {
        columns = List.copyOf(columns);
        List<List<Object>> copy = new ArrayList<>();
        for (List<Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("table '" + name + "' has " + columns.size() + " columns, a row has " + row.size());
            }
            copy.add(java.util.Collections.unmodifiableList(new ArrayList<>(row)));
        }
        rows = List.copyOf(copy);
    }
}
