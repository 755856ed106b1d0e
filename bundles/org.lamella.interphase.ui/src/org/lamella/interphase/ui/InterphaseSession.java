package org.lamella.interphase.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.analysis.ParameterValues;
import org.lamella.data.Dataset;
import org.lamella.data.Image;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.display.Listeners;
import org.lamella.figure.Thumbnail;
import org.lamella.interphase.CrystalMap;
import org.lamella.interphase.CrystalSearch;
import org.lamella.interphase.InterphaseSettings;
import org.lamella.interphase.LayerCorrection;
import org.lamella.interphase.LayerDefinition;
import org.lamella.interphase.LayerFit;
import org.lamella.interphase.RegionLayers;
import org.lamella.interphase.plugin.InterphaseAnalysis;
import org.lamella.interphase.plugin.MeasuredRegion;
import org.lamella.layers.LayerSetStatistics;
import org.lamella.layers.RegionDepths;
import org.lamella.ui.Installed;
import org.lamella.ui.LatestTask;
import org.lamella.ui.MonitorProgress;
import org.lamella.ui.OpenFiles;
import org.lamella.ui.Problems;
import org.lamella.ui.Settings;
import org.lamella.ui.Undo;
import org.lamella.ui.results.AnalysisRequest;

/**
 * The set of regions that the interphase views of a window show together. Images are searched in the background one after
 * the other; corrections and exclusions are kept for the run that is written. Used on the thread of the display.
 */
public final class InterphaseSession {
    private static final String KEY = "org.lamella.interphaseSession";
    private static final Settings REMEMBERED = Settings.of("interphase");

    /** What has changed. */
    public enum Change {
        /** Regions came, went, or have other layers. */
        REGIONS,
        /** Another region was chosen. */
        CHOSEN
    }

    private final Display display;
    private final Shell shell;
    private final Listeners<Change> listeners = new Listeners<>();
    private final Map<Path, RegionEntry> regions = new LinkedHashMap<>();
    private final LatestTask correcting;
    private String layers;
    private InterphaseSettings settings;
    private CrystalSearch search;
    private Path chosen;
    private Job job;

    private InterphaseSession(IWorkbenchWindow window) {
        shell = window.getShell();
        display = shell.getDisplay();
        correcting = new LatestTask(shell, "interphase correction");
        layers = REMEMBERED.get("layers", String.join("; ", defaultLayers()));
        try {
            settings = settings(layers);
        } catch (UserError e) {
            layers = String.join("; ", defaultLayers());
        }
    }

    /** The session of a window. */
    public static InterphaseSession of(IWorkbenchWindow window) {
        InterphaseSession session = (InterphaseSession) window.getShell().getData(KEY);
        if (session == null) {
            session = new InterphaseSession(window);
            window.getShell().setData(KEY, session);
        }
        return session;
    }

    private static List<String> defaultLayers() {
        return InstalledAnalysis.of(InterphaseAnalysis.class).info().parameter("layers").flatMap(parameter -> parameter.defaultValue())
                .map(value -> ((List<?>) value).stream().map(Object::toString).toList()).orElseThrow();
    }

    private static InterphaseAnalysis analysis(String layers) throws UserError {
        InterphaseAnalysis analysis = new InterphaseAnalysis();
        ParameterValues.parse(InstalledAnalysis.of(InterphaseAnalysis.class).info(), Map.of("layers", layers.replace(';', ','))).applyTo(analysis);
        return analysis;
    }

    private static InterphaseSettings settings(String layers) throws UserError {
        return analysis(layers).settings();
    }

    public Listeners<Change> listeners() {
        return listeners;
    }

    /** The layers as they are typed. */
    public String layers() {
        return layers;
    }

    /** The regions in the order in which they were added. */
    public List<RegionEntry> regions() {
        return List.copyOf(regions.values());
    }

    /** The region whose map is shown. */
    public Optional<RegionEntry> chosen() {
        return Optional.ofNullable(chosen).map(regions::get);
    }

    /** The names of the layers of the interphase. */
    public List<String> layerNames() {
        return settings.model().interphase().stream().map(LayerDefinition::name).toList();
    }

    /** Whether images are being searched. */
    public boolean isBusy() {
        return job != null;
    }

    /** Adds images and searches them. */
    public void add(List<Path> files) {
        for (Path file : files) {
            Path path = file.toAbsolutePath().normalize();
            regions.computeIfAbsent(path, RegionEntry::waiting);
            chosen = chosen == null ? path : chosen;
        }
        listeners.tell(Change.REGIONS);
        start();
    }

    /** Takes a region out of the set. Can be undone. */
    public void remove(Path path) {
        RegionEntry entry = regions.get(path);
        if (entry != null) {
            Undo.perform("Remove " + entry.name(), () -> {
                regions.remove(path);
                chosen = path.equals(chosen) ? regions.keySet().stream().findFirst().orElse(null) : chosen;
                listeners.tell(Change.REGIONS);
            }, () -> {
                regions.put(path, entry);
                chosen = path;
                listeners.tell(Change.REGIONS);
                start();
            });
        }
    }

    void choose(Path path) {
        if (regions.containsKey(path) && !path.equals(chosen)) {
            chosen = path;
            listeners.tell(Change.CHOSEN);
        }
    }

    /**
     * Changes the layers that are sought; every image is searched again.
     *
     * @throws UserError when the layers make no sense
     */
    void setLayers(String text) throws UserError {
        InterphaseSettings wanted = settings(text);
        layers = text;
        REMEMBERED.put("layers", text);
        settings = wanted;
        search = null;
        if (job != null) {
            job.cancel();
        }
        regions.replaceAll((path, entry) -> RegionEntry.waiting(path).excludedBecause(entry.excluded()));
        listeners.tell(Change.REGIONS);
        start();
    }

