package org.lamella.ui.results;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.part.ViewPart;
import org.lamella.analysis.Recipe;
import org.lamella.data.UserError;
import org.lamella.ui.Problems;
import org.lamella.ui.Undo;
import org.lamella.ui.ViewAction;
import org.lamella.ui.table.DelimitedText;
import org.lamella.ui.table.TableTools;

/** The analyses that were run, in their order; chosen ones become a recipe or are run again. */
public final class HistoryView extends ViewPart {
    public static final String ID = "org.lamella.ui.results.history";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH).withZone(ZoneId.systemDefault());

    private Table table;

    @Override
    public void createPartControl(Composite parent) {
        parent.setLayout(new FillLayout());
        table = TableTools.table(parent, SWT.NONE, "history.table", Map.of("Time", 120, "Inputs", 200, "Parameters", 320, "State", 80),
                "Time", "Analysis", "Inputs", "Parameters", "State");
        SessionHistory history = SessionHistory.shared();
        Consumer<SessionHistory> listener = changed -> {
            if (!table.isDisposed()) {
                table.getDisplay().asyncExec(this::show);
            }
        };
        history.listeners().add(listener);
        table.addDisposeListener(event -> history.listeners().remove(listener));
        var bar = getViewSite().getActionBars().getToolBarManager();
        new MenuItem(table.getMenu(), SWT.SEPARATOR);
        for (ViewAction action : List.of(new ViewAction("recipe", "Save the selected steps as a recipe…", this::save),
                new ViewAction("run", "Run the selected steps again", this::replay), new ViewAction("remove", "Clear the list (can be undone)", this::clear))) {
            bar.add(action);
            // The keyboard reaches the menu of the table.
            MenuItem item = new MenuItem(table.getMenu(), SWT.PUSH);
            item.setText(action.getToolTipText());
            item.addListener(SWT.Selection, event -> action.run());
        }
        show();
    }

    private void show() {
        if (table.isDisposed()) {
            return;
        }
        List<String[]> rows = new ArrayList<>();
        for (SessionHistory.Step step : SessionHistory.shared().steps()) {
            AnalysisRequest request = step.request();
            rows.add(new String[] {TIME.format(step.time()), request.analysis(),
                request.inputs().stream().map(input -> input.getFileName().toString()).collect(Collectors.joining(", ")),
                request.parameters().entrySet().stream().map(entry -> entry.getKey() + " = " + entry.getValue()).collect(Collectors.joining(", ")),
                step.state().word()});
        }
        TableTools.fill(table, rows);
    }

    /** The selected steps, or all when none is selected. */
    private List<SessionHistory.Step> chosen() {
        List<SessionHistory.Step> steps = SessionHistory.shared().steps();
        if (table.getSelectionCount() == 0) {
            return steps;
        }
        List<SessionHistory.Step> chosen = new ArrayList<>();
        for (int index : table.getSelectionIndices()) {
            if (index < steps.size()) {
                chosen.add(steps.get(index));
            }
        }
        return chosen;
    }

    private void save() {
        List<Recipe> recipes = SessionHistory.recipes(chosen());
        if (recipes.isEmpty()) {
            Problems.report("There are no steps to save yet.", null);
            return;
        }
        FileDialog dialog = new FileDialog(table.getShell(), SWT.SAVE);
        dialog.setFilterExtensions(new String[] {"*.yaml"});
        dialog.setFileName("session.yaml");
        dialog.setOverwrite(true);
        String file = dialog.open();
        if (file == null) {
            return;
        }
        List<Path> files = SessionHistory.recipeFiles(Path.of(file), recipes.size());
        List<Path> there = files.stream().skip(1).filter(Files::exists).toList();
        String several = "The steps have " + recipes.size() + " different sets of inputs; one recipe is written for each: "
                + files.stream().map(path -> path.getFileName().toString()).collect(Collectors.joining(", ")) + ".";
        if (recipes.size() > 1 && !MessageDialog.openConfirm(table.getShell(), "Save as recipe", several
                + (there.isEmpty() ? "" : " " + there.size() + " of these files are there already and will be replaced."))) {
            return;
        }
        try {
            for (int i = 0; i < recipes.size(); i++) {
                DelimitedText.save(recipes.get(i).write(), files.get(i));
            }
        } catch (UserError e) {
            Problems.report(e);
        }
    }

    private void replay() {
        RecipeJobs.runOneAfterTheOther(chosen().stream().map(SessionHistory.Step::request).toList());
    }

    private void clear() {
        SessionHistory history = SessionHistory.shared();
        List<SessionHistory.Step> removed = new ArrayList<>();
        Undo.perform("Clear history", () -> removed.addAll(history.clear()), () -> {
            history.restore(List.copyOf(removed));
            removed.clear();
        });
    }

    @Override
    public void setFocus() {
        table.setFocus();
    }
}
