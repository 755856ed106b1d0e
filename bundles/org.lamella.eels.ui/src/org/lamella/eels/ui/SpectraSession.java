package org.lamella.eels.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.data.Dataset;
import org.lamella.data.Progress;
import org.lamella.data.Region;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.display.Listeners;
import org.lamella.eels.EdgeFinder;
import org.lamella.eels.background.BackgroundModel;
import org.lamella.eels.background.BackgroundSettings;
import org.lamella.eels.plugin.EelsAnalysis;
import org.lamella.eels.whiteline.WhiteLineProtocols;
import org.lamella.spectrum.EnergyWindow;
import org.lamella.spectrum.SpectrumSource;
import org.lamella.ui.EditorInFront;
import org.lamella.ui.LatestTask;
import org.lamella.ui.Problems;
import org.lamella.ui.Undo;
import org.lamella.ui.WhileSeen;
import org.lamella.ui.plot.ActivePlot;
import org.lamella.ui.plot.PlotAddition;
import org.lamella.ui.plot.PlotEditor;
import org.lamella.ui.plot.PlotWindow;
import org.lamella.ui.results.AnalysisRequest;

/**
 * What the views of a window show of the spectrum in front: its edges, what was measured of them, and what was set by hand. It
 * measures anew whenever a window is dragged or another spectrum of the file is chosen. Used on the thread of the display.
 */
public final class SpectraSession {
    private static final String KEY = "org.lamella.spectraSession";

    /** What has changed. */
    public enum Change {
        /** Another file, or none. */
        FILE,
        /** Another spectrum of the file. */
        SPECTRUM,
        /** Which edges are measured, and how. */
        MODEL,
        /** What was measured in the spectrum that is shown. */
        RESULTS,
        /** The same, and every spectrum of the file is to be measured in another way. */
        PLAN,
        /** Which edge is looked at. */
        CHOSEN,
        /** Which energy is asked about. */
        QUESTION
    }

    /** A spectrum as it was measured. */
    private record Measured(SpectrumPlan plan, double[] total, double[] counts, List<MeasuredEdge> edges, Optional<String> lowLoss) {
    }

    private final Listeners<Change> listeners = new Listeners<>();
    private final Map<Path, SpectrumModel> models = new HashMap<>();
    private final LatestTask measuring;
    private final LatestTask finding;
    private final EdgeWindowsInPlot windows = new EdgeWindowsInPlot(this);
    private PlotEditor editor;
    private SpectrumSource source;
    private SpectrumModel model;
    private List<MeasuredEdge> results = List.of();
    private double[] total;
    private SpectrumPlan plan;
    private double[] counts;
    private Optional<String> lowLoss = Optional.empty();
    private int chosen;
    private boolean showsSignal;
    private EdgeQuestion question;
    private final List<Control> owners = new ArrayList<>();
    private boolean wasSeen;

    private SpectraSession(IWorkbenchWindow window) {
        Shell shell = window.getShell();
        measuring = new LatestTask(shell, "edges");
        finding = new LatestTask(shell, "finding edges");
        model = new SpectrumModel(List.of(), BackgroundModel.POWER_LAW, WhiteLineProtocols.builtIn().get(0).name(),
                SpectrumModel.LineWindows.OF_PROTOCOL, null, SpectrumModel.KNOWN_PEAKS);
        ActivePlot.of(window).follow(shell, now -> follow(now.orElse(null)));
        // A part that is told to be visible is so only when its perspective is laid out.
        EditorInFront.follow(window, () -> shell.getDisplay().asyncExec(() -> {
            if (!shell.isDisposed()) {
                look();
            }
        }));
    }

    /** The session of a window. */
    public static SpectraSession of(IWorkbenchWindow window) {
        SpectraSession session = (SpectraSession) window.getShell().getData(KEY);
        if (session == null) {
            session = new SpectraSession(window);
            window.getShell().setData(KEY, session);
        }
        return session;
    }

    public Listeners<Change> listeners() {
        return listeners;
    }

    /** Listens for as long as a control lives; while none of them is seen, nothing is measured and nothing laid over the spectrum. */
    void use(Control owner, java.util.function.Consumer<Change> listener) {
        WhileSeen<Change> whileSeen = new WhileSeen<>(owner, listener);
        listeners.add(whileSeen);
        owners.add(owner);
        owner.addDisposeListener(event -> {
            listeners.remove(whileSeen);
            owners.remove(owner);
            look();
        });
        look();
    }

    private boolean isSeen() {
        return owners.stream().anyMatch(Control::isVisible);
    }

