package org.lamella.ui.tests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.data.Region;
import org.lamella.eels.ui.SpectraPerspective;
import org.lamella.interphase.ui.InterphasePerspective;
import org.lamella.interphase.ui.InterphaseSession;
import org.lamella.interphase.ui.RegionEntry;
import org.lamella.lattice.ui.LatticeSession;
import org.lamella.layers.ui.LayersPerspective;
import org.lamella.layers.ui.LayersSession;
import org.lamella.layers.ui.SectionEntry;
import org.lamella.linescan.ui.LineScansPerspective;
import org.lamella.ui.Appearance;
import org.lamella.ui.image.ImageEditor;
import org.lamella.ui.plot.PlotEditor;
import org.lamella.ui.results.AnalysisLauncher;
import org.lamella.ui.results.AnalysisRequest;
import org.lamella.ui.results.SessionHistory;

/**
 * Not a test: measures how quick the workbench answers, together with the screenshots. Times depend on the machine, so nothing
 * here can fail for being slow.
 */
class Responsiveness {
    private static final int STEPS = 900;
    @TempDir
    private Path folder;

    @Test
    void measure() throws Exception {
        Path target = Path.of(System.getProperty("lamella.screenshots"));
        Files.createDirectories(target);
        Ui.ready();
        List<String> lines = new ArrayList<>();
        ImageEditor editor = Ui.openImage(Samples.lattice(folder, "live.tif", 2048, 2048, 1));
        LatticeSession session = Ui.get(() -> LatticeSession.of(Ui.window()));
        Control spectrum = Ui.find(Control.class, "spectrum.canvas");
        List<Double> computed = new ArrayList<>();
        List<Double> seen = new ArrayList<>();
        AtomicReference<CountDownLatch> painted = new AtomicReference<>(new CountDownLatch(1));
        AtomicReference<Region.Rectangle> wanted = new AtomicReference<>();
        Ui.run(() -> {
            Ui.page().resetPerspective();
            Ui.page().activate(editor);
            // Comes after the painting of the canvas itself, in the same event.
            spectrum.addListener(SWT.Paint, event -> {
                if (session.shown().map(shown -> shown.region().equals(wanted.get())).orElse(false)) {
                    painted.get().countDown();
                }
            });
            editor.document().regions().add(new Region.Rectangle("live", 0, 0, 512, 512));
        });
        for (int i = 0; i < STEPS; i++) {
            Region.Rectangle region = new Region.Rectangle("live", 100 + i, 200 + i / 2, 512, 512);
            wanted.set(region);
            painted.set(new CountDownLatch(1));
            AtomicLong start = new AtomicLong();
            Ui.display().asyncExec(() -> {
                start.set(System.nanoTime());
                editor.document().regions().replace("live", region, true);
            });
            if (!painted.get().await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("the spectrum was not painted");
            }
            seen.add((System.nanoTime() - start.get()) / 1e6);
            computed.add(session.latency());
            // A mouse that is dragged tells so about sixty times a second.
            Ui.sleep(16);
        }
        lines.add(line("512 x 512 region moved: spectrum computed", computed));
        lines.add(line("512 x 512 region moved: spectrum on the screen", seen));
        lines.add(Heartbeat.longest("dragging over a 2048 x 2048 image", () -> drag(editor)));
        Path huge = Samples.hugeMrc(folder, 16_384);
        lines.add(Heartbeat.longest("opening and zooming a 16384 x 16384 image of 1 GB", () -> {
            ImageEditor large = Ui.openImage(huge);
            for (int i = 0; i < 12; i++) {
                Ui.key('+');
                Ui.key(SWT.ARROW_RIGHT);
            }
            Ui.await("the picture", () -> !large.canvas().isBusy());
        }));
        lines.add(Heartbeat.longest("a lattice analysis from start to its result in the window", () -> {
            int before = SessionHistory.shared().steps().size();
            AnalysisLauncher.run(new AnalysisRequest("lattice", List.of(folder.resolve("live.tif")), Map.of()));
            Ui.await("the run", () -> SessionHistory.shared().steps().size() > before
                    && SessionHistory.shared().steps().getLast().state() == SessionHistory.State.DONE);
            Ui.sleep(2000);
        }));
        others(lines);
        Files.write(target.resolve("responsiveness.txt"), lines);
        Ui.closeEditors();
    }

