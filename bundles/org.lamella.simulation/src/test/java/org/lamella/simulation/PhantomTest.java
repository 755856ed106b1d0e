package org.lamella.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.crystal.Phase;
import org.lamella.crystal.PhaseLibrary;
import org.lamella.crystal.ZoneAxis;
import org.lamella.data.Image;
import org.lamella.data.Progress;
import org.lamella.data.Unit;
import org.lamella.math.FourierTransform;
import org.lamella.math.Window;
import org.lamella.readers.Readers;
import org.lamella.simulation.plugin.NanocrystalDemo;

class PhantomTest {
    private static final List<String> BATTERY = List.of("Li", "Li2O", "Li3N", "Li3PO4-gamma", "Li3PO4-beta", "Li2PO2N", "LNMO", "Li2S",
            "LiF", "LiH", "Li2CO3", "LiOH", "Li3P", "graphite");

    private static PhantomSettings one(String phase, ZoneAxis zone, int width, int height, double pixelX, double pixelY, double dose,
            double filled) throws Exception {
        CrystalGrain grain = new CrystalGrain(PhaseLibrary.builtIn().get(phase), zone, 21, 0, 0, width * pixelX / 2, height * pixelY / 2,
                filled * Math.min(width * pixelX, height * pixelY));
        return new PhantomSettings(width, height, pixelX, pixelY, List.of(grain), 0, Microscope.uncorrected(), dose, 5);
    }

    /** Modulus of the windowed Fourier sum at any reciprocal vector, y up. */
    private static double amplitude(Image image, double gx, double gy) {
        double[] alongX = Window.HANN.samples(image.width());
        double[] alongY = Window.HANN.samples(image.height());
        double mean = Arrays.stream(image.pixels()).average().orElseThrow();
        double re = 0;
        double im = 0;
        for (int row = 0; row < image.height(); row++) {
            for (int column = 0; column < image.width(); column++) {
                double angle = 2 * Math.PI * (gx * column * image.x().scale() - gy * row * image.y().scale());
                double value = (image.at(column, row) - mean) * alongX[column] * alongY[row];
                re += value * Math.cos(angle);
                im += value * Math.sin(angle);
            }
        }
        return Math.hypot(re, im);
    }

    @Test
    void spotsAreWhereTheLatticeSaysWithYUp() throws Exception {
        // Odd sizes, pixels that are not square, and an oblique zone whose mirror image is another pattern.
        Phantom phantom = HighResolutionPhantom.simulate(one("Li2CO3", new ZoneAxis(0, 1, 0), 301, 256, 0.021, 0.024, 5000, 0.8));
        GrainTruth truth = phantom.truth().get(0);
        List<GrainTruth.Fringe> visible = truth.visible(2000);
        assertTrue(visible.size() >= 3, visible::toString);
        for (GrainTruth.Fringe fringe : visible) {
            double here = amplitude(phantom.image(), fringe.gx(), fringe.gy());
            double mirrored = amplitude(phantom.image(), fringe.gx(), -fringe.gy());
            boolean ownMirror = Math.abs(fringe.gx()) < 0.5 || fringe.gy() < 0.5;
            boolean alsoMirrored = ownMirror || visible.stream().anyMatch(other -> Math.hypot(Math.abs(other.gx()) - Math.abs(fringe.gx()),
                    other.gy() - fringe.gy()) < 0.4 && other != fringe);
            assertTrue(alsoMirrored || here > 4 * mirrored, fringe::toString);
            // As near as the noise of the faintest of them lets the maximum be told.
            for (double off : new double[] {-0.012, 0.012}) {
                assertTrue(here > amplitude(phantom.image(), fringe.gx() * (1 + off), fringe.gy() * (1 + off)), fringe::toString);
            }
            assertEquals(truth.grain().phase().cell().spacing(fringe.indices()), fringe.spacing(), 1e-9);
        }
    }

