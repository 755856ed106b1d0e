package org.lamella.eels.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lamella.analysis.Table;
import org.lamella.data.Quantity;
import org.lamella.eels.EdgeResult;
import org.lamella.eels.background.BackgroundModel;
import org.lamella.eels.nearedge.PeakValues;
import org.lamella.eels.nearedge.StepValues;
import org.lamella.spectrum.SpectrumSource;

/** The tables of a run. */
final class EelsTables {
    private final List<List<Object>> edges = new ArrayList<>();
    private final List<List<Object>> lines = new ArrayList<>();
    private final List<List<Object>> peaks = new ArrayList<>();
    private final List<List<Object>> thickness = new ArrayList<>();
    private final List<Table> maps = new ArrayList<>();
    private String positionUnit = "";

    void add(MeasuredInput input) {
        if (input.kind() != SpectrumSource.Kind.SPECTRUM) {
            add(input.sum(), input.name() + " (sum)");
        }
        for (MeasuredSpectrum spectrum : input.spectra()) {
            if (spectrum.position() != null) {
                positionUnit = spectrum.position().unit().symbol();
            }
            add(spectrum, spectrum.name());
        }
        if (!input.maps().isEmpty()) {
            maps.add(maps(input));
        }
    }

    private void add(MeasuredSpectrum spectrum, String name) {
        Object position = spectrum.position() == null ? null : spectrum.position().value();
        for (EdgeResult edge : spectrum.edges().edges()) {
            boolean none = edge.background().model() == BackgroundModel.NONE;
            edges.add(Arrays.asList(name, position, edge.edge().name(), edge.isPresent() ? "found" : "no edge", edge.evidence().significance(),
                    value(edge.onset()), uncertainty(edge.onset()), edge.background().model().label(), none ? null : value(edge.background().amplitude()),
                    none ? null : value(edge.background().exponent()), none ? null : uncertainty(edge.background().exponent()),
                    edge.background().window().from(), edge.background().window().to(), edge.integral().value(), uncertainty(edge.integral()),
                    edge.integralWindow().from(), edge.integralWindow().to()));
            if (edge.whiteLines() != null) {
                Quantity fitted = edge.fittedRatio().orElse(Quantity.of(Double.NaN, org.lamella.data.Unit.NONE));
                Quantity state = edge.oxidation() == null || edge.oxidation().state() == null ? null : edge.oxidation().state();
                lines.add(Arrays.asList(name, position, edge.edge().name(), edge.whiteLines().protocol().name(), value(edge.whiteLines().firstPeak()),
                        uncertainty(edge.whiteLines().firstPeak()), value(edge.whiteLines().secondPeak()), uncertainty(edge.whiteLines().secondPeak()),
                        value(edge.whiteLines().ratio()), uncertainty(edge.whiteLines().ratio()), edge.whiteLines().fromCounts(),
                        edge.whiteLines().fromBackground(), edge.whiteLines().fromLowLoss(), edge.whiteLines().fromWindows(), value(fitted),
                        uncertainty(fitted),
                        edge.fittedRatio().isEmpty() ? null : edge.methodsDisagree() ? "differ" : "agree",
                        state == null ? null : value(state), state == null ? null : uncertainty(state)));
            }
            if (edge.fit() != null) {
                for (PeakValues peak : edge.fit().peaks()) {
                    peaks.add(Arrays.asList(name, position, edge.edge().name(), peak.name(), peak.shape().label(), value(peak.center()),
                            uncertainty(peak.center()), value(peak.fwhm()), uncertainty(peak.fwhm()), value(peak.height()), uncertainty(peak.height()),
                            value(peak.area()), uncertainty(peak.area())));
                }
                for (StepValues step : edge.fit().steps()) {
                    peaks.add(Arrays.asList(name, position, edge.edge().name(), step.name(), step.shape().label(), value(step.center()),
                            uncertainty(step.center()), value(step.width()), uncertainty(step.width()), value(step.height()), uncertainty(step.height()),
                            null, null));
                }
            }
        }
        if (spectrum.thickness() != null) {
            thickness.add(Arrays.asList(name, position, value(spectrum.thickness().relative()), uncertainty(spectrum.thickness().relative()),
                    value(spectrum.zeroLoss()), uncertainty(spectrum.zeroLoss())));
        }
    }

