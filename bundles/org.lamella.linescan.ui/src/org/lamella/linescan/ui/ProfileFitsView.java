package org.lamella.linescan.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.lamella.linescan.LineScanResult;
import org.lamella.linescan.ProfileSignal;
import org.lamella.linescan.SignalResult;
import org.lamella.linescan.model.ModelName;
import org.lamella.ui.FigureSaveDialog;
import org.lamella.ui.LabelText;
import org.lamella.ui.NumberText;
import org.lamella.ui.Problems;
import org.lamella.ui.Undo;
import org.lamella.ui.ViewAction;
import org.lamella.ui.plot.PlotWidget;
import org.lamella.ui.plot.PlotWindow;
import org.lamella.ui.results.AnalysisLauncher;
import org.lamella.ui.table.TableTools;

/** The signals of the scan in front with the models fitted to them: profiles, residuals and numbers. */
public final class ProfileFitsView extends ViewPart {
    public static final String ID = "org.lamella.linescan.ui.fits";
    private static final String[] NAMES = {"Signal", "Model", "Midpoint", "Width 10-90 %", "Low plateau", "High plateau", "AICc", "Scatter", "Chance", "Note"};
    private static final int MIDPOINT = 2;
    private static final int HIGH_PLATEAU = 5;
    private static final int WINDOW_COLOUR = 2;

    private ScanSession session;
    private Text lines;
    private Combo model;
    private Text place;
    private Button normalised;
    private Label hint;
    private PlotWidget profiles;
    private PlotWidget residuals;
    private Table table;
    private PlotWindow range;
    private boolean isDragged;
    private ScanModel before;

