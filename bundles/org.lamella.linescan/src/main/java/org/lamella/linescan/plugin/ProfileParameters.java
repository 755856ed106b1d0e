package org.lamella.linescan.plugin;

import java.util.Arrays;
import java.util.List;
import org.lamella.analysis.Analysis;
import org.lamella.analysis.InUnit;
import org.lamella.data.UserError;
import org.lamella.linescan.LineScanSettings;
import org.lamella.linescan.model.ModelName;
import org.scijava.plugin.Parameter;

/** The parameters that line scans and depth profiles share: which signals, how they are measured. */
abstract class ProfileParameters implements Analysis {
    @Parameter(label = "Signals", description = "What is measured: columns of a table, element lines of spectra (Fe Ka, Pt La, or just Fe),"
            + " names of maps; separated by commas; all columns or maps when not given")
    private String[] signals = {};

    @Parameter(label = "Distance column", description = "The column of a table that holds the distance; the first one when not given")
    private String x = "";

    @Parameter(label = "Unit of the distance column", description = "Where the heading of the column does not say it: nm, um, keV, s, ...")
    private String xUnit = "";

    @Parameter(label = "Error columns", description = "Columns of a table with the standard uncertainty of each signal, in the order of the signals;"
            + " columns called 'u(NAME)' or 'NAME error' are found by themselves")
    private String[] errors = {};

    @Parameter(label = "Noise", description = "counts: Poisson; scatter: what the scatter about the fit tells; auto: counts where the values are"
            + " whole, else the error columns, else scatter", choices = {"auto", "counts", "scatter"})
    private String noise = "auto";

    @Parameter(label = "Dwell time", description = "Time a point, by which counts per second become counts", min = "1e-9", max = "1e9")
    @InUnit("s")
    private Double dwellTime;

    @Parameter(label = "Range", description = "The part of the scan that is looked at, such as 10..90 in the unit of the distance; all when not given")
    private String range = "";

    @Parameter(label = "Models", description = "The models that are tried; one alone is taken without choice",
            choices = {"constant", "step", "logistic", "gaussian", "tail", "weibull", "two-steps"})
    private String[] models = LineScanSettings.DEFAULT_MODELS.stream().map(ModelName::word).toArray(String[]::new);

    @Parameter(label = "False alarm", description = "Accepted probability that a signal is given a transition that it has not", min = "1e-6", max = "0.5")
    private double falseAlarm = LineScanSettings.DEFAULT_FALSE_ALARM;

    @Parameter(label = "Onset significance", description = "One-sided probability with which a single point of the low plateau lies above the onset by"
            + " chance", min = "1e-9", max = "0.4")
    private double onsetSignificance = LineScanSettings.DEFAULT_ONSET_SIGNIFICANCE;

    @Parameter(label = "Intervals", description = "Where 95 % intervals come from: profile likelihood or parametric bootstrap",
            choices = {"profile", "bootstrap"})
    private String intervals = "profile";

    @Parameter(label = "Gradient window", description = "Points that each value of the gradient is fitted to, odd; 0: a twentieth of the scan", min = "0",
            max = "999")
    private int gradientWindow = 0;

    @Parameter(label = "Layers", description = "Whether stretches of constant level are sought as well, without a model of their borders")
    private boolean layers = true;

    @Parameter(label = "Bootstrap samples", description = "Most samples that a test or an interval draws", min = "99", max = "100000")
    private int resamples = LineScanSettings.DEFAULT_RESAMPLES;

    @Parameter(label = "Seed", description = "Start of the random numbers of the bootstrap")
    private long seed = LineScanSettings.DEFAULT_SEED;

    final void setModels(List<ModelName> names) {
        models = names.stream().map(ModelName::word).toArray(String[]::new);
    }

    final boolean hasLayers() {
        return layers;
    }

    final List<String> signals() {
        return List.of(signals);
    }

    /** How tables are read. */
    final TableSignals tableSignals() {
        return new TableSignals(signals(), x, xUnit, List.of(errors), noise, dwellTime == null ? 0 : dwellTime);
    }

    final PlaceRange range() throws UserError {
        return PlaceRange.parse(range, "range");
    }

    /** @param probeSize in the unit of the scan; 0 for unknown */
    final LineScanSettings settings(double probeSize, double beamSpread, boolean isByFraction) throws UserError {
        List<ModelName> names = Arrays.stream(models).map(word -> Arrays.stream(ModelName.values()).filter(name -> name.word().equals(word)).findFirst()
                .orElseThrow()).toList();
        try {
            return new LineScanSettings(names, falseAlarm, onsetSignificance,
                    intervals.equals("profile") ? LineScanSettings.Intervals.PROFILE : LineScanSettings.Intervals.BOOTSTRAP, probeSize, beamSpread,
                    gradientWindow, isByFraction, resamples, seed);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
    }
}
