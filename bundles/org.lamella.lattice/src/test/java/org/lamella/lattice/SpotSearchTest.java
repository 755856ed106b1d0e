package org.lamella.lattice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamella.data.Image;
import org.lamella.data.Progress;
import org.lamella.data.Unit;
import org.lamella.simulation.SinusoidLattice;
import org.lamella.simulation.SinusoidLattice.Wave;

/** Spots of images whose waves are known: number, position, uncertainty, direction, multiples. */
class SpotSearchTest {
    private static final double STRONG = 1;

    /** Within four and a half standard uncertainties: chance exceeds that in 7 of a million components. */
    private static void assertAt(double gx, double gy, Spot spot) {
        double sign = gx * spot.gx() + gy * spot.gy() >= 0 ? 1 : -1;
        assertEquals(gx, sign * spot.gx(), 4.5 * Math.sqrt(spot.varianceX()), "gx of " + spot);
        assertEquals(gy, sign * spot.gy(), 4.5 * Math.sqrt(spot.varianceY()), "gy of " + spot);
    }

    private static double relativeError(double gx, double gy, Spot spot) {
        double sign = gx * spot.gx() + gy * spot.gy() >= 0 ? 1 : -1;
        return Math.hypot(sign * spot.gx() - gx, sign * spot.gy() - gy) / Math.hypot(gx, gy);
    }

