package org.lamella.lattice;

import java.util.List;

/**
 * The phases of a region.
 *
 * @param phases the claims, most significant first; those that cannot be told apart are all here
 * @param ambiguities sets of phase names that the data cannot separate
 * @param unexplained indices of the spots that no claimed phase explains
 * @param scale the common scale error that the claimed phases agree on, or null when nothing is claimed or the claim is
 *        ambiguous
 */
public record Identification(List<PhaseClaim> phases, List<List<String>> ambiguities, List<Integer> unexplained,
        Grain.ScaleError scale) {
    public Identification {
        phases = List.copyOf(phases);
        ambiguities = List.copyOf(ambiguities);
        unexplained = List.copyOf(unexplained);
    }
}
