package org.lamella.readers.hdf5;

import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Metadata;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.CommonMetadata;

/**
 * NeXus: groups of the class {@code NXdata} name their signal and its axes. The attributes {@code default} lead from the top of the file
 * to the data that is meant to be shown; where they are missing, every group of data is read.
 */
final class NexusLayout implements HdfLayout {
    private static final String CLASS = "NX_class";
    private static final int MOST_GROUPS = 20_000;

    @Override
    public String format() {
        return "NeXus";
    }

    @Override
    public List<String> endings() {
        return List.of("nxs", "h5", "nexus");
    }

    @Override
    public String holds() {
        return "the default data, or the data at FILE::/PATH";
    }

    @Override
    public boolean matches(HdfSource source) throws UserError {
        HdfMetadata reader = new HdfMetadata(source);
        if (reader.attribute(source.hdf(), "NeXus_version").isPresent() || reader.text(source.hdf(), CLASS).filter("NXroot"::equals).isPresent()) {
            return true;
        }
        for (Node child : HdfMetadata.children(source, source.hdf())) {
            if (child instanceof Group && reader.text(child, CLASS).filter(name -> name.equals("NXentry") || name.equals("NXdata")).isPresent()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<Dataset> read(HdfSource source) throws UserError {
        List<Dataset> datasets = new ArrayList<>();
        Optional<Group> shown = defaultData(source);
        if (shown.isPresent()) {
            datasets.addAll(read(source, shown.get()));
        }
        if (datasets.isEmpty()) {
            List<Group> groups = new ArrayList<>();
            collect(source, source.hdf(), new HashSet<>(), groups);
            for (Group group : groups) {
                datasets.addAll(read(source, group));
            }
        }
        return datasets;
    }

    /** Follows {@code default} from group to group. */
    private static Optional<Group> defaultData(HdfSource source) throws UserError {
        HdfMetadata reader = new HdfMetadata(source);
        Group group = source.hdf();
        for (int step = 0; step < 20; step++) {
            Optional<String> next = reader.text(group, "default");
            if (next.isEmpty()) {
                return step > 0 && signal(source, group).isPresent() ? Optional.of(group) : Optional.empty();
            }
            Optional<Group> below = source.group((next.get().startsWith("/") ? "" : group.getPath() + "/") + next.get());
            if (below.isEmpty()) {
                return Optional.empty();
            }
            group = below.get();
        }
        return Optional.empty();
    }

    private static void collect(HdfSource source, Group group, Set<Long> seen, List<Group> found) throws UserError {
        if (seen.size() > MOST_GROUPS || !seen.add(group.getAddress())) {
            return;
        }
        HdfMetadata reader = new HdfMetadata(source);
        for (Node child : HdfMetadata.children(source, group)) {
            if (child instanceof Group below) {
                if (reader.text(below, CLASS).filter("NXdata"::equals).isPresent()) {
                    found.add(below);
                }
                collect(source, below, seen, found);
            }
        }
    }

    /** The dataset that a group of data is about: named by its attribute, in older files marked itself. */
    private static Optional<io.jhdf.api.Dataset> signal(HdfSource source, Group group) throws UserError {
        HdfMetadata reader = new HdfMetadata(source);
        Optional<String> named = reader.text(group, "signal");
        io.jhdf.api.Dataset found = null;
        for (Node child : HdfMetadata.children(source, group)) {
            if (child instanceof io.jhdf.api.Dataset dataset && dataset.getSize() > 0
                    && source.guarded("a dataset", () -> HdfType.of(dataset.getDataType())).isPresent()) {
                boolean marked = named.isPresent() ? dataset.getName().equals(named.get()) || childName(group, dataset).equals(named.get())
                        : reader.attribute(dataset, "signal").isPresent() || found == null && dataset.getName().equals("data");
                found = marked ? dataset : found;
            }
        }
        return Optional.ofNullable(found);
    }

    /** A linked dataset carries the name that it has elsewhere. */
    private static String childName(Group group, io.jhdf.api.Dataset dataset) {
        return group.getChildren().entrySet().stream()
                .filter(entry -> HdfSource.follow(entry.getValue()).filter(node -> node == dataset).isPresent()).map(java.util.Map.Entry::getKey)
                .findFirst().orElse(dataset.getName());
    }

    @Override
    public List<Dataset> read(HdfSource source, Node node) throws UserError {
        Optional<io.jhdf.api.Dataset> signal = node instanceof Group group ? signal(source, group) : Optional.empty();
        if (signal.isEmpty()) {
            return List.of();
        }
        Group group = (Group) node;
        HdfMetadata reader = new HdfMetadata(source);
        HdfType type = HdfType.of(signal.get().getDataType()).orElseThrow();
        RandomAccessibleInterval<? extends RealType<?>> array = new HdfArray(source, signal.get(), type).array();
        int colour = type.samples() > 1 ? 1 : 0;
        int dimensions = array.numDimensions() - colour;
        List<String> names = axisNames(reader, group, signal.get(), dimensions);
        List<Axis> axes = new ArrayList<>();
        if (colour == 1) {
            axes.add(Axis.uncalibrated(Dataset.CHANNEL, array.dimension(0)));
        }
        for (int d = 0; d < dimensions; d++) {
            String name = names.get(dimensions - 1 - d);
            axes.add(axis(source, group, name.equals(".") ? "" : name, d, dimensions, array.dimension(d + colour)));
        }
        boolean spectra = axes.get(colour).unit().isEnergy();
        for (int d = 0; d < dimensions; d++) {
            boolean navigation = d >= (spectra ? 1 : 2);
            axes.set(colour + d, axes.get(colour + d).withRole(navigation ? Axis.Role.NAVIGATION : Axis.Role.SIGNAL));
        }
        Metadata own = reader.attributes(signal.get());
        CommonMetadata common = new CommonMetadata().text(CommonMetadata.INTENSITY_UNIT, own.text("units").orElse(null));
        Metadata entry = group.getParent() == null ? Metadata.EMPTY : reader.tree(group.getParent());
        common.text(CommonMetadata.DATE, entry.text("start_time").orElse(null));
        common.text(CommonMetadata.SAMPLE, entry.text("sample/name").orElse(null));
        String title = reader.text(group, "title").filter(text -> !text.isBlank()).orElse(group.getPath());
        return List.of(new Dataset(title, array, type.type().label(), axes, Metadata.builder().put(CommonMetadata.NODE, common.build())
                .put("signal", own).put("entry", entry).build()));
    }

    /** The names of the axes, slowest first, as many as there are dimensions; a dot where there is none. */
    private static List<String> axisNames(HdfMetadata reader, Group group, io.jhdf.api.Dataset signal, int dimensions) {
        Object value = reader.attribute(group, "axes").or(() -> reader.attribute(signal, "axes")).orElse("");
        List<String> names = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(name -> names.add(name.toString()));
        } else if (!value.toString().isBlank()) {
            // Older files have one text, with colons or commas between the names, sometimes in brackets.
            names.addAll(Arrays.asList(value.toString().replaceAll("[\\[\\]]", "").split("[:,]")));
        }
        while (names.size() < dimensions) {
            names.add(".");
        }
        return names.subList(0, dimensions).stream().map(String::strip).toList();
    }

    private static Axis axis(HdfSource source, Group group, String name, int dimension, int dimensions, long size) throws UserError {
        String shown = name.isEmpty() ? PlainLayout.name(dimension, dimensions) : name;
        Node node = name.isEmpty() ? null : HdfSource.follow(group.getChild(name)).orElse(null);
        if (node instanceof io.jhdf.api.Dataset coordinates && (coordinates.getSize() == size || coordinates.getSize() == size + 1)) {
            HdfMetadata reader = new HdfMetadata(source);
            double[] values = new SmallDataset(source, coordinates).numbers();
            Unit unit = Unit.parse(reader.text(coordinates, "units").orElse(""));
            OptionalDouble step = EvenSteps.of(values);
            if (step.isPresent() && Double.isFinite(values[0])) {
                // One more coordinate than elements: they are the edges of bins.
                double offset = values.length > size ? values[0] + step.getAsDouble() / 2 : values[0];
                boolean counted = unit.equals(Unit.NONE) && step.getAsDouble() == 1;
                return Axis.signal(shown, size, step.getAsDouble(), offset, counted ? Unit.PIXEL : unit);
            }
        }
        String lower = shown.toLowerCase(Locale.ROOT);
        return Axis.uncalibrated(lower.isEmpty() ? "index" : shown, size);
    }
}
