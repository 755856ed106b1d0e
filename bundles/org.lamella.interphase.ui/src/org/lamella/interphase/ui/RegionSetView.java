package org.lamella.interphase.ui;

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
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.part.ViewPart;
import org.lamella.data.UserError;
import org.lamella.interphase.LayerExtent;
import org.lamella.ui.Problems;
import org.lamella.ui.ViewAction;
import org.lamella.ui.results.AnalysisLauncher;
import org.lamella.ui.table.TableTools;

/** The regions of the set with their layers; unticked ones are excluded. */
public final class RegionSetView extends ViewPart {
    public static final String ID = "org.lamella.interphase.ui.set";
    private static final String[] HEADINGS = {"Region", "Total (nm)", "Layers (nm)", "Normal (°)", "Note"};

    private InterphaseSession session;
    private Text layers;
    private Label hint;
    private Table table;

    @Override
    public void createPartControl(Composite parent) {
        session = InterphaseSession.of(getSite().getWorkbenchWindow());
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 4;
        layout.marginHeight = 4;
        parent.setLayout(layout);
        new Label(parent, SWT.NONE).setText("Layers");
        layers = new Text(parent, SWT.BORDER);
        layers.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        layers.setData("org.lamella.id", "interphase.layers");
        layers.setText(session.layers());
        layers.setToolTipText("Layers in order of depth, behind semicolons; 'X metal' and 'amorphous' are the sides. Enter searches again.");
        layers.addListener(SWT.DefaultSelection, event -> applyLayers());
        hint = new Label(parent, SWT.WRAP);
        hint.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
        hint.setData("org.lamella.id", "interphase.hint");
        table = TableTools.table(parent, SWT.CHECK, "interphase.regions", Map.of("Region", 115, "Total (nm)", 90, "Layers (nm)", 125, "Normal (°)", 80, "Note", 180), HEADINGS);
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
        Consumer<InterphaseSession.Change> listener = change -> show();
        session.listeners().add(listener);
        parent.addDisposeListener(event -> session.listeners().remove(listener));
        IToolBarManager bar = getViewSite().getActionBars().getToolBarManager();
        bar.add(new ViewAction("add", "Add images…", this::addFiles));
        bar.add(new ViewAction("image", "Add the image in front", this::addFront));
        bar.add(new ViewAction("remove", "Remove the chosen region", () -> session.chosen().ifPresent(entry -> session.remove(entry.path()))));
        bar.add(new Separator());
        bar.add(new ViewAction("run", "Run the analysis on this set, with report and recipe", this::run));
        show();
    }

    private void applyLayers() {
        try {
            session.setLayers(layers.getText().strip());
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
                "Why does this region take no part in the statistics? The reason stands in the report.", "",
                text -> text.isBlank() ? "A reason is needed." : null);
        if (dialog.open() == Window.OK) {
            session.exclude(path, dialog.getValue().strip());
        }
        show();
    }

    private void addFiles() {
        FileDialog dialog = new FileDialog(getSite().getShell(), SWT.OPEN | SWT.MULTI);
        dialog.setText("Images across the interphase");
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
        if (session.regions().isEmpty()) {
            Problems.report("Add the images of the set first.", null);
        } else {
            AnalysisLauncher.run(session.request());
        }
    }

    private void show() {
        if (!layers.isFocusControl()) {
            layers.setText(session.layers());
        }
        List<String[]> rows = new ArrayList<>();
        for (RegionEntry entry : session.regions()) {
            rows.add(row(entry));
        }
        TableTools.fill(table, rows);
        List<RegionEntry> regions = session.regions();
        for (int i = 0; i < regions.size(); i++) {
            table.getItem(i).setData(regions.get(i).path());
            table.getItem(i).setChecked(regions.get(i).excluded() == null);
            if (session.chosen().map(RegionEntry::path).filter(regions.get(i).path()::equals).isPresent() && !table.isSelected(i)) {
                table.setSelection(i);
            }
        }
        for (TableColumn column : table.getColumns()) {
            if (column.getText().startsWith("Layers")) {
                column.setToolTipText(String.join(" | ", session.layerNames()));
            }
        }
        hint.setText(hint(regions));
        hint.getParent().layout();
    }

    private String hint(List<RegionEntry> regions) {
        if (regions.isEmpty()) {
            return "Add the images across the interphase; each is a region of the statistics.";
        }
        long done = regions.stream().filter(RegionEntry::isDone).count();
        long excluded = regions.stream().filter(entry -> entry.excluded() != null).count();
        return done + " of " + regions.size() + " regions searched" + (excluded == 0 ? "" : ", " + excluded + " excluded") + (session.isBusy() ? "…" : "");
    }

    private static String[] row(RegionEntry entry) {
        String note = entry.excluded() != null ? "excluded: " + entry.excluded() : entry.correction().isNone() ? "" : "corrected by hand";
        if (!entry.isDone()) {
            return new String[] {entry.name(), "", "", "", entry.message()};
        }
        if (!entry.layers().hasInterphase()) {
            return new String[] {entry.name(), "0", "none", "", note.isEmpty() ? "no layer stands out against chance" : note};
        }
        String all = String.join(" | ", entry.layers().interphase().stream().map(LayerExtent::thickness)
                .map(value -> String.format(Locale.ROOT, "%.1f", value)).toList());
        return new String[] {entry.name(), String.format(Locale.ROOT, "%.1f ± %.1f", entry.layers().total(), entry.layers().totalUncertainty()), all,
            String.format(Locale.ROOT, "%.1f", entry.layers().face().direction()), note};
    }

    @Override
    public void setFocus() {
        table.setFocus();
    }
}
