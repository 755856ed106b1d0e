package org.lamella.ui.results.set;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.part.ViewPart;
import org.lamella.data.UserError;
import org.lamella.ui.LabelText;
import org.lamella.ui.LabelText;
import org.lamella.ui.Problems;
import org.lamella.ui.ViewAction;
import org.lamella.ui.ViewLayout;
import org.lamella.ui.results.AnalysisLauncher;
import org.lamella.ui.table.TableTools;

/**
 * The images of a set in a table, with their parameters above it; unticked ones are excluded.
 *
 * @param <E> an image with what was found in it
 */
public abstract class ImageSetView<E extends ImageSetEntry<E>> extends ViewPart {
    /**
     * What differs from one analysis to the next.
     *
     * @param table what tests find the table by
     * @param parameters what is typed above the table, in a word
     * @param parametersTip how it is typed
     * @param files what the images show, for the dialog that asks for them
     * @param chosen the chosen image, as in "Remove the chosen section"
     * @param one an image, as in "Why does this image take no part"
     * @param empty what to do when there is none
     * @param measured what was done to all, as in "2 of 3 images measured"
     */
    public record Words(String table, String parameters, String parametersTip, String files, String chosen, String one, String empty, String measured) {
    }

    /**
     * A column of the table.
     *
     * @param heading with the unit in brackets
     * @param width in pixels
     */
    public record Column(String heading, int width) {
    }

    private static final String SAMPLES = "These are samples. Your own set, with its parameters, comes back when the guided tour ends.\n";

    private final Words words;
    private final List<Column> columns;
    private ImageSet<E, ?> set;
    private Text parameters;
    private Label hint;
    private Table table;

    /** @param columns the name of an image is in the first one, a note in the last */
    protected ImageSetView(Words words, Column... columns) {
        this.words = words;
        this.columns = List.of(columns);
    }

    protected abstract ImageSet<E, ?> set(IWorkbenchWindow window);

    /**
     * The cells of an image that is measured.
     *
     * @param note that it is excluded or corrected; empty when it is neither
     */
    protected abstract String[] row(E entry, String note);

    @Override
    public final void createPartControl(Composite parent) {
        set = set(getSite().getWorkbenchWindow());
        ViewLayout.columns(parent, 2);
        new Label(parent, SWT.NONE).setText(words.parameters());
        parameters = new Text(parent, SWT.BORDER);
        parameters.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        parameters.setData("org.lamella.id", words.table() + ".parameters");
        parameters.setToolTipText(words.parametersTip());
        parameters.addListener(SWT.DefaultSelection, event -> applyParameters());
        hint = ViewLayout.text(parent, words.table() + ".hint");
        createTable(parent);
        Consumer<ImageSet.Change> listener = change -> show();
        set.listeners().add(listener);
        parent.addDisposeListener(event -> set.listeners().remove(listener));
        IToolBarManager bar = getViewSite().getActionBars().getToolBarManager();
        bar.add(new ViewAction("add", "Add images…", this::addFiles));
        bar.add(new ViewAction("image", "Add the image in front", this::addFront));
        bar.add(new ViewAction("remove", "Remove the chosen " + words.chosen(), () -> set.chosen().ifPresent(entry -> set.remove(entry.path()))));
        bar.add(new Separator());
        bar.add(new ViewAction("run", "Run the analysis on this set, with report and recipe", this::run));
        show();
    }

    private void createTable(Composite parent) {
        Map<String, Integer> widths = new LinkedHashMap<>();
        columns.forEach(column -> widths.put(column.heading(), column.width()));
        table = TableTools.table(parent, SWT.CHECK, words.table(), widths, widths.keySet().toArray(String[]::new));
        ViewLayout.fill(table);
        table.addListener(SWT.Selection, event -> {
            TableItem item = (TableItem) event.item;
            Path path = (Path) item.getData();
            if (event.detail == SWT.CHECK) {
                tick(path, item.getChecked());
            } else {
                set.choose(path);
            }
        });
    }

    private void applyParameters() {
        try {
            set.setParameters(parameters.getText().strip());
        } catch (UserError e) {
            Problems.report(e);
        }
    }

    private void tick(Path path, boolean isIncluded) {
        if (isIncluded) {
            set.exclude(path, null);
            return;
        }
        InputDialog dialog = new InputDialog(getSite().getShell(), "Exclude " + path.getFileName(),
                "Why does this " + words.one() + " take no part in the statistics? The reason stands in the report.", "",
                text -> text.isBlank() ? "A reason is needed." : null);
        if (dialog.open() == Window.OK) {
            set.exclude(path, dialog.getValue().strip());
        }
        show();
    }

    private void addFiles() {
        FileDialog dialog = new FileDialog(getSite().getShell(), SWT.OPEN | SWT.MULTI);
        dialog.setText(words.files());
        if (dialog.open() != null) {
            set.add(Arrays.stream(dialog.getFileNames()).map(name -> Path.of(dialog.getFilterPath(), name)).toList());
        }
    }

    private void addFront() {
        IEditorPart editor = getSite().getPage().getActiveEditor();
        Path path = editor == null ? null : editor.getAdapter(Path.class);
        if (path == null) {
            Problems.report("Open an image first, or use \"Add images…\".", null);
        } else {
            set.add(List.of(path));
        }
    }

    private void run() {
        if (set.entries().isEmpty()) {
            Problems.report("Add the images of the set first.", null);
        } else {
            AnalysisLauncher.run(set.request());
        }
    }

    private void show() {
        if (!parameters.isFocusControl()) {
            parameters.setText(set.typedParameters());
        }
        List<E> entries = set.entries();
        TableTools.fill(table, entries.stream().map(this::cells).toList());
        for (int i = 0; i < entries.size(); i++) {
            E entry = entries.get(i);
            table.getItem(i).setData(entry.path());
            table.getItem(i).setChecked(entry.excluded() == null);
            if (set.chosen().filter(chosen -> chosen.path().equals(entry.path())).isPresent() && !table.isSelected(i)) {
                table.setSelection(i);
            }
        }
        columns.forEach(column -> table.getColumn(columns.indexOf(column)).setToolTipText(tip(column)));
        LabelText.show(hint, (set.isShowingSamples() ? SAMPLES : "") + hint(entries));
    }

    /** What is told of a column under the mouse; null for nothing. */
    protected String tip(Column column) {
        return null;
    }

    private String[] cells(E entry) {
        if (entry.isDone()) {
            return row(entry, entry.excluded() != null ? "excluded: " + entry.excluded() : entry.isCorrected() ? "corrected by hand" : "");
        }
        String[] cells = new String[columns.size()];
        Arrays.fill(cells, "");
        cells[0] = entry.name();
        cells[cells.length - 1] = entry.message();
        return cells;
    }

    private String hint(List<E> entries) {
        if (entries.isEmpty()) {
            return words.empty();
        }
        long done = entries.stream().filter(ImageSetEntry::isDone).count();
        long excluded = entries.stream().filter(entry -> entry.excluded() != null).count();
        return done + " of " + entries.size() + " " + words.measured() + (excluded == 0 ? "" : ", " + excluded + " excluded") + (set.isBusy() ? "…" : "");
    }

    @Override
    public final void setFocus() {
        table.setFocus();
    }
}
