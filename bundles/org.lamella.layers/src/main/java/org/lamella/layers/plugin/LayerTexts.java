package org.lamella.layers.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamella.data.UserError;
import org.lamella.layers.LevelHint;
import org.lamella.layers.SectionCorrection;

/** Reads names of layers, grey levels at boundaries and corrections as people type them, and writes corrections so. */
public final class LayerTexts {
    private static final String LEVELS_FORM = "200/40|110; 110|40";
    private static final String CORRECTIONS_FORM = "image_03: 2=(512 330) (800 341), 3=(100 420)";
    private static final Pattern POINT = Pattern.compile("\\(\\s*([-+.0-9eE]+)[\\s,]+([-+.0-9eE]+)\\s*\\)");
    private static final Pattern BOUNDARY = Pattern.compile("(\\d+)\\s*=\\s*((?:\\([^()]*\\)\\s*)+),?\\s*");

    private LayerTexts() {
    }

    /** Names behind commas or semicolons. */
    static List<String> names(String[] items) {
        return Arrays.stream(items).flatMap(item -> Arrays.stream(item.split(";"))).map(String::strip).filter(name -> !name.isEmpty()).toList();
    }

    /**
     * Grey levels at each boundary behind semicolons, those above and below apart by a bar, several by slashes.
     *
     * @throws UserError when the text has another form
     */
    static List<LevelHint> levels(String text) throws UserError {
        List<LevelHint> hints = new ArrayList<>();
        for (String part : text.split(";")) {
            if (part.isBlank()) {
                continue;
            }
            String[] sides = part.split("\\|", -1);
            try {
                if (sides.length != 2) {
                    throw new NumberFormatException("no two sides");
                }
                hints.add(new LevelHint(numbers(sides[0]), numbers(sides[1])));
            } catch (NumberFormatException e) {
                throw new UserError("levels: '" + part.strip() + "' is not of the form '" + LEVELS_FORM + "' (grey levels above | below)", e);
            } catch (IllegalArgumentException e) {
                throw new UserError("levels: " + e.getMessage(), e);
            }
        }
        return hints;
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split("/")).mapToDouble(number -> Double.parseDouble(number.strip())).toArray();
    }

    /**
     * Points that boundaries must pass through, by image.
     *
     * @throws UserError when the text has another form
     */
    public static Map<String, SectionCorrection> corrections(String text) throws UserError {
        Map<String, SectionCorrection> all = new LinkedHashMap<>();
        for (Map.Entry<String, String> note : InputNotes.parse("corrections", text, CORRECTIONS_FORM).notes().entrySet()) {
            Map<Integer, List<SectionCorrection.Point>> points = new TreeMap<>();
            Matcher matcher = BOUNDARY.matcher(note.getValue());
            int end = 0;
            try {
                while (matcher.find() && matcher.start() == end) {
                    end = matcher.end();
                    points.computeIfAbsent(Integer.valueOf(matcher.group(1)), key -> new ArrayList<>()).addAll(points(matcher.group(2)));
                }
                if (end < note.getValue().length()) {
                    throw new NumberFormatException("something else stands there");
                }
                all.put(note.getKey(), new SectionCorrection(points));
            } catch (NumberFormatException e) {
                throw new UserError("corrections: '" + note.getKey() + ": " + note.getValue() + "' is not of the form '" + CORRECTIONS_FORM
                        + "' (number of the boundary and points in pixels)", e);
            } catch (IllegalArgumentException e) {
                throw new UserError("corrections: " + e.getMessage(), e);
            }
        }
        return all;
    }

    private static List<SectionCorrection.Point> points(String text) {
        List<SectionCorrection.Point> points = new ArrayList<>();
        Matcher matcher = POINT.matcher(text);
        int end = 0;
        while (matcher.find()) {
            if (!text.substring(end, matcher.start()).isBlank()) {
                throw new NumberFormatException("no point: " + text);
            }
            points.add(new SectionCorrection.Point(Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2))));
            end = matcher.end();
        }
        if (points.isEmpty() || !text.substring(end).isBlank()) {
            throw new NumberFormatException("no point: " + text);
        }
        return points;
    }

    /** Corrections as {@link #corrections(String)} reads them. */
    public static String text(Map<String, SectionCorrection> corrections) {
        List<String> images = new ArrayList<>();
        corrections.forEach((image, correction) -> {
            if (!correction.isNone()) {
                List<String> boundaries = new ArrayList<>();
                correction.points().forEach((number, points) -> boundaries.add(number + "=" + String.join(" ",
                        points.stream().map(point -> "(" + round(point.x()) + " " + round(point.y()) + ")").toList())));
                images.add(image + ": " + String.join(", ", boundaries));
            }
        });
        return String.join("; ", images);
    }

    private static String round(double value) {
        return java.math.BigDecimal.valueOf(Math.round(value * 100) / 100.0).stripTrailingZeros().toPlainString();
    }
}
