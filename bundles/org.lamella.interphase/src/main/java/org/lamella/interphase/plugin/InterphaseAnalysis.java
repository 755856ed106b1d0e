package org.lamella.interphase.plugin;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.lamella.analysis.Analysis;
import org.lamella.analysis.AnalysisContext;
import org.lamella.analysis.AnalysisInput;
import org.lamella.analysis.AnalysisResult;
import org.lamella.analysis.InUnit;
import org.lamella.crystal.PhaseLibrary;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Image;
import org.lamella.data.Progress;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.figure.Thumbnail;
import org.lamella.interphase.CrystalMap;
import org.lamella.interphase.CrystalSearch;
import org.lamella.interphase.DepthTable;
import org.lamella.interphase.InterphaseSettings;
import org.lamella.interphase.LayerCorrection;
import org.lamella.interphase.LayerFit;
import org.lamella.interphase.LayerModel;
import org.lamella.interphase.RegionLayers;
import org.lamella.layers.LayerSetStatistics;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** {@code interphase}: from images across a buried interphase to the layer table with confidence intervals. */
@Plugin(type = Analysis.class, name = "interphase", label = "Interphase layers",
        description = "Finds the layers of a buried interphase in high-resolution images and their thickness statistics over regions")
public class InterphaseAnalysis implements Analysis {
    private static final long MOST_TABLE_BYTES = 10_000_000;

    @Parameter(label = "Layers", description = "Layers in order of depth, each a sum of phases; 'X metal' and 'amorphous' are the flanks;"
            + " name=phases gives a layer a name")
    private String[] layers = {"Li metal", "Li+Li2O", "Li+Li2O+Li3N", "Li2O+Li3N+Li3PO4", "amorphous"};

    @Parameter(label = "More candidates", description = "Phases that may be there besides those of the layers: names of the library or CIF"
            + " files, separated by commas")
    private String[] candidates = {};

    @Parameter(label = "Normal", description = "Direction of growing depth, counter-clockwise from +x with y up (-90: down the image);"
            + " found from the image when not given", min = "-360", max = "360")
    @InUnit("deg")
    private Double normal;

    @Parameter(label = "May bend", description = "Whether the interface may be curved; thickness is perpendicular to it")
    private boolean curved = true;

    @Parameter(label = "Window", description = "Side of the windows that are searched for lattices", min = "0.5", max = "100")
    @InUnit("nm")
    private double window = InterphaseSettings.DEFAULT_WINDOW;

    @Parameter(label = "Stride", description = "Distance from window to window; at most half of the window", min = "0.05", max = "50")
    @InUnit("nm")
    private double stride = InterphaseSettings.DEFAULT_STRIDE;

    @Parameter(label = "Pixel size", description = "Size of a pixel; the file's own when not given", min = "1e-6", max = "1000")
    @InUnit("nm")
    private Double pixelSize;

    @Parameter(label = "Image", description = "Which image of a stack, counted from 0", min = "0")
    private int image = 0;

    @Parameter(label = "Calibration uncertainty", description = "Relative standard uncertainty of the pixel size: 0.01 or 1 %",
            min = "0.00001", max = "0.4")
    private double calibrationUncertainty = InterphaseSettings.DEFAULT_CALIBRATION_UNCERTAINTY;

    @Parameter(label = "Phase false alarm", description = "Accepted probability that unrelated spots of a window lead to a phase",
            min = "1e-12", max = "0.5")
    private double phaseFalseAlarm = InterphaseSettings.DEFAULT_FALSE_ALARM;

    @Parameter(label = "Spot false alarm", description = "Accepted probability that a window without a lattice yields a spot",
            min = "1e-12", max = "0.5")
    private double falseAlarm = InterphaseSettings.DEFAULT_SPOT_FALSE_ALARM;

    @Parameter(label = "Bootstrap samples", description = "Samples of strips along the interface, for the uncertainty of boundaries",
            min = "10", max = "100000")
    private int resamples = InterphaseSettings.DEFAULT_RESAMPLES;

    @Parameter(label = "Seed", description = "Start of the random numbers of the bootstrap")
    private long seed = InterphaseSettings.DEFAULT_SEED;

    @Parameter(label = "Excluded regions", description = "Regions that take no part in the statistics, with a reason:"
            + " region_05: beam damage; region_07: drift")
    private String exclude = "";

