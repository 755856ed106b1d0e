package org.lamella.readers.hdf5;

import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Metadata;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.CalibratedAxis;
import org.lamella.readers.CommonMetadata;

/**
 * Files of Thermo Fisher Velox. Images are stored as rows, columns and frames, X-ray spectrum images as streams of events;
 * see {@link VeloxStream}. Beside a spectrum image only the first frame of each image is given, and the events of all frames
 * and detectors are summed; by its path inside the file each of them is read with its frames.
 */
final class VeloxLayout implements HdfLayout {
    private static final String METADATA = "Metadata";

    @Override
    public String format() {
        return "Velox EMD";
    }

    @Override
    public List<String> endings() {
        return List.of("emd");
    }

    @Override
    public String holds() {
        return "images, stacks, X-ray spectra and spectrum images, EELS spectrum images";
    }

    @Override
    public boolean matches(HdfSource source) throws UserError {
        return source.group("Data").isPresent() && new HdfMetadata(source).json("Version").text("format").filter("Velox"::equalsIgnoreCase)
                .isPresent();
    }

    @Override
    public List<Dataset> read(HdfSource source) throws UserError {
        VeloxMetadata texts = new VeloxMetadata(source);
        boolean mapped = source.group("Data/SpectrumImage").isPresent();
        List<Dataset> datasets = new ArrayList<>();
        for (Group group : groups(source, "Data/Spectrum")) {
            datasets.add(spectrum(source, texts, group));
        }
        for (Group group : groups(source, "Data/Image")) {
            datasets.add(image(source, texts, group, !mapped));
        }
        for (Group group : groups(source, "Data/EelsSpectrumImage")) {
            datasets.add(eels(source, texts, group));
        }
        List<Group> streams = groups(source, "Data/SpectrumStream");
        if (!streams.isEmpty()) {
            datasets.add(new VeloxSpectrumImage(source, texts, streams).dataset(false));
        } else if (mapped && datasets.isEmpty()) {
            throw source.error("the spectrum image of this file is kept in Velox's own packing only; save it with its spectrum stream");
        }
        return datasets;
    }

    @Override
    public List<Dataset> read(HdfSource source, Node node) throws UserError {
        if (!(node instanceof Group group)) {
            return List.of();
        }
        VeloxMetadata texts = new VeloxMetadata(source);
        String path = group.getPath();
        if (path.matches("/Data/Image/[^/]+/?")) {
            return List.of(image(source, texts, group, true));
        }
        if (path.matches("/Data/SpectrumStream/[^/]+/?")) {
            return List.of(new VeloxSpectrumImage(source, texts, List.of(group)).dataset(true));
        }
        if (path.matches("/Data/SpectrumStream/?")) {
            return List.of(new VeloxSpectrumImage(source, texts, groups(source, "Data/SpectrumStream")).dataset(true));
        }
        if (path.matches("/Data/Spectrum/[^/]+/?")) {
            return List.of(spectrum(source, texts, group));
        }
        return path.matches("/Data/EelsSpectrumImage/[^/]+/?") ? List.of(eels(source, texts, group)) : List.of();
    }

    static List<Group> groups(HdfSource source, String path) throws UserError {
        List<Group> groups = new ArrayList<>();
        Optional<Group> parent = source.group(path);
        if (parent.isPresent()) {
            for (Node child : HdfMetadata.children(source, parent.get())) {
                if (child instanceof Group group && group.getChild("Data") instanceof io.jhdf.api.Dataset) {
                    groups.add(group);
                }
            }
        }
        return groups;
    }

    private record Stored(HdfType type, RandomAccessibleInterval<? extends RealType<?>> array) {
    }

    private static Stored stored(HdfSource source, Group group) throws UserError {
        io.jhdf.api.Dataset data = (io.jhdf.api.Dataset) group.getChild("Data");
        HdfType type = HdfType.of(data.getDataType()).filter(known -> known.samples() == 1)
                .orElseThrow(() -> source.error("'" + data.getPath() + "' holds no numbers"));
        if (data.getSize() == 0) {
            throw source.error("'" + data.getPath() + "' is empty");
        }
        return new Stored(type, new HdfArray(source, data, type).array());
    }

    private static Dataset image(HdfSource source, VeloxMetadata texts, Group group, boolean allFrames) throws UserError {
        Stored stored = stored(source, group);
        RandomAccessibleInterval<? extends RealType<?>> array = stored.array();
        if (array.numDimensions() != 3) {
            throw source.error("'" + group.getPath() + "' has " + array.numDimensions() + " dimensions where an image of Velox has three");
        }
        Metadata metadata = texts.of(group, METADATA, 0);
        long frames = array.dimension(0);
        List<Axis> axes = new ArrayList<>(plane(metadata, array.dimension(1), array.dimension(2), Axis.Role.SIGNAL));
        if (frames == 1 || !allFrames) {
            array = Views.hyperSlice(array, 0, 0);
        } else {
            // Frames run fastest in the file, and last here.
            array = Views.permute(Views.permute(array, 0, 1), 1, 2);
            axes.add(time(metadata, frames));
        }
        String name = texts.name(group, metadata);
        return new Dataset(name, array, stored.type().type().label(), axes, metadata(metadata, name));
    }

    static Metadata metadata(Metadata metadata, String name) {
        return Metadata.builder().put(CommonMetadata.NODE, VeloxMetadata.common(metadata, name)).put("Velox", metadata).build();
    }