    /** @param reason null to take the region back in */
    public void exclude(Path path, String reason) {
        RegionEntry before = regions.get(path);
        if (before != null) {
            Undo.perform((reason == null ? "Include " : "Exclude ") + before.name(), () -> putExcluded(path, reason),
                    () -> putExcluded(path, before.excluded()));
        }
    }

    private void putExcluded(Path path, String reason) {
        regions.computeIfPresent(path, (key, entry) -> entry.excludedBecause(reason));
        listeners.tell(Change.REGIONS);
    }

    /** Sets a correction by hand; the layers follow. Can be undone. */
    public void correct(Path path, LayerCorrection correction) {
        RegionEntry before = regions.get(path);
        if (before != null && before.isDone()) {
            Undo.perform("Correct " + before.name(), () -> refit(path, correction), () -> refit(path, before.correction()));
        }
    }

    private void refit(Path path, LayerCorrection correction) {
        RegionEntry entry = regions.get(path);
        if (entry == null || !entry.isDone()) {
            return;
        }
        InterphaseSettings now = settings;
        correcting.submit(() -> new LayerFit(now).fit(entry.crystals(), correction, Progress.NONE), found -> {
            regions.computeIfPresent(path, (key, old) -> old.corrected(correction, found));
            listeners.tell(Change.REGIONS);
        }, Problems::report);
    }

    /** The statistics of the regions that are there and not excluded; empty while there is none. */
    Optional<LayerSetStatistics.Result> statistics() {
        List<RegionDepths> kept = kept();
        return kept.isEmpty() ? Optional.empty()
                : Optional.of(new LayerSetStatistics(LayerSetStatistics.DEFAULT_RESAMPLES, settings.seed()).summarise(layerNames(), kept));
    }

    List<RegionDepths> kept() {
        return regions.values().stream().filter(entry -> entry.isDone() && entry.excluded() == null)
                .sorted(java.util.Comparator.comparing(RegionEntry::name)).map(RegionEntry::depths).toList();
    }

    /** The run that does all this outside of the views, with everything that was set by hand. */
    public AnalysisRequest request() {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("layers", layers.replace(';', ','));
        parameters.put("exclude", regions.values().stream().filter(entry -> entry.excluded() != null)
                .map(entry -> entry.name() + ": " + entry.excluded().replace(';', ',')).collect(Collectors.joining("; ")));
        parameters.put("corrections", regions.values().stream().filter(entry -> !entry.correction().isNone())
                .map(entry -> entry.name() + ": " + text(entry.correction())).collect(Collectors.joining("; ")));
        return new AnalysisRequest("interphase", List.copyOf(regions.keySet()), parameters);
    }

    private static String text(LayerCorrection correction) {
        List<String> items = new ArrayList<>();
        if (correction.normal() != null) {
            items.add(String.format(Locale.ROOT, "normal=%.2f", correction.normal()));
        }
        new TreeMap<>(correction.boundaries()).forEach((number, depth) -> items.add(String.format(Locale.ROOT, "%d=%.2f", number, depth)));
        return String.join(", ", items);
    }

    /** Searches what waits, unless that is already being done. */
    private void start() {
        Path next = regions.values().stream().filter(entry -> entry.message().equals("waiting")).map(RegionEntry::path).findFirst().orElse(null);
        if (job != null || next == null) {
            return;
        }
        InterphaseSettings now = settings;
        String typed = layers;
        CrystalSearch prepared = search;
        regions.put(next, regions.get(next).saying("searching…"));
        job = new Job("Interphase: " + next.getFileName()) {
            @Override
            protected IStatus run(org.eclipse.core.runtime.IProgressMonitor monitor) {
                Progress progress = new MonitorProgress(monitor);
                try {
                    CrystalSearch ready = prepared != null ? prepared : new CrystalSearch(now);
                    List<Dataset> datasets = Installed.readers().open(next).datasets();
                    Image image = analysis(typed).calibrated(datasets.get(OpenFiles.mainDataset(datasets)), next.getFileName().toString());
                    CrystalMap crystals = ready.find(image, progress.part(0, 0.8));
                    RegionLayers found = new LayerFit(now).fit(crystals, LayerCorrection.NONE, progress.part(0.8, 1));
                    Image thumbnail = Thumbnail.of(image);
                    finish(next, now, ready, entry -> entry.found(thumbnail, crystals, found));
                    return Status.OK_STATUS;
                } catch (CancellationException e) {
                    finish(next, now, prepared, entry -> entry.saying("cancelled"));
                    return Status.CANCEL_STATUS;
                } catch (UserError | RuntimeException | OutOfMemoryError e) {
                    String message = e instanceof IllegalArgumentException ? e.getMessage() : Problems.message(e);
                    finish(next, now, prepared, entry -> entry.saying(message));
                    return Status.OK_STATUS;
                }
            }
        };
        job.setUser(false);
        job.schedule();
        listeners.tell(Change.REGIONS);
    }

    private void finish(Path path, InterphaseSettings with, CrystalSearch ready, java.util.function.UnaryOperator<RegionEntry> change) {
        if (display.isDisposed()) {
            return;
        }
        display.asyncExec(() -> {
            if (shell.isDisposed()) {
                return;
            }
            job = null;
            // What was found for other layers than those that are asked for now is searched again.
            if (with == settings) {
                search = ready;
                regions.computeIfPresent(path, (key, entry) -> change.apply(entry));
            } else {
                regions.computeIfPresent(path, (key, entry) -> entry.saying("waiting"));
            }
            listeners.tell(Change.REGIONS);
            start();
        });
    }
}
