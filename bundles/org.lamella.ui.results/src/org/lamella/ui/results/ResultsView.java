package org.lamella.ui.results;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.eclipse.jface.action.IContributionManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.part.ViewPart;
import org.lamella.data.UserError;
import org.lamella.ui.Icons;
import org.lamella.ui.LatestTask;
import org.lamella.ui.Problems;
import org.lamella.ui.Storage;
import org.lamella.ui.Undo;
import org.lamella.ui.ViewAction;

/** The results on disk: a list on the left, what the selected one found on the right. */
public final class ResultsView extends ViewPart {
    public static final String ID = "org.lamella.ui.results.view";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH).withZone(ZoneId.systemDefault());

    private Table list;
    private ResultPane pane;
    private LatestTask listing;

    /** A result with what the list says of it. */
    private record Row(StoredResult result, String input, String time) {
    }

    private ResultStore store;
    private List<StoredResult> results = List.of();
    private Path next;

    @Override
    public void createPartControl(Composite parent) {
        parent.setLayout(new FillLayout());
        store = new ResultStore(Storage.results());
        SashForm sash = new SashForm(parent, SWT.HORIZONTAL);
        list = new Table(sash, SWT.FULL_SELECTION | SWT.SINGLE);
        list.setHeaderVisible(true);
        list.setData("org.lamella.id", "results.list");
        String[] headings = {"Analysis", "Input", "Time"};
        int[] widths = {90, 130, 120};
        for (int i = 0; i < headings.length; i++) {
            TableColumn column = new TableColumn(list, SWT.LEFT);
            column.setText(headings[i]);
            column.setWidth(widths[i]);
        }
        list.addListener(SWT.Selection, event -> showSelected());
        list.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.DEL) {
                delete();
            } else if (event.keyCode == SWT.F5) {
                refresh(null);
            }
        });
        pane = new ResultPane(sash);
        sash.setWeights(30, 70);
        listing = new LatestTask(list, "results");
        IToolBarManager bar = getViewSite().getActionBars().getToolBarManager();
        MenuManager menu = new MenuManager();
        // The keyboard reaches the menu of the list.
        for (IContributionManager manager : List.of(bar, menu)) {
            manager.add(new ViewAction("run", "Run again…", () -> again(false)));
            manager.add(new ViewAction("refresh", "Run again on other files…", () -> again(true)));
            manager.add(new Separator());
            manager.add(new ViewAction("copy", "Copy as command line", () -> withRequest(request -> copy(plain(request).commandLine()))));
            manager.add(new ViewAction("recipe", "Save as recipe…", () -> withRequest(request -> AnalysisDialog.saveRecipe(list.getShell(), request))));
            manager.add(new ViewAction("export", "Open the report in the browser", () -> open("report.html")));
            manager.add(new ViewAction("folder", "Show the folder", () -> open("")));
            manager.add(new Separator());
            manager.add(new ViewAction("remove", "Delete (can be undone)", this::delete));
        }
        list.setMenu(menu.createContextMenu(list));
        ResultWriter writer = new ResultWriter(Storage.results(), List.of());
        listing.submit(() -> {
            writer.removeUnfinished();
            return rows();
        }, this::show, Problems::report);
    }

    /** A short command line, without what is the default anyway. */
    private static AnalysisRequest plain(AnalysisRequest request) {
        try {
            return request.withoutDefaults(Analyses.require(request.analysis()).info());
        } catch (UserError e) {
            // The analysis is not installed any more; the whole line says what it was.
            return request;
        }
    }

    /** Shows a result that has been written. */
    public void show(Path folder) {
        refresh(folder);
    }

    /** The folder of the result that is shown; null when there is none. */
    public Path shown() {
        return list.getSelectionIndex() < 0 ? null : results.get(list.getSelectionIndex()).folder();
    }

    /** @param wanted the result to be selected; null to keep the selection */
    private void refresh(Path wanted) {
        // It stays wanted until it is there, also when another listing comes between.
        next = wanted != null ? wanted : next;
        listing.submit(this::rows, this::show, Problems::report);
    }

    private List<Row> rows() {
        return store.all().stream().map(result -> new Row(result, result.inputs().isEmpty() ? "" : result.inputs().get(0).getFileName()
                + (result.inputs().size() > 1 ? " and " + (result.inputs().size() - 1) + " more" : ""), time(result.started()))).toList();
    }

    private void show(List<Row> found) {
        Path keep = next != null ? next : shown();
        results = found.stream().map(Row::result).toList();
        list.setItemCount(found.size());
        int selected = -1;
        for (int i = 0; i < found.size(); i++) {
            StoredResult result = found.get(i).result();
            TableItem item = list.getItem(i);
            item.setText(new String[] {result.analysis(), found.get(i).input(), found.get(i).time()});
            item.setImage(Icons.image(result.warnings().isEmpty() ? "results" : "warning"));
            if (result.folder().equals(keep)) {
                selected = i;
            }
        }
        next = selected >= 0 ? null : next;
        list.setSelection(selected < 0 && !found.isEmpty() ? 0 : selected);
        showSelected();
    }

    private static String time(String started) {
        try {
            return TIME.format(Instant.parse(started));
        } catch (DateTimeParseException e) {
            return started;
        }
    }

    private void showSelected() {
        int index = list.getSelectionIndex();
        if (index >= 0 && !Files.exists(results.get(index).folder())) {
            Problems.report(results.get(index).folder() + ": this result is no longer there.", null);
            refresh(null);
            return;
        }
        pane.show(index < 0 ? null : results.get(index));
    }

    private void withRequest(Consumer<AnalysisRequest> action) {
        int index = list.getSelectionIndex();
        if (index >= 0) {
            try {
                action.accept(results.get(index).request());
            } catch (UserError e) {
                Problems.report(e);
            }
        }
    }

    private void again(boolean onOtherFiles) {
        withRequest(request -> {
            List<Path> inputs = request.inputs();
            if (onOtherFiles) {
                FileDialog dialog = new FileDialog(list.getShell(), SWT.OPEN | SWT.MULTI);
                if (dialog.open() == null) {
                    return;
                }
                inputs = java.util.Arrays.stream(dialog.getFileNames()).map(name -> Path.of(dialog.getFilterPath()).resolve(name)).toList();
            }
            AnalysisLauncher.again(getSite().getWorkbenchWindow(), new AnalysisRequest(request.analysis(), inputs, request.parameters()));
        });
    }

    private void copy(String text) {
        Clipboard clipboard = new Clipboard(list.getDisplay());
        clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
    }

    private void open(String file) {
        if (shown() != null && !Program.launch(shown().resolve(file).toString())) {
            Problems.report("Nothing on this machine opens " + shown().resolve(file), null);
        }
    }

    private void delete() {
        if (shown() == null) {
            return;
        }
        String name = shown().getFileName().toString();
        next = null;
        Undo.perform("Delete result", () -> change(() -> store.delete(name)), () -> change(() -> store.restore(name)));
    }

    /** Something that moves a result on disk. */
    private interface Change {
        void run() throws UserError;
    }

    private void change(Change change) {
        try {
            change.run();
        } catch (UserError e) {
            Problems.report(e);
        }
        if (!list.isDisposed()) {
            refresh(null);
        }
    }

    @Override
    public void setFocus() {
        list.setFocus();
    }
}
