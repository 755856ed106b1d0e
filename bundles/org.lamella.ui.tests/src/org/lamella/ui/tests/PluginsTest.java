package org.lamella.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.ui.Storage;
import org.lamella.ui.results.AnalysisLauncher;
import org.lamella.ui.results.AnalysisRequest;
import org.lamella.ui.results.SessionHistory;

/** Plug-ins of others in the window: listed, run from their dialogs, and left behind when they hang. */
class PluginsTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void window() {
        Ui.ready();
    }

    @Test
    void theViewListsWhatIsInstalledAndWhy() {
        Ui.run(() -> {
            try {
                Ui.page().showView("org.lamella.workbench.plugins");
            } catch (org.eclipse.ui.PartInitException e) {
                throw new IllegalStateException(e);
            }
        });
        Table table = Ui.find(Table.class, "plugins.table");
        Ui.await("the plug-ins", () -> table.getItemCount() > 5);
        List<List<String>> rows = Ui.get(() -> Arrays.stream(table.getItems()).map(PluginsTest::cells).toList());
        List<String> broken = rows.stream().filter(row -> row.get(1).equals("broken.jar")).findFirst().orElseThrow();
        assertEquals(List.of("jar", "failed"), List.of(broken.get(0), broken.get(2)));
        assertFalse(broken.get(6).isEmpty(), "the reason is told");
        List<String> command = rows.stream().filter(row -> row.get(1).equals("twice")).findFirst().orElseThrow();
        assertEquals(List.of("command", "ready", "org.lamella.ui.tests"), List.of(command.get(0), command.get(2), command.get(3)));
        assertTrue(command.get(4).startsWith("0.1.0"), command::toString);
        assertTrue(rows.stream().anyMatch(row -> row.get(0).equals("analysis") && row.get(1).equals("lattice")));
    }

    private static List<String> cells(TableItem item) {
        return java.util.stream.IntStream.range(0, 7).mapToObj(item::getText).toList();
    }

    @Test
    void anOrdinaryCommandHasItsDialogAndItsResult() throws Exception {
        Ui.display().asyncExec(() -> AnalysisLauncher.open(Ui.window(), "twice", List.of(), Map.of()));
        Ui.await("the dialog", () -> Ui.isVisible("run"));
        Text number = Ui.find(Text.class, "parameter.number");
        Ui.run(() -> number.setText("20"));
        Button run = Ui.find(Button.class, "run");
        assertFalse(Ui.get(run::isEnabled), "20 is out of its range");
        Ui.run(() -> number.setText("4"));
        assertTrue(Ui.get(run::isEnabled), "it needs no file");
        int before = SessionHistory.shared().steps().size();
        Ui.click(run);
        Ui.await("the run", () -> SessionHistory.shared().steps().size() > before
                && SessionHistory.shared().steps().getLast().state() == SessionHistory.State.DONE);
        Path result = Storage.results().resolve(SessionHistory.shared().steps().getLast().result());
        assertTrue(Files.readString(result.resolve("summary.txt")).contains("Doubled = 8"));
        assertTrue(Files.exists(result.resolve("report.html")));
    }

    @Test
    void anAnalysisThatHangsIsLeftBehindWhenItIsCancelled() throws Exception {
        Path image = Samples.lattice(folder, "hanging.tif", 64, 64, 1);
        Job job = AnalysisLauncher.run(new AnalysisRequest("hanging", List.of(image), Map.of()));
        try {
            // A job that is cancelled before it has begun leaves no step.
            Ui.await("the run", () -> !SessionHistory.shared().steps().isEmpty()
                    && SessionHistory.shared().steps().getLast().request().analysis().equals("hanging"));
            job.cancel();
            Ui.await("the end", () -> job.getState() == Job.NONE);
            assertEquals(SessionHistory.State.CANCELLED, SessionHistory.shared().steps().getLast().state());
            assertFalse(Ui.hasMessage());
        } finally {
            HangingAnalysis.released = true;
        }
    }
}
