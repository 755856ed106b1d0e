package org.lamella.eels.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.lamella.data.Quantity;
import org.lamella.data.UserError;
import org.lamella.eels.EdgeResult;
import org.lamella.eels.background.BackgroundModel;
import org.lamella.eels.whiteline.WhiteLineProtocol;
import org.lamella.eels.whiteline.WhiteLineProtocols;
import org.lamella.ui.Icons;
import org.lamella.ui.LabelText;
import org.lamella.ui.Problems;
import org.lamella.ui.ViewAction;
import org.lamella.ui.results.AnalysisLauncher;
import org.lamella.ui.table.TableTools;

/** The edges of the spectrum in front: which, how they are measured, and what was found. */
public final class EdgesView extends ViewPart {
    public static final String ID = "org.lamella.eels.ui.edges";
    private static final String[] HEADINGS = {"Edge", "Line ratio", "Oxidation state", "Integral (counts eV)", "Exponent r", "Onset (eV)", "Note"};

    private SpectraSession session;
    private Text edges;
    private Combo background;
    private Combo protocol;
    private Label hint;
    private Table table;
    private Toggle question;

    @Override
    public void createPartControl(Composite parent) {
        session = SpectraSession.of(getSite().getWorkbenchWindow());
        GridLayout layout = new GridLayout(4, false);
        layout.marginWidth = 4;
        layout.marginHeight = 4;
        parent.setLayout(layout);
        new Label(parent, SWT.NONE).setText("Edges");
        edges = new Text(parent, SWT.BORDER);
        edges.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1));
        edges.setData("org.lamella.id", "spectra.edges");
        edges.setMessage("Mn-L, O-K");
        edges.setToolTipText("The edges of this spectrum, for example Mn-L, O-K. Enter measures them.");
        edges.addListener(SWT.DefaultSelection, event -> applyEdges());
        new Label(parent, SWT.NONE).setText("Background");
        background = combo(parent, "spectra.background", Arrays.stream(BackgroundModel.values()).map(BackgroundModel::label).toList());
        background.addListener(SWT.Selection, event -> session.setBackgroundModel(BackgroundModel.values()[background.getSelectionIndex()]));
        new Label(parent, SWT.NONE).setText("White lines");
        protocol = combo(parent, "spectra.protocol", WhiteLineProtocols.builtIn().stream().map(WhiteLineProtocol::name).toList());
        protocol.setToolTipText("The protocol by which the ratio of white lines is read off");
        protocol.addListener(SWT.Selection, event -> session.setProtocol(protocol.getText()));
        hint = new Label(parent, SWT.WRAP);
        hint.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 4, 1));
        hint.setData("org.lamella.id", "spectra.hint");
        table = TableTools.table(parent, SWT.NONE, "spectra.table", Map.of("Edge", 60, "Line ratio", 100, "Oxidation state", 110,
                "Integral (counts eV)", 130, "Exponent r", 110, "Onset (eV)", 120, "Note", 400), HEADINGS);
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 4, 1));
        table.addListener(SWT.Selection, event -> session.choose(table.getSelectionIndex()));
        table.addListener(SWT.DefaultSelection, event -> session.zoom());
        IToolBarManager bar = getViewSite().getActionBars().getToolBarManager();
        bar.add(new ViewAction("spots", "Find the edges that stand out", session::findEdges));
        question = new Toggle("measure", "Which edge is this? A marker in the plot tells the edges at its place", session::ask);
        bar.add(question);
        bar.add(new Separator());
        bar.add(new Toggle("profile", "Show the chosen edge without its background as well", session::setShowsSignal));
        bar.add(new ViewAction("zoom-fit", "Show the surroundings of the chosen edge (double-click an edge)", session::zoom));
        bar.add(new ViewAction("reset", "Let the analysis propose the windows of the chosen edge again", session::resetWindows));
        bar.add(new Separator());
        bar.add(new ViewAction("run", "Run the analysis on this file, with report and recipe", this::run));
        session.use(parent, change -> show());
        show();
    }

    private static Combo combo(Composite parent, String id, List<String> items) {
        Combo combo = new Combo(parent, SWT.READ_ONLY);
        combo.setItems(items.toArray(String[]::new));
        combo.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        combo.setData("org.lamella.id", id);
        return combo;
    }

    /** A button that stays pressed. */
    private static final class Toggle extends Action {
        private final Consumer<Boolean> action;

        Toggle(String icon, String tip, Consumer<Boolean> action) {
            super(tip, IAction.AS_CHECK_BOX);
            this.action = action;
            setImageDescriptor(Icons.descriptor(icon));
            setToolTipText(tip);
            setId("org.lamella.action." + icon);
        }

        @Override
        public void run() {
            action.accept(isChecked());
        }
    }

    private void applyEdges() {
        try {
            session.setEdges(edges.getText());
        } catch (UserError e) {
            Problems.report(e);
        }
    }

    private void run() {
        session.request().ifPresentOrElse(AnalysisLauncher::run, () -> Problems.report("Open a spectrum first and name its edges.", null));
    }

    private void show() {
        if (!edges.isFocusControl()) {
            edges.setText(EdgeNames.text(session.model()));
        }
        background.select(session.model().background().ordinal());
        protocol.setText(session.model().protocol());
        List<String[]> rows = new ArrayList<>();
        for (int i = 0; i < session.results().size(); i++) {
            boolean byHand = i < session.model().edges().size() && session.model().hasWindowsByHand(i);
            rows.add(row(session.results().get(i), byHand));
        }
        TableTools.fill(table, rows);
        if (session.chosen() < rows.size() && table.getSelectionIndex() != session.chosen()) {
            table.setSelection(session.chosen());
        }
        question.setChecked(session.answer().isPresent());
        LabelText.show(hint, hint());
    }

    private String hint() {
        if (session.editor().isEmpty()) {
            return "Open a spectrum with an axis of energy losses.";
        }
        if (session.answer().isPresent()) {
            return session.answer().get();
        }
        if (session.lowLoss().isPresent()) {
            return session.lowLoss().get();
        }
        if (session.model().edges().isEmpty()) {
            return "Name the edges of this spectrum and press Enter, or let them be found.";
        }
        return session.results().isEmpty() ? "Measuring…" : "Drag the windows of the chosen edge in the plot.";
    }

    private static String[] row(MeasuredEdge edge, boolean byHand) {
        if (!edge.isMeasured()) {
            return new String[] {edge.name(), "", "", "", "", "", edge.problem()};
        }
        EdgeResult result = edge.result();
        String ratio = result.whiteLines() == null ? "" : result.whiteLines().ratio().format();
        String state = result.oxidation() == null ? "" : result.oxidation().state() == null ? "outside calibration" : result.oxidation().state().format();
        List<String> notes = new ArrayList<>(result.notes());
        if (byHand) {
            notes.add(0, "windows set by hand");
        }
        String onset = result.isPresent() ? withoutUnit(result.onset()) : "no edge";
        return new String[] {edge.name(), ratio, state, withoutUnit(result.integral()), result.background().exponent().format(), onset, String.join("; ", notes)};
    }

    /** A quantity below a heading that has its unit. */
    static String withoutUnit(Quantity quantity) {
        String text = quantity.format();
        String unit = quantity.unit().symbol();
        return unit.isEmpty() || !text.endsWith(unit) ? text : text.substring(0, text.length() - unit.length()).strip();
    }

    @Override
    public void setFocus() {
        if (session.model().edges().isEmpty()) {
            edges.setFocus();
        } else {
            table.setFocus();
        }
    }
}
