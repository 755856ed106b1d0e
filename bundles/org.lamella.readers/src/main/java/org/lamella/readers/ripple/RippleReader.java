package org.lamella.readers.ripple;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Metadata;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.CommonMetadata;
import org.lamella.readers.ElementType;
import org.lamella.readers.FileHead;
import org.lamella.readers.FormatReader;
import org.lamella.readers.storage.FileBytes;
import org.lamella.readers.storage.SiblingFile;
import org.lamella.readers.storage.StoredArray;

/**
 * Reads Lispix/Ripple pairs: a text file of keys and values ({@code .rpl}) and the numbers ({@code .raw}). Either of the
 * two may be opened. Recorded by vector, depth is the signal and runs fastest; recorded by image, depth numbers the
 * images. Axes that have a single element are left out.
 */
public final class RippleReader implements FormatReader {
    private static final long LONGEST = 1L << 20;

    @Override
    public String format() {
        return "Ripple";
    }

    @Override
    public List<String> endings() {
        return List.of("rpl", "raw");
    }

    @Override
    public String holds() {
        return "images, spectra, spectrum images";
    }

    @Override
    public boolean recognises(FileHead head) {
        Path path = head.path();
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        // The numbers have no mark of their own; the header beside them tells.
        return isHeader(head.text(0, FileHead.LENGTH)) || name.endsWith(".raw") && SiblingFile.of(path, "rpl").isPresent();
    }

