package org.lamella.bioformats;

import java.lang.ref.Cleaner;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Metadata;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.CommonMetadata;
import org.lamella.readers.ElementType;
import org.lamella.readers.storage.DecodedArray;

/**
 * The images of one file as Bio-Formats reads them: for each of its series a dataset with x and y (µm where it knows them),
 * the colours of a pixel, and the axes c, z and t that have more than one element. Small series are read at once, planes of
 * large ones when they are looked at; the file is closed when none of them is in use any more.
 */
public final class OpenImages {
    private static final int MOST_SERIES = 10_000;
    private static final int MOST_ENTRIES = 5000;
    private static final int LONGEST_TEXT = 200;
    private static final long LARGEST_SIDE = 1 << 24;
    private static final long LARGEST_PLANE = 1L << 30;
    private static final ElementType[] TYPES = {ElementType.INT8, ElementType.UINT8, ElementType.INT16, ElementType.UINT16, ElementType.INT32,
        ElementType.UINT32, ElementType.FLOAT32, ElementType.FLOAT64, ElementType.BOOL};

    private final Library library;
    private final Path path;
    private final Object reader;
    private final Optional<Object> metadata;

    private OpenImages(Library library, Path path, Object reader, Optional<Object> metadata) {
        this.library = library;
        this.path = path;
        this.reader = reader;
        this.metadata = metadata;
    }

    /** Whether Bio-Formats knows the format of a file, looking into it. */
    public static boolean recognises(Library library, Path path) {
        try {
            Object reader = library.create(Library.READER);
            return Boolean.TRUE.equals(library.call(reader, "isThisType", path.toString(), Boolean.TRUE));
        } catch (Library.CallFailed e) {
            return false;
        }
    }

    /**
     * Reads a file.
     *
     * @param cleaner closes files that are not in use any more
     * @throws UserError when Bio-Formats cannot read it; with what it says
     */
    public static List<Dataset> read(Library library, Path path, Cleaner cleaner) throws UserError {
        try {
            // Otherwise everything that is found on the way is printed.
            library.askClass("loci.common.DebugTools", "setRootLevel", "ERROR");
            Object reader = library.create(Library.READER);
            Optional<Object> metadata = metadataStore(library);
            if (metadata.isPresent()) {
                library.call(reader, "setMetadataStore", metadata.get());
            }
            OpenImages images = new OpenImages(library, path, reader, metadata);
            cleaner.register(images, () -> library.ask(reader, "close"));
            library.call(reader, "setId", path.toString());
            return images.datasets();
        } catch (Library.CallFailed e) {
            throw new UserError(path + ": Bio-Formats cannot read this file: " + e.getMessage(), e);
        }
    }

    private static Optional<Object> metadataStore(Library library) {
        Optional<Object> service = Optional.empty();
        try {
            Object factory = library.create("loci.common.services.ServiceFactory");
            service = library.ask(factory, "getInstance", library.type("loci.formats.services.OMEXMLService"));
        } catch (Library.CallFailed e) {
            // the service may still be made directly
        }
        if (service.isEmpty()) {
            try {
                service = Optional.of(library.create("loci.formats.services.OMEXMLServiceImpl"));
            } catch (Library.CallFailed e) {
                return Optional.empty();
            }
        }
        return library.ask(service.get(), "createOMEXMLMetadata");
    }

    private List<Dataset> datasets() throws Library.CallFailed, UserError {
        int count = number("getSeriesCount", 1);
        if (count < 1 || count > MOST_SERIES) {
            throw new UserError(path + ": Bio-Formats finds " + count + " images in the file; it cannot be opened");
        }
        List<Dataset> datasets = new ArrayList<>();
        for (int series = 0; series < count; series++) {
            datasets.add(dataset(series));
        }
        return datasets;
    }

    private int number(String method, int otherwise) {
        return library.ask(reader, method).filter(Number.class::isInstance).map(value -> ((Number) value).intValue()).orElse(otherwise);
    }

    private Dataset dataset(int series) throws Library.CallFailed, UserError {
        library.ask(reader, "setSeries", series);
        long width = ((Number) library.call(reader, "getSizeX")).longValue();
        long height = ((Number) library.call(reader, "getSizeY")).longValue();
        int planes = ((Number) library.call(reader, "getImageCount")).intValue();
        int kind = ((Number) library.call(reader, "getPixelType")).intValue();
        boolean isLittle = (Boolean) library.call(reader, "isLittleEndian");
        int samples = number("getRGBChannelCount", 1);
        if (width < 1 || height < 1 || planes < 1 || samples < 1 || samples > 64 || width > LARGEST_SIDE || height > LARGEST_SIDE || kind < 0 || kind >= TYPES.length) {
            throw new UserError(path + ": Bio-Formats finds an image of " + width + " x " + height + " pixels of the type " + kind + " in " + planes
                    + " planes; it cannot be opened");
        }
        ElementType type = TYPES[kind];
        if (width * height * samples * type.bytes() > LARGEST_PLANE) {
            throw new UserError(path + ": planes of " + width + " x " + height + " pixels are too large to be read by Bio-Formats at once");
        }
        boolean isInterleaved = library.ask(reader, "isInterleaved").map(Boolean.TRUE::equals).orElse(false);
        List<Axis> axes = new ArrayList<>();
        if (samples > 1) {
            axes.add(Axis.uncalibrated(Dataset.CHANNEL, samples));
        }
        axes.add(length("x", width, "getPixelsPhysicalSizeX", series, Axis.Role.SIGNAL));
        axes.add(length("y", height, "getPixelsPhysicalSizeY", series, Axis.Role.SIGNAL));
        axes.addAll(outer(series, planes, samples));
        long[] sizes = axes.stream().mapToLong(Axis::size).toArray();
        int[] cell = new int[sizes.length];
        int inner = samples > 1 ? 3 : 2;
        for (int d = 0; d < cell.length; d++) {
            cell[d] = d < inner ? (int) sizes[d] : 1;
        }
        ByteOrder order = isLittle ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        long planeBytes = width * height * samples * type.bytes();
        RandomAccessibleInterval<? extends RealType<?>> array = DecodedArray.of(sizes, cell, type, order,
                (index, min, size) -> plane(series, (int) index, planeBytes, isInterleaved ? 1 : samples, type.bytes()));
        String name = text("getImageName", series);
        return new Dataset(name.isBlank() ? path.getFileName().toString() : name, array, type.label(), axes, metadata(series));
    }

