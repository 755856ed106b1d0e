package org.lamella.readers.hdf5;

import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Metadata;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.CommonMetadata;

/** Any HDF5 file: all its numeric datasets, named by their paths, with axes that count elements. */
final class PlainLayout implements HdfLayout {
    private static final int MOST = 1000;
    private static final int MOST_GROUPS = 20_000;
    private static final int LISTED = 12;

    @Override
    public String format() {
        return "HDF5";
    }

    @Override
    public List<String> endings() {
        return List.of("h5", "hdf5", "hdf", "he5", "nc");
    }

    @Override
    public String holds() {
        return "all numeric datasets, or the one at FILE::/PATH";
    }

    @Override
    public boolean matches(HdfSource source) {
        return true;
    }

    @Override
    public List<Dataset> read(HdfSource source) throws UserError {
        return read(source, source.hdf());
    }

    @Override
    public List<Dataset> read(HdfSource source, Node node) throws UserError {
        List<Dataset> datasets = new ArrayList<>();
        if (node instanceof io.jhdf.api.Dataset one) {
            datasets.add(dataset(source, one).orElseThrow(() -> source.error("'" + one.getPath() + "' holds no numbers")));
            return datasets;
        }
        List<io.jhdf.api.Dataset> found = numeric(source, (Group) node);
        // Single numbers are settings; they are kept as metadata unless there is nothing else.
        boolean arrays = found.stream().anyMatch(dataset -> dataset.getSize() > 1);
        UserError first = null;
        for (io.jhdf.api.Dataset dataset : found) {
            if (dataset.getSize() > 1 || !arrays) {
                try {
                    dataset(source, dataset).ifPresent(datasets::add);
                } catch (UserError e) {
                    // One dataset that cannot be unpacked does not hide the others.
                    first = first == null ? e : first;
                }
            }
        }
        if (datasets.isEmpty() && first != null) {
            throw first;
        }
        return datasets;
    }

    /** The numeric datasets in a group and below it, in the order of the file, each once. */
    static List<io.jhdf.api.Dataset> numeric(HdfSource source, Group group) throws UserError {
        List<io.jhdf.api.Dataset> found = new ArrayList<>();
        collect(source, group, new HashSet<>(), found);
        return found;
    }

    private static void collect(HdfSource source, Group group, Set<Long> seen, List<io.jhdf.api.Dataset> found) throws UserError {
        if (seen.size() > MOST_GROUPS || !seen.add(group.getAddress())) {
            return;
        }
        for (Node child : HdfMetadata.children(source, group)) {
            if (found.size() >= MOST) {
                return;
            }
            if (child instanceof Group below) {
                collect(source, below, seen, found);
            } else if (child instanceof io.jhdf.api.Dataset dataset && isNumeric(source, dataset) && seen.add(dataset.getAddress())) {
                found.add(dataset);
            }
        }
    }

    private static boolean isNumeric(HdfSource source, io.jhdf.api.Dataset dataset) {
        try {
            return source.guarded("a dataset", () -> dataset.getSize() > 0 && HdfType.of(dataset.getDataType()).isPresent());
        } catch (UserError e) {
            return false;
        }
    }

    /** A dataset by itself; empty when it holds no numbers. */
    static Optional<Dataset> dataset(HdfSource source, io.jhdf.api.Dataset dataset) throws UserError {
        Optional<HdfType> type = source.guarded("'" + dataset.getPath() + "'", () -> HdfType.of(dataset.getDataType()));
        if (type.isEmpty() || dataset.getSize() == 0) {
            return Optional.empty();
        }
        RandomAccessibleInterval<? extends RealType<?>> array = new HdfArray(source, dataset, type.get()).array();
        Metadata attributes = new HdfMetadata(source).attributes(dataset);
        CommonMetadata common = new CommonMetadata().text(CommonMetadata.INTENSITY_UNIT, attributes.text("units").orElse(null));
        return Optional.of(new Dataset(dataset.getPath(), array, type.get().type().label(), axes(array, type.get()),
                common.with("HDF5", attributes)));
    }

    /** Axes that count elements: one is a curve, two an image; of more the last two are the image. */
    private static List<Axis> axes(RandomAccessibleInterval<?> array, HdfType type) {
        List<Axis> axes = new ArrayList<>();
        int dimensions = array.numDimensions();
        int colour = type.samples() > 1 ? 1 : 0;
        for (int d = 0; d < dimensions; d++) {
            if (d < colour) {
                axes.add(Axis.uncalibrated(Dataset.CHANNEL, array.dimension(d)));
            } else {
                axes.add(new Axis(name(d - colour, dimensions - colour), array.dimension(d), 1, 0, Unit.PIXEL,
                        d - colour < 2 ? Axis.Role.SIGNAL : Axis.Role.NAVIGATION));
            }
        }
        return axes;
    }

    /** The usual name of a dimension that has none, counted from the fastest. */
    static String name(int dimension, int dimensions) {
        if (dimensions == 1) {
            return "index";
        }
        return switch (dimension) {
            case 0 -> "x";
            case 1 -> "y";
            case 2 -> "z";
            default -> "dimension " + (dimensions - dimension);
        };
    }

    /** The paths of the first datasets, for the message when another path was asked for. */
    String contents(HdfSource source) {
        try {
            List<String> paths = numeric(source, source.hdf()).stream().map(Node::getPath).toList();
            String list = String.join(", ", paths.subList(0, Math.min(LISTED, paths.size())));
            return paths.isEmpty() ? "no numeric data" : list + (paths.size() > LISTED ? " and " + (paths.size() - LISTED) + " more" : "");
        } catch (UserError e) {
            return "nothing that can be listed";
        }
    }
}
