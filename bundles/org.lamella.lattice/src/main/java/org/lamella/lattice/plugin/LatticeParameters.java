package org.lamella.lattice.plugin;

import java.util.ArrayList;
import java.util.List;
import org.lamella.analysis.Analysis;
import org.lamella.analysis.InUnit;
import org.lamella.crystal.Phase;
import org.lamella.crystal.PhaseLibrary;
import org.lamella.data.UserError;
import org.lamella.lattice.IndexingSettings;
import org.lamella.lattice.LatticeMeasurement;
import org.lamella.lattice.SpotSearchSettings;
import org.scijava.plugin.Parameter;

/** The parameters that {@code lattice} and {@code calibrate} share. */
abstract class LatticeParameters implements Analysis {
    @Parameter(label = "Region", description = "Rectangles x,y,width,height in pixels, several behind semicolons, each with name= in"
            + " front if wanted; the whole image when empty")
    protected String region = "";

    @Parameter(label = "Pixel size", description = "Size of a pixel; the file's own when not given", min = "1e-6", max = "1000")
    @InUnit("nm")
    protected Double pixelSize;

    @Parameter(label = "Image", description = "Which image of a stack, counted from 0", min = "0")
    protected int image = 0;

    @Parameter(label = "False alarm", description = "Accepted probability that a region without a lattice yields a spot",
            min = "1e-12", max = "0.5")
    protected double falseAlarm = SpotSearchSettings.DEFAULT_FALSE_ALARM;

    @Parameter(label = "Smallest spacing", description = "Smallest lattice spacing looked for; 0.1 nm when not given", min = "0.02",
            max = "100")
    @InUnit("nm")
    protected Double dMin;

    @Parameter(label = "Largest spacing", description = "Largest lattice spacing looked for; 1.2 nm when not given", min = "0.05",
            max = "1000")
    @InUnit("nm")
    protected Double dMax;

    SpotSearchSettings spotSettings(CalibratedImage calibrated) throws UserError {
        SpotSearchSettings usual = SpotSearchSettings.defaults(calibrated.isCalibrated() ? calibrated.pixelX() : Double.NaN);
        double smallest = calibrated.isCalibrated() && dMin != null ? dMin : usual.dMin();
        double largest = calibrated.isCalibrated() && dMax != null ? dMax : usual.dMax();
        if (!(smallest < largest)) {
            throw new UserError("dMin (" + smallest + " nm) must be smaller than dMax (" + largest + " nm)");
        }
        return new SpotSearchSettings(falseAlarm, smallest, largest, usual.maximumSpots());
    }

    LatticeMeasurement measurement(CalibratedImage calibrated, List<Phase> candidates, double calibrationUncertainty,
            double anisotropyUncertainty, double phaseFalseAlarm, int maximumPhases) throws UserError {
        SpotSearchSettings spots = spotSettings(calibrated);
        double pixelSize = calibrated.isCalibrated() ? Math.min(calibrated.pixelX(), calibrated.pixelY()) : Double.NaN;
        return new LatticeMeasurement(spots, IndexingSettings.of(candidates, spots, pixelSize, calibrationUncertainty, anisotropyUncertainty,
                phaseFalseAlarm, maximumPhases));
    }

    static List<Phase> phases(String[] names) throws UserError {
        PhaseLibrary library = PhaseLibrary.installed();
        List<Phase> phases = new ArrayList<>();
        for (String name : names) {
            if (!name.isBlank()) {
                Phase phase = library.get(name.strip());
                if (phases.stream().noneMatch(other -> other.name().equals(phase.name()))) {
                    phases.add(phase);
                }
            }
        }
        return phases;
    }
}
