package org.lamella.layers.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.analysis.ParameterValues;
import org.lamella.data.Dataset;
import org.lamella.data.UserError;
import org.lamella.display.Listeners;
import org.lamella.layers.LayerSetStatistics;
import org.lamella.layers.RegionDepths;
import org.lamella.layers.SectionCorrection;
import org.lamella.layers.plugin.LayerTexts;
import org.lamella.layers.plugin.LayersAnalysis;
import org.lamella.layers.plugin.MeasuredSection;
import org.lamella.ui.Installed;
import org.lamella.ui.MonitorProgress;
import org.lamella.ui.OpenFiles;
import org.lamella.ui.Problems;
import org.lamella.ui.Settings;
import org.lamella.ui.Undo;
import org.lamella.ui.results.AnalysisRequest;

/**
 * The set of sections that the layer views of a window show together. Images are measured in the background one after the
 * other; corrections and exclusions are kept for the run that is written. Used on the thread of the display.
 */
public final class LayersSession {
    private static final String KEY = "org.lamella.layersSession";
    private static final Settings REMEMBERED = Settings.of("layers");

    /** What has changed. */
    public enum Change {
        /** Sections came, went, or have other layers. */
        SECTIONS,
        /** Another section was chosen. */
        CHOSEN,
        /** Another column is looked at. */
        COLUMN
    }

    private final Display display;
    private final Shell shell;
    private final Listeners<Change> listeners = new Listeners<>();
    private final Map<Path, SectionEntry> sections = new LinkedHashMap<>();
    private String parameters;
    private Path chosen;
    private int column = -1;
    private Job job;

    private LayersSession(IWorkbenchWindow window) {
        shell = window.getShell();
        display = shell.getDisplay();
        parameters = REMEMBERED.get("parameters", "");
        try {
            analysis(parameters);
        } catch (UserError e) {
            parameters = "";
        }
    }

