package org.lamella.interphase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lamella.data.Progress;

class LayerSegmentationTest {
    /** Crystals at random: Li above 20 nm, Li and Li2O to 45 nm, Li2O and Li3N to 80 nm, none below. */
    private static List<Crystal> crystals(long seed, double rate, double width, double height) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Crystal> crystals = new ArrayList<>();
        int count = (int) (rate * width * height);
        for (int i = 0; i < count; i++) {
            double x = random.nextDouble() * width;
            double y = random.nextDouble() * height;
            int group = y < 20 ? 0 : y < 45 ? random.nextInt(2) : y < 80 ? 1 + random.nextInt(2) : -1;
            if (group >= 0) {
                crystals.add(Layers.crystal(3, group, x, y));
            }
        }
        return crystals;
    }

    private static RegionLayers fit(List<Crystal> crystals, Double normal, boolean isCurved) {
        LayerModel model = Layers.twoLayers();
        InterphaseSettings usual = InterphaseSettings.defaults(model);
        InterphaseSettings settings = new InterphaseSettings(model, usual.window(), usual.stride(), normal, isCurved,
                usual.calibrationUncertainty(), usual.falseAlarm(), usual.spotFalseAlarm(), 100, 1);
        return new LayerFit(settings).fit(Layers.map(model, Layers.grid(2000, 2000), crystals), LayerCorrection.NONE, Progress.NONE);
    }

    @Test
    void boundariesLieWhereTheCrystalsChange() {
        double[] sums = new double[3];
        double[] squares = new double[3];
        double[] expected = new double[3];
        int images = 30;
        for (int seed = 0; seed < images; seed++) {
            RegionLayers found = fit(crystals(seed, 0.04, 100, 100), -90.0, false);
            double[] truth = {20, 45, 80};
            for (int b = 0; b < 3; b++) {
                LayerExtent below = found.layers().get(b + 1);
                double error = below.start() - truth[b];
                sums[b] += error / images;
                squares[b] += error * error / images;
                expected[b] += below.startUncertainty() * below.startUncertainty() / images;
            }
        }
        for (int b = 0; b < 3; b++) {
            assertEquals(0, sums[b], 0.4, "bias of boundary " + b);
            assertTrue(Math.sqrt(squares[b]) < 1.2, "RMS error " + Math.sqrt(squares[b]));
            // Here the centres are known exactly; the uncertainty has room for what they are off in an image.
            double ratio = Math.sqrt(squares[b] / expected[b]);
            assertTrue(ratio > 0.35 && ratio < 1.3, "error over its uncertainty " + ratio);
        }
    }

    @Test
    void aLayerThatBeginsWithTheFirstCrystalOfAPhaseIsNotFoundTooLate() {
        // Few crystals: the first Li3N lies some nanometres below the true boundary at 45 nm.
        double sum = 0;
        int images = 60;
        for (int seed = 0; seed < images; seed++) {
            sum += fit(crystals(1000 + seed, 0.008, 100, 100), -90.0, false).layers().get(2).start() - 45;
        }
        assertEquals(0, sum / images, 1.2);
    }

    @Test
    void theNormalIsFoundWhateverTheImagesOrientation() {
        List<Crystal> upright = crystals(5, 0.04, 100, 100);
        for (int turns = 0; turns < 4; turns++) {
            List<Crystal> turned = new ArrayList<>();
            for (Crystal crystal : upright) {
                double x = crystal.x();
                double y = crystal.y();
                for (int i = 0; i < turns; i++) {
                    // A quarter turn counter-clockwise of the picture.
                    double before = x;
                    x = y;
                    y = 100 - before;
                }
                turned.add(Layers.crystal(3, crystal.group(), x, y));
            }
            RegionLayers found = fit(turned, null, true);
            double difference = found.face().direction() - (-90 + 90 * turns);
            assertEquals(0, Math.IEEEremainder(difference, 360), 3, turns + " quarter turns");
            assertEquals(25, found.layers().get(1).thickness(), 3);
        }
    }

    @Test
    void aBentInterfaceHasThePerpendicularThickness() {
        List<Crystal> bent = new ArrayList<>();
        for (Crystal crystal : crystals(8, 0.05, 100, 130)) {
            // Sagging by 12 nm at the sides: a parabola of curvature 24 / 50².
            double u = crystal.x() - 50;
            bent.add(Layers.crystal(3, crystal.group(), crystal.x(), crystal.y() - 14 + 12 * u * u / 2500));
        }
        bent.removeIf(crystal -> crystal.y() < 0 || crystal.y() > 100);
        RegionLayers flat = fit(bent, -90.0, false);
        RegionLayers curved = fit(bent, -90.0, true);
        assertEquals(-24 / 2500.0, -Math.abs(curved.face().curvature()), 0.004, "curvature");
        double worst = Math.abs(curved.layers().get(1).thickness() - 25);
        assertTrue(worst < 2.5, "thickness off by " + worst);
        assertTrue(flat.layers().get(1).startUncertainty() > curved.layers().get(1).startUncertainty(), "a bend that is not allowed costs");
    }

    @Test
    void fewFalseClaimsMakeNoInterphase() {
        SplittableRandom random = new SplittableRandom(3);
        for (int image = 0; image < 30; image++) {
            List<Crystal> few = new ArrayList<>();
            for (int i = 0; i < image % 4; i++) {
                few.add(Layers.crystal(3, random.nextInt(3), 100 * random.nextDouble(), 100 * random.nextDouble()));
            }
            RegionLayers found = fit(few, null, true);
            assertFalse(found.hasInterphase(), few.size() + " stray crystals");
            assertEquals(0, found.total());
        }
    }

    @Test
    void metalThatMeetsAnAmorphousSideHasNoInterphase() {
        List<Crystal> metal = crystals(2, 0.04, 100, 100).stream().filter(crystal -> crystal.y() < 20).toList();
        RegionLayers found = fit(metal, null, true);
        assertFalse(found.hasInterphase());
        assertTrue(found.interphase().stream().allMatch(layer -> layer.thickness() == 0));
    }

    @Test
    void anInterphaseThatFillsTheImageReachesToItsEdges() {
        List<Crystal> inside = crystals(4, 0.04, 100, 100).stream().filter(crystal -> crystal.y() > 20 && crystal.y() < 80)
                .map(crystal -> Layers.crystal(3, crystal.group(), crystal.x(), (crystal.y() - 20) / 60 * 100)).toList();
        RegionLayers found = fit(inside, -90.0, false);
        // Metal was asked for before the layer: how little of it there may be is uncertain.
        LayerExtent first = found.interphase().get(0);
        assertEquals(0, first.start(), 2 * first.startUncertainty());
        assertTrue(first.startUncertainty() < 2.5, "uncertainty " + first.startUncertainty());
        assertEquals(100, found.interphase().get(1).end(), 1e-9);
        assertEquals(25.0 / 60 * 100, found.interphase().get(0).end(), 2.5);
    }

    @Test
    void aLargeCrystalCountsForItsAreaAndASmallOneOnce() {
        LayerModel model = Layers.twoLayers();
        var grid = Layers.grid(2000, 2000);
        int[] rows = java.util.stream.IntStream.range(0, grid.count()).filter(w -> w / grid.columns() < 20).toArray();
        Crystal large = new Crystal(50, 10, rows.length, "Li", new double[] {1, 0, 0}, 1e-9, new org.lamella.crystal.ZoneAxis(1, 1, 1),
                List.of(0.248), 0, rows);
        DepthCounts counts = DepthCounts.of(Layers.map(model, grid, List.of(large, Layers.crystal(3, 1, 30, 70))),
                org.lamella.math.CurvedInterface.straight(50, 50, -90), 0.25);
        assertEquals(rows.length / 16.0, counts.total(0), 1e-6);
        assertEquals(1, counts.total(1), 1e-12);
        double below = 0;
        for (int bin = 0; bin < counts.bins(); bin++) {
            below += counts.depth(bin) > -28 + 2 ? counts.counts()[0][bin] : 0;
        }
        assertEquals(0, below, 1e-9, "nothing of it below its own rows");
        assertEquals(grid.count(), Arrays.stream(counts.area()).sum(), 1e-6, "each window stands for one square nanometre");
    }

    @Test
    void stripsAddUpToTheWhole() {
        CrystalMap map = Layers.map(Layers.twoLayers(), Layers.grid(2000, 2000), crystals(6, 0.03, 100, 100));
        var face = new org.lamella.math.CurvedInterface(50, 50, -80, 0.002, 0);
        DepthCounts whole = DepthCounts.of(map, face, 0.5);
        DepthCounts sum = DepthCounts.sum(DepthCounts.strips(map, face, 0.5, 7));
        for (int bin = 0; bin < whole.bins(); bin++) {
            assertEquals(whole.area()[bin], sum.area()[bin], 1e-9);
            for (int g = 0; g < 3; g++) {
                assertEquals(whole.counts()[g][bin], sum.counts()[g][bin], 1e-9);
            }
        }
    }

    @Test
    void correctionsMoveBoundariesAndTheNormal() {
        LayerModel model = Layers.twoLayers();
        CrystalMap map = Layers.map(model, Layers.grid(2000, 2000), crystals(7, 0.04, 100, 100));
        LayerFit fit = new LayerFit(InterphaseSettings.defaults(model));
        RegionLayers corrected = fit.fit(map, new LayerCorrection(-85.0, java.util.Map.of(2, 47.5)), Progress.NONE);
        assertEquals(-85, corrected.face().direction(), 1e-12);
        assertEquals(47.5, corrected.layers().get(1).end(), 1e-12);
        assertEquals(47.5, corrected.layers().get(2).start(), 1e-12);
        assertEquals(0, corrected.layers().get(2).startUncertainty());
        assertEquals(corrected.layers().get(2).end() - corrected.layers().get(1).start(), corrected.total(), 1e-12);
    }
}
