package org.lamella.readers.hdf5;

import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Metadata;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.CommonMetadata;

/**
 * Berkeley (NCEM) EMD: groups marked by {@code emd_group_type} hold an array and a list of coordinates {@code dim1, dim2, ...} for each
 * of its dimensions, the slowest first. Files of version 0.2 count x first; those whose last coordinate is named x, and those of
 * py4DSTEM, count it last. The first axis of a dataset is x in either case.
 */
final class EmdLayout implements HdfLayout {
    private static final String MARK = "emd_group_type";
    private static final Set<String> ARRAYS = Set.of("data", "datacube", "counted_datacube", "diffractionslice", "realslice");
    private static final int MOST_GROUPS = 20_000;

    @Override
    public String format() {
        return "EMD";
    }

    @Override
    public List<String> endings() {
        return List.of("emd", "h5", "hdf5");
    }

    @Override
    public String holds() {
        return "images, stacks, volumes, 4D-STEM (Berkeley EMD, py4DSTEM)";
    }

    @Override
    public boolean matches(HdfSource source) throws UserError {
        return !groups(source).isEmpty();
    }

    @Override
    public List<Dataset> read(HdfSource source) throws UserError {
        List<Dataset> datasets = new ArrayList<>();
        for (Group group : groups(source)) {
            datasets.addAll(read(source, group));
        }
        return datasets;
    }

    /** The groups that hold an array with coordinates. */
    private static List<Group> groups(HdfSource source) throws UserError {
        List<Group> found = new ArrayList<>();
        collect(source, source.hdf(), new HashSet<>(), found);
        return found;
    }

    private static void collect(HdfSource source, Group group, Set<Long> seen, List<Group> found) throws UserError {
        if (seen.size() > MOST_GROUPS || !seen.add(group.getAddress())) {
            return;
        }
        for (Node child : HdfMetadata.children(source, group)) {
            if (child instanceof Group below) {
                if (new HdfMetadata(source).attribute(below, MARK).isPresent() && array(source, below).isPresent()) {
                    found.add(below);
                }
                collect(source, below, seen, found);
            }
        }
    }

    private static Optional<io.jhdf.api.Dataset> array(HdfSource source, Group group) throws UserError {
        for (Node child : HdfMetadata.children(source, group)) {
            if (child instanceof io.jhdf.api.Dataset dataset && ARRAYS.contains(dataset.getName()) && dataset.getSize() > 0
                    && source.guarded("a dataset", () -> HdfType.of(dataset.getDataType())).isPresent()) {
                return Optional.of(dataset);
            }
        }
        return Optional.empty();
    }

    @Override
    public List<Dataset> read(HdfSource source, Node node) throws UserError {
        if (!(node instanceof Group group)) {
            return List.of();
        }
        Optional<io.jhdf.api.Dataset> found = array(source, group);
        if (found.isEmpty()) {
            return List.of();
        }
        io.jhdf.api.Dataset data = found.get();
        HdfType type = HdfType.of(data.getDataType()).orElseThrow();
        RandomAccessibleInterval<? extends RealType<?>> array = new HdfArray(source, data, type).array();
        int colour = type.samples() > 1 ? 1 : 0;
        int dimensions = array.numDimensions() - colour;
        boolean fromZero = group.getChild("dim0") != null;
        List<Axis> axes = new ArrayList<>();
        for (int d = 0; d < dimensions; d++) {
            // The coordinates are numbered from the slowest dimension.
            String name = "dim" + (dimensions - d - (fromZero ? 1 : 0));
            axes.add(axis(source, group, name, d, array.dimension(d + colour)));
        }
        if (countsXFirst(source, data, axes)) {
            for (int d = 0; d < dimensions / 2; d++) {
                array = Views.permute(array, colour + d, colour + dimensions - 1 - d);
            }
            Collections.reverse(axes);
        }
        axes = named(axes);
        if (colour == 1) {
            axes.add(0, Axis.uncalibrated(Dataset.CHANNEL, array.dimension(0)));
        }
        HdfMetadata reader = new HdfMetadata(source);
        Metadata.Builder own = Metadata.builder();
        source.hdf().getAttributes().keySet().forEach(name -> reader.attribute(source.hdf(), name).ifPresent(value -> own.put(name, value)));
        for (String name : List.of("microscope", "sample", "user", "comments")) {
            Optional<Group> notes = source.group(name);
            if (notes.isPresent()) {
                own.put(name, reader.tree(notes.get()));
            }
        }
        own.put("signal", reader.attributes(group));
        Metadata whole = own.build();
        return List.of(new Dataset(group.getName().startsWith("_") ? source.file().title() : group.getName(), array, type.type().label(), axes,
                Metadata.builder().put(CommonMetadata.NODE, common(whole)).put("EMD", whole).build()));
    }

