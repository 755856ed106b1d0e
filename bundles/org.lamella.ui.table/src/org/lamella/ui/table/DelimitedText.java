package org.lamella.ui.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
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
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern WITH_COMMA = Pattern.compile("[+-]?\\d*,\\d+([eE][+-]?\\d+)?");
    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

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
        if (bytes.length >= 2 && (bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe || bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff)) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        int start = bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf ? 3 : 0;
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, bytes.length - start)).toString();
        } catch (CharacterCodingException e) {
            // Instruments that know no UTF-8 write Western European letters.
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /**
     * Reads a table from text. A first line without numbers holds the headings, with units in brackets; so does one with a
     * text above a column of numbers.
     *
     * @param source where the text is from, for messages
     * @throws UserError when there is nothing in it, a quote is not closed or it has too many rows
     */
    public static Table parse(String name, String text, String source) throws UserError {
        String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
        char separator = separator(plain);
        List<List<String>> lines = split(plain, separator, source);
        if (lines.isEmpty()) {
            throw new UserError(source + ": the file has no line that could be shown");
        }
        int columns = lines.stream().mapToInt(List::size).max().orElseThrow();
        boolean hasHeadings = hasHeadings(lines, separator);
        if (lines.size() - (hasHeadings ? 1 : 0) > MOST_ROWS) {
            throw tooLong(source);
        }
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

    private static UserError tooLong(String source) {
        return new UserError(source + ": more than " + MOST_ROWS + " rows are too many to be shown as a table");
    }

    /** A line of data must not be lost as headings: an empty cell or a name in front of numbers makes none. */
    private static boolean hasHeadings(List<List<String>> lines, char separator) {
        if (lines.size() < 2) {
            return false;
        }
        List<Object> first = lines.get(0).stream().map(cell -> value(cell, separator)).toList();
        boolean hasText = first.stream().anyMatch(String.class::isInstance);
        if (!hasText || first.stream().noneMatch(Double.class::isInstance)) {
            return hasText;
        }
        for (List<String> line : lines.subList(1, Math.min(lines.size(), SAMPLE_LINES))) {
            for (int c = 0; c < Math.min(first.size(), line.size()); c++) {
                if (first.get(c) instanceof String && value(line.get(c), separator) instanceof Double) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The separator that makes most lines numbers throughout; where none does, the one that most lines have equally often. */
    private static char separator(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).limit(SAMPLE_LINES).toList();
        char best = ',';
        double most = 0;
        long mostNumeric = 0;
        for (char candidate : new char[] {'\t', ';', ',', ' '}) {
            long numeric = lines.stream().filter(line -> isNumeric(line, candidate)).count();
            double score = score(lines.stream().map(line -> count(line, candidate)).toList());
            // A comma may be a decimal comma and a blank may stand in any text: the others come first.
            if (numeric > mostNumeric || numeric == mostNumeric && (score > 0 && most == 0 || score > 2 * most)) {
                best = candidate;
                most = score;
                mostNumeric = numeric;
            }
        }
        return best;
    }

    /** How often the separator stands in most lines that have it; 0 when most lines do without. */
    private static double score(List<Long> counts) {
        List<Long> some = counts.stream().filter(count -> count > 0).sorted().toList();
        if (2 * some.size() < counts.size() || some.isEmpty()) {
            return 0;
        }
        return some.get(some.size() / 2) + (some.get(0).equals(some.get(some.size() - 1)) ? 0.5 : 0);
    }

    private static boolean isNumeric(String line, char separator) {
        String[] cells = separator == ' ' ? BLANKS.split(line.strip()) : line.split(Pattern.quote(String.valueOf(separator)), -1);
        boolean hasNumber = false;
        for (String cell : cells) {
            Object value = value(cell, separator);
            hasNumber |= value instanceof Double;
            if (value instanceof String) {
                return false;
            }
        }
        return hasNumber && cells.length > 1;
    }

    private static long count(String line, char separator) {
        if (separator == ' ') {
            return BLANKS.split(line.strip()).length - 1;
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
        int number = 1;
        int quoteLine = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '\n';
            boolean isLineEnd = c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
            number += isLineEnd ? 1 : 0;
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
                quoteLine = number;
            } else if (isLineEnd) {
                line.add(cell.toString());
                cell.setLength(0);
                if (line.stream().anyMatch(each -> !each.isBlank())) {
                    lines.add(separator == ' ' ? List.of(BLANKS.split(String.join(" ", line).strip())) : line);
                }
                line = new ArrayList<>();
                if (lines.size() > MOST_ROWS + 1) {
                    throw tooLong(source);
                }
            } else if (c == separator && separator != ' ') {
                line.add(cell.toString());
                cell.setLength(0);
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (quoted) {
            throw new UserError(source + ", line " + quoteLine + ": a quote is opened here and never closed");
        }
        return lines;
    }

    /** A number, text, or null for nothing. */
    private static Object value(String cell, char separator) {
        String plain = cell.strip();
        if (plain.isEmpty()) {
            return null;
        }
        String number = separator != ',' && WITH_COMMA.matcher(plain).matches() ? plain.replace(',', '.') : plain;
        if (NUMBER.matcher(number).matches()) {
            return Double.valueOf(number);
        }
        return plain.equalsIgnoreCase("nan") ? (Object) Double.NaN : plain;
    }

    /** One line of a CSV file by RFC 4180. */
    public static String line(List<?> cells) {
        return cells.stream().map(cell -> cell == null ? "" : quoted(cell.toString())).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String quoted(String text) {
        return NEEDS_QUOTES.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /** Writes a file; it is there whole or not at all. */
    public static void save(String text, Path file) throws UserError {
        Path temporary = file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.writeString(temporary, text, StandardCharsets.UTF_8);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UserError(file + ": the file cannot be saved (" + e.getMessage() + ")", e);
        } finally {
            temporary.toFile().delete();
        }
    }
}
