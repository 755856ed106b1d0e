package org.lamella.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.eels.ui.MeasuredEdge;
import org.lamella.eels.ui.SpectraPerspective;
import org.lamella.eels.ui.SpectraSession;
import org.lamella.ui.OpenFiles;
import org.lamella.ui.Storage;
import org.lamella.ui.Undo;
import org.lamella.ui.plot.MapCanvas;
import org.lamella.ui.plot.PlotEditor;
import org.lamella.ui.plot.PlotWindow;
import org.lamella.ui.results.AnalysisLauncher;
import org.lamella.ui.results.AnalysisRequest;
import org.lamella.ui.results.SessionHistory;

/** The perspective Spectra with real widgets: edges by name, windows dragged in the plot, slider, profile and map, and the run. */
class SpectraViewsTest {
    @TempDir
    private static Path folder;
    private static Path line;
    private static Path image;

    @BeforeAll
    static void spectra() throws Exception {
        Ui.ready();
        line = SpectrumSamples.lineScan(folder);
        image = SpectrumSamples.image(folder);
        InterphaseViewsTest.perspective(SpectraPerspective.ID);
        // The workbench keeps a view in front that was active in the perspective before, such as Help.
        Ui.get(() -> Ui.page().showView("org.lamella.eels.ui.edges"));
    }

    @AfterAll
    static void back() {
        while (Ui.hasMessage()) {
            Ui.message();
        }
        Ui.closeEditors();
        InterphaseViewsTest.perspective("org.lamella.lattice.ui.perspective");
    }

    @BeforeEach
    void openTheLineScan() {
        open(line);
        Ui.run(() -> session().resetWindows());
        name("Mn-L, O-K");
    }

    private static SpectraSession session() {
        return SpectraSession.of(Ui.window());
    }

    static PlotEditor open(Path file) {
        Ui.run(() -> OpenFiles.open(Ui.page(), List.of(file)));
        Ui.await("the spectra", () -> Ui.page().getActiveEditor() instanceof PlotEditor editor && editor.path().equals(file) && editor.plot() != null
                && !editor.plot().content().curves().isEmpty());
        return Ui.get(() -> (PlotEditor) Ui.page().getActiveEditor());
    }

    /** Types the names of edges and waits until they have been measured. */
    static void name(String names) {
        Text text = Ui.find(Text.class, "spectra.edges");
        Ui.run(() -> {
            text.setText(names);
            text.notifyListeners(SWT.DefaultSelection, new Event());
        });
        int count = names.isBlank() ? 0 : names.split(",").length;
        Ui.await("the edges", () -> session().results().size() == count && session().results().stream().allMatch(edge -> edge.result() != null));
        Ui.run(() -> session().choose(0));
    }

    private static MeasuredEdge edge(int index) {
        return Ui.get(() -> session().results().get(index));
    }

    private static PlotEditor editor() {
        return Ui.get(() -> (PlotEditor) Ui.page().getActiveEditor());
    }

    private static PlotWindow window(String name) {
        return Ui.get(() -> editor().plot().windows().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow());
    }

