package org.lamella.eels.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.lamella.eels.EdgeResult;
import org.lamella.eels.whiteline.WhiteLineProtocol;
import org.lamella.eels.whiteline.WhiteLineRatio;
import org.lamella.spectrum.EnergyWindow;
import org.lamella.ui.Undo;
import org.lamella.ui.plot.PlotWindow;

/**
 * The windows of the edge that is looked at, as they are dragged in the plot. The same objects stay while the measurement follows, so
 * that a drag is never torn away from the mouse.
 */
final class EdgeWindowsInPlot {
    private static final double NARROWEST = 0.5;
    private static final int[] LINE_CATEGORIES = {EdgeOverlay.FIRST_LINE, EdgeOverlay.SECOND_LINE, EdgeOverlay.LEVEL};

    private final SpectraSession session;
    private List<PlotWindow> shown = List.of();
    private String shownFor = "";
    private PlotWindow dragged;
    private SpectrumModel before;

    EdgeWindowsInPlot(SpectraSession session) {
        this.session = session;
    }

    /** @param edge null for none */
    List<PlotWindow> of(MeasuredEdge edge, int index) {
        if (dragged != null) {
            // Whatever the measurement says now: what is under the mouse stays there until it is let go.
            return shown;
        }
        List<EnergyWindow> ranges = edge == null ? List.of() : ranges(edge);
        String wanted = edge == null ? "" : edge.name() + index + ranges.size();
        if (!wanted.equals(shownFor)) {
            shown = edge == null ? List.of() : create(edge, index, ranges);
            shownFor = wanted;
        }
        double scale = session.perElectronvolt();
        for (int i = 0; i < shown.size(); i++) {
            shown.get(i).set(ranges.get(i).from() * scale, ranges.get(i).to() * scale);
        }
        return shown;
    }

    /** The background window, then those of both white lines and behind them, or that of the integral. */
    private static List<EnergyWindow> ranges(MeasuredEdge edge) {
        if (!edge.isMeasured()) {
            // It can be dragged back to where the edge can be measured.
            return edge.choice().background() == null ? List.of() : List.of(edge.choice().background());
        }
        EdgeResult result = edge.result();
        List<EnergyWindow> ranges = new ArrayList<>(List.of(result.background().window()));
        if (result.whiteLines() == null) {
            ranges.add(result.integralWindow());
        } else {
            ranges.addAll(result.whiteLines().windows());
        }
        return ranges;
    }

    private List<PlotWindow> create(MeasuredEdge edge, int index, List<EnergyWindow> ranges) {
        List<PlotWindow> windows = new ArrayList<>();
        if (!ranges.isEmpty()) {
            windows.add(window("background", ranges.get(0), EdgeOverlay.category(index), "Background window of " + edge.name(),
                    (model, range) -> model.withEdge(index, model.edges().get(index).withBackground(range))));
        }
        if (ranges.size() == 2) {
            // The edge is summed from its threshold: only the end of the window is anybody's choice.
            double start = ranges.get(1).from();
            windows.add(window(edge.name() + " integral", ranges.get(1), EdgeOverlay.FIRST_LINE, "Integral of " + edge.name(),
                    (model, range) -> model.withWidth(Math.max(1, range.to() - start))));
        }
        for (int line = 0; line + 1 < ranges.size() && ranges.size() > 2; line++) {
            int which = line;
            String name = line < 2 ? edge.choice().edge().thresholds().get(line).subshell() : "level";
            windows.add(window(name, ranges.get(1 + line), LINE_CATEGORIES[line], "Window " + name,
                    (model, range) -> model.withLineWindows(model.lineWindows().with(which, besidePeak(which, range)))));
        }
        return windows;
    }

    private PlotWindow window(String name, EnergyWindow range, int category, String label, BiFunction<SpectrumModel, EnergyWindow, SpectrumModel> change) {
        double scale = session.perElectronvolt();
        return PlotWindow.window(name, range.from() * scale, range.to() * scale, category, (window, isDragging) -> {
            if (dragged == null) {
                before = session.model();
            }
            dragged = isDragging ? window : null;
            double from = window.from() / scale;
            double to = Math.max(window.to() / scale, from + NARROWEST);
            SpectrumModel after = change.apply(session.model(), new EnergyWindow(from, to));
            session.put(after);
            if (!isDragging) {
                SpectrumModel start = before;
                Undo.add(label, () -> session.put(after), () -> session.put(start));
            }
        });
    }

    /** A window of white lines as the protocol counts it: from one of the two peaks. */
    private EnergyWindow besidePeak(int which, EnergyWindow range) {
        WhiteLineRatio lines = session.chosenEdge().map(edge -> edge.result().whiteLines()).orElse(null);
        if (lines == null) {
            return null;
        }
        WhiteLineProtocol protocol = lines.protocol();
        boolean isFirst = which == 0 || which == 1 && protocol.secondFollowsFirst() || which == 2 && protocol.afterFollowsFirst();
        double peak = isFirst ? lines.firstPeak().value() : lines.secondPeak().value();
        return new EnergyWindow(range.from() - peak, range.to() - peak);
    }
}
