package org.lamella.cli;

import java.util.ArrayList;
import java.util.List;

/** A table for the terminal: columns as wide as their contents, two blanks between them. */
final class TextTable {
    private final List<String[]> rows = new ArrayList<>();
    private final boolean[] right;

    TextTable(String... headings) {
        rows.add(headings);
        right = new boolean[headings.length];
    }

    /** Puts the text of a column to the right, as numbers want it. */
    TextTable alignRight(int column) {
        right[column] = true;
        return this;
    }

    void row(String... cells) {
        rows.add(cells);
    }

    String format() {
        int columns = rows.get(0).length;
        int[] widths = new int[columns];
        for (String[] row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], width(row[i]));
            }
        }
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String blanks = " ".repeat(widths[i] - width(row[i]));
                line.append(right[i] ? blanks + row[i] : row[i] + blanks).append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
