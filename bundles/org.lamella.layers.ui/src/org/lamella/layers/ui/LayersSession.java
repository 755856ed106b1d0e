package org.lamella.layers.ui;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.ui.IWorkbenchWindow;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.analysis.ParameterValues;
import org.lamella.data.Dataset;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.display.Listeners;
import org.lamella.layers.LayerSetStatistics;
import org.lamella.layers.RegionDepths;
import org.lamella.layers.SectionCorrection;
import org.lamella.layers.plugin.LayerTexts;
import org.lamella.layers.plugin.LayersAnalysis;
import org.lamella.layers.plugin.MeasuredSection;
import org.lamella.ui.Installed;
import org.lamella.ui.Kept;
import org.lamella.ui.OpenFiles;
import org.lamella.ui.Undo;
import org.lamella.ui.results.AnalysisRequest;
import org.lamella.ui.results.set.ImageSet;

/** The set of sections that the layer views of a window show together, and the column that they look at. */
public final class LayersSession extends ImageSet<SectionEntry, Map<String, String>> {
    private final Listeners<Integer> columns = new Listeners<>();
    /** Every view asks for them, and thousands of resamples take their time. */
    private final Kept<List<MeasuredSection>, Optional<LayerSetStatistics.Result>> statistics = new Kept<>();
    private int column = -1;

    private LayersSession(IWorkbenchWindow window) {
        super(window, "layers", "parameters", "", LayersSession::read);
        listeners().add(change -> column = change == Change.CHOSEN ? -1 : column);
    }

    /** The session of a window. */
    public static LayersSession of(IWorkbenchWindow window) {
        return of(window, LayersSession.class, LayersSession::new);
    }

    private static Map<String, String> read(String text) throws UserError {
        Map<String, String> values = typed(text);
        analysis(values).settings();
        return values;
    }

    /** Parameters as they are typed: {@code name=value} behind semicolons; what has no name goes on with the value before. */
    private static Map<String, String> typed(String text) throws UserError {
        Map<String, String> values = new LinkedHashMap<>();
        String last = null;
        for (String part : text.split(";")) {
            int equals = part.indexOf('=');
            if (equals > 0 && part.substring(0, equals).strip().matches("[A-Za-z]+")) {
                last = part.substring(0, equals).strip();
                values.put(last, part.substring(equals + 1).strip());
            } else if (last != null) {
                values.merge(last, part.strip(), (before, more) -> before + ";" + more);
            } else if (!part.isBlank()) {
                throw new UserError("'" + part.strip() + "' is not of the form name=value, for example layers=Li,LiPON,LNMO; tilt=52deg");
            }
        }
        return values;
    }

    private static LayersAnalysis analysis(Map<String, String> values) throws UserError {
        LayersAnalysis analysis = new LayersAnalysis();
        ParameterValues.parse(InstalledAnalysis.of(LayersAnalysis.class).info(), values).applyTo(analysis);
        return analysis;
    }

    @Override
    protected String doing() {
        return "measuring";
    }

    @Override
    protected SectionEntry entry(Path path) {
        return SectionEntry.waiting(path);
    }

    @Override
    protected UnaryOperator<SectionEntry> measure(SectionEntry entry, Map<String, String> parameters, Progress progress) throws UserError {
        List<Dataset> datasets = Installed.readers().open(entry.path()).datasets();
        LayersAnalysis analysis = analysis(parameters);
        MeasuredSection section = analysis.measure(datasets.get(OpenFiles.mainDataset(datasets)), entry.name(), analysis.settings(),
                entry.correction(), entry.excluded(), progress);
        return now -> now.found(section);
    }

    /** Who wants to hear which column is looked at. */
    Listeners<Integer> columns() {
        return columns;
    }

    /** The column of the chosen section that is looked at; negative for none. */
    public int column() {
        return column;
    }

    void look(int newColumn) {
        if (column != newColumn) {
            column = newColumn;
            columns.tell(column);
        }
    }

    /** Sets points by hand; path and numbers follow. Can be undone. */
    public void correct(Path path, SectionCorrection correction) {
        Place place = place(path);
        place.entry().filter(SectionEntry::hasLayers).ifPresent(before -> Undo.perform("Correct " + before.name(),
                () -> place.change(entry -> entry.corrected(correction)), () -> place.change(entry -> entry.corrected(before.correction()))));
    }

    @Override
    public void uncorrect(SectionEntry entry) {
        correct(entry.path(), SectionCorrection.NONE);
    }

    /** The statistics of the sections that are measured, not excluded and have the layers of the first; empty while there is none. */
    public Optional<LayerSetStatistics.Result> statistics() {
        return statistics.get(included(), () -> {
            List<RegionDepths> kept = kept();
            return kept.isEmpty() ? Optional.empty()
                    : Optional.of(new LayerSetStatistics(LayerSetStatistics.DEFAULT_RESAMPLES, 1).summarise(layerNames(), kept));
        });
    }

    List<String> layerNames() {
        return included().stream().findFirst().map(MeasuredSection::names).orElse(List.of());
    }

    private List<MeasuredSection> included() {
        return entries().stream().filter(entry -> entry.hasLayers() && entry.excluded() == null).map(SectionEntry::measured)
                .sorted(Comparator.comparing(MeasuredSection::name)).toList();
    }

    List<RegionDepths> kept() {
        List<String> names = layerNames();
        return included().stream().filter(section -> section.names().equals(names)).map(MeasuredSection::depths).toList();
    }

    @Override
    public AnalysisRequest request() {
        Map<String, String> values = new LinkedHashMap<>(parameters());
        values.put("exclude", exclusions());
        Map<String, SectionCorrection> corrections = new LinkedHashMap<>();
        entries().forEach(entry -> corrections.put(entry.name(), entry.correction()));
        values.put("corrections", LayerTexts.text(corrections));
        return new AnalysisRequest("layers", entries().stream().map(SectionEntry::path).toList(), values);
    }
}
