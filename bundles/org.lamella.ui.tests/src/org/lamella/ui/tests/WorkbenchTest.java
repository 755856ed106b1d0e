package org.lamella.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.data.Region;
import org.lamella.display.ImageDocument;
import org.lamella.ui.Appearance;
import org.lamella.ui.image.ImageCanvas;
import org.lamella.ui.image.ImageEditor;
import org.lamella.ui.image.Tool;

/** Images, regions, contrast, themes and help, with real widgets, mouse and keys. */
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

    private static void show(String view) {
        try {
            Ui.page().showView(view, null, IWorkbenchPage.VIEW_ACTIVATE);
        } catch (org.eclipse.ui.PartInitException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void thePerspectiveHasItsViews() {
        Ui.await("the perspective", () -> Ui.page().getPerspective().getId().equals("org.lamella.lattice.ui.perspective"));
        List<String> errors = new CopyOnWriteArrayList<>();
        ILogListener listener = (status, plugin) -> {
            if (status.getSeverity() == IStatus.ERROR) {
                errors.add(status.getMessage() + ": " + status.getException());
            }
        };
        Platform.addLogListener(listener);
        for (String view : List.of("org.lamella.workbench.folders", "org.lamella.workbench.metadata", "org.lamella.lattice.ui.spectrum",
                "org.lamella.lattice.ui.spots", "org.lamella.lattice.ui.phases", "org.lamella.ui.image.profile", "org.lamella.ui.image.histogram",
                "org.lamella.ui.image.regions", "org.lamella.ui.results.view", "org.lamella.ui.results.history", "org.lamella.workbench.help",
                "org.eclipse.ui.views.ProgressView", "org.eclipse.pde.runtime.LogView")) {
            assertNotNull(Ui.get(() -> Ui.page().showView(view)), view);
        }
        for (var view : Ui.get(() -> PlatformUI.getWorkbench().getViewRegistry().getViews())) {
            if (view.getId().startsWith("org.lamella.")) {
                assertNotNull(Ui.get(() -> Ui.page().showView(view.getId())), view.getId());
            }
        }
        Platform.removeLogListener(listener);
        // A view that fails while it is made is shown all the same, as an error with details.
        assertEquals(List.of(), errors);
        Ui.run(() -> Ui.page().resetPerspective());
    }

    @Test
    void regionsAreMovedByKeysRenamedCopiedAndRemembered() throws Exception {
        Path first = Samples.lattice(folder, "first.tif", 300, 200, 1);
        Path second = Samples.lattice(folder, "second.tif", 200, 300, 2);
        ImageEditor editor = Ui.openImage(first);
        Ui.drawRectangle(editor, 150, 100, 250, 180, () -> { });
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
        Ui.tool(editor, 'l', Tool.LINE);
        Ui.drag(canvas, 150, 150, 260, 200, () -> { });
        Ui.tool(editor, 'o', Tool.POINT);
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
