package org.lamella.readers.hdf5;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.lamella.data.Metadata;
import org.lamella.data.UserError;
import org.lamella.readers.CommonMetadata;

/**
 * The metadata of a Velox file: JSON texts, one for each frame of a dataset, and the operations and displays that say which
 * detector an image comes from.
 */
final class VeloxMetadata {
    private static final int LONGEST = 1 << 20;

    private final HdfSource source;
    private final Map<String, String> names = new HashMap<>();

    VeloxMetadata(HdfSource source) throws UserError {
        this.source = source;
        HdfMetadata reader = new HdfMetadata(source);
        // From the least to the most telling: what is found later replaces what was found before.
        for (String operation : new String[] {"StemInputOperation", "CameraInputOperation"}) {
            label(reader, "Operations/" + operation, operation.startsWith("Stem") ? "detector" : "cameraName");
        }
        label(reader, "Presentation/Displays/ImageDisplay", "display/label");
        label(reader, "Displays/ImageDisplay", "id");
    }

    private void label(HdfMetadata reader, String path, String key) throws UserError {
        Optional<Group> group = source.group(path);
        if (group.isEmpty()) {
            return;
        }
        for (Node child : HdfMetadata.children(source, group.get())) {
            if (child instanceof Dataset dataset) {
                Metadata tree = HdfMetadata.parse(String.valueOf(firstText(reader.value(dataset))));
                String data = tree.text("dataPath").orElse("");
                if (data.isEmpty() && tree.text("data").isPresent()) {
                    data = reader.json(tree.text("data").get()).text("dataPath").orElse("");
                }
                String name = tree.text(key).orElse("");
                if (!data.isEmpty() && !name.isBlank()) {
                    names.put(data.substring(data.lastIndexOf('/') + 1), decoded(name));
                }
            }
        }
    }

    private static Object firstText(Object value) {
        return value instanceof java.util.List<?> list ? list.isEmpty() ? "" : list.get(0) : value;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** What an image is called: its label in the program, or else its detector. */
    String name(Group group, Metadata metadata) {
        return names.getOrDefault(group.getName(), detector(metadata).orElse("Image"));
    }

    /** The metadata of one frame of a dataset; empty when there is none. */
    Metadata of(Group group, String dataset, long frame) throws UserError {
        if (!(source.guarded("a group", () -> group.getChild(dataset)) instanceof Dataset texts) || texts.getSize() == 0) {
            return Metadata.EMPTY;
        }
        Optional<HdfType> type = source.guarded("the metadata", () -> HdfType.of(texts.getDataType()));
        if (type.isEmpty()) {
            return HdfMetadata.parse(String.valueOf(firstText(new HdfMetadata(source).value(texts))));
        }
        RandomAccessibleInterval<? extends RealType<?>> array = new HdfArray(source, texts, type.get()).array();
        if (array.numDimensions() > 1) {
            array = Views.hyperSlice(array, 0, Math.min(frame, array.dimension(0) - 1));
        }
        return HdfMetadata.parse(text(source, array));
    }

    private static String text(HdfSource source, RandomAccessibleInterval<? extends RealType<?>> array) throws UserError {
        return source.guarded("the metadata", () -> {
            byte[] bytes = new byte[(int) Math.min(LONGEST, Views.iterable(array).size())];
            Cursor<? extends RealType<?>> cursor = Views.flatIterable(array).cursor();
            int count = 0;
            while (count < bytes.length) {
                byte next = (byte) cursor.next().getRealDouble();
                if (next == 0) {
                    break;
                }
                bytes[count++] = next;
            }
            return new String(bytes, 0, count, StandardCharsets.UTF_8);
        });
    }

    /** The detector that made a dataset. */
    static Optional<String> detector(Metadata metadata) {
        Optional<String> index = metadata.text("BinaryResult/DetectorIndex").filter(text -> !text.isBlank());
        return metadata.text("BinaryResult/Detector").filter(text -> !text.isBlank())
                .or(() -> index.flatMap(number -> metadata.text("Detectors/Detector-" + number + "/DetectorName")));
    }

    /** The description of the first detector whose name begins with that of the dataset's. */
    static Metadata detectorTree(Metadata metadata) {
        if (!(metadata.find("Detectors").orElse(null) instanceof Metadata all)) {
            return Metadata.EMPTY;
        }
        Optional<String> index = metadata.text("BinaryResult/DetectorIndex").filter(text -> !text.isBlank());
        if (index.isPresent() && all.find("Detector-" + index.get()).orElse(null) instanceof Metadata tree) {
            return tree;
        }
        String name = detector(metadata).orElse("");
        for (Object one : all.entries().values()) {
            if (one instanceof Metadata tree && !name.isEmpty() && tree.text("DetectorName").orElse("").contains(name)) {
                return tree;
            }
        }
        return Metadata.EMPTY;
    }

    /** The common names; Velox counts in volts, metres, seconds, amperes and radians. */
    static Metadata common(Metadata metadata, String name) {
        CommonMetadata common = new CommonMetadata();
        Metadata detector = detectorTree(metadata);
        common.positive(CommonMetadata.BEAM_ENERGY, metadata.number("Optics/AccelerationVoltage"), 1e-3);
        common.positive(CommonMetadata.CAMERA_LENGTH, metadata.number("Optics/CameraLength"), 1e3);
        common.positive(CommonMetadata.CONVERGENCE_ANGLE, metadata.number("Optics/BeamConvergence"), 1e3);
        common.positive(CommonMetadata.BEAM_CURRENT, metadata.number("Optics/LastMeasuredScreenCurrent"), 1e9);
        common.positive(CommonMetadata.MAGNIFICATION, metadata.number("CustomProperties/StemMagnification/value"), 1);
        OptionalDouble dwell = metadata.number("Scan/DwellTime");
        common.positive(CommonMetadata.DWELL_TIME, dwell.isPresent() ? dwell : detector.number("ExposureTime"), 1);
        common.positive(CommonMetadata.LIVE_TIME, detector.number("LiveTime"), 1);
        common.positive(CommonMetadata.REAL_TIME, detector.number("RealTime"), 1);
        common.number(CommonMetadata.ELEVATION_ANGLE, detector.number("ElevationAngle"), 180 / Math.PI);
        common.number(CommonMetadata.AZIMUTH_ANGLE, detector.number("AzimuthAngle"), 180 / Math.PI);
        common.number(CommonMetadata.TILT, metadata.number("Stage/AlphaTilt"), 180 / Math.PI);
        common.number(CommonMetadata.TILT_BETA, metadata.number("Stage/BetaTilt"), 180 / Math.PI);
        OptionalDouble seconds = metadata.number("Acquisition/AcquisitionStartDatetime/DateTime");
        if (seconds.isPresent() && seconds.getAsDouble() > 0 && seconds.getAsDouble() < 1e11) {
            common.text(CommonMetadata.DATE, Instant.ofEpochSecond((long) seconds.getAsDouble()).toString());
        }
        common.text(CommonMetadata.SAMPLE, metadata.text("Sample/SampleDescription").or(() -> metadata.text("Sample/SampleId"))
                .or(() -> metadata.find("Sample").filter(String.class::isInstance).map(Object::toString)).orElse(null));
        common.text(CommonMetadata.DETECTOR, detector(metadata).orElse(name));
        common.text(CommonMetadata.MICROSCOPE, metadata.text("Instrument/InstrumentClass").orElse(null));
        return common.build();
    }
}
