package org.lamella.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.data.Image;
import org.lamella.data.Region;
import org.lamella.data.Unit;
import org.lamella.linescan.SignalResult;
import org.lamella.linescan.ui.LineScansPerspective;
import org.lamella.linescan.ui.ProfileFitsView;
import org.lamella.linescan.ui.ScanMapView;
import org.lamella.linescan.ui.ScanSession;
import org.lamella.readers.ElementType;
import org.lamella.readers.TiffWriter;
import org.lamella.ui.OpenFiles;
import org.lamella.ui.Storage;
import org.lamella.ui.Undo;
import org.lamella.ui.image.ImageEditor;
import org.lamella.ui.plot.PlotEditor;
import org.lamella.ui.plot.PlotWidget;
import org.lamella.ui.plot.PlotWindow;
import org.lamella.ui.results.AnalysisLauncher;
import org.lamella.ui.results.AnalysisRequest;
import org.lamella.ui.results.SessionHistory;

/** The perspective Line Scans with real widgets: a table with two steps, its window, offsets and run; a line on a map. */
class LineScanViewsTest {
    @TempDir
    private static Path folder;
    private static Path table;

    @BeforeAll
    static void scan() throws Exception {
        Ui.ready();
        table = table(folder);
        InterphaseViewsTest.perspective(LineScansPerspective.ID);
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
    void openTheTable() {
        open(table);
    }

    /** Fe falls at 80 nm, O rises at 110 nm, both over about 26 nm from 10 to 90 %. */
    static Path table(Path folder) throws Exception {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder("distance (nm),Fe (counts),O (counts)\n");
        for (int i = 0; i <= 200; i++) {
            text.append(i).append(',').append(poisson(random, 400 - 340 * share(i - 80))).append(',').append(poisson(random, 50 + 250 * share(i - 110))).append('\n');
        }
        return Files.writeString(folder.resolve("two-steps.csv"), text);
    }

    private static double share(double distance) {
        return 0.5 + 0.5 * Math.tanh(distance / 12);
    }

    private static int poisson(Random random, double mean) {
        return (int) Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
    }

    static Path map(Path folder) throws Exception {
        Random random = new Random(6);
        double[] pixels = new double[120 * 40];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = poisson(random, 20 + 80 * share((i % 120 - 70) * 0.5 * 4));
        }
        Path file = folder.resolve("Pt-map.tif");
        TiffWriter.write(file, Image.of(120, 40, pixels, 0.5, Unit.NANOMETRE), ElementType.FLOAT32);
        return file;
    }

    /** A spectrum image of 48 x 32 pixels of 1 nm: iron to the right of a border at 24 nm, over 10 nm from 10 to 90 %. */
    static Path spectrumImage(Path folder) throws Exception {
        int channels = 500;
        Random random = new Random(7);
        byte[] data = new byte[channels * 48 * 32];
        for (int i = 0; i < 48 * 32; i++) {
            for (int c = 0; c < channels; c++) {
                double expected = 0.05 + 2.5 / (1 + Math.exp(-(i % 48 - 24) / 2.3)) * Math.exp(-0.5 * Math.pow((20 * c - 6400) / 58.0, 2));
                // A sum of many rare events.
                for (double left = expected; left > 0; left -= 0.25) {
                    data[i * channels + c] += (byte) (random.nextDouble() < 1 - Math.exp(-Math.min(left, 0.25)) ? 1 : 0);
                }
            }
        }
        Files.write(folder.resolve("iron.raw"), data);
        return Files.writeString(folder.resolve("iron.rpl"), "key\tvalue\nwidth\t48\nheight\t32\ndepth\t" + channels + "\noffset\t0\ndata-length\t1\n"
                + "data-type\tunsigned\nbyte-order\tdont-care\nrecord-by\tvector\ntitle\tiron\nwidth-scale\t1\nwidth-units\tnm\nheight-scale\t1\n"
                + "height-units\tnm\ndepth-name\tEnergy\ndepth-origin\t0\ndepth-scale\t0.02\ndepth-units\tkeV\n");
    }

