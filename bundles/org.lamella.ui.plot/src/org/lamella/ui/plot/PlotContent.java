package org.lamella.ui.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lamella.analysis.Figure;
import org.lamella.figure.Curve;
import org.lamella.figure.FigureGrid;
import org.lamella.figure.PlotAxis;
import org.lamella.figure.ProfilePlot;

/**
 * What a plot shows.
 *
 * @param x the axis to the right, with its unit
 * @param y the axis upwards, with its unit
 * @param curves the curves, later ones over earlier ones
 * @param lines vertical lines with names
 * @param spans parts of the x axis that are shaded, for example an interphase
 */
public record PlotContent(PlotAxis x, PlotAxis y, List<Curve> curves, List<Line> lines, List<Span> spans) {
    /** A vertical line, for example at an energy or a reflection. */
    public record Line(double x, String label, int category) {
    }

    /** A shaded part of the x axis. */
    public record Span(double from, double to, String label, int category) {
    }

    public PlotContent {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        curves = List.copyOf(curves);
        lines = List.copyOf(lines);
        spans = List.copyOf(spans);
    }

    public PlotContent(PlotAxis x, PlotAxis y, List<Curve> curves, List<Line> lines) {
        this(x, y, curves, lines, List.of());
    }

    public static PlotContent of(PlotAxis x, PlotAxis y, List<Curve> curves) {
        return new PlotContent(x, y, curves, List.of(), List.of());
    }

    public PlotContent withLogarithmicY(boolean logarithmic) {
        return new PlotContent(x, new PlotAxis(y.title(), y.unit(), logarithmic, Double.NaN, Double.NaN), curves, lines, spans);
    }

    /** The same as a figure for saving. */
    public Figure figure(String name) {
        ProfilePlot.Builder plot = ProfilePlot.of(x, y);
        spans.forEach(span -> plot.span(span.from, span.to, span.category));
        curves.forEach(plot::curve);
        lines.forEach(line -> plot.line(line.x, line.label, line.category));
        String plain = name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceFirst("^[^A-Za-z0-9]+", "");
        return FigureGrid.of(plain.isEmpty() ? "plot" : plain, "", FigureGrid.DOUBLE_COLUMN, plot.build());
    }

    /**
     * The numbers as text: headings with units, a column of x for each set of positions, then the curves at these positions
     * and their uncertainties.
     *
     * @param separator between the cells: a comma for CSV, a tab for the clipboard
     */
    public String text(char separator) {
        Map<double[], List<Curve>> groups = new LinkedHashMap<>();
        for (Curve curve : curves) {
            double[] known = groups.keySet().stream().filter(each -> java.util.Arrays.equals(each, curve.x())).findFirst().orElse(curve.x());
            groups.computeIfAbsent(known, each -> new ArrayList<>()).add(curve);
        }
        List<String> headings = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        groups.forEach((positions, members) -> {
            headings.add(x.heading());
            columns.add(positions);
            for (Curve curve : members) {
                String title = curve.name().isBlank() ? y.heading() : curve.name() + (y.unit().symbol().isEmpty() ? "" : " (" + y.unit().symbol() + ")");
                headings.add(title);
                columns.add(curve.y());
                if (curve.lower().length > 0) {
                    headings.add(title + " lower");
                    columns.add(curve.lower());
                    headings.add(title + " upper");
                    columns.add(curve.upper());
                }
            }
        });
        StringBuilder text = new StringBuilder();
        text.append(String.join(String.valueOf(separator), headings.stream().map(heading -> quoted(heading, separator)).toList())).append("\r\n");
        int rows = columns.stream().mapToInt(column -> column.length).max().orElse(0);
        for (int row = 0; row < rows; row++) {
            for (int c = 0; c < columns.size(); c++) {
                text.append(c == 0 ? "" : separator);
                double[] column = columns.get(c);
                text.append(row < column.length && Double.isFinite(column[row]) ? Double.toString(column[row]) : "");
            }
            text.append("\r\n");
        }
        return text.toString();
    }

    private static String quoted(String text, char separator) {
        return text.indexOf(separator) >= 0 || text.indexOf('"') >= 0 ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
