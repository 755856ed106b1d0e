package org.lamella.interphase;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamella.layers.RegionDepths;

/**
 * A table of layer depths measured by hand, so that published data can be computed again. Understood are:
 * <ul>
 * <li>a row for each region and a column of thicknesses for each layer, named by the heading;</li>
 * <li>a row for each region and a column for each boundary, headed {@code boundary 1}, {@code boundary 2} ...;</li>
 * <li>a row for each layer of each region, with columns {@code region}, {@code layer} and either {@code thickness}
 * (or {@code depth}) or {@code start} and {@code end}.</li>
 * </ul>
 * A heading may carry a unit: {@code Li+Li2O (nm)}, {@code thickness [um]}; without one it is nm. Several values of one
 * layer in one region are its repeated measurements. A column headed {@code total} is computed anew.
 *
 * @param layers the layers in the order of the table
 * @param regions the regions in the order of the table
 */
public record DepthTable(List<String> layers, List<RegionDepths> regions) {
    private static final Pattern UNIT = Pattern.compile("(.*?)\\s*(?:[(\\[]\\s*([^)\\]]*?)\\s*[)\\]]|[/_](nm|um|µm|A|Å|pm))\\s*");
    private static final Pattern BOUNDARY = Pattern.compile("(?i)(?:boundary|interface|edge|b)[ _]?\\d+");
    private static final Set<String> REGION = Set.of("region", "image", "name", "sample", "file", "id", "no", "nr", "#");
    private static final Map<String, Double> LENGTHS = Map.of("", 1.0, "nm", 1.0, "um", 1e3, "µm", 1e3, "μm", 1e3, "a", 0.1, "å", 0.1,
            "pm", 1e-3, "angstrom", 0.1);

    public DepthTable {
        layers = List.copyOf(layers);
        regions = List.copyOf(regions);
    }

    /** A heading without its unit, and what its numbers are to be multiplied with. */
    private record Heading(String name, double factor) {
    }

    /**
     * Reads a table.
     *
     * @param text the whole file; separated by commas, semicolons or tabs; lines that begin with {@code #} are left out
     * @throws IllegalArgumentException with the line and what is wrong there
     */
    public static DepthTable parse(String text) {
        List<String[]> rows = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        String[] all = text.replace("\uFEFF", "").split("\\R");
        char separator = separator(all);
        for (int i = 0; i < all.length; i++) {
            if (!all[i].isBlank() && !all[i].stripLeading().startsWith("#")) {
                rows.add(cells(all[i], separator));
                lines.add(i + 1);
            }
        }
        if (rows.size() < 2) {
            throw new IllegalArgumentException("a table of depths needs a line of headings and at least one line of numbers");
        }
        List<Heading> headings = new ArrayList<>();
        for (String cell : rows.get(0)) {
            headings.add(heading(cell, lines.get(0)));
        }
        Reader reader = new Reader(headings, rows, lines, separator != ',');
        return reader.column("layer") >= 0 ? reader.longForm() : reader.wideForm();
    }

