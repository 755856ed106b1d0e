package org.lamella.lattice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lamella.crystal.MillerIndices;
import org.lamella.crystal.Phase;
import org.lamella.crystal.PhaseLibrary;
import org.lamella.crystal.ZoneAxis;
import org.lamella.data.Unit;
import org.lamella.data.UserError;

class ZoneSpotsTest {
    private static Spot spot(double gx, double gy) {
        return new Spot(gx, gy, 1e-8, 1e-8, 0, 100, 10, 1e-9, new Spot.Envelope(0.5, 0.5, 1, 1), -1, Unit.NANOMETRE);
    }

    /** Si [110], turned by 30 degrees and 1 % too long along x: 2-20 = 2 (1-11) - ... is laid out by the two measured spots. */
    @Test
    void theWholeZoneIsLaidOutByTwoSpots() throws UserError {
        Phase silicon = PhaseLibrary.builtIn().get("Si");
        MillerIndices a = new MillerIndices(1, -1, 1);
        MillerIndices b = new MillerIndices(1, -1, -1);
        List<Spot> spots = List.of(spot(2.0, 2.5), spot(2.6, -1.7));
        Grain grain = new Grain(ZoneAxis.of(a, b), List.of(new Grain.Match(0, a, 0.3136, 0), new Grain.Match(1, b, 0.3136, 0)), 0,
                new Grain.ScaleError(0, 0, 0, 0), 10);
        List<ZoneSpots.ZoneSpot> all = ZoneSpots.of(silicon, grain, spots, 0.12);
        assertTrue(all.size() > 8, all.toString());
        ZoneSpots.ZoneSpot sum = all.stream().filter(each -> each.indices().equals(new MillerIndices(2, -2, 0))).findFirst().orElseThrow();
        assertEquals(2.0 + 2.6, sum.gx(), 1e-12);
        assertEquals(2.5 - 1.7, sum.gy(), 1e-12);
        ZoneSpots.ZoneSpot difference = all.stream().filter(each -> each.indices().equals(new MillerIndices(-1, 1, 3))).findFirst().orElseThrow();
        assertEquals(1 * 2.0 - 2 * 2.6, difference.gx(), 1e-12, "(-1 1 3) = 1 a - 2 b");
        assertTrue(all.stream().allMatch(each -> grain.zone().contains(each.indices())));
    }

    @Test
    void oneDirectionAloneLaysOutNothing() throws UserError {
        MillerIndices a = new MillerIndices(1, 1, 1);
        Grain grain = new Grain(new ZoneAxis(1, -1, 0), List.of(new Grain.Match(0, a, 0.3, 0), new Grain.Match(1, a.times(2), 0.15, 0)), 0,
                new Grain.ScaleError(0, 0, 0, 0), 10);
        assertTrue(ZoneSpots.of(PhaseLibrary.builtIn().get("Si"), grain, List.of(spot(3, 0), spot(6, 0)), 0.12).isEmpty());
    }
}