    /** The axes x and y of an image or scan. */
    static List<Axis> plane(Metadata metadata, long width, long height, Axis.Role role) {
        String result = "BinaryResult/";
        Unit unit = Unit.parse(metadata.text(result + "PixelUnitX").orElse(""));
        OptionalDouble stepX = metadata.number(result + "PixelSize/width");
        OptionalDouble stepY = metadata.number(result + "PixelSize/height");
        return List.of(axis("x", width, stepX, metadata.number(result + "Offset/x"), unit, role),
                axis("y", height, stepY.isPresent() ? stepY : stepX, metadata.number(result + "Offset/y"), unit, role));
    }

    private static Axis axis(String name, long size, OptionalDouble step, OptionalDouble offset, Unit unit, Axis.Role role) {
        boolean known = step.isPresent() && Double.isFinite(step.getAsDouble()) && step.getAsDouble() != 0 && unit.isKnown()
                && !unit.equals(Unit.NONE) && Double.isFinite(offset.orElse(0));
        Axis axis = known ? new Axis(name, size, step.getAsDouble(), offset.orElse(0), unit, role) : new Axis(name, size, 1, 0, Unit.PIXEL, role);
        return unit.isLength() && known ? axis.in(Unit.NANOMETRE) : unit.isReciprocalLength() && known ? axis.in(Unit.PER_NANOMETRE) : axis;
    }

    /** The axis of frames: in seconds where the time of a frame is known. */
    static Axis time(Metadata metadata, long frames) {
        OptionalDouble scan = metadata.number("Scan/FrameTime");
        OptionalDouble step = scan.isPresent() ? scan : VeloxMetadata.detectorTree(metadata).number("ExposureTime");
        return CalibratedAxis.orPixels("Time", frames, step.orElse(Double.NaN), 0, Unit.SECOND, Axis.Role.NAVIGATION);
    }

    /** The axis of X-ray energies: Velox counts it in eV for each detector. */
    static Axis energy(Metadata metadata, String name, long channels) {
        Metadata detector = VeloxMetadata.detectorTree(metadata);
        double step = detector.number("Dispersion").orElse(Double.NaN);
        double offset = detector.number("OffsetEnergy").orElse(0);
        return CalibratedAxis.orPixels(name, channels, step / 1000, offset / 1000, Unit.KILOELECTRONVOLT, Axis.Role.SIGNAL);
    }

    private static Dataset spectrum(HdfSource source, VeloxMetadata texts, Group group) throws UserError {
        Stored stored = stored(source, group);
        RandomAccessibleInterval<? extends RealType<?>> array = stored.array();
        Metadata metadata = texts.of(group, METADATA, Long.MAX_VALUE);
        List<Axis> axes = new ArrayList<>();
        if (array.numDimensions() == 2) {
            // Channels are rows, spectra are columns.
            array = array.dimension(0) == 1 ? Views.hyperSlice(array, 0, 0) : Views.permute(array, 0, 1);
        }
        axes.add(energy(metadata, "Energy", array.dimension(0)));
        for (int d = 1; d < array.numDimensions(); d++) {
            axes.add(Axis.navigation(d == 1 ? "Stack" : "Stack " + d, array.dimension(d), 1, 0, Unit.PIXEL));
        }
        return new Dataset(VeloxMetadata.detector(metadata).orElse("EDS"), array, stored.type().type().label(), axes, metadata(metadata, "EDS"));
    }

    /** EELS: columns, energies and rows, or columns and energies of a line. Energies are in eV. */
    private static Dataset eels(HdfSource source, VeloxMetadata texts, Group group) throws UserError {
        Stored stored = stored(source, group);
        RandomAccessibleInterval<? extends RealType<?>> array = stored.array();
        int dimensions = array.numDimensions();
        if (dimensions != 2 && dimensions != 3) {
            throw source.error("'" + group.getPath() + "' has " + dimensions + " dimensions where an EELS spectrum image has two or three");
        }
        Metadata scan = Metadata.EMPTY;
        for (Group mapped : groups(source, "Data/SpectrumImage")) {
            scan = scan.isEmpty() ? texts.of(mapped, METADATA, 0) : scan;
        }
        Metadata metadata = texts.of(group, METADATA, 0);
        Metadata acquisition = texts.of(group, "AcquisitionMetadata", 0);
        // From (rows,) energies, columns, as the fastest comes first, to energies, columns, rows.
        array = dimensions == 3 ? Views.permute(Views.permute(array, 0, 1), 1, 2) : array;
        double step = acquisition.number("Data/dispersion").orElse(acquisition.number("dispersion").orElse(Double.NaN));
        double offset = acquisition.number("Data/offset").orElse(acquisition.number("offset").orElse(0));
        List<Axis> axes = new ArrayList<>();
        axes.add(CalibratedAxis.orPixels("Energy loss", array.dimension(0), step, offset, Unit.ELECTRONVOLT, Axis.Role.SIGNAL));
        List<Axis> plane = plane(scan, array.dimension(1), dimensions == 3 ? array.dimension(2) : 1, Axis.Role.NAVIGATION);
        axes.addAll(plane.subList(0, dimensions - 1));
        Metadata whole = Metadata.builder().put(CommonMetadata.NODE, VeloxMetadata.common(metadata.isEmpty() ? scan : metadata, "EELS"))
                .put("Velox", metadata).put("Acquisition", acquisition).build();
        return new Dataset("EELS", array, stored.type().type().label(), axes, whole);
    }
}
