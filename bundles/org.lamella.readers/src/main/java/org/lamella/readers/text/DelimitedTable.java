package org.lamella.readers.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamella.data.Unit;

/**
 * Columns of numbers from delimited text as people and programs write it: commas, semicolons, tabs or blanks between the
 * numbers, decimal point or comma, a heading or none, units in the heading ({@code distance (nm)}, {@code d [nm]},
 * {@code d / nm}) or in a line below it, quoted cells, comments behind {@code #}, {@code %} or {@code ;} whose last may be
 * the heading, a byte-order mark, any line ends.
 *
 * @param columns at least one, all of the same length
 * @param notes the lines above the table that are not its heading
 */
public record DelimitedTable(List<Column> columns, List<String> notes) {
    private static final Pattern BRACKETS = Pattern.compile("(.*?)\\s*[(\\[]\\s*([^)\\]]*?)\\s*[)\\]]\\s*");
    private static final Pattern SLASH = Pattern.compile("(.*\\S)\\s*/\\s*(\\S+)");
    private static final int MOST_COLUMNS = 4096;

    /**
     * A column.
     *
     * @param name its heading without the unit; {@code column 1} and so on when there is no heading
     * @param unit its unit; {@link Unit#NONE} when none is given
     * @param values its numbers; NaN where one is missing
     */
    public record Column(String name, Unit unit, double[] values) {
    }

    public DelimitedTable {
        columns = List.copyOf(columns);
        notes = List.copyOf(notes);
        if (columns.isEmpty() || columns.stream().mapToInt(column -> column.values().length).distinct().count() > 1) {
            throw new IllegalArgumentException("a table needs columns of one length");
        }
    }

    /** How many rows of numbers there are. */
    public int rows() {
        return columns.get(0).values().length;
    }

    /** The column of a name, whatever its case. */
    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equalsIgnoreCase(name.strip())).findFirst();
    }

    /**
     * Whether the beginning of a file looks like a table of numbers.
     *
     * @param start some lines; the last may be cut
     */
    static boolean looksLikeTable(String start) {
        if (start.indexOf('\0') >= 0) {
            return false;
        }
        TableLayout layout = TableLayout.of(start.substring(0, Math.max(start.lastIndexOf('\n'), Math.min(start.length(), 200))));
        return layout != null;
    }

    /**
     * Reads a table.
     *
     * @throws IllegalArgumentException with the line and what is wrong there
     */
    public static DelimitedTable parse(String text) {
        TableLayout layout = TableLayout.of(text);
        if (layout == null) {
            throw new IllegalArgumentException("the text holds no table of numbers");
        }
        List<double[]> rows = new ArrayList<>();
        int width = layout.heading() == null ? 0 : layout.heading().length;
        int number = 0;
        for (String line : layout.lines()) {
            number++;
            if (number < layout.first() || TableLayout.isComment(line) || line.isBlank()) {
                continue;
            }
            String[] cells = layout.cells(line);
            if (rows.isEmpty() && width == 0) {
                width = cells.length;
            }
            if (cells.length > width) {
                throw new IllegalArgumentException("line " + number + " has " + cells.length + " numbers where others have " + width);
            }
            double[] row = new double[width];
            Arrays.fill(row, Double.NaN);
            for (int i = 0; i < cells.length; i++) {
                row[i] = layout.number(cells[i], number, i + 1);
            }
            rows.add(row);
        }
        if (width > MOST_COLUMNS) {
            throw new IllegalArgumentException(width + " columns are more than the " + MOST_COLUMNS + " that are read");
        }
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < width; c++) {
            int column = c;
            String heading = layout.heading() == null || layout.heading()[c].isBlank() ? "column " + (c + 1) : layout.heading()[c];
            columns.add(named(heading, rows.stream().mapToDouble(row -> row[column]).toArray()));
        }
        return new DelimitedTable(columns, layout.notes());
    }

    private static Column named(String heading, double[] values) {
        for (Pattern pattern : new Pattern[] {BRACKETS, SLASH}) {
            Matcher matcher = pattern.matcher(heading);
            if (matcher.matches()) {
                Unit unit = Unit.parse(matcher.group(2));
                if (unit.isKnown()) {
                    String name = matcher.group(1).isBlank() ? heading : matcher.group(1);
                    return new Column(name, unit, values);
                }
            }
        }
        return new Column(heading, Unit.NONE, values);
    }
}
