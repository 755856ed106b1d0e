package org.lamella.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swtchart.Chart;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.data.Region;
import org.lamella.ui.Appearance;
import org.lamella.ui.OpenFiles;
import org.lamella.ui.image.ImageEditor;
import org.lamella.ui.image.Tool;
import org.lamella.ui.plot.PlotEditor;
import org.lamella.ui.plot.PlotWindow;
import org.lamella.ui.table.TableEditor;

/** Profiles, spectra and tables, with real widgets, mouse and keys. */
class PlotsAndTablesTest {
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
    void theLineProfileFollowsItsLine() throws Exception {
        ImageEditor editor = Ui.openImage(Samples.lattice(folder, "profile.tif", 300, 300, 4));
        Ui.run(() -> show("org.lamella.ui.image.profile"));
        Ui.run(() -> Ui.page().activate(editor));
        Ui.tool(editor, 'l', Tool.LINE);
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

    private static PlotEditor spectrum() throws Exception {
        Path file = Samples.spectrum(folder);
        Ui.run(() -> OpenFiles.open(Ui.page(), List.of(file)));
        Ui.await("the plot", () -> Ui.page().getActiveEditor() instanceof PlotEditor editor && editor.plot() != null
                && !editor.plot().content().curves().isEmpty());
        return Ui.get(() -> (PlotEditor) Ui.page().getActiveEditor());
    }

    @Test
    void anOpenPlotFollowsTheThemeThereAndBack() throws Exception {
        PlotEditor editor = spectrum();
        Appearance look = Ui.get(() -> Appearance.of(Ui.display()));
        boolean before = Ui.get(look::isDark);
        try {
            for (boolean dark : new boolean[] {true, false, true, false}) {
                Ui.run(() -> look.setDark(dark));
                Ui.await("the theme", () -> look.isDark() == dark);
                // The workbench styles its widgets a little later.
                Ui.sleep(800);
                Chart chart = Ui.get(() -> editor.plot().chart());
                List<RGB> expected = Ui.get(() -> List.of(look.background().getRGB(), look.background().getRGB(), look.text().getRGB(), look.text().getRGB()));
                List<RGB> found = Ui.get(() -> List.of(chart.getBackground().getRGB(), chart.getPlotArea().getControl().getBackground().getRGB(),
                        chart.getForeground().getRGB(), chart.getLegend().getForeground().getRGB()));
                assertEquals(expected, found, "ground and letters, dark: " + dark);
                for (var axis : chart.getAxisSet().getAxes()) {
                    assertEquals(Ui.get(() -> look.secondaryText().getRGB()), Ui.get(() -> axis.getTick().getForeground().getRGB()), "ticks, dark: " + dark);
                    assertEquals(Ui.get(() -> look.text().getRGB()), Ui.get(() -> axis.getTitle().getForeground().getRGB()), "titles, dark: " + dark);
                }
            }
        } finally {
            Ui.run(() -> look.setDark(before));
        }
    }

    @Test
    void onlyTheEdgesOfARangeAreDragged() throws Exception {
        PlotEditor editor = spectrum();
        PlotWindow range = PlotWindow.range("fitted", 520, 560, 1, (moved, isDragging) -> { });
        Ui.run(() -> editor.plot().setWindows(List.of(range)));
        Control area = Ui.get(() -> editor.plot().chart().getPlotArea().getControl());
        double perPixel = Ui.get(() -> (editor.plot().rangeX()[1] - editor.plot().rangeX()[0]) / area.getSize().x);
        int edge = Ui.get(() -> editor.plot().chart().getAxisSet().getXAxis(0).getPixelCoordinate(560));
        Ui.drag(area, edge, 80, edge + 20, 80, () -> { });
        assertEquals(560 + 20 * perPixel, range.to(), 2 * perPixel);
        double left = Ui.get(() -> editor.plot().rangeX()[0]);
        int inside = Ui.get(() -> editor.plot().chart().getAxisSet().getXAxis(0).getPixelCoordinate(540));
        Ui.drag(area, inside, 80, inside - 30, 80, () -> { });
        assertEquals(520, range.from(), 1e-9);
        assertEquals(left + 30 * perPixel, Ui.get(() -> editor.plot().rangeX()[0]), 2 * perPixel, "the plot is moved");
    }

    @Test
    void windowsOfAPlotAreDraggedByMouseAndKeys() throws Exception {
        PlotEditor editor = spectrum();
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
}
