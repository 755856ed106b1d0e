package org.lamella.readers.tia;

import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Metadata;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.CommonMetadata;
import org.lamella.readers.storage.FileBytes;
import org.lamella.readers.storage.StoredArray;

/**
 * Makes a dataset of a series file. The file's unit of length is the metre: axes come out in nm. Both the step and
 * the offset of an image are in that unit, so both are converted. Images are stored from the lowest row up and are
 * turned over. A file does not say whether its images are of real or reciprocal space, but the step does: in m it is
 * always far below 1, in 1/m always far above.
 */
final class SeriesDataset {
    private static final double NANOMETRES_IN_METRE = 1e9;
    private static final double SMALLEST_RECIPROCAL_STEP = 1e3;

    private SeriesDataset() {
    }

    /**
     * @param details what else is known; its node of common names wins over what the series says
     */
    static Dataset read(FileBytes file, Metadata details) throws UserError {
        SerFile series = SerFile.parse(file);
        long[] inner = series.sizes();
        StoredArray.elements(file, inner);
        List<Axis> axes = new ArrayList<>();
        if (series.images()) {
            axes.add(imageAxis("x", inner[0], series.calibrations().get(0)));
            axes.add(imageAxis("y", inner[1], series.calibrations().get(1)));
        } else {
            axes.add(energyAxis(inner[0], series.calibrations().get(0)));
        }
        long[] outer = outerSizes(series);
        boolean complete = outer.length == series.dimensions().size();
        for (int d = 0; d < outer.length; d++) {
            axes.add(complete ? navigationAxis(d, outer[d], series.dimensions().get(d)) : Axis.uncalibrated("position", outer[d])
                    .withRole(Axis.Role.NAVIGATION));
        }
        long[] sizes = LongStream.concat(LongStream.of(inner), LongStream.of(outer)).toArray();
        RandomAccessibleInterval<? extends RealType<?>> array = StoredArray.blocks(file, series.dataOffsets(), series.type(),
                ByteOrder.LITTLE_ENDIAN, inner.length, sizes);
        if (series.images()) {
            array = Views.zeroMin(Views.invertAxis(array, 1));
        }
        return new Dataset(file.title(), array, series.type().label(), axes, metadata(series, details));
    }

    /** The navigation sizes: none for a single element; one when the series is incomplete or its dimensions do not fit. */
    private static long[] outerSizes(SerFile series) {
        long product = 1;
        for (SerFile.Dimension dimension : series.dimensions()) {
            if (dimension.size() < 1 || dimension.size() > series.total() / product) {
                product = -1;
                break;
            }
            product *= dimension.size();
        }
        if (series.valid() == 1 && series.total() == 1) {
            return new long[0];
        }
        if (product == series.valid()) {
            return series.dimensions().stream().mapToLong(SerFile.Dimension::size).toArray();
        }
        // A scan that was stopped, or one without dimensions, is a list of positions.
        return new long[] {series.valid()};
    }

    private static Axis imageAxis(String name, long size, SerFile.Calibration calibration) {
        boolean reciprocal = Math.abs(calibration.step()) > SMALLEST_RECIPROCAL_STEP;
        double factor = reciprocal ? 1 / NANOMETRES_IN_METRE : NANOMETRES_IN_METRE;
        return axis(name, size, calibration.step() * factor, calibration.first() * factor,
                reciprocal ? Unit.PER_NANOMETRE : Unit.NANOMETRE, Axis.Role.SIGNAL);
    }

    private static Axis energyAxis(long size, SerFile.Calibration calibration) {
        return axis("Energy", size, calibration.step(), calibration.first(), Unit.ELECTRONVOLT, Axis.Role.SIGNAL);
    }

    private static Axis navigationAxis(int index, long size, SerFile.Dimension dimension) {
        boolean position = dimension.unit().equals("meters") || dimension.unit().equals("m");
        if (position) {
            return axis(index == 0 ? "x" : index == 1 ? "y" : "z", size, dimension.step() * NANOMETRES_IN_METRE,
                    dimension.first() * NANOMETRES_IN_METRE, Unit.NANOMETRE, Axis.Role.NAVIGATION);
        }
        String name = dimension.description().isEmpty() ? "number" : dimension.description().toLowerCase(Locale.ROOT);
        Unit unit = dimension.unit().isEmpty() ? Unit.PIXEL : Unit.parse(dimension.unit());
        return axis(name.equals(Dataset.CHANNEL) ? "number" : name, size, dimension.step(), dimension.first(), unit, Axis.Role.NAVIGATION);
    }

    private static Axis axis(String name, long size, double step, double first, Unit unit, Axis.Role role) {
        if (!Double.isFinite(step) || step == 0 || !Double.isFinite(first)) {
            return new Axis(name, size, 1, 0, Unit.PIXEL, role);
        }
        return new Axis(name, size, step, first, unit, role);
    }

    private static Metadata metadata(SerFile series, Metadata details) throws UserError {
        Metadata.Builder common = Metadata.builder();
        long time = series.firstTime();
        if (time > 0) {
            common.put(CommonMetadata.DATE, Instant.ofEpochSecond(time).toString());
        }
        if (details.find(CommonMetadata.NODE).orElse(null) instanceof Metadata known) {
            known.entries().forEach(common::put);
        }
        Metadata.Builder header = Metadata.builder().put("Version", "0x" + Integer.toHexString(series.version()))
                .put("TotalNumberElements", series.total()).put("ValidNumberElements", series.valid());
        for (int d = 0; d < series.dimensions().size(); d++) {
            SerFile.Dimension dimension = series.dimensions().get(d);
            header.put("Dimension" + (d + 1), Metadata.builder().put("Size", dimension.size())
                    .put("CalibrationOffset", dimension.offset()).put("CalibrationDelta", dimension.step())
                    .put("CalibrationElement", dimension.origin()).put("Description", dimension.description())
                    .put("Units", dimension.unit()).build());
        }
        Metadata.Builder whole = Metadata.builder().put(CommonMetadata.NODE, common.build()).put("SER", header.build());
        details.entries().forEach((name, value) -> {
            if (!name.equals(CommonMetadata.NODE)) {
                whole.put(name, value);
            }
        });
        return whole.build();
    }
}
