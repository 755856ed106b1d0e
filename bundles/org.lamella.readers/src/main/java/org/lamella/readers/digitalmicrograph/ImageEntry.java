package org.lamella.readers.digitalmicrograph;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Metadata;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.ElementType;
import org.lamella.readers.storage.FileBytes;
import org.lamella.readers.storage.StoredArray;

/** One image of the image list: its array and its axes. */
final class ImageEntry {
    private static final String[] NAMES = {"x", "y", "z", "t"};
    private static final int RGB = 8;
    private static final int RGBA = 23;
    private static final int PACKED_COMPLEX_OLD = 5;
    private static final int PACKED_COMPLEX = 27;
    private static final int PACKED_COMPLEX_DOUBLE = 28;

    private final FileBytes file;
    private final ByteOrder order;
    private final String place;
    private final Map<?, ?> entry;
    private final Map<?, ?> data;

    ImageEntry(FileBytes file, ByteOrder order, String place, Map<?, ?> entry) throws UserError {
        this.file = file;
        this.order = order;
        this.place = place;
        this.entry = entry;
        this.data = group(entry, "ImageData");
        if (!(data.get("Data") instanceof TagArray)) {
            throw file.error(place + " has no data array; the file is damaged");
        }
    }

    private static Map<?, ?> group(Map<?, ?> parent, String name) {
        return parent.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }

    Dataset dataset(Metadata metadata) throws UserError {
        long[] sizes = sizes();
        int code = number(data.get("DataType"), -1).intValue();
        TagArray array = (TagArray) data.get("Data");
        ElementType type = elementType(code);
        boolean colour = code == RGB || code == RGBA;
        long needed = StoredArray.elements(file, sizes);
        boolean packed = code == PACKED_COMPLEX || code == PACKED_COMPLEX_OLD || code == PACKED_COMPLEX_DOUBLE;
        // Packed complex numbers take half the room: a Fourier transform of real numbers has only half of them free.
        int bytesEach = colour ? 4 : packed ? type.bytes() / 2 : type.bytes();
        if (needed > array.bytes() / bytesEach) {
            throw file.error(place + " should have " + needed + " elements of " + bytesEach + " bytes, but its data are only "
                    + array.bytes() + " bytes; the file is damaged");
        }
        RandomAccessibleInterval<? extends RealType<?>> values;
        if (packed) {
            values = PackedComplex.array(file, array.offset(), type, order, place, sizes);
        } else if (colour) {
            long[] withChannel = new long[sizes.length + 1];
            withChannel[0] = 4;
            System.arraycopy(sizes, 0, withChannel, 1, sizes.length);
            // Stored as blue, green, red, opacity.
            values = reorder(StoredArray.contiguous(file, array.offset(), ElementType.UINT8, order, withChannel));
        } else {
            values = StoredArray.contiguous(file, array.offset(), type, order, sizes);
        }
        List<Axis> axes = axes(sizes);
        if (colour) {
            axes.add(0, Axis.uncalibrated(Dataset.CHANNEL, 4));
        }
        String name = entry.get("Name") instanceof String text && !text.isBlank() ? text : file.title();
        return new Dataset(name, values, type.label(), axes, metadata);
    }

    private static <T extends RealType<T>> RandomAccessibleInterval<T> reorder(RandomAccessibleInterval<? extends RealType<?>> bgra) {
        @SuppressWarnings("unchecked")
        RandomAccessibleInterval<T> typed = (RandomAccessibleInterval<T>) bgra;
        return Views.permuteCoordinates(typed, new int[] {2, 1, 0, 3}, 0);
    }

    private ElementType elementType(int code) throws UserError {
        return switch (code) {
            case 1 -> ElementType.INT16;
            case 2 -> ElementType.FLOAT32;
            case 3, PACKED_COMPLEX_OLD, PACKED_COMPLEX -> ElementType.COMPLEX64;
            case 6, RGB, RGBA -> ElementType.UINT8;
            case 7 -> ElementType.INT32;
            case 9 -> ElementType.INT8;
            case 10 -> ElementType.UINT16;
            case 11 -> ElementType.UINT32;
            case 12 -> ElementType.FLOAT64;
            case 13, PACKED_COMPLEX_DOUBLE -> ElementType.COMPLEX128;
            case 14 -> ElementType.BOOL;
            case 39 -> ElementType.INT64;
            case 40 -> ElementType.UINT64;
            default -> throw file.error(place + " has elements of the type " + code + ", which cannot be read");
        };
    }

    private long[] sizes() throws UserError {
        Map<?, ?> dimensions = group(data, "Dimensions");
        long[] sizes = new long[Math.min(dimensions.size(), 11)];
        for (int d = 0; d < sizes.length; d++) {
            Number size = number(dimensions.get(Integer.toString(d)), -1);
            if (size.longValue() < 1) {
                throw file.error(place + " has the size " + size + " along dimension " + d + "; the file is damaged");
            }
            sizes[d] = size.longValue();
        }
        return sizes;
    }

    /** A number; a text is read with a decimal comma or point. */
    private static Number number(Object value, double otherwise) {
        if (value instanceof Number number) {
            return number;
        }
        if (value instanceof String text) {
            try {
                return Double.valueOf(text.strip().replace(',', '.'));
            } catch (NumberFormatException e) {
                return otherwise;
            }
        }
        return otherwise;
    }

    /**
     * The axes in the order of the file. An energy axis is the signal and all others are moved along. Else, with more
     * than two axes, the two reciprocal ones are the signal (a scan of diffraction patterns), or the first two.
     */
    private List<Axis> axes(long[] sizes) {
        Map<?, ?> calibrations = group(group(data, "Calibrations"), "Dimension");
        List<Axis> axes = new ArrayList<>();
        for (int d = 0; d < sizes.length; d++) {
            Map<?, ?> calibration = group(calibrations, Integer.toString(d));
            String unitText = calibration.get("Units") instanceof String text ? text : "";
            double scale = number(calibration.get("Scale"), 1).doubleValue();
            double offset = -number(calibration.get("Origin"), 0).doubleValue() * scale;
            String name = d < NAMES.length ? NAMES[d] : "dimension" + (d + 1);
            if (!Double.isFinite(scale) || scale == 0 || !Double.isFinite(offset)) {
                axes.add(Axis.uncalibrated(name, sizes[d]));
                continue;
            }
            Unit unit = Unit.parse(unitText);
            unit = unit.equals(Unit.NONE) && scale == 1 ? Unit.PIXEL : unit;
            axes.add(Axis.signal(name, sizes[d], scale, offset + 0.0, unit));
        }
        boolean energy = axes.stream().anyMatch(axis -> axis.unit().isEnergy());
        boolean diffraction = axes.size() > 2 && axes.stream().filter(ImageEntry::isReciprocal).count() == 2;
        for (int d = 0; d < axes.size(); d++) {
            Axis axis = axes.get(d);
            boolean signal = energy ? axis.unit().isEnergy() : diffraction ? isReciprocal(axis) : d < 2;
            axes.set(d, axis.withRole(signal ? Axis.Role.SIGNAL : Axis.Role.NAVIGATION));
        }
        return axes;
    }

    private static boolean isReciprocal(Axis axis) {
        return axis.unit().isReciprocalLength() || axis.unit().convertsTo(Unit.RADIAN);
    }
}
