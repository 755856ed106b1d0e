package org.lamella.layers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.lamella.data.Image;

/**
 * Takes the boundaries of layers from a mask or a label image in place of tracing them. Label 0 is the background; every other
 * label is a layer, in order of depth, unless most of its rim is against one other layer and it is small: then it is something
 * inside that layer (a crack, a void), which belongs to it and counts as not dense.
 */
public final class LabelBoundaries {
    /** More different values than this are no labels. */
    public static final int MOST_LABELS = 32;
    private static final double INSIDE_RIM = 0.5;
    private static final double INSIDE_AREA = 0.25;
    /** Standard deviation of a place that is rounded to whole pixels. */
    private static final double ROUNDING = 1 / Math.sqrt(12);

    private final LayerSettings settings;

    public LabelBoundaries(LayerSettings settings) {
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /** Whether an image holds labels: whole numbers, and few different ones. */
    public static boolean isLabels(Image image) {
        double[] seen = new double[MOST_LABELS / 2];
        int count = 0;
        for (double value : image.pixels()) {
            boolean known = false;
            for (int i = 0; i < count && !known; i++) {
                known = seen[i] == value;
            }
            if (!known) {
                if (value != Math.rint(value) || count == seen.length) {
                    return false;
                }
                seen[count++] = value;
            }
        }
        return count > 1;
    }

    /**
     * The boundaries of a label image.
     *
     * @throws IllegalArgumentException when it holds no labels, or not as many layers as there are names
     */
    public SectionTrace trace(Image image, SectionScale scale) {
        int[] values = Arrays.stream(image.pixels()).mapToInt(value -> (int) value).toArray();
        Map<Integer, Integer> areas = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            if (image.pixels()[i] != values[i] || areas.size() > MOST_LABELS) {
                throw new IllegalArgumentException("this is no label image: its pixels are no small set of whole numbers");
            }
            areas.merge(values[i], 1, Integer::sum);
        }
        double direction = settings.direction() != null ? settings.direction()
                : StackDirection.find(image.pixels(), image.width(), image.height(), scale.pixelY() / scale.pixelX());
        SectionFrame frame = SectionFrame.along(direction, image.width(), image.height());
        SectionGrid grid = SectionGrid.of(image.pixels(), frame);
        Map<Integer, Integer> inside = inside(grid, areas);
        List<Integer> layers = areas.keySet().stream().filter(label -> label != 0 && !inside.containsKey(label))
                .sorted(Comparator.comparingDouble(label -> meanDepth(grid, label))).toList();
        if (!areas.containsKey(0) && layers.size() > 2) {
            // Without a background the first and the last label are what the layers lie between.
            layers = layers.subList(1, layers.size() - 1);
        }
        if (layers.isEmpty()) {
            return SectionTrace.none(frame, direction, Double.NaN, "no layer is labelled");
        }
        if (!settings.names().isEmpty() && settings.names().size() != layers.size()) {
            throw new IllegalArgumentException("the labels " + layers + " are " + layers.size() + " layers, but " + settings.names().size()
                    + " are named");
        }
        return trace(grid, frame, scale, layers, inside);
    }

    /** Labels that lie inside others, with the label that each belongs to. */
    private static Map<Integer, Integer> inside(SectionGrid grid, Map<Integer, Integer> areas) {
        Map<Integer, Map<Integer, Integer>> rims = new TreeMap<>();
        for (int c = 0; c < grid.columns; c++) {
            for (int z = 0; z < grid.depth; z++) {
                int label = (int) grid.grey[c * grid.depth + z];
                if (z > 0) {
                    touch(rims, label, (int) grid.grey[c * grid.depth + z - 1]);
                }
                if (c > 0) {
                    touch(rims, label, (int) grid.grey[(c - 1) * grid.depth + z]);
                }
            }
        }
        Map<Integer, Integer> inside = new TreeMap<>();
        rims.forEach((label, rim) -> {
            int all = rim.values().stream().mapToInt(Integer::intValue).sum();
            rim.forEach((other, length) -> {
                if (label != 0 && other != 0 && length > INSIDE_RIM * all && areas.get(label) < INSIDE_AREA * areas.get(other)) {
                    inside.put(label, other);
                }
            });
        });
        return inside;
    }

    private static void touch(Map<Integer, Map<Integer, Integer>> rims, int first, int second) {
        if (first != second) {
            rims.computeIfAbsent(first, key -> new TreeMap<>()).merge(second, 1, Integer::sum);
            rims.computeIfAbsent(second, key -> new TreeMap<>()).merge(first, 1, Integer::sum);
        }
    }

    private static double meanDepth(SectionGrid grid, int label) {
        double sum = 0;
        long count = 0;
        for (int i = 0; i < grid.grey.length; i++) {
            if (grid.grey[i] == label) {
                sum += i % grid.depth;
                count++;
            }
        }
        return sum / count;
    }

