package org.lamella.eels.quantification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CrossSectionTest {
    /** In the dipole limit a K shell of hydrogenic atoms has the oscillator strength of photoionisation: both of its electrons count. */
    @Test
    void oscillatorStrengthOfAnIonisedShell() {
        // A hydrogen-like ion whose threshold is where the model ionises it: the continuum of 1s takes 0.4350 of each electron
        // (H. A. Bethe and E. E. Salpeter, Quantum Mechanics of One- and Two-Electron Atoms, table 13).
        double charge = 7.5;
        double onset = 13.605693 * charge * charge;
        HydrogenicShell oxygen = HydrogenicShell.k(8, onset);
        double sum = 0;
        for (double loss = onset; loss < 400 * onset;) {
            double step = loss / 500;
            sum += step * oxygen.strength(loss + step / 2, 1e-9);
            loss += step;
        }
        assertEquals(2 * 0.4350, sum, 0.003);
    }

    /** Bethe's sum rule: at large momentum all of the strength lies in the continuum, one for each electron. */
    @Test
    void betheSumRule() {
        double onset = 13.605693 * 7.5 * 7.5;
        HydrogenicShell oxygen = HydrogenicShell.k(8, onset);
        double momentum = 40 * 7.5 * 7.5;
        double sum = 0;
        for (double loss = onset; loss < 400 * onset;) {
            double step = loss / 2000;
            sum += step * oxygen.strength(loss + step / 2, momentum);
            loss += step;
        }
        assertEquals(2, sum, 0.01);
    }

    /** Egerton's program SIGMAK computes 3.99e3 barn for C-K at 100 keV, 10 mrad, 50 eV, evaluated with the formulas of the book. */
    @Test
    void carbonAsTheBookHasIt() {
        CrossSection carbon = new CrossSection(HydrogenicShell.k(6, 284), new ScatteringGeometry(100, 0, 10));
        assertEquals(3993, carbon.between(284, 334), 12);
        assertEquals(6149, carbon.between(284, 384), 18);
        assertEquals(0, carbon.differential(283.9));
        assertEquals(0, carbon.between(200, 284));
    }

    @Test
    void titaniumAndOxygenInANarrowAperture() {
        // The same formulas evaluated with an adaptive quadrature: 300 keV, 2.8 mrad, 50 eV.
        ScatteringGeometry geometry = new ScatteringGeometry(300, 0, 2.8);
        assertEquals(1978, new CrossSection(HydrogenicShell.l(22, 455), geometry).between(455, 505), 10);
        assertEquals(351.5, new CrossSection(HydrogenicShell.k(8, 531), geometry).between(531, 581), 1.5);
    }

    @Test
    void collectionGrowsAndSaturates() {
        HydrogenicShell shell = HydrogenicShell.k(8, 532);
        double before = 0;
        for (double angle : new double[] {1, 3, 10, 30, 100}) {
            double now = new CrossSection(shell, new ScatteringGeometry(200, 0, angle)).between(532, 632);
            assertTrue(now > before);
            before = now;
        }
        double wider = new CrossSection(shell, new ScatteringGeometry(200, 0, 200)).between(532, 632);
        assertTrue(wider < 1.1 * before);
    }

    @Test
    void convergenceOnlyRemovesWhatLeavesTheAperture() {
        HydrogenicShell shell = HydrogenicShell.k(8, 532);
        double parallel = new CrossSection(shell, new ScatteringGeometry(200, 0, 10)).differential(560);
        double narrow = new CrossSection(shell, new ScatteringGeometry(200, 0.01, 10)).differential(560);
        double convergent = new CrossSection(shell, new ScatteringGeometry(200, 10, 10)).differential(560);
        double wide = new CrossSection(shell, new ScatteringGeometry(200, 30, 10)).differential(560);
        assertEquals(parallel, narrow, 1e-3 * parallel);
        assertTrue(convergent < 0.9 * parallel && wide < 0.5 * convergent);
        // When the cone is much wider than any scattering, only the part of the cone that fits the aperture is collected: (10 / 200)^2.
        double flooded = new CrossSection(shell, new ScatteringGeometry(200, 200, 10)).differential(560);
        double all = new CrossSection(shell, new ScatteringGeometry(200, 0, 190)).differential(560);
        assertEquals(all / 400, flooded, 0.02 * all / 400);
    }

    @Test
    void overlapOfDiscs() {
        ScatteringGeometry equal = new ScatteringGeometry(200, 10, 10);
        assertEquals(1, equal.collected(0), 1e-9);
        assertEquals(0, equal.collected(0.02), 1e-9);
        // Two equal discs one radius apart share 2/3 - sqrt(3) / (2 pi) of their area.
        assertEquals(2.0 / 3 - Math.sqrt(3) / (2 * Math.PI), equal.collected(0.01), 1e-6);
        assertEquals(0.25, new ScatteringGeometry(200, 20, 10).collected(0.005), 1e-9);
    }

    @Test
    void whatTheModelDoesNotHoldForIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> HydrogenicShell.k(2, 24));
        assertThrows(IllegalArgumentException.class, () -> HydrogenicShell.l(12, 51));
        assertThrows(IllegalArgumentException.class, () -> HydrogenicShell.l(57, 832));
        assertThrows(IllegalArgumentException.class, () -> new ScatteringGeometry(5, 0, 10));
        assertThrows(IllegalArgumentException.class, () -> new ScatteringGeometry(200, 0, 0));
        assertEquals(25, PeriodicTable.atomicNumber("Mn").orElseThrow());
        assertEquals(83, PeriodicTable.atomicNumber("Bi").orElseThrow());
        assertTrue(PeriodicTable.atomicNumber("Xx").isEmpty());
    }
}