    private static boolean isHeader(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith(";")).findFirst()
                .filter(line -> line.toLowerCase(Locale.ROOT).matches("key\\s+value.*")).isPresent();
    }

    @Override
    public List<Dataset> read(Path path) throws UserError {
        FileBytes given = FileBytes.open(path);
        boolean isHeader = isHeader(new String(given.copy(0, Math.min(FileHead.LENGTH, given.length()), "the header"), StandardCharsets.ISO_8859_1));
        Path headerPath = isHeader ? path : SiblingFile.of(path, "rpl").orElse(null);
        if (headerPath == null) {
            throw given.error("the header (.rpl) that belongs to this file is missing");
        }
        FileBytes header = isHeader ? given : FileBytes.open(headerPath);
        Path data = isHeader ? SiblingFile.of(path, "raw").orElse(null) : path;
        if (data == null) {
            throw header.error("the numbers (.raw) that belong to this file are missing; they must stand beside it under the same name");
        }
        if (header.length() > LONGEST) {
            throw header.error("a header of " + header.length() + " bytes is too large");
        }
        Map<String, String> keys = keys(new String(header.copy(0, header.length(), "the header"), StandardCharsets.UTF_8));
        return List.of(new Header(header, keys).dataset(FileBytes.open(data)));
    }

    private static Map<String, String> keys(String text) {
        Map<String, String> keys = new LinkedHashMap<>();
        text.replace("\uFEFF", "").lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith(";")).forEach(line -> {
            int end = 0;
            while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
                end++;
            }
            keys.putIfAbsent(line.substring(0, end).toLowerCase(Locale.ROOT), line.substring(end).strip());
        });
        keys.remove("key");
        return keys;
    }

    /** The keys of a header, with their meaning. */
    private record Header(FileBytes file, Map<String, String> keys) {
        private static final String VECTOR = "vector";

        Dataset dataset(FileBytes data) throws UserError {
            long width = size("width");
            long height = size("height");
            long depth = size("depth");
            boolean byVector = keys.getOrDefault("record-by", VECTOR).equalsIgnoreCase(VECTOR);
            ElementType type = type();
            List<Axis> axes = new ArrayList<>();
            if (byVector) {
                axes.add(axis("depth", depth, "Energy", true));
                axes.add(axis("width", width, "x", false));
                axes.add(axis("height", height, "y", false));
            } else {
                axes.add(axis("width", width, "x", true));
                axes.add(axis("height", height, "y", true));
                axes.add(axis("depth", depth, "z", false));
            }
            axes.removeIf(axis -> axis.size() == 1);
            if (axes.isEmpty()) {
                axes.add(axis("width", 1, "x", true));
            }
            long[] shape = axes.stream().mapToLong(Axis::size).toArray();
            RandomAccessibleInterval<? extends RealType<?>> array = StoredArray.contiguous(data, whole("offset", 0), type, order(type), shape);
            String title = keys.getOrDefault("title", "");
            return new Dataset(title.isBlank() ? file.title() : title, array, type.label(), axes, metadata());
        }

        private long size(String key) throws UserError {
            long size = whole(key, 1);
            if (size < 1) {
                throw file.error("'" + key + "' must be at least 1, not " + size);
            }
            return size;
        }

        private long whole(String key, long otherwise) throws UserError {
            String text = keys.getOrDefault(key, "");
            try {
                long value = text.isEmpty() ? otherwise : Long.parseLong(text);
                if (value >= 0) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // told below
            }
            throw file.error("'" + key + "' is no whole number: '" + text + "'");
        }

        private double number(String key) throws UserError {
            String text = keys.getOrDefault(key, "");
            try {
                return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw file.error("'" + key + "' is no number: '" + text + "'");
            }
        }

        private ElementType type() throws UserError {
            long length = whole("data-length", 1);
            String kind = keys.getOrDefault("data-type", "unsigned").toLowerCase(Locale.ROOT);
            String name = switch (kind) {
                case "unsigned" -> "uint" + 8 * length;
                case "signed" -> "int" + 8 * length;
                case "float" -> "float" + 8 * length;
                default -> "";
            };
            for (ElementType type : ElementType.values()) {
                if (type.label().equals(name)) {
                    return type;
                }
            }
            throw file.error("numbers of type '" + kind + "' with " + length + " bytes cannot be read");
        }

        private ByteOrder order(ElementType type) throws UserError {
            String order = keys.getOrDefault("byte-order", "dont-care").toLowerCase(Locale.ROOT);
            return switch (order) {
                case "little-endian" -> ByteOrder.LITTLE_ENDIAN;
                case "big-endian" -> ByteOrder.BIG_ENDIAN;
                // Said of single bytes, but written by programs of little-endian machines for larger numbers as well.
                case "dont-care" -> ByteOrder.LITTLE_ENDIAN;
                default -> throw file.error("the byte order '" + order + "' is unknown");
            };
        }

        private Axis axis(String which, long size, String usual, boolean isSignal) throws UserError {
            double scale = number(which + "-scale");
            double offset = number(which + "-origin");
            Unit unit = Unit.parse(keys.getOrDefault(which + "-units", ""));
            double perChannel = number("ev-per-chan");
            if (which.equals("depth") && isSignal && !(scale != 0 && Double.isFinite(scale)) && perChannel > 0) {
                scale = perChannel;
                unit = Unit.ELECTRONVOLT;
            }
            boolean isCalibrated = Double.isFinite(scale) && scale != 0;
            String name = keys.getOrDefault(which + "-name", "");
            Axis.Role role = isSignal ? Axis.Role.SIGNAL : Axis.Role.NAVIGATION;
            return new Axis(name.isBlank() ? usual : name, size, isCalibrated ? scale : 1, isCalibrated && Double.isFinite(offset) ? offset : 0,
                    isCalibrated && unit.isKnown() && !unit.equals(Unit.NONE) ? unit : Unit.PIXEL, role);
        }

        private Metadata metadata() throws UserError {
            CommonMetadata common = new CommonMetadata();
            common.number(CommonMetadata.BEAM_ENERGY, number("beam-energy"));
            common.number(CommonMetadata.TILT, number("tilt-stage"));
            common.number(CommonMetadata.DWELL_TIME, number("live-time"));
            common.positive(CommonMetadata.LIVE_TIME, number("live-time"));
            common.positive(CommonMetadata.CONVERGENCE_ANGLE, number("convergence-angle"));
            common.positive(CommonMetadata.COLLECTION_ANGLE, number("collection-angle"));
            common.number(CommonMetadata.ELEVATION_ANGLE, number("elevation-angle"));
            common.number(CommonMetadata.AZIMUTH_ANGLE, number("azimuth-angle"));
            common.text(CommonMetadata.DATE, (keys.getOrDefault("date", "") + " " + keys.getOrDefault("time", "")).strip());
            Metadata.Builder all = Metadata.builder();
            keys.forEach(all::put);
            return common.with("Ripple", all.build());
        }
    }
}
