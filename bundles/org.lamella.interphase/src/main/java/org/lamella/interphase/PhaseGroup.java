package org.lamella.interphase;

import java.util.List;
import java.util.Objects;
import org.lamella.crystal.Phase;

/**
 * What counts as one phase of a layer: a phase, or its polymorphs together.
 *
 * @param name what it is called, for example {@code Li3PO4}
 * @param phases the phases of the library, at least one
 */
public record PhaseGroup(String name, List<Phase> phases) {
    public PhaseGroup {
        Objects.requireNonNull(name, "name");
        phases = List.copyOf(phases);
        if (phases.isEmpty()) {
            throw new IllegalArgumentException("'" + name + "' has no phases");
        }
    }

    boolean contains(String phase) {
        return phases.stream().anyMatch(one -> one.name().equals(phase));
    }
}
