package org.lamella.readers.tiff;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lamella.data.UserError;
import org.lamella.readers.storage.ByteReader;
import org.lamella.readers.storage.FileBytes;

/** One image file directory: where the values of its tags lie. Values are read when they are asked for. */
final class Directory {
    private static final int LONGEST_VALUE = 1 << 24;

    /** One entry. A tag that comes twice keeps both entries. */
    record Entry(int tag, int type, long count, long offset) {
        long bytes() {
            return count * size(type);
        }
    }

    private final FileBytes file;
    private final ByteOrder order;
    private final long offset;
    private final Map<Integer, List<Entry>> entries = new LinkedHashMap<>();

    Directory(FileBytes file, ByteOrder order, long offset) {
        this.file = file;
        this.order = order;
        this.offset = offset;
    }

    /** The number of bytes of one value of a type; 1 for a type that is not known, so that its bytes are kept. */
    static int size(int type) {
        return switch (type) {
            case 3, 8 -> 2;
            case 4, 9, 11, 13 -> 4;
            case 5, 10, 12, 16, 17, 18 -> 8;
            default -> 1;
        };
    }

    /** Adds an entry; one whose values do not lie in the file is an error only when it is asked for. */
    void add(Entry entry) {
        entries.computeIfAbsent(entry.tag(), tag -> new ArrayList<>(1)).add(entry);
    }

    long offset() {
        return offset;
    }

    ByteOrder order() {
        return order;
    }

    FileBytes file() {
        return file;
    }

    Map<Integer, List<Entry>> entries() {
        return entries;
    }

    boolean has(int tag) {
        return entries.containsKey(tag);
    }

    long count(int tag) {
        return has(tag) ? entries.get(tag).get(0).count() : 0;
    }

    private UserError bad(Entry entry, String what) {
        return file.error("the tag " + Tag.name(entry.tag()) + " of the directory at byte " + offset + " " + what
                + "; the file is damaged");
    }

    /** All whole numbers of a tag. */
    long[] integers(int tag) throws UserError {
        Entry entry = entries.get(tag).get(0);
        if (entry.count() < 0 || entry.count() > LONGEST_VALUE || !file.contains(entry.offset(), entry.bytes())) {
            throw bad(entry, "has " + entry.count() + " values, which the file does not hold");
        }
        ByteReader reader = file.reader(entry.offset(), order);
        long[] values = new long[(int) entry.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (entry.type()) {
                case 1, 2, 7 -> reader.uint8();
                case 3 -> reader.uint16();
                case 4, 13 -> reader.uint32();
                case 6 -> reader.int8();
                case 8 -> reader.int16();
                case 9 -> reader.int32();
                case 16, 17, 18 -> reader.int64();
                default -> throw bad(entry, "should hold whole numbers");
            };
        }
        return values;
    }

    /** The first whole number of a tag. */
    long integer(int tag, long otherwise) throws UserError {
        if (!has(tag)) {
            return otherwise;
        }
        Entry entry = entries.get(tag).get(0);
        if (entry.count() < 1) {
            throw bad(entry, "has no value");
        }
        return integers(tag)[0];
    }

    /** The first number of a tag, NaN when there is none. */
    double number(int tag) throws UserError {
        if (!has(tag)) {
            return Double.NaN;
        }
        List<Double> values = numbers(entries.get(tag).get(0), 1);
        return values.isEmpty() ? Double.NaN : values.get(0);
    }

    List<Double> numbers(Entry entry, int most) throws UserError {
        List<Double> values = new ArrayList<>();
        if (entry.count() < 0 || !file.contains(entry.offset(), Math.min(entry.count(), most) * size(entry.type()))) {
            return values;
        }
        ByteReader reader = file.reader(entry.offset(), order);
        for (int i = 0; i < Math.min(entry.count(), most); i++) {
            values.add(switch (entry.type()) {
                case 3 -> (double) reader.uint16();
                case 4, 13 -> (double) reader.uint32();
                case 5 -> reader.uint32() / (double) reader.uint32();
                case 6 -> (double) reader.int8();
                case 8 -> (double) reader.int16();
                case 9 -> (double) reader.int32();
                case 10 -> reader.int32() / (double) reader.int32();
                case 11 -> (double) reader.float32();
                case 12 -> reader.float64();
                case 16, 17, 18 -> (double) reader.int64();
                default -> (double) reader.uint8();
            });
        }
        return values;
    }

    /** All texts of a tag, each up to its first zero byte; empty when there is none or the file does not hold it. */
    List<String> texts(int tag) throws UserError {
        List<String> texts = new ArrayList<>();
        for (Entry entry : entries.getOrDefault(tag, List.of())) {
            if (entry.count() > 0 && entry.count() <= LONGEST_VALUE && size(entry.type()) == 1
                    && file.contains(entry.offset(), entry.count())) {
                byte[] bytes = file.copy(entry.offset(), entry.count(), "a text");
                int end = 0;
                while (end < bytes.length && bytes[end] != 0) {
                    end++;
                }
                texts.add(TextBytes.decode(bytes, end));
            }
        }
        return texts;
    }

    String text(int tag) throws UserError {
        List<String> texts = texts(tag);
        return texts.isEmpty() ? "" : texts.get(0);
    }
}