    /** Windows and curves belong to the views here: in front of another perspective the spectrum is left alone. */
    private void look() {
        boolean isSeen = isSeen();
        if (isSeen && !wasSeen) {
            measure();
        } else if (!isSeen && wasSeen && editor != null) {
            editor.add(PlotAddition.NONE);
        }
        wasSeen = isSeen;
    }

    private void follow(PlotEditor now) {
        if (now == editor) {
            if (now != null) {
                listeners.tell(Change.SPECTRUM);
                measure();
            }
            return;
        }
        if (editor != null) {
            models.put(editor.path(), model);
            editor.add(PlotAddition.NONE);
        }
        editor = now;
        source = now == null ? null : SpectrumSource.of(now.getAdapter(Dataset.class)).orElse(null);
        results = List.of();
        total = null;
        plan = null;
        counts = null;
        lowLoss = Optional.empty();
        chosen = 0;
        question = null;
        if (now != null) {
            SpectrumModel known = models.get(now.path());
            model = known != null ? known : model.withEdges(source == null ? List.of() : EdgeNames.remembered(source.energy()));
        }
        listeners.tell(Change.FILE);
        measure();
    }

    /** The file in front, when it holds spectra. */
    public Optional<PlotEditor> editor() {
        return source == null ? Optional.empty() : Optional.ofNullable(editor);
    }

    Optional<SpectrumSource> source() {
        return Optional.ofNullable(source);
    }

    SpectrumModel model() {
        return model;
    }

    /** What was measured in the spectrum that is shown. */
    public List<MeasuredEdge> results() {
        return results;
    }

    /** The counts of the spectrum that is shown; null until it has been read. */
    double[] counts() {
        return counts;
    }

    /** What the zero-loss peak and the losses behind it say, when they are in the spectrum that is shown. */
    public Optional<String> lowLoss() {
        return lowLoss;
    }

    /** Which edge is looked at; there may be none. */
    int chosen() {
        return chosen;
    }

    Optional<MeasuredEdge> chosenEdge() {
        return chosen < results.size() ? Optional.of(results.get(chosen)) : Optional.empty();
    }

    /** Looks at another edge: its windows can be dragged. */
    public void choose(int edge) {
        if (edge != chosen && edge >= 0) {
            chosen = edge;
            listeners.tell(Change.CHOSEN);
            overlay();
        }
    }

    boolean showsSignal() {
        return showsSignal;
    }

    void setShowsSignal(boolean shows) {
        showsSignal = shows;
        overlay();
    }

    /**
     * Measures other edges; what was set by hand for one that stays is kept. Can be undone.
     *
     * @param names separated by commas
     * @throws UserError when one is not known
     */
    public void setEdges(String names) throws UserError {
        change("Edges", EdgeNames.parse(names, model));
        EdgeNames.remember(model);
    }

    /** Looks for edges that stand out of the sum of all spectra, and measures those. Can be undone. */
    public void findEdges() {
        if (source == null) {
            return;
        }
        SpectrumSource from = source;
        double[] sum = total;
        BackgroundSettings background = BackgroundSettings.defaults().withModel(model.background());
        finding.submit(() -> EdgeFinder.standingOut(from.energy(), sum != null ? sum : from.sum(null, Progress.NONE).counts()[0], background), found -> {
            if (from == source && found.isEmpty()) {
                Problems.report("No edge stands out of this spectrum. Name those that you expect.", null);
            } else if (from == source) {
                change("Edges", EdgeNames.with(model, found));
            }
        }, Problems::report);
    }

    /** Asks which edges there are at an energy, or no longer. */
    void ask(boolean asks) {
        question = null;
        if (asks && source != null && editor != null) {
            double[] range = editor.plot().rangeX();
            question = new EdgeQuestion((range[0] + range[1]) / 2 / perElectronvolt(), perElectronvolt(), () -> listeners.tell(Change.QUESTION));
        }
        listeners.tell(Change.QUESTION);
        overlay();
    }

    /** What is known of the energy that is asked about; empty when nobody asks. */
    public Optional<String> answer() {
        return Optional.ofNullable(question).map(EdgeQuestion::answer);
    }

    void setBackgroundModel(BackgroundModel wanted) {
        change("Background", model.withBackground(wanted));
    }

    /** @param name of a protocol */
    public void setProtocol(String name) {
        change("Protocol", model.withProtocol(name));
    }

