package org.lamella.layers;

import java.util.Objects;

/**
 * A traced boundary between two layers.
 *
 * @param name of the boundary, for example {@code oxide / bond coat}
 * @param raw position in each column before averaging along the boundary, in pixels of depth; NaN where the boundary lies outside
 *        the image
 * @param position averaged over the strip, in pixels of depth; NaN outside the image
 * @param confidence that there is a step of the right sign in each column's strip, 0 to 1
 * @param bridged whether there was no such step (a gap, a crack, a particle), so that the path goes on by its neighbours
 * @param strip columns over which an edge is averaged: the lateral resolution
 * @param noise standard deviation that the measurement's noise gives to a value of {@code position}, in pixels of depth
 * @param width standard deviation of the edge's blur in pixels; NaN for a mask
 * @param levelAbove,levelBelow mean grey levels beside the boundary; NaN for a mask
 * @param otherCriterion mean difference of the place of half height from the centre of the edge model, in pixels of depth
 * @param falseAlarm probability that an image without layers would show such a step; 0 for a mask
 */
public record Boundary(String name, double[] raw, double[] position, double[] confidence, boolean[] bridged, int strip, double noise,
        double width, double levelAbove, double levelBelow, double otherCriterion, double falseAlarm) {
    public Boundary {
        Objects.requireNonNull(name, "name");
        if (raw.length != position.length || confidence.length != position.length || bridged.length != position.length || strip < 1
                || !(noise >= 0)) {
            throw new IllegalArgumentException("boundary '" + name + "': its arrays do not fit each other");
        }
    }

    public Boundary withName(String newName) {
        return new Boundary(newName, raw, position, confidence, bridged, strip, noise, width, levelAbove, levelBelow, otherCriterion, falseAlarm);
    }

    /** The share of its columns in the image where the boundary was bridged. */
    public double bridgedShare() {
        int inside = 0;
        int count = 0;
        for (int c = 0; c < position.length; c++) {
            if (!Double.isNaN(position[c])) {
                inside++;
                count += bridged[c] ? 1 : 0;
            }
        }
        return inside == 0 ? Double.NaN : count / (double) inside;
    }

    /** Least-squares slope in pixels of depth a column; 0 when fewer than two columns are inside. */
    public double slope() {
        double n = 0;
        double sx = 0;
        double sz = 0;
        for (int c = 0; c < position.length; c++) {
            if (!Double.isNaN(position[c])) {
                n++;
                sx += c;
                sz += position[c];
            }
        }
        double xx = 0;
        double xz = 0;
        for (int c = 0; c < position.length; c++) {
            if (!Double.isNaN(position[c])) {
                xx += (c - sx / n) * (c - sx / n);
                xz += (c - sx / n) * (position[c] - sz / n);
            }
        }
        return xx > 0 ? xz / xx : 0;
    }
}
