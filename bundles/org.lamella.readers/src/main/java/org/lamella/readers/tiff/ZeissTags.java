package org.lamella.readers.tiff;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamella.data.Metadata;
import org.lamella.data.Unit;
import org.lamella.readers.CommonMetadata;

/**
 * The settings that Zeiss SmartSEM writes: first lines of plain numbers, then pairs of lines, a name ({@code AP_MAG})
 * and its text ({@code Mag =  50.00 K X}). The fourth number is the pixel size in m for an image 1024 pixels wide; it
 * has all digits and is taken when the texts, which are rounded, agree with it.
 */
final class ZeissTags {
    private static final Pattern VALUE = Pattern.compile("\\s*([-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?)\\s*(.*)");
    private static final double FULL_WIDTH = 1024;
    private static final double ROUNDING = 0.01;

    private ZeissTags() {
    }

    static VendorTags parse(String text, long width) {
        String[] lines = text.split("\r\n|\r|\n");
        Metadata.Builder builder = Metadata.builder();
        List<Object> numbers = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            String name = lines[i].strip();
            if (name.matches("[A-Z]{2}_[A-Z0-9_]+") && i + 1 < lines.length) {
                String line = lines[++i];
                int separator = separator(line);
                builder.put(name, separator < 0 ? line.strip() : line.substring(separator + 1).strip());
            } else if (number(name) != null) {
                numbers.add(number(name));
            }
        }
        builder.put("Numbers", numbers.isEmpty() ? null : List.copyOf(numbers));
        Metadata tree = builder.build();
        CommonMetadata common = new CommonMetadata();
        common.number(CommonMetadata.BEAM_ENERGY, quantity(tree, "AP_ACTUALKV", Unit.KILOVOLT));
        common.number(CommonMetadata.MAGNIFICATION, magnification(tree.text("AP_MAG").orElse("")));
        common.number(CommonMetadata.TILT, quantity(tree, "AP_TILT_ANGLE", Unit.DEGREE));
        common.text(CommonMetadata.DATE, (tree.text("AP_DATE").orElse("") + " " + tree.text("AP_TIME").orElse("")).strip());
        common.text(CommonMetadata.SAMPLE, tree.text("SV_SAMPLE_ID").orElse(null));
        common.text(CommonMetadata.DETECTOR, tree.text("DP_DETECTOR_CHANNEL").orElse(null));
        common.text(CommonMetadata.MICROSCOPE, tree.text("SV_SERIAL_NUMBER").orElse(null));
        double size = pixelSize(tree, numbers, width);
        return new VendorTags("Zeiss", tree, common.build(), PixelSize.of(size, size, Unit.METRE, "Zeiss"));
    }

    private static int separator(String line) {
        int equals = line.indexOf('=');
        return equals >= 0 ? equals : line.indexOf(':');
    }

    private static double pixelSize(Metadata tree, List<Object> numbers, long width) {
        double stated = quantity(tree, "AP_IMAGE_PIXEL_SIZE", Unit.METRE);
        if (Double.isNaN(stated)) {
            stated = quantity(tree, "AP_WIDTH", Unit.METRE) / width;
        }
        double exact = numbers.size() > 3 ? ((Double) numbers.get(3)) * FULL_WIDTH / width : Double.NaN;
        if (exact > 0 && (Double.isNaN(stated) || Math.abs(exact / stated - 1) < ROUNDING)) {
            return exact;
        }
        return stated;
    }

    private static Double number(String text) {
        try {
            return text.isEmpty() ? null : Double.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static double quantity(Metadata tree, String name, Unit unit) {
        Matcher matcher = VALUE.matcher(tree.text(name).orElse(""));
        if (!matcher.matches()) {
            return Double.NaN;
        }
        Unit given = Unit.parse(matcher.group(2));
        return given.convertsTo(unit) ? given.convert(Double.parseDouble(matcher.group(1)), unit) : Double.NaN;
    }

    private static double magnification(String text) {
        Matcher matcher = VALUE.matcher(text);
        if (!matcher.matches()) {
            return Double.NaN;
        }
        return Double.parseDouble(matcher.group(1)) * (matcher.group(2).strip().startsWith("K") ? 1000 : 1);
    }
}