    /**
     * Fits other peaks and steps near the edges.
     *
     * @param text as the parameter {@code peaks} of the analysis reads it
     * @throws UserError when it is not understood
     */
    void setPeaks(String text) throws UserError {
        SpectrumModel wanted = model.withPeaks(text.isBlank() ? SpectrumModel.KNOWN_PEAKS : text.strip());
        wanted.settings();
        change("Peaks", wanted);
    }

    private void change(String label, SpectrumModel wanted) {
        if (!wanted.equals(model)) {
            SpectrumModel before = model;
            Undo.perform(label, () -> put(wanted), () -> put(before));
        }
    }

    /** Uses another model without remembering how to undo it, as while a window is dragged. */
    void put(SpectrumModel wanted) {
        model = wanted;
        listeners.tell(Change.MODEL);
        measure();
    }

    /** Measures the spectrum that is shown; while it is measured the last one stays. */
    private void measure() {
        if (!isSeen() || editor == null || source == null) {
            return;
        }
        SpectrumSource from = source;
        long index = editor.chosen();
        SpectrumModel wanted = model;
        SpectrumPlan known = plan != null && plan.model().equals(wanted) ? plan : null;
        double[] sum = total;
        measuring.submit(() -> {
            double[] all = sum != null ? sum : from.sum(null, Progress.NONE).counts()[0];
            SpectrumPlan now = known != null ? known : new SpectrumPlan(wanted, from.energy(), all);
            double[] read = read(from, index);
            return new Measured(now, all, read, now.measureAll(read), LowLossText.of(from.energy(), read));
        }, measured -> {
            if (from == source) {
                boolean isNewPlan = measured.plan() != plan;
                plan = measured.plan();
                total = measured.total();
                counts = measured.counts();
                results = measured.edges();
                lowLoss = measured.lowLoss();
                listeners.tell(isNewPlan ? Change.PLAN : Change.RESULTS);
                overlay();
            }
        }, Problems::report);
    }

    /** How all spectra of the file are measured; empty until the first one has been. */
    Optional<SpectrumPlan> plan() {
        return Optional.ofNullable(plan);
    }

    /** Lets the analysis propose the windows of the chosen edge again. */
    public void resetWindows() {
        if (chosen < model.edges().size()) {
            EdgeChoice choice = model.edges().get(chosen);
            SpectrumModel without = model.withEdge(chosen, choice.withBackground(null)).withWidth(null);
            change("Windows of " + choice.edge().name(), choice.edge().hasWhiteLines() ? without.withLineWindows(SpectrumModel.LineWindows.OF_PROTOCOL) : without);
        }
    }

    /** The run that measures the whole file in the same way; empty without a spectrum or edges. */
    public Optional<AnalysisRequest> request() {
        if (source == null || model.edges().isEmpty()) {
            return Optional.empty();
        }
        AnalysisRequest all = new AnalysisRequest("eels", List.of(editor.path()), model.parameters());
        return Optional.of(all.withoutDefaults(InstalledAnalysis.of(EelsAnalysis.class).info()));
    }

    static double[] read(SpectrumSource source, long index) throws UserError {
        int column = (int) (index % source.x().size());
        int row = (int) (index / source.x().size());
        return source.sum(new Region.Rectangle("spectrum", column, row, 1, 1), Progress.NONE).counts()[0];
    }

    /** One eV in the unit of the plot. */
    double perElectronvolt() {
        Unit unit = editor.plot().content().x().unit();
        return unit.isEnergy() ? Unit.ELECTRONVOLT.convert(1, unit) : 1;
    }

    private void overlay() {
        if (editor == null || counts == null || !isSeen()) {
            return;
        }
        EdgeOverlay overlay = new EdgeOverlay(source.energy(), counts, perElectronvolt());
        List<PlotWindow> all = new ArrayList<>();
        if (question != null) {
            all.add(question.marker());
        }
        all.addAll(windows.of(chosenEdge().orElse(null), chosen));
        editor.add(new PlotAddition(overlay.curves(results, chosen, showsSignal), overlay.lines(results), all));
    }

    /** Shows the part of the spectrum around the chosen edge. */
    void zoom() {
        chosenEdge().filter(MeasuredEdge::isMeasured).ifPresent(edge -> {
            EnergyWindow before = edge.result().background().window();
            double end = edge.result().whiteLines() == null ? edge.result().integralWindow().to() : edge.result().whiteLines().windows().get(2).to();
            double room = 0.05 * (end - before.from());
            editor.plot().showRange((before.from() - room) * perElectronvolt(), (end + room) * perElectronvolt());
        });
    }
}
