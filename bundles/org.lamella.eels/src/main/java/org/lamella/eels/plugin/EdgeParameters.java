package org.lamella.eels.plugin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lamella.analysis.Analysis;
import org.lamella.analysis.InUnit;
import org.lamella.data.UserError;
import org.lamella.eels.Edge;
import org.lamella.eels.EdgeDetection;
import org.lamella.eels.EdgeSettings;
import org.lamella.eels.EdgeTable;
import org.lamella.eels.background.BackgroundMethod;
import org.lamella.eels.background.BackgroundModel;
import org.lamella.eels.background.BackgroundSettings;
import org.lamella.eels.lowloss.LowLossSettings;
import org.lamella.eels.lowloss.ZeroLossMethod;
import org.lamella.eels.nearedge.Component;
import org.lamella.eels.nearedge.ComponentShape;
import org.lamella.eels.oxidation.OxidationCalibration;
import org.lamella.eels.oxidation.OxidationCalibrations;
import org.lamella.eels.whiteline.StepShape;
import org.lamella.eels.whiteline.WhiteLineProtocol;
import org.lamella.eels.whiteline.WhiteLineProtocols;
import org.lamella.spectrum.EnergyWindow;
import org.scijava.plugin.Parameter;

/** The parameters of edges: which, their backgrounds and windows, white lines and peaks, and where spectra are taken from. */
abstract class EdgeParameters implements Analysis {
    private static final String AUTOMATIC = "auto";
    private static final String NONE = "none";

    @Parameter(label = "Edges", description = "Edges to measure, for example Mn-L, O-K; the major ones that stand out when none is given")
    private String[] edge = {};

    @Parameter(label = "Background window", description = "Where the background is fitted, in eV: 600-640, or O-K 450-520; Mn-L 600-640;"
            + " proposed from the edge and its neighbours when not given")
    private String[] window = {};

    @Parameter(label = "White-line protocol", description = "How the ratio of two white lines is read off: two-step, W1, narrow")
    private String protocol = "two-step";

    @Parameter(label = "First window", description = "Window of the first line in eV beside its peak, for example -5..5; the protocol's when empty")
    private String firstWindow = "";

    @Parameter(label = "Second window", description = "Window of the second line, beside the peak that the protocol says; the protocol's when empty")
    private String secondWindow = "";

    @Parameter(label = "Window behind", description = "Window behind the lines that gives the level of the continuum; the protocol's when empty")
    private String windowBehind = "";

    @Parameter(label = "Step", description = "Shape of the continuum's steps: sharp, arctangent, error-function; the protocol's when empty",
            choices = {"protocol", "sharp", "arctangent", "error-function"})
    private String step = "protocol";

    @Parameter(label = "Step width", description = "Width of the steps; the protocol's when not given", min = "0.01", max = "20")
    @InUnit("eV")
    private Double stepWidth;

    @Parameter(label = "Calibration", description = "Oxidation states: auto (by edge), none, a name, or a file of calibrations")
    private String calibration = AUTOMATIC;

    @Parameter(label = "Background", description = "Curve of the background")
    private BackgroundModel background = BackgroundModel.POWER_LAW;

    @Parameter(label = "Background method", description = "How the curve is fitted")
    private BackgroundMethod backgroundMethod = BackgroundMethod.POISSON;

    @Parameter(label = "Least exponent", description = "Lower bound of a power law's exponent", min = "0", max = "20")
    private double leastExponent = BackgroundSettings.DEFAULT_LEAST_EXPONENT;

    @Parameter(label = "Largest exponent", description = "Upper bound of a power law's exponent", min = "0", max = "20")
    private double largestExponent = BackgroundSettings.DEFAULT_MOST_EXPONENT;

    @Parameter(label = "First exponent", description = "Smaller exponent of two power laws", min = "0", max = "20")
    private double firstExponent = BackgroundSettings.DEFAULT_FIRST_EXPONENT;

    @Parameter(label = "Second exponent", description = "Larger exponent of two power laws", min = "0", max = "20")
    private double secondExponent = BackgroundSettings.DEFAULT_SECOND_EXPONENT;

    @Parameter(label = "Integration width", description = "Over how much from its threshold an edge is summed", min = "1", max = "2000")
    @InUnit("eV")
    private double integrationWidth = EdgeSettings.DEFAULT_INTEGRATION_WIDTH;

    @Parameter(label = "Peaks", description = "Peaks and steps to fit: 'peak I: gaussian 59.5 +-1; gaussian 63 fwhm=#1; step: arctangent 57';"
            + " auto: those known for the edge; none")
    private String peaks = AUTOMATIC;

    @Parameter(label = "Peak shape", description = "Shape of the two peaks that are fitted to white lines as the second method",
            choices = {"gaussian", "lorentzian", "voigt"})
    private String peakShape = "gaussian";

    @Parameter(label = "Known energies", description = "Corrects the axis: B-K=191.8+-0.1 (a peak), N-K onset=401; two or more give the dispersion too")
    private String[] knownEnergies = {};

    @Parameter(label = "Energy tolerance", description = "How far edges may be from the table; 2 % and at most 10 eV when not given", min = "0.1",
            max = "100")
    @InUnit("eV")
    private Double energyTolerance;

