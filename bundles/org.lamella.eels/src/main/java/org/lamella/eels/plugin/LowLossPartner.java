package org.lamella.eels.plugin;

import java.util.ArrayList;
import java.util.List;
import org.lamella.analysis.AnalysisContext;
import org.lamella.analysis.AnalysisInput;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Progress;
import org.lamella.data.Region;
import org.lamella.data.UserError;
import org.lamella.spectrum.SpectrumSeries;
import org.lamella.spectrum.SpectrumSource;

/**
 * Tells the spectra of a run that hold the zero-loss peak from those of edges, and finds for each of the latter the low loss that was
 * recorded with it: the only one, or the one at the same place in the order of inputs.
 */
final class LowLossPartner {
    /** The zero-loss peak is looked for within this of zero, in eV: axes may be off. */
    private static final double ZERO = 20;
    private static final int PEEK_ROWS = 4;

    private final List<AnalysisInput> lowLosses = new ArrayList<>();
    private final List<AnalysisInput> others = new ArrayList<>();

    LowLossPartner(AnalysisContext context) {
        for (AnalysisInput input : context.inputs()) {
            boolean low = false;
            try {
                low = holdsZeroLoss(source(input));
            } catch (UserError | RuntimeException e) {
                // What is wrong with it is told when the input itself is measured.
                low = false;
            }
            (low ? lowLosses : others).add(input);
        }
        if (lowLosses.size() > 1 && !others.isEmpty() && lowLosses.size() != others.size()) {
            context.warn(lowLosses.size() + " low losses and " + others.size() + " other inputs do not pair up: no low loss is used; give one for all, or one"
                    + " for each in the same order");
        }
    }

    boolean isLowLoss(AnalysisInput input) {
        return lowLosses.contains(input);
    }

    /** Whether an input is the low loss of another one. */
    boolean isPartner(AnalysisInput lowLoss) {
        return !others.isEmpty() && (lowLosses.size() == 1 || lowLosses.size() == others.size());
    }

    /** The low loss of an input; null when there is none. */
    AnalysisInput of(AnalysisInput input) {
        if (lowLosses.size() == 1) {
            return lowLosses.get(0);
        }
        return lowLosses.size() == others.size() ? lowLosses.get(others.indexOf(input)) : null;
    }

    /** The spectra of an input: of its datasets the largest that holds some. */
    static SpectrumSource source(AnalysisInput input) throws UserError {
        SpectrumSource best = null;
        for (Dataset dataset : input.datasets()) {
            SpectrumSource source = SpectrumSource.of(dataset).orElse(null);
            if (source != null && (best == null || size(source) > size(best))) {
                best = source;
            }
        }
        return best != null ? best : SpectrumSource.require(input.datasets().get(0));
    }

    private static double size(SpectrumSource source) {
        return (double) source.energy().size() * source.x().size() * source.y().size();
    }

    /** Whether the highest channel of the first spectra is the zero-loss peak. */
    static boolean holdsZeroLoss(SpectrumSource source) throws UserError {
        Axis energy = source.energy();
        if (energy.coordinate(0) > 0 || energy.coordinate(energy.size() - 1.0) < 0) {
            return false;
        }
        SpectrumSeries some = source.kind() == SpectrumSource.Kind.SPECTRUM_IMAGE
                ? source.sum(new Region.Rectangle("peek", 0, 0, (int) Math.min(source.x().size(), PEEK_ROWS), (int) Math.min(source.y().size(), PEEK_ROWS)),
                        Progress.NONE)
                : source.series(Progress.NONE);
        double[] total = some.total();
        int highest = 0;
        for (int i = 1; i < total.length; i++) {
            highest = total[i] > total[highest] ? i : highest;
        }
        return Math.abs(energy.coordinate(highest)) < ZERO;
    }
}
