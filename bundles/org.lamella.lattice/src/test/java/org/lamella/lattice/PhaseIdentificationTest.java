package org.lamella.lattice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamella.crystal.MillerIndices;
import org.lamella.crystal.Phase;
import org.lamella.crystal.ZoneAxis;
import org.lamella.data.Progress;
import org.lamella.lattice.SyntheticSpots.Placement;

/** Phases from spots that are known exactly: no image, no noise. */
class PhaseIdentificationTest {
    private static final PhaseIdentification USUAL = BatteryPhases.identification(0.01);

    private static Identification identify(List<Spot> spots) {
        return USUAL.identify(spots, Progress.NONE);
    }

    private static List<Spot> crystal(String phase, ZoneAxis zone, int most, Placement placement) {
        return SyntheticSpots.crystal(BatteryPhases.get(phase), zone, 0.12, most, placement);
    }

    private static List<String> names(Identification found) {
        return found.phases().stream().map(claim -> claim.phase().name()).toList();
    }

    private static PhaseClaim claim(Identification found, String phase) {
        return found.phases().stream().filter(c -> c.phase().name().equals(phase)).findFirst()
                .orElseThrow(() -> new AssertionError(phase + " is not among " + names(found)));
    }

    private static List<Spot> join(List<Spot> first, List<Spot> second) {
        List<Spot> all = new ArrayList<>(first);
        all.addAll(second);
        return SyntheticSpots.strongestFirst(all);
    }

    @ParameterizedTest
    @CsvSource({"Li, 1, 1, 1", "Li2O, 1, 1, 0", "Li3N, 1, 1, 0", "Li3PO4-gamma, 1, 1, 1", "Li3PO4-beta, 0, 1, 1", "Li2PO2N, 1, 1, 0",
        "LNMO, 1, 1, 0", "Li2S, 1, 1, 0", "LiF, 1, 1, 0", "LiH, 1, 1, 0", "Li2CO3, 1, 1, 0", "LiOH, 1, 1, 1", "Li3P, 1, 1, 0",
        "graphite, 1, 1, 0"})
    void everyBatteryPhaseIsClaimedFromALowIndexZone(String name, int u, int v, int w) {
        Phase phase = BatteryPhases.get(name);
        ZoneAxis zone = new ZoneAxis(u, v, w);
        for (Placement placement : List.of(Placement.turned(17), Placement.turned(-140).fromBelow())) {
            List<Spot> spots = crystal(name, zone, 6, placement);
            assertTrue(spots.size() >= 4, "spots of " + zone + ": " + spots.size());
            Identification found = identify(spots);
            PhaseClaim own = claim(found, name);
            assertTrue(own.significance() <= IndexingSettings.DEFAULT_FALSE_ALARM && own.significance() > 0);
            for (String other : names(found)) {
                assertTrue(other.equals(name) || found.ambiguities().stream().anyMatch(set -> set.contains(name) && set.contains(other)),
                        other + " is claimed and not named as an ambiguity: " + found.ambiguities());
            }
            Grain grain = own.grains().get(0);
            assertEquals(zone, grain.zone());
            assertEquals(spots.size(), grain.matches().size());
            assertEquals(List.of(), found.unexplained());
            for (Grain.Match match : grain.matches()) {
                assertTrue(zone.contains(match.indices()));
                assertEquals(phase.cell().spacing(match.indices()), match.calculated(), 1e-9);
                assertEquals(1 / spots.get(match.spot()).length(), match.calculated(), 1e-6);
                assertEquals(0, match.deviation(), 1e-4);
            }
            assertEquals(0, grain.distortion().x(), 1e-4);
            assertEquals(0, grain.distortion().y(), 1e-4);
            assertEquals(0, grain.distortion().shear(), 1e-4);
        }
    }

