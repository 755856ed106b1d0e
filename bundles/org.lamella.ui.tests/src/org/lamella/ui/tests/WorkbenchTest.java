package org.lamella.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.data.Region;
import org.lamella.display.ImageDocument;
import org.lamella.lattice.ui.LatticeSession;
import org.lamella.ui.Appearance;
import org.lamella.ui.OpenFiles;
import org.lamella.ui.Storage;
import org.lamella.ui.Undo;
import org.lamella.ui.image.ImageCanvas;
import org.lamella.ui.image.ImageEditor;
import org.lamella.ui.image.Tool;
import org.lamella.ui.plot.PlotEditor;
import org.lamella.ui.plot.PlotWindow;
import org.lamella.ui.results.ResultsView;
import org.lamella.ui.results.SessionHistory;
import org.lamella.ui.table.TableEditor;

/** The paths that a microscopist goes, with real widgets, mouse and keys. */
class WorkbenchTest {
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

    private static void drawRectangle(ImageEditor editor, int x1, int y1, int x2, int y2, Runnable onTheWay) {
        Ui.key('r');
        Ui.await("the tool", () -> editor.canvas().tool() == Tool.RECTANGLE);
        Ui.drag(editor.canvas(), x1, y1, x2, y2, onTheWay);
        Ui.await("the rectangle", () -> !editor.document().regions().all().isEmpty() && editor.canvas().tool() == Tool.SELECT);
    }

    private static LatticeSession session() {
        return Ui.get(() -> LatticeSession.of(Ui.window()));
    }

    @Test
    void thePerspectiveHasItsViews() {
        Ui.await("the perspective", () -> Ui.page().getPerspective().getId().equals("org.lamella.lattice.ui.perspective"));
        for (String view : List.of("org.lamella.workbench.folders", "org.lamella.workbench.metadata", "org.lamella.lattice.ui.spectrum",
                "org.lamella.lattice.ui.spots", "org.lamella.lattice.ui.phases", "org.lamella.ui.image.profile", "org.lamella.ui.image.histogram",
                "org.lamella.ui.image.regions", "org.lamella.ui.results.view", "org.lamella.ui.results.history", "org.lamella.workbench.help",
                "org.eclipse.ui.views.ProgressView", "org.eclipse.pde.runtime.LogView")) {
            assertNotNull(Ui.get(() -> Ui.page().showView(view)), view);
        }
        Ui.run(() -> Ui.page().resetPerspective());
    }

