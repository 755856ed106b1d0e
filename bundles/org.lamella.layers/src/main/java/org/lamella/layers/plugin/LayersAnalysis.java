package org.lamella.layers.plugin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lamella.analysis.Analysis;
import org.lamella.analysis.AnalysisContext;
import org.lamella.analysis.AnalysisInput;
import org.lamella.analysis.AnalysisResult;
import org.lamella.analysis.InUnit;
import org.lamella.data.Dataset;
import org.lamella.data.Image;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.figure.Thumbnail;
import org.lamella.layers.LabelBoundaries;
import org.lamella.layers.LayerMeasurement;
import org.lamella.layers.LayerSetStatistics;
import org.lamella.layers.LayerSettings;
import org.lamella.layers.LayerTracing;
import org.lamella.layers.SectionCorrection;
import org.lamella.layers.SectionLayers;
import org.lamella.layers.SectionTrace;
import org.lamella.layers.StackLayers;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** {@code layers}: from images of cross-sections to the thickness of every layer with its uncertainty. */
@Plugin(type = Analysis.class, name = "layers", label = "Layer thickness",
        description = "Traces the layers in SEM, FIB-SEM and STEM images of cross-sections: thickness, roughness, voids, uncertainty budget")
public class LayersAnalysis implements Analysis {
    /** Where boundaries come from. */
    public enum Source {
        AUTO, IMAGE, LABELS
    }

    private static final int MOST_NOTES = 8;

    /** Whether an image's foreshortening was already taken off. */
    public enum Corrected {
        AUTO, YES, NO
    }

    @Parameter(label = "Layers", description = "Names of the layers, top to bottom; how many there are is found when none is given")
    private String[] layers = {};

    @Parameter(label = "Pixel size", description = "Size of a pixel; the file's own when not given", min = "1e-6", max = "1e9")
    @InUnit("nm")
    private Double pixelSize;

    @Parameter(label = "Tilt", description = "Angle between section and line of sight; lengths down the image are divided by its sine;"
            + " the file's own when not given, 90 for a section that was looked at straight", min = "1", max = "90")
    @InUnit("deg")
    private Double tilt;

    @Parameter(label = "Tilt uncertainty", description = "Standard uncertainty of the tilt", min = "0", max = "20")
    @InUnit("deg")
    private double tiltUncertainty = 0.5;

    @Parameter(label = "Tilt already corrected", description = "Whether the image was already stretched for the tilt; auto: as the file says")
    private Corrected tiltCorrected = Corrected.AUTO;

    @Parameter(label = "Calibration uncertainty", description = "Relative standard uncertainty of the pixel size: 0.01 or 1 %", min = "0",
            max = "0.4")
    private double calibrationUncertainty = 0.01;

    @Parameter(label = "Boundaries from", description = "image: traced; labels: the inputs are masks or label images, 0 is background;"
            + " auto: by the values of each input")
    private Source source = Source.AUTO;

    @Parameter(label = "Grey levels", description = "Grey levels that bound the layers, above | below each boundary, several by slashes:"
            + " 200/40|110; 110|40; found when not given")
    private String levels = "";

    @Parameter(label = "Direction", description = "Direction of growing depth, counter-clockwise from +x with y up (-90: down the image);"
            + " found from the image when not given", min = "-360", max = "360")
    @InUnit("deg")
    private Double direction;

    @Parameter(label = "Data bar", description = "Rows at the lower edge that are a data bar; found when not given", min = "0", max = "100000")
    @InUnit("px")
    private Integer dataBar;

    @Parameter(label = "Strip", description = "Columns along a boundary over which an edge is averaged (the lateral resolution); chosen from"
            + " noise and roughness when not given", min = "1", max = "10000")
    @InUnit("px")
    private Integer strip;

    @Parameter(label = "Normal window", description = "Share of the section's length over which boundaries are smoothed for their normals",
            min = "0.001", max = "0.5")
    private double normalWindow = LayerSettings.DEFAULT_NORMAL_WINDOW;

    @Parameter(label = "Remove curtaining", description = "Whether the offset of every column against its neighbours is taken off")
    private boolean curtains = true;

    @Parameter(label = "False alarm", description = "Accepted probability that an image without layers yields a boundary", min = "1e-12",
            max = "0.5")
    private double falseAlarm = LayerSettings.DEFAULT_FALSE_ALARM;

    @Parameter(label = "Most layers", description = "At most so many layers are found when no names are given", min = "1", max = "100")
    private int mostLayers = LayerSettings.DEFAULT_MOST_LAYERS;

    @Parameter(label = "Slice", description = "Only this slice of a stack, counted from 0; all when not given", min = "0")
    private Integer slice;

    @Parameter(label = "Seed", description = "Start of the random numbers of the bootstrap over images")
    private long seed = 1;

    @Parameter(label = "Excluded images", description = "Images that take no part in the statistics, with a reason: image_05: charging")
    private String exclude = "";