    private static Spot nearest(double gx, double gy, List<Spot> spots) {
        return spots.stream().min((a, b) -> Double.compare(relativeError(gx, gy, a), relativeError(gx, gy, b))).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"512, 512", "512, 477", "333, 256", "301, 301", "255, 640", "64, 64", "40, 333"})
    void findsOneStrongWaveInImagesOfAnySize(int width, int height) {
        double gx = 0.1137;
        double gy = 0.0713;
        List<Spot> spots = TestImages.find(TestImages.waves(width, height, 1, 5, new Wave(gx, gy, STRONG, 0.3)));
        assertEquals(1, spots.size());
        assertAt(gx, gy, spots.get(0));
        // A side of 40 pixels holds four periods: there the bound itself is 0.06 %.
        assertTrue(relativeError(gx, gy, spots.get(0)) < (Math.min(width, height) > 200 ? 0.0002 : 0.005));
        assertEquals(Unit.PIXEL, spots.get(0).unit());
    }

    @Test
    void findsAWaveWithoutAnyNoiseExactly() {
        double gx = 0.0931;
        double gy = 0.0427;
        List<Spot> spots = TestImages.find(TestImages.waves(512, 477, 0, 1, new Wave(gx, gy, 3, 0)));
        assertEquals(1, spots.size());
        assertTrue(relativeError(gx, gy, spots.get(0)) < 2e-5, spots.get(0).toString());
        assertTrue(Double.isFinite(spots.get(0).varianceX()) && spots.get(0).varianceX() >= 0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 22, 44, 46, 67, 89, 90, 91, 113, 134, 136, 158, 179})
    void tellsTheDirectionOfTheReciprocalVectorWithYUp(double angle) {
        List<Spot> spots = TestImages.find(TestImages.waves(256, 240, 1, 11, TestImages.wave(9.3, angle, STRONG)));
        assertEquals(1, spots.size());
        Spot spot = spots.get(0);
        double difference = Math.abs(spot.angle().value() - angle);
        assertEquals(0, Math.min(difference, 180 - difference), 5 * spot.angle().uncertainty());
        assertTrue(spot.angle().uncertainty() < 0.05, "uncertainty of the direction: " + spot.angle().uncertainty());
        assertTrue(spot.angle().value() >= 0 && spot.angle().value() < 180);
        assertTrue(spot.gy() > 0 || spot.gx() > 0, "the mate with y up is given: " + spot);
        assertEquals(Unit.DEGREE, spot.angle().unit());
    }

    @Test
    void brightLinesThatRiseToTheRightHaveAVectorInTheSecondQuadrant() {
        // Lines along column + row = constant run from the lower left to the upper right as rows count downwards.
        Image rising = TestImages.plus(TestImages.noise(256, 256, 3), (column, row) -> Math.cos(2 * Math.PI * (column + row) / 14.0));
        Spot spot = TestImages.find(rising).get(0);
        assertEquals(135, spot.angle().value(), 0.05);
        assertEquals(14 / Math.sqrt(2), spot.spacing(0).value(), 0.005);
    }

    @ParameterizedTest
    @CsvSource({"0.02, 0.035", "0.035, 0.02", "0.01, 0.011"})
    void measuresAnisotropicPixels(double pixelX, double pixelY) {
        double gx = 2.9;
        double gy = 1.7;
        Image image = SinusoidLattice.image(400, 377, pixelX, pixelY, Unit.NANOMETRE, List.of(new Wave(gx, gy, STRONG, 0)), 1, 8);
        List<Spot> spots = new SpotSearch(new SpotSearchSettings(0.001, 0.1, 1.2, 20)).find(image, Progress.NONE).spots();
        assertEquals(1, spots.size());
        assertAt(gx, gy, spots.get(0));
        assertEquals(1 / Math.hypot(gx, gy), spots.get(0).spacing(0).value(), 1e-4);
        assertEquals(Math.toDegrees(Math.atan2(gy, gx)), spots.get(0).angle().value(), 0.05);
        assertEquals(Unit.NANOMETRE, spots.get(0).spacing(0).unit());
    }

    @Test
    void axesThatCountBackwardsGiveTheSameSpots() {
        Image image = TestImages.waves(256, 256, 1, 8, TestImages.wave(11, 30, STRONG));
        Image backwards = image.withAxes(image.x().withCalibration(-1, 255, Unit.PIXEL), image.y().withCalibration(-1, 0, Unit.PIXEL));
        assertEquals(TestImages.find(image), TestImages.find(backwards));
    }

    @Test
    void aWaveOnTheEdgeOfTheHalfPlaneIsOneSpot() {
        // Columns with k = 0 and rows with l = 0 hold both mates.
        for (Wave wave : new Wave[] {new Wave(0, 26 / 256.0, 1, 0), new Wave(26 / 256.0, 0, 1, 0), new Wave(0.0004, 0.1, 1, 0),
            new Wave(-0.0004, 0.1, 1, 0), new Wave(0.1, 0.0004, 1, 0), new Wave(0.1, -0.0004, 1, 0)}) {
            List<Spot> spots = TestImages.find(TestImages.waves(256, 256, 1, 21, wave));
            assertEquals(1, spots.size(), wave.toString());
            assertAt(wave.gx(), wave.gy(), spots.get(0));
        }
    }

    @Test
    void signalToNoiseOfAWaveOnABinIsThatOfTheClosedForm() {
        // Hann in two dimensions: peak power (A/2)² (N²/4)² over noise power s² N² 9/64 is A² N² / (9 s²).
        int size = 512;
        double mean = 0;
        int images = 6;
        for (int seed = 0; seed < images; seed++) {
            Spot spot = TestImages.find(TestImages.waves(size, size, 1, seed, new Wave(50.0 / size, 31.0 / size, 0.5, seed))).get(0);
            mean += spot.signalToNoise() / images;
        }
        double ratio = mean / (0.25 * size * size / 9);
        // The background is the highest of several estimates, each good to about a tenth.
        assertTrue(ratio > 0.7 && ratio < 1.05, "signal to noise over that of the closed form: " + ratio);
    }

    @Test
    void strongestComesFirstAndSignificanceIsBelowTheFalseAlarm() {
        List<Spot> spots = TestImages.find(TestImages.waves(512, 512, 1, 2, TestImages.wave(9, 20, 0.2), TestImages.wave(11, 70, 0.9),
                TestImages.wave(13, 130, 0.5)));
        assertEquals(3, spots.size());
        assertEquals(11, spots.get(0).spacing(0).value(), 0.01);
        assertEquals(13, spots.get(1).spacing(0).value(), 0.01);
        assertEquals(9, spots.get(2).spacing(0).value(), 0.01);
        for (Spot spot : spots) {
            assertTrue(spot.significance() > 0 && spot.significance() < 0.001, spot.toString());
            assertTrue(spot.excess() > 1, spot.toString());
            assertEquals(-1, spot.harmonicOf());
        }
    }

    @Test
    void aWeakWaveHasAWiderUncertainty() {
        Spot strong = TestImages.find(TestImages.waves(512, 512, 1, 2, TestImages.wave(9, 20, 1))).get(0);
        Spot weak = TestImages.find(TestImages.waves(512, 512, 1, 2, TestImages.wave(9, 20, 0.1))).get(0);
        // In inverse proportion to the amplitude, the bound's own law; a weak spot is measured with the Hann window left in
        // place, which costs another factor of about 1.4.
        assertEquals(12, weak.relativeUncertainty() / strong.relativeUncertainty(), 4);
    }

    @Test
    void twoCloseSpotsAreTold() {
        double bin = 1.0 / 512;
        for (double distance : new double[] {6, 9, 14}) {
            Wave first = new Wave(52.3 * bin, 40.1 * bin, 1, 0);
            Wave second = new Wave((52.3 + distance) * bin, 40.1 * bin, 1, 2);
            List<Spot> spots = TestImages.find(TestImages.waves(512, 512, 1, 31, first, second));
            assertEquals(2, spots.size(), "at a distance of " + distance + " bins");
            assertEquals(0, relativeError(first.gx(), first.gy(), nearest(first.gx(), first.gy(), spots)), 0.0005);
            assertEquals(0, relativeError(second.gx(), second.gy(), nearest(second.gx(), second.gy(), spots)), 0.0005);
        }
    }

    @Test
    void aWeakSpotBesideAVeryStrongOneIsFound() {
        Wave strong = new Wave(0.11, 0.05, 10, 0);
        for (Wave weak : new Wave[] {new Wave(0.11, 0.11, 0.3, 0), new Wave(-0.07, 0.16, 0.3, 0)}) {
            List<Spot> spots = TestImages.find(TestImages.waves(512, 512, 1, 7, strong, weak));
            assertEquals(2, spots.size(), spots.toString());
            assertTrue(relativeError(strong.gx(), strong.gy(), spots.get(0)) < 0.0001);
            assertTrue(relativeError(weak.gx(), weak.gy(), spots.get(1)) < 0.0005);
        }
    }

    @Test
    void multiplesAreMarkedWithTheirFirstOrder() {
        Wave base = TestImages.wave(30, 25, 1);
        List<Spot> spots = TestImages.find(TestImages.waves(512, 512, 1, 5, base, new Wave(2 * base.gx(), 2 * base.gy(), 0.4, 0),
                new Wave(3 * base.gx(), 3 * base.gy(), 0.2, 0), TestImages.wave(9, 110, 0.3)));
        assertEquals(4, spots.size());
        assertEquals(-1, spots.get(0).harmonicOf());
        Spot second = nearest(2 * base.gx(), 2 * base.gy(), spots);
        Spot third = nearest(3 * base.gx(), 3 * base.gy(), spots);
        assertEquals(0, second.harmonicOf());
        assertEquals(0, third.harmonicOf());
        Spot other = spots.stream().filter(spot -> Math.abs(spot.angle().value() - 110) < 1).findFirst().orElseThrow();
        assertEquals(-1, other.harmonicOf());
    }

    @Test
    void nearlyTwiceAsFarIsNoMultiple() {
        Wave base = TestImages.wave(20, 25, 1);
        List<Spot> spots = TestImages.find(TestImages.waves(512, 512, 1, 5, base, new Wave(2.03 * base.gx(), 2.03 * base.gy(), 0.6, 0)));
        assertEquals(2, spots.size());
        assertTrue(spots.stream().allMatch(spot -> spot.harmonicOf() == -1));
    }

    @Test
    void spacingsOutsideTheRangeAreLeftOut() {
        Image image = TestImages.waves(512, 512, 1, 5, TestImages.wave(8, 25, 1), TestImages.wave(16, 95, 1), TestImages.wave(40, 60, 1));
        List<Spot> spots = new SpotSearch(new SpotSearchSettings(0.001, 10, 30, 20)).find(image, Progress.NONE).spots();
        assertEquals(1, spots.size());
        assertEquals(16, spots.get(0).spacing(0).value(), 0.01);
    }

    @Test
    void atMostSoManySpotsAsAskedFor() {
        Image image = TestImages.waves(512, 512, 1, 5, TestImages.wave(8, 25, 1), TestImages.wave(16, 95, 0.6), TestImages.wave(23, 60, 0.8));
        List<Spot> spots = new SpotSearch(new SpotSearchSettings(0.001, 4, 60, 2)).find(image, Progress.NONE).spots();
        assertEquals(2, spots.size());
        assertEquals(8, spots.get(0).spacing(0).value(), 0.01);
        assertEquals(23, spots.get(1).spacing(0).value(), 0.01);
    }

    @Test
    void calibrationUncertaintyAddsInQuadratureToThatOfTheFit() {
        Spot spot = SyntheticSpots.spot(3, 4, 0.003, 5, SyntheticSpots.EVERYWHERE);
        assertEquals(0.2, spot.spacing(0.004).value(), 1e-15);
        assertEquals(0.2 * 0.005, spot.spacing(0.004).uncertainty(), 1e-15);
        assertEquals(Math.toDegrees(0.003), spot.angle().uncertainty(), 1e-12);
        assertEquals(Math.toDegrees(Math.atan2(4, 3)), spot.angle().value(), 1e-12);
    }

    @Test
    void uncertaintiesOfLengthAndDirectionFollowTheCovariance() {
        // Along (1, 1) the variance is 1 + c, across it 1 - c.
        Spot spot = new Spot(1, 1, 1e-4, 1e-4, 0.6e-4, 100, 5, 1e-6, SyntheticSpots.EVERYWHERE, -1, Unit.NANOMETRE);
        assertEquals(Math.sqrt(1.6e-4 / 2), spot.relativeUncertainty(), 1e-12);
        assertEquals(Math.sqrt(0.4e-4 / 2), spot.angleUncertainty(), 1e-12);
    }

    @Test
    void aCrystalInACornerIsPlacedThere() {
        int size = 512;
        Image image = TestImages.plus(TestImages.noise(size, size, 4), (column, row) -> {
            double distance = Math.hypot(column - 0.35 * size, row - 0.68 * size);
            return distance < 70 ? 1.2 * Math.cos(2 * Math.PI * (0.1 * column - 0.06 * row)) : 0;
        });
        List<Spot> spots = TestImages.find(image);
        assertEquals(1, spots.size());
        assertEquals(0.35, spots.get(0).envelope().x(), 0.05);
        assertEquals(0.68, spots.get(0).envelope().y(), 0.05);
        assertTrue(spots.get(0).envelope().spreadX() < 0.2, spots.get(0).envelope().toString());
        Spot.Envelope far = new Spot.Envelope(0.75, 0.25, 0.08, 0.08);
        assertTrue(spots.get(0).envelope().overlap(far) < 0.05);
        assertEquals(1, spots.get(0).envelope().overlap(spots.get(0).envelope()), 1e-12);
        assertEquals(1, SyntheticSpots.EVERYWHERE.overlap(far), 1e-12);
    }
}
