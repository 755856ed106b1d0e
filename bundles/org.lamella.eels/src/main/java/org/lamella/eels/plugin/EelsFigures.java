package org.lamella.eels.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.lamella.analysis.Figure;
import org.lamella.data.Axis;
import org.lamella.data.Image;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.eels.EdgeResult;
import org.lamella.figure.CategoricalColours;
import org.lamella.figure.ColourMap;
import org.lamella.figure.Contrast;
import org.lamella.figure.Curve;
import org.lamella.figure.FigureGrid;
import org.lamella.figure.ImagePanel;
import org.lamella.figure.PlotAxis;
import org.lamella.figure.ProfilePlot;
import org.lamella.spectrum.EnergyWindow;
import org.lamella.spectrum.SpectrumSource;

/** The figures of energy-loss spectra. */
public final class EelsFigures {
    private static final double BEFORE = 15;
    /** A category that is drawn black (white on a dark ground) and in full lines: what was measured. */
    private static final int DATA = 20;

    private EelsFigures() {
    }

    /** The figures of one input: each edge of its sum, quantities along its line, and its maps. */
    static List<Figure> of(MeasuredInput input, int number) {
        List<Figure> figures = new ArrayList<>();
        for (EdgeResult edge : input.sum().edges().edges()) {
            figures.add(edge("edge-" + number + "-" + edge.edge().name(), input.name() + (input.kind() == SpectrumSource.Kind.SPECTRUM ? "" : ", sum of all spectra"),
                    input.energy(), input.total(), edge));
        }
        if (input.kind() == SpectrumSource.Kind.LINE_SCAN) {
            for (EdgeResult edge : input.sum().edges().edges()) {
                along("line-" + number + "-" + edge.edge().name(), input.name(), edge, input.spectra()).ifPresent(figures::add);
            }
            lowLoss("thickness-" + number, input).ifPresent(figures::add);
        }
        if (!input.maps().isEmpty()) {
            figures.add(maps("maps-" + number, input));
        }
        return figures;
    }

    /** When several single spectra were given: their ratios side by side, as the study of an interface shows them. */
    static List<Figure> across(List<MeasuredInput> inputs) {
        List<MeasuredSpectrum> single = inputs.stream().filter(input -> input.kind() == SpectrumSource.Kind.SPECTRUM && !input.spectra().isEmpty())
                .map(input -> input.spectra().get(0)).filter(spectrum -> !spectrum.edges().edges().isEmpty()).toList();
        List<Figure> figures = new ArrayList<>();
        if (single.size() > 1) {
            for (EdgeResult edge : single.get(0).edges().edges()) {
                along("spectra-" + edge.edge().name(), "The spectra in the order given", edge, single).ifPresent(figures::add);
            }
        }
        return figures;
    }

    /** An edge: the spectrum with its background, the continuum's steps, windows, and what they leave. */
    public static FigureGrid edge(String figureName, String spectrum, Axis energy, double[] counts, EdgeResult edge) {
        String caption = spectrum + ", " + edge.edge().name() + ": (a) spectrum and background, fitted in the tinted window on the left"
                + (edge.whiteLines() == null ? " and summed over the other" : "") + "; (b) what the background leaves" + (edge.treated() == null ? "" : ", plural scattering taken out by the low loss")
                + (edge.whiteLines() != null ? ", with the steps of the continuum and the windows of both lines and of the continuum's level (protocol '"
                + edge.whiteLines().protocol().name() + "')" : edge.isPresent() ? "" : ": no edge stands out")
                + (edge.fit() != null ? "; (c) the fit of peaks and steps, and its residuals in units of their standard deviation." : ".");
        FigureGrid.Builder grid = FigureGrid.named(figureName.replaceAll("[^A-Za-z0-9._-]", "_"), caption).columns(1);
        double[] measured = edge.treated() == null ? counts : edge.treated();
        grid.add(spectrum(energy, counts, edge)).add(signal(energy, measured, edge));
        if (edge.fit() != null) {
            grid.add(fit(energy, measured, edge)).add(residuals(energy, measured, edge));
        }
        return grid.build();
    }

