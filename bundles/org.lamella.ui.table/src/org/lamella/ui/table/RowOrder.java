package org.lamella.ui.table;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.lamella.analysis.Table;
import org.lamella.data.Quantity;

/** In which order the rows of a table are shown. Uses no widgets; may be used on any thread. */
public final class RowOrder {
    private RowOrder() {
    }

    /** The rows as they are. */
    public static int[] original(Table table) {
        return IntStream.range(0, table.rows().size()).toArray();
    }

    /**
     * The rows sorted by a column: numbers by their value before text; what is missing or no number (NaN) comes last in
     * both directions. Rows alike keep their order.
     *
     * @return indices into {@link Table#rows()}
     */
    public static int[] sorted(Table table, int column, boolean isDescending) {
        Object[] keys = new Object[table.rows().size()];
        Arrays.setAll(keys, row -> key(table.rows().get(row).get(column)));
        Integer[] order = new Integer[keys.length];
        Arrays.setAll(order, row -> row);
        Comparator<Object> present = isDescending ? Comparator.comparing((Object key) -> key, RowOrder::compare).reversed() : RowOrder::compare;
        Arrays.sort(order, Comparator.comparing((Integer row) -> keys[row], Comparator.nullsLast(present)));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    /** Whether the first cells of a column that hold something hold numbers. */
    static boolean isNumeric(List<List<Object>> rows, int column) {
        return rows.stream().limit(200).map(row -> row.get(column)).anyMatch(cell -> cell instanceof Number || cell instanceof Quantity);
    }

    /** A Double or a text; null for what comes last. */
    private static Object key(Object cell) {
        double number = switch (cell) {
            case Quantity quantity -> quantity.value();
            case Number plain -> plain.doubleValue();
            case null -> Double.NaN;
            default -> 0;
        };
        if (Double.isNaN(number)) {
            return null;
        }
        return cell instanceof Number || cell instanceof Quantity ? (Object) number : cell.toString();
    }

    private static int compare(Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return x.compareTo(y);
        }
        if (a instanceof Double != b instanceof Double) {
            return a instanceof Double ? -1 : 1;
        }
        return a.toString().compareToIgnoreCase(b.toString());
    }
}
