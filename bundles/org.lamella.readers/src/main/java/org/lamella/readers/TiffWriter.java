package org.lamella.readers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.lamella.data.Axis;
import org.lamella.data.Image;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.storage.WholeFile;

/**
 * Writes calibrated TIFF files as ImageJ does: the pixel size in the resolution tags, its unit in the description.
 * ImageJ and {@link Readers} read the pixel size back, also when pixels are not square. Files are little-endian and
 * uncompressed, in classic TIFF (up to 4 GB).
 */
public final class TiffWriter {
    /** The types that files are written in; ImageJ reads all of them. */
    public static final Set<ElementType> TYPES = Set.of(ElementType.UINT8, ElementType.UINT16, ElementType.INT16, ElementType.UINT32,
            ElementType.INT32, ElementType.FLOAT32, ElementType.FLOAT64);

    private static final Map<ElementType, Double> LARGEST = Map.of(ElementType.UINT8, 255.0, ElementType.UINT16, 65535.0,
            ElementType.INT16, 32767.0, ElementType.UINT32, 4294967295.0, ElementType.INT32, 2147483647.0);
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;
    private static final int ASCII = 2;
    private static final int ENTRIES = 14;
    private static final int DIRECTORY_BYTES = 2 + ENTRIES * 12 + 4;
    private static final double LARGEST_FIELD = 4294967295.0;

    private TiffWriter() {
    }

    /** Writes one image; see {@link #write(Path, List, ElementType)}. */
    public static void write(Path file, Image image, ElementType type) throws UserError {
        write(file, List.of(image), type);
    }

    /**
     * Writes images of one size and calibration as a stack of pages. The file appears under its name only when it is
     * complete.
     *
     * @param images the images; the calibration is that of the first
     * @param type one of {@link #TYPES}; values are rounded to whole numbers where it has no others
     * @throws UserError when a value does not fit the type or the file cannot be written
     * @throws IllegalArgumentException when there is no image, the sizes differ or the type is another
     */
    public static void write(Path file, List<Image> images, ElementType type) throws UserError {
        write(file, images, type, List.of());
    }

