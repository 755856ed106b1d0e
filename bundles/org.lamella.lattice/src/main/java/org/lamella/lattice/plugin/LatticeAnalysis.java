package org.lamella.lattice.plugin;

import java.util.ArrayList;
import java.util.List;
import org.lamella.analysis.Analysis;
import org.lamella.analysis.AnalysisContext;
import org.lamella.analysis.AnalysisInput;
import org.lamella.analysis.AnalysisResult;
import org.lamella.crystal.Phase;
import org.lamella.data.Progress;
import org.lamella.data.Region;
import org.lamella.data.UserError;
import org.lamella.lattice.IndexingSettings;
import org.lamella.lattice.LatticeMeasurement;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** {@code lattice}: spots in the power spectra of image regions, their spacings, and the phases that they speak for. */
@Plugin(type = Analysis.class, name = "lattice", label = "Lattice spacings and phases",
        description = "Finds lattice spots in image regions, measures their spacings and names the phases that they speak for")
public class LatticeAnalysis extends LatticeParameters {
    @Parameter(label = "Tile", description = "Cuts the image into square tiles of this many pixels; 0 for none", min = "0", max = "65536")
    private int tile = 0;

    @Parameter(label = "Candidates", description = "Phases that may be there: names of the library or CIF files, separated by commas")
    private String[] candidates = {"Li", "Li2O", "Li3N", "Li3PO4-gamma", "Li3PO4-beta", "Li2PO2N", "LNMO", "Li2S", "LiF", "LiH",
        "Li2CO3", "LiOH", "Li3P", "graphite"};

    @Parameter(label = "Calibration uncertainty", description = "Relative standard uncertainty of the pixel size: 0.01 or 1 %",
            min = "0.00001", max = "0.5")
    private double calibrationUncertainty = IndexingSettings.DEFAULT_CALIBRATION_UNCERTAINTY;

    @Parameter(label = "Anisotropy uncertainty", description = "Relative standard uncertainty of stretch and shear; a quarter of the"
            + " calibration's when not given", min = "0.00001", max = "0.4")
    private Double anisotropyUncertainty;

    @Parameter(label = "Phase false alarm", description = "Accepted probability that unrelated spots lead to a phase",
            min = "1e-12", max = "0.5")
    private double phaseFalseAlarm = IndexingSettings.DEFAULT_FALSE_ALARM;

    @Parameter(label = "Most phases", description = "At most so many phases are named in a region", min = "0", max = "50")
    private int maxPhases = IndexingSettings.DEFAULT_MAXIMUM_PHASES;

    @Override
    public AnalysisResult analyse(AnalysisContext context) throws UserError {
        List<Phase> phases = phases(candidates);
        LatticeReport report = new LatticeReport(calibrationUncertainty);
        context.forEachInput((input, progress) -> measure(input, phases, report, context, progress));
        return report.result();
    }

    private void measure(AnalysisInput input, List<Phase> phases, LatticeReport report, AnalysisContext context, Progress progress)
            throws UserError {
        progress.report(0, "Reading " + input.name());
        CalibratedImage calibrated = CalibratedImage.open(input, image, pixelSize);
        if (!calibrated.isCalibrated()) {
            context.warn(input.name() + " has no pixel size: spacings are in pixels and phases are judged by ratios and angles alone;"
                    + " give pixelSize to change that");
        }
        List<Region.Rectangle> regions = RegionText.regions(region, tile, calibrated.image());
        double anisotropy = anisotropyUncertainty != null ? anisotropyUncertainty
                : calibrationUncertainty * IndexingSettings.ANISOTROPY_SHARE;
        List<LatticeMeasurement.RegionResult> results = new ArrayList<>();
        try {
            results.addAll(measurement(calibrated, phases, calibrationUncertainty, anisotropy, phaseFalseAlarm, maxPhases)
                    .measure(calibrated.image(), regions, progress.part(0.1, 1)));
        } catch (IllegalArgumentException e) {
            throw new UserError(input.name() + ": " + e.getMessage(), e);
        }
        report.add(input, calibrated, results, context.inputs().size() > 1);
    }
}
