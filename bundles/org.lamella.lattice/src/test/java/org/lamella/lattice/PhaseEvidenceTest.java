package org.lamella.lattice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamella.crystal.Phase;
import org.lamella.crystal.ZoneAxis;
import org.lamella.data.Progress;

/** Whether the evidence is worth what it says: by chance it reaches 1/alpha in at most a share alpha of all cases. */
class PhaseEvidenceTest {
    private static boolean[] free(int n) {
        boolean[] free = new boolean[n];
        Arrays.fill(free, true);
        return free;
    }

    private static double evidence(ZoneCatalogue catalogue, List<Spot> spots, double uncertainty, boolean calibrated) {
        PhaseEvidence evidence = new PhaseEvidence(catalogue, new SpotSet(spots), calibrated);
        return Math.exp(evidence.find(free(spots.size()), Distortion.prior(uncertainty, uncertainty * 0.25)).logEvidence());
    }

    /** Spacings from 0.1 to 0.5 nm are what chance is taken to be; to 1.2 nm is what the search looks at. */
    @ParameterizedTest
    @CsvSource({"Li, 0.01, 0.5, 1500", "Li, 0.05, 0.5, 1500", "Li2O, 0.01, 1.2, 1500", "LiF, 0.05, 0.5, 1500", "graphite, 0.05, 0.5, 1500",
        "Li3P, 0.01, 0.5, 1500", "Li3P, 0.05, 0.5, 1000", "LNMO, 0.05, 1.2, 1000", "Li3N, 0.002, 0.5, 1500",
        "Li3PO4-gamma, 0.01, 0.5, 1000", "Li3PO4-gamma, 0.05, 0.5, 200", "Li2CO3, 0.05, 0.5, 300", "Li2PO2N, 0.01, 0.5, 1000"})
    void chanceReachesTenInATenthAndAHundredInAHundredthAtMost(String phase, double uncertainty, double largestSpacing,
            int sets) {
        ZoneCatalogue catalogue = ZoneCatalogue.of(BatteryPhases.get(phase), 0.1, 1.2);
        int ten = 0;
        int hundred = 0;
        for (int seed = 0; seed < sets; seed++) {
            SplittableRandom random = new SplittableRandom(6151L * seed + 5);
            double value = evidence(catalogue, SyntheticSpots.random(random, 2 + random.nextInt(5), largestSpacing), uncertainty, true);
            ten += value >= 10 ? 1 : 0;
            hundred += value >= 100 ? 1 : 0;
        }
        assertTrue(ten <= 0.1 * sets, phase + ": 10 is reached by chance in " + ten + " of " + sets);
        assertTrue(hundred <= 0.01 * sets, phase + ": 100 is reached by chance in " + hundred + " of " + sets);
    }

    @ParameterizedTest
    @CsvSource({"Li, 0.05", "Li2O, 0.05", "graphite, 0.05"})
    void itsExpectationUnderChanceIsAtMostOne(String phase, double uncertainty) {
        // Two spots with 0.1 to 0.5 nm, all zones of the phase: the very chance that the method's description speaks of.
        // Values above 200 are so rare that they are cut off, which only lowers the mean by what they would add.
        ZoneCatalogue catalogue = ZoneCatalogue.of(BatteryPhases.get(phase), 0.1, 1.2);
        int sets = 10_000;
        double sum = 0;
        double squares = 0;
        for (int seed = 0; seed < sets; seed++) {
            double value = Math.min(200, evidence(catalogue, SyntheticSpots.random(new SplittableRandom(7919L * seed), 2, 0.5), uncertainty, false));
            sum += value;
            squares += value * value;
        }
        double mean = sum / sets;
        double error = Math.sqrt((squares / sets - mean * mean) / sets);
        assertTrue(mean < 1 + 3 * error, phase + ": mean " + mean + " with a standard error of " + error);
        // And it is not so cautious as to say nothing.
        assertTrue(mean > 0.3, phase + ": mean " + mean);
    }

    @ParameterizedTest
    @CsvSource({"0.01, 2, 6, 300", "0.05, 2, 6, 100", "0.01, 7, 20, 40"})
    void spotsOfNothingSeldomLeadToAClaim(double uncertainty, int fewest, int most, int sets) {
        PhaseIdentification identification = BatteryPhases.identification(uncertainty);
        int claims = 0;
        for (int seed = 0; seed < sets; seed++) {
            SplittableRandom random = new SplittableRandom(104729L * seed + 9);
            List<Spot> spots = SyntheticSpots.random(random, fewest + random.nextInt(most - fewest + 1), 0.5);
            claims += identification.identify(spots, Progress.NONE).phases().isEmpty() ? 0 : 1;
        }
        assertTrue(claims <= 0.05 * sets, claims + " of " + sets + " random sets of spots led to a claim");
    }

    @Test
    void aTrueCrystalHasStrongEvidence() {
        Phase phase = BatteryPhases.get("Li2O");
        List<Spot> spots = SyntheticSpots.crystal(phase, new ZoneAxis(1, 1, 0), 0.12, 6, SyntheticSpots.Placement.turned(12));
        double own = evidence(ZoneCatalogue.of(phase, 0.1, 1.2), spots, 0.01, true);
        double other = evidence(ZoneCatalogue.of(BatteryPhases.get("Li"), 0.1, 1.2), spots, 0.01, true);
        assertTrue(own > 1000, "evidence " + own);
        assertTrue(other < 1, "evidence for another phase " + other);
    }

    @Test
    void aBetterCalibrationMakesTheEvidenceStronger() {
        Phase phase = BatteryPhases.get("Li2O");
        ZoneCatalogue catalogue = ZoneCatalogue.of(phase, 0.1, 1.2);
        List<Spot> spots = SyntheticSpots.crystal(phase, new ZoneAxis(1, 1, 0), 0.12, 6, SyntheticSpots.Placement.turned(12));
        double coarse = evidence(catalogue, spots, 0.05, true);
        double usual = evidence(catalogue, spots, 0.01, true);
        double fine = evidence(catalogue, spots, 0.003, true);
        assertTrue(coarse < usual && usual < fine, coarse + " < " + usual + " < " + fine);
    }

    @Test
    void thereIsNothingToBeFoundWithoutTwoCrossingSpots() {
        ZoneCatalogue catalogue = ZoneCatalogue.of(BatteryPhases.get("Li2O"), 0.1, 1.2);
        for (List<Spot> spots : List.of(List.<Spot>of(), List.of(SyntheticSpots.spot(3.75, 0)),
                List.of(SyntheticSpots.spot(3.75, 0), SyntheticSpots.spot(7.5, 0)))) {
            PhaseEvidence.Finding finding = new PhaseEvidence(catalogue, new SpotSet(spots), true).find(free(spots.size()),
                    Distortion.prior(0.01, 0.0025));
            assertNull(finding.grain());
            assertEquals(Double.NEGATIVE_INFINITY, finding.logEvidence(), 0);
        }
    }
}
