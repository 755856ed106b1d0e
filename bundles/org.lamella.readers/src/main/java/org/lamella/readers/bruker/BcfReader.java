package org.lamella.readers.bruker;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
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
import org.lamella.readers.storage.DecodedArray;
import org.lamella.readers.storage.FileBytes;
import org.lamella.readers.storage.SparseCube;
import org.lamella.readers.storage.StoredArray;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Reads maps of Bruker Esprit (.bcf): the electron images that hold anything, then for each detector the spectrum image,
 * with axes Energy (keV), x and y (µm). The container may be plain or compressed; spectra are unpacked when looked at.
 */
public final class BcfReader implements FormatReader {
    private static final long LARGEST_HEADER = 1L << 28;
    private static final int MOST_DETECTORS = 64;
    private static final double MICROSECOND = 1e-6;

    @Override
    public String format() {
        return "BCF";
    }

    @Override
    public List<String> endings() {
        return List.of("bcf");
    }

    @Override
    public String holds() {
        return "X-ray spectrum images with their electron images";
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.startsWith(SfsContainer.MARK);
    }

    @Override
    public List<Dataset> read(Path path) throws UserError {
        FileBytes file = FileBytes.open(path);
        SfsContainer container = new SfsContainer(file);
        SfsEntry header = container.entry("HeaderData").orElseThrow(() -> file.error("the file has no HeaderData"));
        if (header.length() > LARGEST_HEADER) {
            throw file.error("a header of " + header.length() + " bytes is too large");
        }
        ByteBuffer text = header.bytes(0, (int) header.length());
        byte[] xml = new byte[text.remaining()];
        text.get(xml);
        Document document = EspritXml.parse(file, xml);
        Element database = EspritXml.instance(document.getDocumentElement(), "TRTSpectrumDatabase")
                .orElseThrow(() -> file.error("the header has no TRTSpectrumDatabase"));
        List<Dataset> datasets = new ArrayList<>();
        for (Element image : EspritXml.instances(database, "TRTImageData")) {
            images(file, database, image, datasets);
        }
        for (int detector = 0; detector < MOST_DETECTORS; detector++) {
            Optional<SfsEntry> spectra = container.entry("SpectrumData" + detector);
            if (spectra.isPresent()) {
                datasets.add(map(file, database, detector, spectra.get()));
            }
        }
        if (datasets.isEmpty()) {
            throw file.error("the file has neither spectra nor images");
        }
        return datasets;
    }

    private static void images(FileBytes file, Element database, Element image, List<Dataset> datasets) throws UserError {
        int planes = (int) Math.min(EspritXml.number(image, "PlaneCount"), 1000);
        for (int i = 0; i < planes; i++) {
            Optional<Element> plane = EspritXml.child(image, "Plane" + i);
            String text = plane.flatMap(element -> EspritXml.childText(element, "Data")).orElse("");
            if (text.isEmpty()) {
                continue;
            }
            long width = (long) EspritXml.number(image, "Width");
            long height = (long) EspritXml.number(image, "Height");
            ElementType type = type(file, EspritXml.number(image, "ItemSize"));
            byte[] pixels = base64(file, text);
            if (StoredArray.elements(file, width, height) * type.bytes() != pixels.length) {
                throw file.error("image " + (i + 1) + " should be " + width + " x " + height + " pixels of " + type.bytes() + " bytes, but has "
                        + pixels.length + " bytes; the file is damaged");
            }
            // Detectors that were not read out leave an image of zeros.
            if (isZero(pixels)) {
                continue;
            }
            List<Axis> axes = List.of(axis("x", width, EspritXml.number(image, "XCalibration"), database, "DX", Axis.Role.SIGNAL),
                    axis("y", height, EspritXml.number(image, "YCalibration"), database, "DY", Axis.Role.SIGNAL));
            String name = EspritXml.childText(plane.get(), "Description").filter(given -> !given.isEmpty()).orElse(image.getAttribute("Name"));
            datasets.add(new Dataset(name.isBlank() ? file.title() : name, DecodedArray.of(new long[] {width, height}, new int[] {(int) width,
                (int) height}, type, ByteOrder.LITTLE_ENDIAN, (index, min, size) -> pixels), type.label(), axes, metadata(database, Optional.empty())));
        }
    }

