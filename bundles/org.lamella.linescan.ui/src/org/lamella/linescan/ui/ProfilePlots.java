package org.lamella.linescan.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lamella.data.Unit;
import org.lamella.figure.CategoricalColours;
import org.lamella.figure.Curve;
import org.lamella.figure.PlotAxis;
import org.lamella.linescan.LineScanResult;
import org.lamella.linescan.ProfileSignal;
import org.lamella.linescan.SignalResult;
import org.lamella.linescan.plugin.ProfileFigures;
import org.lamella.ui.plot.PlotContent;

/** Signals, fits and residuals as the plots of a view. */
final class ProfilePlots {
    static final PlotContent EMPTY = PlotContent.of(PlotAxis.linear("distance", Unit.NANOMETRE), PlotAxis.linear("signal", Unit.NONE), List.of());

    private final List<ProfileSignal> signals;
    private final LineScanResult result;

    /** @param result null while nothing is fitted */
    ProfilePlots(List<ProfileSignal> signals, LineScanResult result) {
        this.signals = signals;
        this.result = result;
    }

    /** All points of the signals with the fitted curves and the interphase shaded. */
    PlotContent profiles(boolean isNormalised) {
        if (signals.isEmpty()) {
            return EMPTY;
        }
        List<Curve> curves = new ArrayList<>();
        List<PlotContent.Line> lines = new ArrayList<>();
        List<PlotContent.Span> spans = new ArrayList<>();
        for (int i = 0; i < signals.size(); i++) {
            ProfileSignal signal = signals.get(i);
            Optional<SignalResult> fitted = fit(signal);
            double low = isNormalised && fitted.isPresent() && fitted.get().hasTransition() ? fitted.get().plateauLow().value() : 0;
            double rise = !isNormalised ? 1 : fitted.isEmpty() ? largest(signal) : fitted.get().plateauHigh().value() - low;
            Curve points = Curve.points(signal.name(), signal.x(), scaled(signal.levels(), low, rise), i);
            curves.add(signal.noise() == ProfileSignal.Noise.SCATTER ? points
                    : points.withErrorBars(Arrays.stream(signal.uncertainties()).map(error -> error / rise).toArray()));
            if (fitted.isPresent()) {
                double[] x = ProfileFigures.fine(fitted.get().signal());
                curves.add(Curve.line(signal.name() + " fit", x, scaled(fitted.get().fit().curve(x), low, rise), i));
                if (fitted.get().hasTransition()) {
                    lines.add(new PlotContent.Line(fitted.get().midpoint().value(), signal.name(), i));
                }
            }
        }
        if (result != null && result.hasInterphase()) {
            spans.add(new PlotContent.Span(result.start().value(), result.end().value(), "interphase", CategoricalColours.NONE));
        }
        Unit unit = isNormalised || signals.stream().map(ProfileSignal::unit).distinct().count() > 1 ? Unit.NONE : signals.get(0).unit();
        return new PlotContent(distance(), PlotAxis.linear(isNormalised ? "normalised signal" : "signal", unit), curves, lines, spans);
    }

    /** What the fits leave, in standard uncertainties. */
    PlotContent residuals() {
        if (signals.isEmpty() || result == null) {
            return PlotContent.of(EMPTY.x(), PlotAxis.linear("residual/u", Unit.NONE), List.of());
        }
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < signals.size(); i++) {
            int category = i;
            fit(signals.get(i)).ifPresent(fit -> curves.add(Curve.points("", fit.signal().x(), ProfileFigures.standardised(fit), category)));
        }
        double[] x = signals.get(0).x();
        curves.add(Curve.line("", new double[] {x[0], x[x.length - 1]}, new double[2], CategoricalColours.NONE));
        return PlotContent.of(distance(), PlotAxis.linear("residual/u", Unit.NONE), curves);
    }

    private Optional<SignalResult> fit(ProfileSignal signal) {
        return result == null ? Optional.empty() : result.signals().stream().filter(each -> each.name().equals(signal.name())).findFirst();
    }

    private PlotAxis distance() {
        Unit unit = signals.get(0).xUnit();
        return PlotAxis.linear(unit.isLength() ? "distance" : "position", unit);
    }

    private static double largest(ProfileSignal signal) {
        double largest = Arrays.stream(signal.levels()).max().orElse(1);
        return largest > 0 ? largest : 1;
    }

    private static double[] scaled(double[] values, double low, double rise) {
        return Arrays.stream(values).map(value -> (value - low) / rise).toArray();
    }
}
