package org.lamella.lattice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamella.crystal.ZoneAxis;
import org.lamella.data.Image;
import org.lamella.data.Progress;
import org.lamella.data.Region;
import org.lamella.data.Unit;
import org.lamella.lattice.SyntheticSpots.Placement;
import org.lamella.simulation.HighResolutionPhantom;
import org.lamella.simulation.NanocrystalPhantoms;
import org.lamella.simulation.SinusoidLattice;
import org.lamella.simulation.SinusoidLattice.Wave;

/** From image to phases, region by region, and what is shown of the spectrum. */
class LatticeMeasurementTest {
    private static LatticeMeasurement measurement() {
        return new LatticeMeasurement(new SpotSearchSettings(0.001, 0.1, 1.2, 60), BatteryPhases.settings(BatteryPhases.all(), 0.01));
    }

    /** Li2O along [1 1 0] in an image of pixels of 0.02 nm. */
    private static Image oxide(int width, int height, long seed) {
        List<Wave> waves = new ArrayList<>();
        for (Spot spot : SyntheticSpots.crystal(BatteryPhases.get("Li2O"), new ZoneAxis(1, 1, 0), 0.12, 6, Placement.turned(23))) {
            waves.add(new Wave(spot.gx(), spot.gy(), 0.4, waves.size()));
        }
        return SinusoidLattice.image(width, height, 0.02, 0.02, Unit.NANOMETRE, waves, 1, seed);
    }

    @ParameterizedTest
    @CsvSource({"512, 477", "256, 256", "333, 200"})
    void aCrystalIsNamedInImagesOfAnySize(int width, int height) {
        Image image = oxide(width, height, 3);
        LatticeMeasurement.RegionResult result = measurement().measure(image, List.of(Region.Rectangle.whole(image)), Progress.NONE).get(0);
        assertFalse(result.isAmorphous());
        assertEquals(6, result.spots().size());
        assertEquals(List.of("Li2O"), result.phases().phases().stream().map(claim -> claim.phase().name()).toList());
        assertEquals(new ZoneAxis(1, 1, 0), result.phases().phases().get(0).grains().get(0).zone());
    }

    @Test
    void anImageOf4096PixelsASideFitsIntoTheMemoryOfATest() {
        int size = 4096;
        double[] pixels = new double[size * size];
        double[] noise = TestImages.gaussian(1 << 16, 4);
        List<Spot> crystal = SyntheticSpots.crystal(BatteryPhases.get("Li2O"), new ZoneAxis(1, 1, 0), 0.12, 4, Placement.turned(23));
        IntStream.range(0, size).parallel().forEach(row -> {
            SplittableRandom random = new SplittableRandom(row);
            for (int column = 0; column < size; column++) {
                double value = noise[random.nextInt(noise.length)];
                for (Spot spot : crystal) {
                    value += 0.3 * Math.cos(2 * Math.PI * 0.02 * (spot.gx() * column - spot.gy() * row));
                }
                pixels[row * size + column] = value;
            }
        });
        Image large = Image.of(size, size, pixels, 0.02, Unit.NANOMETRE);
        LatticeMeasurement.RegionResult result = measurement().measure(large, List.of(Region.Rectangle.whole(large)), Progress.NONE).get(0);
        assertEquals(4, result.spots().size());
        assertEquals("Li2O", result.phases().phases().get(0).phase().name());
    }

    @Test
    void crystalsInDifferentRegionsAreKeptApart() {
        Image image = HighResolutionPhantom.simulate(NanocrystalPhantoms.random(4, List.of(BatteryPhases.get("Li2S")), 1)).image();
        List<Region.Rectangle> regions = List.of(Region.Rectangle.whole(image), new Region.Rectangle("corner", 0, 0, 150, 150));
        List<LatticeMeasurement.RegionResult> results = measurement().measure(image, regions, Progress.NONE);
        assertEquals(regions, results.stream().map(LatticeMeasurement.RegionResult::bounds).toList());
        assertTrue(results.get(0).phases().phases().stream().anyMatch(claim -> claim.phase().name().equals("Li2S")));
        assertTrue(results.get(1).isAmorphous());
    }

