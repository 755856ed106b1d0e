package org.lamella.readers.jeol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lamella.data.Metadata;
import org.lamella.data.UserError;
import org.lamella.readers.storage.ByteReader;
import org.lamella.readers.storage.FileBytes;

/**
 * The tree of named values that all files of JEOL's Analysis Station have: each node a name, a type, a value and nodes
 * below it. Arrays of more than a few numbers stay in the file. All numbers are little-endian.
 */
final class TagTree {
    /** How many bytes of nothing stand before the first node. */
    static final int PREAMBLE = 12;
    /** A node without anything. */
    static final Node NOTHING = new Node(0, 0, 0, null, Map.of());

    /** The type of an array of 32-bit numbers. */
    static final int INT32_ARRAY = 8;

    private static final int NODE = 1;
    private static final int END = 0xff;
    private static final int DEEPEST = 30;
    private static final int MOST_NODES = 1 << 20;
    private static final int LONGEST_NAME = 4096;
    private static final int LONGEST_VALUE = 64;
    private static final int LONGEST_TEXT = 1 << 16;
    private static final LocalDateTime FIRST_DAY = LocalDateTime.of(1899, 12, 30, 0, 0);
    private static final double LAST_DAY = 200_000;
    private static final double SECONDS_A_DAY = 86_400;
    /** Names and texts are those of a Japanese program. */
    private static final Charset TEXT = Charset.isSupported("windows-31j") ? Charset.forName("windows-31j") : StandardCharsets.ISO_8859_1;

    private final FileBytes file;
    private final ByteReader reader;
    private int nodes;

    /**
     * A node.
     *
     * @param type the type of the value
     * @param offset the byte of the file where the value begins
     * @param length its number of bytes
     * @param value a text, or a list of numbers or booleans; null when there is none or it stays in the file
     * @param children the nodes below, by name
     */
    record Node(int type, long offset, long length, Object value, Map<String, Node> children) {
        Optional<Node> find(String... path) {
            Node node = this;
            for (String name : path) {
                node = node.children.get(name);
                if (node == null) {
                    return Optional.empty();
                }
            }
            return Optional.of(node);
        }

        /** The first number at a path, NaN when there is none. */
        double number(String... path) {
            return find(path).map(Node::value).filter(value -> value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Number)
                    .map(value -> ((Number) ((List<?>) value).get(0)).doubleValue()).orElse(Double.NaN);
        }

        /** The numbers at a path as whole numbers, empty when there are none. */
        List<Integer> integers(String... path) {
            List<Integer> numbers = new ArrayList<>();
            if (find(path).map(Node::value).orElse(null) instanceof List<?> list) {
                for (Object each : list) {
                    if (each instanceof Number number) {
                        numbers.add(number.intValue());
                    }
                }
            }
            return numbers;
        }

        String text(String... path) {
            return find(path).map(Node::value).filter(String.class::isInstance).map(String.class::cast).orElse("");
        }

        /** The node and all below it, without what stays in the file. */
        Metadata metadata() {
            Metadata.Builder builder = Metadata.builder();
            children.forEach((name, child) -> {
                Object plain = child.value instanceof List<?> list && list.size() == 1 ? list.get(0) : child.value;
                if (child.children.isEmpty()) {
                    builder.put(name, plain);
                } else {
                    Metadata below = child.metadata();
                    builder.put(name, plain == null ? below : Metadata.builder().put("value", plain).put("details", below).build());
                }
            });
            return builder.build();
        }
    }

    private TagTree(FileBytes file, long at) {
        this.file = file;
        reader = file.reader(at, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads a tree.
     *
     * @param at where it begins, with the bytes of nothing
     * @throws UserError when it is damaged
     */
    static Node parse(FileBytes file, long at) throws UserError {
        file.require(at, PREAMBLE, "the description");
        return new Node(0, 0, 0, null, new TagTree(file, at + PREAMBLE).children(0));
    }

    private Map<String, Node> children(int depth) throws UserError {
        if (depth > DEEPEST) {
            throw file.error("the description is nested more than " + DEEPEST + " deep (at byte " + reader.position() + ")");
        }
        Map<String, Node> children = new LinkedHashMap<>();
        while (reader.position() < file.length()) {
            long at = reader.position();
            int mark = reader.uint8();
            if (mark == END) {
                break;
            }
            if (mark != NODE || ++nodes > MOST_NODES) {
                throw file.error("the description is damaged at byte " + at);
            }
            String name = name();
            Node node = node(depth);
            for (int i = 2; children.containsKey(name); i++) {
                name = name.replaceFirst(" \\(\\d+\\)$", "") + " (" + i + ")";
            }
            children.put(name, node);
        }
        return children;
    }

    private String name() throws UserError {
        int length = reader.int32();
        if (length < 0 || length > LONGEST_NAME) {
            throw file.error("the description is damaged: a name of " + Integer.toUnsignedString(length) + " bytes at byte " + reader.position());
        }
        return text(reader.position(), length, true);
    }

    private String text(long at, int length, boolean advance) throws UserError {
        byte[] bytes = file.copy(at, length, "a text");
        if (advance) {
            reader.skip(length);
        }
        String text = new String(bytes, TEXT);
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) {
            end--;
        }
        return text.substring(0, end).replace('\0', ',');
    }

    private Node node(int depth) throws UserError {
        int type = reader.int32();
        long length = reader.uint32();
        long at = reader.position();
        file.require(at, length, "a value of the description");
        Object value = value(type, at, length);
        reader.skip(length);
        return new Node(type, at, length, value, children(depth + 1));
    }

    private Object value(int type, long at, long length) throws UserError {
        if (type == 12 || type == 13 || type == 20) {
            return length > LONGEST_TEXT ? null : text(at, (int) length, false);
        }
        if (length == 0 || length > LONGEST_VALUE * 8L) {
            return null;
        }
        int bytes = switch (type) {
            case 1, 6, 11 -> 1;
            case 2, 7, 14 -> 2;
            case 3, 4, 8, 9 -> 4;
            case 5, 10 -> 8;
            default -> 0;
        };
        if (bytes == 0 || length / bytes > LONGEST_VALUE) {
            return null;
        }
        ByteBuffer buffer = file.slice(at, length, ByteOrder.LITTLE_ENDIAN, "a value of the description");
        List<Object> values = new ArrayList<>();
        while (buffer.remaining() >= bytes) {
            values.add(switch (type) {
                case 1, 6 -> buffer.get() & 0xff;
                case 11 -> buffer.get() != 0;
                case 2, 7, 14 -> buffer.getShort() & 0xffff;
                case 3, 8 -> buffer.getInt();
                case 4, 9 -> buffer.getFloat();
                default -> buffer.getDouble();
            });
        }
        return values;
    }

    /** The date and time of a number of days as spreadsheets count them; empty when it is none. */
    static String date(double day) {
        return day > 1 && day < LAST_DAY ? FIRST_DAY.plusSeconds(Math.round(day * SECONDS_A_DAY)).toString() : "";
    }
}
