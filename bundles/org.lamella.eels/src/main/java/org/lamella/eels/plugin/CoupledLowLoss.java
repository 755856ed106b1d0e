package org.lamella.eels.plugin;

import java.util.ArrayList;
import java.util.List;
import org.lamella.analysis.AnalysisContext;
import org.lamella.data.Progress;
import org.lamella.data.Quantity;
import org.lamella.data.UserError;
import org.lamella.eels.lowloss.LowLoss;
import org.lamella.eels.lowloss.LowLossSettings;
import org.lamella.eels.lowloss.Thickness;
import org.lamella.eels.lowloss.ZeroLossAlignment;
import org.lamella.spectrum.SpectrumSeries;

/**
 * The low-loss spectra that were recorded together with others: one for each, or one for all.
 *
 * @param spectra prepared; null where one is not usable
 * @param sum of all
 * @param thicknesses of each; null where there is none
 * @param sumThickness of the sum
 * @param alignment the zero-loss peaks
 */
record CoupledLowLoss(List<LowLoss> spectra, LowLoss sum, List<Thickness> thicknesses, Thickness sumThickness, ZeroLossAlignment.Result alignment) {
    static CoupledLowLoss of(String name, SpectrumSeries series, AnalysisContext context, Progress progress) throws UserError {
        try {
            ZeroLossAlignment.Result alignment = new ZeroLossAlignment(LowLossSettings.DEFAULT.method()).align(series.energy(),
                    List.of(series.counts()), progress);
            List<LowLoss> spectra = new ArrayList<>();
            List<Thickness> thicknesses = new ArrayList<>();
            for (double[] counts : series.counts()) {
                progress.check();
                LowLoss each = LowLoss.of(series.energy(), counts, LowLossSettings.DEFAULT);
                spectra.add(each);
                thicknesses.add(Thickness.of(each));
            }
            LowLoss sum = LowLoss.of(series.energy(), series.total(), LowLossSettings.DEFAULT);
            return new CoupledLowLoss(spectra, sum, thicknesses, Thickness.of(sum), alignment);
        } catch (IllegalArgumentException e) {
            throw new UserError(name + ": " + e.getMessage(), e);
        }
    }

    int size() {
        return spectra.size();
    }

    /** @param index of a spectrum; -1 for the sum */
    LowLoss lowLoss(int index) {
        return index < 0 ? sum : spectra.get(size() == 1 ? 0 : index);
    }

    Thickness thickness(int index) {
        return index < 0 ? sumThickness : thicknesses.get(size() == 1 ? 0 : index);
    }

    Quantity zeroLoss(int index) {
        return index < 0 ? alignment.peaks().size() == 1 ? alignment.peaks().get(0).quantity() : Quantity.of(alignment.mean(),
                alignment.standardDeviation() / Math.sqrt(size()), org.lamella.data.Unit.ELECTRONVOLT)
                : alignment.peaks().get(size() == 1 ? 0 : index).quantity();
    }
}
