package org.lamella.eels.quantification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.lamella.data.Axis;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.eels.SharedSpectra;
import org.lamella.eels.lowloss.LowLoss;
import org.lamella.eels.lowloss.LowLossSettings;

class ElementalFitTest {
    private static final ScatteringGeometry GEOMETRY = new ScatteringGeometry(200, 5, 15);
    private static final ElementalFit.Component NITROGEN = new ElementalFit.Component("N", new CrossSection(HydrogenicShell.k(7, 401), GEOMETRY));
    private static final ElementalFit.Component OXYGEN = new ElementalFit.Component("O", new CrossSection(HydrogenicShell.k(8, 532), GEOMETRY));
    private static final Axis AXIS = Axis.signal("energy", 800, 0.5, 300, Unit.ELECTRONVOLT);

    /** A power law and two edges with two atoms of oxygen for each of nitrogen. */
    private static double[] spectrum(double scale) {
        double[] counts = new double[800];
        for (int i = 0; i < counts.length; i++) {
            double e = AXIS.coordinate(i);
            counts[i] = scale * (8000 * Math.pow(e / 300, -3.2) + NITROGEN.crossSection().differential(e) * 20 + OXYGEN.crossSection().differential(e) * 40);
        }
        return counts;
    }

    @Test
    void findsTheCompositionOfAModel() {
        ElementalFit.Result result = new ElementalFit(ElementalFitSettings.DEFAULT).fit(AXIS, spectrum(1), List.of(NITROGEN, OXYGEN), null);
        assertEquals(2, result.ratio(1, 0).value(), 1e-4);
        assertEquals(3.2, result.exponent().value(), 1e-4);
        assertEquals(Math.hypot(0.1, 0.1) * 2, result.ratio(1, 0).uncertainty(), 0.01);
        assertEquals(NITROGEN.crossSection().differential(450) * 20, result.curves().get(0)[300], 0.1);
    }

