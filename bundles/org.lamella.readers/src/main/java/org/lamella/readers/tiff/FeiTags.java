package org.lamella.readers.tiff;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.lamella.data.Metadata;
import org.lamella.data.Unit;
import org.lamella.readers.CommonMetadata;

/** The settings that FEI and Thermo Fisher dual-beam and scanning microscopes write: sections with lines of name=value in SI units. */
final class FeiTags {
    private FeiTags() {
    }

    static VendorTags parse(String text) {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        Map<String, String> current = sections.computeIfAbsent("", key -> new LinkedHashMap<>());
        for (String line : text.split("\\R")) {
            String plain = line.strip();
            int equals = plain.indexOf('=');
            if (plain.startsWith("[") && plain.endsWith("]")) {
                current = sections.computeIfAbsent(plain.substring(1, plain.length() - 1), key -> new LinkedHashMap<>());
            } else if (equals > 0) {
                current.putIfAbsent(plain.substring(0, equals).strip(), plain.substring(equals + 1).strip());
            }
        }
        sections.values().removeIf(Map::isEmpty);
        Metadata tree = Metadata.fromMap(sections);
        String beam = tree.text("Beam/Beam").orElse("EBeam");
        String scan = tree.text("Beam/Scan").orElse("EScan");
        PixelSize size = PixelSize.UNKNOWN;
        for (String section : new String[] {"Scan", scan, "EScan", "IScan"}) {
            if (!size.isKnown()) {
                double width = tree.number(section + "/PixelWidth").orElse(Double.NaN);
                size = PixelSize.of(width, tree.number(section + "/PixelHeight").orElse(width), Unit.METRE, "FEI");
            }
        }
        if (!size.isKnown()) {
            double field = tree.number("Scan/HorFieldsize").orElse(tree.number(beam + "/HFW").orElse(Double.NaN));
            double pixel = field / tree.number("Image/ResolutionX").orElse(Double.NaN);
            size = PixelSize.of(pixel, pixel, Unit.METRE, "FEI");
        }
        CommonMetadata common = new CommonMetadata();
        common.number(CommonMetadata.BEAM_ENERGY, first(tree, "Beam/HV", beam + "/HV"), 1e-3);
        common.number(CommonMetadata.DWELL_TIME, first(tree, "Scan/Dwelltime", scan + "/Dwell"), 1);
        common.number(CommonMetadata.TILT, first(tree, "Stage/StageT"), 180 / Math.PI);
        common.number(CommonMetadata.BEAM_CURRENT, first(tree, beam + "/BeamCurrent"), 1e9);
        common.text(CommonMetadata.DATE, (tree.text("User/Date").orElse("") + " " + tree.text("User/Time").orElse("")).strip());
        common.text(CommonMetadata.DETECTOR, tree.text("Detectors/Name").orElse(null));
        common.text(CommonMetadata.MICROSCOPE, tree.text("System/SystemType").orElse(null));
        OptionalDouble canvas = tree.number("Image/MagCanvasRealWidth");
        OptionalDouble field = first(tree, "Scan/HorFieldsize", beam + "/HFW");
        if (canvas.isPresent() && field.isPresent() && field.getAsDouble() > 0) {
            common.number(CommonMetadata.MAGNIFICATION, canvas.getAsDouble() / field.getAsDouble());
        }
        return new VendorTags("FEI", tree, common.build(), size);
    }

    private static OptionalDouble first(Metadata tree, String... paths) {
        for (String path : paths) {
            OptionalDouble number = tree.number(path);
            if (number.isPresent()) {
                return number;
            }
        }
        return OptionalDouble.empty();
    }
}
