package org.lamella.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.interphase.ui.InterphasePerspective;
import org.lamella.interphase.ui.InterphaseSession;
import org.lamella.interphase.ui.RegionEntry;
import org.lamella.ui.Storage;
import org.lamella.ui.Undo;
import org.lamella.ui.results.AnalysisLauncher;
import org.lamella.ui.results.AnalysisRequest;
import org.lamella.ui.results.SessionHistory;

/** The perspective Interphase with real widgets, mouse and keys: regions, dragged boundaries, exclusion, and the run. */
class InterphaseViewsTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void regions() throws Exception {
        Ui.ready();
        perspective(InterphasePerspective.ID);
        List<Path> images = List.of(Samples.interphase(folder, "one.tif", 1), Samples.interphase(folder, "two.tif", 2));
        Ui.run(() -> session().add(images));
        Ui.await("the layers", () -> session().entries().stream().allMatch(RegionEntry::isDone));
    }

    @AfterAll
    static void back() {
        while (Ui.hasMessage()) {
            Ui.message();
        }
        perspective("org.lamella.lattice.ui.perspective");
    }

    static void perspective(String id) {
        Ui.run(() -> {
            try {
                PlatformUI.getWorkbench().showPerspective(id, Ui.window());
            } catch (WorkbenchException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static InterphaseSession session() {
        return InterphaseSession.of(Ui.window());
    }

    private static RegionEntry region(int index) {
        return Ui.get(() -> session().entries().get(index));
    }

    private static double start(int index, int layer) {
        return region(index).layers().layers().get(layer).start();
    }

    private static void choose(int index) {
        Table table = Ui.find(Table.class, "interphase.regions");
        Ui.run(() -> {
            table.setSelection(index);
            Event event = new Event();
            event.item = table.getItem(index);
            table.notifyListeners(SWT.Selection, event);
        });
    }

    @Test
    void layersOfEveryRegionAreShownAndSummarised() {
        Table table = Ui.find(Table.class, "interphase.regions");
        assertEquals("one.tif", Ui.get(() -> table.getItem(0).getText(0)));
        double total = Double.parseDouble(Ui.get(() -> table.getItem(0).getText(1)).split(" ")[0]);
        assertEquals(40, total, 6, "the interphase was drawn 40 nm thick");
        String summary = Ui.get(() -> Ui.find(Label.class, "interphase.summary").getText());
        assertTrue(summary.contains("95 % interval") && summary.contains("2 regions"), summary);
    }

    @Test
    void aDraggedBoundaryIsACorrectionThatTheRunKeeps() throws Exception {
        choose(0);
        Canvas canvas = Ui.find(Canvas.class, "interphase.map");
        double before = start(0, 4);
        int x = Ui.get(() -> canvas.getClientArea().width / 3);
        int y = lowestBoundary(canvas, x);
        Ui.drag(canvas, x, y, x, y - 30, () -> assertTrue(start(0, 4) == before, "nothing is kept before the mouse is let go"));
        Ui.await("the correction", () -> !session().entries().get(0).correction().isNone());
        Ui.await("the layers", () -> start(0, 4) < before - 0.5);
        double moved = start(0, 4);
        AnalysisRequest request = Ui.get(() -> session().request());
        String corrections = request.parameters().get("corrections");
        assertTrue(corrections.startsWith("one.tif: 4="), corrections);
        assertEquals(moved, Double.parseDouble(corrections.substring(corrections.indexOf('=') + 1)), 0.011);
        int steps = SessionHistory.shared().steps().size();
        AnalysisLauncher.run(request);
        Ui.await("the run", () -> SessionHistory.shared().steps().size() > steps
                && SessionHistory.shared().steps().getLast().state() != SessionHistory.State.RUNNING);
        SessionHistory.Step step = SessionHistory.shared().steps().getLast();
        assertEquals(SessionHistory.State.DONE, step.state());
        String json = Files.readString(Storage.results().resolve(step.result()).resolve("result.json"));
        assertTrue(json.contains("one.tif: 4="), "the correction is in the provenance");
        double total = Ui.get(() -> session().entries().get(0).layers().total());
        assertTrue(json.contains(Double.toString(total)), "the window and the run give the same total, " + total);
        Ui.run(() -> undo());
        Ui.await("the boundary where it was", () -> Math.abs(start(0, 4) - before) < 1e-9);
    }

    private static void undo() {
        try {
            Undo.history().undo(Undo.context(), null, null);
        } catch (org.eclipse.core.commands.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the pointer becomes a hand when it comes from below. */
    static int lowestBoundary(Canvas canvas, int x) {
        int height = Ui.get(() -> canvas.getClientArea().height);
        for (int y = height - 60; y > 20; y -= 3) {
            int at = y;
            boolean hand = Ui.get(() -> {
                Event event = new Event();
                event.x = x;
                event.y = at;
                canvas.notifyListeners(SWT.MouseMove, event);
                return canvas.getCursor() != null;
            });
            if (hand) {
                return y - 4;
            }
        }
        throw new IllegalStateException("no boundary under the pointer");
    }

    @Test
    void theKeysMoveABoundary() {
        choose(1);
        Canvas canvas = Ui.find(Canvas.class, "interphase.map");
        double before = start(1, 1);
        Ui.run(canvas::forceFocus);
        for (int key : new int[] {SWT.TAB, SWT.ARROW_DOWN}) {
            Ui.run(() -> {
                Event event = new Event();
                event.keyCode = key;
                canvas.notifyListeners(SWT.KeyDown, event);
            });
        }
        Ui.await("the boundary half a nanometre farther", () -> Math.abs(start(1, 1) - before - 0.5) < 0.02);
        Ui.run(() -> undo());
        Ui.await("the boundary where it was", () -> Math.abs(start(1, 1) - before) < 1e-9);
    }

    @Test
    void anExcludedRegionNeedsAReasonAndTakesNoPart() {
        Table table = Ui.find(Table.class, "interphase.regions");
        Ui.display().asyncExec(() -> {
            table.getItem(1).setChecked(false);
            Event event = new Event();
            event.item = table.getItem(1);
            event.detail = SWT.CHECK;
            table.notifyListeners(SWT.Selection, event);
        });
        Ui.await("the question", () -> java.util.Arrays.stream(Ui.display().getShells())
                .anyMatch(shell -> shell.isVisible() && shell.getText().equals("Exclude two.tif")));
        assertFalse(Ui.get(() -> Ui.button("OK").isEnabled()), "no reason, no exclusion");
        Ui.run(() -> {
            Text text = (Text) org.eclipse.swt.widgets.Display.getCurrent().getFocusControl();
            assertNotNull(text);
            text.setText("beam damage");
        });
        Ui.click(Ui.button("OK"));
        Ui.await("the exclusion", () -> "beam damage".equals(session().entries().get(1).excluded()));
        assertTrue(Ui.get(() -> Ui.find(Label.class, "interphase.summary").getText()).contains("1 region"));
        assertEquals("two.tif: beam damage", Ui.get(() -> session().request().parameters().get("exclude")));
        Ui.run(() -> undo());
        Ui.await("the region", () -> session().entries().get(1).excluded() == null);
    }
}
