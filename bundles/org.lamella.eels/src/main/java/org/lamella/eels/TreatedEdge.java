package org.lamella.eels;

/**
 * An edge after something was done with it, and how it depends on what it was made of: from that follows the noise of sums over its
 * channels, which are no longer independent of each other.
 */
public interface TreatedEdge {
    /** One number for each channel of the edge. */
    double[] values();

    /**
     * How a sum over the treated edge changes, to first order, with everything that it was made of.
     *
     * @param weights of the channels in the sum, as many as there are values
     */
    Gradient gradient(double[] weights);

    /**
     * Derivatives of a sum.
     *
     * @param byEdge with each channel of the edge before it was treated
     * @param byOther with each independent number that the treatment itself is made of (the counts of a low loss), times the standard
     *        deviation of that number; always as many in the same order
     */
    record Gradient(double[] byEdge, double[] byOther) {
    }
}
