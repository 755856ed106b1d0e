package org.lamella.linescan.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.data.Dataset;
import org.lamella.data.Progress;
import org.lamella.data.Region;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.display.ImageDocument;
import org.lamella.display.Listeners;
import org.lamella.linescan.LineScan;
import org.lamella.linescan.LineScanResult;
import org.lamella.linescan.ProfileSignal;
import org.lamella.linescan.model.ModelName;
import org.lamella.linescan.plugin.LineScanAnalysis;
import org.lamella.linescan.plugin.ScanSignals;
import org.lamella.ui.EditorInFront;
import org.lamella.ui.LatestTask;
import org.lamella.ui.Problems;
import org.lamella.ui.Settings;
import org.lamella.ui.Undo;
import org.lamella.ui.WhileSeen;
import org.lamella.ui.image.ActiveImage;
import org.lamella.ui.plot.ActivePlot;
import org.lamella.ui.results.AnalysisRequest;

/**
 * What the views of a window show of the scan in front: its signals and what was fitted to them. It reads and fits anew whenever a
 * line is drawn, a window dragged or another file comes to the front. Used on the thread of the display.
 */
public final class ScanSession {
    private static final String KEY = "org.lamella.scanSession";
    private static final Settings REMEMBERED = Settings.of("linescan");

    /** Signals and fits, with what they are of. */
    private record Fitted(Source source, List<ProfileSignal> signals, LineScanResult result, String problem) {
    }

    /** What decides which signals are read. */
    private record Source(ScanInput input, List<String> lines, String place) {
    }

    private final Listeners<ScanSession> listeners = new Listeners<>();
    private final Map<Path, ScanModel> models = new HashMap<>();
    private final IWorkbenchWindow window;
    private final LatestTask fitting;
    private ScanInput input;
    private ScanModel model = fresh();
    private Source source;
    private List<ProfileSignal> signals = List.of();
    private LineScanResult result;
    private String problem = "";
    private final List<Control> owners = new ArrayList<>();

    private ScanSession(IWorkbenchWindow window) {
        this.window = window;
        Shell shell = window.getShell();
        fitting = new LatestTask(shell, "profile fits");
        // A part that is told to be visible is so only when its perspective is laid out.
        EditorInFront.follow(window, () -> shell.getDisplay().asyncExec(() -> {
            if (!shell.isDisposed()) {
                follow();
            }
        }));
        ActivePlot.of(window).follow(shell, plot -> follow());
        ActiveImage.of(window).follow(shell, new ActiveImage.Listener() {
            @Override
            public void imageChanged(Optional<ImageDocument> document) {
                follow();
            }

            @Override
            public void changed(ImageDocument document, ImageDocument.Change change) {
                if (change == ImageDocument.Change.REGIONS || change == ImageDocument.Change.CALIBRATION) {
                    follow();
                }
            }
        });
    }

    private static ScanModel fresh() {
        return new ScanModel(REMEMBERED.get("lines", ""), "", null, List.of(), null);
    }

    /** The session of a window. */
    public static ScanSession of(IWorkbenchWindow window) {
        ScanSession session = (ScanSession) window.getShell().getData(KEY);
        if (session == null) {
            session = new ScanSession(window);
            window.getShell().setData(KEY, session);
        }
        return session;
    }

    /** Calls a listener whenever something has changed, as long as a control lives; while none of them is seen nothing is fitted. */
    void use(Control owner, Runnable listener) {
        WhileSeen<ScanSession> forward = new WhileSeen<>(owner, changed -> listener.run());
        listeners.add(forward);
        owners.add(owner);
        owner.addDisposeListener(event -> {
            listeners.remove(forward);
            owners.remove(owner);
        });
        follow();
        fit();
    }

    private boolean isSeen() {
        return owners.stream().anyMatch(Control::isVisible);
    }

    private void follow() {
        if (!isSeen()) {
            return;
        }
        ScanInput now = inFront();
        if (Objects.equals(now, input)) {
            return;
        }
        Path before = input == null ? null : input.path();
        if (before != null) {
            models.put(before, model);
        }
        input = now;
        if (now == null || !now.path().equals(before)) {
            model = now == null ? fresh() : models.getOrDefault(now.path(), fresh());
            clear();
        } else if (model.range() != null) {
            // A range along one line means nothing along another.
            model = model.withRange(null);
        }
        listeners.tell(this);
        fit();
    }

    private void clear() {
        source = null;
        signals = List.of();
        result = null;
        problem = "";
    }

    private ScanInput inFront() {
        IEditorPart editor = window.getActivePage() == null ? null : window.getActivePage().getActiveEditor();
        Path path = editor == null ? null : editor.getAdapter(Path.class);
        if (path == null) {
            return null;
        }
        ImageDocument document = editor.getAdapter(ImageDocument.class);
        if (document != null) {
            Region drawn = document.regions().selected().filter(region -> region instanceof Region.Line || region instanceof Region.Rectangle).orElse(null);
            Double pixelSize = document.pixelSize().map(size -> size.in(Unit.NANOMETRE).value()).orElse(null);
            return new ScanInput(path, document.dataset(), drawn, pixelSize);
        }
        Dataset dataset = editor.getAdapter(Dataset.class);
        return ScanSignals.isTable(path) ? new ScanInput(path, null, null, null) : dataset == null ? null : new ScanInput(path, dataset, null, null);
    }