    /**
     * The same with the axes along which the images were taken.
     *
     * @param stack at most two, fastest first: a depth in the unit of the pixels, a time, or one that only counts
     */
    public static void write(Path file, List<Image> images, ElementType type, List<Axis> stack) throws UserError {
        if (images.isEmpty()) {
            throw new IllegalArgumentException("no image to write");
        }
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException("TIFF files are not written as " + type.label());
        }
        Image first = images.get(0);
        for (Image image : images) {
            if (image.width() != first.width() || image.height() != first.height()) {
                throw new IllegalArgumentException("the images of a stack must have one size");
            }
        }
        WholeFile.write(file, part -> {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                write(channel, file, images, type, stack);
            }
        });
    }

    private static void write(FileChannel channel, Path file, List<Image> images, ElementType type, List<Axis> stack)
            throws IOException, UserError {
        Image first = images.get(0);
        byte[] description = description(first, images.size(), stack).getBytes(StandardCharsets.US_ASCII);
        long imageBytes = (long) first.pixels().length * type.bytes();
        // Header, the description and the two resolutions (even offsets), then each image with its directory before it.
        int descriptionAt = 8;
        int resolutionAt = descriptionAt + description.length + description.length % 2;
        long position = resolutionAt + 16L;
        if (position + images.size() * (DIRECTORY_BYTES + imageBytes + 1) > LARGEST_FIELD) {
            throw new UserError(file + ": " + images.size() + " images of " + imageBytes + " bytes are more than a TIFF file holds (4 GB)");
        }
        ByteBuffer head = buffer((int) position);
        head.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt((int) position).put(description);
        head.position(resolutionAt);
        boolean calibrated = first.x().isCalibrated() && first.y().unit().convertsTo(first.x().unit());
        putRational(head, calibrated ? 1 / Math.abs(first.x().scale()) : 1);
        putRational(head, calibrated ? 1 / Math.abs(first.y().unit().convert(first.y().scale(), first.x().unit())) : 1);
        writeFully(channel, head.flip());
        for (int page = 0; page < images.size(); page++) {
            Image image = images.get(page);
            long dataAt = position + DIRECTORY_BYTES;
            long next = dataAt + imageBytes + imageBytes % 2;
            ByteBuffer directory = buffer(DIRECTORY_BYTES);
            directory.putShort((short) ENTRIES);
            entry(directory, 254, LONG, 1, 0);
            entry(directory, 256, LONG, 1, image.width());
            entry(directory, 257, LONG, 1, image.height());
            entry(directory, 258, SHORT, 1, type.bytes() * 8);
            entry(directory, 259, SHORT, 1, 1);
            entry(directory, 262, SHORT, 1, 1);
            entry(directory, 270, ASCII, description.length, descriptionAt);
            entry(directory, 273, LONG, 1, (int) dataAt);
            entry(directory, 277, SHORT, 1, 1);
            entry(directory, 278, LONG, 1, image.height());
            entry(directory, 279, LONG, 1, (int) imageBytes);
            entry(directory, 282, RATIONAL, 1, resolutionAt);
            entry(directory, 283, RATIONAL, 1, resolutionAt + 8);
            entry(directory, 339, SHORT, 1, sampleFormat(type));
            directory.putInt(page == images.size() - 1 ? 0 : (int) next);
            writeFully(channel, directory.flip());
            writePixels(channel, file, image, type);
            if (imageBytes % 2 == 1) {
                writeFully(channel, ByteBuffer.allocate(1));
            }
            position = next;
        }
    }

    private static void entry(ByteBuffer directory, int tag, int kind, int count, int value) {
        directory.putShort((short) tag).putShort((short) kind).putInt(count).putInt(value);
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static void writePixels(FileChannel channel, Path file, Image image, ElementType type) throws IOException, UserError {
        int width = image.width();
        ByteBuffer row = buffer(Math.multiplyExact(width, type.bytes()));
        double largest = LARGEST.getOrDefault(type, Double.NaN);
        double smallest = sampleFormat(type) == 2 ? -largest - 1 : 0;
        for (int y = 0; y < image.height(); y++) {
            row.clear();
            for (int x = 0; x < width; x++) {
                double value = image.at(x, y);
                if (type == ElementType.FLOAT32 || type == ElementType.FLOAT64) {
                    put(row, type, value);
                    continue;
                }
                // A value just outside rounds into the range; NaN fits no whole number.
                if (!(value > smallest - 0.5 && value < largest + 0.5)) {
                    throw new UserError(file + ": the value " + value + " of the pixel (" + x + ", " + y + ") does not fit "
                            + type.label() + "; write float32 or scale the image");
                }
                put(row, type, Math.max(smallest, Math.min(largest, Math.round(value))));
            }
            writeFully(channel, row.flip());
        }
    }

    private static void put(ByteBuffer row, ElementType type, double value) {
        switch (type) {
            case FLOAT32 -> row.putFloat((float) value);
            case FLOAT64 -> row.putDouble(value);
            case UINT8 -> row.put((byte) (int) value);
            case UINT16, INT16 -> row.putShort((short) (int) value);
            default -> row.putInt((int) (long) value);
        }
    }

    /** Tag 339: 1 for whole numbers without sign, 2 with sign, 3 for floats. */
    private static int sampleFormat(ElementType type) {
        return switch (type) {
            case FLOAT32, FLOAT64 -> 3;
            case INT16, INT32 -> 2;
            default -> 1;
        };
    }

    private static String description(Image image, int pages, List<Axis> stack) {
        List<String> lines = new ArrayList<>();
        lines.add("ImageJ=1.54p");
        if (pages > 1) {
            lines.add("images=" + pages);
            stack(lines, pages, stack);
        }
        Axis x = image.x();
        Axis y = image.y();
        if (x.isCalibrated() && y.unit().convertsTo(x.unit())) {
            lines.add("unit=" + asciiUnit(x.unit()));
            // ImageJ counts the origin in pixels.
            if (x.offset() != 0) {
                lines.add(String.format(Locale.ROOT, "xorigin=%s", -x.offset() / x.scale()));
            }
            if (y.offset() != 0) {
                lines.add(String.format(Locale.ROOT, "yorigin=%s", -y.offset() / y.scale()));
            }
        }
        return String.join("\n", lines) + "\n\0";
    }

    /** How the images of a stack follow each other; ImageJ counts slices first, then frames in seconds. */
    private static void stack(List<String> lines, int pages, List<Axis> stack) {
        boolean frames = !stack.isEmpty() && stack.get(stack.size() - 1).unit().convertsTo(Unit.SECOND);
        int slices = frames ? stack.size() - 1 : Math.min(1, stack.size());
        long depth = slices > 0 ? stack.get(0).size() : frames ? 1 : pages;
        lines.add("slices=" + depth);
        if (depth != pages) {
            lines.add("frames=" + pages / depth);
            lines.add("hyperstack=true");
        }
        if (frames) {
            Axis time = stack.get(stack.size() - 1);
            lines.add(String.format(Locale.ROOT, "finterval=%s", time.unit().convert(time.scale(), Unit.SECOND)));
        }
        if (slices > 0 && stack.get(0).isCalibrated()) {
            lines.add(String.format(Locale.ROOT, "spacing=%s", stack.get(0).scale()));
            if (stack.get(0).offset() != 0) {
                lines.add(String.format(Locale.ROOT, "zorigin=%s", -stack.get(0).offset() / stack.get(0).scale()));
            }
        }
    }

    /** ImageJ escapes what is not ASCII, and writes a micrometre as "micron". */
    private static String asciiUnit(Unit unit) {
        if (unit.equals(Unit.MICROMETRE)) {
            return "micron";
        }
        StringBuilder text = new StringBuilder();
        unit.symbol().chars().forEach(c -> text.append(c < 128 ? Character.toString((char) c) : String.format("\\u%04X", c)));
        return text.toString().replaceAll("\\s+", " ");
    }

    /** The fraction of 32-bit numbers nearest to a positive value, by continued fractions. */
    private static void putRational(ByteBuffer target, double value) {
        double clamped = Math.max(1 / LARGEST_FIELD, Math.min(LARGEST_FIELD, value));
        double rest = clamped;
        long numerator = 1;
        long denominator = 0;
        long previousNumerator = 0;
        long previousDenominator = 1;
        while (true) {
            double whole = Math.floor(rest);
            double nextNumerator = whole * numerator + previousNumerator;
            double nextDenominator = whole * denominator + previousDenominator;
            if (nextNumerator > LARGEST_FIELD || nextDenominator > LARGEST_FIELD) {
                break;
            }
            previousNumerator = numerator;
            previousDenominator = denominator;
            numerator = (long) nextNumerator;
            denominator = (long) nextDenominator;
            if (rest == whole || Math.abs(numerator / (double) denominator - clamped) <= Math.ulp(clamped)) {
                break;
            }
            rest = 1 / (rest - whole);
        }
        target.putInt((int) numerator).putInt((int) Math.max(1, denominator));
    }
}
