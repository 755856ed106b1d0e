package org.lamella.interphase.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.eclipse.ui.IWorkbenchWindow;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.interphase.LayerCorrection;
import org.lamella.interphase.LayerDefinition;
import org.lamella.interphase.plugin.InterphaseAnalysis;
import org.lamella.layers.LayerSetStatistics;
import org.lamella.layers.RegionDepths;
import org.lamella.ui.Kept;
import org.lamella.ui.LatestTask;
import org.lamella.ui.Problems;
import org.lamella.ui.Undo;
import org.lamella.ui.results.AnalysisRequest;
import org.lamella.ui.results.set.ImageSet;

/** The set of regions that the interphase views of a window show together. */
public final class InterphaseSession extends ImageSet<RegionEntry, RegionSearch> {
    /** What statistics are of. */
    private record Measured(RegionSearch parameters, List<RegionEntry> regions) {
    }

    private final LatestTask correcting;
    /** Every view asks for them, and thousands of resamples take their time. */
    private final Kept<Measured, Optional<LayerSetStatistics.Result>> statistics = new Kept<>();

    private InterphaseSession(IWorkbenchWindow window) {
        super(window, "interphase", "layers", String.join("; ", defaultLayers()), RegionSearch::new);
        correcting = new LatestTask(window.getShell(), "interphase correction");
    }

    /** The session of a window. */
    public static InterphaseSession of(IWorkbenchWindow window) {
        return of(window, InterphaseSession.class, InterphaseSession::new);
    }

    private static List<String> defaultLayers() {
        return InstalledAnalysis.of(InterphaseAnalysis.class).info().parameter("layers").flatMap(parameter -> parameter.defaultValue())
                .map(value -> ((List<?>) value).stream().map(Object::toString).toList()).orElseThrow();
    }

    @Override
    protected String doing() {
        return "searching";
    }

    @Override
    protected RegionEntry entry(Path path) {
        return RegionEntry.waiting(path);
    }

    @Override
    protected UnaryOperator<RegionEntry> measure(RegionEntry entry, RegionSearch parameters, Progress progress) throws UserError {
        RegionEntry found = parameters.find(entry, progress);
        return now -> now.found(found.thumbnail(), found.crystals(), found.layers());
    }

    /** The names of the layers of the interphase. */
    public List<String> layerNames() {
        return parameters().settings().model().interphase().stream().map(LayerDefinition::name).toList();
    }

    /** Sets a correction by hand; the layers follow. Can be undone. */
    public void correct(Path path, LayerCorrection correction) {
        Place place = place(path);
        place.entry().filter(RegionEntry::isDone).ifPresent(before -> Undo.perform("Correct " + before.name(), () -> refit(place, correction),
                () -> refit(place, before.correction())));
    }

    @Override
    public void uncorrect(RegionEntry entry) {
        correct(entry.path(), LayerCorrection.NONE);
    }

    private void refit(Place place, LayerCorrection correction) {
        RegionSearch search = place.parameters();
        place.entry().filter(RegionEntry::isDone).ifPresent(entry -> correcting.submit(() -> search.fit(entry.crystals(), correction, Progress.NONE),
                found -> place.change(now -> now.crystals() == entry.crystals() ? now.corrected(correction, found) : now), Problems::report));
    }

    /** The statistics of the regions that are there and not excluded; empty while there is none. */
    Optional<LayerSetStatistics.Result> statistics() {
        return statistics.get(new Measured(parameters(), included()), () -> {
            List<RegionDepths> kept = kept();
            return kept.isEmpty() ? Optional.empty()
                    : Optional.of(new LayerSetStatistics(LayerSetStatistics.DEFAULT_RESAMPLES, parameters().settings().seed())
                            .summarise(layerNames(), kept));
        });
    }

    private List<RegionEntry> included() {
        return entries().stream().filter(entry -> entry.isDone() && entry.excluded() == null).sorted(Comparator.comparing(RegionEntry::name)).toList();
    }

    List<RegionDepths> kept() {
        return included().stream().map(RegionEntry::depths).toList();
    }

    @Override
    public AnalysisRequest request() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("layers", parameters().layers());
        values.put("exclude", exclusions());
        values.put("corrections", entries().stream().filter(RegionEntry::isCorrected)
                .map(entry -> entry.name() + ": " + text(entry.correction())).collect(Collectors.joining("; ")));
        return new AnalysisRequest("interphase", entries().stream().map(RegionEntry::path).toList(), values);
    }

    private static String text(LayerCorrection correction) {
        List<String> items = new ArrayList<>();
        if (correction.normal() != null) {
            items.add(String.format(Locale.ROOT, "normal=%.2f", correction.normal()));
        }
        new TreeMap<>(correction.boundaries()).forEach((number, depth) -> items.add(String.format(Locale.ROOT, "%d=%.2f", number, depth)));
        return String.join(", ", items);
    }
}
