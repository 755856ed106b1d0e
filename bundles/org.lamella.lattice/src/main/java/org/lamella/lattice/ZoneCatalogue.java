package org.lamella.lattice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lamella.crystal.MillerIndices;
import org.lamella.crystal.Phase;
import org.lamella.crystal.Reflection;
import org.lamella.crystal.Reflections;
import org.lamella.crystal.UnitCell;
import org.lamella.crystal.ZoneAxis;

/**
 * The zone axes in which a phase can show two crossing sets of lattice fringes, one of each kind that symmetry makes
 * equal, with the probability to meet each.
 *
 * <p>A zone is met when the crystal is tilted off it by less than its reflections forgive, and that range is the wider
 * the shorter the reciprocal vectors are; and people turn crystals into zones with short ones. A zone's weight is the
 * number of its equivalents over the third power of the area that its two shortest reflections span.</p>
 *
 * @param phase the phase
 * @param patterns the zones, most probable first
 * @param reflections all families in range, largest spacing first
 */
record ZoneCatalogue(Phase phase, List<ZonePattern> patterns, List<Reflection> reflections) {
    private static final int MAXIMUM_ZONES = 160;
    private static final int MAXIMUM_VECTORS = 700;
    /** Intensity at which a reflection is as likely seen as not, relative to the strongest in its zone. */
    private static final double HALF_VISIBLE = 0.05;
    /** Contrast other than kinematic shows faint reflections now and then, and hides strong ones. */
    private static final double LEAST_VISIBLE = 0.04;
    private static final double MOST_VISIBLE = 0.85;

    /**
     * @param dMin smallest spacing in nm
     * @param dMax largest spacing in nm
     */
    static ZoneCatalogue of(Phase phase, double dMin, double dMax) {
        List<Reflection> reflections = Reflections.of(phase, dMin, dMax);
        List<Entry> vectors = new ArrayList<>();
        double strongest = reflections.stream().mapToDouble(Reflection::relativeIntensity).filter(Double::isFinite).max().orElse(1);
        for (Reflection reflection : reflections) {
            double intensity = reflection.relativeIntensity() / strongest;
            for (MillerIndices indices : reflection.equivalents()) {
                if (isFirstOfPair(indices) && vectors.size() < MAXIMUM_VECTORS) {
                    vectors.add(new Entry(indices, phase.cell().reciprocalVector(indices), intensity));
                }
            }
        }
        Map<ZoneAxis, List<Entry>> zones = new LinkedHashMap<>();
        for (int i = 0; i < vectors.size(); i++) {
            for (int j = i + 1; j < vectors.size(); j++) {
                if (!vectors.get(i).indices.isParallelTo(vectors.get(j).indices)) {
                    ZoneAxis zone = upper(ZoneAxis.of(vectors.get(i).indices, vectors.get(j).indices));
                    zones.computeIfAbsent(zone, key -> new ArrayList<>());
                }
            }
        }
        return new ZoneCatalogue(phase, patterns(phase, zones.keySet(), vectors), reflections);
    }

    /** The zones that can show two crossing spots no longer than gMax, with their weights brought back to a sum of 1. */
    List<ZonePattern> within(double gMax) {
        List<ZonePattern> kept = patterns.stream().filter(pattern -> pattern.crossingLength() <= gMax).toList();
        double total = kept.stream().mapToDouble(ZonePattern::weight).sum();
        return kept.stream().map(pattern -> pattern.withWeight(pattern.weight() / total)).toList();
    }

    private record Entry(MillerIndices indices, double[] vector, double intensity) {
    }

    private static boolean isFirstOfPair(MillerIndices i) {
        return i.h() > 0 || i.h() == 0 && (i.k() > 0 || i.k() == 0 && i.l() > 0);
    }

    private static ZoneAxis upper(ZoneAxis zone) {
        return zone.w() > 0 || zone.w() == 0 && (zone.u() > 0 || zone.u() == 0 && zone.v() > 0) ? zone : zone.negated();
    }