    private SectionTrace trace(SectionGrid grid, SectionFrame frame, SectionScale scale, List<Integer> layers, Map<Integer, Integer> inside) {
        int columns = grid.columns;
        double[][] tops = new double[layers.size()][columns];
        double[][] bottoms = new double[layers.size()][columns];
        List<LayerContent> contents = new ArrayList<>();
        for (int k = 0; k < layers.size(); k++) {
            int label = layers.get(k);
            boolean[] part = part(grid, label, inside);
            double[] shares = new double[columns];
            long dense = 0;
            long all = 0;
            for (int c = 0; c < columns; c++) {
                int[] extent = extent(part, c, grid.depth);
                boolean present = extent[1] >= extent[0];
                tops[k][c] = present ? extent[0] - 0.5 : Double.NaN;
                bottoms[k][c] = present ? extent[1] + 0.5 : Double.NaN;
                int count = 0;
                for (int z = extent[0]; z <= extent[1]; z++) {
                    count += grid.grey[c * grid.depth + z] == label ? 1 : 0;
                }
                int length = extent[1] - extent[0] + 1;
                shares[c] = present ? 1 - count / (double) length : Double.NaN;
                dense += count;
                all += present ? length : 0;
            }
            contents.add(VoidFraction.content(shares, 1 - dense / (double) all, Double.NaN));
        }
        List<String> names = settings.names(layers.size());
        List<Boundary> boundaries = new ArrayList<>();
        for (int k = 0; k <= layers.size(); k++) {
            double[] position = new double[columns];
            for (int c = 0; c < columns; c++) {
                double above = k == 0 ? Double.NaN : bottoms[k - 1][c];
                double below = k == layers.size() ? Double.NaN : tops[k][c];
                position[c] = Double.isNaN(above) ? below : Double.isNaN(below) ? above : (above + below) / 2;
            }
            boundaries.add(boundary(LayerTracing.boundaryName(names, k), closed(position), grid.depth));
        }
        return new SectionTrace(frame, LayerTracing.direction(frame, boundaries, scale), boundaries, contents, Double.NaN, List.of());
    }

    /** Marks the largest connected part of a layer with what lies inside it: stray pixels do not count. */
    private static boolean[] part(SectionGrid grid, int label, Map<Integer, Integer> inside) {
        int[] number = new int[grid.grey.length];
        int[] stack = new int[grid.grey.length];
        int best = 0;
        int bestSize = 0;
        int parts = 0;
        for (int start = 0; start < number.length; start++) {
            if (number[start] != 0 || !belongs(grid, start, label, inside)) {
                continue;
            }
            parts++;
            int size = 0;
            int waiting = 0;
            stack[waiting++] = start;
            number[start] = parts;
            while (waiting > 0) {
                int at = stack[--waiting];
                size++;
                int z = at % grid.depth;
                for (int next : new int[] {z > 0 ? at - 1 : -1, z < grid.depth - 1 ? at + 1 : -1, at - grid.depth, at + grid.depth}) {
                    if (next >= 0 && next < number.length && number[next] == 0 && belongs(grid, next, label, inside)) {
                        number[next] = parts;
                        stack[waiting++] = next;
                    }
                }
            }
            if (size > bestSize) {
                bestSize = size;
                best = parts;
            }
        }
        boolean[] part = new boolean[number.length];
        for (int i = 0; i < part.length; i++) {
            part[i] = best > 0 && number[i] == best;
        }
        return part;
    }

    private static boolean belongs(SectionGrid grid, int index, int label, Map<Integer, Integer> inside) {
        int value = (int) grid.grey[index];
        return value == label || inside.getOrDefault(value, value) == label;
    }

    /** First and last pixel of a part in a column. */
    private static int[] extent(boolean[] part, int column, int depth) {
        int first = depth;
        int last = -1;
        for (int z = 0; z < depth; z++) {
            if (part[column * depth + z]) {
                first = Math.min(first, z);
                last = z;
            }
        }
        return new int[] {first, last};
    }

    /** Where a layer is not there its two boundaries meet on the line between the columns beside. */
    private static double[] closed(double[] position) {
        return EdgeRefinement.smooth(position, 1);
    }

    private static Boundary boundary(String name, double[] position, int depth) {
        double[] confidence = new double[position.length];
        Arrays.fill(confidence, 1);
        for (int c = 0; c < position.length; c++) {
            // A layer that reaches the edge of the image goes on beyond it.
            if (position[c] < 0 || position[c] > depth - 1) {
                position[c] = Double.NaN;
            }
        }
        return new Boundary(name, position.clone(), position, confidence, new boolean[position.length], 1, ROUNDING, Double.NaN, Double.NaN,
                Double.NaN, 0, 0);
    }
}
