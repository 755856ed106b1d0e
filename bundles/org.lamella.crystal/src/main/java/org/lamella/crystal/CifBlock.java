package org.lamella.crystal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamella.data.UserError;
import org.rcsb.cif.CifOptions;
import org.rcsb.cif.model.Block;
import org.rcsb.cif.model.Category;
import org.rcsb.cif.model.Column;
import org.rcsb.cif.text.TextCifReader;

/** The data block of a CIF that holds the unit cell: values by tag, and errors that name the line. */
final class CifBlock {
    private static final Pattern NUMBER = Pattern.compile(
            "([-+]?(?:\\d{1,15}\\.?\\d{0,15}|\\.\\d{1,15})(?:[eE][-+]?\\d{1,2})?)(?:\\((\\d{1,9})\\))?");

    private final String file;
    private final CifScan.Block lines;
    private final Map<String, List<String>> values;

    private CifBlock(String file, CifScan.Block lines, Map<String, List<String>> values) {
        this.file = file;
        this.lines = lines;
        this.values = values;
    }

    /** The first block with a cell. */
    static CifBlock withCell(String file, String text) throws UserError {
        List<CifScan.Block> scanned = CifScan.scan(file, text);
        List<Block> parsed = parse(file, text);
        if (parsed.size() != scanned.size()) {
            throw new UserError(file + ": the data_ blocks of this CIF cannot be told apart; two may have the same name");
        }
        for (int i = 0; i < scanned.size(); i++) {
            if (scanned.get(i).tags().containsKey("_cell_length_a")) {
                return new CifBlock(file, scanned.get(i), values(parsed.get(i)));
            }
        }
        throw new UserError(file + ", line " + scanned.get(0).line() + ": no data_ block of this CIF holds a unit cell (_cell_length_a)");
    }

    private static List<Block> parse(String file, String text) throws UserError {
        try {
            return new TextCifReader(CifOptions.builder().build()).readText(text).getBlocks();
        } catch (RuntimeException | StackOverflowError e) {
            throw new UserError(file + ": the CIF cannot be read: " + e.getMessage(), e);
        }
    }

    private static Map<String, List<String>> values(Block block) {
        Map<String, List<String>> values = new HashMap<>();
        for (Category category : block.getCategories().values()) {
            for (Map.Entry<String, Column<?>> entry : category.getColumns().entrySet()) {
                String tag = "_" + category.getCategoryName() + (entry.getKey().isEmpty() ? "" : "_" + entry.getKey());
                List<String> column = new ArrayList<>();
                for (int row = 0; row < entry.getValue().getRowCount(); row++) {
                    column.add(entry.getValue().getStringData(row));
                }
                values.put(CifScan.key(tag), column);
            }
        }
        return values;
    }

    int line() {
        return lines.line();
    }

    boolean has(String tag) {
        return lines.tags().containsKey(tag);
    }

    /** The first of some tags that the block has; null when it has none. */
    String first(String... tags) {
        for (String tag : tags) {
            if (has(tag)) {
                return tag;
            }
        }
        return null;
    }

    /** All values of a tag; one for a tag outside a loop. */
    List<String> column(String tag) throws UserError {
        CifScan.Tag scanned = lines.tags().get(tag);
        if (scanned.repeatedAt() > 0) {
            throw error(scanned.repeatedAt(), tag + " is given a second time (first on line " + scanned.line() + ")");
        }
        List<String> column = values.get(tag);
        if (column == null || column.size() != scanned.valueLines().size()) {
            throw error(scanned.line(), "the values of " + tag + " cannot be read");
        }
        return column;
    }

    /** Line of one value of a tag. */
    int line(String tag, int row) {
        return lines.tags().get(tag).valueLines().get(row);
    }

    /** The only value of a tag without surrounding blanks; empty when the tag is missing or its value unknown. */
    String text(String tag) throws UserError {
        if (!has(tag)) {
            return "";
        }
        String value = column(tag).get(0);
        return isUnknown(value) ? "" : value.strip().replaceAll("\\s+", " ");
    }

    static boolean isUnknown(String value) {
        return value.isBlank() || value.strip().equals("?") || value.strip().equals(".");
    }

    /** A number that must be there. */
    Measured required(String tag, String example) throws UserError {
        if (!has(tag)) {
            throw error(lines.line(), "the block data_" + lines.name() + " has no " + tag + "; add a line such as \"" + tag + " "
                    + example + "\"");
        }
        return number(tag, 0);
    }

    /** A value with its standard uncertainty in the last digits, 5.64(1); the uncertainty is 0 where none is given. */
    record Measured(double value, double uncertainty) {
    }

    Measured number(String tag, int row) throws UserError {
        String text = column(tag).get(row).strip();
        if (isUnknown(text)) {
            throw error(line(tag, row), tag + " has no value, but a number is needed here");
        }
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.matches()) {
            String shown = text.length() > 30 ? text.substring(0, 30) + "..." : text;
            throw error(line(tag, row), tag + " is \"" + shown.replaceAll("[^\\x20-\\x7e]", "?") + "\", which is no number");
        }
        String digits = matcher.group(1);
        double uncertainty = 0;
        if (matcher.group(2) != null) {
            int exponent = digits.toLowerCase(Locale.ROOT).indexOf('e');
            String mantissa = exponent < 0 ? digits : digits.substring(0, exponent);
            int decimals = mantissa.indexOf('.') < 0 ? 0 : mantissa.length() - mantissa.indexOf('.') - 1;
            uncertainty = Double.parseDouble(matcher.group(2)) * Math.pow(10, -decimals)
                    * (exponent < 0 ? 1 : Math.pow(10, Integer.parseInt(digits.substring(exponent + 1))));
        }
        return new Measured(Double.parseDouble(digits), uncertainty);
    }

    UserError error(int atLine, String what) {
        return new UserError(file + ", line " + atLine + ": " + what);
    }

    UserError error(String tag, int row, String what) {
        return error(line(tag, row), what);
    }
}
