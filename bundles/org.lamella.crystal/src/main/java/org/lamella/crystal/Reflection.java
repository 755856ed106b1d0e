package org.lamella.crystal;

import java.util.List;

/**
 * A family of symmetry-equivalent reflections.
 *
 * @param indices the representative: few minus signs, then large h, k, l
 * @param spacing lattice spacing d in nm
 * @param multiplicity number of equivalent reflections, Friedel mates included (Au 111: 8)
 * @param amplitude |F(g)| of the unit cell, kinematic, for electrons, in nm; NaN when the phase's atoms are unknown
 * @param relativeIntensity |F|² of one reflection over that of the strongest family in the same list, 0 to 1 (multiplicity
 *     not counted); NaN when the phase's atoms are unknown
 * @param equivalents all equivalent indices, the representative first
 */
public record Reflection(MillerIndices indices, double spacing, int multiplicity, double amplitude, double relativeIntensity,
        List<MillerIndices> equivalents) {
    public Reflection {
        equivalents = List.copyOf(equivalents);
    }
}
