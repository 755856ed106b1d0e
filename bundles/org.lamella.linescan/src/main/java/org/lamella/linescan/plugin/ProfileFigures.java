package org.lamella.linescan.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lamella.data.Unit;
import org.lamella.figure.BarPlot;
import org.lamella.figure.CategoricalColours;
import org.lamella.figure.Curve;
import org.lamella.figure.FigureGrid;
import org.lamella.figure.PlotAxis;
import org.lamella.figure.ProfilePlot;
import org.lamella.linescan.Gradient;
import org.lamella.linescan.LineScanResult;
import org.lamella.linescan.Offset;
import org.lamella.linescan.ProfileSignal;
import org.lamella.linescan.SignalResult;

/** The figures of scans. */
public final class ProfileFigures {
    private static final int FINE = 400;
    private static final double RESIDUALS_HEIGHT = 62;

    private ProfileFigures() {
    }

    /** Signal and fit of every signal with their residuals. */
    static FigureGrid fits(String name, String scan, LineScanResult result) {
        // Residuals stand below their signal: two signals a row only where no row stays half empty.
        int columns = result.signals().size() % 2 == 0 ? 2 : 1;
        FigureGrid.Builder grid = FigureGrid.named(name, scan + ": signals with one standard uncertainty and the fitted models with their 68 % bands;"
                + " below each its residuals in standard uncertainties. The interphase is shaded.").columns(columns);
        List<SignalResult> signals = result.signals();
        for (int first = 0; first < signals.size(); first += columns) {
            for (int i = first; i < first + columns; i++) {
                grid.add(signal(signals.get(i), result, i));
            }
            for (int i = first; i < first + columns; i++) {
                grid.add(residuals(signals.get(i), i));
            }
        }
        return grid.build();
    }

    /** A signal with its fit. */
    public static ProfilePlot signal(SignalResult result, LineScanResult scan, int category) {
        ProfileSignal signal = result.signal();
        double[] x = fine(signal);
        double[] curve = result.fit().curve(x);
        double[] band = result.fit().curveUncertainty(x);
        ProfilePlot.Builder plot = ProfilePlot.of(distance(signal), PlotAxis.linear(signal.name(), signal.unit()))
                .title(signal.name() + ": " + result.fit().model().name().label());
        shade(plot, scan);
        plot.curve(points(signal, "", signal.levels(), signal.uncertainties(), category));
        plot.curve(banded(Curve.line("", x, curve, CategoricalColours.NONE), curve, band));
        if (result.hasTransition()) {
            plot.line(result.midpoint().value(), text(result.midpoint().value(), signal.xUnit()), category);
        }
        return plot.build();
    }

    private static Curve points(ProfileSignal signal, String name, double[] values, double[] errors, int category) {
        Curve curve = Curve.points(name, signal.x(), values, category);
        return signal.noise() == ProfileSignal.Noise.SCATTER ? curve : curve.withErrorBars(errors);
    }

