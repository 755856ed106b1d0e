package org.lamella.eels.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.analysis.ParameterValues;
import org.lamella.data.UserError;
import org.lamella.eels.EdgeSettings;
import org.lamella.eels.background.BackgroundModel;
import org.lamella.eels.plugin.EelsAnalysis;
import org.lamella.spectrum.EnergyWindow;

/**
 * Everything that decides how edges are measured, as parameters of the analysis: the window and a run of it understand the same
 * words, so that they find the same numbers. Immutable.
 *
 * @param edges in the order of the table
 * @param background the curve under the edges
 * @param protocol name of the protocol of white lines
 * @param lineWindows windows that were set by hand instead of the protocol's: of the first line, of the second, behind them, each beside
 *        its peak in eV; null for those of the protocol
 * @param width over how many eV from its threshold an edge is summed; null for the default
 * @param peaks what is fitted near the edges, as the analysis reads it; {@code auto} for what is known
 */
record SpectrumModel(List<EdgeChoice> edges, BackgroundModel background, String protocol, LineWindows lineWindows, Double width, String peaks) {
    /** Windows beside the peaks of white lines; null keeps that of the protocol. */
    record LineWindows(EnergyWindow first, EnergyWindow second, EnergyWindow behind) {
        static final LineWindows OF_PROTOCOL = new LineWindows(null, null, null);

        LineWindows with(int which, EnergyWindow window) {
            return new LineWindows(which == 0 ? window : first, which == 1 ? window : second, which == 2 ? window : behind);
        }
    }

    static final String KNOWN_PEAKS = "auto";

    SpectrumModel {
        edges = List.copyOf(edges);
        Objects.requireNonNull(background, "background");
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(lineWindows, "lineWindows");
        Objects.requireNonNull(peaks, "peaks");
    }

    SpectrumModel withEdges(List<EdgeChoice> newEdges) {
        return new SpectrumModel(newEdges, background, protocol, lineWindows, width, peaks);
    }

    SpectrumModel withEdge(int index, EdgeChoice choice) {
        List<EdgeChoice> changed = new ArrayList<>(edges);
        changed.set(index, choice);
        return withEdges(changed);
    }

    SpectrumModel withBackground(BackgroundModel model) {
        return new SpectrumModel(edges, model, protocol, lineWindows, width, peaks);
    }

    /** Another protocol, with its own windows. */
    SpectrumModel withProtocol(String newProtocol) {
        return new SpectrumModel(edges, background, newProtocol, LineWindows.OF_PROTOCOL, width, peaks);
    }

    SpectrumModel withLineWindows(LineWindows windows) {
        return new SpectrumModel(edges, background, protocol, windows, width, peaks);
    }

    SpectrumModel withWidth(Double newWidth) {
        return new SpectrumModel(edges, background, protocol, lineWindows, newWidth, peaks);
    }

    SpectrumModel withPeaks(String newPeaks) {
        return new SpectrumModel(edges, background, protocol, lineWindows, width, newPeaks);
    }

    boolean hasWindowsByHand(int edge) {
        return edges.get(edge).background() != null || edges.get(edge).edge().hasWhiteLines() && !lineWindows.equals(LineWindows.OF_PROTOCOL);
    }

    /** The parameters of the analysis that differ from its defaults. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("edge", edges.stream().map(choice -> choice.edge().name()).collect(Collectors.joining(",")));
        String windows = edges.stream().filter(choice -> choice.background() != null)
                .map(choice -> choice.edge().name() + " " + text(choice.background(), "-")).collect(Collectors.joining("; "));
        if (!windows.isEmpty()) {
            parameters.put("window", windows);
        }
        parameters.put("background", background.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        parameters.put("protocol", protocol);
        put(parameters, "firstWindow", lineWindows.first());
        put(parameters, "secondWindow", lineWindows.second());
        put(parameters, "windowBehind", lineWindows.behind());
        if (width != null) {
            parameters.put("integrationWidth", String.format(Locale.ROOT, "%.2feV", width));
        }
        parameters.put("peaks", peaks);
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, EnergyWindow window) {
        if (window != null) {
            parameters.put(name, text(window, ".."));
        }
    }

    private static String text(EnergyWindow window, String between) {
        return String.format(Locale.ROOT, "%.2f%s%.2f", window.from(), between, window.to());
    }

    /**
     * How each edge is measured: what the analysis makes of the parameters.
     *
     * @throws UserError when it does not accept them
     */
    List<EdgeSettings> settings() throws UserError {
        EelsAnalysis analysis = new EelsAnalysis();
        ParameterValues.parse(InstalledAnalysis.of(EelsAnalysis.class).info(), parameters()).applyTo(analysis);
        try {
            return analysis.request().settings(edges.stream().map(EdgeChoice::edge).toList());
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
    }
}
