package org.lamella.lattice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamella.crystal.Phase;
import org.lamella.data.Image;
import org.lamella.data.Progress;
import org.lamella.data.Unit;
import org.lamella.simulation.AmorphousImages;
import org.lamella.simulation.GrainTruth;
import org.lamella.simulation.HighResolutionPhantom;
import org.lamella.simulation.NanocrystalPhantoms;
import org.lamella.simulation.Phantom;
import org.lamella.simulation.SinusoidLattice;
import org.lamella.simulation.SinusoidLattice.Wave;

/** Whether positions are as good as theory allows and the stated uncertainties true; the long studies are elsewhere. */
class SpotPrecisionTest {
    private static final int SIZE = 512;
    private static final int SEEDS = 40;

    /**
     * D. C. Rife and R. R. Boorstyn, doi:10.1109/TIT.1974.1055282, for two dimensions: the bound for either component of
     * the frequency of a real sinusoid of amplitude A in noise s over N x N pixels, in cycles per pixel.
     */
    private static double cramerRao(double amplitude, double sigma, int size) {
        return Math.sqrt(6) * sigma / (Math.PI * amplitude * size * size);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.2})
    void positionsAreWithinTwiceTheCramerRaoBoundAndUncertaintiesCoverTheTruth(double amplitude) {
        double squares = 0;
        int covered = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(31L * seed + 3);
            double f = 0.05 + 0.15 * random.nextDouble();
            double angle = Math.PI * random.nextDouble();
            Wave wave = new Wave(f * Math.cos(angle), f * Math.sin(angle), amplitude, 2 * Math.PI * random.nextDouble());
            List<Spot> spots = TestImages.find(TestImages.waves(SIZE, SIZE, 1, random.nextLong(), wave));
            assertEquals(1, spots.size(), "seed " + seed);
            double errorX = spots.get(0).gx() - wave.gx();
            double errorY = spots.get(0).gy() - wave.gy();
            squares += errorX * errorX + errorY * errorY;
            covered += Math.abs(errorX) < 1.96 * Math.sqrt(spots.get(0).varianceX()) ? 1 : 0;
            covered += Math.abs(errorY) < 1.96 * Math.sqrt(spots.get(0).varianceY()) ? 1 : 0;
        }
        double ratio = Math.sqrt(squares / (2 * SEEDS)) / cramerRao(amplitude, 1, SIZE);
        assertTrue(ratio < 2, "RMS error over the bound: " + ratio);
        // Nobody beats the bound: 80 components scatter by 8 %.
        assertTrue(ratio > 0.75, "RMS error over the bound: " + ratio);
        // 80 trials of 95 %: fewer than 70 has a probability of 0.3 %.
        assertTrue(covered >= 70, covered + " of " + 2 * SEEDS + " intervals of 95 % hold the truth");
    }

    @Test
    void uncertaintiesAreNotOverstated() {
        double ratio = 0;
        for (int seed = 0; seed < 10; seed++) {
            Spot spot = TestImages.find(TestImages.waves(SIZE, SIZE, 1, seed, new Wave(0.0913, 0.0641, 1, seed))).get(0);
            ratio += Math.sqrt(spot.varianceX()) / cramerRao(1, 1, SIZE) / 10;
        }
        assertTrue(ratio > 0.95 && ratio < 1.6, "stated uncertainty over the bound: " + ratio);
    }

    @Test
    void covarianceOfAnisotropicPixelsIsInTheirUnits() {
        int covered = 0;
        for (int seed = 0; seed < 30; seed++) {
            Wave wave = new Wave(2.1, 1.3, 0.4, seed);
            Image image = SinusoidLattice.image(256, 300, 0.02, 0.04, Unit.NANOMETRE, List.of(wave), 1, 900 + seed);
            Spot spot = new SpotSearch(new SpotSearchSettings(0.001, 0.15, 1.2, 5)).find(image, Progress.NONE).spots().get(0);
            covered += Math.abs(spot.gx() - wave.gx()) < 1.96 * Math.sqrt(spot.varianceX()) ? 1 : 0;
            covered += Math.abs(spot.gy() - wave.gy()) < 1.96 * Math.sqrt(spot.varianceY()) ? 1 : 0;
        }
        // 60 trials of 95 %: fewer than 51 has a probability of 0.2 %.
        assertTrue(covered >= 51, covered + " of 60 intervals of 95 % hold the truth");
    }

    @Test
    void amorphousFilmsHaveNoSpots() {
        int withSpots = 0;
        for (int seed = 0; seed < 30; seed++) {
            Image image = HighResolutionPhantom.simulate(AmorphousImages.random(4000 + seed, 512, 512, 0.021)).image();
            withSpots += search().find(image, Progress.NONE).spots().isEmpty() ? 0 : 1;
        }
        assertTrue(withSpots <= 1, withSpots + " of 30 amorphous images show spots");
    }

    private static SpotSearch search() {
        return new SpotSearch(new SpotSearchSettings(SpotSearchSettings.DEFAULT_FALSE_ALARM, 0.1, 1.2, 60));
    }

    @Test
    void spotsOfNanocrystalsLieWithinTheirStatedUncertainties() {
        List<Double> deviations = new ArrayList<>();
        List<Phase> phases = BatteryPhases.all();
        for (int seed = 0; seed < 12; seed++) {
            Phantom phantom = HighResolutionPhantom.simulate(NanocrystalPhantoms.random(300 + seed, List.of(phases.get(seed)), 1));
            List<Spot> spots = search().find(phantom.image(), Progress.NONE).spots();
            for (GrainTruth grain : phantom.truth()) {
                for (GrainTruth.Fringe fringe : grain.visible(NanocrystalPhantoms.VISIBLE)) {
                    deviations.addAll(deviation(fringe, spots));
                }
            }
        }
        long covered = deviations.stream().filter(deviation -> deviation < 2).count();
        // Two-dimensional deviations with a floor: 86.5 % of a plane normal distribution lies within 2.
        assertTrue(deviations.size() > 30, deviations.size() + " reflections");
        assertTrue(covered >= 0.8 * deviations.size(), covered + " of " + deviations.size() + " within 2 standard uncertainties: " + deviations);
    }

    /** Distance of the spot that belongs to a fringe in standard deviations, with the floor that the indexing adds; empty when none does. */
    private static List<Double> deviation(GrainTruth.Fringe fringe, List<Spot> spots) {
        double length = Math.hypot(fringe.gx(), fringe.gy());
        for (Spot spot : spots) {
            double sign = spot.gx() * fringe.gx() + spot.gy() * fringe.gy() >= 0 ? 1 : -1;
            double dx = sign * spot.gx() - fringe.gx();
            double dy = sign * spot.gy() - fringe.gy();
            if (Math.hypot(dx, dy) < 0.02 * length) {
                double floor = Math.pow(SpotSet.SMALLEST_RELATIVE_ERROR * length, 2);
                double xx = spot.varianceX() + floor;
                double yy = spot.varianceY() + floor;
                double xy = spot.covariance();
                return List.of(Math.sqrt((yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy) / (xx * yy - xy * xy)));
            }
        }
        return List.of();
    }
}
