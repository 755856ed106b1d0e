package org.lamella.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.analysis.Recipe;
import org.lamella.ui.Storage;
import org.lamella.ui.results.AnalysisLauncher;
import org.lamella.ui.results.AnalysisRequest;
import org.lamella.ui.results.HistoryView;
import org.lamella.ui.results.ResultsView;
import org.lamella.ui.results.SessionHistory;
import org.lamella.ui.results.StoredResult;

/** Results are what is on disk, whatever happens to it. */
class ResultsTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void window() {
        Ui.ready();
    }

    @AfterEach
    void closeMessages() {
        while (Ui.hasMessage()) {
            Ui.message();
        }
        Ui.closeEditors();
    }

    private static ResultsView view() {
        return Ui.get(() -> (ResultsView) Ui.page().showView(ResultsView.ID));
    }

    private static SessionHistory.Step run(String analysis, Map<String, String> parameters) throws Exception {
        Path image = Samples.lattice(folder, "image.tif", 128, 128, 1);
        int before = SessionHistory.shared().steps().size();
        AnalysisLauncher.run(new AnalysisRequest(analysis, List.of(image), parameters));
        Ui.await("the end", () -> SessionHistory.shared().steps().size() > before
                && SessionHistory.shared().steps().getLast().state() != SessionHistory.State.RUNNING);
        return SessionHistory.shared().steps().getLast();
    }

    private static void select(Path result) {
        ResultsView view = view();
        Ui.run(() -> view.show(result));
        Ui.await("the result " + result, () -> result.equals(view.shown()));
    }

    @Test
    void aFigureThatCannotBeDrawnCostsNoNumbers() throws Exception {
        SessionHistory.Step step = run("brokenfigure", Map.of());
        String message = Ui.message();
        assertTrue(message.contains("are saved") && message.contains("no pencil"), message);
        assertFalse(Ui.hasMessage());
        assertEquals(SessionHistory.State.DONE, step.state());
        Path result = Storage.results().resolve(step.result());
        assertTrue(Files.readString(result.resolve("result.json")).contains("42"));
        assertTrue(Files.exists(result.resolve("tables/spacings.csv")));
        assertEquals(List.of("the answer is 42"), StoredResult.read(result).summary());
    }

    @Test
    void aDeletedResultComesBackByUndo() throws Exception {
        Path result = Storage.results().resolve(run("lattice", Map.of()).result());
        select(result);
        Table list = Ui.find(Table.class, "results.list");
        Ui.run(list::setFocus);
        Ui.key(SWT.DEL);
        Ui.await("the result to go", () -> !Files.exists(result));
        Ui.command("org.eclipse.ui.edit.undo");
        Ui.await("the result to come back", () -> Files.exists(result.resolve("result.json")));
    }

    @Test
    void theHistoryReplaysItsStepsAndSavesThemAsARecipe() throws Exception {
        SessionHistory.Step first = run("lattice", Map.of("falseAlarm", "0.003"));
        HistoryView view = Ui.get(() -> (HistoryView) Ui.page().showView(HistoryView.ID));
        Table table = Ui.find(Table.class, "history.table");
        int row = Ui.get(() -> java.util.stream.IntStream.range(0, table.getItemCount())
                .filter(i -> table.getItem(i).getText(3).contains("falseAlarm = 0.003")).findFirst().orElseThrow());
        Ui.run(() -> table.setSelection(row));
        var bar = Ui.get(() -> view.getViewSite().getActionBars().getToolBarManager());
        Ui.run(() -> ((ActionContributionItem) bar.find("org.lamella.action.run")).getAction().run());
        Ui.await("the step again", () -> {
            SessionHistory.Step last = SessionHistory.shared().steps().getLast();
            return last.number() > first.number() && last.state() == SessionHistory.State.DONE;
        });
        assertEquals(first.request().parameters(), SessionHistory.shared().steps().getLast().request().parameters());
        String recipe = SessionHistory.recipes(List.of(first)).getFirst().write();
        assertTrue(recipe.contains("lattice") && recipe.contains("0.003") && recipe.contains("image.tif"), recipe);
        // The recipe alone, run again, is the same step.
        Path file = Files.writeString(folder.resolve("session.yaml"), recipe);
        assertEquals(recipe, Recipe.read(file).write());
    }

    @Test
    void whatWasUsedIsToldWithTheResult() throws Exception {
        SessionHistory.Step step = run("lattice", Map.of("falseAlarm", "0.002", "region", "corner=0,0,64,64"));
        Path result = Storage.results().resolve(step.result());
        select(result);
        StyledText provenance = Ui.find(StyledText.class, "result.provenance");
        Ui.await("the provenance", () -> provenance.getText().contains("falseAlarm = 0.002"));
        String text = Ui.get(provenance::getText);
        assertTrue(text.contains("pixelSize = automatic") && text.contains("SHA-256") && text.contains("corner=0,0,64,64"), text);
        AnalysisRequest again = StoredResult.read(result).request();
        assertEquals("0.002", again.parameters().get("falseAlarm"));
        // The recipe that was saved gives the same result but for the times.
        String first = Files.readString(result.resolve("result.json")).replaceAll("\"time\" *: *\\{[^}]*}", "");
        AnalysisLauncher.run(again);
        Ui.await("the second run", () -> SessionHistory.shared().steps().getLast().number() > step.number()
                && SessionHistory.shared().steps().getLast().state() == SessionHistory.State.DONE);
        String second = Files.readString(Storage.results().resolve(SessionHistory.shared().steps().getLast().result()).resolve("result.json"))
                .replaceAll("\"time\" *: *\\{[^}]*}", "");
        assertEquals(first, second);
    }

    @Test
    void aResultThatVanishesIsNamedAndTheOthersStay() throws Exception {
        Path kept = Storage.results().resolve(run("lattice", Map.of()).result());
        Path gone = Storage.results().resolve("20200101-000000-none");
        Files.createDirectories(gone);
        Files.writeString(gone.resolve("result.json"), "{\"analysis\":\"none\",\"inputs\":[],\"time\":{\"started\":\"2020-01-01T00:00:00Z\"}}");
        Path damaged = Files.createDirectories(Storage.results().resolve("20200101-000001-damaged"));
        Files.writeString(damaged.resolve("result.json"), "{\"analysis\": ");
        select(gone);
        Table list = Ui.find(Table.class, "results.list");
        select(kept);
        try (Stream<Path> files = Files.walk(gone)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
        int index = Ui.get(() -> {
            for (int i = 0; i < list.getItemCount(); i++) {
                if (list.getItem(i).getText(0).equals("none")) {
                    return i;
                }
            }
            return -1;
        });
        assertTrue(index >= 0, "a damaged result does not hide the others");
        Ui.display().asyncExec(() -> {
            list.setSelection(index);
            list.notifyListeners(SWT.Selection, new Event());
        });
        assertTrue(Ui.message().contains("no longer there"));
        select(kept);
    }
}