    @Parameter(label = "False alarm", description = "Accepted probability that a spectrum without an edge is said to have it", min = "1e-12", max = "0.5")
    private double falseAlarm = EdgeDetection.DEFAULT_FALSE_ALARM;

    @Parameter(label = "Gain", description = "Counts of the file for one electron; from the scatter before the edge when not given", min = "1e-9",
            max = "1e9")
    private Double gain;

    @Parameter(label = "Line", description = "Through a spectrum image: x1,y1,x2,y2 in pixels")
    private String line = "";

    @Parameter(label = "Line width", description = "Pixels across the line that are summed", min = "0.1", max = "10000")
    @InUnit("px")
    private double lineWidth = 1;

    @Parameter(label = "Alignment", description = "What the zero-loss peaks of a low loss given along correct: its drift, the position as such, nothing")
    private SpectraReading.ZeroLossUse alignment = SpectraReading.ZeroLossUse.DRIFT;

    @Parameter(label = "Zero-loss method", description = "How the position of each zero-loss peak is found")
    private ZeroLossMethod zeroLossMethod = LowLossSettings.DEFAULT.method();

    @Parameter(label = "Deconvolve", description = "Whether plural scattering is taken out of edges by the low loss given along (Fourier-ratio)")
    private boolean deconvolve = true;

    /**
     * What the parameters ask for.
     *
     * @throws UserError when they do not fit each other
     */
    public EdgeRequest request() throws UserError {
        EdgeTable table = EdgeTable.builtIn();
        List<Edge> edges = new ArrayList<>();
        for (String name : edge) {
            Edge found = table.edge(name);
            if (!edges.contains(found)) {
                edges.add(found);
            }
        }
        Map<Edge, EnergyWindow> windows = WindowText.parse(String.join(",", window));
        if (windows.containsKey(null) && edges.size() != 1) {
            throw new UserError("window: say for which edge each window is, as in 'O-K 450-520; Mn-L 600-640'");
        }
        for (Edge each : windows.keySet()) {
            if (each != null && !edges.contains(each)) {
                throw new UserError("window: " + each.name() + " is not among the edges; add it to 'edge'");
            }
        }
        try {
            BackgroundSettings backgrounds = new BackgroundSettings(background, backgroundMethod, leastExponent, largestExponent, firstExponent,
                    secondExponent);
            List<Component> components = peaks.equalsIgnoreCase(AUTOMATIC) || peaks.equalsIgnoreCase(NONE) ? List.of() : ComponentText.parse(peaks);
            return new EdgeRequest(edges, windows, backgrounds, integrationWidth, protocol(), calibrations(), components, peaks.equalsIgnoreCase(AUTOMATIC),
                    ComponentShape.valueOf(peakShape.toUpperCase(java.util.Locale.ROOT)), energyTolerance, falseAlarm, gain, KnownText.parse(knownEnergies));
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    private WhiteLineProtocol protocol() throws UserError {
        WhiteLineProtocol named = WhiteLineProtocols.named(protocol);
        boolean changed = !firstWindow.isBlank() || !secondWindow.isBlank() || !windowBehind.isBlank();
        if (changed) {
            named = named.withWindows(named.name() + " with other windows", firstWindow.isBlank() ? null : WhiteLineProtocols.window(firstWindow),
                    secondWindow.isBlank() ? null : WhiteLineProtocols.window(secondWindow), windowBehind.isBlank() ? null
                    : WhiteLineProtocols.window(windowBehind));
        }
        StepShape shape = step.equals("protocol") ? named.shape() : StepShape.valueOf(step.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        return named.withSteps(shape, stepWidth == null ? named.stepWidth() : stepWidth);
    }

    private List<OxidationCalibration> calibrations() throws UserError {
        if (calibration.equalsIgnoreCase(NONE)) {
            return List.of();
        }
        List<OxidationCalibration> builtIn = OxidationCalibrations.builtIn();
        if (calibration.equalsIgnoreCase(AUTOMATIC)) {
            return builtIn;
        }
        List<OxidationCalibration> named = builtIn.stream().filter(each -> each.name().equalsIgnoreCase(calibration.strip())).toList();
        if (!named.isEmpty()) {
            return named;
        }
        Path file = Path.of(calibration.strip());
        if (!Files.isRegularFile(file)) {
            throw new UserError("calibration: '" + calibration + "' is neither a file nor one of "
                    + String.join(", ", builtIn.stream().map(OxidationCalibration::name).toList()));
        }
        return OxidationCalibrations.read(file);
    }

    /** The file of calibrations that was named; empty for those that come with the product. */
    Optional<Path> calibrationFile() {
        boolean named = calibration.equalsIgnoreCase(NONE) || calibration.equalsIgnoreCase(AUTOMATIC)
                || OxidationCalibrations.builtIn().stream().anyMatch(each -> each.name().equalsIgnoreCase(calibration.strip()));
        return named ? Optional.empty() : Optional.of(Path.of(calibration.strip()));
    }

    String line() {
        return line;
    }

    double lineWidth() {
        return lineWidth;
    }

    SpectraReading.ZeroLossUse alignment() {
        return alignment;
    }

    ZeroLossMethod zeroLossMethod() {
        return zeroLossMethod;
    }

    boolean deconvolves() {
        return deconvolve;
    }
}
