package org.lamella.readers.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.lamella.data.Unit;

/**
 * How a text is laid out as a table.
 *
 * @param lines all lines
 * @param first the number of the first line of numbers, counted from 1
 * @param separator what stands between the numbers; a blank is any number of blanks
 * @param decimalComma whether numbers have a comma where others have a point
 * @param heading what stands above the columns, with units in brackets; null for nothing
 * @param notes the lines above the table that are not its heading, without marks of comments
 */
record TableLayout(List<String> lines, int first, char separator, boolean decimalComma, String[] heading, List<String> notes) {
    private static final char BLANKS = ' ';
    private static final int MOST_LINES_ABOVE = 60;
    private static final String QUOTE = "\"";
    /** What stands for a number that is missing. */
    private static final Pattern NOTHING = Pattern.compile("(?i)|nan|na|n/a|-|inf|-inf|null");
    private static final Pattern COMMENT = Pattern.compile("^\\s*(#|%|;|//)+\\s*");
    /** The line by which spreadsheets are told the separator. */
    private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i)\\s*\"?sep=.\"?\\s*");

    /** The layout by which the text is a table: the separator that gives two lines of as many numbers; null for none. */
    static TableLayout of(String text) {
        List<String> lines = text.replace("\uFEFF", "").lines().toList();
        TableLayout best = null;
        for (char separator : new char[] {'\t', ';', ',', BLANKS}) {
            for (boolean comma : new boolean[] {false, true}) {
                TableLayout layout = layout(lines, separator, comma);
                // The right one understands the numbers from their first line on.
                if (layout != null && (best == null || layout.first < best.first)) {
                    best = layout;
                }
            }
        }
        return best;
    }

    private static TableLayout layout(List<String> lines, char separator, boolean comma) {
        TableLayout trial = new TableLayout(lines, 0, separator, comma, null, List.of());
        List<String> above = new ArrayList<>();
        int tried = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || isComment(line) || SEPARATOR_LINE.matcher(line).matches()) {
                if (isComment(line) && above.size() < MOST_LINES_ABOVE) {
                    above.add(line);
                }
                continue;
            }
            String[] cells = trial.cells(line);
            boolean isRow = cells.length > (separator == BLANKS ? 0 : 1) && trial.areNumbers(cells);
            if (isRow && nextIsRow(trial, lines, i, cells.length)) {
                return trial.from(i + 1, above, cells.length);
            }
            above.add(line);
            if (++tried > MOST_LINES_ABOVE) {
                return null;
            }
        }
        return null;
    }

    /** A single line of numbers is a table only when nothing else follows. */
    private static boolean nextIsRow(TableLayout trial, List<String> lines, int at, int width) {
        for (int i = at + 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank() && !isComment(lines.get(i))) {
                String[] cells = trial.cells(lines.get(i));
                return cells.length <= width && trial.areNumbers(cells);
            }
        }
        return width > 1;
    }

    /** This layout with the heading found among the lines above the numbers. */
    private TableLayout from(int line, List<String> above, int width) {
        List<String> notes = new ArrayList<>(above);
        int last = last(above, false);
        String[] heading = last >= 0 ? cells(above.get(last)) : null;
        if (heading != null && heading.length < width && last > 0 && areUnits(heading) && cells(above.get(last - 1)).length == width) {
            // The columns on the right have no unit.
            String[] units = Arrays.copyOf(heading, width);
            Arrays.fill(units, heading.length, width, "");
            heading = units;
        }
        if (heading == null || heading.length < width) {
            // Some programs write the heading as the last of the comments.
            last = last(above, true);
            heading = last >= 0 ? cells(COMMENT.matcher(above.get(last)).replaceFirst("")) : null;
            if (heading == null || heading.length != width || width < 2) {
                return new TableLayout(lines, line, separator, decimalComma, null, plain(notes));
            }
        }
        notes.remove(last);
        String[] names = last > 0 && areUnits(heading) ? cells(COMMENT.matcher(above.get(last - 1)).replaceFirst("")) : null;
        if (names != null && names.length == heading.length) {
            notes.remove(last - 1);
            for (int i = 0; i < names.length; i++) {
                names[i] = heading[i].isEmpty() ? names[i] : names[i] + " (" + heading[i].replaceAll("[()\\[\\]]", "") + ")";
            }
            heading = names;
        }
        return new TableLayout(lines, line, separator, decimalComma, heading, plain(notes));
    }

    private static int last(List<String> above, boolean isComment) {
        for (int i = above.size() - 1; i >= 0; i--) {
            if (isComment(above.get(i)) == isComment) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> plain(List<String> notes) {
        return notes.stream().map(note -> COMMENT.matcher(note).replaceFirst("").strip()).filter(note -> !note.isEmpty()).toList();
    }

    /** Whether a line is one of units, as some programs write below that of the names. */
    private static boolean areUnits(String[] cells) {
        boolean any = false;
        for (String cell : cells) {
            String unit = cell.replaceAll("[()\\[\\]]", "");
            if (!unit.isEmpty() && !Unit.parse(unit).isKnown()) {
                return false;
            }
            any |= !unit.isEmpty();
        }
        return any;
    }

    static boolean isComment(String line) {
        return COMMENT.matcher(line).find();
    }

    /** The cells of a line, without quotes and outer blanks. */
    String[] cells(String line) {
        String[] cells = separator == BLANKS && !line.contains(QUOTE) ? line.strip().split("\\s+") : split(line.strip());
        // A separator behind the last number adds no column.
        return cells.length > 1 && cells[cells.length - 1].isEmpty() ? Arrays.copyOf(cells, cells.length - 1) : cells;
    }

    /** Separators in quotes are part of a cell, and two quotes in quotes are one. */
    private String[] split(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char each = line.charAt(i);
            if (each == '"') {
                if (isQuoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    cell.append(each);
                    i++;
                } else {
                    isQuoted = !isQuoted;
                }
            } else if (!isQuoted && (separator == BLANKS ? Character.isWhitespace(each) : each == separator)) {
                if (separator != BLANKS || !cell.isEmpty()) {
                    cells.add(cell.toString().strip());
                }
                cell.setLength(0);
            } else {
                cell.append(each);
            }
        }
        cells.add(cell.toString().strip());
        return cells.toArray(String[]::new);
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

    /** @throws IllegalArgumentException when a cell is neither a number nor empty */
    double number(String cell, int line, int column) {
        double value = plain(cell);
        if (Double.isNaN(value) && !NOTHING.matcher(cell).matches()) {
            throw new IllegalArgumentException("line " + line + ", column " + column + ": '" + cell.substring(0, Math.min(20, cell.length()))
                    + "' is no number");
        }
        return value;
    }
}