    @Test
    void predictedSignalToNoiseIsWhatTheSpectrumShows() throws Exception {
        PhantomSettings settings = one("Li2O", new ZoneAxis(1, 1, 0), 384, 384, 0.021, 0.021, 60, 0.3);
        Phantom phantom = HighResolutionPhantom.simulate(settings);
        double noise = settings.dose() * 384 * 384 * 9 / 64;
        for (GrainTruth.Fringe fringe : phantom.truth().get(0).visible(100)) {
            double found = Math.pow(amplitude(phantom.image(), fringe.gx(), fringe.gy()), 2) / noise;
            assertEquals(1, found / fringe.signalToNoise(), 0.6, fringe::toString);
        }
    }

    @Test
    void countsArePoissonAndTheSameForTheSameSeed() {
        PhantomSettings settings = new PhantomSettings(200, 150, 0.02, 0.02, List.of(), 0, Microscope.uncorrected(), 7, 11);
        double[] counts = HighResolutionPhantom.simulate(settings).image().pixels();
        double mean = Arrays.stream(counts).average().orElseThrow();
        double variance = Arrays.stream(counts).map(c -> (c - mean) * (c - mean)).sum() / counts.length;
        assertEquals(7, mean, 4 * Math.sqrt(7.0 / counts.length));
        assertEquals(7, variance, 7 * 4 * Math.sqrt(2.0 / counts.length) * 1.1);
        assertArrayEquals(counts, HighResolutionPhantom.simulate(settings).image().pixels());
        PhantomSettings other = new PhantomSettings(200, 150, 0.02, 0.02, List.of(), 0, Microscope.uncorrected(), 7, 12);
        assertFalse(Arrays.equals(counts, HighResolutionPhantom.simulate(other).image().pixels()));
    }

    @Test
    void anImageOfASeedIsTheSameOnEveryMachine() throws Exception {
        PhantomSettings settings = one("Li2O", new ZoneAxis(1, 1, 0), 64, 48, 0.021, 0.021, 30, 0.8);
        double[] counts = HighResolutionPhantom.simulate(settings).image().pixels();
        double[] again = HighResolutionPhantom.simulate(settings).image().pixels();
        assertEquals(Arrays.hashCode(counts), Arrays.hashCode(again));
        // Written down on x86-64 with Java 25.
        assertEquals(92200, Arrays.stream(counts).sum(), 0.5);
    }

    @Test
    void aGrainOutsideTheImageAddsNothing() throws Exception {
        Phase phase = PhaseLibrary.builtIn().get("Li2O");
        PhantomSettings empty = new PhantomSettings(64, 48, 0.02, 0.02, List.of(), 0, Microscope.uncorrected(), 30, 5);
        double[] counts = HighResolutionPhantom.simulate(empty).image().pixels();
        for (double[] centre : new double[][] {{-9, 0.5}, {20, 0.5}, {0.6, -9}, {0.6, 30}}) {
            CrystalGrain grain = new CrystalGrain(phase, new ZoneAxis(1, 1, 0), 0, 0, 0, centre[0], centre[1], 2);
            PhantomSettings settings = new PhantomSettings(64, 48, 0.02, 0.02, List.of(grain), 0, Microscope.uncorrected(), 30, 5);
            assertArrayEquals(counts, HighResolutionPhantom.simulate(settings).image().pixels());
        }
        CrystalGrain cut = new CrystalGrain(phase, new ZoneAxis(1, 1, 0), 0, 0, 0, 0, 0.5, 1);
        PhantomSettings half = new PhantomSettings(64, 48, 0.02, 0.02, List.of(cut), 0, Microscope.uncorrected(), 30, 5);
        assertFalse(Arrays.equals(counts, HighResolutionPhantom.simulate(half).image().pixels()));
    }