    /** The specification counts x first; what names its axes otherwise, and py4DSTEM, is believed. */
    private static boolean countsXFirst(HdfSource source, io.jhdf.api.Dataset data, List<Axis> axes) throws UserError {
        if (!data.getName().equals("data") || source.hdf().getChild("4DSTEM_experiment") != null
                || new HdfMetadata(source).text(source.hdf(), "authoring_program").isPresent()) {
            return false;
        }
        // Also "Rx" and "Qx", as programs for scanning diffraction name them.
        boolean namedX = axes.get(0).name().toLowerCase(Locale.ROOT).endsWith("x");
        return axes.size() > 1 && !namedX && !axes.get(0).unit().isEnergy();
    }

    private static Axis axis(HdfSource source, Group group, String dimension, int number, long size) throws UserError {
        String name = "";
        Unit unit = Unit.NONE;
        double scale = 1;
        double offset = 0;
        if (group.getChild(dimension) instanceof io.jhdf.api.Dataset coordinates) {
            HdfMetadata reader = new HdfMetadata(source);
            name = reader.text(coordinates, "name").orElse("").strip();
            unit = Unit.parse(reader.text(coordinates, "units").orElse(""));
            boolean numeric = source.guarded("an axis", () -> HdfType.of(coordinates.getDataType())).isPresent() && coordinates.getSize() > 0;
            double[] values = numeric ? new SmallDataset(source, coordinates).numbers() : new double[0];
            OptionalDouble step = EvenSteps.of(values);
            if (step.isPresent() && Double.isFinite(values[0])) {
                // Often only the first two coordinates are written.
                scale = step.getAsDouble();
                offset = values[0];
            }
        }
        boolean counted = unit.equals(Unit.NONE) && scale == 1;
        return new Axis(name, size, scale, offset, counted ? Unit.PIXEL : unit, Axis.Role.SIGNAL);
    }

    /** Gives names to axes that have none, and tells the detector's from the scan's. */
    private static List<Axis> named(List<Axis> axes) {
        List<Axis> named = new ArrayList<>();
        boolean spectra = axes.get(0).unit().isEnergy();
        for (int d = 0; d < axes.size(); d++) {
            Axis axis = axes.get(d);
            String name = axis.name().isEmpty() ? PlainLayout.name(d, axes.size()) : axis.name();
            boolean navigation = d >= (spectra ? 1 : 2);
            named.add(new Axis(name, axis.size(), axis.scale(), axis.offset(), axis.unit(), navigation ? Axis.Role.NAVIGATION : Axis.Role.SIGNAL));
        }
        return named;
    }

    private static Metadata common(Metadata own) {
        CommonMetadata common = new CommonMetadata();
        OptionalDouble voltage = own.number("microscope/voltage");
        // Written in V or in kV; no microscope has 3 keV or 3 MeV.
        common.positive(CommonMetadata.BEAM_ENERGY, voltage, voltage.orElse(0) > 3000 ? 1e-3 : 1);
        common.positive(CommonMetadata.CAMERA_LENGTH, own.number("microscope/camera_length"), 1);
        common.text(CommonMetadata.MICROSCOPE, own.text("microscope/name").orElse(null));
        common.text(CommonMetadata.SAMPLE, own.text("sample/material").or(() -> own.text("sample/name")).orElse(null));
        common.text(CommonMetadata.DATE, own.text("user/date").or(() -> own.text("microscope/date")).orElse(null));
        return common.build();
    }
}