    private static double[] range(Axis energy, EdgeResult edge) {
        double to = Math.max(edge.integralWindow().to(), edge.whiteLines() == null ? 0 : edge.whiteLines().windows().get(2).to()) + 5;
        return new double[] {Math.max(energy.coordinate(0), edge.background().window().from() - BEFORE), Math.min(to, energy.coordinate(energy.size() - 1.0))};
    }

    /** Energies and values of the channels between two energies. */
    private static double[][] part(Axis energy, double[] values, double[] range) {
        int first = (int) Math.max(0, Math.ceil(energy.index(range[0])));
        int end = (int) Math.min(values.length, Math.floor(energy.index(range[1])) + 1);
        double[][] part = new double[2][Math.max(0, end - first)];
        for (int i = 0; i < part[0].length; i++) {
            part[0][i] = energy.coordinate(first + i);
            part[1][i] = values[first + i];
        }
        return part;
    }

    private static ProfilePlot.Builder plot(String title, String yTitle, double[] range) {
        return ProfilePlot.of(PlotAxis.linear("energy loss", Unit.ELECTRONVOLT).between(range[0], range[1]), PlotAxis.linear(yTitle, Unit.NONE)).title(title);
    }

    private static ProfilePlot spectrum(Axis energy, double[] counts, EdgeResult edge) {
        double[] range = range(energy, edge);
        double[][] recorded = part(energy, counts, range);
        double[][] curve = part(energy, edge.background().values(energy), new double[] {edge.background().window().from(), range[1]});
        ProfilePlot.Builder plot = plot("Spectrum and background", "counts", range).curve(Curve.steps("spectrum", recorded[0], recorded[1], DATA));
        double[] low = new double[curve[0].length];
        double[] high = new double[curve[0].length];
        for (int i = 0; i < low.length; i++) {
            double uncertainty = edge.background().uncertaintyAt(curve[0][i]);
            low[i] = curve[1][i] - uncertainty;
            high[i] = curve[1][i] + uncertainty;
        }
        plot.curve(Curve.line("background (" + edge.background().model().label() + ")", curve[0], curve[1], 1).withBand(low, high));
        plot.span(edge.background().window().from(), edge.background().window().to(), 1);
        if (edge.whiteLines() == null) {
            plot.span(edge.integralWindow().from(), edge.integralWindow().to(), 2);
        }
        return plot.build();
    }

