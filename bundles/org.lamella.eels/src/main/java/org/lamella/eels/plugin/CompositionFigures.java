package org.lamella.eels.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.lamella.analysis.Figure;
import org.lamella.data.Axis;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.eels.decomposition.ReferenceFit;
import org.lamella.eels.plugin.Composition.ComposedInput;
import org.lamella.eels.quantification.ElementalFit;
import org.lamella.figure.CategoricalColours;
import org.lamella.figure.Curve;
import org.lamella.figure.FigureGrid;
import org.lamella.figure.PlotAxis;
import org.lamella.figure.ProfilePlot;

/** The figures of what spectra are composed of. */
final class CompositionFigures {
    private static final int MOST_COMPONENTS = 5;

    private CompositionFigures() {
    }

    static List<Figure> of(ComposedInput input, int number) {
        List<Figure> figures = new ArrayList<>();
        String which = input.measured().name() + (input.measured().spectra().size() == 1 ? "" : ", sum of all spectra");
        if (input.sum().elements() != null) {
            figures.add(FigureGrid.of("elements-" + number, which + ": power law and cross-sections fitted at once; grey channels took no part, since they"
                    + " hold the fine structure that atoms do not have.", FigureGrid.DOUBLE_COLUMN, elements(input)));
        }
        if (input.sum().references() != null) {
            ReferenceFit.Result sum = input.sum().references();
            FigureGrid.Builder grid = FigureGrid.named("references-" + number, which + " as a sum of references, and what is left.").columns(1);
            grid.add(ProfilePlot.of(PlotAxis.linear("energy loss", Unit.ELECTRONVOLT), PlotAxis.linear("counts", Unit.NONE)).title("Sum of references")
                    .curve(Curve.steps("spectrum", sum.energies(), sum(sum.fitted(), sum.residuals()), CategoricalColours.NONE))
                    .curve(Curve.line("sum of references", sum.energies(), sum.fitted(), 1)).build());
            grid.add(ProfilePlot.of(PlotAxis.linear("energy loss", Unit.ELECTRONVOLT), PlotAxis.linear("counts", Unit.NONE)).title("Residuals").height(80)
                    .curve(Curve.steps("", sum.energies(), sum.residuals(), CategoricalColours.NONE)).build());
            figures.add(grid.build());
        }
        along(input, number, figures);
        return figures;
    }

    private static double[] sum(double[] one, double[] other) {
        double[] sum = new double[one.length];
        Arrays.setAll(sum, i -> one[i] + other[i]);
        return sum;
    }

