package org.lamella.eels.plugin;

import org.lamella.data.Axis;
import org.lamella.eels.EdgeTreatment;
import org.lamella.eels.lowloss.FourierRatio;
import org.lamella.eels.lowloss.LowLoss;
import org.lamella.eels.lowloss.LowLossSettings;
import org.lamella.eels.lowloss.Thickness;
import org.lamella.eels.lowloss.ZeroLossMethod;

/**
 * What the low loss of one place says.
 *
 * @param lowLoss zero loss and losses told apart
 * @param thickness in mean free paths
 * @param withoutPluralScattering what takes plural scattering out of edges
 */
record LowLossPlace(LowLoss lowLoss, Thickness thickness, EdgeTreatment withoutPluralScattering) {
    /** @throws IllegalArgumentException when the spectrum has no zero-loss peak or no losses */
    static LowLossPlace of(Axis energy, double[] counts, ZeroLossMethod method) {
        LowLossSettings settings = LowLossSettings.DEFAULT;
        LowLoss lowLoss = LowLoss.of(energy, counts, new LowLossSettings(method, settings.zeroLossEnd(), settings.subtractsBaseline()));
        return new LowLossPlace(lowLoss, Thickness.of(lowLoss), new FourierRatio(lowLoss));
    }
}