    private static void undo() {
        Ui.run(() -> {
            try {
                Undo.history().undo(Undo.context(), null, null);
            } catch (org.eclipse.core.commands.ExecutionException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void edgesAreListedWithRatioAndState() {
        Table table = Ui.find(Table.class, "spectra.table");
        assertEquals("Mn-L", Ui.get(() -> table.getItem(0).getText(0)));
        assertEquals("O-K", Ui.get(() -> table.getItem(1).getText(0)));
        assertEquals(2.2, edge(0).result().whiteLines().ratio().value(), 0.25);
        assertEquals(3, Double.parseDouble(Ui.get(() -> table.getItem(0).getText(4)).split(" ")[0]), 0.1, "the exponent of the power law that was drawn");
        List<String> lines = Ui.get(() -> editor().plot().content().lines().stream().map(each -> each.label()).toList());
        assertTrue(lines.containsAll(List.of("Mn L3", "Mn L2", "O K")), lines.toString());
        // What is behind another view is filled when it is seen.
        Ui.get(() -> Ui.page().showView("org.lamella.eels.ui.components"));
        Table components = Ui.find(Table.class, "spectra.components");
        Ui.await("the components", () -> components.getItemCount() > 0);
        List<String> names = Ui.get(() -> Arrays.stream(components.getItems()).map(item -> item.getText(0)).toList());
        assertTrue(names.containsAll(List.of("L3", "L2")), names.toString());
        assertTrue(Ui.get(() -> Arrays.stream(components.getItems()).anyMatch(item -> item.getText(6).contains("0.5 × height of"))), "ties are told");
        Ui.get(() -> Ui.page().showView("org.lamella.eels.ui.edges"));
    }

    @Test
    void aDraggedWindowIsFollowedAndKeptAndUndone() throws Exception {
        Ui.run(() -> editor().plot().showAll());
        double exponent = edge(0).result().background().exponent().value();
        PlotWindow background = window("background");
        double before = background.from();
        Control area = Ui.get(() -> editor().plot().chart().getPlotArea().getControl());
        int x = Ui.get(() -> editor().plot().chart().getAxisSet().getXAxis(0).getPixelCoordinate(before));
        double[] onTheWay = new double[1];
        Ui.drag(area, x, 60, x + 24, 60, () -> {
            Ui.await("the fit to follow", () -> session().results().get(0).result().background().exponent().value() != exponent);
            onTheWay[0] = edge(0).result().background().window().from();
        });
        assertTrue(onTheWay[0] > before, "measured before the mouse is let go");
        Ui.await("the measurement", () -> Math.abs(session().results().get(0).result().background().window().from() - background.from()) < 0.01);
        assertTrue(background.from() > before + 1);
        AnalysisRequest request = Ui.get(() -> session().request().orElseThrow());
        assertTrue(request.parameters().get("window").startsWith("Mn-L "), request.parameters().toString());
        undo();
        Ui.await("the window where it was", () -> Math.abs(session().results().get(0).result().background().window().from() - before) < 0.01);
        assertFalse(Ui.get(() -> session().request().orElseThrow().parameters().containsKey("window")));
    }

    @Test
    void nothingLiesOverTheSpectrumInFrontOfAnotherPerspective() {
        Ui.await("the windows", () -> !editor().plot().windows().isEmpty());
        InterphaseViewsTest.perspective("org.lamella.lattice.ui.perspective");
        Ui.await("the spectrum alone", () -> editor().plot().windows().isEmpty() && editor().plot().content().lines().isEmpty()
                && editor().plot().content().curves().size() == 1);
        Ui.run(() -> editor().choose(editor().chosen() + 1));
        Ui.sleep(500);
        assertTrue(Ui.get(() -> editor().plot().windows().isEmpty()), "another spectrum is alone as well");
        InterphaseViewsTest.perspective(SpectraPerspective.ID);
        Ui.await("the windows again", () -> !editor().plot().windows().isEmpty() && editor().plot().content().curves().size() > 1);
        Ui.run(() -> editor().choose(0));
    }

    @Test
    void aWindowThatWasDraggedTooFarCanBeDraggedBack() {
        Ui.run(() -> editor().plot().showAll());
        PlotWindow background = window("background");
        Control area = Ui.get(() -> editor().plot().chart().getPlotArea().getControl());
        double wide = Ui.get(() -> editor().plot().rangeX()[1] - editor().plot().rangeX()[0]) / Ui.get(() -> area.getSize().x);
        int x = Ui.get(() -> editor().plot().chart().getAxisSet().getXAxis(0).getPixelCoordinate(background.from() + 3));
        // Out of the spectrum altogether, to the right.
        int far = x + (int) (160 / wide);
        Ui.drag(area, x, 60, far, 60, () -> { });
        Ui.await("no measurement", () -> session().results().get(0).result() == null && !session().results().get(0).problem().isEmpty());
        Ui.await("one window", () -> editor().plot().windows().stream().map(PlotWindow::name).toList().equals(List.of("background")));
        PlotWindow lost = window("background");
        int from = Ui.get(() -> editor().plot().chart().getAxisSet().getXAxis(0).getPixelCoordinate(lost.from() + 3));
        Ui.drag(area, from, 60, x, 60, () -> { });
        Ui.await("the measurement", () -> session().results().get(0).result() != null);
        undo();
        undo();
        Ui.await("no window by hand", () -> !session().request().orElseThrow().parameters().containsKey("window"));
    }

    @Test
    void theRunFindsWhatTheWindowShows() throws Exception {
        Ui.run(() -> session().setProtocol("W1"));
        Ui.await("the protocol", () -> session().results().get(0).result().whiteLines().protocol().name().equals("W1"));
        Ui.run(() -> editor().choose(7));
        Ui.await("the spectrum", () -> editor().chosen() == 7 && Ui.find(Scale.class, "plot.slider").getSelection() == 7);
        Ui.sleep(500);
        double ratio = edge(0).result().whiteLines().ratio().value();
        AnalysisRequest request = Ui.get(() -> session().request().orElseThrow());
        assertEquals("W1", request.parameters().get("protocol"));
        int steps = SessionHistory.shared().steps().size();
        AnalysisLauncher.run(request);
        Ui.await("the run", () -> SessionHistory.shared().steps().size() > steps
                && SessionHistory.shared().steps().getLast().state() != SessionHistory.State.RUNNING);
        SessionHistory.Step step = SessionHistory.shared().steps().getLast();
        assertEquals(SessionHistory.State.DONE, step.state());
        String json = Files.readString(Storage.results().resolve(step.result()).resolve("result.json"));
        assertTrue(json.contains(Double.toString(ratio)), "the window and the run give the same ratio, " + ratio);
        undo();
        Ui.await("the protocol it was", () -> !session().results().get(0).result().whiteLines().protocol().name().equals("W1"));
        Ui.run(() -> editor().choose(0));
    }

    @Test
    void theProfileFollowsAndItsMarkerChoosesTheSpectrum() {
        Combo combo = Ui.find(Combo.class, "spectra.quantity");
        Ui.await("the profile", () -> combo.getItemCount() > 5 && combo.getText().equals("Mn-L ratio L3/L2"));
        Ui.run(() -> editor().choose(20));
        Ui.await("the spectrum", () -> session().results().get(0).result().whiteLines() != null
                && session().results().get(0).result().whiteLines().ratio().value() > 3);
        Ui.run(() -> editor().choose(0));
    }

    @Test
    void aClickOnTheMapChoosesTheSpectrum() {
        PlotEditor opened = open(image);
        name("Mn-L, O-K");
        Combo combo = Ui.find(Combo.class, "spectra.quantity");
        MapCanvas map = Ui.find(MapCanvas.class, "spectra.map");
        Ui.await("the map", () -> map.isVisible() && map.content() != null && combo.getText().equals("Mn-L ratio L3/L2"));
        assertEquals(6, Ui.get(() -> map.content().width()));
        assertTrue(Ui.get(() -> map.content().at(5, 4)) > Ui.get(() -> map.content().at(0, 0)) + 0.8, "the ratio rises from pixel to pixel");
        Ui.click(map, Ui.get(() -> map.getClientArea().width / 2), Ui.get(() -> map.getClientArea().height / 2));
        Ui.await("the pixel", () -> opened.chosen() > 6 && opened.chosen() < 24);
        long middle = Ui.get(opened::chosen);
        Ui.run(map::forceFocus);
        Ui.key(SWT.ARROW_RIGHT);
        Ui.await("the pixel beside it", () -> opened.chosen() == middle + 1);
        Ui.run(() -> Ui.page().closeEditor(opened, false));
        Ui.await("the line scan in front", () -> session().editor().isPresent() && session().editor().get().path().equals(line));
    }

    @Test
    void edgesAreFoundAndAMarkerTellsWhichTheyAre() {
        name("");
        Ui.click(button("Find the edges"));
        Ui.await("some edges", () -> !session().results().isEmpty());
        List<String> found = Ui.get(() -> session().results().stream().map(MeasuredEdge::name).toList());
        assertTrue(found.containsAll(List.of("O-K", "Mn-L")), found.toString());
        undo();
        Ui.await("no edges", () -> session().results().isEmpty());
        Ui.click(button("Which edge"));
        Ui.await("the marker", () -> editor().plot().windows().stream().anyMatch(each -> each.name().equals("which edge?")));
        PlotWindow marker = window("which edge?");
        Control area = Ui.get(() -> editor().plot().chart().getPlotArea().getControl());
        int from = Ui.get(() -> editor().plot().chart().getAxisSet().getXAxis(0).getPixelCoordinate(marker.from()));
        int to = Ui.get(() -> editor().plot().chart().getAxisSet().getXAxis(0).getPixelCoordinate(534));
        Ui.drag(area, from, 60, to, 60, () -> { });
        Label hint = Ui.find(Label.class, "spectra.hint");
        Ui.await("the answer", () -> hint.getText().contains(": O K ("));
        Ui.click(button("Which edge"));
        Ui.await("no marker", () -> session().answer().isEmpty() && editor().plot().windows().isEmpty());
    }

    @Test
    void aLowLossTellsTheThickness() throws Exception {
        PlotEditor opened = open(SpectrumSamples.lowLoss(folder));
        Label hint = Ui.find(Label.class, "spectra.hint");
        Ui.await("the thickness", () -> hint.getText().contains("t/λ = 0.5"));
        assertTrue(Ui.get(hint::getText).contains("strongest loss at 20."), Ui.get(hint::getText));
        Ui.run(() -> Ui.page().closeEditor(opened, false));
    }

    /** A button of the view's bar by the begin of what it says; the workbench makes the bar a little after the view. */
    private static ToolItem button(String tip) {
        Ui.await("the button " + tip, () -> found(tip) != null);
        return Ui.get(() -> found(tip));
    }

    private static ToolItem found(String tip) {
        Table table = Ui.find(Table.class, "spectra.table");
        for (Composite parent = table.getParent(); parent != null; parent = parent.getParent()) {
            ToolItem found = search(parent, tip);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static ToolItem search(Control control, String tip) {
        if (control instanceof ToolBar bar) {
            return Arrays.stream(bar.getItems()).filter(item -> String.valueOf(item.getToolTipText()).startsWith(tip)).findFirst().orElse(null);
        }
        if (control instanceof Composite composite) {
            return Arrays.stream(composite.getChildren()).map(child -> search(child, tip)).filter(java.util.Objects::nonNull).findFirst().orElse(null);
        }
        return null;
    }

    @Test
    void anUnknownEdgeIsToldInOneLine() {
        Text text = Ui.find(Text.class, "spectra.edges");
        Ui.display().asyncExec(() -> {
            text.setText("Mn-Z");
            text.notifyListeners(SWT.DefaultSelection, new Event());
        });
        assertTrue(Ui.message().contains("'Mn-Z' is no known edge"));
        Ui.run(() -> text.setText("Mn-L, O-K"));
        assertEquals(2, Ui.get(() -> session().results().size()));
    }
}
