package org.lamella.readers.hdf5;

import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Metadata;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.CommonMetadata;

/**
 * HyperSpy's files: a group {@code Experiments} with a group for each signal, in which {@code data}, a group {@code axis-N} for each
 * dimension (the slowest first), {@code metadata} and {@code original_metadata}.
 */
final class HyperSpyLayout implements HdfLayout {
    private static final String DATA = "data";

    @Override
    public String format() {
        return "HyperSpy";
    }

    @Override
    public List<String> endings() {
        return List.of("hspy", "hdf5");
    }

    @Override
    public String holds() {
        return "images, spectra, spectrum images, stacks of any dimension, with metadata";
    }

    @Override
    public boolean matches(HdfSource source) throws UserError {
        boolean named = new HdfMetadata(source).text(source.hdf(), "file_format").filter("HyperSpy"::equalsIgnoreCase).isPresent();
        return named && source.group("Experiments").isPresent();
    }

    @Override
    public List<Dataset> read(HdfSource source) throws UserError {
        List<Dataset> datasets = new ArrayList<>();
        UserError first = null;
        for (Node child : HdfMetadata.children(source, source.group("Experiments").orElseThrow(() -> source.error("there is no group 'Experiments'")))) {
            try {
                datasets.addAll(read(source, child));
            } catch (UserError e) {
                first = first == null ? e : first;
            }
        }
        if (datasets.isEmpty() && first != null) {
            throw first;
        }
        return datasets;
    }

    @Override
    public List<Dataset> read(HdfSource source, Node node) throws UserError {
        if (!(node instanceof Group signal) || !(signal.getChild(DATA) instanceof io.jhdf.api.Dataset data)) {
            return List.of();
        }
        HdfMetadata reader = new HdfMetadata(source);
        Metadata metadata = tree(reader, signal, "metadata");
        Metadata original = tree(reader, signal, "original_metadata");
        Optional<HdfType> type = source.guarded("'" + data.getPath() + "'", () -> HdfType.of(data.getDataType()));
        if (type.isEmpty() || data.getSize() == 0) {
            throw source.error("'" + data.getPath() + "' holds no numbers");
        }
        RandomAccessibleInterval<? extends RealType<?>> array = new HdfArray(source, data, type.get()).array();
        List<Axis> axes = new ArrayList<>();
        int colour = type.get().samples() > 1 ? 1 : 0;
        if (colour == 1) {
            axes.add(Axis.uncalibrated(Dataset.CHANNEL, array.dimension(0)));
        }
        int dimensions = array.numDimensions() - colour;
        for (int d = 0; d < dimensions; d++) {
            int number = dimensions - 1 - d;
            axes.add(axis(source, signal, reader, number, d, array.dimension(d + colour), metadata));
        }
        if (axes.stream().noneMatch(axis -> !axis.isNavigation() && !axis.name().equals(Dataset.CHANNEL))) {
            // A signal of no dimension, as a map of one number: its navigation is what is looked at.
            axes.replaceAll(axis -> axis.withRole(Axis.Role.SIGNAL));
        }
        String title = metadata.text("General/title").filter(text -> !text.isBlank()).orElse(signal.getName());
        return List.of(new Dataset(title, array, type.get().type().label(), axes, Metadata.builder().put(CommonMetadata.NODE, common(metadata))
                .put("metadata", metadata).put("original_metadata", original).build()));
    }

    private static Metadata tree(HdfMetadata reader, Group signal, String name) throws UserError {
        return signal.getChild(name) instanceof Group group ? reader.tree(group) : Metadata.EMPTY;
    }

