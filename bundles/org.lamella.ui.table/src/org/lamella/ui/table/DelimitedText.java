package org.lamella.ui.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.lamella.analysis.Table;
import org.lamella.data.UserError;

/**
 * Tables in text files: comma, semicolon, tab or blanks between the cells, whichever the file uses; quotes by RFC 4180; a
 * decimal comma where the comma separates nothing; a byte-order mark and Windows line ends are understood.
 */
public final class DelimitedText {
    private static final long LARGEST_FILE = 1L << 28;
    private static final int MOST_ROWS = 2_000_000;
    private static final int SAMPLE_LINES = 20;

    private DelimitedText() {
    }

    /** @throws UserError when the file cannot be read or is too large to be shown as a table */
    public static Table read(Path file) throws UserError {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new UserError(file + ": the file is too large to be shown as a table");
            }
            byte[] bytes = Files.readAllBytes(file);
            return parse(file.getFileName().toString(), decode(bytes), file.toString());
        } catch (IOException e) {
            throw new UserError(file + ": the file cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static String decode(byte[] bytes) {
        int start = bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf ? 3 : 0;
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, bytes.length - start)).toString();
        } catch (CharacterCodingException e) {
            // Instruments that know no UTF-8 write Western European letters.
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /**
     * Reads a table from text. A first line in which some cell is no number holds the headings, with units in brackets.
     *
     * @param source where the text is from, for messages
     * @throws UserError when there is nothing in it or it has too many rows
     */
    public static Table parse(String name, String text, String source) throws UserError {
        char separator = separator(text);
        List<List<String>> lines = split(text, separator, source);
        if (lines.isEmpty()) {
            throw new UserError(source + ": the file has no line that could be shown");
        }
        int columns = lines.stream().mapToInt(List::size).max().orElseThrow();
        boolean hasHeadings = lines.size() > 1 && lines.get(0).stream().anyMatch(cell -> !(value(cell, separator) instanceof Double));
        List<Table.Column> headings = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            String heading = hasHeadings && c < lines.get(0).size() ? lines.get(0).get(c).strip() : "";
            headings.add(new Table.Column(heading.isEmpty() ? "column " + (c + 1) : heading, ""));
        }
        List<List<Object>> rows = new ArrayList<>();
        for (List<String> line : hasHeadings ? lines.subList(1, lines.size()) : lines) {
            List<Object> row = new ArrayList<>(columns);
            for (int c = 0; c < columns; c++) {
                row.add(c < line.size() ? value(line.get(c), separator) : null);
            }
            rows.add(row);
        }
        return new Table(name, "", headings, rows);
    }

    /** The separator that gives the first lines the same number of cells, and the most of them. */
    private static char separator(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).limit(SAMPLE_LINES).toList();
        char best = ',';
        double most = 0;
        for (char candidate : new char[] {'\t', ';', ',', ' '}) {
            List<Long> counts = lines.stream().map(line -> count(line, candidate)).toList();
            long least = counts.isEmpty() ? 0 : Collections.min(counts);
            long largest = counts.isEmpty() ? 0 : Collections.max(counts);
            double score = least == 0 ? 0 : least + (least == largest ? 0.5 : 0);
            // A comma may be a decimal comma and a blank may stand in any text: the others come first.
            if (score > 0 && most == 0 || score > 2 * most) {
                best = candidate;
                most = score;
            }
        }
        return best;
    }

    private static long count(String line, char separator) {
        if (separator == ' ') {
            return line.strip().split("\\s+").length - 1;
        }
        boolean quoted = false;
        long count = 0;
        for (int i = 0; i < line.length(); i++) {
            quoted ^= line.charAt(i) == '"';
            count += !quoted && line.charAt(i) == separator ? 1 : 0;
        }
        return count;
    }

    private static List<List<String>> split(String text, char separator, String source) throws UserError {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '\n';
            if (quoted && i < text.length()) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    cell.append(c);
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == '\n') {
                line.add(cell.toString());
                cell.setLength(0);
                if (line.stream().anyMatch(each -> !each.isBlank())) {
                    lines.add(separator == ' ' ? List.of(String.join(" ", line).strip().split("\\s+")) : line);
                }
                line = new ArrayList<>();
                if (lines.size() > MOST_ROWS) {
                    throw new UserError(source + ": more than " + MOST_ROWS + " lines are too many to be shown as a table");
                }
            } else if (c == separator && separator != ' ') {
                line.add(cell.toString());
                cell.setLength(0);
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        return lines;
    }

    /** A number, text, or null for nothing. */
    private static Object value(String cell, char separator) {
        String plain = cell.strip();
        if (plain.isEmpty()) {
            return null;
        }
        String number = separator != ',' && plain.matches("[+-]?\\d*,\\d+([eE][+-]?\\d+)?") ? plain.replace(',', '.') : plain;
        if (number.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
            return Double.valueOf(number);
        }
        return plain;
    }

    /** One line of a CSV file by RFC 4180. */
    public static String line(List<?> cells) {
        return cells.stream().map(cell -> cell == null ? "" : quoted(cell.toString())).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String quoted(String text) {
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /** Writes a file; it is there whole or not at all. */
    public static void save(String text, Path file) throws UserError {
        Path temporary = file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.writeString(temporary, text, StandardCharsets.UTF_8);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UserError(file + ": the table cannot be saved (" + e.getMessage() + ")", e);
        }
    }
}
