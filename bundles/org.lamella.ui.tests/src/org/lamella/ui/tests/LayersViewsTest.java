package org.lamella.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.data.UserError;
import org.lamella.layers.LayerThickness;
import org.lamella.layers.ui.LayersPerspective;
import org.lamella.layers.ui.LayersSession;
import org.lamella.layers.ui.SectionEntry;
import org.lamella.ui.Storage;
import org.lamella.ui.results.AnalysisLauncher;
import org.lamella.ui.results.AnalysisRequest;
import org.lamella.ui.results.SessionHistory;

/** The perspective Layers with real widgets: sections in one table, a dragged boundary, undo, exclusion, and the run. */
class LayersViewsTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void sections() throws Exception {
        Ui.ready();
        InterphaseViewsTest.perspective(LayersPerspective.ID);
        List<Path> images = List.of(Samples.section(folder, "one.tif", 1), Samples.section(folder, "two.tif", 2));
        Ui.run(() -> session().add(images));
        Ui.await("the layers", LayersViewsTest::isSettled);
    }

    @AfterAll
    static void back() {
        while (Ui.hasMessage()) {
            Ui.message();
        }
        InterphaseViewsTest.perspective("org.lamella.lattice.ui.perspective");
    }

    private static boolean isSettled() {
        return !session().isBusy() && session().entries().stream().allMatch(entry -> entry.isDone() && entry.message().isEmpty());
    }

    private static LayersSession session() {
        return LayersSession.of(Ui.window());
    }

    private static List<LayerThickness> layers(int section) {
        return Ui.get(() -> session().entries().get(section).measured().stack().layers());
    }

    @Test
    void theLayersOfAllSectionsStandInOneTable() {
        assertEquals(2, layers(0).size());
        assertEquals(1000, layers(0).get(0).mean(), 10);
        assertEquals(1200, layers(1).get(1).mean(), 12);
        Table table = Ui.find(Table.class, "layers.sections");
        assertEquals("one.tif", Ui.get(() -> table.getItem(0).getText(0)));
        assertTrue(Ui.get(() -> table.getItem(1).getText(1)).endsWith("nm"), "the thickness carries its unit");
        String summary = Ui.get(() -> Ui.find(Label.class, "layers.summary").getText());
        assertTrue(summary.contains("95 %"), summary);
    }

    @Test
    void headingsWithUnitsAreSeenInASmallWindow() {
        Ui.run(() -> Ui.page().resetPerspective());
        Ui.await("the sections", () -> Ui.isVisible("layers.sections"));
        Table table = Ui.find(Table.class, "layers.sections");
        Ui.await("room for the headings", () -> {
            int needed = 0;
            for (int column = 0; column < table.getColumnCount() - 1; column++) {
                needed += table.getColumn(column).getWidth();
            }
            return table.getColumn(3).getText().equals("Tilt (°)") && needed <= table.getClientArea().width;
        });
    }

    @Test
    void aDraggedBoundaryPassesThroughItsPointUntilUndone() throws Exception {
        Ui.run(() -> session().choose(session().entries().get(0).path()));
        Canvas canvas = Ui.find(Canvas.class, "layers.section");
        double before = layers(0).get(1).mean();
        int x = Ui.get(() -> canvas.getClientArea().width / 2);
        int y = InterphaseViewsTest.lowestBoundary(canvas, x);
        Ui.drag(canvas, x, y, x, y - 12, () ->
                assertTrue(Ui.get(() -> session().entries().get(0).correction().isNone()), "nothing is kept before the mouse is let go"));
        Ui.await("the correction", () -> !session().entries().get(0).correction().isNone());
        Ui.await("the layers", LayersViewsTest::isSettled);
        double corrected = layers(0).get(1).mean();
        assertTrue(corrected < before, corrected + " nm, before " + before);
        AnalysisRequest request = Ui.get(() -> session().request());
        assertTrue(request.parameters().get("corrections").startsWith("one.tif: 3="), request.parameters().get("corrections"));
        int steps = SessionHistory.shared().steps().size();
        AnalysisLauncher.run(request);
        Ui.await("the run", () -> SessionHistory.shared().steps().size() > steps
                && SessionHistory.shared().steps().getLast().state() != SessionHistory.State.RUNNING);
        SessionHistory.Step step = SessionHistory.shared().steps().getLast();
        assertEquals(SessionHistory.State.DONE, step.state());
        String json = Files.readString(Storage.results().resolve(step.result()).resolve("result.json"));
        assertTrue(json.contains("one.tif: 3="), "the correction is in the provenance");
        assertTrue(json.contains(Double.toString(corrected)), "the window and the run give the same thickness, " + corrected);
        Ui.command("org.eclipse.ui.edit.undo");
        Ui.await("the boundary where it was", () -> isSettled() && layersNow(0).get(1).mean() == before);
    }

    private static List<LayerThickness> layersNow(int section) {
        return session().entries().get(section).measured().stack().layers();
    }

    @Test
    void anExcludedSectionTakesNoPart() {
        Path second = Ui.get(() -> session().entries().get(1).path());
        Ui.run(() -> session().exclude(second, "charging"));
        assertEquals(1, Ui.get(() -> session().statistics().orElseThrow().total().summary().n()));
        assertTrue(Ui.get(() -> session().request()).parameters().get("exclude").contains("two.tif: charging"));
        Ui.command("org.eclipse.ui.edit.undo");
        Ui.await("both sections", () -> session().statistics().orElseThrow().total().summary().n() == 2
                && session().entries().stream().map(SectionEntry::excluded).allMatch(java.util.Objects::isNull));
    }

    @Test
    void aRemovedSectionThatComesBackIsMeasuredWithTheParametersOfNow() {
        double before = layers(1).get(1).mean();
        Ui.run(() -> session().remove(session().entries().get(1).path()));
        assertEquals(1, Ui.get(() -> session().entries().size()));
        type("tilt=40deg");
        Ui.command("org.eclipse.ui.edit.undo");
        Ui.await("both sections", () -> session().entries().size() == 2 && isSettled());
        assertEquals(before / Math.sin(Math.toRadians(40)), layers(1).get(1).mean(), 0.05 * before, "foreshortened by the tilt");
        type("");
        Ui.await("the layers as before", () -> isSettled() && layersNow(1).get(1).mean() == before);
    }

    private static void type(String parameters) {
        Ui.run(() -> {
            try {
                session().setParameters(parameters);
            } catch (UserError e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
