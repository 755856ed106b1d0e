package org.lamella.readers.digitalmicrograph;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.lamella.data.Metadata;
import org.lamella.data.UserError;
import org.lamella.readers.CommonMetadata;
import org.lamella.readers.storage.ByteReader;
import org.lamella.readers.storage.FileBytes;

/** Turns the tags of a file into metadata. Long arrays are named with their size instead of being copied. */
final class TagMetadata {
    private static final int LONGEST_ARRAY = 4096;

    private final FileBytes file;
    private final ByteOrder order;

    TagMetadata(FileBytes file, ByteOrder order) {
        this.file = file;
        this.order = order;
    }

    Metadata tree(Map<?, ?> group) throws UserError {
        Metadata.Builder builder = Metadata.builder();
        for (Map.Entry<?, ?> entry : group.entrySet()) {
            builder.put((String) entry.getKey(), value(entry.getValue()));
        }
        return builder.build();
    }

    private Object value(Object value) throws UserError {
        if (value instanceof Map<?, ?> group) {
            return tree(group);
        }
        if (value instanceof TagArray array) {
            if (array.count() > LONGEST_ARRAY || array.elementTypes().length > 1) {
                return "array of " + array.count() + " elements, " + array.bytes() + " bytes at byte " + array.offset();
            }
            return numbers(array);
        }
        return value;
    }

    private List<Object> numbers(TagArray array) throws UserError {
        ByteReader reader = file.reader(array.offset(), order);
        List<Object> numbers = new ArrayList<>((int) array.count());
        for (long i = 0; i < array.count(); i++) {
            numbers.add(switch (array.elementTypes()[0]) {
                case TagType.INT16 -> (int) reader.int16();
                case TagType.UINT16 -> reader.uint16();
                case TagType.INT32 -> reader.int32();
                case TagType.UINT32 -> reader.uint32();
                case TagType.FLOAT32 -> reader.float32();
                case TagType.FLOAT64 -> reader.float64();
                case TagType.INT64, TagType.UINT64 -> reader.int64();
                default -> (int) reader.int8();
            });
        }
        return List.copyOf(numbers);
    }

    /** The common names, from the tags of one image. */
    static Metadata common(Metadata image) {
        String tags = "ImageTags/";
        String microscope = tags + "Microscope Info/";
        CommonMetadata common = new CommonMetadata();
        OptionalDouble voltage = image.number(microscope + "Voltage");
        if (voltage.isPresent() && voltage.getAsDouble() > 0) {
            common.number(CommonMetadata.BEAM_ENERGY, voltage, 1e-3);
        }
        common.number(CommonMetadata.MAGNIFICATION, image.number(microscope + "Indicated Magnification"), 1);
        common.number(CommonMetadata.CAMERA_LENGTH, first(image, microscope + "STEM Camera Length", microscope + "Camera Length"), 1);
        common.number(CommonMetadata.TILT, first(image, microscope + "Stage Position/Stage Alpha", microscope + "Stage Alpha"), 1);
        // Spectrum images give seconds, scans give microseconds, cameras give an exposure.
        OptionalDouble perPixel = first(image, tags + "SI/Acquisition/Pixel time (s)", tags + "EELS/Acquisition/Exposure (s)",
                tags + "Acquisition/Parameters/High Level/Exposure (s)", tags + "DataBar/Exposure Time (s)");
        common.number(CommonMetadata.DWELL_TIME, perPixel, 1);
        if (perPixel.isEmpty()) {
            common.number(CommonMetadata.DWELL_TIME, image.number(tags + "DigiScan/Sample Time"), 1e-6);
        }
        String eels = tags + "EELS/";
        common.positive(CommonMetadata.CONVERGENCE_ANGLE, first(image, eels + "Convergence semi-angle (mrad)",
                eels + "Experimental Conditions/Convergence semi-angle (mrad)"), 1);
        common.positive(CommonMetadata.COLLECTION_ANGLE, first(image, eels + "Collection semi-angle (mrad)",
                eels + "Experimental Conditions/Collection semi-angle (mrad)"), 1);
        common.positive(CommonMetadata.LIVE_TIME, first(image, tags + "EDS/Live time", tags + "EDS/Live_time"), 1);
        common.positive(CommonMetadata.REAL_TIME, first(image, tags + "EDS/Real time", tags + "EDS/Real_time"), 1);
        common.number(CommonMetadata.ELEVATION_ANGLE, image.number(tags + "EDS/Detector Info/Elevation angle"), 1);
        common.number(CommonMetadata.AZIMUTH_ANGLE, image.number(tags + "EDS/Detector Info/Azimuthal angle"), 1);
        common.number(CommonMetadata.TILT_BETA, first(image, microscope + "Stage Position/Stage Beta", microscope + "Stage Beta"), 1);
        String date = image.text(tags + "DataBar/Acquisition Date").or(() -> image.text(tags + "SI/Acquisition/Date")).orElse("");
        String time = image.text(tags + "DataBar/Acquisition Time").or(() -> image.text(tags + "SI/Acquisition/Start time")).orElse("");
        common.text(CommonMetadata.DATE, (date + " " + time).strip());
        common.text(CommonMetadata.SAMPLE, image.text(tags + "Session Info/Specimen")
                .or(() -> image.text(microscope + "Items/Specimen")).orElse(null));
        common.text(CommonMetadata.DETECTOR, image.text(tags + "DataBar/Signal Name").or(() -> image.text(tags + "DataBar/Device Name"))
                .or(() -> image.text(tags + "Acquisition/Device/Name")).orElse(null));
        common.text(CommonMetadata.MICROSCOPE, image.text(tags + "Session Info/Microscope")
                .or(() -> image.text(microscope + "Name")).orElse(null));
        OptionalDouble current = image.number(microscope + "Probe Current (nA)");
        // Zero stands for a current that the microscope did not report.
        if (current.isPresent() && current.getAsDouble() > 0) {
            common.number(CommonMetadata.BEAM_CURRENT, current, 1);
        }
        common.text(CommonMetadata.INTENSITY_UNIT, image.text("ImageData/Calibrations/Brightness/Units").orElse(null));
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
