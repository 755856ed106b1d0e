package org.lamella.eels.lowloss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lamella.data.Axis;
import org.lamella.data.Progress;

class ZeroLossTest {
    private static final Axis AXIS = LowLossModel.axis(400, 0.1, -20);

    @ParameterizedTest
    @EnumSource(ZeroLossMethod.class)
    void findsThePeakBetweenChannels(ZeroLossMethod method) {
        for (double centre : new double[] {-0.05, -0.02, 0, 0.013, 0.04, 3.377}) {
            double[] counts = LowLossModel.gaussian(AXIS, 1e6, centre, 0.8);
            ZeroLossPeak peak = new ZeroLossSearch(method).find(AXIS, counts);
            assertEquals(centre, peak.position(), 0.0005);
            assertEquals(0.8, peak.fwhm(), 0.01);
        }
    }

    @ParameterizedTest
    @EnumSource(ZeroLossMethod.class)
    void uncertaintyCoversTheScatter(ZeroLossMethod method) {
        double[] expected = LowLossModel.gaussian(AXIS, 20000, 0.03, 0.8);
        ZeroLossSearch search = new ZeroLossSearch(method);
        int covered = 0;
        int n = 400;
        for (int seed = 0; seed < n; seed++) {
            ZeroLossPeak peak = search.find(AXIS, LowLossModel.noisy(expected, 100 + seed));
            covered += Math.abs(peak.position() - 0.03) < 1.96 * peak.uncertainty() ? 1 : 0;
        }
        assertTrue(covered >= 0.92 * n && covered <= 0.98 * n, method + " covers " + covered + " of " + n);
    }

    /** Wherever in its channel a peak lies, be it two channels wide or forty, of few counts or many. */
    @ParameterizedTest
    @CsvSource({"0.1,0.8,2000", "0.1,0.8,20000", "0.1,0.8,1000000", "0.3,0.8,20000", "0.5,0.8,20000", "0.5,0.8,1000000", "0.05,0.8,20000", "0.5,3,20000",
        "0.02,0.8,100000"})
    void theMaximumIsKnownAsWellAsItSays(double step, double fwhm, double area) {
        Axis axis = LowLossModel.axis(400, step, -200 * step);
        SplittableRandom random = new SplittableRandom(5);
        ZeroLossSearch search = new ZeroLossSearch(ZeroLossMethod.MAXIMUM);
        int covered = 0;
        int n = 600;
        for (int seed = 0; seed < n; seed++) {
            double centre = (random.nextDouble() - 0.5) * step;
            ZeroLossPeak peak = search.find(axis, LowLossModel.noisy(LowLossModel.gaussian(axis, area, centre, fwhm), 10_000 + seed));
            covered += Math.abs(peak.position() - centre) < 1.96 * peak.uncertainty() ? 1 : 0;
        }
        assertTrue(covered >= 0.93 * n && covered <= 0.97 * n, covered + " of " + n);
    }

    /** The error of sampling is that of the channels, not of the counts: with many counts it is all there is. */
    @ParameterizedTest
    @CsvSource({"0.13,2000", "0.13,1000000", "0.16,20000", "0.2,2000", "0.2,20000", "0.2,1000000", "0.25,20000", "0.25,1000000", "0.4,1000000", "0.8,20000"})
    void theCentroidOfFewChannelsIsNoBetterThanTheyAllow(double fwhm, double area) {
        SplittableRandom random = new SplittableRandom(5);
        ZeroLossSearch search = new ZeroLossSearch(ZeroLossMethod.CENTROID);
        int covered = 0;
        double squares = 0;
        int n = 600;
        for (int seed = 0; seed < n; seed++) {
            double centre = (random.nextDouble() - 0.5) * 0.1;
            ZeroLossPeak peak = search.find(AXIS, LowLossModel.counted(LowLossModel.gaussian(AXIS, area, centre, fwhm), 20_000 + seed));
            double pull = (peak.position() - centre) / peak.uncertainty();
            covered += Math.abs(pull) < 1.96 ? 1 : 0;
            squares += pull * pull / n;
        }
        assertTrue(covered >= 0.93 * n, covered + " of " + n);
        assertTrue(squares > 0.25 && squares < 1.3, "mean square pull " + squares);
    }

    @Test
    void thePlasmonOfAThickSpecimenIsNotTakenForZeroLoss() {
        Axis axis = LowLossModel.axis(1000, 0.1, -20);
        double[] single = LowLossModel.singleScattering(axis);
        double[] counts = LowLossModel.convolved(LowLossModel.plural(single, 200, 4, 1e6), LowLossModel.gaussian(axis, 1, 0, 2), 200);
        int top = 0;
        for (int i = 0; i < counts.length; i++) {
            top = counts[i] > counts[top] ? i : top;
        }
        assertTrue(axis.coordinate(top) > 10);
        assertEquals(0, new ZeroLossSearch(ZeroLossMethod.GAUSSIAN).find(axis, counts).position(), 0.02);
    }

    @Test
    void theCoupledAxisMovesWithThePeak() {
        List<double[]> spectra = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            spectra.add(LowLossModel.noisy(LowLossModel.gaussian(AXIS, 30000 + 1000 * i, 0.013 * i, 0.7), i));
        }
        Axis core = LowLossModel.axis(100, 0.1, 600);
        for (ZeroLossMethod method : ZeroLossMethod.values()) {
            ZeroLossAlignment.Result result = new ZeroLossAlignment(method).align(AXIS, spectra, Progress.NONE);
            for (int i = 0; i < spectra.size(); i++) {
                double tolerance = 5 * Math.max(0.002, result.peaks().get(i).uncertainty());
                assertEquals(0.013 * i, result.peaks().get(i).position(), tolerance, method + " " + i);
                assertEquals(600 - 0.013 * i, result.corrected(core, i).offset(), tolerance);
            }
            assertEquals(0.013 * 9.5, result.mean(), 0.005);
            assertEquals(0.0769, result.standardDeviation(), 0.005);
        }
    }

    @Test
    void aSpectrumWithoutPeakIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ZeroLossSearch(ZeroLossMethod.MAXIMUM).find(AXIS, new double[400]));
        double[] rising = new double[400];
        for (int i = 0; i < 400; i++) {
            rising[i] = i;
        }
        assertThrows(IllegalArgumentException.class, () -> new ZeroLossSearch(ZeroLossMethod.GAUSSIAN).find(AXIS, rising));
        rising[3] = Double.NaN;
        assertThrows(IllegalArgumentException.class, () -> new ZeroLossSearch(ZeroLossMethod.GAUSSIAN).find(AXIS, rising));
        assertThrows(IllegalArgumentException.class, () -> new ZeroLossSearch(ZeroLossMethod.GAUSSIAN).find(AXIS, new double[7]));
        assertThrows(IllegalArgumentException.class, () -> new ZeroLossAlignment(ZeroLossMethod.GAUSSIAN).align(AXIS, List.of(), Progress.NONE));
    }

    @Test
    void shiftMovesByPartsOfAChannel() {
        double[] counts = LowLossModel.gaussian(AXIS, 1000, 0, 1);
        double[] moved = SpectrumShift.shift(counts, 2.3);
        double[] truth = LowLossModel.gaussian(AXIS, 1000, 0.23, 1);
        for (int i = 0; i < counts.length; i++) {
            assertEquals(truth[i], moved[i], 0.05);
        }
        double[] back = SpectrumShift.shift(counts, 0);
        for (int i = 0; i < counts.length; i++) {
            assertEquals(counts[i], back[i], 1e-12);
        }
    }
}