    @Test
    void uncertaintyFromCountsCoversTheScatter() {
        double[] expected = spectrum(1);
        ElementalFit fit = new ElementalFit(ElementalFitSettings.DEFAULT);
        NormalDistribution normal = new NormalDistribution(new Well19937c(4), 0, 1);
        int covered = 0;
        int n = 400;
        for (int run = 0; run < n; run++) {
            double[] counts = new double[expected.length];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = expected[i] + Math.sqrt(expected[i]) * normal.sample();
            }
            Quantity ratio = fit.fit(AXIS, counts, List.of(NITROGEN, OXYGEN), null).ratioFromCounts(1, 0);
            covered += Math.abs(ratio.value() - 2) < 1.96 * ratio.uncertainty() ? 1 : 0;
        }
        assertTrue(covered >= 0.925 * n && covered <= 0.975 * n, covered + " of " + n);
    }

    /** E. g. the gain of the detector: what the counts are multiplied with must not change how certain a ratio is. */
    @Test
    void theScaleOfTheCountsDoesNotMatter() {
        double[] counts = spectrum(1);
        NormalDistribution normal = new NormalDistribution(new Well19937c(5), 0, 1);
        double[] amplified = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] += Math.sqrt(counts[i]) * normal.sample();
            amplified[i] = 50 * counts[i];
        }
        ElementalFit fit = new ElementalFit(ElementalFitSettings.DEFAULT);
        Quantity first = fit.fit(AXIS, counts, List.of(NITROGEN, OXYGEN), null).ratioFromCounts(1, 0);
        Quantity second = fit.fit(AXIS, amplified, List.of(NITROGEN, OXYGEN), null).ratioFromCounts(1, 0);
        assertEquals(first.value(), second.value(), 1e-3 * first.value());
        assertEquals(first.uncertainty(), second.uncertainty(), 0.01 * first.uncertainty());
    }

    @Test
    void tooShortSpectraAreRefused() {
        ElementalFit fit = new ElementalFit(ElementalFitSettings.DEFAULT);
        assertThrows(IllegalArgumentException.class, () -> fit.fit(AXIS, spectrum(1), List.of(), null));
        Axis late = Axis.signal("energy", 800, 0.5, 399, Unit.ELECTRONVOLT);
        assertThrows(IllegalArgumentException.class, () -> fit.fit(late, spectrum(1), List.of(NITROGEN), null));
        ElementalFit narrow = new ElementalFit(ElementalFitSettings.DEFAULT.between(300, 550));
        String message = assertThrows(IllegalArgumentException.class, () -> narrow.fit(AXIS, spectrum(1), List.of(NITROGEN, OXYGEN), null)).getMessage();
        assertTrue(message.startsWith("O: fewer than 10 channels"), message);
    }

    @Test
    void windowsGiveTheSameRatioWithoutBackground() {
        double nitrogen = 0;
        double oxygen = 0;
        for (int i = 0; i < 800; i++) {
            double e = AXIS.coordinate(i);
            nitrogen += e > 401 && e <= 451 ? NITROGEN.crossSection().differential(e) * 20 / 2 : 0;
            oxygen += e > 532 && e <= 582 ? OXYGEN.crossSection().differential(e) * 40 / 2 : 0;
        }
        // Sums of channels of 0.5 eV over 1 / eV: hence the factor of a half above, which cancels.
        Quantity n = WindowRatio.atoms(Quantity.of(nitrogen, 0.01 * nitrogen, Unit.COUNTS), NITROGEN.crossSection(), 401, 451, 0.1);
        Quantity o = WindowRatio.atoms(Quantity.of(oxygen, 0.01 * oxygen, Unit.COUNTS), OXYGEN.crossSection(), 532, 582, 0.1);
        Quantity ratio = WindowRatio.ratio(o, n);
        assertEquals(2, ratio.value(), 0.02);
        assertEquals(2 * Math.sqrt(2 * (0.01 + 0.0001)), ratio.uncertainty(), 0.01);
        assertThrows(IllegalArgumentException.class, () -> WindowRatio.atoms(n, NITROGEN.crossSection(), 300, 400, 0.1));
    }

    /** EELSMODEL's example: its author finds O/Ti = 3.04 with Hartree-Slater cross-sections, 300 keV, 2.8 mrad. */
    @Test
    void strontiumTitanate() throws UserError {
        SharedSpectra core = SharedSpectra.read("eelsmodel_SrTiO3/hl.msa");
        SharedSpectra low = SharedSpectra.read("eelsmodel_SrTiO3/ll.msa");
        ScatteringGeometry geometry = new ScatteringGeometry(300, 0, 2.8);
        List<ElementalFit.Component> edges = List.of(new ElementalFit.Component("Ti", new CrossSection(HydrogenicShell.l(22, 456), geometry)),
                new ElementalFit.Component("O", new CrossSection(HydrogenicShell.k(8, 532), geometry)));
        LowLoss lowLoss = LowLoss.of(low.energy(), low.counts().get(0), LowLossSettings.DEFAULT);
        ElementalFit.Result result = new ElementalFit(ElementalFitSettings.DEFAULT.between(370, 660)).fit(core.energy(), core.counts().get(0), edges, lowLoss);
        Quantity ratio = result.ratio(1, 0);
        assertEquals(3.04, ratio.value(), 0.304, "O/Ti " + ratio.format() + ", r " + result.exponent().format());
        assertEquals(3.13, result.exponent().value(), 0.06);
        assertTrue(ratio.uncertainty() > 0.2 && ratio.uncertainty() < 0.8, ratio.format());
        // Between 40 and 65 eV of fine structure O/Ti goes from 2.6 to 3.3.
        assertEquals(List.of(40.0, 45.0, 50.0, 55.0, 65.0), result.otherWidths().stream().map(ElementalFit.AtWidth::width).toList());
        assertEquals(0.37, result.fineStructureUncertainty(1, 0), 0.06);
        assertEquals(Math.hypot(3.13 * Math.hypot(0.1, 0.15), 0.37), ratio.uncertainty(), 0.08);
    }

    /** Atoms without fine structure do not care how much is left out, however few counts there are. */
    @Test
    void theWidthOfTheFineStructureDoesNotMatterWithoutOne() {
        double[] expected = spectrum(1);
        NormalDistribution normal = new NormalDistribution(new Well19937c(8), 0, 1);
        double relative = 0;
        for (int seed = 0; seed < 30; seed++) {
            double[] counts = new double[expected.length];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = expected[i] + Math.sqrt(expected[i]) * normal.sample();
            }
            ElementalFit.Result result = new ElementalFit(ElementalFitSettings.DEFAULT).fit(AXIS, counts, List.of(NITROGEN, OXYGEN), null);
            assertEquals(8, result.otherWidths().size());
            relative += result.fineStructureUncertainty(1, 0) / result.ratioFromCounts(1, 0).uncertainty() / 30;
        }
        assertTrue(relative < 0.6, "moves by " + relative + " of what counts alone would");
    }

    /** Waves behind the onsets that are not all left out show in the uncertainty. */
    @Test
    void fineStructureThatIsNotLeftOutIsUncertain() {
        double[] counts = spectrum(1);
        double[] atoms = spectrum(1);
        for (int i = 0; i < counts.length; i++) {
            double behind = AXIS.coordinate(i) - 401;
            double edge = NITROGEN.crossSection().differential(AXIS.coordinate(i)) * 20;
            counts[i] += behind > 0 ? edge * 0.3 * Math.exp(-behind / 40) * Math.cos(behind / 8) : 0;
        }
        ElementalFit fit = new ElementalFit(ElementalFitSettings.DEFAULT);
        double without = fit.fit(AXIS, atoms, List.of(NITROGEN, OXYGEN), null).fineStructureUncertainty(1, 0);
        ElementalFit.Result result = fit.fit(AXIS, counts, List.of(NITROGEN, OXYGEN), null);
        assertTrue(without < 0.002, "exact atoms: " + without);
        assertTrue(result.fineStructureUncertainty(1, 0) > 0.01, "waves: " + result.fineStructureUncertainty(1, 0));
        assertEquals(2, result.ratio(1, 0).value(), 3 * Math.hypot(result.fineStructureUncertainty(1, 0), result.ratioFromCounts(1, 0).uncertainty()));
    }
}