    @Test
    void amorphousSpectrumFollowsTheSquareOfTheTransferFunction() {
        Microscope microscope = Microscope.uncorrected().withDefocus(-100);
        int size = 512;
        PhantomSettings settings = new PhantomSettings(size, size, 0.02, 0.02, List.of(), 30, microscope, 300, 3);
        double[] spectrum = FourierTransform.of(size, size).forwardReal(HighResolutionPhantom.simulate(settings).image().pixels());
        AmorphousMatrix matrix = new AmorphousMatrix(microscope, 30);
        double step = 1 / (size * 0.02);
        for (double g : new double[] {1.5, 2.2, 3.1, 3.6, 4.4}) {
            double sum = 0;
            double expected = 0;
            for (int row = 0; row < size; row++) {
                double gy = (row <= size / 2 ? row : row - size) * step;
                for (int column = 1; column <= size / 2; column++) {
                    double gx = column * step;
                    if (Math.abs(Math.hypot(gx, gy) - g) < 0.6 * step) {
                        int i = 2 * (row * (size / 2 + 1) + column);
                        sum += spectrum[i] * spectrum[i] + spectrum[i + 1] * spectrum[i + 1];
                        expected += size * size * (300 + 9e4 * matrix.density(gx, -gy) / (0.02 * 0.02));
                    }
                }
            }
            assertEquals(1, sum / expected, 0.35, "at " + g);
        }
    }

    @Test
    void everyBatteryPhaseCanBeMadeVisible() throws Exception {
        for (String name : BATTERY) {
            Phase phase = PhaseLibrary.builtIn().get(name);
            PhantomSettings settings = NanocrystalPhantoms.random(name.hashCode(), List.of(phase), 2);
            assertEquals(2, settings.grains().size());
            assertEquals(settings, NanocrystalPhantoms.random(name.hashCode(), List.of(phase), 2), "the same seed gives the same phantom");
            GrainFringes fringes = new GrainFringes(settings);
            settings.grains().forEach(grain -> assertTrue(fringes.of(grain).showsTwoDirections(NanocrystalPhantoms.VISIBLE, 0.14), name));
        }
        Phase lithium = PhaseLibrary.builtIn().get("Li");
        assertNotEquals(NanocrystalPhantoms.random(1, List.of(lithium), 1), NanocrystalPhantoms.random(2, List.of(lithium), 1));
    }

    @Test
    void sinusoidHasItsAmplitudeAndDirection() {
        Image image = SinusoidLattice.image(65, 33, 0.5, 0.25, Unit.NANOMETRE, List.of(new SinusoidLattice.Wave(0.3, 0.2, 2, 1)), 0, 1);
        assertEquals(100 + 2 * Math.cos(1), image.at(0, 0), 1e-12);
        assertEquals(100 + 2 * Math.cos(1 + 2 * Math.PI * 0.3 * 0.5), image.at(1, 0), 1e-12);
        assertEquals(100 + 2 * Math.cos(1 - 2 * Math.PI * 0.2 * 0.25), image.at(0, 1), 1e-12);
    }

    @Test
    void demoWritesACalibratedImageAndItsTruth(@TempDir Path folder) throws Exception {
        var prepared = new NanocrystalDemo().prepare(folder, Progress.NONE);
        Image image = Readers.builtIn().read(prepared.inputs().get(0)).get(0).image(0);
        assertEquals(1024, image.width());
        assertEquals(0.021, image.x().in(Unit.NANOMETRE).scale(), 1e-9);
        String truth = Files.readString(folder.resolve("simulated-interphase.truth.json"));
        assertTrue(truth.contains("\"Li3N\"") && truth.contains("\"simulated\" : true"), truth);
    }

    @Test
    void refusesSettingsThatMakeNoImage() throws Exception {
        Microscope microscope = Microscope.uncorrected();
        assertThrows(IllegalArgumentException.class, () -> new PhantomSettings(4, 64, 0.02, 0.02, List.of(), 0, microscope, 10, 1));
        assertThrows(IllegalArgumentException.class, () -> new PhantomSettings(64, 64, 0, 0.02, List.of(), 0, microscope, 10, 1));
        assertThrows(IllegalArgumentException.class, () -> new PhantomSettings(64, 64, 0.02, 0.02, List.of(), -1, microscope, 10, 1));
        assertThrows(IllegalArgumentException.class, () -> new PhantomSettings(64, 64, 0.02, 0.02, List.of(), 0, microscope, 0, 1));
        Phase phase = PhaseLibrary.builtIn().get("Li");
        assertThrows(IllegalArgumentException.class, () -> new CrystalGrain(phase, new ZoneAxis(1, 0, 0), 0, 0, 0, 1, 1, 0));
    }
}
