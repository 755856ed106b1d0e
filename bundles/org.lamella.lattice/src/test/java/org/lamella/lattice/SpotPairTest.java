package org.lamella.lattice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lamella.crystal.MillerIndices;
import org.lamella.crystal.Phase;
import org.lamella.crystal.PhaseLibrary;
import org.lamella.data.UserError;

class SpotPairTest {
    private static double[] vector(double length, double degrees) {
        return new double[] {length * Math.cos(Math.toRadians(degrees)), length * Math.sin(Math.toRadians(degrees))};
    }

    @Test
    void ratioAndAngleAreThoseOfTheVectors() {
        SpotPair pair = new SpotPair(vector(4, 10), vector(5, 130));
        assertEquals(0.25, pair.spacingOne(), 1e-12);
        assertEquals(1.25, pair.ratio(), 1e-12);
        assertEquals(120, pair.angle(), 1e-9);
        assertEquals(180, new SpotPair(vector(4, 0), vector(4, 180)).angle(), 1e-6);
    }

    /** 111 and -111 of a cubic crystal stand at arccos(1/3), which is 70.53 degrees; their zone axis is [0 1 -1] or equivalent. */
    @Test
    void aPairOfACubicCrystalIsFound() throws UserError {
        Phase li2o = PhaseLibrary.builtIn().get("Li2O");
        double d = li2o.cell().spacing(new MillerIndices(1, 1, 1));
        SpotPair pair = new SpotPair(vector(1.005 / d, 20), vector(1.005 / d, 20 + 70.53));
        List<SpotPair.Candidate> found = pair.candidates(List.of(li2o), 0.02, 2);
        SpotPair.Candidate best = found.get(0);
        assertEquals(100 * (1 / 1.005 - 1), best.deviationOne(), 1e-6);
        assertEquals(0, best.angleDeviation(), 0.01);
        assertTrue(best.zone().contains(best.one()) && best.zone().contains(best.two()), best.toString());
        assertTrue(pair.candidates(List.of(li2o), 0.002, 2).isEmpty(), "0.5 % is more than 0.2 %");
    }

    @Test
    void parallelReflectionsMakeNoPair() throws UserError {
        Phase li2o = PhaseLibrary.builtIn().get("Li2O");
        double d = li2o.cell().spacing(new MillerIndices(1, 1, 1));
        assertTrue(new SpotPair(vector(1 / d, 0), vector(2 / d, 0)).candidates(List.of(li2o), 0.01, 1).isEmpty());
    }

    /** With the usual tolerances several lithium compounds fit one pair: the reason why a pair is no proof. */
    @Test
    void theBestFitComesFirst() throws UserError {
        PhaseLibrary library = PhaseLibrary.builtIn();
        double d = library.get("Li2O").cell().spacing(new MillerIndices(1, 1, 1));
        SpotPair pair = new SpotPair(vector(1 / d, 0), vector(1 / d, 70.53));
        List<SpotPair.Candidate> found = pair.candidates(library.all(), 0.03, 3);
        assertEquals("Li2O", found.get(0).phase().name());
        for (int i = 1; i < found.size(); i++) {
            assertTrue(found.get(i - 1).misfit(0.03, 3) <= found.get(i).misfit(0.03, 3));
        }
    }
}
