package org.lamella.readers;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;

/** Writes small TIFF files of many kinds. Sample (x, y, s) of page p has the value that {@link #value} gives. */
final class TestTiff {
    ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    boolean big;
    int width = 7;
    int height = 5;
    int samples = 1;
    int bits = 8;
    int format = 1;
    int compression = 1;
    int predictor = 1;
    boolean planar;
    int rowsPerStrip = 2;
    int tile;
    int pages = 1;
    String description;
    private final TreeMap<Integer, Object> extra = new TreeMap<>();

    TestTiff text(int tag, String text) {
        extra.put(tag, text);
        return this;
    }

    TestTiff rational(int tag, long numerator, long denominator) {
        extra.put(tag, new long[] {numerator, denominator});
        return this;
    }

    TestTiff number(int tag, int value) {
        extra.put(tag, value);
        return this;
    }

    double value(int x, int y, int s, int page) {
        long v = 3L * x + 11L * y + 29L * s + 53L * page;
        if (bits < 8) {
            return v & (1 << bits) - 1;
        }
        return format == 3 ? v * 0.5 - 7 : format == 2 ? v % 100 - 50 : bits == 8 ? v % 251 : v * 217 % 65521;
    }

    byte[] bytes() {
        return chain(this);
    }

    /** A file with the pages of several; byte order and kind are those of the first. */
    static byte[] chain(TestTiff... parts) {
        return parts[0].file(parts);
    }

    private byte[] file(TestTiff... tiffs) {
        Bytes file = new Bytes(order).text(order == ByteOrder.BIG_ENDIAN ? "MM" : "II");
        if (big) {
            file.i16(43).i16(8).i16(0);
        } else {
            file.i16(42);
        }
        int directory = big ? 16 : 8;
        offset(file, directory);
        for (TestTiff tiff : tiffs) {
            for (int page = 0; page < tiff.pages; page++) {
                boolean last = tiff == tiffs[tiffs.length - 1] && page == tiff.pages - 1;
                byte[] next = tiff.page(tiff.parts(page), directory, last);
                file.raw(next);
                directory += next.length;
            }
        }
        return file.array();
    }

    private void offset(Bytes bytes, long value) {
        if (big) {
            bytes.i64(value);
        } else {
            bytes.i32(value);
        }
    }

    private byte[] page(List<byte[]> parts, int at, boolean last) {
        TreeMap<Integer, Object> tags = new TreeMap<>(extra);
        tags.put(256, width);
        tags.put(257, height);
        int[] perSample = new int[samples];
        Arrays.fill(perSample, bits);
        tags.put(258, perSample.clone());
        tags.put(259, compression);
        tags.put(262, samples >= 3 ? 2 : 1);
        if (description != null) {
            tags.put(270, description);
        }
        tags.put(277, samples);
        tags.put(284, planar ? 2 : 1);
        tags.put(317, predictor);
        Arrays.fill(perSample, format);
        tags.put(339, perSample);
        if (tile > 0) {
            tags.put(322, tile);
            tags.put(323, tile);
        } else {
            tags.put(278, rowsPerStrip);
        }
        int offsetTag = tile > 0 ? 324 : 273;
        int countTag = tile > 0 ? 325 : 279;
        tags.put(offsetTag, new List<?>[] {});
        tags.put(countTag, new List<?>[] {});
        int entryBytes = big ? 20 : 12;
        int inline = big ? 8 : 4;
        int values = at + (big ? 8 : 2) + tags.size() * entryBytes + inline;
        Bytes body = new Bytes(order);
        Map<Integer, byte[]> encoded = new HashMap<>();
        tags.forEach((tag, value) -> encoded.put(tag, encode(value)));
        int arrays = parts.size() * (big ? 8 : 4);
        int room = encoded.values().stream().mapToInt(b -> b.length > inline ? b.length + b.length % 2 : 0).sum();
        int data = values + room + 2 * arrays;
        Bytes offsets = new Bytes(order);
        Bytes counts = new Bytes(order);
        for (byte[] part : parts) {
            offset(offsets, data);
            offset(counts, part.length);
            data += part.length;
        }
        encoded.put(offsetTag, offsets.array());
        encoded.put(countTag, counts.array());
        Bytes result = new Bytes(order);
        if (big) {
            result.i64(tags.size());
        } else {
            result.i16(tags.size());
        }
        for (var entry : tags.entrySet()) {
            byte[] bytes = encoded.get(entry.getKey());
            int type = type(entry.getValue());
            int size = type == 2 ? 1 : type == 3 ? 2 : type == 5 || type == 16 ? 8 : 4;
            result.i16(entry.getKey()).i16(type);
            offset(result, bytes.length / size);
            if (bytes.length <= inline) {
                result.raw(bytes).zeros(inline - bytes.length);
            } else {
                offset(result, values + body.size());
                body.raw(bytes).zeros(bytes.length % 2);
            }
        }
        // One part has its offset inline, so the data begin a little later than they might.
        int filler = room + 2 * arrays - body.size();
        offset(result, last ? 0 : data);
        result.raw(body.array()).zeros(filler);
        parts.forEach(result::raw);
        return result.array();
    }

    private int type(Object value) {
        return value instanceof String ? 2 : value instanceof long[] ? 5 : value instanceof int[] ? 3 : value instanceof Integer ? 4
                : big ? 16 : 4;
    }

    private byte[] encode(Object value) {
        Bytes bytes = new Bytes(order);
        switch (value) {
            case String text -> bytes.text(text).i8(0);
            case long[] rational -> bytes.i32(rational[0]).i32(rational[1]);
            case int[] shorts -> Arrays.stream(shorts).forEach(bytes::i16);
            case Integer number -> bytes.i32(number);
            default -> {
                return new byte[0];
            }
        }
        return bytes.array();
    }

