package org.lamella.report;

import java.util.List;
import org.lamella.analysis.Table;

/** The tables of a result as HTML. */
final class ReportTables {
    private static final int MOST_ROWS = 200;

    private ReportTables() {
    }

    static void append(StringBuilder page, List<Table> tables) {
        if (tables.isEmpty()) {
            return;
        }
        page.append("<section id=\"tables\">\n<h2>Tables</h2>\n");
        for (int i = 0; i < tables.size(); i++) {
            append(page, tables.get(i), i + 1);
        }
        page.append("</section>\n");
    }

    private static void append(StringBuilder page, Table table, int number) {
        String file = "tables/" + table.name() + ".csv";
        page.append("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"").append(SafeText.html(table.caption()))
                .append("\">\n<table>\n")
                .append("<caption><b>Table ").append(number).append(".</b> ").append(SafeText.html(table.caption()))
                .append(" <span class=\"file\">").append(SafeText.html(file)).append("</span></caption>\n<thead><tr>");
        TableText text = new TableText(table);
        for (int column = 0; column < table.columns().size(); column++) {
            page.append("<th scope=\"col\"").append(text.isNumeric(column) ? " class=\"number\"" : "").append('>')
                    .append(heading(table.columns().get(column))).append("</th>");
        }
        page.append("</tr></thead>\n<tbody>\n");
        int rows = Math.min(table.rows().size(), MOST_ROWS);
        for (int row = 0; row < rows; row++) {
            page.append("<tr>");
            for (int column = 0; column < table.columns().size(); column++) {
                cell(page, text.cell(row, column), text.isNumeric(column));
            }
            page.append("</tr>\n");
        }
        if (rows == 0) {
            page.append("<tr><td class=\"missing\" colspan=\"").append(Math.max(1, table.columns().size()))
                    .append("\">no rows</td></tr>\n");
        }
        page.append("</tbody>\n</table>\n</div>\n");
        if (table.rows().size() > rows) {
            page.append("<p class=\"more\">The first ").append(rows).append(" of ").append(table.rows().size())
                    .append(" rows; all are in ").append(SafeText.html(file)).append(".</p>\n");
        }
    }

    private static String heading(Table.Column column) {
        String name = SafeText.html(column.name());
        return column.unit().isEmpty() ? name : name + " <span class=\"unit\">(" + SafeText.html(column.unit()) + ")</span>";
    }

    private static void cell(StringBuilder page, String text, boolean number) {
        boolean missing = text.equals(Numbers.MISSING);
        page.append("<td");
        if (number || missing) {
            page.append(" class=\"").append(number && missing ? "number missing" : number ? "number" : "missing").append('"');
        }
        page.append(missing ? " title=\"not determined\">" : ">").append(SafeText.html(text)).append("</td>");
    }
}
