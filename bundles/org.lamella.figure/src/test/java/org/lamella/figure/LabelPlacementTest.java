package org.lamella.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LabelPlacementTest {
    private static final Rectangle2D BOUNDS = new Rectangle2D.Double(10, 20, 400, 400);

    @Test
    void moderatelyManyLabelsAllFindAPlaceWithoutOverlap() {
        assertEquals(0, unplaced(14));
        // more than anybody reads: of 40 x 24 labels a few may find no place, but none may overlap
        assertTrue(unplaced(24) <= 4, "of 960 labels " + unplaced(24));
    }

    private static int unplaced(int count) {
        int unplaced = 0;
        for (long seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            LabelPlacement placement = new LabelPlacement(BOUNDS);
            List<Rectangle2D> obstacles = new ArrayList<>();
            double[][] points = new double[count][2];
            for (double[] point : points) {
                point[0] = 20 + 380 * random.nextDouble();
                point[1] = 30 + 380 * random.nextDouble();
                obstacles.add(new Rectangle2D.Double(point[0] - 5, point[1] - 5, 10, 10));
            }
            obstacles.forEach(placement::block);
            List<LabelPlacement.Place> places = new ArrayList<>();
            for (double[] point : points) {
                Optional<LabelPlacement.Place> place = placement.place(point[0], point[1], 7.1, 50, 11, -1, 120);
                unplaced += place.isEmpty() ? 1 : 0;
                place.ifPresent(places::add);
            }
            for (int i = 0; i < places.size(); i++) {
                Rectangle2D box = places.get(i).box();
                assertTrue(BOUNDS.contains(box));
                assertTrue(obstacles.stream().noneMatch(box::intersects), "seed " + seed + " label " + i + " hides a marker");
                for (int k = 0; k < places.size(); k++) {
                    if (k != i) {
                        assertFalse(box.intersects(places.get(k).box()), "seed " + seed + ": labels " + i + " and " + k);
                        assertFalse(places.get(k).leader().filter(box::intersectsLine).isPresent(), "seed " + seed + ": line " + k
                                + " through " + i);
                    }
                }
            }
        }
        return unplaced;
    }

    @Test
    void aLoneLabelTouchesItsPointOnTheWishedSide() {
        LabelPlacement.Place place = new LabelPlacement(BOUNDS).place(200, 200, 5, 40, 10, 0, 50).orElseThrow();
        assertEquals(206.5, place.box().getMinX(), 1e-9);
        assertEquals(200, place.box().getCenterY(), 1e-9);
        assertTrue(place.leader().isEmpty());
    }

    @Test
    void labelsStayInsideAtTheEdge() {
        LabelPlacement.Place place = new LabelPlacement(BOUNDS).place(409, 21, 5, 60, 12, -Math.PI / 4, 80).orElseThrow();
        assertTrue(BOUNDS.contains(place.box()));
    }

    @Test
    void whereNothingIsFreeNothingIsPlaced() {
        LabelPlacement full = new LabelPlacement(BOUNDS);
        full.block(BOUNDS);
        assertTrue(full.place(200, 200, 5, 40, 10, 0, 100).isEmpty());
        assertTrue(new LabelPlacement(BOUNDS).place(200, 200, 5, 500, 10, 0, 100).isEmpty());
        assertTrue(full.placeFirst(List.of(new Rectangle2D.Double(50, 50, 5, 5))).isEmpty());
    }

    @Test
    void namesOfLinesAreSpreadWithoutLosingTheirOrder() {
        Random random = new Random(4);
        for (int n : new int[] {0, 1, 2, 5, 30}) {
            for (int round = 0; round < 50; round++) {
                double[] x = random.doubles(n).map(v -> 100 + 40 * v).sorted().toArray();
                ReferenceLabels.spread(x, 8, 0, 300);
                for (int i = 0; i < n; i++) {
                    assertTrue(x[i] >= -1e-6 && x[i] <= 300 + 1e-6);
                    assertTrue(i == 0 || x[i] - x[i - 1] >= 8 - 0.01, n + " names, " + i + ": " + (i == 0 ? 0 : x[i] - x[i - 1]));
                }
            }
        }
    }

    @Test
    void tooManyNamesAreCountedAsLeftOut() {
        List<ReferenceLabels.Line> lines = new ArrayList<>();
        List<Double> positions = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            lines.add(new ReferenceLabels.Line(i, "name " + i, 0));
            positions.add(10 + 2.0 * i);
        }
        ReferenceLabels labels = new ReferenceLabels(lines, positions, 0, 220, FigureTheme.LIGHT);
        assertTrue(labels.leftOut() > 60 && labels.leftOut() < 90, "left out " + labels.leftOut());
        assertEquals(0, new ReferenceLabels(lines.subList(0, 1), positions.subList(0, 1), 0, 220, FigureTheme.LIGHT).leftOut());
        assertEquals(0, new ReferenceLabels(List.of(), List.of(), 0, 220, FigureTheme.LIGHT).height());
    }
}