    @Parameter(label = "Corrections", description = "Boundaries (1 = begin of the first layer) in nm and normals set by hand:"
            + " region_03: 2=33.1, normal=91.5")
    private String corrections = "";

    @Override
    public AnalysisResult analyse(AnalysisContext context) throws UserError {
        InterphaseSettings settings = settings();
        RegionNotes notes = RegionNotes.parse(exclude, corrections);
        List<MeasuredRegion> regions = new ArrayList<>();
        List<DepthTable> tables = new ArrayList<>();
        CrystalSearch[] search = new CrystalSearch[1];
        context.forEachInput((input, progress) -> {
            if (isTable(input)) {
                tables.add(table(input));
            } else {
                if (search[0] == null) {
                    progress.report(0, "Preparing the reflections of the candidates");
                    search[0] = new CrystalSearch(settings);
                }
                regions.add(measure(input, search[0], settings, notes, context, progress));
            }
        });
        regions.sort(Comparator.comparing(MeasuredRegion::name));
        InterphaseReport report = new InterphaseReport(settings, notes, new LayerSetStatistics(LayerSetStatistics.DEFAULT_RESAMPLES, seed));
        return report.result(regions, tables, context);
    }

    /**
     * What the parameters ask for.
     *
     * @throws UserError when a phase is unknown or the parameters do not fit each other
     */
    public InterphaseSettings settings() throws UserError {
        LayerModel model = LayerText.parse(layers, candidates, PhaseLibrary.installed());
        try {
            return new InterphaseSettings(model, window, stride, normal, curved, calibrationUncertainty, phaseFalseAlarm, falseAlarm,
                    resamples, seed);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    private static boolean isTable(AnalysisInput input) {
        String name = input.name().toLowerCase(Locale.ROOT);
        return name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".txt");
    }

    private static DepthTable table(AnalysisInput input) throws UserError {
        try {
            if (!Files.isRegularFile(input.path())) {
                throw new UserError(input.path() + ": there is no such file");
            }
            if (Files.size(input.path()) > MOST_TABLE_BYTES) {
                throw new UserError(input.name() + " is too large for a table of depths");
            }
            return DepthTable.parse(Files.readString(input.path(), StandardCharsets.UTF_8));
        } catch (MalformedInputException e) {
            throw new UserError(input.name() + " is no text in UTF-8", e);
        } catch (IOException e) {
            throw new UserError(input.path() + ": cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new UserError(input.name() + ": " + e.getMessage(), e);
        }
    }

    private MeasuredRegion measure(AnalysisInput input, CrystalSearch search, InterphaseSettings settings, RegionNotes notes,
            AnalysisContext context, Progress progress) throws UserError {
        progress.report(0, "Reading " + input.name());
        Image calibrated = calibrated(input.imageDataset(), input.name());
        try {
            CrystalMap crystals = search.find(calibrated, progress.part(0.05, 0.8));
            LayerCorrection correction = notes.correction(input.name());
            RegionLayers found = new LayerFit(settings).fit(crystals, correction, progress.part(0.8, 1));
            return new MeasuredRegion(input.name(), Thumbnail.of(calibrated), crystals, found, correction,
                    notes.reason(input.name()).orElse(null));
        } catch (IllegalArgumentException e) {
            throw new UserError(input.name() + ": " + e.getMessage(), e);
        }
    }

    /**
     * An image of a dataset with axes in nm.
     *
     * @param name of the file, for messages
     * @throws UserError when there is no such image or nobody knows its pixel size
     */
    public Image calibrated(Dataset dataset, String name) throws UserError {
        Image plain;
        try {
            plain = dataset.image(image);
        } catch (OutOfMemoryError e) {
            throw new UserError(name + ": the image is too large for the memory of this program", e);
        }
        if (pixelSize != null) {
            return plain.withAxes(axis(plain.x(), pixelSize), axis(plain.y(), pixelSize));
        }
        if (!plain.x().unit().isLength() || !plain.y().unit().isLength()) {
            throw new UserError(name + " has no pixel size in a unit of length; give pixelSize, for example -p pixelSize=0.03nm");
        }
        return plain.withAxes(axis(plain.x(), Math.abs(plain.x().in(Unit.NANOMETRE).scale())),
                axis(plain.y(), Math.abs(plain.y().in(Unit.NANOMETRE).scale())));
    }

    private static Axis axis(Axis axis, double scale) {
        return axis.withCalibration(scale, 0, Unit.NANOMETRE);
    }
}