    private static Object value(Quantity quantity) {
        return Double.isFinite(quantity.value()) ? quantity.value() : null;
    }

    private static Object uncertainty(Quantity quantity) {
        return Double.isFinite(quantity.uncertainty()) ? quantity.uncertainty() : null;
    }

    private static Table maps(MeasuredInput input) {
        int width = (int) input.x().size();
        List<Table.Column> columns = new ArrayList<>(List.of(column("x", "px"), column("y", "px")));
        input.maps().forEach(map -> columns.add(column(map.title(), map.unit().symbol())));
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < input.maps().get(0).values().length; i++) {
            List<Object> row = new ArrayList<>(List.of(i % width, i / width));
            for (QuantityMap map : input.maps()) {
                row.add(Double.isFinite(map.values()[i]) ? map.values()[i] : null);
            }
            rows.add(row);
        }
        return new Table("maps-" + input.name().replaceAll("[^A-Za-z0-9._-]", "_"), "Fitted quantities of every pixel of " + input.name() + ".", columns, rows);
    }

    List<Table> all() {
        List<Table> tables = new ArrayList<>();
        if (!edges.isEmpty()) {
            tables.add(new Table("edges", "Edges of every spectrum. The amplitude is A of A E^-r with E in eV. Uncertainties are one standard deviation from"
                    + " counts and extrapolated background.", List.of(column("spectrum", ""), column("position", positionUnit), column("edge", ""),
                            column("status", ""), column("significance", ""), column("onset", "eV"), column("u(onset)", "eV"), column("background", ""),
                            column("amplitude", "counts"), column("exponent", ""), column("u(exponent)", ""), column("window from", "eV"),
                            column("window to", "eV"), column("integral", "counts eV"), column("u(integral)", "counts eV"), column("summed from", "eV"),
                            column("summed to", "eV")), edges));
        }
        if (!lines.isEmpty()) {
            tables.add(new Table("white-lines", "White-line ratios by protocol and by the fit of two peaks, and oxidation states. u(ratio) holds its parts"
                    + " from counts, background, low loss and the placing of the windows.", List.of(column("spectrum", ""), column("position", positionUnit),
                            column("edge", ""), column("protocol", ""), column("first peak", "eV"), column("u(first peak)", "eV"),
                            column("second peak", "eV"), column("u(second peak)", "eV"), column("ratio", ""), column("u(ratio)", ""),
                            column("u from counts", ""), column("u from background", ""), column("u from low loss", ""),
                            column("u from windows", ""), column("fitted ratio", ""), column("u(fitted ratio)", ""), column("methods", ""), column("oxidation state", ""), column("u(oxidation state)", "")), lines));
        }
        if (!peaks.isEmpty()) {
            tables.add(new Table("peaks", "Peaks and steps fitted near the edges.", List.of(column("spectrum", ""), column("position", positionUnit),
                    column("edge", ""), column("component", ""), column("shape", ""), column("centre", "eV"), column("u(centre)", "eV"),
                    column("width", "eV"), column("u(width)", "eV"), column("height", "counts"), column("u(height)", "counts"),
                    column("area", "counts eV"), column("u(area)", "counts eV")), peaks));
        }
        if (!thickness.isEmpty()) {
            tables.add(new Table("thickness", "Thickness in inelastic mean free paths (log-ratio), and the zero-loss peak.", List.of(column("spectrum", ""),
                    column("position", positionUnit), column("t/lambda", ""), column("u(t/lambda)", ""), column("zero loss", "eV"),
                    column("u(zero loss)", "eV")), thickness));
        }
        tables.addAll(maps);
        return tables;
    }

    private static Table.Column column(String name, String unit) {
        return new Table.Column(name, unit);
    }
}