    @Test
    void aLineOverTheMapOfASpectrumImageIsFollowed() throws Exception {
        Path file = spectrumImage(folder);
        Ui.run(() -> OpenFiles.open(Ui.page(), List.of(file)));
        ScanMapView map = (ScanMapView) Ui.get(() -> Ui.page().showView(ScanMapView.ID));
        Ui.await("the map", () -> map.canvas() != null && !map.canvas().isBusy());
        Ui.run(() -> session().setLines("Fe Ka"));
        Ui.sleep(600);
        Ui.await("the map of iron", () -> map.canvas() != null && !map.canvas().isBusy());
        var canvas = Ui.get(map::canvas);
        int[] ends = Ui.get(() -> new int[] {(int) Math.round(canvas.view().toScreenX(2.5)), (int) Math.round(canvas.view().toScreenX(46.5)),
            (int) Math.round(canvas.view().toScreenY(16.5))});
        Ui.drag(canvas, ends[0], ends[2], ends[1], ends[2], () -> { });
        Ui.await("the profile", () -> session().result().isPresent() && session().result().get().signals().get(0).hasTransition()
                && session().result().get().signals().get(0).signal().size() > 38);
        assertEquals("Fe Ka", fit(0).name());
        // The line begins at the third column.
        assertEquals(22, fit(0).midpoint().value(), 2);
        assertTrue(Ui.get(() -> session().request().orElseThrow()).parameters().containsKey("line"));
        undo();
        Ui.await("no line", () -> session().result().isEmpty() || session().result().get().signals().get(0).signal().size() < 38);
        Ui.run(() -> Ui.page().closeEditor(Ui.page().getActiveEditor(), false));
    }

    static void open(Path file) {
        Ui.run(() -> OpenFiles.open(Ui.page(), List.of(file)));
        Ui.await("the fits", () -> session().signals().size() == 2 && session().result().isPresent() && session().result().get().signals().size() == 2);
    }

    private static ScanSession session() {
        return ScanSession.of(Ui.window());
    }

    private static SignalResult fit(int index) {
        return Ui.get(() -> session().result().orElseThrow().signals().get(index));
    }

