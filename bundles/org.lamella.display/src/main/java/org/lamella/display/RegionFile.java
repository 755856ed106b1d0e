package org.lamella.display;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.lamella.data.Region;
import org.lamella.data.UserError;

/**
 * Regions as JSON, for files and for the clipboard.
 *
 * <pre>{@code
 * {"lamellaRegions": 1, "regions": [
 *   {"type": "rectangle", "name": "LiPON", "x": 0, "y": 0, "width": 512, "height": 512},
 *   {"type": "line", "name": "across", "x1": 3.5, "y1": 8, "x2": 300, "y2": 10, "width": 5},
 *   {"type": "polygon", "name": "grain", "points": [[1, 1], [5, 1], [3, 4]]},
 *   {"type": "point", "name": "A", "x": 12.5, "y": 30}]}
 * }</pre>
 *
 * <p>All numbers are pixels; the centre of the first pixel is at (0, 0).</p>
 */
public final class RegionFile {
    private static final int VERSION = 1;
    private static final long LARGEST_FILE = 16L << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private RegionFile() {
    }

    /** The regions as text. */
    public static String write(List<? extends Region> regions) {
        ObjectNode root = JSON.createObjectNode();
        root.put("lamellaRegions", VERSION);
        ArrayNode list = root.putArray("regions");
        regions.forEach(region -> write(region, list.addObject()));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain numbers cannot be written", e);
        }
    }

    private static void write(Region region, ObjectNode node) {
        switch (region) {
            case Region.Rectangle r -> node.put("type", "rectangle").put("name", r.name()).put("x", r.x()).put("y", r.y())
                    .put("width", r.width()).put("height", r.height());
            case Region.Line l -> node.put("type", "line").put("name", l.name()).put("x1", l.x1()).put("y1", l.y1()).put("x2", l.x2())
                    .put("y2", l.y2()).put("width", l.width());
            case Region.Polygon p -> {
                ArrayNode points = node.put("type", "polygon").put("name", p.name()).putArray("points");
                p.points().forEach(point -> points.addArray().add(point.x()).add(point.y()));
            }
            case Region.Position p -> node.put("type", "point").put("name", p.name()).put("x", p.x()).put("y", p.y());
        }
    }

    /** Writes a file; it is there whole or not at all. */
    public static void save(List<? extends Region> regions, Path file) throws UserError {
        Path temporary = file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            Files.writeString(temporary, write(regions), StandardCharsets.UTF_8);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UserError(file + ": the regions cannot be saved (" + e.getMessage() + ")", e);
        }
    }

    /** @throws UserError when the file cannot be read or holds no regions */
    public static List<Region> load(Path file) throws UserError {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new UserError(file + ": the file is too large to hold regions");
            }
            return read(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new UserError(file + ": the regions cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /**
     * Reads regions from text.
     *
     * @param source where the text is from, for the message
     * @throws UserError when it holds no regions
     */
    public static List<Region> read(String text, String source) throws UserError {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UserError(source + ": this holds no regions (it is not JSON)", e);
        }
        if (root == null || !root.path("regions").isArray() || root.path("lamellaRegions").asInt(-1) != VERSION) {
            throw new UserError(source + ": this holds no regions of version " + VERSION);
        }
        List<Region> regions = new ArrayList<>();
        for (JsonNode node : root.path("regions")) {
            try {
                regions.add(read(node));
            } catch (IllegalArgumentException e) {
                throw new UserError(source + ", region " + (regions.size() + 1) + ": " + e.getMessage(), e);
            }
        }
        return regions;
    }

    private static Region read(JsonNode node) {
        String name = node.path("name").asText("");
        return switch (node.path("type").asText("")) {
            case "rectangle" -> new Region.Rectangle(name, whole(node, "x"), whole(node, "y"), whole(node, "width"), whole(node, "height"));
            case "line" -> new Region.Line(name, number(node, "x1"), number(node, "y1"), number(node, "x2"), number(node, "y2"),
                    number(node, "width"));
            case "polygon" -> {
                List<Region.Point> points = new ArrayList<>();
                node.path("points").forEach(point -> points.add(new Region.Point(number(point.path(0)), number(point.path(1)))));
                yield new Region.Polygon(name, points);
            }
            case "point" -> new Region.Position(name, number(node, "x"), number(node, "y"));
            default -> throw new IllegalArgumentException("the type '" + node.path("type").asText("") + "' is not known");
        };
    }

    private static double number(JsonNode node, String field) {
        return number(node.path(field));
    }

    private static double number(JsonNode node) {
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw new IllegalArgumentException("a number is missing");
        }
        return node.doubleValue();
    }

    private static int whole(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw new IllegalArgumentException("'" + field + "' must be a whole number");
        }
        return value.intValue();
    }

    /** Rectangles as the parameter {@code region} of an analysis takes them: {@code name=x,y,width,height; ...}. */
    public static String parameter(List<? extends Region> regions) {
        List<String> parts = new ArrayList<>();
        for (Region region : regions) {
            if (region instanceof Region.Rectangle r) {
                parts.add(r.name().replaceAll("[=;]", " ") + "=" + r.x() + "," + r.y() + "," + r.width() + "," + r.height());
            }
        }
        return String.join("; ", parts);
    }
}