    private static char separator(String[] lines) {
        for (String line : lines) {
            if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
                return line.indexOf('\t') >= 0 ? '\t' : line.indexOf(';') >= 0 ? ';' : ',';
            }
        }
        return ',';
    }

    private static String[] cells(String line, char separator) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells.toArray(String[]::new);
    }

    private static Heading heading(String cell, int line) {
        Matcher matcher = UNIT.matcher(cell);
        if (!matcher.matches()) {
            return new Heading(cell, 1);
        }
        String unit = (matcher.group(2) != null ? matcher.group(2) : matcher.group(3)).toLowerCase(Locale.ROOT);
        Double factor = LENGTHS.get(unit);
        if (factor == null) {
            throw new IllegalArgumentException("line " + line + ": '" + unit + "' in the heading '" + cell
                    + "' is no length; use nm, um, A or pm");
        }
        return new Heading(matcher.group(1), factor);
    }

    /** The rows on their way to regions. */
    private record Reader(List<Heading> headings, List<String[]> rows, List<Integer> lines, boolean decimalComma) {
        int column(String name) {
            for (int i = 0; i < headings.size(); i++) {
                if (headings.get(i).name.equalsIgnoreCase(name)) {
                    return i;
                }
            }
            return -1;
        }

        private int regionColumn() {
            for (int i = 0; i < headings.size(); i++) {
                if (REGION.contains(headings.get(i).name.toLowerCase(Locale.ROOT)) || headings.get(i).name.isEmpty()) {
                    return i;
                }
            }
            return -1;
        }

        /** The first column, when it holds no numbers. */
        private int firstNames() {
            boolean isNames = headings.size() > 1;
            for (int row = 1; row < rows.size() && isNames; row++) {
                isNames = !rows.get(row)[0].matches("[-+.,0-9eE]*");
            }
            return isNames ? 0 : -1;
        }

        private double number(int row, int column) {
            String[] cells = rows.get(row);
            String cell = column < cells.length ? cells[column] : "";
            if (cell.isEmpty() || cell.equalsIgnoreCase("nan") || cell.equals("-")) {
                return Double.NaN;
            }
            try {
                double value = Double.parseDouble(decimalComma ? cell.replace(',', '.') : cell) * headings.get(column).factor;
                if (Double.isFinite(value)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // told below
            }
            throw new IllegalArgumentException("line " + lines.get(row) + ", column '" + headings.get(column).name + "': '" + cell
                    + "' is no number");
        }

        private double thickness(int row, int column) {
            double value = number(row, column);
            if (value < 0) {
                throw new IllegalArgumentException("line " + lines.get(row) + ", column '" + headings.get(column).name
                        + "': a thickness cannot be negative: " + value);
            }
            return value;
        }

        private String region(int row, int column) {
            return column < 0 || column >= rows.get(row).length || rows.get(row)[column].isEmpty() ? Integer.toString(row)
                    : rows.get(row)[column];
        }

        DepthTable wideForm() {
            int regions = regionColumn() >= 0 ? regionColumn() : firstNames();
            List<Integer> columns = new ArrayList<>();
            for (int i = 0; i < headings.size(); i++) {
                if (i != regions && !headings.get(i).name.equalsIgnoreCase("total")) {
                    columns.add(i);
                }
            }
            boolean areBoundaries = columns.size() > 1 && columns.stream().allMatch(i -> BOUNDARY.matcher(headings.get(i).name).matches());
            List<String> layers = new ArrayList<>();
            for (int i = areBoundaries ? 1 : 0; i < columns.size(); i++) {
                layers.add(areBoundaries ? "layer " + i : headings.get(columns.get(i)).name);
            }
            Values values = new Values(layers);
            for (int row = 1; row < rows.size(); row++) {
                if (rows.get(row).length > headings.size()) {
                    throw new IllegalArgumentException("line " + lines.get(row) + " has " + rows.get(row).length + " cells for "
                            + headings.size() + " headings");
                }
                for (int layer = 0; layer < layers.size(); layer++) {
                    double value = areBoundaries ? number(row, columns.get(layer + 1)) - number(row, columns.get(layer))
                            : thickness(row, columns.get(layer));
                    if (value < 0) {
                        throw new IllegalArgumentException("line " + lines.get(row) + ": boundary " + (layer + 2) + " lies before boundary "
                                + (layer + 1));
                    }
                    values.add(region(row, regions), layers.get(layer), value);
                }
            }
            return values.table();
        }

        DepthTable longForm() {
            int regions = regionColumn();
            int layer = column("layer");
            int thickness = column("thickness") >= 0 ? column("thickness") : column("depth");
            int start = column("start");
            int end = column("end");
            if (regions < 0 || thickness < 0 && (start < 0 || end < 0)) {
                throw new IllegalArgumentException("line " + lines.get(0) + ": besides 'layer' the columns 'region' and 'thickness', or"
                        + " 'region', 'start' and 'end', are needed");
            }
            Set<String> layers = new LinkedHashSet<>();
            for (int row = 1; row < rows.size(); row++) {
                layers.add(region(row, layer));
            }
            Values values = new Values(List.copyOf(layers));
            for (int row = 1; row < rows.size(); row++) {
                double value = thickness >= 0 ? thickness(row, thickness) : number(row, end) - number(row, start);
                if (value < 0) {
                    throw new IllegalArgumentException("line " + lines.get(row) + ": the layer ends before it starts");
                }
                values.add(region(row, regions), region(row, layer), value);
            }
            return values.table();
        }
    }

    /** Values by region and layer. */
    private static final class Values {
        private final List<String> layers;
        private final Map<String, List<List<Double>>> regions = new LinkedHashMap<>();

        Values(List<String> layers) {
            this.layers = layers;
            if (layers.isEmpty()) {
                throw new IllegalArgumentException("the table has no column of depths");
            }
            if (layers.stream().distinct().count() < layers.size()) {
                throw new IllegalArgumentException("two columns of the table have the same heading");
            }
        }

        void add(String region, String layer, double value) {
            List<List<Double>> all = regions.computeIfAbsent(region, key -> {
                List<List<Double>> empty = new ArrayList<>();
                layers.forEach(name -> empty.add(new ArrayList<>()));
                return empty;
            });
            if (!Double.isNaN(value)) {
                all.get(layers.indexOf(layer)).add(value);
            }
        }

        DepthTable table() {
            List<RegionDepths> all = new ArrayList<>();
            regions.forEach((name, values) -> {
                double[] mean = new double[layers.size()];
                double[] variance = new double[layers.size()];
                double total = 0;
                double totalVariance = 0;
                for (int i = 0; i < mean.length; i++) {
                    double[] sorted = values.get(i).stream().mapToDouble(Double::doubleValue).sorted().toArray();
                    mean[i] = Arrays.stream(sorted).average().orElse(Double.NaN);
                    double middle = mean[i];
                    // The variance of the region's mean, from its repeated measurements.
                    variance[i] = sorted.length < 2 ? Double.NaN
                            : Arrays.stream(sorted).map(v -> (v - middle) * (v - middle)).sum() / (sorted.length - 1) / sorted.length;
                    total += mean[i];
                    totalVariance += variance[i];
                }
                all.add(new RegionDepths(name, mean, variance, total, totalVariance));
            });
            return new DepthTable(layers, all);
        }
    }
}
