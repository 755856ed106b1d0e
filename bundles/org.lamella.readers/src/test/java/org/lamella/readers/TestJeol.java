package org.lamella.readers;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Writes small files of JEOL's Analysis Station. */
final class TestJeol {
    /** Where the stream of events begins in the files written here. */
    private static final int EVENTS_AT = 2048;
    private static final int IMAGE_AT = 1000;

    private TestJeol() {
    }

    /** A node of the tree of values, with the nodes below it. */
    static byte[] node(String name, int type, byte[] value, byte[]... below) {
        Bytes bytes = new Bytes(ByteOrder.LITTLE_ENDIAN).i8(1).i32(name.length() + 1).text(name).i8(0).i32(type).i32(value.length).raw(value);
        Arrays.stream(below).forEach(bytes::raw);
        return bytes.i8(0xff).array();
    }

    static byte[] group(String name, byte[]... below) {
        return node(name, 0, new byte[0], below);
    }

    static byte[] text(String name, String value, byte[]... below) {
        return node(name, 12, (value + "\0").getBytes(StandardCharsets.US_ASCII), below);
    }

    static byte[] integers(String name, int type, int... values) {
        Bytes bytes = new Bytes(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(values).forEach(bytes::i32);
        return node(name, type, bytes.array());
    }

    static byte[] real(String name, double value) {
        return node(name, 4, new Bytes(ByteOrder.LITTLE_ENDIAN).f32(value).array());
    }

    static byte[] exact(String name, double value) {
        return node(name, 5, new Bytes(ByteOrder.LITTLE_ENDIAN).f64(value).array());
    }

    private static byte[] tree(byte[]... nodes) {
        Bytes bytes = new Bytes(ByteOrder.LITTLE_ENDIAN).zeros(12);
        Arrays.stream(nodes).forEach(bytes::raw);
        return bytes.i8(0xff).array();
    }

    private static byte[] instrument() {
        return group("Instrument", real("ScanSize", 128), text("Name", "TEM-1"), real("AccV", 200), integers("Mag", 3, 40_000));
    }

    /** An image of 8 bits whose pixel k holds k. */
    static byte[] image(String title, int width, int height) {
        byte[] pixels = new byte[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) i;
        }
        byte[] small = tree(instrument());
        return new Bytes(ByteOrder.LITTLE_ENDIAN).i32(52).text("JED-2200:LibJxImageForm").zeros(9).i32(0x40).i32(small.length).i32(IMAGE_AT)
                .zeros(16).raw(small).zeros(IMAGE_AT - 64 - small.length)
                .raw(tree(instrument(), text("FileType", "JED-2200:IMG"), group("Image", exact("Created", 42_832.75), integers("DataType", 3, 1),
                        integers("Size", 8, width, height), node("Bits", 6, pixels), text("Title", title)))).array();
    }

    static byte[] words(int... words) {
        Bytes bytes = new Bytes(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(words).forEach(bytes::i16);
        return bytes.array();
    }

    /** A point of the frame and its X-rays; {@link #map} scales the place. */
    static byte[] event(int x, int y, int... channels) {
        Bytes bytes = new Bytes(ByteOrder.LITTLE_ENDIAN).i16(0x9000 | y).i16(0x6000).i16(0x8000 | x);
        Arrays.stream(channels).forEach(channel -> bytes.i16(0xb000 | channel));
        return bytes.array();
    }

    /**
     * A map.
     *
     * @param pixels the size of the frame as the files write it
     * @param aim the part of the frame, or nothing
     * @param lines how many lines are scanned; 1 is a line scan
     * @param events made by {@link #event}, with places in pixels, or by {@link #words} as they are
     */
    static byte[] map(String pixels, int[] aim, int lines, byte[]... events) {
        int step = 4096 / Integer.parseInt(pixels.substring(0, pixels.indexOf('x')));
        Bytes stream = new Bytes(ByteOrder.LITTLE_ENDIAN);
        for (byte[] event : events) {
            for (int i = 0; i < event.length; i += 2) {
                int word = event[i] & 0xff | (event[i + 1] & 0xff) << 8;
                boolean place = event.length > 4 && event[2] == 0 && event[3] == 0x60 && (i == 0 || i == 4);
                stream.i16(place ? word & 0xf000 | (word & 0xfff) * step : word);
            }
        }
        byte[] condition = group("Meas Cond", text("Tpl", "T4"), text("Pixels", pixels), integers("Aim Area", 8, aim));
        byte[] document = group("Doc", exact("LiveTime", 63.13), exact("RealTime", 63.99), exact("DwellTime(msec)", 5), integers("ScanLine", 3, lines),
                exact("CoefA", 0.01), exact("CoefB", -0.001));
        byte[] beam = group("MeasCond", real("AccKV", 200), real("AccNA", 2.5), integers("Mag", 3, 40_000));
        byte[] description = tree(
                group("PTTD Param", group("Params", text("PARAMPAGE1", "EDXRF", group("Tpl", group("T4", integers("DigZ", 3, 96)))),
                        text("PARAMPAGE0", "SEM", text("SEM", "TEM-1"), text("DetT", "X1"), real("ElevAng", 22.5), real("DirAng", 90), real("ScanSize", 128)))),
                group("PTTD Data", group("AnalyzableMap MeasData", document, condition, beam)),
                group("EDS Data", group("AnalyzableMap MeasData", document, group("Data", integers("EDXRF", 8, 1, 2, 3)))));
        byte[] bytes = stream.array();
        return new Bytes(ByteOrder.LITTLE_ENDIAN).i32(304).text("PTTDFILE").i32(0x20000).i32(1).i32(305).i32(description.length).i32(EVENTS_AT)
                .i32(bytes.length).zeros(0x128 - 0x24).f64(42_832.75).i8(0).raw(description).zeros(EVENTS_AT - 305 - description.length).raw(bytes).array();
    }

    /** A line profile of 0, 1, 2, 3 counts for each title. */
    static byte[] profiles(String... titles) {
        byte[] values = new Bytes(ByteOrder.LITTLE_ENDIAN).f32(0).f32(1).f32(2).f32(3).array();
        byte[][] nodes = new byte[titles.length + 2][];
        nodes[0] = instrument();
        nodes[1] = text("FileType", "JED-2200:DigiLine");
        for (int i = 0; i < titles.length; i++) {
            nodes[i + 2] = group(String.valueOf(i), instrument(), group("Lnp", integers("DataType", 3, 3), integers("Length", 3, 4), node("Bits", 6, values),
                    text("Title", titles[i]), text("TitleY", "Count"), real("ConvCoff", 1.5e-7)));
        }
        return tree(nodes);
    }

    /** A session with one view of these files. */
    static byte[] session(String... files) {
        byte[][] data = new byte[files.length][];
        for (int i = 0; i < files.length; i++) {
            data[i] = group(String.valueOf(i), text("Filename", files[i]));
        }
        return tree(text("FileType", "Analysis Station"), group("SampleInfo", group("0", text("Memo", "Sample"),
                group("ViewInfo", group("0", text("Memo", "View000"), group("ViewData", data))))));
    }

    static List<byte[]> mapsForDamage() {
        return List.of(map("4x4", new int[0], 4, event(0, 0, 100), event(3, 2, 200, 201)), map("4x4", new int[] {0, 2, 3, 2}, 1, event(0, 2, 200)));
    }
}
