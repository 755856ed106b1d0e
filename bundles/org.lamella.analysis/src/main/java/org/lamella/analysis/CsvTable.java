package org.lamella.analysis;

import java.util.List;
import java.util.stream.Collectors;
import org.lamella.data.Quantity;

/** Writes a table as CSV by RFC 4180: units in the headings, a point for decimals, nothing for what is missing. */
final class CsvTable {
    private CsvTable() {
    }

    static String write(Table table) {
        StringBuilder text = new StringBuilder();
        text.append(table.columns().stream().map(column -> quoted(column.heading())).collect(Collectors.joining(","))).append("\r\n");
        for (List<Object> row : table.rows()) {
            text.append(row.stream().map(CsvTable::cell).collect(Collectors.joining(","))).append("\r\n");
        }
        return text.toString();
    }

    private static String cell(Object value) {
        if (value == null || value instanceof Double number && !Double.isFinite(number)) {
            return "";
        }
        if (value instanceof Quantity quantity) {
            return cell(quantity.value());
        }
        return value instanceof Number || value instanceof Boolean ? value.toString() : quoted(value.toString());
    }

    private static String quoted(String text) {
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