    /** Each step twice: the first time much of the toolkit and of Java is loaded, which a user waits for once in a session. */
    private void others(List<String> lines) throws Exception {
        Path[] spectra = {SpectrumSamples.lineScan(folder), LineScanViewsTest.table(folder)};
        for (int i = 1; i <= 2; i++) {
            String time = i == 1 ? ", the first time" : ", the second time";
            List<Path> sections = List.of(Samples.section(folder, "section_" + i + "a.tif", 1), Samples.section(folder, "section_" + i + "b.tif", 2));
            List<Path> regions = List.of(Samples.interphase(folder, "region_" + i + ".tif", i));
            lines.add(Heartbeat.longest("the perspective Layers is opened" + time, () -> perspective(LayersPerspective.ID)));
            lines.add(Heartbeat.longest("two sections are added and measured" + time, () -> {
                Ui.run(() -> LayersSession.of(Ui.window()).add(sections));
                Ui.await("the sections", () -> LayersSession.of(Ui.window()).entries().stream().allMatch(SectionEntry::isDone));
                Ui.sleep(500);
            }));
            lines.add(Heartbeat.longest("the perspective Interphase is opened" + time, () -> perspective(InterphasePerspective.ID)));
            lines.add(Heartbeat.longest("a region is added and measured" + time, () -> {
                Ui.run(() -> InterphaseSession.of(Ui.window()).add(regions));
                Ui.await("the layers", () -> InterphaseSession.of(Ui.window()).entries().stream().allMatch(RegionEntry::isDone));
                Ui.sleep(500);
            }));
            lines.add(Heartbeat.longest("the perspective Spectra is opened" + time, () -> perspective(SpectraPerspective.ID)));
            lines.add(Heartbeat.longest("a scan of spectra is opened, edges named and spectra chosen" + time, () -> {
                PlotEditor editor = SpectraViewsTest.open(spectra[0]);
                SpectraViewsTest.name("Mn-L, O-K");
                for (int k = 0; k < 10; k++) {
                    long index = k % Ui.get(editor::count);
                    Ui.run(() -> editor.choose(index));
                    Ui.sleep(60);
                }
                Ui.sleep(500);
            }));
            lines.add(Heartbeat.longest("the perspective Line Scans is opened" + time, () -> perspective(LineScansPerspective.ID)));
            lines.add(Heartbeat.longest("a line scan is opened and fitted" + time, () -> {
                LineScanViewsTest.open(spectra[1]);
                Ui.sleep(500);
            }));
            lines.add(Heartbeat.longest("the perspective Lattice is opened" + time, () -> perspective("org.lamella.lattice.ui.perspective")));
            boolean isDark = i == 1;
            lines.add(Heartbeat.longest("the theme is changed" + time, () -> {
                Ui.run(() -> Appearance.of(Ui.display()).setDark(isDark));
                Ui.await("the theme", () -> Appearance.of(Ui.display()).isDark() == isDark);
                Ui.sleep(500);
            }));
            Ui.closeEditors();
        }
    }

    private static void perspective(String id) {
        InterphaseViewsTest.perspective(id);
        Ui.sleep(500);
    }

    private static void drag(ImageEditor editor) {
        int width = Ui.get(() -> editor.canvas().getSize().x);
        int height = Ui.get(() -> editor.canvas().getSize().y);
        Ui.run(() -> {
            editor.document().regions().select("live");
            editor.canvas().setFocus();
        });
        for (int i = 0; i < 4; i++) {
            Ui.drag(editor.canvas(), width / 2, height / 2, width / 2 + 60, height / 2 + 40, () -> { });
            Ui.drag(editor.canvas(), width / 2 + 60, height / 2 + 40, width / 2, height / 2, () -> { });
        }
    }

    private static String line(String what, List<Double> milliseconds) {
        // The first ones are slow while Java compiles.
        List<Double> sorted = new ArrayList<>(milliseconds.subList(milliseconds.size() / 3, milliseconds.size()));
        Collections.sort(sorted);
        return String.format(Locale.ROOT, "%s: median %.1f ms, 95 %% below %.1f ms", what, sorted.get(sorted.size() / 2),
                sorted.get((int) (0.95 * (sorted.size() - 1))));
    }
}
