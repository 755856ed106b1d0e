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
 * {@code d / nm}), comments behind {@code #}, {@code %} or {@code ;}, a byte-order mark, any line ends.
 *
 * @param columns at least one, all of the same length
 */
public record DelimitedTable(List<Column> columns) {
    private static final Pattern BRACKETS = Pattern.compile("(.*?)\\s*[(\\[]\\s*([^)\\]]*?)\\s*[)\\]]\\s*");
    private static final Pattern SLASH = Pattern.compile("(.*\\S)\\s*/\\s*(\\S+)");
    private static final int MOST_COLUMNS = 4096;
    /** What stands for a number that is missing. */
    private static final Pattern NOTHING = Pattern.compile("(?i)|nan|na|n/a|-|inf|-inf|null");

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
        Layout layout = Layout.of(start.substring(0, Math.max(start.lastIndexOf('\n'), Math.min(start.length(), 200))));
        return layout != null;
    }

    /**
     * Reads a table.
     *
     * @throws IllegalArgumentException with the line and what is wrong there
     */
    public static DelimitedTable parse(String text) {
        Layout layout = Layout.of(text);
        if (layout == null) {
            throw new IllegalArgumentException("the text holds no table of numbers");
        }
        List<double[]> rows = new ArrayList<>();
        int width = layout.heading == null ? 0 : layout.heading.length;
        int number = 0;
        for (String line : layout.lines) {
            number++;
            if (number < layout.first || isComment(line) || line.isBlank()) {
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
            String heading = layout.heading == null || layout.heading[c].isBlank() ? "column " + (c + 1) : layout.heading[c];
            columns.add(named(heading, rows.stream().mapToDouble(row -> row[column]).toArray()));
        }
        return new DelimitedTable(columns);
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

    private static boolean isComment(String line) {
        String start = line.stripLeading();
        return start.startsWith("#") || start.startsWith("%") || start.startsWith(";") || start.startsWith("//");
    }

    /** How a text is laid out. */
    private record Layout(List<String> lines, int first, char separator, boolean decimalComma, String[] heading) {
        private static final char BLANKS = ' ';

        /** The layout by which the text is a table: the separator that gives two lines of as many numbers; null for none. */
        static Layout of(String text) {
            List<String> lines = text.replace("\uFEFF", "").lines().toList();
            Layout best = null;
            for (char separator : new char[] {'\t', ';', ',', BLANKS}) {
                for (boolean comma : new boolean[] {false, true}) {
                    Layout layout = separator == ',' && comma ? null : layout(lines, separator, comma);
                    // The right one understands the numbers from their first line on.
                    if (layout != null && (best == null || layout.first < best.first)) {
                        best = layout;
                    }
                }
            }
            return best;
        }

        private static Layout layout(List<String> lines, char separator, boolean comma) {
            Layout trial = new Layout(lines, 0, separator, comma, null);
            String[] heading = null;
            int tried = 0;
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                if (line.isBlank() || isComment(line)) {
                    continue;
                }
                String[] cells = trial.cells(line);
                boolean isRow = cells.length > (separator == BLANKS ? 0 : 1) && trial.areNumbers(cells);
                if (isRow && nextIsRow(trial, lines, i, cells.length)) {
                    boolean fits = heading != null && heading.length >= cells.length;
                    return new Layout(lines, i + 1, separator, comma, fits ? heading : null);
                }
                heading = cells;
                if (++tried > 60) {
                    return null;
                }
            }
            return null;
        }

        /** A single line of numbers is a table only when nothing else follows. */
        private static boolean nextIsRow(Layout trial, List<String> lines, int at, int width) {
            for (int i = at + 1; i < lines.size(); i++) {
                if (!lines.get(i).isBlank() && !isComment(lines.get(i))) {
                    String[] cells = trial.cells(lines.get(i));
                    return cells.length <= width && trial.areNumbers(cells);
                }
            }
            return width > 1;
        }

        String[] cells(String line) {
            String[] cells = separator == BLANKS ? line.strip().split("\\s+") : line.split(Pattern.quote(String.valueOf(separator)), -1);
            for (int i = 0; i < cells.length; i++) {
                cells[i] = cells[i].strip();
                if (cells[i].length() > 1 && cells[i].startsWith("\"") && cells[i].endsWith("\"")) {
                    cells[i] = cells[i].substring(1, cells[i].length() - 1).strip();
                }
            }
            // A separator behind the last number adds no column.
            return cells.length > 1 && cells[cells.length - 1].isEmpty() ? Arrays.copyOf(cells, cells.length - 1) : cells;
        }

        private boolean areNumbers(String[] cells) {
            int numbers = 0;
            for (String cell : cells) {
                if (!Double.isNaN(plain(cell))) {
                    numbers++;
                } else if (!NOTHING.matcher(cell).matches()) {
                    return false;
                }
            }
            return numbers > 0;
        }

        private double plain(String cell) {
            if (cell.isEmpty() || Character.isLetter(cell.charAt(cell.length() - 1))) {
                return Double.NaN;
            }
            try {
                double value = Double.parseDouble(decimalComma ? cell.replace(',', '.') : cell);
                return Double.isFinite(value) ? value : Double.NaN;
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }

        double number(String cell, int line, int column) {
            double value = plain(cell);
            if (Double.isNaN(value) && !NOTHING.matcher(cell).matches()) {
                throw new IllegalArgumentException("line " + line + ", column " + column + ": '"
                        + cell.substring(0, Math.min(20, cell.length())) + "' is no number");
            }
            return value;
        }
    }
}