    private static List<ZonePattern> patterns(Phase phase, Iterable<ZoneAxis> zones, List<Entry> vectors) {
        UnitCell cell = phase.cell();
        record Candidate(ZoneAxis zone, double period) {
        }
        List<Candidate> candidates = new ArrayList<>();
        for (ZoneAxis zone : zones) {
            double[] direct = cell.directVector(zone.u(), zone.v(), zone.w());
            candidates.add(new Candidate(zone, norm(direct)));
        }
        candidates.sort(Comparator.comparingDouble((Candidate c) -> Math.round(c.period * 1e6)).thenComparing(c -> c.zone, CONVENTIONAL));
        Map<String, Integer> known = new HashMap<>();
        List<ZonePattern> patterns = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (Candidate candidate : candidates.subList(0, Math.min(candidates.size(), 12 * MAXIMUM_ZONES))) {
            ZonePattern pattern = pattern(cell, candidate.zone, vectors);
            double weight = Math.pow(pattern.area(), -3);
            String kind = kind(pattern);
            Integer same = known.get(kind);
            if (same != null) {
                weights.set(same, weights.get(same) + weight);
            } else if (patterns.size() < MAXIMUM_ZONES) {
                known.put(kind, patterns.size());
                patterns.add(pattern);
                weights.add(weight);
            }
        }
        double total = weights.stream().mapToDouble(Double::doubleValue).sum();
        List<ZonePattern> weighted = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            ZonePattern p = patterns.get(i);
            weighted.add(p.withWeight(weights.get(i) / total));
        }
        weighted.sort(Comparator.comparingDouble((ZonePattern p) -> -p.weight()));
        return List.copyOf(weighted);
    }

    /** Of equal zones the one that is usually named: [001], [110], [111], [112]. */
    private static final Comparator<ZoneAxis> CONVENTIONAL = Comparator.comparingInt((ZoneAxis zone) -> {
        int[] i = {zone.u(), zone.v(), zone.w()};
        int negative = (int) Arrays.stream(i).filter(n -> n < 0).count();
        int zeros = (int) Arrays.stream(i).filter(n -> n == 0).count();
        boolean usual = zeros == 2 ? i[2] != 0 : zeros == 1 ? i[2] == 0 && i[0] >= i[1] : i[0] <= i[1] && i[1] <= i[2];
        return 2 * negative + (usual ? 0 : 1);
    }).thenComparingInt(ZoneAxis::u).thenComparingInt(ZoneAxis::v).thenComparingInt(ZoneAxis::w);

    private static ZonePattern pattern(UnitCell cell, ZoneAxis zone, List<Entry> vectors) {
        List<Entry> inZone = vectors.stream().filter(entry -> zone.contains(entry.indices))
                .sorted(Comparator.comparingDouble(entry -> norm(entry.vector))).toList();
        double[] axis = cell.directVector(zone.u(), zone.v(), zone.w());
        double[] first = inZone.get(0).vector;
        double length = norm(first);
        double[] e1 = {first[0] / length, first[1] / length, first[2] / length};
        double axisLength = norm(axis);
        double[] e3 = {axis[0] / axisLength, axis[1] / axisLength, axis[2] / axisLength};
        double[] e2 = {e3[1] * e1[2] - e3[2] * e1[1], e3[2] * e1[0] - e3[0] * e1[2], e3[0] * e1[1] - e3[1] * e1[0]};
        int n = inZone.size();
        double[] x = new double[n];
        double[] y = new double[n];
        double[] intensity = new double[n];
        double[] visibility = new double[n];
        double strongest = inZone.stream().mapToDouble(Entry::intensity).filter(Double::isFinite).max().orElse(1);
        for (int i = 0; i < n; i++) {
            double[] g = inZone.get(i).vector;
            x[i] = g[0] * e1[0] + g[1] * e1[1] + g[2] * e1[2];
            y[i] = g[0] * e2[0] + g[1] * e2[1] + g[2] * e2[2];
            intensity[i] = inZone.get(i).intensity;
            double relative = intensity[i] / strongest;
            double seen = Double.isNaN(relative) ? 0.6 : relative / (relative + HALF_VISIBLE);
            visibility[i] = LEAST_VISIBLE + (MOST_VISIBLE - LEAST_VISIBLE) * seen;
        }
        return ZonePattern.of(zone, inZone.stream().map(Entry::indices).toList(), x, y, intensity, visibility);
    }

    /** Two zones with the same lengths, intensities and angles cannot be told apart. */
    private static String kind(ZonePattern pattern) {
        StringBuilder kind = new StringBuilder();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < pattern.size(); i++) {
            double angle = Math.abs(Math.atan2(pattern.y()[i], pattern.x()[i]));
            parts.add(Math.round(pattern.length(i) * 1e4) + ":" + Math.round(pattern.intensity()[i] * 1e4) + ":"
                    + Math.round(Math.min(angle, Math.PI - angle) * 1e3));
        }
        parts.sort(Comparator.naturalOrder());
        parts.forEach(part -> kind.append(part).append(';'));
        return kind.toString();
    }

    private static double norm(double[] v) {
        return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    }
}
