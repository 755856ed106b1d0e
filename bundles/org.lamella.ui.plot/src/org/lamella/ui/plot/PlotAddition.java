package org.lamella.ui.plot;

import java.util.List;
import org.lamella.figure.Curve;

/**
 * What an analysis lays over the curve that an editor shows: its own curves, named lines, and windows to drag.
 *
 * @param curves drawn over the editor's
 * @param lines vertical lines with names
 * @param windows ranges and markers that the user drags
 */
public record PlotAddition(List<Curve> curves, List<PlotContent.Line> lines, List<PlotWindow> windows) {
    public static final PlotAddition NONE = new PlotAddition(List.of(), List.of(), List.of());

    public PlotAddition {
        curves = List.copyOf(curves);
        lines = List.copyOf(lines);
        windows = List.copyOf(windows);
    }
}
