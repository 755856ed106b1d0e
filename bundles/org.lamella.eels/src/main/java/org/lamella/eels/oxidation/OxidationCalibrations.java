package org.lamella.eels.oxidation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lamella.data.UserError;
import org.lamella.eels.EdgeTable;

/** The calibrations that come with the product, and those of a user's file in the same form. */
public final class OxidationCalibrations {
    private static final long MOST_BYTES = 1_000_000;

    private OxidationCalibrations() {
    }

    public static List<OxidationCalibration> builtIn() {
        try (InputStream stream = OxidationCalibrations.class.getResourceAsStream("calibrations.txt")) {
            if (stream == null) {
                throw new IllegalStateException("the product lacks its file calibrations.txt");
            }
            return parse("calibrations.txt", new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UserError e) {
            throw new IllegalStateException("a calibration of the product is wrong: " + e.getMessage(), e);
        }
    }

    /** @throws UserError when the file cannot be read or a line is wrong: says which */
    public static List<OxidationCalibration> read(Path file) throws UserError {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UserError(file + " is too large for a list of calibrations");
            }
            return parse(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads calibrations, one a line: {@code name | edge | protocol | state=ratio, ... | source}.
     *
     * @param file for messages
     * @throws UserError when a line is wrong: says which and how it should be
     */
    public static List<OxidationCalibration> parse(String file, String text) throws UserError {
        List<OxidationCalibration> calibrations = new ArrayList<>();
        EdgeTable edges = EdgeTable.builtIn();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
                String[] fields = line.split("\\|", -1);
                if (fields.length != 5) {
                    throw new UserError(file + ", line " + number + ": expected is 'name | edge | protocol | state=ratio, ... | source'");
                }
                try {
                    calibrations.add(new OxidationCalibration(fields[0].strip(), edges.edge(fields[1]).name(), fields[2].strip(), points(fields[3]),
                            fields[4].strip()));
                } catch (IllegalArgumentException e) {
                    throw new UserError(file + ", line " + number + ": " + e.getMessage(), e);
                }
            }
        }
        return List.copyOf(calibrations);
    }

    private static List<OxidationCalibration.Point> points(String text) {
        List<OxidationCalibration.Point> points = new ArrayList<>();
        for (String part : text.split(",")) {
            String[] sides = part.split("=");
            String[] ratio = sides.length == 2 ? sides[1].split("\\+-|±") : new String[0];
            try {
                points.add(new OxidationCalibration.Point(Double.parseDouble(sides[0].strip()), Double.parseDouble(ratio[0].strip()),
                        ratio.length > 1 ? Double.parseDouble(ratio[1].strip()) : 0));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new IllegalArgumentException("'" + part.strip() + "' is not a state and its ratio, as in 2=3.85 or 2=3.85+-0.1", e);
            }
        }
        return points;
    }
}