    Optional<ScanInput> input() {
        return Optional.ofNullable(input);
    }

    ScanModel model() {
        return model;
    }

    /** All signals of the scan in front, fitted or not. */
    public List<ProfileSignal> signals() {
        return signals;
    }

    /** What was fitted; empty while there is nothing. */
    public Optional<LineScanResult> result() {
        return Optional.ofNullable(result);
    }

    /** Why there is nothing, in one line; empty when there is something. */
    String problem() {
        return problem;
    }

    /** Measures other element lines; can be undone. */
    public void setLines(String names) {
        REMEMBERED.put("lines", names.strip());
        change("Element lines", model.withLines(names.strip()));
    }

    /** Another line over a spectrum image, {@code x1,y1,x2,y2,width}; can be undone. */
    public void setPlace(String line) {
        change("Line", model.withPlace(line.strip()).withRange(null));
    }

    /** @param name null to choose */
    public void setModel(ModelName name) {
        change("Model", model.withModel(name));
    }

    void setFitted(String signal, boolean isFitted) {
        change("Signal " + signal, model.withFitted(signal, isFitted));
    }

    /** Fits all points again; can be undone. */
    public void resetRange() {
        change("Fit range", model.withRange(null));
    }

    private void change(String label, ScanModel wanted) {
        if (!wanted.equals(model)) {
            ScanModel before = model;
            Undo.perform(label, () -> put(wanted), () -> put(before));
        }
    }

    /** Uses another model without remembering how to undo it, as while a window is dragged. */
    void put(ScanModel wanted) {
        model = wanted;
        listeners.tell(this);
        fit();
    }

    private void fit() {
        if (!isSeen() || input == null) {
            return;
        }
        if (input.isSpectra() && model.lineNames().isEmpty() || input.isMap() && input.drawn() == null
                || input.isSpectrumImage() && model.place().isEmpty()) {
            clear();
            listeners.tell(this);
            return;
        }
        Source wanted = new Source(input, input.isSpectra() ? model.lineNames() : List.of(), model.place());
        List<ProfileSignal> known = wanted.equals(source) && !signals.isEmpty() ? signals : null;
        ScanModel by = model;
        fitting.submit(progress -> fitted(wanted, known, by, progress), fitted -> {
            if (fitted.source().input().equals(input)) {
                source = fitted.source();
                signals = fitted.signals();
                result = fitted.result();
                problem = fitted.problem();
                listeners.tell(this);
            }
        }, Problems::report);
    }

    private static Fitted fitted(Source source, List<ProfileSignal> known, ScanModel model, Progress progress) {
        List<ProfileSignal> signals = known == null ? List.of() : known;
        try {
            if (known == null) {
                Region region = source.input().region(source.place());
                signals = ScanSignals.read(source.input(), source.lines(), region, source.input().pixelSize(), progress);
            }
            List<ProfileSignal> wanted = signals.stream().filter(signal -> !model.leftOut().contains(signal.name()))
                    .map(signal -> model.fitted().map(range -> signal.within(range.from(), range.to())).orElse(signal)).toList();
            return new Fitted(source, signals, wanted.isEmpty() ? null : new LineScan(model.settings()).measure(wanted, progress), "");
        } catch (UserError | IllegalArgumentException e) {
            return new Fitted(source, signals, null, e.getMessage());
        }
    }

    /** The run that measures the same in the same way; empty without signals. */
    public Optional<AnalysisRequest> request() {
        if (input == null || signals.isEmpty() || signals.size() <= model.leftOut().size()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        List<String> names = signals.stream().map(ProfileSignal::name).filter(name -> !model.leftOut().contains(name)).toList();
        if (input.isSpectra() || names.size() < signals.size()) {
            parameters.put("signals", String.join(",", names));
        }
        try {
            Region region = input.region(model.place());
            if (region instanceof Region.Line line) {
                parameters.put("line", line.x1() + "," + line.y1() + "," + line.x2() + "," + line.y2());
                parameters.put("width", Double.toString(line.width()));
            } else if (region instanceof Region.Rectangle box) {
                parameters.put("box", box.x() + "," + box.y() + "," + box.width() + "," + box.height());
            }
        } catch (UserError e) {
            return Optional.empty();
        }
        if (input.pixelSize() != null) {
            parameters.put("pixelSize", input.pixelSize() + "nm");
        }
        // Depth profiles have other candidates by default; what is shown here was chosen among those of line scans.
        parameters.put("models", String.join(",", model.settings().models().stream().map(ModelName::word).toList()));
        model.fitted().ifPresent(range -> parameters.put("range", range.from() + ".." + range.to()));
        boolean isLength = signals.get(0).xUnit().isLength();
        AnalysisRequest all = new AnalysisRequest(isLength ? "linescan" : "profile", List.of(input.path()), parameters);
        return Optional.of(isLength ? all.withoutDefaults(InstalledAnalysis.of(LineScanAnalysis.class).info()) : all);
    }
}
