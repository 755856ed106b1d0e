package org.lamella.eels.lowloss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lamella.data.Progress;
import org.lamella.data.Quantity;
import org.lamella.data.UserError;
import org.lamella.eels.SharedSpectra;

/** Real and simulated low-loss spectra, against readings made with other programs (reference/eels_reference.json). */
class RealLowLossTest {
    @Test
    void aluminium() throws UserError {
        SharedSpectra spectra = SharedSpectra.read("al_lowloss_dm3/AL-DFoffset0.00.dm3");
        LowLoss lowLoss = LowLoss.of(spectra.energy(), spectra.counts().get(0), LowLossSettings.DEFAULT);
        assertEquals(-0.136, lowLoss.zeroLoss().position(), 0.01);
        assertEquals(0.157, lowLoss.zeroLoss().fwhm(), 0.01);
        Quantity plasmon = PlasmonPeak.of(lowLoss).orElseThrow().energy();
        assertTrue(plasmon.value() > 15.0 && plasmon.value() < 15.3, plasmon.format());
    }

    @Test
    void thicknessOfASimulatedSeries() throws UserError {
        SharedSpectra spectra = SharedSpectra.read("thickness_sim_hspy/EELS_LL_linescan_simulated_thickness_variation.hspy");
        double before = 0;
        for (int i = 0; i < 17; i++) {
            double found = Thickness.of(LowLoss.of(spectra.energy(), spectra.counts().get(i), LowLossSettings.DEFAULT)).relative().value();
            assertTrue(found > before);
            assertEquals(0.3 + 0.1 * i, found, 0.01 * (0.3 + 0.1 * i));
            before = found;
        }
    }

    @Test
    void manganeseOxide() throws UserError {
        SharedSpectra spectra = SharedSpectra.read("mn_o_msa/lowloss_spectrum.msa");
        LowLoss lowLoss = LowLoss.of(spectra.energy(), spectra.counts().get(0), new LowLossSettings(ZeroLossMethod.MAXIMUM, 3.0, false));
        double vertex = vertexOfThreeChannels(spectra);
        assertEquals(0.892, vertex, 0.02);
        // Over the whole top of the peak, which leans, it lies a third of a channel higher.
        assertEquals(vertex, lowLoss.zeroLoss().position(), 0.35 * spectra.energy().scale());
        assertEquals(3.15, lowLoss.zeroLoss().fwhm(), 0.03);
        assertEquals(0.5204, Thickness.of(lowLoss).relative().value(), 0.01);
    }

    @Test
    void boronNitride() throws UserError {
        SharedSpectra spectra = SharedSpectra.read("bn_eelsdb/BN_(hex)_LowLoss_Giovanni_Bertoni_96.msa");
        ZeroLossPeak peak = new ZeroLossSearch(ZeroLossMethod.MAXIMUM).find(spectra.energy(), spectra.counts().get(0));
        double vertex = vertexOfThreeChannels(spectra);
        // Channels of 0.5 eV: other ways to interpolate between them differ by some hundredths.
        assertEquals(0.0891, vertex, 0.02);
        assertEquals(vertex, peak.position(), 0.07 * spectra.energy().scale());
        assertEquals(1.664, peak.fwhm(), 0.02);
    }

    @Test
    void driftAlongALineScan() throws UserError {
        SharedSpectra spectra = SharedSpectra.read("lsmo_linescan/LSMO_linescan_low_loss.hdf5");
        // The reference's parabola goes through five channels of 0.5 eV: it agrees where one channel is the highest by far, and jumps by
        // 0.2 eV from pixel 20 (3.157) to 21 (3.368), where two are equally high and the peak has hardly moved.
        double[] reference = {3.062, 3.0908, 3.4332};
        int[] pixels = {0, 10, 39};
        for (ZeroLossMethod method : ZeroLossMethod.values()) {
            ZeroLossAlignment.Result result = new ZeroLossAlignment(method).align(spectra.energy(), spectra.counts(), Progress.NONE);
            assertEquals(40, result.peaks().size());
            for (int k = 0; k < pixels.length; k++) {
                assertEquals(reference[k], result.peaks().get(pixels[k]).position(), 0.1, method + " at " + pixels[k]);
            }
            assertEquals(result.peaks().get(20).position(), result.peaks().get(21).position(), 0.06, method + " does not jump");
        }
    }

    /** What the reference readings call the zero loss: the vertex of a parabola through the highest channel and its neighbours. */
    private static double vertexOfThreeChannels(SharedSpectra spectra) {
        double[] counts = spectra.counts().get(0);
        int top = 0;
        for (int i = 1; i < counts.length; i++) {
            top = counts[i] > counts[top] ? i : top;
        }
        double bend = counts[top - 1] - 2 * counts[top] + counts[top + 1];
        return spectra.energy().coordinate(top + (counts[top - 1] - counts[top + 1]) / (2 * bend));
    }
}
