package org.lamella.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineScanPhantomTest {
    private static final LineScanPhantom SCAN = new LineScanPhantom(161, 1, List.of(new ScanSignal("P", 8, 220, 80, 22), new ScanSignal("N", 90, 4, 62, 23)));

    @Test
    void aStepHasItsFractionsWhereItSays() {
        ScanSignal signal = SCAN.signals().get(0);
        assertEquals(114, signal.expected(80), 1e-9);
        assertEquals(8 + 0.9 * 212, signal.expected(80 + signal.width1090() / 2), 1e-6);
        assertEquals(90 - 0.1 * 86, SCAN.signals().get(1).expected(62 - SCAN.signals().get(1).width1090() / 2), 1e-6);
        assertEquals(8, signal.expected(-1000), 1e-12);
    }

    @Test
    void countsHaveTheirExpectationAndComeAgainWithTheirSeed() {
        int seeds = 400;
        double sum = 0;
        for (int seed = 0; seed < seeds; seed++) {
            sum += SCAN.simulate(seed)[0][80];
        }
        assertEquals(114, sum / seeds, 4 * Math.sqrt(114.0 / seeds));
        assertArrayEquals(SCAN.simulate(7)[1], SCAN.simulate(7)[1]);
        assertNotEquals(SCAN.simulate(7)[1][20], SCAN.simulate(8)[1][20]);
    }

    @Test
    void theTruthHoldsTheInterphase() {
        double width = (double) SCAN.truth().get("interphaseWidthByFractionsNm");
        assertEquals(80 + 1.2815515655446 * 22 - (62 - 1.2815515655446 * 23), width, 1e-9);
    }

    @Test
    void nonsenseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ScanSignal("P", -1, 2, 3, 4));
        assertThrows(IllegalArgumentException.class, () -> new ScanSignal("P", 1, 2, 3, 0));
        assertThrows(IllegalArgumentException.class, () -> new LineScanPhantom(4, 1, SCAN.signals()));
        assertThrows(IllegalArgumentException.class, () -> new LineScanPhantom(9, 1, List.of(SCAN.signals().get(0), SCAN.signals().get(0))));
    }
}