    private static ProfilePlot elements(ComposedInput input) {
        Axis energy = input.measured().energy();
        double[] counts = input.measured().total();
        ElementalFit.Result fit = input.sum().elements();
        int first = IntStream.range(0, counts.length).filter(i -> fit.fitted()[i]).findFirst().orElse(0);
        int end = IntStream.range(0, counts.length).map(i -> counts.length - 1 - i).filter(i -> fit.fitted()[i]).findFirst().orElse(counts.length - 1) + 1;
        double[] x = IntStream.range(first, end).mapToDouble(energy::coordinate).toArray();
        double[] taken = new double[x.length];
        double[] left = new double[x.length];
        double[] model = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            taken[i] = fit.fitted()[first + i] ? counts[first + i] : Double.NaN;
            left[i] = fit.fitted()[first + i] ? Double.NaN : counts[first + i];
            model[i] = fit.background()[first + i];
            for (double[] curve : fit.curves()) {
                model[i] += curve[first + i];
            }
        }
        ProfilePlot.Builder plot = ProfilePlot.of(PlotAxis.linear("energy loss", Unit.ELECTRONVOLT), PlotAxis.linear("counts", Unit.NONE)).title("Elements")
                .curve(Curve.steps("fine structure", x, left, CategoricalColours.NONE)).curve(Curve.steps("spectrum", x, taken, 0))
                .curve(Curve.line("background", x, Arrays.copyOfRange(fit.background(), first, end), 1)).curve(Curve.line("model", x, model, 2));
        for (int k = 0; k < fit.curves().size(); k++) {
            plot.curve(Curve.line(fit.elements().get(k), x, Arrays.copyOfRange(fit.curves().get(k), first, end), 3 + k));
        }
        return plot.build();
    }

    private static void along(ComposedInput input, int number, List<Figure> figures) {
        List<ComposedSpectrum> spectra = input.spectra();
        if (spectra.size() < 2) {
            return;
        }
        List<ProfilePlot> plots = new ArrayList<>();
        for (int k = 1; k < input.elements().size(); k++) {
            int element = k;
            add(plots, "Elements", input.elements().get(k) + "/" + input.elements().get(0), Unit.NONE, spectra, i -> spectra.get(i).elements() == null
                    ? spectra.get(i).fromWindows().get(element - 1) : spectra.get(i).elements().ratioFromCounts(element, 0));
        }
        for (int r = 0; r < input.references().size(); r++) {
            int reference = r;
            add(plots, "References", "fraction of " + input.references().get(r), Unit.NONE, spectra,
                    i -> spectra.get(i).references() == null ? null : spectra.get(i).references().fraction(reference));
        }
        add(plots, "Thickness", "thickness", Unit.NANOMETRE, spectra, i -> spectra.get(i).thickness());
        if (!plots.isEmpty()) {
            FigureGrid.Builder grid = FigureGrid.named("composition-" + number, input.measured().name()
                    + ": composition along the line; bars are one standard uncertainty, of element ratios that of the counts.");
            plots.forEach(grid::add);
            figures.add(grid.build());
        }
    }

    private static void add(List<ProfilePlot> plots, String title, String axis, Unit unit, List<ComposedSpectrum> spectra, IntFunction<Quantity> value) {
        double[] x = new double[spectra.size()];
        double[] y = new double[x.length];
        double[] uncertainty = new double[x.length];
        Unit positions = spectra.get(0).position() == null ? Unit.NONE : spectra.get(0).position().unit();
        for (int i = 0; i < x.length; i++) {
            Quantity quantity = value.apply(i);
            x[i] = spectra.get(i).position() == null ? i + 1 : spectra.get(i).position().value();
            y[i] = quantity == null ? Double.NaN : quantity.value();
            uncertainty[i] = quantity == null ? Double.NaN : quantity.uncertainty();
        }
        if (Arrays.stream(y).anyMatch(Double::isFinite)) {
            plots.add(ProfilePlot.of(PlotAxis.linear(positions.equals(Unit.NONE) ? "spectrum" : "position", positions), PlotAxis.linear(axis, unit)).title(title)
                    .curve(Curve.points("", x, y, 0).withStyle(Curve.Style.POINTS_AND_LINE).withErrorBars(uncertainty)).build());
        }
    }

    /** The scree plot, and the spectra of the first components. */
    static Figure components(Denoising.Done done, int number) {
        double[] variances = done.components().variances();
        double[] index = IntStream.rangeClosed(1, variances.length).mapToDouble(i -> i).toArray();
        double[] kept = Arrays.copyOf(index, done.kept());
        double[] rest = Arrays.copyOfRange(index, done.kept(), index.length);
        FigureGrid.Builder grid = FigureGrid.named("components-" + number, done.name() + ": the part of the variance that each principal component explains, and the"
                + " spectra of those that were kept, each scaled to 1.").columns(1);
        ProfilePlot.Builder scree = ProfilePlot.of(PlotAxis.linear("component", Unit.NONE), PlotAxis.logarithmic("part of the variance", Unit.NONE)).title("Scree plot")
                .curve(Curve.points("kept", kept, Arrays.copyOf(variances, done.kept()), 1));
        if (rest.length > 0) {
            scree.curve(Curve.points("left away", rest, Arrays.copyOfRange(variances, done.kept(), variances.length), 0));
        }
        grid.add(scree.build());
        ProfilePlot.Builder spectra = ProfilePlot.of(PlotAxis.linear("energy loss", Unit.ELECTRONVOLT), PlotAxis.linear("component", Unit.NONE)).title("Components");
        double[] x = IntStream.range(0, (int) done.energy().size()).mapToDouble(done.energy()::coordinate).toArray();
        for (int k = 0; k < Math.min(MOST_COMPONENTS, done.kept()); k++) {
            double[] spectrum = done.components().spectra().get(k);
            double largest = Arrays.stream(spectrum).map(Math::abs).max().orElse(1);
            spectra.curve(Curve.line(String.valueOf(k + 1), x, Arrays.stream(spectrum).map(value -> value / largest).toArray(), k));
        }
        return grid.add(spectra.build()).build();
    }
}