    private static ElementType type(FileBytes file, double bytes) throws UserError {
        return switch ((int) bytes) {
            case 1 -> ElementType.UINT8;
            case 2 -> ElementType.UINT16;
            case 4 -> ElementType.UINT32;
            default -> throw file.error("images with pixels of " + bytes + " bytes cannot be read");
        };
    }

    private static byte[] base64(FileBytes file, String text) throws UserError {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw file.error("the pixels of an image are damaged: " + e.getMessage());
        }
    }

    private static boolean isZero(byte[] bytes) {
        for (byte each : bytes) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }

    /** An axis in µm, with a step of its own or else that of the microscope. */
    private static Axis axis(String name, long size, double own, Element database, String step, Axis.Role role) {
        double scale = own > 0 ? own : EspritXml.instance(database, "TRTSEMData").map(data -> EspritXml.number(data, step)).orElse(Double.NaN);
        return CalibratedAxis.orPixels(name, size, scale, 0, Unit.MICROMETRE, role);
    }

    private static Dataset map(FileBytes file, Element database, int detector, SfsEntry data) throws UserError {
        Optional<Element> spectrum = EspritXml.child(database, "SpectrumData" + detector);
        Optional<Element> header = spectrum.flatMap(element -> EspritXml.instance(element, "TRTSpectrumHeader"));
        double step = header.map(element -> EspritXml.number(element, "CalibLin")).orElse(Double.NaN);
        double offset = header.map(element -> EspritXml.number(element, "CalibAbs")).orElse(Double.NaN);
        int expected = header.map(element -> (int) EspritXml.number(element, "ChannelCount")).orElse(0);
        HyperMap map = new HyperMap(file, data, expected);
        SparseCube cube = map.cube();
        Axis energy = CalibratedAxis.orPixels("Energy", map.channels(), step, offset, Unit.KILOELECTRONVOLT, Axis.Role.SIGNAL);
        List<Axis> axes = List.of(energy, axis("x", map.width(), Double.NaN, database, "DX", Axis.Role.NAVIGATION),
                axis("y", map.height(), Double.NaN, database, "DY", Axis.Role.NAVIGATION));
        return new Dataset(detector == 0 ? "EDX" : "EDX " + (detector + 1), cube.array(), cube.type().label(), axes, metadata(database, spectrum));
    }

    private static Metadata metadata(Element database, Optional<Element> spectrum) {
        CommonMetadata common = new CommonMetadata();
        Metadata.Builder own = Metadata.builder();
        spectrum.ifPresent(element -> EspritXml.describe(element, common, own));
        spectrum.flatMap(element -> EspritXml.instance(element, "TRTSpectrumHeader")).ifPresent(header -> own.put("spectrum", EspritXml.leaves(header)));
        EspritXml.child(database, "Header").ifPresent(header -> common.text(CommonMetadata.DATE, EspritXml.date(header)));
        common.text(CommonMetadata.SAMPLE, database.getAttribute("Name"));
        EspritXml.instance(database, "TRTSEMData").ifPresent(microscope -> {
            common.number(CommonMetadata.BEAM_ENERGY, EspritXml.number(microscope, "HV"));
            common.number(CommonMetadata.MAGNIFICATION, EspritXml.number(microscope, "Mag"));
            own.put("electronOptics", EspritXml.leaves(microscope));
        });
        EspritXml.instance(database, "TRTSEMStageData").ifPresent(stage -> {
            common.number(CommonMetadata.TILT, EspritXml.number(stage, "Tilt"));
            own.put("stage", EspritXml.leaves(stage));
        });
        EspritXml.instance(database, "TRTDSPConfiguration").ifPresent(scan -> {
            double dwell = EspritXml.number(scan, "PixelTime") * EspritXml.number(scan, "PixelAverage") * EspritXml.number(scan, "LineAverage")
                    * MICROSECOND;
            common.number(CommonMetadata.DWELL_TIME, dwell);
            if (spectrum.isPresent()) {
                double width = EspritXml.instance(database, "TRTImageData").map(image -> EspritXml.number(image, "Width")).orElse(Double.NaN);
                common.number(CommonMetadata.REAL_TIME, dwell * width * lines(database));
            }
            own.put("scan", EspritXml.leaves(scan));
        });
        return common.with("BCF", own.build());
    }

    /** How many lines were scanned in all: the sum of how often each was. */
    private static double lines(Element database) {
        double sum = 0;
        for (String count : EspritXml.childText(database, "LineCounter").orElse("").split(",")) {
            try {
                sum += Integer.parseInt(count.strip());
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }
        return sum;
    }
}
