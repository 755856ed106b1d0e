package org.lamella.lattice;

/**
 * How lattice spots are looked for in a power spectrum.
 *
 * @param falseAlarm accepted probability that a spectrum without any lattice yields a spot; 0 to 1, both excluded
 * @param dMin smallest lattice spacing looked for, in the unit of the image's axes; below two pixels it has no effect
 * @param dMax largest lattice spacing looked for, in the unit of the image's axes
 * @param maximumSpots at most so many spots are returned, strongest first
 */
public record SpotSearchSettings(double falseAlarm, double dMin, double dMax, int maximumSpots) {
    public static final double DEFAULT_FALSE_ALARM = 0.001;
    public static final int DEFAULT_MAXIMUM_SPOTS = 60;

    public SpotSearchSettings {
        if (!(falseAlarm > 0 && falseAlarm < 1)) {
            throw new IllegalArgumentException("falseAlarm must lie between 0 and 1, not " + falseAlarm);
        }
        if (!(dMin > 0) || !(dMax > dMin)) {
            throw new IllegalArgumentException("spacings must satisfy 0 < dMin < dMax, not " + dMin + " and " + dMax);
        }
        if (maximumSpots < 1) {
            throw new IllegalArgumentException("maximumSpots must be at least 1, not " + maximumSpots);
        }
    }
}
