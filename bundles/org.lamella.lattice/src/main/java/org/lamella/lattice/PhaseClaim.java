package org.lamella.lattice;

import java.util.List;
import org.lamella.crystal.Phase;

/**
 * A phase that a region's spots speak for.
 *
 * @param phase the phase
 * @param significance bound on the probability that unrelated spots would have led to this claim, for all candidates
 *        together
 * @param grains its crystals, best first; at least one
 * @param singles spots that fit no crossing pair but have a spacing of this phase; no part of the evidence
 */
public record PhaseClaim(Phase phase, double significance, List<Grain> grains, List<Grain.Match> singles) {
    public PhaseClaim {
        grains = List.copyOf(grains);
        singles = List.copyOf(singles);
    }
}
