package org.lamella.lattice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamella.crystal.ZoneAxis;

/** The fit of one crystal to spots whose truth is known. */
class GrainFitTest {
    private static final ZonePattern PATTERN = SyntheticSpots.pattern(BatteryPhases.get("Li2O"), new ZoneAxis(1, 1, 0));
    private static final Distortion PRIOR = Distortion.prior(0.05, 0.02);

    private static boolean[] all(int n) {
        boolean[] free = new boolean[n];
        Arrays.fill(free, true);
        return free;
    }

    private static double[] rotation(double degrees) {
        double c = Math.cos(Math.toRadians(degrees));
        double s = Math.sin(Math.toRadians(degrees));
        return new double[] {c, -s, s, c};
    }

    /** The true map from zone plane to image but for 0.3 % and 0.1 degrees, as a pair of spots would give it. */
    private static double[] nearly(SyntheticSpots.Placement placement) {
        double[] first = placement.place(1.003, 0.0017);
        double[] second = placement.place(-0.0017, 1.003);
        return new double[] {first[0], second[0], first[1], second[1]};
    }

    private static List<Spot> spots(SyntheticSpots.Placement placement) {
        return SyntheticSpots.crystal(BatteryPhases.get("Li2O"), PATTERN.zone(), 0.12, 8, placement);
    }

    @ParameterizedTest
    @CsvSource({"17, 0, 0, 0", "17, 0.02, 0, 0", "-64, -0.015, 0.004, 0", "140, 0.01, -0.003, 0.006"})
    void recoversRotationScaleStretchAndShear(double degrees, double scale, double stretch, double shear) {
        SyntheticSpots.Placement placement = SyntheticSpots.Placement.turned(degrees)
                .scaled(1 + scale + stretch, 1 + scale - stretch).sheared(shear);
        List<Spot> spots = spots(placement);
        GrainFit.Fitted fitted = new GrainFit(new SpotSet(spots)).fit(PATTERN, nearly(placement), false, PRIOR, all(spots.size()));
        assertEquals(spots.size(), fitted.matched());
        // Reciprocal vectors shrink when real space grows; the shear is shared by both axes.
        assertEquals(-scale, fitted.distortion().scale(), 3e-4);
        assertEquals(-stretch, fitted.distortion().stretch(), 3e-4);
        assertEquals(-shear / 2, fitted.distortion().shear(), 3e-4);
        for (int s = 0; s < spots.size(); s++) {
            int r = fitted.reflection()[s];
            double sign = spots.get(s).gx() * fitted.predictedX(r) + spots.get(s).gy() * fitted.predictedY(r) >= 0 ? 1 : -1;
            assertEquals(spots.get(s).gx(), sign * fitted.predictedX(r), 2e-3 * spots.get(s).length());
            assertEquals(spots.get(s).gy(), sign * fitted.predictedY(r), 2e-3 * spots.get(s).length());
        }
        assertTrue(fitted.variance() > 0 && Math.sqrt(fitted.variance()) < 0.002, "uncertainty of the scale");
        assertTrue(fitted.logGain() > 0, "spots beyond two speak for the crystal");
    }

    @Test
    void aCrystalSeenFromBelowIsMirrored() {
        List<Spot> spots = spots(SyntheticSpots.Placement.turned(25).fromBelow());
        GrainFit.Fitted fitted = new GrainFit(new SpotSet(spots)).fit(PATTERN, rotation(25), true, PRIOR, all(spots.size()));
        assertEquals(spots.size(), fitted.matched());
        assertEquals(0, fitted.distortion().scale(), 1e-6);
    }

    @Test
    void anExactCrystalLeavesAnExactStartAsItIs() {
        List<Spot> spots = spots(SyntheticSpots.Placement.turned(33));
        GrainFit.Fitted fitted = new GrainFit(new SpotSet(spots)).fit(PATTERN, rotation(33), false, PRIOR, all(spots.size()));
        assertArrayEquals(rotation(33), fitted.map(), 1e-9);
    }

    @Test
    void spotsThatAreTakenAreNotUsed() {
        List<Spot> spots = spots(SyntheticSpots.Placement.turned(33));
        boolean[] free = all(spots.size());
        free[0] = false;
        GrainFit.Fitted fitted = new GrainFit(new SpotSet(spots)).fit(PATTERN, rotation(33), false, PRIOR, free);
        assertEquals(-1, fitted.reflection()[0]);
        assertEquals(spots.size() - 1, fitted.matched());
    }

    @Test
    void aStrangeSpotIsLeftOut() {
        List<Spot> spots = new ArrayList<>(spots(SyntheticSpots.Placement.turned(33)));
        spots.add(SyntheticSpots.spot(3.1, 4.3));
        GrainFit.Fitted fitted = new GrainFit(new SpotSet(spots)).fit(PATTERN, rotation(33), false, PRIOR, all(spots.size()));
        assertEquals(-1, fitted.reflection()[spots.size() - 1]);
        assertEquals(spots.size() - 1, fitted.matched());
    }

    @Test
    void fewerThanTwoSpotsAreNoCrystal() {
        List<Spot> spots = spots(SyntheticSpots.Placement.turned(33)).subList(0, 1);
        assertNull(new GrainFit(new SpotSet(spots)).fit(PATTERN, rotation(33), false, PRIOR, all(1)));
        assertNull(new GrainFit(new SpotSet(List.of())).fit(PATTERN, rotation(33), false, PRIOR, all(0)));
    }

    @Test
    void pairsOfASpotSetLeaveParallelsOutAndWeighOneInAll() {
        List<Spot> spots = List.of(SyntheticSpots.spot(4, 0), SyntheticSpots.spot(8, 0.1), SyntheticSpots.spot(0, 5), SyntheticSpots.spot(3, 3));
        SpotSet set = new SpotSet(spots);
        List<SpotSet.Pair> pairs = set.pairs(all(4));
        assertEquals(5, pairs.size());
        assertTrue(pairs.stream().noneMatch(pair -> pair.first() == 0 && pair.second() == 1));
        assertEquals(1, pairs.stream().mapToDouble(SpotSet.Pair::weight).sum(), 1e-12);
        SpotSet.Pair right = pairs.stream().filter(pair -> pair.first() == 0 && pair.second() == 2).findFirst().orElseThrow();
        assertEquals(Math.PI / 2, right.angle(), 1e-12);
        assertEquals(20, right.cross(), 1e-12);
        assertEquals(List.of(), set.pairs(new boolean[4]));
        assertEquals(Math.hypot(8, 0.1), set.longest(), 1e-12);
        assertEquals(0, new SpotSet(List.of()).longest(), 0);
    }
}
