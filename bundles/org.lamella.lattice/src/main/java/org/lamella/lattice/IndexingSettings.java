package org.lamella.lattice;

import java.util.List;
import org.lamella.crystal.Phase;

/**
 * How spots are indexed.
 *
 * @param candidates the phases that may be there
 * @param calibrationUncertainty relative standard uncertainty of the pixel size; infinite when the image has none
 * @param anisotropyUncertainty relative standard uncertainty of stretch and shear
 * @param falseAlarm accepted probability that a region of unrelated spots yields a phase
 * @param dMin smallest spacing in nm
 * @param dMax largest spacing in nm
 * @param maximumPhases at most so many phases are claimed
 */
public record IndexingSettings(List<Phase> candidates, double calibrationUncertainty, double anisotropyUncertainty, double falseAlarm,
        double dMin, double dMax, int maximumPhases) {
    public static final double DEFAULT_CALIBRATION_UNCERTAINTY = 0.01;
    public static final double DEFAULT_FALSE_ALARM = 0.05;
    public static final int DEFAULT_MAXIMUM_PHASES = 6;
    /** Stretch and shear are usually known better than the magnification; by how much when nothing is said. */
    public static final double ANISOTROPY_SHARE = 0.25;

    private static final double LARGEST_UNCALIBRATED = 12;

    public IndexingSettings {
        candidates = List.copyOf(candidates);
        if (!(calibrationUncertainty > 0) || !(anisotropyUncertainty > 0 && anisotropyUncertainty < 0.5)) {
            throw new IllegalArgumentException("the calibration's uncertainties must be positive: " + calibrationUncertainty + ", "
                    + anisotropyUncertainty);
        }
        if (!(falseAlarm > 0 && falseAlarm < 1)) {
            throw new IllegalArgumentException("the false-alarm probability must lie between 0 and 1, not " + falseAlarm);
        }
        if (!(dMin > 0) || !(dMax > dMin) || maximumPhases < 0) {
            throw new IllegalArgumentException("spacings must satisfy 0 < dMin < dMax and phases not be negative: " + dMin + ", " + dMax
                    + ", " + maximumPhases);
        }
    }

    /**
     * Settings with the spacings that go with those of the spot search.
     *
     * @param spots what is searched for
     * @param pixelSize smallest side of a pixel in nm; NaN when nobody knows it
     */
    public static IndexingSettings of(List<Phase> candidates, SpotSearchSettings spots, double pixelSize, double calibrationUncertainty,
            double anisotropyUncertainty, double falseAlarm, int maximumPhases) {
        boolean isCalibrated = !Double.isNaN(pixelSize);
        double smallest = isCalibrated ? Math.max(spots.dMin(), 2 * pixelSize) : SpotSearchSettings.DEFAULT_SMALLEST;
        double largest = isCalibrated ? Math.max(spots.dMax(), 2 * smallest) : LARGEST_UNCALIBRATED;
        return new IndexingSettings(candidates, isCalibrated ? calibrationUncertainty : Double.POSITIVE_INFINITY, anisotropyUncertainty,
                falseAlarm, smallest, largest, maximumPhases);
    }
}
