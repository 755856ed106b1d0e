package org.lamella.readers.digitalmicrograph;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lamella.data.UserError;
import org.lamella.readers.storage.ByteReader;
import org.lamella.readers.storage.FileBytes;

/**
 * Reads the tag tree of a DM3 or DM4 file. The structure of the tree is big-endian, the values have the byte order
 * that the file states. A group becomes a map (tags without a name are numbered from 0), a structure a list, a short
 * array of characters a text, any other array a {@link TagArray}.
 */
final class TagParser {
    private static final int GROUP = 20;
    private static final int VALUE = 21;
    private static final int DELIMITER = 0x25252525;
    private static final int DEEPEST = 100;
    private static final int MOST_TAGS = 1_000_000;
    private static final int LONGEST_DESCRIPTION = 1000;
    private static final long LONGEST_TEXT = 1 << 20;

    private final FileBytes file;
    private final ByteReader reader;
    private final int version;
    private final ByteOrder dataOrder;
    private int tags;

    private TagParser(FileBytes file) throws UserError {
        this.file = file;
        this.reader = file.reader(0, ByteOrder.BIG_ENDIAN);
        this.version = reader.int32();
        if (version != 3 && version != 4) {
            throw file.error("this is no DM3 or DM4 file: its version is " + version);
        }
        count();
        this.dataOrder = reader.int32() == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** The tree of a file and the byte order of its values. */
    record Tree(Map<String, Object> root, ByteOrder order) {
    }

    static Tree parse(FileBytes file) throws UserError {
        TagParser parser = new TagParser(file);
        return new Tree(parser.group(0), parser.dataOrder);
    }

    /** Lengths and counts have 32 bits in version 3 and 64 bits in version 4. */
    private long count() throws UserError {
        long value = version == 4 ? reader.int64() : reader.int32();
        if (value < 0) {
            throw damaged("a negative count, " + value);
        }
        return value;
    }

    private UserError damaged(String what) {
        return file.error(what + " before byte " + reader.position() + " of the tags; the file is damaged");
    }

    private Map<String, Object> group(int depth) throws UserError {
        if (depth > DEEPEST) {
            throw damaged("tags nested deeper than " + DEEPEST);
        }
        reader.skip(2);
        long entries = count();
        Map<String, Object> map = new LinkedHashMap<>();
        int unnamed = 0;
        for (long i = 0; i < entries; i++) {
            int kind = reader.uint8();
            if (kind == 0) {
                break;
            }
            if (++tags > MOST_TAGS) {
                throw damaged("more than " + MOST_TAGS + " tags");
            }
            String name = reader.text(reader.uint16(), StandardCharsets.ISO_8859_1);
            if (name.isEmpty()) {
                name = Integer.toString(unnamed++);
            }
            if (version == 4) {
                reader.skip(8);
            }
            if (kind == GROUP) {
                put(map, name, group(depth + 1));
            } else if (kind == VALUE) {
                put(map, name, value(name));
            } else {
                throw damaged("the tag '" + name + "' is of the unknown kind " + kind);
            }
        }
        return map;
    }

    private static void put(Map<String, Object> map, String name, Object value) {
        if (value == null) {
            return;
        }
        String free = name;
        for (int copy = 2; map.containsKey(free) && copy < 100; copy++) {
            free = name + " (" + copy + ")";
        }
        map.put(free, value);
    }

    private Object value(String name) throws UserError {
        if (reader.int32() != DELIMITER) {
            throw damaged("the tag '" + name + "' lacks the mark of a value");
        }
        long length = count();
        if (length < 1 || length > LONGEST_DESCRIPTION) {
            throw damaged("the tag '" + name + "' describes its type with " + length + " numbers");
        }
        long[] description = new long[(int) length];
        for (int i = 0; i < description.length; i++) {
            description[i] = count();
        }
        return switch ((int) Math.min(description[0], 100)) {
            case TagType.STRUCTURE -> structure(name, fieldTypes(name, description, 0));
            case TagType.STRING -> string(name, description);
            case TagType.ARRAY -> array(name, description);
            default -> plain(name, description[0]);
        };
    }

    /** The field types of a structure whose description begins at an index: 15, name length, n, (name length, type) n times. */
    private int[] fieldTypes(String name, long[] description, int start) throws UserError {
        long fields = start + 2 < description.length ? description[start + 2] : -1;
        if (fields < 1 || fields > (description.length - start - 3) / 2) {
            throw damaged("the structure '" + name + "' has " + fields + " fields");
        }
        int[] types = new int[(int) fields];
        for (int i = 0; i < types.length; i++) {
            long type = description[start + 4 + 2 * i];
            if (TagType.bytes(type) == 0) {
                throw damaged("the structure '" + name + "' has a field of the unknown type " + type);
            }
            types[i] = (int) type;
        }
        return types;
    }

    private List<Object> structure(String name, int[] types) throws UserError {
        List<Object> values = new ArrayList<>(types.length);
        for (int type : types) {
            values.add(plain(name, type));
        }
        return List.copyOf(values);
    }

    private String string(String name, long[] description) throws UserError {
        if (description.length < 2 || description[1] > LONGEST_TEXT) {
            throw damaged("the text '" + name + "' has an impossible length");
        }
        return characters(description[1]);
    }

    private String characters(long count) throws UserError {
        return reader.text(2 * count, dataOrder == ByteOrder.BIG_ENDIAN ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
    }

    private Object array(String name, long[] description) throws UserError {
        long element = description.length > 2 ? description[1] : -1;
        int[] types = element == TagType.STRUCTURE ? fieldTypes(name, description, 1) : new int[] {(int) Math.min(element, 100)};
        long bytes = 0;
        for (int type : types) {
            bytes += TagType.bytes(type);
        }
        long count = description[description.length - 1];
        if (bytes == 0 || count > Long.MAX_VALUE / bytes) {
            throw damaged("the array '" + name + "' has " + count + " elements of type " + element);
        }
        long offset = reader.position();
        if (types.length == 1 && types[0] == TagType.UINT16 && count <= LONGEST_TEXT && !name.equals("Data")) {
            String text = characters(count);
            if (isText(text)) {
                return text;
            }
            reader.position(offset);
        }
        reader.skip(count * bytes);
        return new TagArray(offset, types, count, count * bytes);
    }

    private static boolean isText(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c != 0xffff || c == '\n' || c == '\r' || c == '\t');
    }

    private Object plain(String name, long type) throws UserError {
        reader.order(dataOrder);
        try {
            return switch ((int) Math.min(type, 100)) {
                case TagType.INT16 -> (int) reader.int16();
                case TagType.INT32 -> reader.int32();
                case TagType.UINT16 -> reader.uint16();
                case TagType.UINT32 -> reader.uint32();
                case TagType.FLOAT32 -> reader.float32();
                case TagType.FLOAT64 -> reader.float64();
                case TagType.BOOLEAN -> reader.uint8() != 0;
                case TagType.CHARACTER, TagType.INT8 -> (int) reader.int8();
                case TagType.INT64, TagType.UINT64 -> reader.int64();
                default -> throw damaged("the tag '" + name + "' has the unknown type " + type);
            };
        } finally {
            reader.order(ByteOrder.BIG_ENDIAN);
        }
    }
}
