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
    /** The smallest spacing looked for when nothing is said, in nm. */
    public static final double DEFAULT_SMALLEST = 0.1;

    private static final double LARGEST = 1.2;
    private static final double LARGEST_IN_PIXELS = 12;
    /** Without a pixel size: from the smallest period that is sampled to a tenth of a usual region. */
    private static final double SMALLEST_UNCALIBRATED = 3;
    private static final double LARGEST_UNCALIBRATED = 64;

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

    /**
     * The settings for an image about which nothing else is said.
     *
     * @param pixelSize size of a pixel in nm; NaN when nobody knows it and spacings are in pixels
     */
    public static SpotSearchSettings defaults(double pixelSize) {
        boolean isCalibrated = !Double.isNaN(pixelSize);
        return new SpotSearchSettings(DEFAULT_FALSE_ALARM, isCalibrated ? DEFAULT_SMALLEST : SMALLEST_UNCALIBRATED,
                isCalibrated ? Math.max(LARGEST, LARGEST_IN_PIXELS * pixelSize) : LARGEST_UNCALIBRATED, DEFAULT_MAXIMUM_SPOTS);
    }
}
