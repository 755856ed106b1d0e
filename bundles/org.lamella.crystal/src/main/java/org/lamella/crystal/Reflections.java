package org.lamella.crystal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lists the families of reflections that a phase can show. */
public final class Reflections {
    /** Below this fraction of the in-phase amplitude (an intensity of 1e-6) a reflection counts as extinct. */
    private static final double EXTINCT = 1e-3;
    /** Larger lists mean a wrong unit for the spacings, not a diffraction experiment. */
    private static final double MOST_POINTS = 4e6;

    private Reflections() {
    }

    /**
     * Families with dMin ≤ d ≤ dMax, sorted by d from large to small (then by the order of indices). Left out are the
     * systematic absences of the space group and, where atoms are known, reflections whose structure factor vanishes
     * (such as Si 222). Multiple scattering can still bring them into a pattern.
     *
     * @param dMin smallest spacing in nm, above 0
     * @param dMax largest spacing in nm, may be infinite
     * @throws IllegalArgumentException when the range is empty or would give millions of reflections
     */
    public static List<Reflection> of(Phase phase, double dMin, double dMax) {
        if (!(dMin > 0) || !(dMax >= dMin) || Double.isInfinite(dMin)) {
            throw new IllegalArgumentException("spacings from " + dMin + " to " + dMax + " nm are no range");
        }
        UnitCell cell = phase.cell();
        double points = cell.volume() * 4 / 3 * Math.PI / (dMin * dMin * dMin);
        int[] limit = {(int) Math.ceil(cell.a() / dMin), (int) Math.ceil(cell.b() / dMin), (int) Math.ceil(cell.c() / dMin)};
        double box = (2.0 * limit[0] + 1) * (2.0 * limit[1] + 1) * (2.0 * limit[2] + 1);
        if (points > MOST_POINTS || box > 20 * MOST_POINTS) {
            throw new IllegalArgumentException("spacings down to " + dMin + " nm give " + Math.round(points) + " reflections of "
                    + phase.name() + "; take a larger smallest spacing");
        }
        StructureFactor factors = phase.hasAtoms() ? StructureFactor.of(phase) : null;
        List<Reflection> found = new ArrayList<>();
        Set<MillerIndices> seen = new HashSet<>();
        // Friedel's law: h >= 0 covers every family.
        for (int h = 0; h <= limit[0]; h++) {
            for (int k = -limit[1]; k <= limit[1]; k++) {
                for (int l = -limit[2]; l <= limit[2]; l++) {
                    MillerIndices indices = new MillerIndices(h, k, l);
                    double g = cell.reciprocalLength(h, k, l);
                    // The last digits of 1/d must not decide over a reflection that the caller named as the limit.
                    boolean inside = g > 0 && g * dMin <= 1 + 1e-9 && g * dMax >= 1 - 1e-9;
                    if (inside && !seen.contains(indices)) {
                        add(indices, phase, factors, seen, found);
                    }
                }
            }
        }
        return ranked(found);
    }

    private static void add(MillerIndices indices, Phase phase, StructureFactor factors, Set<MillerIndices> seen,
            List<Reflection> found) {
        List<MillerIndices> family = phase.spaceGroup().equivalents(indices);
        seen.addAll(family);
        if (phase.spaceGroup().isSystematicallyAbsent(indices)) {
            return;
        }
        MillerIndices representative = family.get(0);
        double spacing = phase.cell().spacing(representative);
        double amplitude = Double.NaN;
        if (factors != null) {
            amplitude = factors.amplitude(representative);
            if (amplitude < EXTINCT * factors.inPhase(1 / spacing)) {
                return;
            }
        }
        found.add(new Reflection(representative, spacing, family.size(), amplitude, Double.NaN, family));
    }

    private static List<Reflection> ranked(List<Reflection> found) {
        double strongest = found.stream().mapToDouble(Reflection::amplitude).max().orElse(Double.NaN);
        return found.stream()
                .map(r -> new Reflection(r.indices(), r.spacing(), r.multiplicity(), r.amplitude(),
                        r.amplitude() * r.amplitude() / (strongest * strongest), r.equivalents()))
                .sorted(Comparator.comparingDouble(Reflection::spacing).reversed().thenComparing(Reflection::indices))
                .toList();
    }
}
