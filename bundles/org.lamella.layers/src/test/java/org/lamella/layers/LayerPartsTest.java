package org.lamella.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamella.data.Image;
import org.lamella.data.Unit;

class LayerPartsTest {
    @Test
    void theCheapestPathGoesAroundAWallAndKeepsToItsBand() {
        float[][] costs = {{1, 9, 9, 9}, {9, 1, 9, 9}, {9, 9, 1, 9}, {9, 1, 9, 9}};
        int[] path = new MinimumCostPath(0.5, 1).find(new int[4], 4, (column, from, cost) -> System.arraycopy(costs[column], 0, cost, 0, 4));
        assertArrayEquals(new int[] {0, 1, 2, 1}, path);
        int[] stiff = new MinimumCostPath(100, 1).find(new int[4], 4, (column, from, cost) -> System.arraycopy(costs[column], 0, cost, 0, 4));
        assertEquals(1, Arrays.stream(stiff).distinct().count());
    }

    @Test
    void chordsAreAtRightAnglesToParallelSlopes() {
        int n = 400;
        double[] upper = new double[n];
        double[] lower = new double[n];
        for (int c = 0; c < n; c++) {
            upper[c] = 50 + 0.3 * c;
            lower[c] = 150 + 0.3 * c;
        }
        double[] chords = new PerpendicularChords(1, 1, 40).chords(upper, lower);
        assertEquals(100 / Math.sqrt(1 + 0.09), chords[200], 1e-6);
        // Pixels half as high: slope and vertical distance are halved.
        assertEquals(50 / Math.sqrt(1 + 0.0225), new PerpendicularChords(1, 0.5, 40).chords(upper, lower)[200], 1e-6);
        assertTrue(Double.isNaN(chords[0]), "a chord that leaves the image is none");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-90, -75, 0, 20, 90, 180, 135})
    void directionAndSlopeBelongTogether(double direction) {
        SectionFrame frame = SectionFrame.along(direction, 30, 20);
        double slope = frame.slope(direction, 2, 3);
        assertEquals(0, Math.IEEEremainder(direction - frame.direction(slope, 2, 3), 360), 1e-9);
        assertTrue(frame.isSideways() ? frame.columns() == 20 : frame.columns() == 30);
        assertEquals(7, frame.z(frame.x(4, 7), frame.y(4, 7)), 1e-12);
        assertEquals(4, frame.column(frame.x(4, 7), frame.y(4, 7)), 1e-12);
    }

    @Test
    void roughnessOfASineIsKnown() {
        double[] heights = new double[1000];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = 3 * Math.sin(2 * Math.PI * i / 50) + 0.01 * i;
        }
        Roughness roughness = Roughness.of(heights, 2, 0);
        assertEquals(3 / Math.sqrt(2), roughness.rq(), 0.02);
        assertEquals(6 / Math.PI, roughness.ra(), 0.02);
        assertEquals(6, roughness.rz(), 0.05);
        // cos(2 pi t / 50) = 1/e
        assertEquals(2 * 50 * Math.acos(1 / Math.E) / (2 * Math.PI), roughness.correlationLength(), 0.5);
        assertTrue(Double.isNaN(Roughness.of(new double[] {1, 2}, 1, 0).rq()));
    }

    @Test
    void aBudgetIsCombinedAndExpanded() {
        UncertaintyBudget budget = new UncertaintyBudget(3, 0, 4, 0, 0);
        assertEquals(5, budget.combined(), 1e-12);
        assertEquals(1.959964 * 5, budget.expanded(), 1e-4);
        // Sampling alone with 4 degrees of freedom: Student's 2.776.
        assertEquals(2.776 * 2, new UncertaintyBudget(0, 0, 0, 2, 4).expanded(), 1e-3);
    }

    @Test
    void masksAreMeasuredToThePixelAndCracksBelongToTheirLayer() {
        int width = 64;
        double[] labels = new double[width * 40];
        for (int y = 10; y < 30; y++) {
            for (int x = 0; x < width; x++) {
                labels[y * width + x] = y < 22 ? 1 : 5;
            }
        }
        for (int y = 12; y < 20; y++) {
            labels[y * width + 30] = 2;
        }
        labels[2 * width + 5] = 1;
        Image image = Image.of(width, 40, labels, 1, Unit.NANOMETRE);
        assertTrue(LabelBoundaries.isLabels(image));
        LayerSettings settings = LayerSettings.defaults();
        SectionScale scale = SectionScale.square(1, 0);
        SectionLayers found = new LayerMeasurement(settings).measure(new LabelBoundaries(settings).trace(image, scale), scale);
        assertEquals(2, found.layers().size());
        assertEquals(12, found.layers().get(0).mean(), 1e-9);
        assertEquals(8, found.layers().get(1).mean(), 1e-9);
        assertEquals(8.0 / (12 * 64), found.layers().get(0).content().voidShare(), 1e-9);
        assertThrows(IllegalArgumentException.class, () -> new LabelBoundaries(settings.withNames("one")).trace(image, scale));
        Image grey = Image.of(8, 8, java.util.stream.IntStream.range(0, 64).asDoubleStream().toArray(), 1, Unit.PIXEL);
        assertFalse(LabelBoundaries.isLabels(grey));
        assertFalse(LabelBoundaries.isLabels(Image.of(8, 8, new double[64], 1, Unit.PIXEL)));
    }

    @Test
    void theBarBelowAnImageIsFound() {
        double[] pixels = new double[200 * 160];
        java.util.SplittableRandom random = new java.util.SplittableRandom(1);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i / 200 < 140 ? 60 + random.nextInt(100) : i % 200 > 80 && i % 200 < 110 && i / 200 > 145 && i / 200 < 152 ? 255 : 0;
        }
        assertEquals(20, DataBar.rows(Image.of(200, 160, pixels, 1, Unit.PIXEL)));
        double[] plain = Arrays.stream(new double[200 * 160]).map(v -> random.nextInt(200)).toArray();
        assertEquals(0, DataBar.rows(Image.of(200, 160, plain, 1, Unit.PIXEL)));
        assertEquals(0, DataBar.rows(Image.of(200, 160, new double[200 * 160], 1, Unit.PIXEL)), "an image of nothing is no bar");
    }

    @Test
    void heightsOfATiltedWave() {
        double[] heights = new double[100 * 80];
        for (int y = 0; y < 80; y++) {
            for (int x = 0; x < 100; x++) {
                heights[y * 100 + x] = 0.3 * x - 0.2 * y + 7 + 2 * Math.sin(2 * Math.PI * x / 10);
            }
        }
        heights[17] = Double.NaN;
        HeightStatistics found = HeightStatistics.of(Image.of(100, 80, heights, 1, Unit.NANOMETRE), HeightStatistics.Levelling.PLANE);
        assertEquals(Math.sqrt(2), found.sq(), 0.02);
        assertEquals(7999, found.points());
        assertEquals(0, found.ssk(), 0.02);
        assertEquals(1.5, found.sku(), 0.02);
        assertTrue(HeightStatistics.of(Image.of(100, 80, heights, 1, Unit.NANOMETRE), HeightStatistics.Levelling.MEAN).sq() > 8);
        Image empty = Image.of(1, 1, new double[] {Double.NaN}, 1, Unit.NANOMETRE);
        assertThrows(IllegalArgumentException.class, () -> HeightStatistics.of(empty, HeightStatistics.Levelling.MEAN));
    }

    @Test
    void stressUnderADome() {
        DomeStress copper = new DomeStress(120, 0.34);
        // A thin shell: 2 sigma t / r.
        double sigma = 0.01 * 120 / 0.66;
        assertEquals(2 * sigma / 1e5, copper.pressure(0.01, 1e5, 1), 2 * sigma / 1e5 * 1e-4);
        // By hand for r = 2, t = 1: 3 * 27 / (2 * 19) - 0.34 / 0.66 = 1.616427.
        assertEquals(0.02 * 120 / 0.66 / 1.616427, copper.pressure(0.02, 2, 1), 1e-5);
        // The published strains of 0.024 and 0.052 give the published 0.151 and 0.503 GPa for spheres of 57 and 37 film thicknesses.
        assertEquals(DomeStress.PUBLISHED_LOW, copper.pressure(0.024, 57, 1), 0.002);
        assertEquals(DomeStress.PUBLISHED_HIGH, copper.pressure(0.052, 36.6, 1), 0.004);
        // A half sphere: arc over chord is pi / 2.
        assertEquals(Math.PI / 2 - 1, DomeStress.capStrain(3, 3), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> copper.pressure(0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> DomeStress.capRadius(1, 2));
    }
}
