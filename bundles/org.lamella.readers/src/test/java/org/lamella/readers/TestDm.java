package org.lamella.readers;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes small DM3 and DM4 files: tags as nested maps; values are Integer, Double, Float, Short, Boolean, String or an array. */
final class TestDm {
    private final int version;

    private TestDm(int version) {
        this.version = version;
    }

    /** An array of elements given as bytes. */
    record Data(int[] types, long count, byte[] bytes) {
    }

    static byte[] file(int version, Map<String, Object> root) {
        TestDm writer = new TestDm(version);
        byte[] tags = writer.group(root);
        Bytes bytes = new Bytes(ByteOrder.BIG_ENDIAN);
        bytes.i32(version);
        writer.count(bytes, tags.length);
        return bytes.i32(1).raw(tags).zeros(8).array();
    }

    /** A file with a thumbnail and then one image. */
    static byte[] image(int version, int dataType, int[] elementTypes, byte[] data, int elementBytes, double[] scales, double[] origins,
            String[] units, int... sizes) {
        Map<String, Object> thumbnail = entry(23, new Data(new int[] {5}, 4, new byte[16]), new double[] {1, 1}, new double[2],
                new String[] {"", ""}, 2, 2);
        Data stored = new Data(elementTypes, data.length / elementBytes, data);
        Map<String, Object> image = entry(dataType, stored, scales, origins, units, sizes);
        image.put("Name", "test image");
        Map<String, Object> microscope = new LinkedHashMap<>();
        microscope.put("Voltage", 200000.0);
        microscope.put("Indicated Magnification", 225000.0f);
        Map<String, Object> tags = new LinkedHashMap<>();
        tags.put("Microscope Info", microscope);
        tags.put("Flag", true);
        tags.put("Short", (short) -3);
        tags.put("Values", new Data(new int[] {3}, 3, new byte[12]));
        tags.put("Table", new Data(new int[] {2, 2, 2}, 4, new byte[24]));
        image.put("ImageTags", tags);
        Map<String, Object> images = new LinkedHashMap<>();
        images.put("0", thumbnail);
        images.put("1", image);
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("ApplicationBounds", new int[] {0, 0, 100, 200});
        root.put("ImageList", images);
        root.put("InImageMode", 1);
        root.put("Thumbnails", new LinkedHashMap<>(Map.of("0", new LinkedHashMap<>(Map.of("ImageIndex", 0)))));
        return file(version, root);
    }

    private static Map<String, Object> entry(int dataType, Data data, double[] scales, double[] origins, String[] units, int... sizes) {
        Map<String, Object> dimension = new LinkedHashMap<>();
        Map<String, Object> dimensions = new LinkedHashMap<>();
        for (int d = 0; d < sizes.length; d++) {
            Map<String, Object> calibration = new LinkedHashMap<>();
            calibration.put("Origin", (float) origins[d]);
            calibration.put("Scale", (float) scales[d]);
            calibration.put("Units", units[d]);
            dimension.put(Integer.toString(d), calibration);
            dimensions.put(Integer.toString(d), sizes[d]);
        }
        Map<String, Object> imageData = new LinkedHashMap<>();
        imageData.put("Calibrations", new LinkedHashMap<>(Map.of("Dimension", dimension)));
        imageData.put("Data", data);
        imageData.put("DataType", dataType);
        imageData.put("Dimensions", dimensions);
        imageData.put("PixelDepth", 4);
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("ImageData", imageData);
        return entry;
    }

    private void count(Bytes bytes, long value) {
        if (version == 4) {
            bytes.i64(value);
        } else {
            bytes.i32(value);
        }
    }

    @SuppressWarnings("unchecked")
    private byte[] group(Map<String, Object> tags) {
        Bytes bytes = new Bytes(ByteOrder.BIG_ENDIAN).i8(0).i8(1);
        count(bytes, tags.size());
        tags.forEach((name, value) -> {
            // Tags whose name is a number have none in the file.
            String written = name.matches("\\d+") ? "" : name;
            byte[] body = value instanceof Map<?, ?> map ? group((Map<String, Object>) map) : value(value);
            bytes.i8(value instanceof Map ? 20 : 21).i16(written.length()).text(written);
            if (version == 4) {
                bytes.i64(body.length);
            }
            bytes.raw(body);
        });
        return bytes.array();
    }

    private byte[] value(Object value) {
        Bytes bytes = new Bytes(ByteOrder.BIG_ENDIAN).text("%%%%");
        ByteOrder little = ByteOrder.LITTLE_ENDIAN;
        switch (value) {
            case Integer number -> describe(bytes, 3).order(little).i32(number);
            case Short number -> describe(bytes, 2).order(little).i16(number);
            case Double number -> describe(bytes, 7).order(little).f64(number);
            case Float number -> describe(bytes, 6).order(little).f32(number);
            case Boolean flag -> describe(bytes, 8).i8(flag ? 1 : 0);
            case String text -> describe(bytes, 20, 4, text.length()).text(text, StandardCharsets.UTF_16LE);
            case int[] fields -> {
                long[] description = new long[3 + 2 * fields.length];
                description[0] = 15;
                description[2] = fields.length;
                for (int i = 0; i < fields.length; i++) {
                    description[4 + 2 * i] = 3;
                }
                describe(bytes, description).order(little);
                for (int field : fields) {
                    bytes.i32(field);
                }
            }
            case Data data when data.types().length == 1 -> describe(bytes, 20, data.types()[0], data.count()).raw(data.bytes());
            case Data data -> {
                long[] description = new long[5 + 2 * data.types().length];
                description[0] = 20;
                description[1] = 15;
                description[3] = data.types().length;
                for (int i = 0; i < data.types().length; i++) {
                    description[5 + 2 * i] = data.types()[i];
                }
                description[description.length - 1] = data.count();
                describe(bytes, description).raw(data.bytes());
            }
            default -> throw new IllegalArgumentException(value.toString());
        }
        return bytes.array();
    }

    private Bytes describe(Bytes bytes, long... description) {
        count(bytes, description.length);
        for (long number : description) {
            count(bytes, number);
        }
        return bytes;
    }
}
