package org.lamella.interphase;

/**
 * How often each phase is seen at each depth: the share of the windows there over which one of its crystals reaches.
 *
 * @param depth middle of each bin in nm
 * @param share by group and bin; NaN where there is no window
 * @param lower lower ends of the 68 % intervals (bootstrap over strips along the interface)
 * @param upper upper ends
 */
public record Occurrence(double[] depth, double[][] share, double[][] lower, double[][] upper) {
}
