package org.lamella.readers.edax;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
import org.lamella.readers.storage.SiblingFile;
import org.lamella.readers.storage.StoredArray;

/**
 * Reads X-ray spectrum images of EDAX (.spd). The file itself has only counts; energies and the microscope's settings come
 * from the spectrum (.spc) and the step between points from the image properties (.ipr) of the same name, where these stand
 * beside it. Without them the axes are in channels and pixels.
 */
public final class SpdReader implements FormatReader {
    private static final String MARK = "MAPSPECTRA_DATA";
    private static final int SIZES_AT = 20;
    private static final int IMAGE_NAME_LENGTH = 120;
    private static final int STEP_AT = 64;
    private static final int DWELL_AT = 48;
    /** The versions of image properties whose fields are known. */
    private static final int OLDEST_PROPERTIES = 333;
    private static final int NEWEST_PROPERTIES = 334;

    @Override
    public String format() {
        return "EDAX SPD";
    }

    @Override
    public List<String> endings() {
        return List.of("spd");
    }

    @Override
    public String holds() {
        return "X-ray spectrum images, with the energies of the SPC and the step of the IPR beside them";
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.startsWith(MARK);
    }

    @Override
    public List<Dataset> read(Path path) throws UserError {
        FileBytes file = FileBytes.open(path);
        ByteReader reader = file.reader(SIZES_AT, ByteOrder.LITTLE_ENDIAN);
        long spectra = reader.uint32();
        long width = reader.uint32();
        long height = reader.uint32();
        long channels = reader.uint32();
        long bytes = reader.uint32();
        long data = reader.uint32();
        long frames = reader.uint32();
        String image = reader.text(IMAGE_NAME_LENGTH);
        ElementType type = switch ((int) bytes) {
            case 1 -> ElementType.UINT8;
            case 2 -> ElementType.UINT16;
            case 4 -> ElementType.UINT32;
            default -> throw file.error("counts of " + bytes + " bytes cannot be read (at byte 36)");
        };
        StoredArray.elements(file, channels, width, height);
        Optional<SpcHeader> spectrum = spectrum(path);
        Axis energy = spectrum.map(header -> header.energy(channels)).orElse(Axis.uncalibrated("Energy", channels));
        Optional<FileBytes> properties = properties(path);
        Metadata.Builder own = Metadata.builder().put("spectra", spectra).put("frames", frames).put("image", image);
        spectrum.ifPresent(header -> own.put("SPC", header.own()));
        double stepX = Double.NaN;
        double stepY = Double.NaN;
        if (properties.isPresent()) {
            ByteReader step = properties.get().reader(STEP_AT, ByteOrder.LITTLE_ENDIAN);
            stepX = step.float32();
            stepY = step.float32();
            own.put("IPR", Metadata.builder().put("label", step.position(4).text(8)).put("dwell", step.position(DWELL_AT).float32()).build());
        }
        CommonMetadata common = spectrum.map(SpcHeader::common).orElseGet(CommonMetadata::new);
        return List.of(new Dataset(file.title(), StoredArray.contiguous(file, data, type, ByteOrder.LITTLE_ENDIAN, channels, width, height),
                type.label(), List.of(energy, axis("x", width, stepX), axis("y", height, stepY)), common.with("SPD", own.build())));
    }

    private static Axis axis(String name, long size, double micrometres) {
        return CalibratedAxis.orPixels(name, size, micrometres, 0, Unit.MICROMETRE, Axis.Role.NAVIGATION);
    }

    /** The header of the spectrum that belongs to a map. */
    private static Optional<SpcHeader> spectrum(Path path) throws UserError {
        Optional<Path> file = SiblingFile.of(path, "spc");
        return file.isPresent() ? Optional.of(SpcHeader.read(FileBytes.open(file.get()))) : Optional.empty();
    }

    /** The properties of the image that belongs to a map, if their fields are known. */
    private static Optional<FileBytes> properties(Path path) throws UserError {
        Optional<Path> file = SiblingFile.of(path, "ipr");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        FileBytes properties = FileBytes.open(file.get());
        int version = properties.reader(0, ByteOrder.LITTLE_ENDIAN).uint16();
        return version >= OLDEST_PROPERTIES && version <= NEWEST_PROPERTIES ? Optional.of(properties) : Optional.empty();
    }
}