    /** @param dimension counted from the fastest, @param number from the slowest, as the file does */
    private static Axis axis(HdfSource source, Group signal, HdfMetadata reader, int number, int dimension, long size, Metadata metadata)
            throws UserError {
        Metadata axis = Metadata.EMPTY;
        for (String name : List.of("axis-" + number, "_axis-" + number)) {
            if (signal.getChild(name) instanceof Group group) {
                axis = reader.attributes(group);
                if (group.getChild("axis") instanceof io.jhdf.api.Dataset values && values.getSize() == size) {
                    axis = even(new SmallDataset(source, values).numbers(), axis);
                }
            }
        }
        // Older files tell the signal's dimensions by the way it was recorded.
        int signalDimensions = metadata.text("Signal/record_by").orElse("").equals("image") ? 2 : 1;
        boolean navigation = axis.find("navigate").map(value -> value.equals(Boolean.TRUE) || value.equals(1L) || value.equals(1))
                .orElse(dimension >= signalDimensions);
        String named = axis.text("name").filter(text -> !text.isBlank() && !text.startsWith("<") && !text.equals("_None_")).orElse("");
        Unit unit = Unit.parse(axis.text("units").orElse(""));
        String name = !named.isEmpty() ? named : unit.isEnergy() ? "Energy" : PlainLayout.name(dimension, Math.max(2, dimension + 1));
        double scale = axis.number("scale").orElse(1);
        double offset = axis.number("offset").orElse(0);
        boolean usable = Double.isFinite(scale) && scale != 0 && Double.isFinite(offset);
        Axis.Role role = navigation ? Axis.Role.NAVIGATION : Axis.Role.SIGNAL;
        boolean counted = unit.equals(Unit.NONE) && scale == 1;
        return new Axis(name, size, usable ? scale : 1, usable ? offset : 0, counted ? Unit.PIXEL : unit, role);
    }

    /** An axis that is listed value by value: where the steps are alike it is one like any other, else it counts elements. */
    private static Metadata even(double[] values, Metadata axis) {
        OptionalDouble step = EvenSteps.of(values);
        Metadata.Builder builder = Metadata.builder();
        axis.entries().forEach(builder::put);
        if (step.isPresent()) {
            return builder.put("scale", step.getAsDouble()).put("offset", values[0]).build();
        }
        return builder.put("scale", 1).put("offset", 0).put("units", "").build();
    }

    private static Metadata common(Metadata metadata) {
        CommonMetadata common = new CommonMetadata();
        String instrument = "Acquisition_instrument/" + (metadata.find("Acquisition_instrument/SEM").isPresent() ? "SEM" : "TEM") + "/";
        String eds = instrument + "Detector/EDS/";
        String eels = instrument + "Detector/EELS/";
        common.positive(CommonMetadata.BEAM_ENERGY, metadata.number(instrument + "beam_energy"), 1);
        common.positive(CommonMetadata.BEAM_CURRENT, metadata.number(instrument + "beam_current"), 1);
        common.positive(CommonMetadata.MAGNIFICATION, metadata.number(instrument + "magnification"), 1);
        common.positive(CommonMetadata.CAMERA_LENGTH, metadata.number(instrument + "camera_length"), 1);
        common.positive(CommonMetadata.CONVERGENCE_ANGLE, metadata.number(instrument + "convergence_angle"), 1);
        common.positive(CommonMetadata.COLLECTION_ANGLE, metadata.number(eels + "collection_angle"), 1);
        common.positive(CommonMetadata.DWELL_TIME, first(metadata, instrument + "dwell_time", eels + "dwell_time", eels + "exposure"), 1);
        common.positive(CommonMetadata.LIVE_TIME, metadata.number(eds + "live_time"), 1);
        common.positive(CommonMetadata.REAL_TIME, metadata.number(eds + "real_time"), 1);
        common.number(CommonMetadata.ELEVATION_ANGLE, metadata.number(eds + "elevation_angle"), 1);
        common.number(CommonMetadata.AZIMUTH_ANGLE, metadata.number(eds + "azimuth_angle"), 1);
        common.number(CommonMetadata.TILT, first(metadata, instrument + "Stage/tilt_alpha", instrument + "tilt_stage"), 1);
        common.number(CommonMetadata.TILT_BETA, metadata.number(instrument + "Stage/tilt_beta"), 1);
        common.text(CommonMetadata.DATE, (metadata.text("General/date").orElse("") + " " + metadata.text("General/time").orElse("")).strip());
        common.text(CommonMetadata.SAMPLE, metadata.text("Sample/description").or(() -> metadata.text("Sample/name")).orElse(null));
        common.text(CommonMetadata.DETECTOR, metadata.text(eds + "detector").or(() -> metadata.text(eds + "EDS_det"))
                .or(() -> metadata.text(instrument + "Detector/detector_type")).orElse(null));
        common.text(CommonMetadata.MICROSCOPE, metadata.text(instrument + "microscope").orElse(null));
        common.text(CommonMetadata.INTENSITY_UNIT, metadata.text("Signal/quantity").orElse(null));
        return common.build();
    }

    private static OptionalDouble first(Metadata metadata, String... paths) {
        for (String path : paths) {
            OptionalDouble number = metadata.number(path);
            if (number.isPresent()) {
                return number;
            }
        }
        return OptionalDouble.empty();
    }
}
