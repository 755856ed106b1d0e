package org.lamella.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.data.Region;
import org.lamella.lattice.ui.LatticeSession;
import org.lamella.ui.Storage;
import org.lamella.ui.Undo;
import org.lamella.ui.image.ImageEditor;
import org.lamella.ui.results.ResultsView;
import org.lamella.ui.results.SessionHistory;

/** Spectrum, spots and phases, calibration and the analysis, with real widgets, mouse and keys. */
class LatticeViewsTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void window() {
        Ui.ready();
    }

    @AfterEach
    void closeEverything() {
        while (Ui.hasMessage()) {
            Ui.message();
        }
        Ui.closeEditors();
    }

    private static LatticeSession session() {
        return Ui.get(() -> LatticeSession.of(Ui.window()));
    }

    private static void show(String view) {
        try {
            Ui.page().showView(view, null, IWorkbenchPage.VIEW_ACTIVATE);
        } catch (org.eclipse.ui.PartInitException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theSpectrumFollowsTheRegionAndPhasesAreFound() throws Exception {
        ImageEditor editor = Ui.openImage(Samples.phantom(folder));
        Control canvas = editor.canvas();
        int width = Ui.get(() -> canvas.getSize().x);
        int height = Ui.get(() -> canvas.getSize().y);
        Region.Rectangle[] half = new Region.Rectangle[1];
        Ui.drawRectangle(editor, width / 2 - 120, height / 2 - 120, width / 2 + 120, height / 2 + 120, () -> {
            Ui.await("a spectrum while dragging", () -> session().shown().map(shown -> shown.region().name().startsWith("region")).orElse(false));
            half[0] = session().shown().get().region();
        });
        Region.Rectangle drawn = Ui.get(() -> (Region.Rectangle) editor.document().regions().selected().orElseThrow());
        assertTrue(half[0].width() < drawn.width(), "it followed before the mouse was let go");
        Ui.await("the spectrum of the whole region", () -> session().shown().map(shown -> shown.region().equals(drawn)).orElse(false));
        Ui.await("the measurement", () -> session().result().isPresent());
        assertTrue(session().result().get().toString().contains("Li2O"), session().result().get().phases().toString());
        Table spots = Ui.find(Table.class, "spots.spots");
        assertTrue(Ui.get(() -> spots.getItemCount()) > 0);
        assertTrue(Ui.get(() -> spots.getItem(0).getText(0)).endsWith("nm"));
        Ui.run(() -> editor.document().regions().select(null));
    }

    @Test
    void aTickedPhaseIsDrawnAndUndoTakesItAway() throws Exception {
        ImageEditor editor = Ui.openImage(Samples.phantom(folder));
        Ui.drawRectangle(editor, 60, 60, 260, 260, () -> { });
        Ui.run(() -> Undo.history().dispose(Undo.context(), true, true, true));
        Ui.run(() -> show("org.lamella.lattice.ui.phases"));
        Table phases = Ui.find(Table.class, "phases.table");
        Ui.await("the library", () -> phases.getItemCount() > 10);
        Ui.run(() -> {
            phases.setFocus();
            phases.setSelection(1);
        });
        Ui.key(' ');
        Ui.await("the tick", () -> session().phases().shown().size() == 1);
        String name = Ui.get(() -> (String) phases.getItem(1).getData());
        assertTrue(session().phases().shown().contains(name));
        Ui.command("org.eclipse.ui.edit.undo");
        Ui.await("the undo", () -> session().phases().shown().isEmpty());
        Ui.command("org.eclipse.ui.edit.redo");
        Ui.await("the redo", () -> session().phases().shown().contains(name));
        Ui.command("org.eclipse.ui.edit.undo");
    }

    @Test
    void theAnalysisRunsFromItsDialogAndItsResultIsOnDisk() throws Exception {
        ImageEditor editor = Ui.openImage(Samples.phantom(folder));
        Ui.drawRectangle(editor, 80, 60, 280, 260, () -> { });
        String region = Ui.get(() -> editor.document().regions().selected().orElseThrow().name());
        Ui.commandWithDialog("org.lamella.lattice.ui.analyse");
        Ui.await("the dialog", () -> Ui.isVisible("parameter.candidates"));
        Text field = Ui.find(Text.class, "parameter.region");
        assertTrue(Ui.get(() -> field.getText()).startsWith(region + "="), Ui.get(() -> field.getText()));
        Text pixelSize = Ui.find(Text.class, "parameter.pixelSize");
        Ui.run(() -> pixelSize.setText("-1"));
        Button run = Ui.find(Button.class, "run");
        assertFalse(Ui.get(() -> run.isEnabled()), "a negative pixel size cannot be run");
        // A decimal comma is as good as a point.
        Ui.run(() -> pixelSize.setText("0,021 nm"));
        assertTrue(Ui.get(() -> run.isEnabled()));
        int before = SessionHistory.shared().steps().size();
        Ui.click(run);
        Ui.await("the end of the run", () -> SessionHistory.shared().steps().size() > before
                && SessionHistory.shared().steps().getLast().state() == SessionHistory.State.DONE);
        SessionHistory.Step step = SessionHistory.shared().steps().getLast();
        assertEquals("0.021 nm", step.request().parameters().get("pixelSize"));
        Path result = Storage.results().resolve(step.result());
        assertTrue(Files.readString(result.resolve("result.json")).contains("\"Li2O\""));
        assertTrue(Files.exists(result.resolve("report.html")) && Files.exists(result.resolve("recipe.yaml")));
        Ui.await("the result in its view", () -> ((ResultsView) Ui.page().findView(ResultsView.ID)).shown() != null
                && ((ResultsView) Ui.page().findView(ResultsView.ID)).shown().equals(result));
        StyledText summary = Ui.find(StyledText.class, "result.summary");
        Ui.await("the summary", () -> summary.getText().contains(region));
        // The command line gives the same numbers.
        assertTrue(step.request().commandLine().startsWith("lamella run lattice "), step.request().commandLine());
        assertTrue(Files.exists(Storage.folder().resolve("history.jsonl")));
    }

    @Test
    void twoPickedSpotsAreCompared() throws Exception {
        ImageEditor editor = Ui.openImage(Samples.phantom(folder));
        Ui.drawRectangle(editor, 80, 60, 280, 260, () -> { });
        Ui.await("the measurement", () -> session().result().map(result -> result.spots().size() > 2).orElse(false));
        Ui.run(() -> show("org.lamella.lattice.ui.spectrum"));
        Control spectrum = Ui.find(Control.class, "spectrum.canvas");
        Ui.run(spectrum::setFocus);
        Ui.key(SWT.ARROW_RIGHT);
        Ui.key(SWT.CR);
        Ui.key(SWT.ARROW_RIGHT);
        Ui.key(SWT.CR);
        Ui.await("two spots", () -> session().picked().size() == 2);
        Label numbers = Ui.find(Label.class, "pair.numbers");
        Ui.await("ratio and angle", () -> numbers.getText().matches("(?s)A: d = .* nm   B: d = .* nm   A/B = [\\d.]+   angle = [\\d.]+°.*fit.*"));
        Table candidates = Ui.find(Table.class, "pair.candidates");
        Ui.await("candidates", () -> candidates.getItemCount() > 0);
        Ui.key(SWT.ESC);
        Ui.await("none", () -> session().picked().isEmpty());
    }

    @Test
    void anImageIsCalibratedFromAKnownSpot() throws Exception {
        ImageEditor editor = Ui.openImage(Samples.lattice(folder, "calibrate.tif", 256, 256, 11));
        Ui.run(() -> editor.document().regions().add(new Region.Rectangle("all", 0, 0, 256, 256)));
        Ui.await("the measurement", () -> session().result().map(result -> !result.spots().isEmpty()).orElse(false));
        double measured = 1 / session().result().get().spots().get(0).length();
        Ui.run(() -> session().pick(new double[] {session().result().get().spots().get(0).gx(), session().result().get().spots().get(0).gy()}));
        Ui.display().asyncExec(() -> new org.lamella.lattice.ui.CalibrateDialog(Ui.window().getShell(), session(), session().picked().get(0)).open());
        Ui.await("the dialog", () -> Ui.isVisible("calibrate.spacing"));
        Text spacing = Ui.find(Text.class, "calibrate.spacing");
        Ui.run(() -> spacing.setText("2,04 A"));
        Ui.click(Ui.button("Calibrate"));
        Ui.await("the pixel size", () -> editor.document().pixelSize().isPresent());
        assertEquals(0.02 * 0.204 / measured, editor.document().pixelSize().get().value(), 1e-9);
        assertTrue(editor.document().pixelSize().get().uncertainty() > 0);
        Ui.await("the new spacing", () -> session().result().map(result -> Math.abs(1 / result.spots().get(0).length() - 0.204) < 1e-4).orElse(false));
        Ui.command("org.eclipse.ui.edit.undo");
        Ui.await("the file's own pixel size", () -> editor.document().pixelSize().isEmpty());
    }
}