    private static Curve banded(Curve curve, double[] values, double[] band) {
        if (Arrays.stream(band).anyMatch(width -> !Double.isFinite(width))) {
            return curve;
        }
        double[] low = new double[values.length];
        double[] high = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            low[i] = values[i] - band[i];
            high[i] = values[i] + band[i];
        }
        return curve.withBand(low, high);
    }

    /** What the fit leaves, in standard uncertainties of the fitted curve's counts. */
    public static ProfilePlot residuals(SignalResult result, int category) {
        ProfileSignal signal = result.signal();
        double[] residuals = standardised(result);
        return ProfilePlot.of(distance(signal), PlotAxis.linear("residual / u", Unit.NONE)).height(RESIDUALS_HEIGHT)
                .curve(Curve.line("", new double[] {signal.x()[0], signal.x()[signal.size() - 1]}, new double[2], CategoricalColours.NONE))
                .curve(Curve.points("", signal.x(), residuals, category)).build();
    }

    /** Residuals divided by their standard deviation if the model is right. */
    public static double[] standardised(SignalResult result) {
        ProfileSignal signal = result.signal();
        double[] curve = result.fit().curve(signal.x());
        double[] residuals = new double[curve.length];
        double scatter = Math.sqrt(result.fit().fit().statistic() / Math.max(1, result.fit().fit().degreesOfFreedom()));
        for (int i = 0; i < residuals.length; i++) {
            double exposure = signal.exposures() == null ? 1 : signal.exposures()[i];
            double deviation = switch (signal.noise()) {
                case COUNTS -> Math.sqrt(Math.max(curve[i], 1e-9) / exposure);
                case GIVEN -> Math.sqrt(signal.variances()[i]) / exposure;
                case SCATTER -> scatter;
            };
            residuals[i] = (signal.level(i) - curve[i]) / deviation;
        }
        return residuals;
    }

    /** All signals between their plateaus, in one plot, with gradients and offsets beside it. */
    static FigureGrid overview(String name, String scan, LineScanResult result, int gradientWindow) {
        List<SignalResult> changing = result.signals().stream().filter(SignalResult::hasTransition).toList();
        String caption = scan + ": (a) signals between their plateaus (0 to 1) with the fitted models, the interphase shaded from "
                + (result.hasInterphase() ? result.startsWith() + "'s onset to " + result.endsWith() + "'s plateau" : "onset to plateau")
                + "; (b) gradients of the normalised signals (parabolas over " + window(result, gradientWindow) + " points) with 68 % bands"
                + (result.offsets().isEmpty() ? "." : "; (c) offsets between midpoints with one standard uncertainty.");
        FigureGrid.Builder grid = FigureGrid.named(name, caption).columns(2).addWide(normalised(result));
        grid.add(gradients(changing, result, gradientWindow));
        if (!result.offsets().isEmpty()) {
            grid.add(offsets(result));
        }
        return grid.build();
    }

    private static int window(LineScanResult result, int wanted) {
        return Gradient.of(result.signals().get(0).signal(), wanted).window();
    }

    /** All signals between their plateaus; with none that changes, their levels over their mean. */
    public static ProfilePlot normalised(LineScanResult result) {
        ProfileSignal first = result.signals().get(0).signal();
        ProfilePlot.Builder plot = ProfilePlot.of(distance(first), PlotAxis.linear("normalised signal", Unit.NONE)).title("Normalised profiles");
        shade(plot, result);
        for (int i = 0; i < result.signals().size(); i++) {
            SignalResult each = result.signals().get(i);
            double low = each.hasTransition() ? each.plateauLow().value() : 0;
            double rise = each.hasTransition() ? each.plateauHigh().value() - low : each.plateauHigh().value();
            double[] errors = Arrays.stream(each.signal().uncertainties()).map(error -> error / rise).toArray();
            double[] levels = Arrays.stream(each.signal().levels()).map(level -> (level - low) / rise).toArray();
            double[] x = fine(each.signal());
            double[] curve = Arrays.stream(each.fit().curve(x)).map(value -> (value - low) / rise).toArray();
            plot.curve(points(each.signal(), each.name(), levels, errors, i));
            plot.curve(Curve.line("", x, curve, i));
        }
        return plot.build();
    }

    private static ProfilePlot gradients(List<SignalResult> changing, LineScanResult result, int window) {
        ProfileSignal first = result.signals().get(0).signal();
        ProfilePlot.Builder plot = ProfilePlot.of(distance(first), PlotAxis.linear("gradient", first.xUnit().reciprocal())).title("Gradients");
        for (SignalResult each : changing) {
            double rise = each.plateauHigh().value() - each.plateauLow().value();
            Gradient gradient = Gradient.of(each.signal(), window);
            double[] slope = Arrays.stream(gradient.slope()).map(value -> value / rise).toArray();
            double[] error = Arrays.stream(gradient.uncertainty()).map(value -> value / rise).toArray();
            plot.curve(banded(Curve.line(each.name(), gradient.x(), slope, result.signals().indexOf(each)), slope, error));
        }
        return plot.build();
    }

    private static BarPlot offsets(LineScanResult result) {
        List<Offset> offsets = result.offsets();
        List<String> names = offsets.stream().map(offset -> offset.to() + " - " + offset.from()).toList();
        Unit unit = result.signals().get(0).signal().xUnit();
        return BarPlot.of(PlotAxis.linear("offset", unit), names).title("Offsets")
                .series("", offsets.stream().mapToDouble(offset -> offset.offset().value()).toArray(),
                        offsets.stream().mapToDouble(offset -> offset.offset().uncertainty()).toArray(), 0).build();
    }

    private static void shade(ProfilePlot.Builder plot, LineScanResult result) {
        if (result.hasInterphase()) {
            plot.span(result.start().value(), result.end().value(), CategoricalColours.NONE);
        }
    }

    /** Places close enough for a smooth curve. */
    public static double[] fine(ProfileSignal signal) {
        double from = signal.x()[0];
        double to = signal.x()[signal.size() - 1];
        double[] x = new double[FINE];
        for (int i = 0; i < FINE; i++) {
            x[i] = from + (to - from) * i / (FINE - 1);
        }
        return x;
    }

    private static PlotAxis distance(ProfileSignal signal) {
        return PlotAxis.linear(signal.xUnit().isLength() ? "distance" : signal.xUnit().isEnergy() ? "energy" : "position", signal.xUnit());
    }

    static String text(double value, Unit unit) {
        return String.format(Locale.ROOT, "%.4g", value) + (unit.symbol().isEmpty() ? "" : " " + unit);
    }

    /** The figure of what a profile has beyond an extrapolated curve. */
    static FigureGrid excess(String name, ProfileSignal signal, org.lamella.linescan.ProfileDifference.Excess excess, PlaceRange fitted) {
        double[] x = fine(signal);
        double[] curve = excess.fit().curve(x);
        double[] band = excess.fit().curveUncertainty(x);
        List<ProfilePlot> panels = new ArrayList<>();
        panels.add(ProfilePlot.of(distance(signal), PlotAxis.linear(signal.name(), signal.unit())).title("Profile and extrapolated fit")
                .span(fitted.from(), fitted.to(), 1).span(excess.x()[0], excess.x()[excess.x().length - 1], 2)
                .curve(points(signal, signal.name(), signal.levels(), signal.uncertainties(), 0))
                .curve(banded(Curve.line(excess.fit().model().name().label(), x, curve, 1), curve, band)).build());
        panels.add(ProfilePlot.of(distance(signal), PlotAxis.linear("excess", signal.unit())).title("Excess")
                .curve(Curve.points("", excess.x(), excess.excess(), 2).withErrorBars(excess.uncertainty())).build());
        FigureGrid.Builder grid = FigureGrid.named(name, signal.name() + ": (a) the profile, the model fitted in the one shaded window and its extrapolation;"
                + " (b) what the profile has beyond it over the other shaded window, with one standard uncertainty.").columns(2);
        panels.forEach(grid::add);
        return grid.build();
    }
}
