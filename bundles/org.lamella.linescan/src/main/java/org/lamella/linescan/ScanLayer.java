package org.lamella.linescan;

/**
 * A stretch of a scan over which no signal changes.
 *
 * @param start where it begins
 * @param end where it ends
 * @param startUncertainty of the beginning; NaN for the beginning of the scan
 * @param levels the mean level of each signal
 * @param uncertainties of the levels
 */
public record ScanLayer(double start, double end, double startUncertainty, double[] levels, double[] uncertainties) {
}
