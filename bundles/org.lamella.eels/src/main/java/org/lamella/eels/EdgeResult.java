package org.lamella.eels;

import java.util.List;
import java.util.Optional;
import org.lamella.data.Quantity;
import org.lamella.eels.background.Background;
import org.lamella.eels.nearedge.NearEdgeResult;
import org.lamella.eels.oxidation.OxidationState;
import org.lamella.eels.whiteline.WhiteLineRatio;
import org.lamella.spectrum.EnergyWindow;

/**
 * What was measured of one edge in one spectrum.
 *
 * @param edge which
 * @param evidence whether it is there at all
 * @param background before it
 * @param noise that uncertainties are for
 * @param onset where the spectrum rises most steeply, in eV; NaN when the edge isn't there
 * @param integral over the background, in counts eV
 * @param integralWindow over which it was summed
 * @param whiteLines the ratio by the protocol; null when there is no edge, or none with white lines
 * @param fit peaks and steps; null when none were asked for, or there is no edge
 * @param oxidation the state, or why it was refused; null without a calibration or a ratio
 * @param treated the spectrum of which the edge was measured, when something was done with it before (plural scattering taken out); null
 *        for the spectrum as it was recorded
 * @param notes what a person should know, one line each
 */
public record EdgeResult(Edge edge, EdgeEvidence evidence, Background background, Noise noise, Quantity onset, Quantity integral,
        EnergyWindow integralWindow, WhiteLineRatio whiteLines, NearEdgeResult fit, OxidationState oxidation, double[] treated,
        List<String> notes) {
    /** Two methods disagree when their difference is above this many combined standard uncertainties. */
    private static final double DISAGREEMENT = 2;

    public EdgeResult {
        notes = List.copyOf(notes);
    }

    public boolean isPresent() {
        return evidence.isPresent();
    }

    /** The white-line ratio by the second method, the fit of two peaks; empty when it was not made. */
    public Optional<Quantity> fittedRatio() {
        return fit != null && edge.hasWhiteLines() && fit.peaks().size() == 2 ? Optional.of(fit.areaRatio(0, 1)) : Optional.empty();
    }

    /** Whether the two methods differ by more than their uncertainties allow. */
    public boolean methodsDisagree() {
        if (whiteLines == null || fittedRatio().isEmpty()) {
            return false;
        }
        Quantity other = fittedRatio().get();
        double combined = Math.hypot(whiteLines.ratio().uncertainty(), other.uncertainty());
        return Math.abs(whiteLines.ratio().value() - other.value()) > DISAGREEMENT * combined;
    }
}
