package org.lamella.readers.tia;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lamella.data.UserError;
import org.lamella.readers.ElementType;
import org.lamella.readers.storage.ByteReader;
import org.lamella.readers.storage.FileBytes;

/**
 * The header of a series file (.ser) of the TEM Imaging and Analysis software: a list of spectra or images of one
 * size, each with its own small header, and the dimensions along which they were taken.
 */
final class SerFile {
    static final int MARK = 0x4949;
    static final int SERIES = 0x0197;

    private static final int VERSION_OF_LONG_OFFSETS = 0x0220;
    private static final int SPECTRA = 0x4120;
    private static final int IMAGES = 0x4122;
    private static final int MOST_DIMENSIONS = 8;
    private static final int LONGEST_TEXT = 4096;

    /** A dimension along which the spectra or images were taken. */
    record Dimension(long size, double offset, double step, int origin, String description, String unit) {
        double first() {
            return offset - step * origin;
        }
    }

    /** The calibration of one axis of a spectrum or an image. */
    record Calibration(double offset, double step, int element) {
        double first() {
            return offset - step * element;
        }
    }

    private final FileBytes file;
    private final ByteReader reader;
    private final List<Dimension> dimensions = new ArrayList<>();
    private final List<Calibration> calibrations = new ArrayList<>();
    private boolean images;
    private int version;
    private long total;
    private long valid;
    private long[] dataOffsets;
    private long firstTag;
    private long[] sizes;
    private ElementType type;

    private SerFile(FileBytes file) {
        this.file = file;
        this.reader = file.reader(0, ByteOrder.LITTLE_ENDIAN);
    }

    static SerFile parse(FileBytes file) throws UserError {
        SerFile series = new SerFile(file);
        series.header();
        series.elements();
        return series;
    }

    private void header() throws UserError {
        int mark = reader.uint16();
        int id = reader.uint16();
        version = reader.uint16();
        if (mark != MARK || id != SERIES) {
            throw file.error("this is no TIA series: it begins with " + Integer.toHexString(mark) + " " + Integer.toHexString(id));
        }
        int kind = reader.int32();
        if (kind != SPECTRA && kind != IMAGES) {
            throw file.error("the series holds neither spectra nor images but the kind 0x" + Integer.toHexString(kind) + " (at byte 6)");
        }
        images = kind == IMAGES;
        reader.skip(4);
        total = reader.int32();
        valid = reader.int32();
        boolean longOffsets = version >= VERSION_OF_LONG_OFFSETS;
        long table = longOffsets ? reader.int64() : reader.uint32();
        int count = reader.int32();
        if (count < 0 || count > MOST_DIMENSIONS || total < 1 || valid < 1 || valid > total) {
            throw file.error("the series has " + count + " dimensions with " + valid + " of " + total
                    + " elements; the file is empty or damaged");
        }
        for (int i = 0; i < count; i++) {
            dimensions.add(new Dimension(reader.int32(), reader.float64(), reader.float64(), reader.int32(), text(), text()));
        }
        int width = longOffsets ? 8 : 4;
        file.require(table, 2 * total * width, "the table of the series' elements");
        reader.position(table);
        dataOffsets = new long[(int) valid];
        for (int i = 0; i < dataOffsets.length; i++) {
            dataOffsets[i] = longOffsets ? reader.int64() : reader.uint32();
        }
        reader.position(table + total * width);
        firstTag = longOffsets ? reader.int64() : reader.uint32();
    }

    private String text() throws UserError {
        long length = reader.uint32();
        if (length > LONGEST_TEXT) {
            throw file.error("a text of " + length + " bytes before byte " + reader.position() + "; the file is damaged");
        }
        return reader.text(length, StandardCharsets.ISO_8859_1).replace("\0", "").strip();
    }

    /** All elements have the size and type of the first; where one does not, the file cannot be one array. */
    private void elements() throws UserError {
        int axes = images ? 2 : 1;
        long headerLength = axes * 20L + 2 + axes * 4L;
        for (int i = 0; i < dataOffsets.length; i++) {
            reader.position(dataOffsets[i]);
            file.require(dataOffsets[i], headerLength, "element " + (i + 1) + " of the series");
            List<Calibration> own = new ArrayList<>();
            for (int axis = 0; axis < axes; axis++) {
                own.add(new Calibration(reader.float64(), reader.float64(), reader.int32()));
            }
            ElementType ownType = type(reader.uint16());
            long[] ownSizes = new long[axes];
            for (int axis = 0; axis < axes; axis++) {
                ownSizes[axis] = reader.int32();
            }
            if (i == 0) {
                calibrations.addAll(own);
                type = ownType;
                sizes = ownSizes;
            } else if (type != ownType || !Arrays.equals(sizes, ownSizes)) {
                throw file.error("element " + (i + 1) + " of the series differs from the first in size or type (at byte "
                        + dataOffsets[i] + ")");
            }
            dataOffsets[i] += headerLength;
        }
    }

    private ElementType type(int code) throws UserError {
        return switch (code) {
            case 1 -> ElementType.UINT8;
            case 2 -> ElementType.UINT16;
            case 3 -> ElementType.UINT32;
            case 4 -> ElementType.INT8;
            case 5 -> ElementType.INT16;
            case 6 -> ElementType.INT32;
            case 7 -> ElementType.FLOAT32;
            case 8 -> ElementType.FLOAT64;
            case 9 -> ElementType.COMPLEX64;
            case 10 -> ElementType.COMPLEX128;
            default -> throw file.error("the unknown element type " + code + " before byte " + reader.position()
                    + "; the file is damaged");
        };
    }

    /** When the first element was taken, in seconds since 1970; 0 when the file does not say. */
    long firstTime() throws UserError {
        return file.contains(firstTag, 8) ? file.reader(firstTag + 4, ByteOrder.LITTLE_ENDIAN).uint32() : 0;
    }

    boolean images() {
        return images;
    }

    int version() {
        return version;
    }

    long total() {
        return total;
    }

    long valid() {
        return valid;
    }

    /** The byte of the first value of each element that was taken. */
    long[] dataOffsets() {
        return dataOffsets.clone();
    }

    long[] sizes() {
        return sizes.clone();
    }

    ElementType type() {
        return type;
    }

    List<Dimension> dimensions() {
        return List.copyOf(dimensions);
    }

    List<Calibration> calibrations() {
        return List.copyOf(calibrations);
    }
}
