package org.lamella.eels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.lamella.data.Axis;
import org.lamella.data.Unit;
import org.lamella.data.UserError;

class EnergyCalibrationTest {
    private static final Axis TRUE_AXIS = Axis.signal("energy", 900, 0.4, 150, Unit.ELECTRONVOLT);

    /** Boron with a pi* peak at 191.8 eV and a higher one behind it, nitrogen with a peak at 401 eV. */
    private static double[] boronNitride(long seed) {
        Well19937c random = new Well19937c(seed);
        double[] counts = new double[900];
        for (int i = 0; i < counts.length; i++) {
            double e = TRUE_AXIS.coordinate(i);
            double expected = 4000 * Math.pow(e / 150, -4) + 3000 * peak(e - 191.8, 2) + 5000 * peak(e - 198.5, 5) + (e > 199 ? 2000 * Math.pow(e / 199, -4) : 0)
                    + 600 * peak(e - 401, 2.5) + (e > 405 ? 300 : 0) + 5;
            counts[i] = new PoissonDistribution(random, expected, 1e-9, 10000).sample();
        }
        return counts;
    }

    private static double peak(double distance, double width) {
        return Math.exp(-4 * Math.log(2) * distance * distance / (width * width));
    }

    private static EnergyCalibration.Known known(String edge, double energy) throws UserError {
        return new EnergyCalibration.Known(EdgeTable.builtIn().edge(edge), EnergyCalibration.Feature.PEAK, energy, 0.05);
    }

    @Test
    void onePeakGivesTheOffset() throws UserError {
        Axis wrong = TRUE_AXIS.withCalibration(0.4, 153.1, Unit.ELECTRONVOLT);
        EnergyCalibration.Correction correction = new EnergyCalibration(5).find(wrong, boronNitride(1), List.of(known("B-K", 191.8)));
        assertEquals(-3.1, correction.offset().value(), 0.15);
        assertEquals(0.05, correction.offset().uncertainty(), 0.02);
        assertEquals(1, correction.dispersion().value());
        assertFalse(correction.dispersion().hasUncertainty());
        assertEquals(150, correction.corrected().offset(), 0.15);
    }

    @Test
    void twoPeaksGiveTheDispersion() throws UserError {
        // 2 % off, as spectrometers may be.
        Axis wrong = TRUE_AXIS.withCalibration(0.4 / 1.02, 149, Unit.ELECTRONVOLT);
        List<EnergyCalibration.Known> known = List.of(known("B-K", 191.8), known("N-K", 401));
        EnergyCalibration.Correction correction = new EnergyCalibration(9).find(wrong, boronNitride(2), known);
        assertEquals(1.02, correction.dispersion().value(), 0.002);
        assertTrue(Math.abs(correction.dispersion().value() - 1.02) < 4 * correction.dispersion().uncertainty());
        assertEquals(0.4, correction.corrected().scale(), 0.001);
        assertEquals(191.8, correction.corrected().coordinate(wrong.index(correction.features().get(0).measured().value())), 0.2);
    }

    @Test
    void onsetsServeAsWell() throws UserError {
        Axis wrong = TRUE_AXIS.withCalibration(0.4, 152, Unit.ELECTRONVOLT);
        EnergyCalibration.Known onset = new EnergyCalibration.Known(EdgeTable.builtIn().edge("B-K"), EnergyCalibration.Feature.ONSET, 191.8 - 2 / 2.3548, 0.1);
        assertEquals(-2, new EnergyCalibration(4).find(wrong, boronNitride(3), List.of(onset)).offset().value(), 0.5);
    }

    @Test
    void whatIsNotThereIsSaid() throws UserError {
        double[] flat = new double[900];
        java.util.Arrays.setAll(flat, i -> 1e4 * Math.pow(TRUE_AXIS.coordinate(i) / 150, -3));
        EnergyCalibration calibration = new EnergyCalibration(5);
        List<EnergyCalibration.Known> known = List.of(known("B-K", 191.8));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> calibration.find(TRUE_AXIS, flat, known)).getMessage().contains("peak"));
        List<EnergyCalibration.Known> same = List.of(known("B-K", 191.8), known("B-K", 191.8));
        assertThrows(IllegalArgumentException.class, () -> calibration.find(TRUE_AXIS, boronNitride(1), same));
        assertThrows(IllegalArgumentException.class, () -> calibration.find(TRUE_AXIS, flat, List.of()));
    }
}
