package org.lamella.eels.ui;

import java.util.Optional;
import org.lamella.data.Axis;
import org.lamella.eels.lowloss.LowLoss;
import org.lamella.eels.lowloss.LowLossSettings;
import org.lamella.eels.lowloss.PlasmonPeak;
import org.lamella.eels.lowloss.Thickness;

/** What a spectrum with its zero-loss peak says about the specimen, in one line. */
final class LowLossText {
    private LowLossText() {
    }

    /** Empty for a spectrum without a zero-loss peak. */
    static Optional<String> of(Axis energy, double[] counts) {
        if (energy.coordinate(0) > 0 || energy.coordinate(energy.size() - 1.0) < 0) {
            return Optional.empty();
        }
        try {
            LowLoss spectrum = LowLoss.of(energy, counts, LowLossSettings.DEFAULT);
            String plasmon = PlasmonPeak.of(spectrum).map(peak -> ", strongest loss at " + peak.energy().format()).orElse("");
            return Optional.of("Zero loss at " + spectrum.zeroLoss().quantity().format() + ", t/λ = " + Thickness.of(spectrum).relative().format() + plasmon + ".");
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
