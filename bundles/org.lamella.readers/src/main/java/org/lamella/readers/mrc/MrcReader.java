package org.lamella.readers.mrc;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Metadata;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.CalibratedAxis;
import org.lamella.readers.CommonMetadata;
import org.lamella.readers.ElementType;
import org.lamella.readers.FileHead;
import org.lamella.readers.FormatReader;
import org.lamella.readers.storage.ByteReader;
import org.lamella.readers.storage.FileBytes;
import org.lamella.readers.storage.StoredArray;

/**
 * Reads MRC and CCP4 files (MRC2014, doi:10.1016/j.jsb.2015.04.002): images, stacks and volumes of integers, floats,
 * complex numbers or colours, of either byte order, with FEI's extended header where there is one. The pixel size is
 * the header's cell (in Å) divided by its intervals, given in nm; failing that, that of the extended header.
 */
public final class MrcReader implements FormatReader {
    private static final int HEADER = 1024;
    private static final int MOST_COLUMNS = 1 << 24;
    private static final int RGB = 16;
    private static final int IMOD_STAMP = 1146047817;

    @Override
    public String format() {
        return "MRC";
    }

    @Override
    public List<String> endings() {
        return List.of("mrc", "map", "st", "ali", "rec");
    }

    @Override
    public String holds() {
        return "images, stacks, volumes";
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.size() >= HEADER && order(head) != null;
    }

    /** Files without the mark "MAP" are recognised by a possible size, mode and axis order together. */
    private static ByteOrder order(FileHead head) {
        boolean marked = head.text(208, 3).equals("MAP");
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            int mode = head.int32(12, order);
            boolean possible = mode >= 0 && mode <= 101;
            for (int at = 0; at < 12; at += 4) {
                possible &= head.int32(at, order) > 0 && head.int32(at, order) <= MOST_COLUMNS;
            }
            int axes = 0;
            for (int at = 64; at < 76; at += 4) {
                int axis = head.int32(at, order);
                axes |= axis >= 1 && axis <= 3 ? 1 << axis : 0;
            }
            int extended = head.int32(92, order);
            if (possible && (marked || axes == 14 && extended >= 0 && extended < head.size())) {
                return order;
            }
        }
        // A marked file whose header makes no sense is still an MRC file: reading it tells what is wrong.
        return marked ? ByteOrder.LITTLE_ENDIAN : null;
    }

    @Override
    public List<Dataset> read(Path path) throws UserError {
        FileBytes file = FileBytes.open(path);
        ByteOrder order = order(new FileHead(path, file.length(), file.copy(0, Math.min(HEADER, file.length()), "the header")));
        if (file.length() < HEADER || order == null) {
            throw file.error("this is no MRC file");
        }
        ByteReader reader = file.reader(0, order);
        long[] sizes = {reader.int32(), reader.int32(), reader.int32()};
        int mode = reader.int32();
        long[] starts = {reader.int32(), reader.int32(), reader.int32()};
        long[] intervals = {reader.int32(), reader.int32(), reader.int32()};
        double[] cell = {reader.float32(), reader.float32(), reader.float32()};
        reader.position(88);
        int spaceGroup = reader.int32();
        long extended = reader.int32();
        if (extended < 0) {
            throw file.error("the extended header has a negative length, " + extended + " (at byte 92)");
        }
        reader.position(152);
        boolean unsignedBytes = reader.int32() == IMOD_STAMP && (reader.int32() & 1) == 0;
        StoredArray.elements(file, sizes);
        FeiExtendedHeader fei = FeiExtendedHeader.read(file, order, extended);
        List<Axis> axes = new ArrayList<>();
        boolean stack = sizes[2] > 1;
        for (int d = 0; d < (stack ? 3 : 2); d++) {
            double scale = intervals[d] > 0 ? cell[d] / intervals[d] / 10 : Double.NaN;
            if (!(scale > 0) && d < 2) {
                scale = fei.pixelSize(d);
            }
            Axis.Role role = d < 2 ? Axis.Role.SIGNAL : Axis.Role.NAVIGATION;
            String name = d == 0 ? "x" : d == 1 ? "y" : "z";
            axes.add(CalibratedAxis.orPixels(name, sizes[d], scale, starts[d] * scale, Unit.NANOMETRE, role));
        }
        boolean colour = mode == RGB;
        List<Long> shape = new ArrayList<>();
        if (colour) {
            axes.add(0, Axis.uncalibrated(Dataset.CHANNEL, 3));
            shape.add(3L);
        }
        for (int d = 0; d < (stack ? 3 : 2); d++) {
            shape.add(sizes[d]);
        }
        ElementType type = type(file, mode, unsignedBytes);
        RandomAccessibleInterval<? extends RealType<?>> array = StoredArray.contiguous(file, HEADER + extended, type, order,
                shape.stream().mapToLong(Long::longValue).toArray());
        return List.of(new Dataset(file.title(), array, type.label(), axes, metadata(file, order, mode, spaceGroup, extended, fei)));
    }

    private static ElementType type(FileBytes file, int mode, boolean unsignedBytes) throws UserError {
        return switch (mode) {
            case 0 -> unsignedBytes ? ElementType.UINT8 : ElementType.INT8;
            case 1 -> ElementType.INT16;
            case 2 -> ElementType.FLOAT32;
            case 4 -> ElementType.COMPLEX64;
            case 6 -> ElementType.UINT16;
            case 12 -> ElementType.FLOAT16;
            case RGB -> ElementType.UINT8;
            default -> throw file.error("the MRC mode " + mode + " (at byte 12) cannot be read; known modes are 0, 1, 2, 4, 6, 12 and 16");
        };
    }

    private static Metadata metadata(FileBytes file, ByteOrder order, int mode, int spaceGroup, long extended, FeiExtendedHeader fei)
            throws UserError {
        ByteReader reader = file.reader(76, order);
        Metadata.Builder header = Metadata.builder().put("mode", mode).put("minimum", (double) reader.float32())
                .put("maximum", (double) reader.float32()).put("mean", (double) reader.float32())
                .put("spaceGroup", spaceGroup).put("extendedHeaderBytes", extended);
        reader.position(220);
        int labels = reader.int32();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < Math.max(0, Math.min(10, labels)); i++) {
            texts.add(reader.position(224 + 80L * i).text(80).strip());
        }
        if (!texts.isEmpty()) {
            header.put("labels", List.copyOf(texts));
        }
        return Metadata.builder().put(CommonMetadata.NODE, fei.common()).put("MRC", header.build())
                .put("FEI", fei.tree().isEmpty() ? null : fei.tree()).build();
    }
}