    private List<byte[]> parts(int page) {
        List<byte[]> parts = new ArrayList<>();
        int together = planar ? 1 : samples;
        int partWidth = tile > 0 ? tile : width;
        int partHeight = tile > 0 ? tile : rowsPerStrip;
        for (int plane = 0; plane < (planar ? samples : 1); plane++) {
            for (int y = 0; y < height; y += partHeight) {
                for (int x = 0; x < width; x += partWidth) {
                    int rows = tile > 0 ? tile : Math.min(partHeight, height - y);
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    for (int row = 0; row < rows; row++) {
                        out.writeBytes(row(x, y + row, partWidth, together, plane, page));
                    }
                    parts.add(compress(out.toByteArray()));
                }
            }
        }
        return parts;
    }

    private byte[] row(int x0, int y, int count, int together, int plane, int page) {
        ByteBuffer row = ByteBuffer.allocate((count * together * bits + 7) / 8).order(order);
        for (int i = 0; i < count * together; i++) {
            int x = x0 + i / together;
            double value = x < width && y < height ? value(x, y, planar ? plane : i % together, page) : bits < 8 ? 1 : 99;
            switch (bits) {
                case 8 -> row.put((byte) value);
                case 16 -> row.putShort(format == 3 ? Float.floatToFloat16((float) value) : (short) value);
                case 32 -> {
                    if (format == 3) {
                        row.putFloat((float) value);
                    } else {
                        row.putInt((int) value);
                    }
                }
                case 64 -> {
                    if (format == 3) {
                        row.putDouble(value);
                    } else {
                        row.putLong((long) value);
                    }
                }
                default -> {
                    int bit = i * bits;
                    row.put(bit / 8, (byte) (row.get(bit / 8) | (int) value << 8 - bits - bit % 8));
                }
            }
        }
        return predictor == 2 ? differences(row, together) : predictor == 3 ? floatDifferences(row, together) : row.array();
    }

    private byte[] differences(ByteBuffer row, int together) {
        int size = bits / 8;
        for (int at = row.capacity() - size; at >= together * size; at -= size) {
            int before = at - together * size;
            switch (size) {
                case 1 -> row.put(at, (byte) (row.get(at) - row.get(before)));
                case 2 -> row.putShort(at, (short) (row.getShort(at) - row.getShort(before)));
                case 4 -> row.putInt(at, row.getInt(at) - row.getInt(before));
                default -> row.putLong(at, row.getLong(at) - row.getLong(before));
            }
        }
        return row.array();
    }

    private byte[] floatDifferences(ByteBuffer row, int together) {
        int size = bits / 8;
        int count = row.capacity() / size;
        byte[] sorted = new byte[row.capacity()];
        for (int i = 0; i < count; i++) {
            for (int b = 0; b < size; b++) {
                int weight = order == ByteOrder.BIG_ENDIAN ? b : size - 1 - b;
                sorted[b * count + i] = row.get(i * size + weight);
            }
        }
        for (int i = sorted.length - 1; i >= together; i--) {
            sorted[i] -= sorted[i - together];
        }
        return sorted;
    }

    private byte[] compress(byte[] data) {
        return switch (compression) {
            case 8, 32946 -> {
                Deflater deflater = new Deflater();
                deflater.setInput(data);
                deflater.finish();
                byte[] out = new byte[data.length + 100];
                byte[] result = Arrays.copyOf(out, 0);
                int length = deflater.deflate(out);
                deflater.end();
                result = Arrays.copyOf(out, length);
                yield result;
            }
            case 32773 -> packBits(data);
            case 5 -> lzw(data);
            default -> data;
        };
    }

    private static byte[] packBits(byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < data.length;) {
            int run = 1;
            while (i + run < data.length && run < 128 && data[i + run] == data[i]) {
                run++;
            }
            if (run > 1) {
                out.write(1 - run);
                out.write(data[i]);
                i += run;
            } else {
                out.write(0);
                out.write(data[i++]);
            }
        }
        return out.toByteArray();
    }

    /** LZW with the table as a map of strings. */
    private static byte[] lzw(byte[] data) {
        Map<String, Integer> table = new HashMap<>();
        StringBuilder bits = new StringBuilder();
        int width = 9;
        append(bits, 256, width);
        int next = reset(table);
        String current = "";
        for (byte value : data) {
            String longer = current + (char) (value & 0xff);
            if (table.containsKey(longer)) {
                current = longer;
                continue;
            }
            append(bits, table.get(current), width);
            table.put(longer, next++);
            if (next == 512 || next == 1024 || next == 2048) {
                width++;
            }
            if (next == 4095) {
                append(bits, 256, 12);
                next = reset(table);
                width = 9;
            }
            current = "" + (char) (value & 0xff);
        }
        if (!current.isEmpty()) {
            append(bits, table.get(current), width);
            next++;
            if (next == 512 || next == 1024 || next == 2048) {
                width++;
            }
        }
        append(bits, 257, width);
        while (bits.length() % 8 != 0) {
            bits.append('0');
        }
        byte[] out = new byte[bits.length() / 8];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        return out;
    }

    private static int reset(Map<String, Integer> table) {
        table.clear();
        for (int i = 0; i < 256; i++) {
            table.put("" + (char) i, i);
        }
        return 258;
    }

    private static void append(StringBuilder bits, int code, int width) {
        for (int b = width - 1; b >= 0; b--) {
            bits.append((code >> b & 1) == 0 ? '0' : '1');
        }
    }
}
