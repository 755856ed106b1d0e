package org.lamella.interphase;

import java.util.List;
import java.util.Objects;

/**
 * A layer by the phases whose crystals it holds.
 *
 * @param name what it is called
 * @param phases names of {@link PhaseGroup}s; none for an amorphous layer
 * @param isFlank whether it is one of the two sides between which the interphase lies, with no thickness of its own
 */
public record LayerDefinition(String name, List<String> phases, boolean isFlank) {
    public LayerDefinition {
        Objects.requireNonNull(name, "name");
        phases = List.copyOf(phases);
    }
}
