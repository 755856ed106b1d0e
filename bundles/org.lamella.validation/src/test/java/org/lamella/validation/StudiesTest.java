package org.lamella.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lamella.data.Progress;

/** The studies with few seeds. The bounds are wider by what so few seeds can deviate, and can still fail. */
class StudiesTest {
    @Test
    void spotPositionsComeCloseToTheCramerRaoBoundAndStateTheirUncertainty() {
        List<Claim> claims = new PositionStudy().run(40, Progress.NONE);
        for (int i = 0; i < claims.size(); i += 3) {
            assertTrue(claims.get(i).found() < 2, claims.get(i)::toString);
            // Of 80 components 76 are expected inside; fewer than 70 happen once in a thousand runs.
            assertTrue(claims.get(i + 1).found() >= 100.0 * 70 / 80, claims.get(i + 1)::toString);
            assertEquals(0, claims.get(i + 2).found(), claims.get(i + 2)::toString);
        }
        // Uncertainties that are far too large would always hold the truth.
        assertTrue(claims.get(1).found() + claims.get(4).found() + claims.get(7).found() < 300, claims::toString);
    }

    @Test
    void amorphousImagesHaveNoSpots() {
        for (Claim claim : new AmorphousStudy().run(24, Progress.NONE)) {
            assertEquals(0, claim.found(), claim::toString);
        }
    }

    @Test
    void phasesOfNanocrystalsAreFoundAndNoOthers() {
        List<Claim> claims = new NanocrystalStudy().run(24, Progress.NONE);
        assertTrue(claims.get(0).found() >= 90, claims.get(0)::toString);
        assertTrue(claims.get(1).found() <= 100.0 / 24, claims.get(1)::toString);
    }

    @Test
    void lithiumFluorideAndHydrideAreToldApartOnlyByAGoodCalibration() {
        List<Claim> claims = new AmbiguityStudy().run(8, Progress.NONE);
        assertTrue(claims.get(0).found() >= 100.0 * 7 / 8, claims.get(0)::toString);
        assertTrue(claims.get(1).found() >= 100.0 * 7 / 8, claims.get(1)::toString);
    }

    @Test
    void layersOfAnInterphaseAreFoundAndNoneWhereThereIsNone() {
        List<Claim> claims = new InterphaseStudy().run(1, Progress.NONE);
        assertTrue(claims.get(0).found() < 2, claims.get(0)::toString);
        assertTrue(claims.get(1).found() < 3, claims.get(1)::toString);
        // Of 80 intervals 76 are expected to hold the truth.
        assertTrue(claims.get(4).found() >= 85, claims.get(4)::toString);
        assertEquals(0, claims.get(5).found(), claims.get(5)::toString);
        // The totals of single regions are off by 2.8 nm, the mean of ten by 0.9 nm.
        assertTrue(Math.abs(claims.get(6).found()) < 2.7, claims.get(6)::toString);
    }

    @Test
    void whiteLineRatiosAreUnbiasedAndTheirIntervalsHoldTheTruth() {
        List<Claim> claims = new WhiteLineStudy().run(80, Progress.NONE);
        for (Claim claim : claims.subList(0, claims.size() - 2)) {
            boolean isBias = claim.claim().startsWith("bias");
            // Of 80 intervals 76 are expected to hold the truth; fewer than 70 happen twice in a thousand runs.
            assertTrue(isBias ? claim.holds() : claim.found() >= 100.0 * 70 / 80, claim::toString);
        }
        assertTrue(claims.get(claims.size() - 2).found() <= 100.0 / 320, claims::toString);
        assertTrue(claims.get(claims.size() - 1).holds(), claims::toString);
    }

    @Test
    void edgesFreedOfPluralScatteringHoldTheNoiseOfTheirLowLoss() {
        for (Claim claim : new DeconvolutionStudy().run(60, Progress.NONE)) {
            boolean isBias = claim.claim().startsWith("bias");
            boolean isInterval = claim.claim().startsWith("95 %");
            // Of 60 intervals 57 are expected to hold the truth; fewer than 51 happen once in a thousand. A mean of 60 ratios is known to 1 %.
            assertTrue(isInterval ? claim.found() >= 100.0 * 51 / 60 : isBias ? Math.abs(claim.found()) < 4 : claim.holds(), claim::toString);
        }
    }

    @Test
    void layersOfCrossSectionsAreMeasuredAndNoneAreClaimedInNoise() {
        List<Claim> claims = new LayersStudy().run(10, Progress.NONE);
        assertEquals(100, claims.get(0).found(), claims.get(0)::toString);
        assertTrue(claims.get(1).found() >= 97, claims.get(1)::toString);
        assertTrue(claims.get(2).found() >= 97, claims.get(2)::toString);
        // Of some 40 intervals 38 are expected to hold the truth; fewer than 34 happen once in a hundred runs.
        assertTrue(claims.get(4).found() >= 85, claims.get(4)::toString);
        assertEquals(0, claims.get(5).found(), claims.get(5)::toString);
    }

    @Test
    void lineScansAreWithoutBiasAndTheirIntervalsHold() {
        for (Claim claim : new LineScanStudy().run(60, Progress.NONE)) {
            if (claim.claim().startsWith("bias")) {
                // The mean of 120 widths that scatter by 10 % (25 % of 20 counts) lies within three of its standard errors.
                assertTrue(Math.abs(claim.found()) < (claim.claim().contains(" 20 counts") ? 7 : 2.8), claim::toString);
            } else {
                // Of 60 intervals, 57 are expected inside; fewer than 50 happen once in a thousand.
                assertTrue(claim.found() >= 100.0 * 50 / 60, claim::toString);
            }
        }
    }
}
