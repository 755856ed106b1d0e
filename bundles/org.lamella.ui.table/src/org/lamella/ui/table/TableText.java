package org.lamella.ui.table;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.lamella.analysis.Descriptions;
import org.lamella.analysis.Table;
import org.lamella.data.Quantity;

/** Tables as text: five digits for the eye, all of them for the clipboard and for files. Uses no widgets. */
public final class TableText {
    private TableText() {
    }

    /** A cell as it is shown; a number with five significant digits. */
    public static String shown(Object cell) {
        if (cell instanceof Double number && Double.isFinite(number) && number != Math.rint(number)) {
            return String.format(Locale.ROOT, "%.5g", number);
        }
        return cell instanceof Quantity quantity ? quantity.format() : Descriptions.value(cell);
    }

    /** A cell with full precision; empty for what is missing or not finite, as in the tables of a result. */
    public static String full(Object cell) {
        if (cell instanceof Quantity quantity) {
            return full(quantity.value());
        }
        return cell instanceof Double number && !Double.isFinite(number) ? "" : Descriptions.value(cell);
    }

    /**
     * Rows for a spreadsheet: headings first, tabs between the cells.
     *
     * @param rows indices into {@link Table#rows()}, in the order wanted
     */
    public static String tabbed(Table table, int[] rows) {
        StringBuilder text = new StringBuilder(table.columns().stream().map(column -> plain(column.heading())).collect(Collectors.joining("\t")));
        text.append('\n');
        for (int row : rows) {
            List<Object> cells = table.rows().get(row);
            text.append(cells.stream().map(cell -> plain(full(cell))).collect(Collectors.joining("\t"))).append('\n');
        }
        return text.toString();
    }

    /** A tab or a line end in a cell would move everything after it. */
    private static String plain(String cell) {
        return cell.replaceAll("[\\t\\r\\n]+", " ");
    }

    /** Rows as CSV by RFC 4180. */
    public static String csv(Table table, int[] rows) {
        StringBuilder text = new StringBuilder(DelimitedText.line(table.columns().stream().map(Table.Column::heading).toList()));
        for (int row : rows) {
            text.append(DelimitedText.line(table.rows().get(row).stream().map(TableText::full).toList()));
        }
        return text.toString();
    }
}