    private static double[] subtracted(Axis energy, double[] counts, EdgeResult edge) {
        double[] curve = edge.background().values(energy);
        double[] signal = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            signal[i] = counts[i] - curve[i];
        }
        return signal;
    }

    private static ProfilePlot signal(Axis energy, double[] counts, EdgeResult edge) {
        double[] range = range(energy, edge);
        double[][] signal = part(energy, subtracted(energy, counts, edge), new double[] {edge.background().window().from(), range[1]});
        ProfilePlot.Builder plot = plot("Edge", "counts over background", range)
                .curve(Curve.steps("edge", signal[0], signal[1], DATA));
        if (edge.whiteLines() != null) {
            double[] continuum = Arrays.stream(signal[0]).map(edge.whiteLines()::continuum).toArray();
            plot.curve(Curve.line("continuum (" + edge.whiteLines().protocol().shape().label() + " steps)", signal[0], continuum, 1));
            for (int i = 0; i < 3; i++) {
                EnergyWindow window = edge.whiteLines().windows().get(i);
                plot.span(window.from(), window.to(), i == 2 ? CategoricalColours.NONE : i == 0 ? 0 : 2);
            }
            plot.line(edge.whiteLines().firstPeak().value(), String.format(Locale.ROOT, "%s %.2f eV", edge.edge().thresholds().get(0).subshell(),
                    edge.whiteLines().firstPeak().value()), 0);
            plot.line(edge.whiteLines().secondPeak().value(), String.format(Locale.ROOT, "%s %.2f eV", edge.edge().thresholds().get(1).subshell(),
                    edge.whiteLines().secondPeak().value()), 2);
        } else if (edge.isPresent()) {
            plot.line(edge.onset().value(), String.format(Locale.ROOT, "onset %.2f eV", edge.onset().value()), 0);
        }
        return plot.build();
    }

    private static ProfilePlot fit(Axis energy, double[] counts, EdgeResult edge) {
        double[] x = edge.fit().energies(energy);
        double[] background = edge.fit().background(x);
        double[] data = new double[x.length];
        double[] whole = edge.fit().values(x);
        int first = edge.fit().region().firstChannel(energy);
        for (int i = 0; i < x.length; i++) {
            data[i] = counts[first + i] - background[i];
            whole[i] -= background[i];
        }
        double[] range = {x[0], x[x.length - 1]};
        ProfilePlot.Builder plot = plot("Peaks and steps", "counts over background", range).curve(Curve.steps("edge", x, data, DATA));
        for (int c = 0; c < edge.fit().components().size(); c++) {
            plot.curve(Curve.line(edge.fit().components().get(c).name(), x, edge.fit().component(c, x), c + 1));
        }
        return plot.curve(Curve.line("fit", x, whole, 0)).build();
    }

    private static ProfilePlot residuals(Axis energy, double[] counts, EdgeResult edge) {
        double[] x = edge.fit().energies(energy);
        double[] values = edge.fit().values(x);
        double[] residuals = new double[x.length];
        int first = edge.fit().region().firstChannel(energy);
        for (int i = 0; i < x.length; i++) {
            residuals[i] = (counts[first + i] - values[i]) / Math.sqrt(Math.max(edge.noise().variance(values[i]), 1e-300));
        }
        return plot("Residuals", "standard deviations", new double[] {x[0], x[x.length - 1]}).height(80)
                .curve(Curve.steps("", x, residuals, DATA)).build();
    }

    /** Ratio, state and energies of an edge along a line; empty when no spectrum has any of them. */
    static java.util.Optional<FigureGrid> along(String figureName, String title, EdgeResult sum, List<MeasuredSpectrum> spectra) {
        List<ProfilePlot> plots = new ArrayList<>();
        String edge = sum.edge().name();
        add(plots, edge, "Integral", "integral", org.lamella.eels.whiteline.WhiteLineRatio.INTENSITY, spectra, EdgeResult::integral);
        if (sum.whiteLines() != null) {
            String lines = sum.edge().thresholds().get(0).subshell() + "/" + sum.edge().thresholds().get(1).subshell();
            add(plots, edge, "White-line ratio", lines, Unit.NONE, spectra, result -> result.whiteLines() == null ? null : result.whiteLines().ratio());
            add(plots, edge, "Position of " + sum.edge().thresholds().get(0).subshell(), "energy loss", Unit.ELECTRONVOLT, spectra,
                    result -> result.whiteLines() == null ? null : result.whiteLines().firstPeak());
        }
        if (sum.oxidation() != null) {
            add(plots, edge, "Oxidation state", "oxidation state", Unit.NONE, spectra, result -> result.oxidation() == null ? null : result.oxidation().state());
        }
        if (sum.fit() != null && sum.whiteLines() == null && EelsJson.peakIndices(sum.fit()).size() > 1) {
            List<Integer> peaks = EelsJson.peakIndices(sum.fit());
            add(plots, edge, sum.fit().components().get(peaks.get(0)).name() + " / " + sum.fit().components().get(peaks.get(1)).name(), "ratio of areas",
                    Unit.NONE, spectra, result -> result.fit() == null ? null : result.fit().areaRatio(peaks.get(0), peaks.get(1)));
        }
        if (plots.isEmpty()) {
            return java.util.Optional.empty();
        }
        FigureGrid.Builder grid = FigureGrid.named(figureName.replaceAll("[^A-Za-z0-9._-]", "_"), title + ", " + edge
                + " in each spectrum; bars are one standard uncertainty. Where a point is missing there is no edge, or the value was refused.");
        plots.forEach(grid::add);
        return java.util.Optional.of(grid.build());
    }

    private static void add(List<ProfilePlot> plots, String edge, String title, String axis, Unit unit, List<MeasuredSpectrum> spectra,
            Function<EdgeResult, Quantity> quantity) {
        addQuantity(plots, title, axis, unit, spectra, spectrum -> spectrum.edges().edges().stream().filter(each -> each.edge().name().equals(edge)).findFirst()
                .map(quantity).orElse(null));
    }

    private static void addQuantity(List<ProfilePlot> plots, String title, String axis, Unit unit, List<MeasuredSpectrum> spectra,
            Function<MeasuredSpectrum, Quantity> quantity) {
        double[] x = new double[spectra.size()];
        double[] y = new double[x.length];
        double[] uncertainty = new double[x.length];
        Unit positions = spectra.get(0).position() == null ? Unit.NONE : spectra.get(0).position().unit();
        boolean any = false;
        for (int i = 0; i < x.length; i++) {
            x[i] = spectra.get(i).position() == null ? i + 1 : spectra.get(i).position().value();
            Quantity value = quantity.apply(spectra.get(i));
            y[i] = value == null ? Double.NaN : value.value();
            uncertainty[i] = value == null ? Double.NaN : value.uncertainty();
            any |= Double.isFinite(y[i]);
        }
        if (any) {
            plots.add(ProfilePlot.of(PlotAxis.linear(positions.equals(Unit.NONE) ? "spectrum" : "position", positions), PlotAxis.linear(axis, unit)).title(title)
                    .curve(Curve.points("", x, y, 0).withStyle(Curve.Style.POINTS_AND_LINE).withErrorBars(uncertainty)).build());
        }
    }

    /** Thickness and zero loss along a line; empty where there is no low loss. */
    private static java.util.Optional<FigureGrid> lowLoss(String figureName, MeasuredInput input) {
        List<ProfilePlot> plots = new ArrayList<>();
        addQuantity(plots, "Thickness", "t/lambda", Unit.NONE, input.spectra(), spectrum -> spectrum.thickness() == null ? null : spectrum.thickness().relative());
        addQuantity(plots, "Zero-loss peak", "energy loss", Unit.ELECTRONVOLT, input.spectra(), MeasuredSpectrum::zeroLoss);
        if (plots.isEmpty()) {
            return java.util.Optional.empty();
        }
        FigureGrid.Builder grid = FigureGrid.named(figureName, input.name() + ": thickness in mean free paths and the position of the zero-loss peak on the axis of"
                + " the file; bars are one standard uncertainty.");
        plots.forEach(grid::add);
        return java.util.Optional.of(grid.build());
    }

    private static FigureGrid maps(String figureName, MeasuredInput input) {
        FigureGrid.Builder grid = FigureGrid.named(figureName, input.name() + ": maps of fitted quantities. The colours run from the 0.5th to the 99.5th"
                + " percentile; pixels without a value are darkest.").columns(2);
        for (QuantityMap map : input.maps()) {
            double[] limits = Contrast.MICROGRAPH.limits(map.values());
            double[] drawn = Arrays.stream(map.values()).map(value -> Double.isFinite(value) ? value : limits[0]).toArray();
            grid.add(ImagePanel.of(new Image(input.x(), input.y(), drawn)).title(map.title()).colours(ColourMap.VIRIDIS).colourBar("", map.unit()).build());
        }
        return grid.build();
    }
}
