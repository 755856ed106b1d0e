package org.lamella.layers.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.part.ViewPart;
import org.lamella.data.UserError;
import org.lamella.layers.LayerThickness;
import org.lamella.ui.Problems;
import org.lamella.ui.ViewAction;
import org.lamella.ui.results.AnalysisLauncher;
import org.lamella.ui.table.TableTools;

/** The sections of the set with their layers; unticked ones are excluded. */
public final class SectionSetView extends ViewPart {
    public static final String ID = "org.lamella.layers.ui.set";
    private static final String[] HEADINGS = {"Image", "Thickness", "Dense (%)", "Tilt (°)", "Note"};

    private LayersSession session;
    private Text parameters;
    private Label hint;
    private Table table;

    @Override
    public void createPartControl(Composite parent) {
        session = LayersSession.of(getSite().getWorkbenchWindow());
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 4;
        layout.marginHeight = 4;
        parent.setLayout(layout);
        new Label(parent, SWT.NONE).setText("Parameters");
        parameters = new Text(parent, SWT.BORDER);
        parameters.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        parameters.setData("org.lamella.id", "layers.parameters");
        parameters.setText(session.parameters());
        parameters.setToolTipText("Parameters as on the command line, behind semicolons: layers=Li,LiPON,LNMO; tilt=52deg. Enter measures again.");
        parameters.addListener(SWT.DefaultSelection, event -> applyParameters());
        hint = new Label(parent, SWT.WRAP);
        hint.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
        hint.setData("org.lamella.id", "layers.hint");
        table = TableTools.table(parent, SWT.CHECK, "layers.sections", Map.of("Image", 130, "Thickness", 220, "Dense (%)", 104, "Tilt (°)", 60, "Note", 160), HEADINGS);
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        table.addListener(SWT.Selection, event -> {
            TableItem item = (TableItem) event.item;
            Path path = (Path) item.getData();
            if (event.detail == SWT.CHECK) {
                tick(path, item.getChecked());
            } else {
                session.choose(path);
            }
        });
        Consumer<LayersSession.Change> listener = change -> show();
        session.listeners().add(listener);
        parent.addDisposeListener(event -> session.listeners().remove(listener));
        IToolBarManager bar = getViewSite().getActionBars().getToolBarManager();
        bar.add(new ViewAction("add", "Add images…", this::addFiles));
        bar.add(new ViewAction("image", "Add the image in front", this::addFront));
        bar.add(new ViewAction("remove", "Remove the chosen section", () -> session.chosen().ifPresent(entry -> session.remove(entry.path()))));
        bar.add(new Separator());
        bar.add(new ViewAction("run", "Run the analysis on this set, with report and recipe", this::run));
        show();
    }

    private void applyParameters() {
        try {
            session.setParameters(parameters.getText().strip());
        } catch (UserError e) {
            Problems.report(e);
        }
    }

    private void tick(Path path, boolean isIncluded) {
        if (isIncluded) {
            session.exclude(path, null);
            return;
        }
        InputDialog dialog = new InputDialog(getSite().getShell(), "Exclude " + path.getFileName(),
                "Why does this image take no part in the statistics? The reason stands in the report.", "",
                text -> text.isBlank() ? "A reason is needed." : null);
        if (dialog.open() == Window.OK) {
            session.exclude(path, dialog.getValue().strip());
        }
        show();
    }

    private void addFiles() {
        FileDialog dialog = new FileDialog(getSite().getShell(), SWT.OPEN | SWT.MULTI);
        dialog.setText("Images of cross-sections");
        if (dialog.open() != null) {
            session.add(Arrays.stream(dialog.getFileNames()).map(name -> Path.of(dialog.getFilterPath(), name)).toList());
        }
    }

    private void addFront() {
        IEditorPart editor = getSite().getPage().getActiveEditor();
        Path path = editor == null ? null : editor.getAdapter(Path.class);
        if (path == null) {
            Problems.report("Open an image first, or use \"Add images…\".", null);
        } else {
            session.add(List.of(path));
        }
    }

    private void run() {
        if (session.sections().isEmpty()) {
            Problems.report("Add the images of the set first.", null);
        } else {
            AnalysisLauncher.run(session.request());
        }
    }

    private void show() {
        if (!parameters.isFocusControl()) {
            parameters.setText(session.parameters());
        }
        List<String[]> rows = new ArrayList<>();
        for (SectionEntry entry : session.sections()) {
            rows.add(row(entry));
        }
        TableTools.fill(table, rows);
        List<SectionEntry> sections = session.sections();
        for (int i = 0; i < sections.size(); i++) {
            table.getItem(i).setData(sections.get(i).path());
            table.getItem(i).setChecked(sections.get(i).excluded() == null);
            if (session.chosen().map(SectionEntry::path).filter(sections.get(i).path()::equals).isPresent() && !table.isSelected(i)) {
                table.setSelection(i);
            }
        }
        hint.setText(hint(sections));
        hint.getParent().layout();
    }

    private String hint(List<SectionEntry> sections) {
        if (sections.isEmpty()) {
            return "Add images of cross-sections; each is one of the statistics over images.";
        }
        long done = sections.stream().filter(SectionEntry::isDone).count();
        long excluded = sections.stream().filter(entry -> entry.excluded() != null).count();
        return done + " of " + sections.size() + " images measured" + (excluded == 0 ? "" : ", " + excluded + " excluded") + (session.isBusy() ? "…" : "");
    }

    private static String[] row(SectionEntry entry) {
        String note = entry.excluded() != null ? "excluded: " + entry.excluded() : entry.correction().isNone() ? "" : "corrected by hand";
        if (!entry.isDone()) {
            return new String[] {entry.name(), "", "", "", entry.message()};
        }
        if (!entry.hasLayers()) {
            return new String[] {entry.name(), "none", "", "", note.isEmpty() ? "no layer is found" : note};
        }
        String unit = " " + entry.measured().unit();
        String all = String.join(" | ", entry.measured().stack().layers().stream()
                .map(layer -> String.format(Locale.ROOT, "%.1f ± %.1f", layer.mean(), layer.uncertainty())).toList()) + unit;
        String dense = String.join(" | ", entry.measured().stack().layers().stream().map(SectionSetView::dense).toList());
        double tilt = entry.measured().first().scale().tilt();
        return new String[] {entry.name(), all, dense,
            tilt < 90 ? String.format(Locale.ROOT, "%.1f", tilt) : "", entry.message().isEmpty() ? note : entry.message()};
    }

    private static String dense(LayerThickness layer) {
        return Double.isNaN(layer.content().dense()) ? "–" : String.format(Locale.ROOT, "%.1f", 100 * layer.content().dense());
    }

    @Override
    public void setFocus() {
        table.setFocus();
    }
}