    @Test
    void theSpectrumFollowsTheRegionAndPhasesAreFound() throws Exception {
        ImageEditor editor = Ui.openImage(Samples.phantom(folder));
        Control canvas = editor.canvas();
        int width = Ui.get(() -> canvas.getSize().x);
        int height = Ui.get(() -> canvas.getSize().y);
        Region.Rectangle[] half = new Region.Rectangle[1];
        drawRectangle(editor, width / 2 - 120, height / 2 - 120, width / 2 + 120, height / 2 + 120, () -> {
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
        drawRectangle(editor, 60, 60, 260, 260, () -> { });
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

    private static void show(String view) {
        try {
            Ui.page().showView(view, null, IWorkbenchPage.VIEW_ACTIVATE);
        } catch (org.eclipse.ui.PartInitException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void regionsAreMovedByKeysRenamedCopiedAndRemembered() throws Exception {
        Path first = Samples.lattice(folder, "first.tif", 300, 200, 1);
        Path second = Samples.lattice(folder, "second.tif", 200, 300, 2);
        ImageEditor editor = Ui.openImage(first);
        drawRectangle(editor, 150, 100, 250, 180, () -> { });
        ImageDocument document = editor.document();
        Region.Rectangle before = (Region.Rectangle) Ui.get(() -> document.regions().selected().orElseThrow());
        Ui.key(SWT.ARROW_RIGHT);
        Ui.key(SWT.ARROW_DOWN, SWT.SHIFT);
        Region.Rectangle after = (Region.Rectangle) Ui.get(() -> document.regions().selected().orElseThrow());
        assertEquals(before.x() + 1, after.x());
        assertEquals(Math.min(before.y() + 10, 200 - before.height()), after.y());
        Ui.key('z', SWT.CTRL);
        Ui.key('z', SWT.CTRL);
        Ui.await("both moves undone", () -> document.regions().selected().orElseThrow().equals(before));
        Ui.key(SWT.F2);
        Ui.await("the dialog", () -> Ui.display().getActiveShell() != null && Ui.display().getActiveShell().getText().equals("Rename region"));
        Text name = Ui.get(() -> (Text) Ui.display().getFocusControl());
        Ui.run(() -> name.setText("LiPON"));
        Ui.click(Ui.button("OK"));
        Ui.await("the new name", () -> document.regions().find("LiPON").isPresent());
        Ui.run(() -> editor.canvas().setFocus());
        Ui.key('c', SWT.CTRL);
        ImageEditor other = Ui.openImage(second);
        Ui.key('v', SWT.CTRL);
        Ui.await("the pasted region", () -> other.document().regions().find("LiPON").isPresent());
        Ui.closeEditors();
        ImageEditor again = Ui.openImage(first);
        assertEquals(before.withName("LiPON"), Ui.get(() -> again.document().regions().find("LiPON").orElseThrow()));
        Ui.run(() -> again.document().regions().select("LiPON"));
        Ui.key(SWT.DEL);
        Ui.await("the region to go", () -> again.document().regions().all().isEmpty());
    }

    @Test
    void everyToolDrawsItsRegion() throws Exception {
        ImageEditor editor = Ui.openImage(Samples.lattice(folder, "tools.tif", 300, 300, 3));
        ImageCanvas canvas = editor.canvas();
        Ui.click(Ui.find(ToolItem.class, "tool.square"));
        Ui.drag(canvas, 150, 60, 250, 110, () -> { });
        Ui.key('l');
        Ui.drag(canvas, 150, 150, 260, 200, () -> { });
        Ui.key('o');
        Ui.click(canvas, 200, 220);
        Ui.run(() -> canvas.setTool(Tool.POLYGON));
        Ui.click(canvas, 160, 240);
        Ui.click(canvas, 240, 240);
        Ui.click(canvas, 200, 280);
        Ui.key(SWT.CR);
        Ui.await("four regions", () -> editor.document().regions().all().size() == 4);
        List<Region> regions = Ui.get(() -> editor.document().regions().all());
        Region.Rectangle square = (Region.Rectangle) regions.get(0);
        assertEquals(square.width(), square.height());
        assertTrue(regions.get(1) instanceof Region.Line && regions.get(2) instanceof Region.Position && regions.get(3) instanceof Region.Polygon,
                regions.toString());
        for (int i = 0; i < 4; i++) {
            Ui.command("org.eclipse.ui.edit.undo");
        }
        Ui.await("all undone", () -> editor.document().regions().all().isEmpty());
    }

    @Test
    void theLineProfileFollowsItsLine() throws Exception {
        ImageEditor editor = Ui.openImage(Samples.lattice(folder, "profile.tif", 300, 300, 4));
        Ui.run(() -> show("org.lamella.ui.image.profile"));
        Ui.run(() -> Ui.page().activate(editor));
        Ui.run(() -> editor.canvas().setFocus());
        Ui.key('l');
        Ui.drag(editor.canvas(), 150, 120, 260, 120, () -> { });
        var view = Ui.get(() -> (org.lamella.ui.image.LineProfileView) Ui.page().findView("org.lamella.ui.image.profile"));
        Ui.await("the profile", () -> !view.plot().content().curves().isEmpty());
        Region.Line line = (Region.Line) Ui.get(() -> editor.document().regions().selected().orElseThrow());
        double[] x = Ui.get(() -> view.plot().content().curves().get(0).x());
        assertEquals(line.length() * 0.02, x[x.length - 1], 0.021, "in nm");
        assertEquals("nm", Ui.get(() -> view.plot().content().x().unit().symbol()));
        Ui.run(() -> editor.document().regions().restore(new org.lamella.display.RegionSet.State(List.of(), null)));
    }

    @Test
    void theAnalysisRunsFromItsDialogAndItsResultIsOnDisk() throws Exception {
        ImageEditor editor = Ui.openImage(Samples.phantom(folder));
        drawRectangle(editor, 80, 60, 280, 260, () -> { });
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
    void aFigureIsSavedInEachFormat() throws Exception {
        ImageEditor editor = Ui.openImage(Samples.lattice(folder, "export.tif", 200, 150, 5));
        for (String format : List.of("PNG", "SVG", "PDF")) {
            Path file = folder.resolve("figure." + format.toLowerCase(java.util.Locale.ROOT));
            Ui.run(() -> Ui.page().activate(editor));
            Ui.commandWithDialog("org.lamella.ui.image.saveFigure");
            Ui.await("the dialog", () -> Ui.isVisible("figure.file"));
            Combo formats = Ui.find(Combo.class, "figure.format");
            Text target = Ui.find(Text.class, "figure.file");
            Text width = Ui.find(Text.class, "figure.width");
            Ui.run(() -> {
                formats.setText(format);
                formats.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
                width.setText("80,5");
                target.setText(file.toString());
            });
            Ui.click(Ui.find(Button.class, "figure.save"));
            Ui.await(file.toString(), () -> Files.exists(file));
        }
        assertTrue(Files.readString(folder.resolve("figure.svg")).contains("80.500mm"));
        assertTrue(new String(Files.readAllBytes(folder.resolve("figure.pdf")), java.nio.charset.StandardCharsets.ISO_8859_1).startsWith("%PDF"));
    }

    @Test
    void contrastAndColoursCanBeChangedAndUndone() throws Exception {
        ImageEditor editor = Ui.openImage(Samples.lattice(folder, "contrast.tif", 200, 150, 6));
        Ui.run(() -> show("org.lamella.ui.image.histogram"));
        var before = Ui.get(() -> editor.document().display());
        Combo colours = Ui.find(Combo.class, "histogram.colours");
        Ui.run(() -> {
            colours.setText("viridis");
            colours.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
        });
        assertEquals("viridis", Ui.get(() -> editor.document().display().colours().name()));
        Text low = Ui.find(Text.class, "histogram.low");
        Ui.run(() -> {
            low.setFocus();
            low.setText("12,5");
        });
        Ui.key(SWT.CR);
        Ui.await("the percentile", () -> editor.document().display().contrast().lowPercentile() == 12.5);
        Control histogram = Ui.find(Control.class, "histogram.canvas");
        int middle = Ui.get(() -> histogram.getSize().x);
        double[] limits = Ui.get(() -> editor.document().display().limits(editor.document().sample()));
        assertTrue(limits[0] < limits[1] && middle > 0);
        Ui.command("org.eclipse.ui.edit.undo");
        Ui.command("org.eclipse.ui.edit.undo");
        Ui.await("everything undone", () -> editor.document().display().equals(before));
    }

    @Test
    void aStackHasASlider() throws Exception {
        ImageEditor editor = Ui.openImage(Samples.stack(folder, 7));
        Ui.key(SWT.PAGE_DOWN);
        Ui.await("the second image", () -> editor.document().frame() == 1);
        var slider = Ui.find(org.eclipse.swt.widgets.Scale.class, "image.slider");
        Ui.run(() -> {
            slider.setSelection(6);
            slider.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
        });
        assertEquals(6, Ui.get(() -> editor.document().frame()));
        Label readOut = Ui.find(Label.class, "image.readout");
        assertTrue(Ui.get(() -> readOut.getText()).contains("128 × 96 px"), Ui.get(() -> readOut.getText()));
    }

    @Test
    void theCursorTellsCalibratedPlaceAndValue() throws Exception {
        ImageEditor editor = Ui.openImage(Samples.lattice(folder, "cursor.tif", 200, 150, 8));
        Label readOut = Ui.find(Label.class, "image.readout");
        Ui.click(editor.canvas(), Ui.get(() -> editor.canvas().getSize().x) / 2, Ui.get(() -> editor.canvas().getSize().y) / 2);
        Ui.await("the read-out", () -> readOut.getText().matches("x = [12][.\\d]* nm, y = 1[.\\d]* nm   \\(\\d+, \\d+ px\\)   value [\\d.]+"));
    }

    @Test
    void aSpectrumOpensAsAPlotThatZooms() throws Exception {
        Path file = Samples.spectrum(folder);
        Ui.run(() -> OpenFiles.open(Ui.page(), List.of(file)));
        Ui.await("the plot", () -> Ui.page().getActiveEditor() instanceof PlotEditor editor && editor.plot() != null
                && !editor.plot().content().curves().isEmpty());
        PlotEditor editor = Ui.get(() -> (PlotEditor) Ui.page().getActiveEditor());
        assertEquals("eV", Ui.get(() -> editor.plot().content().x().unit().symbol()));
        double[] all = Ui.get(() -> editor.plot().rangeX());
        Ui.run(() -> editor.plot().setFocus());
        Ui.key('+');
        double[] zoomed = Ui.get(() -> editor.plot().rangeX());
        assertTrue(zoomed[1] - zoomed[0] < all[1] - all[0]);
        Ui.key('l');
        Ui.await("the logarithm", () -> editor.plot().content().y().logarithmic());
        Ui.key('0');
        assertEquals(all[1] - all[0], Ui.get(() -> editor.plot().rangeX()[1] - editor.plot().rangeX()[0]), 1e-9);
        Control area = Ui.get(() -> editor.plot().chart().getPlotArea().getControl());
        Ui.click(area, 60, 60);
        Ui.await("the read-out", () -> editor.plot().readOut().contains("eV"));
    }

    @Test
    void windowsOfAPlotAreDraggedByMouseAndKeys() throws Exception {
        Path file = Samples.spectrum(folder);
        Ui.run(() -> OpenFiles.open(Ui.page(), List.of(file)));
        Ui.await("the plot", () -> Ui.page().getActiveEditor() instanceof PlotEditor editor && editor.plot() != null
                && !editor.plot().content().curves().isEmpty());
        PlotEditor editor = Ui.get(() -> (PlotEditor) Ui.page().getActiveEditor());
        List<Boolean> moves = new java.util.ArrayList<>();
        PlotWindow window = PlotWindow.window("background", 520, 540, 1, (moved, isDragging) -> moves.add(isDragging));
        PlotWindow marker = PlotWindow.marker("onset", 560, 2, (moved, isDragging) -> { });
        Ui.run(() -> editor.plot().setWindows(List.of(window, marker)));
        Control area = Ui.get(() -> editor.plot().chart().getPlotArea().getControl());
        double perPixel = Ui.get(() -> (editor.plot().rangeX()[1] - editor.plot().rangeX()[0]) / area.getSize().x);
        int edge = Ui.get(() -> editor.plot().chart().getAxisSet().getXAxis(0).getPixelCoordinate(540));
        Ui.drag(area, edge, 80, edge + 30, 80, () -> { });
        assertEquals(520, window.from(), 1e-9);
        assertEquals(540 + 30 * perPixel, window.to(), 2 * perPixel);
        assertTrue(moves.contains(true) && !moves.getLast(), "told on the way and at the end");
        int middle = Ui.get(() -> editor.plot().chart().getAxisSet().getXAxis(0).getPixelCoordinate(530));
        Ui.drag(area, middle, 80, middle - 20, 80, () -> { });
        assertEquals(520 - 20 * perPixel, window.from(), 2 * perPixel);
        double before = window.from();
        Ui.key(SWT.ARROW_RIGHT);
        assertEquals(before + perPixel, window.from(), 0.6 * perPixel);
        Ui.key(SWT.TAB);
        Ui.key(SWT.ARROW_LEFT, SWT.SHIFT);
        assertEquals(560 - 10 * perPixel, marker.from(), 2 * perPixel);
    }

    @Test
    void twoPickedSpotsAreCompared() throws Exception {
        ImageEditor editor = Ui.openImage(Samples.phantom(folder));
        drawRectangle(editor, 80, 60, 280, 260, () -> { });
        Ui.await("the measurement", () -> session().result().map(result -> result.spots().size() > 2).orElse(false));
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

    @Test
    void aTableOpensWithDecimalCommasAndSorts() throws Exception {
        Path file = Samples.table(folder);
        Ui.run(() -> OpenFiles.open(Ui.page(), List.of(file)));
        Ui.await("the table", () -> Ui.page().getActiveEditor() instanceof TableEditor && Ui.exists("grid.table")
                && Ui.find(Table.class, "grid.table").getItemCount() == 3);
        Table table = Ui.find(Table.class, "grid.table");
        Ui.run(() -> table.getColumn(1).notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event()));
        assertEquals("7.2500", Ui.get(() -> table.getItem(0).getText(1)));
        assertEquals("Li3N; rest", Ui.get(() -> table.getItem(2).getText(2)));
    }

    @Test
    void theThemeChangesPlotsAndImagesToo() throws Exception {
        Ui.openImage(Samples.lattice(folder, "theme.tif", 100, 100, 9));
        Ui.run(() -> Appearance.of(Ui.display()).setDark(false));
        var light = Ui.get(() -> Appearance.of(Ui.display()).background().getRGB());
        Ui.command("org.lamella.workbench.theme");
        Ui.await("the dark theme", () -> Appearance.of(Ui.display()).isDark());
        var view = Ui.get(() -> (org.lamella.ui.image.LineProfileView) Ui.page().showView("org.lamella.ui.image.profile"));
        var dark = Ui.get(() -> view.plot().chart().getBackground().getRGB());
        assertNotEquals(light, dark);
        assertTrue(dark.red < 80, dark.toString());
        Ui.command("org.lamella.workbench.theme");
        Ui.await("the light theme", () -> view.plot().chart().getBackground().getRGB().equals(light));
    }

    @Test
    void metadataAndHelpSpeakOfWhatIsInFront() throws Exception {
        ImageEditor editor = Ui.openImage(Samples.lattice(folder, "metadata.tif", 100, 80, 10));
        Ui.run(() -> show("org.lamella.workbench.metadata"));
        Tree tree = Ui.find(Tree.class, "metadata.tree");
        Ui.await("the axes", () -> tree.getItemCount() > 0 && tree.getItem(0).getText(0).equals("Axes"));
        Ui.run(() -> show("org.lamella.workbench.help"));
        Combo pages = Ui.find(Combo.class, "help.choice");
        Ui.await("the pages", () -> pages.getItemCount() > 8);
        assertTrue(List.of(Ui.get(() -> pages.getItems())).contains("Analysis: Lattice spacings and phases"));
        Ui.run(() -> Ui.page().activate(editor));
        Ui.await("the page about images", () -> pages.getText().equals("Images and regions"));
        StyledText text = Ui.find(StyledText.class, "help.text");
        assertTrue(Ui.get(() -> text.getText()).contains("Ctrl+E"));
    }
}
