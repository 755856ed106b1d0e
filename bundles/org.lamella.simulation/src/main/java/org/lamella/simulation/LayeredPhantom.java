package org.lamella.simulation;

import org.lamella.math.CurvedInterface;

/**
 * A simulated interphase and where its layers are.
 *
 * @param phantom the image with its crystals
 * @param settings what it was made with
 * @param face the boundary between the first and the second layer, from which depth is counted
 */
public record LayeredPhantom(Phantom phantom, LayeredInterphase settings, CurvedInterface face) {
    /** The depths of the boundaries in nm: one less than there are layers, the first at 0. */
    public double[] boundaries() {
        double[] boundaries = new double[Math.max(0, settings.layers().size() - 1)];
        for (int i = 1; i < boundaries.length; i++) {
            boundaries[i] = boundaries[i - 1] + settings.layers().get(i).thickness();
        }
        return boundaries;
    }
}
