package org.lamella.eels;

/**
 * The variance of the channels of a spectrum: {@code floor + gain * count}. The gain is how many counts of the file one electron
 * gives, times what a detector adds; the floor is for spectra of which a background was taken off before.
 *
 * @param gain at least 0
 * @param floor in counts squared, at least 0
 * @param estimated whether the gain is from the scatter of the spectrum itself, not given
 */
public record Noise(double gain, double floor, boolean estimated) {
    /** Counts of single electrons. */
    public static final Noise COUNTS = new Noise(1, 0, false);
    /** A scatter that differs from that of counts by less than this many standard deviations counts as that of counts. */
    private static final double LIKE_COUNTS = 3;

    public Noise {
        if (!(gain >= 0) || !(floor >= 0) || Double.isInfinite(gain + floor) || gain + floor == 0) {
            throw new IllegalArgumentException("a noise needs a positive gain or floor, not " + gain + " and " + floor);
        }
    }

    /**
     * The noise for which a smooth curve scatters as it does.
     *
     * @param scatter chi-square per degree of freedom, were the variance the count itself
     * @param degreesOfFreedom of that figure; with fewer than 4 the counts are trusted
     */
    public static Noise fromScatter(double scatter, int degreesOfFreedom) {
        boolean likeCounts = Math.abs(scatter - 1) < LIKE_COUNTS * Math.sqrt(2.0 / Math.max(1, degreesOfFreedom));
        return degreesOfFreedom < 4 || !(scatter > 0) || likeCounts ? COUNTS : new Noise(scatter, 0, true);
    }

    public double variance(double count) {
        return floor + gain * Math.max(count, 0);
    }
}
