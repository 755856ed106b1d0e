package org.lamella.interphase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lamella.data.Progress;

/** The direction of an interphase and what its uncertainty does to thicknesses. */
class InterfaceFitTest {
    private static final double HEIGHT = 100;
    private static final double[] BOUNDARIES = {20, 45, 80};

    /** Layers as {@link Layers#twoLayers} has them, turned by some degrees about the middle of the image. */
    private static CrystalMap map(long seed, double width, double rate, double turn) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Crystal> crystals = new ArrayList<>();
        double tilt = Math.toRadians(turn);
        for (int i = 0; i < (int) (rate * width * HEIGHT); i++) {
            double x = random.nextDouble() * width;
            double y = random.nextDouble() * HEIGHT;
            double depth = HEIGHT / 2 + (y - HEIGHT / 2) * Math.cos(tilt) + (x - width / 2) * Math.sin(tilt);
            int group = depth < BOUNDARIES[0] ? 0 : depth < BOUNDARIES[1] ? random.nextInt(2) : depth < BOUNDARIES[2] ? 1 + random.nextInt(2) : -1;
            if (group >= 0) {
                crystals.add(Layers.crystal(3, group, x, y));
            }
        }
        return Layers.map(Layers.twoLayers(), Layers.grid((int) (width / Layers.PIXEL), (int) (HEIGHT / Layers.PIXEL)), crystals);
    }

    private static InterfaceFit.Found find(CrystalMap map, Double normal) {
        return new InterfaceFit(map).find(normal, false, Progress.NONE);
    }

    @Test
    void aKnownNormalLosesNothing() {
        InterfaceFit.Found found = find(map(1, 30, 0.03, 0), -90.0);
        assertEquals(1, found.cosine());
        assertEquals(0, found.cosineDeviation());
        assertEquals(-90, found.face().direction());
    }

    @Test
    void theNarrowerTheImageTheMoreIsLost() {
        InterfaceFit.Found narrow = find(map(2, 30, 0.03, 0), null);
        InterfaceFit.Found wide = find(map(2, 120, 0.03, 0), null);
        assertTrue(narrow.cosine() < wide.cosine(), narrow.cosine() + " and " + wide.cosine());
        assertTrue(wide.cosine() > 0.999, "wide: " + wide.cosine());
        assertTrue(narrow.cosine() > 0.97, "narrow: " + narrow.cosine());
        assertTrue(narrow.cosineDeviation() > wide.cosineDeviation());
    }

    @Test
    void theDirectionIsFoundBetweenThoseThatAreTriedFirst() {
        double sum = 0;
        int images = 24;
        for (int seed = 0; seed < images; seed++) {
            // Half-way between two of the directions that are tried all around; to the right is towards greater depth.
            double error = find(map(100 + seed, 40, 0.05, 7.5), null).face().direction() + 82.5;
            sum += Math.IEEEremainder(error, 360) / images;
        }
        assertEquals(0, sum, 1.5, "a mean over directions that reaches too little to one side is drawn to the other");
    }

    @Test
    void narrowImagesDoNotMakeTheInterphaseThinner() {
        InterphaseSettings usual = InterphaseSettings.defaults(Layers.twoLayers());
        InterphaseSettings settings = new InterphaseSettings(usual.model(), usual.window(), usual.stride(), null, false, usual.calibrationUncertainty(),
                usual.falseAlarm(), usual.spotFalseAlarm(), 40, 1);
        double truth = BOUNDARIES[2] - BOUNDARIES[0];
        double[][] found = IntStream.range(0, 120).parallel().mapToObj(seed -> {
            RegionLayers layers = new LayerFit(settings).fit(map(seed, 30, 0.03, 0), LayerCorrection.NONE, Progress.NONE);
            return new double[] {layers.total() - truth, layers.totalUncertainty()};
        }).toArray(double[][]::new);
        double bias = Arrays.stream(found).mapToDouble(one -> one[0]).average().orElseThrow();
        assertTrue(Math.abs(bias) < 1, "bias " + bias + " nm with a standard error of 0.3 nm");
        double held = Arrays.stream(found).filter(one -> Math.abs(one[0]) < 1.96 * one[1]).count() / (double) found.length;
        assertTrue(held >= 0.92 && held <= 0.985, "95 % intervals hold the truth in " + held);
    }

    @Test
    void aLayerThatAllButVanishesHasNoBoundlessRate() {
        CrystalMap map = map(3, 30, 0.03, 0);
        DepthCounts counts = DepthCounts.of(map, find(map, -90.0).face(), 1);
        double[][] weights = new double[4][counts.bins()];
        Arrays.fill(weights[1], 1);
        Arrays.fill(weights[2], 1e-12);
        // Li3N is in the third layer alone.
        double rate = LayerRates.of(map.model(), counts, weights).perArea()[2][2];
        assertTrue(rate > 0 && rate <= 2 * (counts.total(2) + 1) / counts.totalArea(), "rate " + rate + " per nm²");
    }
}
