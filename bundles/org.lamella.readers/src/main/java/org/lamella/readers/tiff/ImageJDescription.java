package org.lamella.readers.tiff;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamella.data.Metadata;
import org.lamella.data.Unit;
import org.lamella.data.UserError;

/** What ImageJ writes into the description of a TIFF: lines of name=value, and a block of its own with the image's Info text. */
final class ImageJDescription {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    private static final int BLOCK_MARK = 0x494a494a;
    private static final int INFO = 0x696e666f;

    private final Map<String, String> values;
    private final Directory directory;

    private ImageJDescription(Map<String, String> values, Directory directory) {
        this.values = values;
        this.directory = directory;
    }

    /** The description of a page; one without values when ImageJ did not write it. */
    static ImageJDescription of(Directory directory) throws UserError {
        Map<String, String> values = new LinkedHashMap<>();
        for (String text : directory.texts(Tag.DESCRIPTION)) {
            if (text.startsWith("ImageJ=")) {
                for (String line : text.split("\\R")) {
                    int equals = line.indexOf('=');
                    if (equals > 0) {
                        values.putIfAbsent(line.substring(0, equals), unescape(line.substring(equals + 1)));
                    }
                }
            }
        }
        return new ImageJDescription(values, directory);
    }

    /** ImageJ writes characters beyond ASCII as a backslash, u and four hexadecimal digits. */
    private static String unescape(String text) {
        Matcher matcher = ESCAPE.matcher(text);
        return matcher.replaceAll(found -> Matcher.quoteReplacement(
                Character.toString((char) Integer.parseInt(found.group(1), 16))));
    }

    boolean isPresent() {
        return !values.isEmpty();
    }

    /** A whole number of the description, at least 1. */
    long count(String name) {
        double value = number(name);
        return value >= 1 && value < Integer.MAX_VALUE ? (long) value : 1;
    }

    double number(String name) {
        try {
            return values.containsKey(name) ? Double.parseDouble(values.get(name).strip()) : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    Unit unit(String name) {
        return Unit.parse(values.getOrDefault(name, "").strip());
    }

    /** The pixel size: the resolution tags count pixels in one of the description's unit. */
    PixelSize pixelSize() throws UserError {
        if (!isPresent()) {
            return PixelSize.UNKNOWN;
        }
        double x = 1 / directory.number(Tag.X_RESOLUTION);
        double y = 1 / directory.number(Tag.Y_RESOLUTION);
        Unit unit = unit("unit");
        double height = y;
        if (values.containsKey("yunit") && unit("yunit").convertsTo(unit)) {
            height = unit("yunit").convert(y, unit);
        }
        double originX = Double.isNaN(number("xorigin")) ? 0 : number("xorigin");
        double originY = Double.isNaN(number("yorigin")) ? 0 : number("yorigin");
        return PixelSize.of(x, height, unit, 0.0 - originX * x, 0.0 - originY * height, "ImageJ");
    }

    Metadata metadata() throws UserError {
        Metadata.Builder builder = Metadata.builder();
        values.forEach(builder::put);
        return builder.put("Info", info()).build();
    }

    /** The Info text of ImageJ's block; null when there is none. */
    private String info() throws UserError {
        if (!directory.has(Tag.IMAGEJ_COUNTS) || !directory.has(Tag.IMAGEJ_DATA)) {
            return null;
        }
        List<Directory.Entry> blocks = directory.entries().get(Tag.IMAGEJ_DATA);
        long[] counts = directory.integers(Tag.IMAGEJ_COUNTS);
        Directory.Entry block = blocks.get(0);
        if (!directory.file().contains(block.offset(), block.count()) || counts.length < 2 || counts[0] < 12 || block.count() < counts[0]) {
            return null;
        }
        var reader = directory.file().reader(block.offset(), directory.order());
        if (reader.int32() != BLOCK_MARK) {
            return null;
        }
        long position = block.offset() + counts[0];
        int entry = 1;
        for (long at = 4; at + 8 <= counts[0]; at += 8) {
            int kind = reader.int32();
            long repeats = reader.uint32();
            for (long i = 0; i < repeats && entry < counts.length; i++) {
                if (kind == INFO && directory.file().contains(position, counts[entry])) {
                    return directory.file().reader(position, directory.order()).text(counts[entry],
                            directory.order() == ByteOrder.BIG_ENDIAN ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
                }
                position += counts[entry++];
            }
        }
        return null;
    }
}