    private static PlotWidget plot() {
        return Ui.get(() -> ((ProfileFitsView) Ui.page().findView(ProfileFitsView.ID)).plot());
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
    void signalsAreListedWithFitsAndOffset() {
        assertEquals(80, fit(0).midpoint().value(), 4 * fit(0).midpoint().uncertainty());
        assertEquals(110, fit(1).midpoint().value(), 4 * fit(1).midpoint().uncertainty());
        Table fits = Ui.find(Table.class, "linescan.fits");
        assertEquals("Fe", Ui.get(() -> fits.getItem(0).getText(0)));
        assertEquals("Midpoint (nm)", Ui.get(() -> fits.getColumn(2).getText()));
        assertTrue(Ui.get(() -> fits.getItem(0).getText(2)).startsWith("80") || Ui.get(() -> fits.getItem(0).getText(2)).startsWith("79"));
        // Another test may have brought another view to the front; what is behind it is filled when it is seen.
        Ui.get(() -> Ui.page().showView("org.lamella.linescan.ui.offsets"));
        Table offsets = Ui.find(Table.class, "linescan.offsets");
        Ui.await("the offset", () -> offsets.getItemCount() == 1);
        assertEquals(30, Double.parseDouble(Ui.get(() -> offsets.getItem(0).getText(2)).split(" ")[0]), 3);
        assertTrue(Ui.get(() -> Ui.find(Label.class, "linescan.interphase").getText()).startsWith("Interphase from"));
        var span = Ui.get(() -> plot().content().spans().get(0));
        assertEquals(Ui.get(() -> session().result().orElseThrow().start().value()), span.from(), 1e-9, "the interphase is shaded in the plot");
        assertEquals(Ui.get(() -> session().result().orElseThrow().end().value()), span.to(), 1e-9);
    }

    @Test
    void residualsLieBelowTheirPoints() {
        PlotWidget profiles = plot();
        PlotWidget residuals = Ui.get(() -> (PlotWidget) profiles.getParent().getChildren()[1]);
        Button normalised = Ui.find(Button.class, "linescan.normalised");
        for (boolean isNormalised : new boolean[] {true, false}) {
            Ui.run(() -> {
                normalised.setSelection(isNormalised);
                normalised.notifyListeners(SWT.Selection, new Event());
            });
            for (double x : new double[] {0, 80, 200}) {
                Ui.await("residuals below " + x + " nm", () -> onScreen(profiles, x) == onScreen(residuals, x));
            }
        }
    }

    private static int onScreen(PlotWidget plot, double x) {
        return plot.chart().getPlotArea().getControl().toDisplay(plot.chart().getAxisSet().getXAxis(0).getPixelCoordinate(x), 0).x;
    }

    @Test
    void aDraggedWindowIsFollowedAndUndone() {
        PlotWidget plot = plot();
        PlotWindow window = Ui.get(() -> plot.windows().get(0));
        Control area = Ui.get(() -> plot.chart().getPlotArea().getControl());
        int points = Ui.get(() -> fit(0).signal().size());
        int from = Ui.get(() -> plot.chart().getAxisSet().getXAxis(0).getPixelCoordinate(window.from()));
        int to = Ui.get(() -> plot.chart().getAxisSet().getXAxis(0).getPixelCoordinate(30));
        Ui.drag(area, from + 1, 40, to, 40, () -> Ui.await("the fit to follow before the mouse is let go", () -> fit(0).signal().size() < points));
        Ui.await("the range", () -> Math.abs(fit(0).signal().x()[0] - 30) < 4);
        assertTrue(Ui.get(() -> session().request().orElseThrow()).parameters().containsKey("range"));
        undo();
        Ui.await("all points", () -> fit(0).signal().size() == points);
        assertFalse(Ui.get(() -> session().request().orElseThrow()).parameters().containsKey("range"));
    }

    @Test
    void theModelIsTheUsersAndASignalCanBeLeftOut() {
        Combo combo = Ui.find(Combo.class, "linescan.model");
        Ui.run(() -> {
            combo.setText("logistic step");
            combo.notifyListeners(SWT.Selection, new Event());
        });
        Table fits = Ui.find(Table.class, "linescan.fits");
        Ui.await("the model", () -> fits.getItem(0).getText(1).equals("logistic step") && fits.getItem(1).getText(1).equals("logistic step"));
        Ui.run(() -> {
            fits.getItem(1).setChecked(false);
            Event event = new Event();
            event.item = fits.getItem(1);
            event.detail = SWT.CHECK;
            fits.notifyListeners(SWT.Selection, event);
        });
        Ui.await("one fit", () -> session().result().orElseThrow().signals().size() == 1);
        undo();
        undo();
        Ui.await("both as before", () -> session().result().orElseThrow().signals().size() == 2 && combo.getText().equals("automatic"));
    }

    @Test
    void theRunFindsWhatTheWindowShows() throws Exception {
        double midpoint = fit(0).midpoint().value();
        AnalysisRequest request = Ui.get(() -> session().request().orElseThrow());
        int steps = SessionHistory.shared().steps().size();
        AnalysisLauncher.run(request);
        Ui.await("the run", () -> SessionHistory.shared().steps().size() > steps
                && SessionHistory.shared().steps().getLast().state() != SessionHistory.State.RUNNING);
        SessionHistory.Step step = SessionHistory.shared().steps().getLast();
        assertEquals(SessionHistory.State.DONE, step.state());
        String json = Files.readString(Storage.results().resolve(step.result()).resolve("result.json"));
        assertTrue(json.contains(Double.toString(midpoint)), "the window and the run give the same midpoint, " + midpoint);
    }

    @Test
    void linesOfASpectrumImageAreMeasuredByName() throws Exception {
        PlotEditor editor = SpectraViewsTest.open(SpectrumSamples.image(folder));
        type("linescan.lines", "Mn La");
        Label hint = Ui.find(Label.class, "linescan.hint");
        Ui.await("the question for a line", () -> hint.getText().startsWith("Say along which line"));
        type("linescan.place", "0,2,5,2,3");
        Ui.await("the signals", () -> session().signals().stream().map(signal -> signal.name()).toList().equals(List.of("Mn La"))
                && session().result().isPresent());
        assertEquals(6, Ui.get(() -> session().signals().get(0).size()));
        AnalysisRequest request = Ui.get(() -> session().request().orElseThrow());
        assertEquals("Mn La", request.parameters().get("signals"));
        assertEquals("3.0", request.parameters().get("width"));
        type("linescan.lines", "Xx");
        Ui.await("what is wrong", () -> hint.getText().contains("'Xx' is no X-ray line"));
        Ui.run(() -> Ui.page().closeEditor(editor, false));
    }

    private static void type(String field, String text) {
        Text widget = Ui.find(Text.class, field);
        Ui.run(() -> {
            widget.setText(text);
            widget.notifyListeners(SWT.DefaultSelection, new Event());
        });
    }

    @Test
    void aLineOnAMapFeedsAProfile() throws Exception {
        ImageEditor editor = Ui.openImage(map(folder));
        Ui.run(() -> editor.document().regions().select(editor.document().regions().add(new Region.Line("across", 5, 20, 115, 20, 9)).name()));
        Ui.await("the profile", () -> session().result().isPresent() && session().result().get().signals().get(0).hasTransition());
        assertEquals(32.5, fit(0).midpoint().value(), 1, "70 pixels of 0.5 nm from the edge, the line starts at 5");
        Ui.run(() -> editor.document().regions().replace("across", new Region.Line("across", 25, 20, 115, 20, 9), false));
        Ui.await("the profile to follow", () -> session().result().isPresent() && Math.abs(fit(0).midpoint().value() - 22.5) < 1);
        assertEquals("25.0,20.0,115.0,20.0", Ui.get(() -> session().request().orElseThrow()).parameters().get("line"));
        Ui.run(() -> Ui.page().closeEditor(editor, false));
    }
}