    /** The axes along which planes follow each other, in their order. */
    private List<Axis> outer(int series, int planes, int samples) {
        int depth = number("getSizeZ", 1);
        int times = number("getSizeT", 1);
        int channels = number("getEffectiveSizeC", Math.max(1, number("getSizeC", samples) / samples));
        String order = library.ask(reader, "getDimensionOrder").map(Object::toString).orElse("XYCZT");
        List<Axis> axes = new ArrayList<>();
        if ((long) depth * times * channels == planes && order.length() == 5) {
            for (char each : order.substring(2).toCharArray()) {
                switch (each) {
                    case 'Z' -> axes.add(length("z", depth, "getPixelsPhysicalSizeZ", series, Axis.Role.NAVIGATION));
                    case 'T' -> axes.add(Axis.navigation("t", times, 1, 0, Unit.PIXEL));
                    default -> axes.add(Axis.navigation("c", channels, 1, 0, Unit.PIXEL));
                }
            }
            axes.removeIf(axis -> axis.size() == 1);
        } else if (planes > 1) {
            axes.add(Axis.navigation("plane", planes, 1, 0, Unit.PIXEL));
        }
        return axes;
    }

    /** An axis in µm; in pixels when Bio-Formats does not know the size of one. */
    private Axis length(String name, long size, String method, int series, Axis.Role role) {
        Optional<Object> length = metadata.flatMap(store -> library.ask(store, method, series));
        Optional<Object> unit = library.field("ome.units.UNITS", "MICROMETER").or(() -> library.field("ome.units.UNITS", "MICROM"));
        double step = length.flatMap(found -> unit.flatMap(micrometre -> library.ask(found, "value", micrometre)))
                .filter(Number.class::isInstance).map(value -> ((Number) value).doubleValue()).orElse(Double.NaN);
        return step > 0 && Double.isFinite(step) ? new Axis(name, size, step, 0, Unit.MICROMETRE, role) : new Axis(name, size, 1, 0, Unit.PIXEL, role);
    }

    private String text(String method, int series) {
        return metadata.flatMap(store -> library.ask(store, method, series)).map(Object::toString).orElse("");
    }

    /** One plane with the samples of a pixel side by side. */
    private byte[] plane(int series, int number, long size, int separate, int bytes) throws UserError {
        byte[] plane;
        synchronized (reader) {
            try {
                library.ask(reader, "setSeries", series);
                plane = (byte[]) library.call(reader, "openBytes", number);
            } catch (Library.CallFailed e) {
                throw new UserError(path + ": Bio-Formats cannot read plane " + number + " of this file: " + e.getMessage(), e);
            }
        }
        if (plane == null || plane.length != size) {
            throw new UserError(path + ": Bio-Formats gives " + (plane == null ? 0 : plane.length) + " bytes for plane " + number + " where " + size
                    + " are expected");
        }
        if (separate == 1) {
            return plane;
        }
        byte[] together = new byte[plane.length];
        int pixels = plane.length / (separate * bytes);
        for (int sample = 0; sample < separate; sample++) {
            for (int i = 0; i < pixels; i++) {
                System.arraycopy(plane, (sample * pixels + i) * bytes, together, (i * separate + sample) * bytes, bytes);
            }
        }
        return together;
    }

    private Metadata metadata(int series) {
        Metadata.Builder own = Metadata.builder();
        library.ask(reader, "getFormat").ifPresent(format -> own.put("format", format.toString()));
        for (String method : List.of("getGlobalMetadata", "getSeriesMetadata")) {
            if (library.ask(reader, method).orElse(null) instanceof Map<?, ?> entries) {
                entries.entrySet().stream().limit(MOST_ENTRIES).sorted((a, b) -> String.valueOf(a.getKey()).compareTo(String.valueOf(b.getKey())))
                        .forEach(entry -> own.put(String.valueOf(entry.getKey()), shortened(entry.getValue())));
            }
        }
        CommonMetadata common = new CommonMetadata().text(CommonMetadata.DATE, text("getImageAcquisitionDate", series));
        return Metadata.builder().put(CommonMetadata.NODE, common.build()).put("Bio-Formats", own.build()).build();
    }

    private static Object shortened(Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            return value;
        }
        String text = String.valueOf(value);
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }
}
