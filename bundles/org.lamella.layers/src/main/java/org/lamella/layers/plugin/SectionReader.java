package org.lamella.layers.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Image;
import org.lamella.data.Metadata;
import org.lamella.data.Region;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.layers.DataBar;
import org.lamella.layers.SectionScale;

/**
 * Turns what a file says into a section: its image without data bar, the size of its pixels, and the tilt under which it was
 * looked at, which is taken off once.
 *
 * @param pixelSize in nm, or null for the file's own
 * @param tilt in degrees, or null for the file's own
 * @param tiltUncertainty in degrees
 * @param corrected whether the image's foreshortening was already taken off; null when the file says
 * @param calibrationUncertainty relative
 * @param dataBar rows of the data bar, or null to find them
 */
record SectionReader(Double pixelSize, Double tilt, double tiltUncertainty, Boolean corrected, double calibrationUncertainty, Integer dataBar) {
    private static final Pattern TILT_CORRECTION = Pattern.compile("(?i).*tilt[ _]?corr(ection)?[ _]?(is)?[ _]?(on)?");
    private static final Pattern YES = Pattern.compile("(?i)\\s*(yes|on|true|1)\\s*");
    private static final String COMMON = "Lamella/";
    private static final String BAR_HEIGHT = "DatabarHeight";
    /** Below this a stage was not tilted to look at a section, above it there is nothing to correct. */
    private static final double LEAST_TILT = 20;
    private static final double MOST_TILT = 89;

    /**
     * A section as it is analysed.
     *
     * @param image with the true lengths of its axes; in pixels when nobody knows their size
     * @param scale of its pixels
     * @param unit of lengths
     * @param dataBar rows that were left out
     * @param tiltNote how the tilt was dealt with, empty for nothing
     * @param notes what a reader should know
     */
    record Section(Image image, SectionScale scale, Unit unit, int dataBar, String tiltNote, List<String> notes) {
    }

    /**
     * Reads one image of a dataset.
     *
     * @param index which image
     * @param name of the file, for messages
     * @throws UserError when there is no such image, or a parameter does not fit it
     */
    Section read(Dataset dataset, long index, String name) throws UserError {
        Image plain;
        try {
            plain = dataset.image(index);
        } catch (OutOfMemoryError e) {
            throw new UserError(name + ": the image is too large for the memory of this program", e);
        }
        int bar = bar(dataset.metadata(), plain, name);
        Image image = bar == 0 ? plain : plain.crop(new Region.Rectangle("section", 0, 0, plain.width(), plain.height() - bar));
        List<String> notes = new ArrayList<>();
        boolean calibrated = pixelSize != null || plain.x().unit().isLength() && plain.y().unit().isLength();
        Unit unit = calibrated ? Unit.NANOMETRE : Unit.PIXEL;
        double x = pixelSize != null ? pixelSize : calibrated ? Math.abs(plain.x().in(unit).scale()) : 1;
        double y = pixelSize != null ? pixelSize : calibrated ? Math.abs(plain.y().in(unit).scale()) : 1;
        if (!calibrated) {
            notes.add(name + " has no pixel size; lengths are in pixels (give pixelSize, for example -p pixelSize=5nm)");
        }
        double[] angle = new double[] {90, 0};
        String tiltNote = tilt(dataset.metadata(), name, angle, notes);
        SectionScale scale;
        try {
            scale = SectionScale.tilted(x, y, calibrated ? calibrationUncertainty : 0, angle[0], angle[1]);
        } catch (IllegalArgumentException e) {
            throw new UserError(name + ": " + e.getMessage(), e);
        }
        Image sized = image.withAxes(axis(image.x(), scale.pixelX(), unit), axis(image.y(), scale.pixelY(), unit));
        return new Section(sized, scale, unit, bar, tiltNote, notes);
    }

    private static Axis axis(Axis axis, double scale, Unit unit) {
        return axis.withCalibration(scale, 0, unit);
    }

    private int bar(Metadata metadata, Image image, String name) throws UserError {
        int rows;
        if (dataBar != null) {
            rows = dataBar;
        } else {
            OptionalDouble told = number(metadata, BAR_HEIGHT);
            // A file that tells of a bar may have been saved without it.
            int found = DataBar.rows(image);
            boolean isThere = told.isPresent() && told.getAsDouble() > 0 && Math.abs(found - told.getAsDouble()) <= 4;
            rows = isThere ? (int) Math.max(told.getAsDouble(), found) : found;
        }
        if (rows > image.height() - 16) {
            throw new UserError(name + ": a data bar of " + rows + " rows leaves nothing of an image of " + image.height() + " rows");
        }
        return rows;
    }

    /** The angle to correct for and its uncertainty, into {@code angle}; says how it came about. */
    private String tilt(Metadata metadata, String name, double[] angle, List<String> notes) {
        boolean told = tilt != null;
        OptionalDouble stage = metadata.number(COMMON + "tilt");
        boolean electrons = !metadata.text("FEI/Beam/Beam").orElse("EBeam").startsWith("I");
        double degrees = told ? tilt : stage.isPresent() && electrons ? Math.abs(stage.getAsDouble()) : 90;
        if (!told && !(degrees >= LEAST_TILT && degrees <= MOST_TILT)) {
            return "";
        }
        if (degrees >= MOST_TILT + 1) {
            return "";
        }
        String source = String.format(Locale.ROOT, "%.1f deg (%s)", degrees, told ? "given" : "from the file");
        boolean done = corrected != null ? corrected : find(metadata, TILT_CORRECTION).map(text -> YES.matcher(text).matches()).orElse(false);
        if (done) {
            String note = "tilt " + source + ": the image was already corrected for it" + (corrected == null ? ", as its file says" : "");
            notes.add(name + ": " + note);
            return note;
        }
        angle[0] = degrees;
        angle[1] = tiltUncertainty;
        String note = String.format(Locale.ROOT, "tilt %s: lengths down the image are divided by sin(tilt) = %.4f", source,
                Math.sin(Math.toRadians(degrees)));
        if (!told) {
            notes.add(name + ": " + note + "; give tilt=90deg if the section was looked at straight");
        }
        return note;
    }

    /** The first text anywhere in the tree whose name fits. */
    private static Optional<String> find(Metadata metadata, Pattern name) {
        for (var entry : metadata.entries().entrySet()) {
            Optional<String> found = entry.getValue() instanceof Metadata node ? find(node, name)
                    : name.matcher(entry.getKey()).matches() ? Optional.of(entry.getValue().toString()) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static OptionalDouble number(Metadata metadata, String name) {
        try {
            return find(metadata, Pattern.compile(Pattern.quote(name))).map(Double::parseDouble).map(OptionalDouble::of).orElse(OptionalDouble.empty());
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