    @Test
    void indicesOfASpotAreTheSumOfThoseItIsTheSumOf() {
        List<Spot> spots = crystal("Li2O", new ZoneAxis(1, 1, 0), 6, Placement.turned(50));
        Grain grain = claim(identify(spots), "Li2O").grains().get(0);
        int sums = 0;
        for (Grain.Match a : grain.matches()) {
            for (Grain.Match b : grain.matches()) {
                for (Grain.Match c : grain.matches()) {
                    Spot sum = spots.get(c.spot());
                    double x = spots.get(a.spot()).gx() + spots.get(b.spot()).gx() - sum.gx();
                    double y = spots.get(a.spot()).gy() + spots.get(b.spot()).gy() - sum.gy();
                    if (Math.hypot(x, y) < 1e-6) {
                        sums++;
                        assertEquals(c.indices(), new MillerIndices(a.indices().h() + b.indices().h(), a.indices().k() + b.indices().k(),
                                a.indices().l() + b.indices().l()));
                    }
                }
            }
        }
        assertTrue(sums > 0, "no spot is the sum of two others");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 33, 90, 151, -60})
    void rotationIsTheDirectionOfTheZonesFirstReflection(double degrees) {
        List<Spot> spots = crystal("Li3N", new ZoneAxis(1, 1, 0), 6, Placement.turned(degrees));
        double rotation = claim(identify(spots), "Li3N").grains().get(0).rotation();
        double difference = Math.abs(rotation - degrees) % 180;
        // A zone with a mirror may be seen either way round; the first reflection is the same up to its sign.
        assertEquals(0, Math.min(difference, 180 - difference), 0.01);
    }

    @Test
    void twoPhasesInOneRegion() {
        List<Spot> lithium = crystal("Li", new ZoneAxis(1, 1, 1), 6, Placement.turned(10).at(0.25, 0.25));
        List<Spot> oxide = crystal("Li2O", new ZoneAxis(1, 1, 0), 6, Placement.turned(47).at(0.75, 0.7));
        List<Spot> all = join(lithium, oxide);
        Identification found = identify(all);
        assertEquals(Set.of("Li", "Li2O"), new HashSet<>(names(found)));
        assertEquals(List.of(), found.ambiguities());
        assertEquals(List.of(), found.unexplained());
        claim(found, "Li").grains().get(0).matches().forEach(match -> assertTrue(lithium.contains(all.get(match.spot()))));
        claim(found, "Li2O").grains().get(0).matches().forEach(match -> assertTrue(oxide.contains(all.get(match.spot()))));
        // Most significant first.
        assertTrue(found.phases().get(0).significance() <= found.phases().get(1).significance());
    }

    @Test
    void twoCrystalsOfOnePhase() {
        List<Spot> all = join(crystal("Li2S", new ZoneAxis(1, 1, 0), 6, Placement.turned(5).at(0.3, 0.3)),
                crystal("Li2S", new ZoneAxis(1, 1, 0), 6, Placement.turned(42).at(0.7, 0.7)));
        Identification found = identify(all);
        assertEquals(List.of("Li2S"), names(found));
        List<Grain> grains = claim(found, "Li2S").grains();
        assertEquals(2, grains.size());
        Set<Integer> spots = new HashSet<>();
        grains.forEach(grain -> grain.matches().forEach(match -> assertTrue(spots.add(match.spot()), "a spot of two crystals")));
        assertEquals(all.size(), spots.size());
    }

    @Test
    void whatNoPhaseExplainsIsListed() {
        List<Spot> all = join(crystal("Li2O", new ZoneAxis(1, 1, 0), 6, Placement.turned(5)),
                List.of(SyntheticSpots.spot(2.13, 1.4, 0.0005, 0.1, SyntheticSpots.EVERYWHERE)));
        Identification found = identify(all);
        assertEquals(List.of("Li2O"), names(found));
        assertEquals(List.of(all.size() - 1), found.unexplained());
    }

    @Test
    void aSpacingAloneIsNoClaimButIsMentionedBesideOne() {
        // {111} of Li2O in one direction, and its multiple: nothing that would cross.
        double g = 1 / 0.26668;
        assertEquals(List.of(), identify(List.of(SyntheticSpots.spot(g, 0), SyntheticSpots.spot(2 * g, 0))).phases());
        List<Spot> all = join(crystal("Li2O", new ZoneAxis(1, 1, 0), 6, Placement.turned(5)),
                List.of(SyntheticSpots.spot(g * Math.cos(1.2), g * Math.sin(1.2), 0.0005, 0.1, SyntheticSpots.EVERYWHERE)));
        Identification found = identify(all);
        PhaseClaim claim = claim(found, "Li2O");
        assertEquals(1, claim.singles().size());
        assertEquals(all.size() - 1, claim.singles().get(0).spot());
        assertEquals(0.26668, claim.singles().get(0).calculated(), 1e-5);
        assertEquals(List.of(all.size() - 1), found.unexplained());
    }

    @Test
    void lithiumFluorideAndHydrideAreAnAmbiguityAtOnePercent() {
        for (String name : List.of("LiF", "LiH")) {
            for (ZoneAxis zone : List.of(new ZoneAxis(1, 1, 0), new ZoneAxis(1, 1, 2))) {
                Identification found = identify(crystal(name, zone, 6, Placement.turned(20)));
                assertEquals(Set.of("LiF", "LiH"), new HashSet<>(names(found)));
                assertEquals(1, found.ambiguities().size());
                assertEquals(Set.of("LiF", "LiH"), new HashSet<>(found.ambiguities().get(0)));
                assertNull(found.scale(), "what phase it is decides over the scale error");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LiF", "LiH"})
    void aBetterCalibrationSeparatesThem(String name) {
        PhaseIdentification fine = BatteryPhases.identification(0.002);
        Identification found = fine.identify(crystal(name, new ZoneAxis(1, 1, 0), 6, Placement.turned(20)), Progress.NONE);
        assertEquals(List.of(name), names(found));
        assertEquals(List.of(), found.ambiguities());
    }

    @Test
    void anotherCrystalThatFixesTheScaleSeparatesThemToo() {
        // LiF beside Li: Li tells that the pixel size is right to 0.1 %, the cells' own uncertainty.
        List<Spot> all = join(crystal("LiF", new ZoneAxis(1, 1, 0), 6, Placement.turned(20).at(0.25, 0.3)),
                crystal("Li", new ZoneAxis(1, 1, 1), 6, Placement.turned(71).at(0.7, 0.7)));
        Identification found = identify(all);
        assertEquals(Set.of("LiF", "Li"), new HashSet<>(names(found)));
        assertEquals(List.of(), found.ambiguities());
    }

    @ParameterizedTest
    @CsvSource({"0.008, 0.008, 0", "-0.009, -0.005, 0", "0.004, 0.004, 0.003", "0, 0, 0"})
    void theScaleErrorIsRecovered(double x, double y, double shear) {
        Identification found = identify(crystal("Li2O", new ZoneAxis(1, 1, 0), 8, Placement.turned(31).scaled(1 + x, 1 + y).sheared(shear)));
        assertEquals(List.of("Li2O"), names(found));
        assertNotNull(found.scale());
        assertEquals(x, found.scale().x(), 0.0006);
        assertEquals(y, found.scale().y(), 0.0006);
        assertEquals(shear, found.scale().shear(), 0.0008);
        // At least that of the lattice parameter.
        assertTrue(found.scale().uncertainty() >= 0.001 && found.scale().uncertainty() < 0.0025, "u = " + found.scale().uncertainty());
    }

    @Test
    void deviationIsMeasuredOverCalculatedSpacing() {
        Identification found = identify(crystal("Li2O", new ZoneAxis(1, 1, 0), 6, Placement.turned(31).scaled(1.007, 1.007)));
        found.phases().get(0).grains().get(0).matches().forEach(match -> assertEquals(0.7, match.deviation(), 1e-6));
    }

    @Test
    void aLargeScaleErrorNeedsALargeCalibrationUncertainty() {
        Phase titanate = BatteryPhases.get("SrTiO3");
        List<Spot> spots = SyntheticSpots.crystal(titanate, new ZoneAxis(0, 0, 1), 0.12, 8, Placement.turned(1).scaled(1.03, 1.042));
        PhaseIdentification strict = new PhaseIdentification(BatteryPhases.settings(List.of(titanate), 0.005));
        assertEquals(List.of(), strict.identify(spots, Progress.NONE).phases());
        PhaseIdentification generous = new PhaseIdentification(BatteryPhases.settings(List.of(titanate), 0.05));
        Identification found = generous.identify(spots, Progress.NONE);
        assertEquals(new ZoneAxis(0, 0, 1), claim(found, "SrTiO3").grains().get(0).zone());
        assertEquals(0.03, found.scale().x(), 0.001);
        assertEquals(0.042, found.scale().y(), 0.001);
    }

    @Test
    void anUnknownPixelSizeIsNoHindranceForACandidateWithEnoughSpots() {
        // Lengths per pixel of 0.0254 nm.
        List<Spot> spots = SyntheticSpots.crystal(BatteryPhases.get("Pt"), new ZoneAxis(1, 1, 0), 0.12, 6,
                Placement.turned(35).scaled(1 / 0.0254, 1 / 0.0254));
        PhaseIdentification free = new PhaseIdentification(new IndexingSettings(List.of(BatteryPhases.get("Pt")), Double.POSITIVE_INFINITY,
                0.0025, IndexingSettings.DEFAULT_FALSE_ALARM, 0.1, 12, 6));
        Identification found = free.identify(spots, Progress.NONE);
        Grain grain = claim(found, "Pt").grains().get(0);
        assertEquals(new ZoneAxis(1, 1, 0), grain.zone());
        assertEquals(spots.size(), grain.matches().size());
        // Measured over true lengths is 1 / 0.0254: the pixel size is the inverse.
        assertEquals(0.0254, 1 / (1 + grain.distortion().x()), 0.0254 * 0.0005);
        grain.matches().forEach(match -> assertEquals(0, match.deviation(), 0.01));
    }

    @Test
    void noCandidatesNoSpotsOneSpot() {
        List<Spot> spots = crystal("Li", new ZoneAxis(1, 1, 1), 6, Placement.turned(3));
        Identification none = new PhaseIdentification(BatteryPhases.settings(List.of(), 0.01)).identify(spots, Progress.NONE);
        assertEquals(List.of(), none.phases());
        assertEquals(List.of(), none.ambiguities());
        assertEquals(List.of(0, 1, 2, 3, 4, 5), none.unexplained());
        assertNull(none.scale());
        Identification empty = identify(List.of());
        assertEquals(List.of(), empty.phases());
        assertEquals(List.of(), empty.unexplained());
        Identification one = identify(spots.subList(0, 1));
        assertEquals(List.of(), one.phases());
        assertEquals(List.of(0), one.unexplained());
    }

    @Test
    void atMostSoManyPhasesAsAskedFor() {
        List<Spot> all = join(crystal("Li", new ZoneAxis(1, 1, 1), 6, Placement.turned(10).at(0.25, 0.25)),
                crystal("Li2O", new ZoneAxis(1, 1, 0), 6, Placement.turned(47).at(0.75, 0.7)));
        for (int most = 0; most <= 2; most++) {
            Identification found = new PhaseIdentification(new IndexingSettings(BatteryPhases.all(), 0.01, 0.0025, 0.05, 0.1, 1.2, most))
                    .identify(all, Progress.NONE);
            assertEquals(most, found.phases().size());
            assertEquals(12 - 6 * most, found.unexplained().size());
        }
    }

    @Test
    void theOrderOfCandidatesAndRepetitionDoNotMatter() {
        List<Spot> mixed = join(join(crystal("LiF", new ZoneAxis(1, 1, 0), 6, Placement.turned(10).at(0.25, 0.25)),
                crystal("Li3N", new ZoneAxis(1, 1, 0), 6, Placement.turned(47).at(0.75, 0.7))),
                List.of(SyntheticSpots.spot(2.13, 1.4, 0.0005, 0.1, SyntheticSpots.EVERYWHERE)));
        for (List<Spot> spots : List.of(mixed, crystal("LiH", new ZoneAxis(1, 1, 0), 6, Placement.turned(3)))) {
            Identification first = identify(spots);
            assertEquals(first, identify(spots));
            for (int seed = 0; seed < 3; seed++) {
                List<Phase> candidates = new ArrayList<>(BatteryPhases.all());
                Collections.shuffle(candidates, new Random(seed));
                assertEquals(first, new PhaseIdentification(BatteryPhases.settings(candidates, 0.01)).identify(spots, Progress.NONE));
            }
        }
    }

    @Test
    void aCandidateWithoutAnyReflectionInRangeIsHarmless() {
        PhaseIdentification narrow = new PhaseIdentification(new IndexingSettings(BatteryPhases.all(), 0.01, 0.0025, 0.05, 0.3, 1.2, 6));
        List<Spot> spots = SyntheticSpots.crystal(BatteryPhases.get("Li3PO4-gamma"), new ZoneAxis(1, 1, 1), 0.3, 6, Placement.turned(3));
        assertTrue(narrow.identify(spots, Progress.NONE).phases().stream().noneMatch(c -> c.phase().name().equals("Li")));
    }

    @Test
    void moreCandidatesNeedMoreEvidence() {
        List<Spot> spots = crystal("Li2O", new ZoneAxis(1, 1, 0), 6, Placement.turned(5));
        double alone = new PhaseIdentification(BatteryPhases.settings(List.of(BatteryPhases.get("Li2O")), 0.01))
                .identify(spots, Progress.NONE).phases().get(0).significance();
        double among = claim(identify(spots), "Li2O").significance();
        assertEquals(14, among / alone, 1e-6);
    }
}
