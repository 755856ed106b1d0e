package org.lamella.linescan;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How far apart the midpoints of two signals are.
 *
 * <p>The interval combines those of the two midpoints as they are, without normal errors (G. Y. Zou and A. Donner, Stat. Med.
 * 27 (2008) 1693, doi:10.1002/sim.3095).</p>
 *
 * @param from the signal from which the offset counts
 * @param to the other one
 * @param offset the midpoint of {@code to} minus that of {@code from}
 * @param probability of an offset as large between signals whose midpoints are the same (two-sided)
 */
public record Offset(String from, String to, Measured offset, double probability) {
    /** The offset between two signals with transitions. */
    static Offset between(SignalResult from, SignalResult to) {
        Measured a = from.midpoint();
        Measured b = to.midpoint();
        double value = b.value() - a.value();
        double uncertainty = Math.hypot(a.uncertainty(), b.uncertainty());
        double low = value - Math.hypot(b.value() - b.low(), a.high() - a.value());
        double high = value + Math.hypot(b.high() - b.value(), a.value() - a.low());
        double probability = 2 * new NormalDistribution(0, 1).cumulativeProbability(-Math.abs(value) / uncertainty);
        return new Offset(from.name(), to.name(), new Measured(value, uncertainty, low, high), probability);
    }
}
