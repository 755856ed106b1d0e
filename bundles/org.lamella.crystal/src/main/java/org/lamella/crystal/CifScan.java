package org.lamella.crystal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lamella.data.UserError;

/**
 * Checks the outer form of a CIF and remembers on which line everything stands, which the parsing library does not tell.
 * Grammar: S. R. Hall, F. H. Allen and I. D. Brown, Acta Cryst. A47 (1991) 655, doi:10.1107/S010876739101067X.
 */
final class CifScan {
    /** A tag of a block: where it stands, where its values stand, and where it is repeated (0 if nowhere). */
    record Tag(int line, List<Integer> valueLines, int repeatedAt) {
    }

    /** A data block. */
    record Block(String name, int line, Map<String, Tag> tags) {
    }

    private enum Kind { DATA, LOOP, TAG, VALUE, END }

    private final String file;
    private final String text;
    private int position;
    private int line = 1;
    private Kind kind;
    private String word;
    private int wordLine;

    private CifScan(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** One spelling for a tag: small letters, and the dots of newer dictionaries as underscores. */
    static String key(String tag) {
        return tag.toLowerCase(Locale.ROOT).replace('.', '_');
    }

    static List<Block> scan(String file, String text) throws UserError {
        return new CifScan(file, text).read();
    }

    private UserError error(int atLine, String what) {
        return new UserError(file + ", line " + atLine + ": " + what);
    }

    private List<Block> read() throws UserError {
        List<Block> blocks = new ArrayList<>();
        next();
        while (kind != Kind.END) {
            if (kind == Kind.DATA) {
                blocks.add(new Block(word.substring(5), wordLine, new LinkedHashMap<>()));
                next();
            } else if (blocks.isEmpty()) {
                throw error(wordLine, "this is not a CIF; it has to begin with a line such as data_phase, not with \"" + shown(word)
                        + "\"");
            } else if (kind == Kind.LOOP) {
                loop(blocks.get(blocks.size() - 1));
            } else if (kind == Kind.TAG) {
                single(blocks.get(blocks.size() - 1));
            } else {
                throw error(wordLine, "\"" + shown(word) + "\" belongs to no tag; a value with blanks needs quotes");
            }
        }
        if (blocks.isEmpty()) {
            throw new UserError(file + ": this is not a CIF; it holds no data_ block");
        }
        return blocks;
    }

    private void single(Block block) throws UserError {
        String tag = word;
        int tagLine = wordLine;
        next();
        if (kind != Kind.VALUE) {
            throw error(tagLine, tag + " has no value");
        }
        add(block, tag, new Tag(tagLine, List.of(wordLine), 0));
        next();
    }

    private void loop(Block block) throws UserError {
        int loopLine = wordLine;
        List<String> names = new ArrayList<>();
        List<Integer> nameLines = new ArrayList<>();
        for (next(); kind == Kind.TAG; next()) {
            names.add(word);
            nameLines.add(wordLine);
        }
        if (names.isEmpty()) {
            throw error(loopLine, "loop_ without tags");
        }
        List<Integer> lines = new ArrayList<>();
        for (; kind == Kind.VALUE; next()) {
            lines.add(wordLine);
        }
        if (lines.isEmpty() || lines.size() % names.size() != 0) {
            int lastLine = lines.isEmpty() ? loopLine : lines.get(lines.size() - 1);
            throw error(lastLine, "the loop that begins on line " + loopLine + " has " + names.size() + " columns but " + lines.size()
                    + " values, so its last row is incomplete");
        }
        for (int column = 0; column < names.size(); column++) {
            List<Integer> own = new ArrayList<>();
            for (int i = column; i < lines.size(); i += names.size()) {
                own.add(lines.get(i));
            }
            add(block, names.get(column), new Tag(nameLines.get(column), own, 0));
        }
    }

    private static void add(Block block, String name, Tag tag) {
        Tag first = block.tags().get(key(name));
        block.tags().put(key(name), first == null ? tag : new Tag(first.line(), first.valueLines(), tag.line()));
    }

    private static String shown(String word) {
        String printable = word.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() > 30 ? printable.substring(0, 30) + "..." : printable;
    }

    private void next() throws UserError {
        skipBlanks();
        wordLine = line;
        if (position >= text.length()) {
            kind = Kind.END;
            word = "";
            return;
        }
        char first = text.charAt(position);
        boolean lineStart = position == 0 || text.charAt(position - 1) == '\n';
        if (first == ';' && lineStart) {
            textField();
        } else if (text.startsWith("'''", position) || text.startsWith("\"\"\"", position)) {
            closedBy(text.substring(position, position + 3));
        } else if (first == '\'' || first == '"') {
            quoted(first);
        } else {
            bare();
        }
    }

    private void skipBlanks() {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '#') {
                while (position < text.length() && text.charAt(position) != '\n') {
                    position++;
                }
            } else if (c == '\n') {
                line++;
                position++;
            } else if (c == ' ' || c == '\t') {
                position++;
            } else {
                return;
            }
        }
    }

    private void textField() throws UserError {
        int end = text.indexOf("\n;", position);
        if (end < 0) {
            throw error(line, "the text that begins with \";\" has no end; put a \";\" alone at the start of the line after it");
        }
        take(end + 2);
    }

    private void closedBy(String quotes) throws UserError {
        int end = text.indexOf(quotes, position + 3);
        if (end < 0) {
            throw error(line, "the quoted text has no closing " + quotes);
        }
        take(end + 3);
    }

    /** A quote ends a value only when a blank follows: 'O 2' 3' is one value up to the last quote. */
    private void quoted(char quote) throws UserError {
        for (int at = position + 1; at < text.length() && text.charAt(at) != '\n'; at++) {
            boolean closing = text.charAt(at) == quote && (at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1)));
            if (closing) {
                take(at + 1);
                return;
            }
        }
        throw error(line, "the quoted value has no closing " + quote);
    }

    private void take(int end) {
        word = text.substring(position, end);
        kind = Kind.VALUE;
        for (int at = position; at < end; at++) {
            if (text.charAt(at) == '\n') {
                line++;
            }
        }
        position = end;
    }

    private void bare() throws UserError {
        int end = position;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        word = text.substring(position, end);
        position = end;
        String small = word.length() > 7 ? word.substring(0, 7).toLowerCase(Locale.ROOT) : word.toLowerCase(Locale.ROOT);
        if (small.startsWith("data_")) {
            kind = Kind.DATA;
        } else if (small.equals("loop_")) {
            kind = Kind.LOOP;
        } else if (small.startsWith("save_") || small.startsWith("global_") || small.startsWith("stop_")) {
            throw error(line, "\"" + shown(word) + "\" occurs in dictionaries and STAR files, not in the CIF of a structure");
        } else {
            kind = small.startsWith("_") ? Kind.TAG : Kind.VALUE;
        }
    }
}
