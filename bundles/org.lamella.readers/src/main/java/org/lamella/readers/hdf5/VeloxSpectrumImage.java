package org.lamella.readers.hdf5;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.lamella.data.Axis;
import org.lamella.data.Metadata;
import org.lamella.data.UserError;
import org.lamella.readers.ElementType;
import org.lamella.readers.storage.DecodedArray;
import org.lamella.readers.storage.StoredArray;

/**
 * An X-ray spectrum image of Velox: the events of one stream for each detector, counted into energies, columns, rows (and frames)
 * a row at a time when it is looked at. Counts are summed over detectors as 32-bit numbers, which do not overflow as the
 * 16-bit ones that the file names would.
 */
final class VeloxSpectrumImage {
    private static final long MOST_CHANNELS = 1 << 16;

    private final HdfSource source;
    private final List<Group> groups;
    private final Metadata metadata;
    private final Metadata settings;
    private final List<Axis> plane;

    VeloxSpectrumImage(HdfSource source, VeloxMetadata texts, List<Group> groups) throws UserError {
        this.source = source;
        this.groups = groups;
        this.metadata = texts.of(groups.get(0), "Metadata", 0);
        this.settings = new HdfMetadata(source).json(groups.get(0).getPath() + "/AcquisitionSettings");
        long[] size = size();
        this.plane = VeloxLayout.plane(metadata, size[0], size[1], Axis.Role.NAVIGATION);
    }

    /** Columns and rows: the area that was scanned, or else what the images beside it have. */
    private long[] size() throws UserError {
        String scan = "Scan/";
        double width = metadata.number(scan + "ScanSize/width").orElse(Double.NaN)
                * (metadata.number(scan + "ScanArea/right").orElse(1) - metadata.number(scan + "ScanArea/left").orElse(0));
        double height = metadata.number(scan + "ScanSize/height").orElse(Double.NaN)
                * (metadata.number(scan + "ScanArea/bottom").orElse(1) - metadata.number(scan + "ScanArea/top").orElse(0));
        long[] scanned = {Math.round(width), Math.round(height)};
        long[] last = null;
        for (Group image : VeloxLayout.groups(source, "Data/Image")) {
            long[] shape = ((Dataset) image.getChild("Data")).getDimensionsAsLong();
            if (shape.length == 3) {
                last = new long[] {shape[1], shape[0]};
            }
        }
        if (scanned[0] > 0 && scanned[1] > 0) {
            return scanned;
        }
        if (last != null) {
            return last;
        }
        OptionalDouble columns = settings.number("RasterScanDefinition/Width");
        OptionalDouble rows = settings.number("RasterScanDefinition/Height");
        if (columns.isEmpty() || rows.isEmpty()) {
            throw source.error("the size of the spectrum image is not known: neither its metadata nor an image says it");
        }
        return new long[] {(long) columns.getAsDouble(), (long) rows.getAsDouble()};
    }

    /** @param frames whether the frames are kept apart; else they are summed */
    org.lamella.data.Dataset dataset(boolean frames) throws UserError {
        long width = plane.get(0).size();
        long height = plane.get(1).size();
        long channels = (long) settings.number("bincount").orElse(4096);
        if (channels < 1 || channels > MOST_CHANNELS || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE
                || width * channels > Integer.MAX_VALUE / 8) {
            throw source.error("a spectrum image of " + width + " x " + height + " pixels with " + channels + " channels is impossible");
        }
        List<VeloxStream> streams = new ArrayList<>();
        long count = 1;
        long last = lastFrame();
        for (Group group : groups) {
            VeloxStream stream = new VeloxStream(source, (Dataset) group.getChild("Data"), (int) width, (int) height, (int) channels, last);
            streams.add(stream);
            count = frames ? Math.max(count, stream.frames()) : 1;
        }
        long[] sizes = frames ? new long[] {channels, width, height, count} : new long[] {channels, width, height};
        int[] cell = frames ? new int[] {(int) channels, (int) width, 1, 1} : new int[] {(int) channels, (int) width, 1};
        StoredArray.elements(source.file(), sizes);
        var array = DecodedArray.of(sizes, cell, ElementType.UINT32, ByteOrder.LITTLE_ENDIAN, (index, min, size) -> {
            int[] counts = new int[(int) (width * channels)];
            for (VeloxStream stream : streams) {
                stream.add(counts, (int) min[2], frames ? min[3] : -1);
            }
            ByteBuffer bytes = ByteBuffer.allocate(counts.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asIntBuffer().put(counts);
            return bytes.array();
        });
        List<Axis> axes = new ArrayList<>();
        axes.add(VeloxLayout.energy(metadata, "X-ray energy", channels));
        axes.addAll(plane);
        if (frames) {
            axes.add(VeloxLayout.time(metadata, count));
        }
        return new org.lamella.data.Dataset("EDS", array, ElementType.UINT32.label(), axes, VeloxLayout.metadata(metadata, "EDS"));
    }

    /** How many frames Velox itself counted; {@link Long#MAX_VALUE} when it does not say. */
    private long lastFrame() throws UserError {
        for (Group mapped : VeloxLayout.groups(source, "Data/SpectrumImage")) {
            OptionalDouble end = new HdfMetadata(source).json(mapped.getPath() + "/SpectrumImageSettings").number("endFramePosition");
            if (end.isPresent() && end.getAsDouble() >= 1) {
                return (long) end.getAsDouble();
            }
        }
        return Long.MAX_VALUE;
    }
}
