package org.lamella.eels;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An ionisation edge as it is met in a spectrum: the thresholds of subshells so near to each other that they are analysed
 * together, for example L3 and L2 of manganese.
 *
 * @param element symbol of the element
 * @param family {@code K}, {@code L} (L2,3), {@code L1}, {@code M} (M4,5), {@code M23}, {@code N} (N4,5) ...
 * @param thresholds at least one, lowest energy first
 * @param shape how it looks
 * @param major whether it is one of the edges that elements are recognised and measured by
 * @param source where the energies are from
 */
public record Edge(String element, String family, List<Threshold> thresholds, EdgeShape shape, boolean major, String source) {
    /**
     * The energy at which a subshell's electrons begin to be excited.
     *
     * @param subshell for example {@code L3}
     * @param energy in eV, positive
     */
    public record Threshold(String subshell, double energy) {
        public Threshold {
            Objects.requireNonNull(subshell, "subshell");
            if (!(energy > 0) || Double.isInfinite(energy)) {
                throw new IllegalArgumentException("a threshold energy must be positive, not " + energy);
            }
        }
    }

    public Edge {
        Objects.requireNonNull(element, "element");
        Objects.requireNonNull(family, "family");
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(source, "source");
        thresholds = List.copyOf(thresholds);
        if (thresholds.isEmpty()) {
            throw new IllegalArgumentException(element + "-" + family + " has no threshold");
        }
        for (int i = 1; i < thresholds.size(); i++) {
            if (thresholds.get(i).energy() < thresholds.get(i - 1).energy()) {
                throw new IllegalArgumentException(element + "-" + family + ": thresholds must rise");
            }
        }
    }

    /** As parameters and results name it, for example {@code Mn-L}. */
    public String name() {
        return element + "-" + family;
    }

    /** The lowest threshold in eV. */
    public double onset() {
        return thresholds.get(0).energy();
    }

    /** The threshold of a subshell, for example {@code L2}. */
    public Optional<Threshold> threshold(String subshell) {
        return thresholds.stream().filter(threshold -> threshold.subshell().equals(subshell)).findFirst();
    }

    /** Whether two white lines can be told apart and compared: L3 and L2, or M5 and M4. */
    public boolean hasWhiteLines() {
        return shape == EdgeShape.WHITE_LINES && thresholds.size() == 2;
    }

    @Override
    public String toString() {
        return name();
    }
}
