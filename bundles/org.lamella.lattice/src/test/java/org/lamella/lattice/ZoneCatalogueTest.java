package org.lamella.lattice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamella.crystal.MillerIndices;
import org.lamella.crystal.Phase;
import org.lamella.crystal.ZoneAxis;

/** Zone axes of known lattices: their reflections, angles, names and weights. */
class ZoneCatalogueTest {
    private static final ZoneAxis CUBE = new ZoneAxis(0, 0, 1);
    private static final ZoneAxis FACE = new ZoneAxis(1, 1, 0);
    private static final ZoneAxis BODY = new ZoneAxis(1, 1, 1);

    private static ZonePattern pattern(String phase, ZoneAxis zone) {
        return SyntheticSpots.pattern(BatteryPhases.get(phase), zone);
    }

    /** The angle between two reflections of a pattern, 0 to 90 degrees: Friedel mates are one reflection. */
    private static double angle(ZonePattern pattern, int i, int j) {
        double dot = pattern.x()[i] * pattern.x()[j] + pattern.y()[i] * pattern.y()[j];
        return Math.toDegrees(Math.acos(Math.min(1, Math.abs(dot) / pattern.length(i) / pattern.length(j))));
    }

    private static int indexOf(ZonePattern pattern, double spacing, int number) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < pattern.size(); i++) {
            if (Math.abs(1 / pattern.length(i) - spacing) < 1e-4) {
                found.add(i);
            }
        }
        return found.get(number);
    }

    private static long count(ZonePattern pattern, double spacing) {
        return java.util.stream.IntStream.range(0, pattern.size()).filter(i -> Math.abs(1 / pattern.length(i) - spacing) < 1e-4).count();
    }

    static Stream<Phase> battery() {
        return BatteryPhases.all().stream();
    }

    @ParameterizedTest
    @MethodSource("battery")
    void weightsSumToOneAndFallFromZoneToZone(Phase phase) {
        List<ZonePattern> patterns = ZoneCatalogue.of(phase, 0.1, 1.2).patterns();
        assertEquals(1, patterns.stream().mapToDouble(ZonePattern::weight).sum(), 1e-12);
        for (int i = 1; i < patterns.size(); i++) {
            assertTrue(patterns.get(i).weight() <= patterns.get(i - 1).weight());
        }
        assertEquals(patterns.size(), patterns.stream().map(ZonePattern::zone).distinct().count());
    }

    @ParameterizedTest
    @MethodSource("battery")
    void everyReflectionLiesInItsZoneWithItsSpacingAndAngle(Phase phase) {
        for (ZonePattern pattern : ZoneCatalogue.of(phase, 0.1, 1.2).patterns().subList(0, 5)) {
            assertEquals(0, pattern.y()[0], 1e-9);
            assertTrue(pattern.x()[0] > 0);
            for (int i = 0; i < pattern.size(); i++) {
                MillerIndices indices = pattern.indices().get(i);
                assertTrue(pattern.zone().contains(indices));
                assertEquals(phase.cell().spacing(indices), 1 / pattern.length(i), 1e-9);
                assertTrue(pattern.visibility()[i] > 0 && pattern.visibility()[i] < 1);
                double dot = pattern.x()[0] * pattern.x()[i] + pattern.y()[0] * pattern.y()[i];
                double expected = phase.cell().interplanarAngle(pattern.indices().get(0), indices);
                double found = Math.acos(Math.max(-1, Math.min(1, dot / pattern.length(0) / pattern.length(i))));
                assertEquals(Math.cos(found), Math.cos(expected > Math.PI ? Math.toRadians(expected) : expected), 1e-6);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("battery")
    void probabilitiesOfTheShortestPairSumToAtMostOne(Phase phase) {
        // What keeps the expectation of the evidence at 1: "these two are the shortest crossing ones seen" excludes all others.
        for (ZonePattern pattern : ZoneCatalogue.of(phase, 0.14, 1.2).patterns().stream().limit(12).toList()) {
            double sum = 0;
            for (int i = 0; i < pattern.size(); i++) {
                for (int j = i + 1; j < pattern.size(); j++) {
                    if (!pattern.isParallel(i, j)) {
                        double probability = pattern.shortestSeen(i, j);
                        assertEquals(probability, pattern.shortestSeen(j, i), 0);
                        sum += probability;
                    }
                }
            }
            assertTrue(sum > 0 && sum <= 1 + 1e-9, phase.name() + " " + pattern.zone() + ": " + sum);
        }
    }

    @Test
    void bodyCentredZonesAreThoseOfTheTextbooks() {
        // Li, a = 0.3510 nm: 110 at 0.24819, 200 at 0.17550, 211 at 0.14330 nm.
        ZonePattern cube = pattern("Li", CUBE);
        assertEquals(2, count(cube, 0.24819));
        assertEquals(90, angle(cube, indexOf(cube, 0.24819, 0), indexOf(cube, 0.24819, 1)), 1e-6);
        assertEquals(45, angle(cube, indexOf(cube, 0.24819, 0), indexOf(cube, 0.17550, 0)), 1e-6);
        ZonePattern body = pattern("Li", BODY);
        assertEquals(3, count(body, 0.24819));
        assertEquals(60, angle(body, indexOf(body, 0.24819, 0), indexOf(body, 0.24819, 2)), 1e-6);
        assertEquals(30, angle(body, indexOf(body, 0.24819, 0), indexOf(body, 0.14330, 0)) % 60, 1e-6);
        ZonePattern face = pattern("Li", FACE);
        assertEquals(1, count(face, 0.24819));
        assertEquals(90, angle(face, indexOf(face, 0.24819, 0), indexOf(face, 0.17550, 0)), 1e-6);
        assertEquals(54.7356, angle(face, indexOf(face, 0.14330, 0), indexOf(face, 0.24819, 0)), 1e-3);
    }

    @Test
    void faceCentredZonesAreThoseOfTheTextbooks() {
        // LiF, a = 0.4027 nm: 111 at 0.23250, 200 at 0.20135, 220 at 0.14238 nm.
        ZonePattern face = pattern("LiF", FACE);
        assertEquals(2, count(face, 0.23250));
        assertEquals(70.5288, angle(face, indexOf(face, 0.23250, 0), indexOf(face, 0.23250, 1)), 1e-3);
        assertEquals(54.7356, angle(face, indexOf(face, 0.23250, 0), indexOf(face, 0.20135, 0)), 1e-3);
        ZonePattern cube = pattern("LiF", CUBE);
        assertEquals(2, count(cube, 0.20135));
        assertEquals(90, angle(cube, indexOf(cube, 0.20135, 0), indexOf(cube, 0.20135, 1)), 1e-6);
        assertEquals(0, count(cube, 0.23250));
        ZonePattern gold = pattern("Au", BODY);
        assertEquals(3, count(gold, 0.40782 / Math.sqrt(8)));
    }

    @Test
    void hexagonalZonesAreThoseOfTheTextbooks() {
        // Graphite seen along c: 100 at 0.21339 nm in six directions, 002 not at all.
        ZonePattern basal = pattern("graphite", CUBE);
        assertEquals(3, count(basal, 0.21339));
        assertEquals(60, angle(basal, indexOf(basal, 0.21339, 0), indexOf(basal, 0.21339, 1)), 1e-6);
        assertEquals(0, count(basal, 0.33555));
        // Li3N along c: 100 at 0.31593 and 110 at 0.18240 nm, 30 degrees apart.
        ZonePattern nitride = pattern("Li3N", CUBE);
        assertEquals(3, count(nitride, 0.31593));
        assertEquals(30, angle(nitride, indexOf(nitride, 0.31593, 0), indexOf(nitride, 0.18240, 0)) % 60, 1e-6);
        ZonePattern prism = pattern("graphite", FACE);
        assertEquals(1, count(prism, 0.33555));
    }

    @Test
    void cubicZonesBearTheNamesThatPeopleUse() {
        for (String phase : List.of("Li", "Li2O", "LiF", "LNMO", "Li2S")) {
            List<String> zones = ZoneCatalogue.of(BatteryPhases.get(phase), 0.1, 1.2).patterns().stream().map(p -> p.zone().toString()).toList();
            assertTrue(zones.containsAll(List.of("[0 0 1]", "[1 1 0]", "[1 1 2]")), phase + " " + zones);
            // One of each kind.
            assertEquals(1, zones.stream().filter(List.of("[0 0 1]", "[0 1 0]", "[1 0 0]")::contains).count());
            assertEquals(1, zones.stream().filter(List.of("[1 1 0]", "[1 0 1]", "[0 1 1]", "[1 -1 0]")::contains).count());
            assertTrue(zones.stream().noneMatch(zone -> zone.contains("-")), phase + " " + zones);
        }
        assertTrue(ZoneCatalogue.of(BatteryPhases.get("Li"), 0.1, 1.2).patterns().stream().anyMatch(p -> p.zone().equals(BODY)));
    }

    @Test
    void weightIsMultiplicityOverTheCubeOfTheSpannedArea() {
        // Diamond glide of LNMO: six [1 1 0] with an area of 2 sqrt 2 / a² (111), three [0 0 1] with 8 / a² (220).
        assertEquals(2 * Math.pow(Math.sqrt(8), 3), pattern("LNMO", FACE).weight() / pattern("LNMO", CUBE).weight(), 1e-6);
        // Face-centred: six [1 1 0] with the same, three [0 0 1] with 4 / a² (200).
        ZonePattern face = pattern("Li2O", FACE);
        ZonePattern cube = pattern("Li2O", CUBE);
        assertEquals(Math.sqrt(8) / 4, face.area() / cube.area(), 1e-9);
        assertEquals(2 * Math.pow(Math.sqrt(2), 3), face.weight() / cube.weight(), 1e-6);
    }

    @Test
    void zonesThatCannotShowACrossingSpotAreLeftOut() {
        ZoneCatalogue catalogue = ZoneCatalogue.of(BatteryPhases.get("Li2O"), 0.1, 1.2);
        // Up to 1 / 0.2667 nm only {111} is there: it crosses itself in [1 1 0] alone.
        List<ZonePattern> kept = catalogue.within(1 / 0.26);
        assertEquals(List.of(FACE), kept.stream().map(ZonePattern::zone).toList());
        assertEquals(1, kept.get(0).weight(), 1e-12);
        assertEquals(List.of(), catalogue.within(1 / 0.4));
        assertEquals(catalogue.patterns().size(), catalogue.within(100).size());
    }

    @Test
    void aRangeWithoutReflectionsHasNoZones() {
        ZoneCatalogue empty = ZoneCatalogue.of(BatteryPhases.get("Li"), 0.3, 1.2);
        assertEquals(List.of(), empty.patterns());
        assertEquals(List.of(), empty.reflections());
    }

    @Test
    void unknownAtomsMakeAllReflectionsEquallyVisible() {
        Phase phase = BatteryPhases.get("Li2PO2N");
        assertTrue(!phase.hasAtoms(), "this test needs a phase without atoms");
        ZonePattern pattern = ZoneCatalogue.of(phase, 0.12, 1.2).patterns().get(0);
        for (int i = 0; i < pattern.size(); i++) {
            assertTrue(Double.isNaN(pattern.intensity()[i]));
            assertEquals(pattern.visibility()[0], pattern.visibility()[i], 0);
        }
    }
}
