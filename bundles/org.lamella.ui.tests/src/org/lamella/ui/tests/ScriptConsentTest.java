package org.lamella.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.ui.Storage;
import org.lamella.ui.results.SessionHistory;

/** A script in a recipe is shown, and nothing of the recipe runs before the user has agreed. */
class ScriptConsentTest {
    private static final String TITLE = "Run this script?";

    @TempDir
    private static Path folder;
    private static Path recipe;

    @BeforeAll
    static void recipe() throws Exception {
        Ui.ready();
        Samples.table(folder);
        recipe = Files.writeString(folder.resolve("recipe.yaml"), "inputs: [depths.csv]\nsteps:\n  - script: counting\n    code: count these letters\n");
    }

    private static void run() {
        Ui.run(() -> {
            try {
                var command = PlatformUI.getWorkbench().getService(ICommandService.class).getCommand("org.lamella.ui.results.runRecipe");
                PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(ParameterizedCommand.generateCommand(command,
                        Map.of("org.lamella.ui.results.recipe", recipe.toString())), null);
            } catch (org.eclipse.core.commands.common.CommandException e) {
                throw new IllegalStateException(e);
            }
        });
        Ui.await("the question", () -> question() != null);
    }

    private static Shell question() {
        for (Shell shell : Ui.display().getShells()) {
            if (shell.isVisible() && shell.getText().equals(TITLE)) {
                return shell;
            }
        }
        return null;
    }

    @Test
    void nothingRunsWhenTheUserDoesNotAgree() {
        int before = SessionHistory.shared().steps().size();
        run();
        String text = Ui.get(() -> Ui.texts(question()));
        assertTrue(text.contains("count these letters"), text);
        assertTrue(text.contains("only when you know where it comes from"), text);
        assertTrue(Ui.get(() -> question().getDefaultButton().getText().replace("&", "").equals("Cancel")), "Enter does not run it");
        Ui.click(Ui.button("Cancel"));
        Ui.await("the question to go", () -> question() == null);
        Ui.sleep(500);
        assertEquals(before, SessionHistory.shared().steps().size());
    }

    @Test
    void itRunsWhenTheUserAgrees() throws Exception {
        int before = SessionHistory.shared().steps().size();
        run();
        Ui.click(Ui.button("Run the script"));
        Ui.await("the run", () -> SessionHistory.shared().steps().size() > before
                && SessionHistory.shared().steps().getLast().state() != SessionHistory.State.RUNNING);
        SessionHistory.Step step = SessionHistory.shared().steps().getLast();
        assertEquals(SessionHistory.State.DONE, step.state());
        String json = Files.readString(Storage.results().resolve(step.result()).resolve("result.json"));
        assertTrue(json.replaceAll("\\s", "").contains("\"letters\":19"), json);
    }
}