    /** The session of a window. */
    public static LayersSession of(IWorkbenchWindow window) {
        LayersSession session = (LayersSession) window.getShell().getData(KEY);
        if (session == null) {
            session = new LayersSession(window);
            window.getShell().setData(KEY, session);
        }
        return session;
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

    private static LayersAnalysis analysis(String text) throws UserError {
        LayersAnalysis analysis = new LayersAnalysis();
        ParameterValues.parse(InstalledAnalysis.of(LayersAnalysis.class).info(), typed(text)).applyTo(analysis);
        analysis.settings();
        return analysis;
    }

    public Listeners<Change> listeners() {
        return listeners;
    }

    /** The parameters as they are typed. */
    public String parameters() {
        return parameters;
    }

    /** The sections in the order in which they were added. */
    public List<SectionEntry> sections() {
        return List.copyOf(sections.values());
    }

    /** The section that is shown. */
    public Optional<SectionEntry> chosen() {
        return Optional.ofNullable(chosen).map(sections::get);
    }

    /** The column of the chosen section that is looked at; negative for none. */
    public int column() {
        return column;
    }

    void look(int newColumn) {
        if (column != newColumn) {
            column = newColumn;
            listeners.tell(Change.COLUMN);
        }
    }

    /** Whether images are being measured. */
    public boolean isBusy() {
        return job != null;
    }

    /** Adds images and measures them. */
    public void add(List<Path> files) {
        for (Path file : files) {
            Path path = file.toAbsolutePath().normalize();
            sections.computeIfAbsent(path, SectionEntry::waiting);
            chosen = chosen == null ? path : chosen;
        }
        listeners.tell(Change.SECTIONS);
        start();
    }

    /** Takes a section out of the set. Can be undone. */
    public void remove(Path path) {
        SectionEntry entry = sections.get(path);
        if (entry != null) {
            Undo.perform("Remove " + entry.name(), () -> {
                sections.remove(path);
                chosen = path.equals(chosen) ? sections.keySet().stream().findFirst().orElse(null) : chosen;
                listeners.tell(Change.SECTIONS);
            }, () -> {
                sections.put(path, entry);
                chosen = path;
                listeners.tell(Change.SECTIONS);
                start();
            });
        }
    }

    void choose(Path path) {
        if (sections.containsKey(path) && !path.equals(chosen)) {
            chosen = path;
            column = -1;
            listeners.tell(Change.CHOSEN);
        }
    }

    /**
     * Changes the parameters; every image is measured again.
     *
     * @throws UserError when they make no sense
     */
    public void setParameters(String text) throws UserError {
        analysis(text);
        parameters = text;
        REMEMBERED.put("parameters", text);
        if (job != null) {
            job.cancel();
        }
        sections.replaceAll((path, entry) -> entry.again());
        listeners.tell(Change.SECTIONS);
        start();
    }

    /** @param reason null to take the section back in */
    public void exclude(Path path, String reason) {
        SectionEntry before = sections.get(path);
        if (before != null) {
            Undo.perform((reason == null ? "Include " : "Exclude ") + before.name(), () -> put(path, entry -> entry.excludedBecause(reason)),
                    () -> put(path, entry -> entry.excludedBecause(before.excluded())));
        }
    }

    /** Sets points by hand; path and numbers follow. Can be undone. */
    public void correct(Path path, SectionCorrection correction) {
        SectionEntry before = sections.get(path);
        if (before != null && before.hasLayers()) {
            Undo.perform("Correct " + before.name(), () -> put(path, entry -> entry.corrected(correction)),
                    () -> put(path, entry -> entry.corrected(before.correction())));
        }
    }

    private void put(Path path, UnaryOperator<SectionEntry> change) {
        sections.computeIfPresent(path, (key, entry) -> change.apply(entry));
        listeners.tell(Change.SECTIONS);
        start();
    }

    /** The statistics of the sections that are measured, not excluded and have the layers of the first; empty while there is none. */
    public Optional<LayerSetStatistics.Result> statistics() {
        List<RegionDepths> kept = kept();
        return kept.isEmpty() ? Optional.empty()
                : Optional.of(new LayerSetStatistics(LayerSetStatistics.DEFAULT_RESAMPLES, 1).summarise(layerNames(), kept));
    }

    List<String> layerNames() {
        return included().stream().findFirst().map(MeasuredSection::names).orElse(List.of());
    }

    private List<MeasuredSection> included() {
        return sections.values().stream().filter(entry -> entry.hasLayers() && entry.excluded() == null).map(SectionEntry::measured)
                .sorted(Comparator.comparing(MeasuredSection::name)).toList();
    }

    List<RegionDepths> kept() {
        List<String> names = layerNames();
        return included().stream().filter(section -> section.names().equals(names)).map(MeasuredSection::depths).toList();
    }

    /** The run that does all this outside of the views, with everything that was set by hand. */
    public AnalysisRequest request() {
        Map<String, String> values = new LinkedHashMap<>();
        try {
            values.putAll(typed(parameters));
        } catch (UserError e) {
            // They were read before they were kept.
            throw new IllegalStateException(e);
        }
        values.put("exclude", sections.values().stream().filter(entry -> entry.excluded() != null)
                .map(entry -> entry.name() + ": " + entry.excluded().replace(';', ',')).collect(Collectors.joining("; ")));
        Map<String, SectionCorrection> corrections = new LinkedHashMap<>();
        sections.values().forEach(entry -> corrections.put(entry.name(), entry.correction()));
        values.put("corrections", LayerTexts.text(corrections));
        return new AnalysisRequest("layers", new ArrayList<>(sections.keySet()), values);
    }

    /** Measures what waits, unless that is already being done. */
    private void start() {
        SectionEntry next = sections.values().stream().filter(entry -> entry.message().equals(SectionEntry.WAITING)).findFirst().orElse(null);
        if (job != null || next == null) {
            return;
        }
        String typed = parameters;
        sections.put(next.path(), next.saying("measuring…"));
        job = new Job("Layers: " + next.name()) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                try {
                    List<Dataset> datasets = Installed.readers().open(next.path()).datasets();
                    LayersAnalysis analysis = analysis(typed);
                    MeasuredSection section = analysis.measure(datasets.get(OpenFiles.mainDataset(datasets)), next.name(), analysis.settings(),
                            next.correction(), next.excluded(), new MonitorProgress(monitor));
                    finish(next, typed, entry -> entry.found(section));
                    return Status.OK_STATUS;
                } catch (CancellationException e) {
                    finish(next, typed, entry -> entry.saying("cancelled"));
                    return Status.CANCEL_STATUS;
                } catch (UserError | RuntimeException | OutOfMemoryError e) {
                    finish(next, typed, entry -> entry.saying(Problems.message(e)));
                    return Status.OK_STATUS;
                }
            }
        };
        job.setUser(false);
        job.schedule();
        listeners.tell(Change.SECTIONS);
    }

    private void finish(SectionEntry measured, String with, UnaryOperator<SectionEntry> change) {
        if (display.isDisposed()) {
            return;
        }
        display.asyncExec(() -> {
            if (shell.isDisposed()) {
                return;
            }
            job = null;
            SectionEntry now = sections.get(measured.path());
            // What was found with other parameters or points than those that count now is measured again.
            boolean isCurrent = now != null && with.equals(parameters) && now.correction().equals(measured.correction());
            if (now != null) {
                sections.put(measured.path(), isCurrent ? change.apply(now) : now.saying(SectionEntry.WAITING));
            }
            listeners.tell(Change.SECTIONS);
            start();
        });
    }
}
