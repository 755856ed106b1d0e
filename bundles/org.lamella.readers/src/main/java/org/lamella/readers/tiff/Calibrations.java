package org.lamella.readers.tiff;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamella.data.Unit;
import org.lamella.data.UserError;

/**
 * Finds the pixel size of a page. What the microscope wrote comes first, then ImageJ, DigitalMicrograph and OME, and
 * the resolution tags last: those usually tell the size of a print (72 dots per inch), so they count only when they
 * make a pixel smaller than any printer's dot.
 */
final class Calibrations {
    private static final double SMALLEST_PRINTED_DOT_IN_METRES = 2e-6;
    private static final double METRES_IN_INCH = 0.0254;

    private Calibrations() {
    }

    static PixelSize find(Directory directory, VendorTags vendor, ImageJDescription imageJ) throws UserError {
        if (vendor.pixelSize().isKnown()) {
            return vendor.pixelSize();
        }
        PixelSize size = imageJ.pixelSize();
        if (!size.isKnown()) {
            size = gatan(directory);
        }
        if (!size.isKnown()) {
            size = ome(directory.texts(Tag.DESCRIPTION));
        }
        // Where ImageJ leaves the unit empty the resolution says nothing either.
        return size.isKnown() || imageJ.isPresent() ? size : resolution(directory);
    }

    /** DigitalMicrograph's export: scale and origin (in elements) of each axis in tags of their own. */
    private static PixelSize gatan(Directory directory) throws UserError {
        Unit unitX = Unit.parse(directory.text(Tag.GATAN_UNIT_X));
        Unit unitY = Unit.parse(directory.text(Tag.GATAN_UNIT_Y));
        if (!unitX.convertsTo(unitY)) {
            return PixelSize.UNKNOWN;
        }
        double x = directory.number(Tag.GATAN_SCALE_X);
        double y = unitY.convert(directory.number(Tag.GATAN_SCALE_Y), unitX);
        double originX = directory.number(Tag.GATAN_ORIGIN_X);
        double originY = directory.number(Tag.GATAN_ORIGIN_Y);
        return PixelSize.of(x, y, unitX, Double.isNaN(originX) ? 0 : 0.0 - originX * x, Double.isNaN(originY) ? 0 : 0.0 - originY * y,
                "DigitalMicrograph");
    }

    private static PixelSize ome(List<String> descriptions) {
        for (String text : descriptions) {
            if (text.contains("<OME") && text.contains("PhysicalSizeX=")) {
                double x = number(text, "PhysicalSizeX");
                double y = number(text, "PhysicalSizeY");
                Unit unit = unit(text, "PhysicalSizeXUnit");
                Unit unitY = unit(text, "PhysicalSizeYUnit");
                if (unitY.convertsTo(unit)) {
                    return PixelSize.of(x, unitY.convert(Double.isNaN(y) ? x : y, unit), unit, "OME");
                }
            }
        }
        return PixelSize.UNKNOWN;
    }

    private static String attribute(String text, String name) {
        Matcher matcher = Pattern.compile("\\b" + name + "=\"([^\"]{0,40})\"").matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static double number(String text, String name) {
        try {
            return Double.parseDouble(attribute(text, name));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static Unit unit(String text, String name) {
        String unit = attribute(text, name);
        return unit.isEmpty() ? Unit.MICROMETRE : Unit.parse(unit);
    }

    private static PixelSize resolution(Directory directory) throws UserError {
        long code = directory.integer(Tag.RESOLUTION_UNIT, 2);
        double metres = code == 2 ? METRES_IN_INCH : code == 3 ? 0.01 : Double.NaN;
        double x = metres / directory.number(Tag.X_RESOLUTION);
        double y = metres / directory.number(Tag.Y_RESOLUTION);
        if (x < SMALLEST_PRINTED_DOT_IN_METRES && y < SMALLEST_PRINTED_DOT_IN_METRES) {
            return PixelSize.of(Unit.METRE.convert(x, Unit.NANOMETRE), Unit.METRE.convert(y, Unit.NANOMETRE), Unit.NANOMETRE, "resolution");
        }
        return PixelSize.UNKNOWN;
    }
}
