package org.lamella.linescan.xray;

import java.util.List;

/**
 * Lines so near to each other that a detector shows them as one peak, such as Ka1 and Ka2.
 *
 * @param name for example {@code Fe Ka}
 * @param lines at least one
 */
public record LineGroup(String name, List<XrayLine> lines) {
    public LineGroup {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a group needs a line");
        }
    }

    public String element() {
        return lines.get(0).element();
    }

    public char shell() {
        return lines.get(0).shell();
    }

    /** The mean energy by intensity, in eV. */
    public double energy() {
        double sum = 0;
        double weights = 0;
        for (XrayLine line : lines) {
            sum += line.energy() * line.intensity();
            weights += line.intensity();
        }
        return sum / weights;
    }
}