    @Override
    public void createPartControl(Composite parent) {
        session = ScanSession.of(getSite().getWorkbenchWindow());
        GridLayout layout = new GridLayout(5, false);
        layout.marginWidth = 4;
        layout.marginHeight = 4;
        parent.setLayout(layout);
        lines = text(parent, "Lines", "linescan.lines", "Fe Ka, Pt La", "Element lines of spectra, for example Fe Ka, Pt La or just Fe. Enter measures them.");
        lines.addListener(SWT.DefaultSelection, event -> session.setLines(lines.getText()));
        place = text(parent, "Along (px)", "linescan.place", "x1,y1,x2,y2,width",
                "The line over a spectrum image: x1,y1,x2,y2,width in pixels. On a map draw it instead (L).");
        place.addListener(SWT.DefaultSelection, event -> session.setPlace(place.getText()));
        normalised = new Button(parent, SWT.CHECK);
        normalised.setText("Normalised");
        normalised.setToolTipText("Show every signal between its plateaus, from 0 to 1");
        normalised.setData("org.lamella.id", "linescan.normalised");
        normalised.addListener(SWT.Selection, event -> show());
        new Label(parent, SWT.NONE).setText("Model");
        model = new Combo(parent, SWT.READ_ONLY);
        model.add("automatic");
        Arrays.stream(ModelName.values()).forEach(name -> model.add(name.label()));
        model.setVisibleItemCount(model.getItemCount());
        model.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        model.setData("org.lamella.id", "linescan.model");
        model.setToolTipText("The model of all signals; automatic: by AICc, and a transition only where chance is ruled out");
        model.addListener(SWT.Selection, event -> session.setModel(model.getSelectionIndex() < 1 ? null : ModelName.values()[model.getSelectionIndex() - 1]));
        hint = new Label(parent, SWT.WRAP);
        hint.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1));
        hint.setData("org.lamella.id", "linescan.hint");
        SashForm sash = new SashForm(parent, SWT.VERTICAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 5, 1));
        profiles = plot(sash);
        residuals = plot(sash);
        table = TableTools.table(sash, SWT.CHECK, "linescan.fits", Map.of("Signal", 80, "Model", 150, "Midpoint", 120, "Width 10-90 %", 168, "Low plateau", 172,
                "High plateau", 174, "AICc", 80, "Note", 500), NAMES);
        table.addListener(SWT.Selection, event -> {
            if (event.detail == SWT.CHECK) {
                TableItem item = (TableItem) event.item;
                session.setFitted(item.getText(), item.getChecked());
            }
        });
        sash.setWeights(49, 28, 23);
        IToolBarManager bar = getViewSite().getActionBars().getToolBarManager();
        bar.add(new ViewAction("reset", "Fit all points again", session::resetRange));
        bar.add(new ViewAction("run", "Run with these parameters, with report and recipe", this::run));
        session.use(parent, this::show);
        show();
    }

    private static Text text(Composite parent, String label, String id, String message, String tip) {
        new Label(parent, SWT.NONE).setText(label);
        Text text = new Text(parent, SWT.BORDER);
        text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        text.setMessage(message);
        text.setToolTipText(tip);
        text.setData("org.lamella.id", id);
        return text;
    }

    private PlotWidget plot(Composite parent) {
        PlotWidget plot = new PlotWidget(parent);
        plot.setFigureSaver(figure -> new FigureSaveDialog(getSite().getShell(), figure).open());
        return plot;
    }

    private void run() {
        session.request().ifPresentOrElse(AnalysisLauncher::run, () -> Problems.report("Open a scan first and tick a signal to fit.", null));
    }

    private void show() {
        boolean isSpectra = session.input().map(ScanInput::isSpectra).orElse(false);
        lines.setEnabled(isSpectra);
        place.setEnabled(session.input().map(ScanInput::isSpectrumImage).orElse(false));
        if (!lines.isFocusControl()) {
            lines.setText(session.model().lines());
        }
        if (!place.isFocusControl()) {
            place.setText(session.model().place());
        }
        model.select(session.model().model() == null ? 0 : session.model().model().ordinal() + 1);
        ProfilePlots plots = new ProfilePlots(session.signals(), session.result().orElse(null));
        profiles.show(plots.profiles(normalised.getSelection()));
        residuals.show(plots.residuals());
        showRange();
        fillTable();
        String text = hint();
        if (!text.equals(hint.getToolTipText())) {
            hint.setToolTipText(text);
        }
        LabelText.show(hint, text);
    }

    private String hint() {
        Optional<ScanInput> input = session.input();
        if (!session.problem().isEmpty()) {
            return session.problem();
        }
        if (input.isEmpty()) {
            return "Open a table with distances, spectra or a map.";
        }
        if (session.signals().isEmpty()) {
            return input.get().isMap() ? "Draw a line (L) or a box on the map." : input.get().isSpectra() && session.model().lineNames().isEmpty()
                    ? "Name the element lines and press Enter." : input.get().isSpectrumImage() && session.model().place().isEmpty()
                            ? "Say along which line, and press Enter." : "Fitting…";
        }
        return "Drag an edge of the plot to fit a part of the scan.";
    }

    private void showRange() {
        if (session.signals().isEmpty()) {
            range = null;
            profiles.setWindows(List.of());
            return;
        }
        double[] x = session.signals().get(0).x();
        ScanModel.Range shown = session.model().fitted().orElse(new ScanModel.Range(x[0], x[x.length - 1]));
        if (range == null) {
            range = PlotWindow.range("fitted", shown.from(), shown.to(), WINDOW_COLOUR, this::dragged);
        } else if (!isDragged) {
            // What is under the mouse stays there until it is let go.
            range.set(shown.from(), shown.to());
        }
        profiles.setWindows(List.of(range));
    }

    private void dragged(PlotWindow window, boolean isDragging) {
        if (!isDragged) {
            before = session.model();
        }
        isDragged = isDragging;
        ScanModel after = session.model().withRange(new ScanModel.Range(window.from(), window.to()));
        session.put(after);
        if (!isDragging) {
            ScanModel start = before;
            Undo.add("Fit range", () -> session.put(after), () -> session.put(start));
        }
    }

    private void fillTable() {
        List<String[]> rows = new ArrayList<>();
        String place = session.signals().isEmpty() ? "" : heading(session.signals().get(0).xUnit().symbol());
        for (int c = MIDPOINT; c <= HIGH_PLATEAU; c++) {
            String unit = c < MIDPOINT + 2 ? place : levelUnit();
            if (!table.getColumn(c).getText().equals(NAMES[c] + unit)) {
                table.getColumn(c).setText(NAMES[c] + unit);
            }
        }
        for (ProfileSignal signal : session.signals()) {
            rows.add(session.result().flatMap(result -> find(result, signal.name())).map(ProfileFitsView::row).orElse(new String[] {signal.name(), "", "",
                "", "", "", "", "", "", ""}));
        }
        TableTools.fill(table, rows);
        for (TableItem item : table.getItems()) {
            boolean isFitted = !session.model().leftOut().contains(item.getText());
            if (item.getChecked() != isFitted) {
                item.setChecked(isFitted);
            }
        }
    }

    private static String heading(String unit) {
        return unit.isEmpty() ? "" : " (" + unit + ")";
    }

    /** The unit of the signals where it is the same for all. */
    private String levelUnit() {
        List<String> units = session.signals().stream().map(signal -> signal.unit().symbol()).distinct().toList();
        return units.size() == 1 ? heading(units.get(0)) : "";
    }

    private static Optional<SignalResult> find(LineScanResult result, String name) {
        return result.signals().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private static String[] row(SignalResult fit) {
        String width = fit.isUpperLimit() ? "< " + NumberText.shortText(fit.width1090().high()) : ScanText.of(fit.width1090());
        String notes = String.join("; ", fit.warnings().stream().map(text -> text.startsWith(fit.name() + ": ") ? text.substring(fit.name().length() + 2) : text)
                .toList());
        return new String[] {fit.name(), fit.fit().model().name().label(), ScanText.of(fit.midpoint()), width, ScanText.of(fit.plateauLow()),
            ScanText.of(fit.plateauHigh()), NumberText.shortText(fit.fit().aicc()), NumberText.shortText(fit.goodness().reduced()),
            fit.hasTransition() ? ScanText.probability(fit.significance()) : "", notes};
    }

    /** The plot of the profiles, for tests. */
    public PlotWidget plot() {
        return profiles;
    }

    @Override
    public void setFocus() {
        profiles.setFocus();
    }
}