    @Test
    void progressRisesToOneAndCancellingStops() {
        Image image = oxide(256, 256, 1);
        List<Double> fractions = new ArrayList<>();
        Progress watched = new Progress() {
            @Override
            public void report(double fraction, String step) {
                fractions.add(fraction);
                assertFalse(step.isBlank());
            }

            @Override
            public boolean isCancelled() {
                return fractions.size() > 100;
            }
        };
        List<Region.Rectangle> halves = List.of(new Region.Rectangle("a", 0, 0, 128, 256), new Region.Rectangle("b", 128, 0, 128, 256));
        measurement().measure(image, halves, watched);
        assertEquals(1, fractions.get(fractions.size() - 1), 1e-12);
        for (int i = 1; i < fractions.size(); i++) {
            assertTrue(fractions.get(i) >= fractions.get(i - 1), fractions.toString());
        }
        while (fractions.size() <= 100) {
            fractions.add(1.0);
        }
        assertThrows(CancellationException.class, () -> measurement().measure(image, halves, watched));
    }

    @Test
    void aRegionOutsideTheImageIsRefused() {
        Image image = oxide(128, 128, 1);
        assertThrows(IllegalArgumentException.class,
                () -> measurement().measure(image, List.of(new Region.Rectangle("far", 100, 0, 64, 64)), Progress.NONE));
    }

    @Test
    void theRadialProfileOfWhiteNoiseIsFlatAndItsBackgroundTheSame() {
        Image image = TestImages.noise(400, 300, 5);
        RadialProfile profile = TestImages.search().find(image, Progress.NONE).radialProfile();
        double mean = 0;
        for (double power : profile.power()) {
            mean += power / profile.power().length;
        }
        // Unit variance, Hann window: 9/64 of the number of pixels.
        assertEquals(400 * 300 * 9.0 / 64, mean, 0.05 * mean);
        for (int i = 0; i < profile.g().length; i++) {
            assertEquals(mean, profile.background()[i], 0.45 * mean, "background at " + profile.g()[i]);
            assertTrue(i == 0 || profile.g()[i] > profile.g()[i - 1]);
        }
        assertEquals(profile.g().length, profile.power().length);
        assertEquals(profile.g().length, profile.background().length);
    }

    @Test
    void spotsDoNotLiftTheBackgroundOfTheProfile() {
        Image image = TestImages.waves(400, 400, 1, 5, TestImages.wave(10, 30, 1), TestImages.wave(10, 100, 1));
        RadialProfile profile = TestImages.search().find(image, Progress.NONE).radialProfile();
        int ring = 0;
        for (int i = 0; i < profile.g().length; i++) {
            ring = Math.abs(profile.g()[i] - 0.1) < Math.abs(profile.g()[ring] - 0.1) ? i : ring;
        }
        assertTrue(profile.power()[ring] > 20 * profile.background()[ring]);
        assertEquals(profile.background()[ring + 8], profile.background()[ring], 0.5 * profile.background()[ring]);
    }

    @ParameterizedTest
    @CsvSource({"256, 256", "301, 222", "1600, 1500"})
    void thePictureHasItsBrightestPointsAtTheSpots(int width, int height) {
        Wave wave = new Wave(0.11, 0.07, 1, 0);
        Image image = TestImages.waves(width, height, 1, 5, wave);
        PowerSpectrum spectrum = PowerSpectrum.of(image);
        SpectrumPicture picture = SpectrumPicture.of(spectrum, 0.4);
        assertTrue(picture.width() <= 701 && picture.height() <= 701);
        assertEquals(picture.width() * picture.height(), picture.values().length);
        assertEquals(Unit.PIXEL, picture.unit());
        int best = 0;
        for (int i = 0; i < picture.values().length; i++) {
            // Both mates are equally bright: the upper one comes first.
            best = picture.values()[i] > picture.values()[best] * 1.000001 ? i : best;
        }
        assertEquals(wave.gx(), (best % picture.width() - picture.width() / 2) * picture.stepX(), 1.01 * picture.stepX());
        assertEquals(wave.gy(), (picture.height() / 2 - best / picture.width()) * picture.stepY(), 1.01 * picture.stepY());
    }

    @Test
    void bothSidesOfTheSpectrumAreMirrorImages() {
        PowerSpectrum spectrum = PowerSpectrum.of(TestImages.noise(33, 40, 5));
        for (int k = -20; k <= 20; k++) {
            for (int l = -25; l <= 25; l++) {
                assertEquals(spectrum.power(k, l), spectrum.power(-k, -l), 1e-9 * spectrum.power(k, l));
                assertEquals(spectrum.power(k, l), spectrum.power(k + 33, l - 40), 1e-9 * spectrum.power(k, l));
            }
        }
        double[] picture = spectrum.picture();
        assertEquals(spectrum.power(0, 0), picture[20 * 33 + 16], 0);
        assertEquals(spectrum.power(3, -4), picture[16 * 33 + 19], 0);
    }
}