    @Parameter(label = "Corrections", description = "Points in pixels that boundaries (1 = the first) must pass through:"
            + " image_03: 2=(512 330) (800 341), 3=(100 420)")
    private String corrections = "";

    @Override
    public AnalysisResult analyse(AnalysisContext context) throws UserError {
        LayerSettings settings = settings();
        InputNotes excluded = InputNotes.parse("exclude", exclude, "image_05: charging");
        Map<String, SectionCorrection> corrected = LayerTexts.corrections(corrections);
        List<MeasuredSection> sections = new ArrayList<>();
        context.forEachInput((input, progress) -> {
            progress.report(0, "Reading " + input.name());
            Dataset dataset = input.imageDataset();
            SectionCorrection correction = InputNotes.find(corrected, input.name()).orElse(SectionCorrection.NONE);
            MeasuredSection section = measure(dataset, input.name(), settings, correction, excluded.of(input.name()).orElse(null), progress);
            section.notes().forEach(context::warn);
            sections.add(section);
        });
        List<String> names = context.inputs().stream().map(AnalysisInput::name).toList();
        List<String> named = new ArrayList<>(excluded.notes().keySet());
        named.addAll(corrected.keySet());
        InputNotes.unknown(named, names).forEach(name -> context.warn("'" + name
                + "' is named in exclude or corrections but is not among the images"));
        sections.sort(Comparator.comparing(MeasuredSection::name));
        return new LayersReport(settings, new LayerSetStatistics(LayerSetStatistics.DEFAULT_RESAMPLES, seed)).result(sections, context);
    }

    /**
     * What the parameters ask for.
     *
     * @throws UserError when they do not fit each other
     */
    public LayerSettings settings() throws UserError {
        try {
            return new LayerSettings(LayerTexts.names(layers), LayerTexts.levels(levels), direction, strip, normalWindow, falseAlarm, mostLayers,
                    curtains);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    private SectionReader reader() {
        return new SectionReader(pixelSize, tilt, tiltUncertainty, tiltCorrected == Corrected.AUTO ? null : tiltCorrected == Corrected.YES,
                calibrationUncertainty, dataBar);
    }

    /**
     * Measures all slices of a dataset.
     *
     * @param name of the file, for messages
     * @param correction what a person set
     * @param reason why it takes no part in the statistics, or null
     * @throws UserError when the dataset has no such image or the parameters do not fit it
     */
    public MeasuredSection measure(Dataset dataset, String name, LayerSettings settings, SectionCorrection correction, String reason,
            Progress progress) throws UserError {
        long first = slice == null ? 0 : slice;
        long end = slice == null ? dataset.imageCount() : first + 1;
        LayerMeasurement measurement = new LayerMeasurement(settings);
        List<SectionLayers> slices = new ArrayList<>();
        SectionReader.Section shown = null;
        SectionTrace before = null;
        boolean isLabels = false;
        Set<String> notes = new LinkedHashSet<>();
        int lost = 0;
        for (long i = first; i < end; i++) {
            progress.check();
            Progress part = progress.part((i - first) / (double) (end - first), (i - first + 1) / (double) (end - first));
            SectionReader.Section section = reader().read(dataset, i, name);
            try {
                isLabels = source == Source.LABELS || source == Source.AUTO && LabelBoundaries.isLabels(section.image());
                SectionTrace trace = isLabels ? new LabelBoundaries(settings).trace(section.image(), section.scale())
                        : trace(section, settings, correction, before, part);
                before = trace.hasLayers() ? trace : before;
                notes.addAll(section.notes());
                trace.notes().stream().limit(notes.size() < MOST_NOTES ? MOST_NOTES : 0).map(note -> name + ": " + note).forEach(notes::add);
                boolean fits = slices.isEmpty() || slices.get(0).layers().size() == trace.contents().size();
                if (fits && (trace.hasLayers() || slices.isEmpty())) {
                    if (slices.size() == 1 && slices.get(0).layers().isEmpty()) {
                        slices.clear();
                    }
                    slices.add(measurement.measure(trace, section.scale()));
                    shown = slices.size() == 1 ? section : shown;
                } else {
                    lost++;
                }
            } catch (IllegalArgumentException e) {
                throw new UserError(name + ": " + e.getMessage(), e);
            }
        }
        if (lost > 0) {
            notes.add(name + ": " + lost + " of " + (end - first) + " slices are left out, since not all boundaries are found in them");
        }
        Image picture = Thumbnail.of(shown.image());
        return new MeasuredSection(name, picture, StackLayers.of(slices), shown.unit(), shown.tiltNote(), shown.dataBar(), isLabels, correction,
                reason, List.copyOf(notes));
    }

    private static SectionTrace trace(SectionReader.Section section, LayerSettings settings, SectionCorrection correction, SectionTrace before,
            Progress progress) {
        LayerTracing tracing = new LayerTracing(settings);
        return before == null ? tracing.trace(section.image(), section.scale(), correction, progress)
                : tracing.follow(section.image(), section.scale(), before, correction);
    }
}
