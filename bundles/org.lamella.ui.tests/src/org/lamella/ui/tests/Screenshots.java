package org.lamella.ui.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PartInitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.data.Region;
import org.lamella.eels.ui.SpectraPerspective;
import org.lamella.interphase.ui.InterphasePerspective;
import org.lamella.interphase.ui.InterphaseSession;
import org.lamella.interphase.ui.RegionEntry;
import org.lamella.lattice.ui.LatticeSession;
import org.lamella.linescan.ui.LineScansPerspective;
import org.lamella.linescan.ui.ScanMapView;
import org.lamella.linescan.ui.ScanSession;
import org.lamella.layers.ui.LayersPerspective;
import org.lamella.layers.ui.LayersSession;
import org.lamella.layers.ui.SectionEntry;
import org.lamella.ui.Appearance;
import org.lamella.ui.OpenFiles;
import org.lamella.ui.image.ImageEditor;
import org.lamella.ui.plot.PlotEditor;
import org.lamella.ui.results.AnalysisLauncher;
import org.lamella.ui.results.AnalysisRequest;
import org.lamella.ui.results.SessionHistory;

/** Not a test: {@code ./build.sh screenshots} runs this to see what the workbench looks like. */
class Screenshots {
    private static final int[][] SIZES = {{1280, 800}, {1920, 1080}};

    @TempDir
    private Path folder;

    @Test
    void takeThem() throws Exception {
        Path target = Path.of(System.getProperty("lamella.screenshots"));
        Files.createDirectories(target);
        Ui.ready();
        ImageEditor editor = prepare();
        interphase();
        layers();
        Path[] spectra = {SpectrumSamples.lineScan(folder), SpectrumSamples.image(folder)};
        for (boolean dark : new boolean[] {false, true}) {
            Ui.run(() -> Appearance.of(Ui.display()).setDark(dark));
            Ui.await("the theme", () -> Appearance.of(Ui.display()).isDark() == dark);
            for (int[] size : SIZES) {
                String name = "-" + (dark ? "dark" : "light") + "-" + size[0] + "x" + size[1] + ".png";
                Ui.run(() -> Ui.window().getShell().setBounds(0, 0, size[0], size[1]));
                welcome(target, name);
                lattice(editor, target, name);
                interphase(target, name);
                layers(target, name);
                spectra(spectra, target, name);
                lineScans(folder, target, name);
            }
        }
        Ui.run(() -> Appearance.of(Ui.display()).setDark(false));
    }

    /** The Welcome page, a guided tour beside it, the plug-ins, and About. */
    private static void welcome(Path target, String name) throws IOException {
        Ui.command("org.lamella.workbench.showWelcome");
        take(target.resolve("welcome" + name));
        Ui.command("org.lamella.workbench.showTour");
        take(target.resolve("tour" + name));
        Ui.run(() -> {
            Ui.page().hideView(Ui.page().findView("org.lamella.workbench.tour"));
            Ui.page().closeEditor(Ui.page().getActiveEditor(), false);
            show("org.lamella.workbench.plugins");
        });
        take(target.resolve("plugins" + name));
        Ui.commandWithDialog("org.eclipse.ui.help.aboutAction");
        Ui.await("the dialog", () -> Ui.isVisible("about.tabs"));
        take(target.resolve("about" + name));
        Button close = Ui.button("Close");
        Ui.run(() -> {
            close.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
            Ui.page().hideView(Ui.page().findView("org.lamella.workbench.plugins"));
        });
    }

    private void interphase() throws Exception {
        List<Path> images = List.of(Samples.interphase(folder, "region_01.tif", 1), Samples.interphase(folder, "region_02.tif", 2),
                Samples.interphase(folder, "region_03.tif", 3));
        Ui.run(() -> InterphaseSession.of(Ui.window()).add(images));
        Ui.await("the layers", () -> InterphaseSession.of(Ui.window()).entries().stream().allMatch(RegionEntry::isDone));
    }

    private static void interphase(Path target, String name) throws IOException {
        InterphaseViewsTest.perspective(InterphasePerspective.ID);
        take(target.resolve("interphase" + name));
        InterphaseViewsTest.perspective("org.lamella.lattice.ui.perspective");
    }

    static void spectra(Path[] files, Path target, String name) throws IOException {
        InterphaseViewsTest.perspective(SpectraPerspective.ID);
        Ui.run(() -> Ui.page().resetPerspective());
        for (Path file : files) {
            PlotEditor editor = SpectraViewsTest.open(file);
            SpectraViewsTest.name("Mn-L, O-K");
            Ui.run(() -> editor.choose(editor.count() / 2));
            take(target.resolve("spectra-" + file.getFileName().toString().replace(".rpl", "") + name));
            Ui.run(() -> Ui.page().closeEditor(editor, false));
        }
        InterphaseViewsTest.perspective("org.lamella.lattice.ui.perspective");
    }

    static void lineScans(Path folder, Path target, String name) throws Exception {
        InterphaseViewsTest.perspective(LineScansPerspective.ID);
        Ui.run(() -> Ui.page().resetPerspective());
        LineScanViewsTest.open(LineScanViewsTest.table(folder));
        take(target.resolve("line-scans" + name));
        Path image = LineScanViewsTest.spectrumImage(folder);
        Ui.run(() -> OpenFiles.open(Ui.page(), List.of(image)));
        ScanMapView map = (ScanMapView) Ui.get(() -> show(ScanMapView.ID));
        Ui.run(() -> ScanSession.of(Ui.window()).setLines("Fe Ka"));
        Ui.sleep(800);
        Ui.await("the map", () -> map.canvas() != null && !map.canvas().isBusy());
        Ui.run(() -> {
            var regions = map.canvas().document().regions();
            regions.select(regions.add(new Region.Line("across", 3, 16, 45, 16, 5)).name());
        });
        Ui.await("the profile", () -> ScanSession.of(Ui.window()).result().isPresent());
        take(target.resolve("scan-map" + name));
        Ui.run(() -> Ui.page().closeEditor(Ui.page().getActiveEditor(), false));
        InterphaseViewsTest.perspective("org.lamella.lattice.ui.perspective");
    }

    private void layers() throws Exception {
        List<Path> sections = List.of(Samples.section(folder, "section_01.tif", 1), Samples.section(folder, "section_02.tif", 2));
        Ui.run(() -> LayersSession.of(Ui.window()).add(sections));
        Ui.await("the sections", () -> LayersSession.of(Ui.window()).entries().stream().allMatch(SectionEntry::isDone));
    }

    private static void layers(Path target, String name) throws IOException {
        InterphaseViewsTest.perspective(LayersPerspective.ID);
        take(target.resolve("layers" + name));
        InterphaseViewsTest.perspective("org.lamella.lattice.ui.perspective");
    }

    private ImageEditor prepare() throws Exception {
        Path spectrum = Samples.spectrum(folder);
        Path image = Samples.phantom(folder);
        Ui.run(() -> ((org.lamella.workbench.FolderView) Ui.page().findView("org.lamella.workbench.folders")).addFolder(folder));
        Ui.run(() -> OpenFiles.open(Ui.page(), List.of(spectrum)));
        Ui.await("the plot", () -> Ui.page().getActiveEditor() instanceof PlotEditor plot && plot.plot() != null);
        ImageEditor editor = Ui.openImage(image);
        Ui.run(() -> {
            editor.document().regions().add(new Region.Line("across", 120, 820, 620, 880, 9));
            editor.document().regions().add(new Region.Rectangle("crystals", 330, 260, 512, 512));
        });
        AnalysisLauncher.run(new AnalysisRequest("lattice", List.of(image), Map.of("region", "crystals=330,260,512,512; corner=0,0,320,320")));
        Ui.await("the run", () -> !SessionHistory.shared().steps().isEmpty()
                && SessionHistory.shared().steps().getLast().state() == SessionHistory.State.DONE);
        return editor;
    }

    private void lattice(ImageEditor editor, Path target, String name) throws Exception {
        LatticeSession session = Ui.get(() -> LatticeSession.of(Ui.window()));
        Ui.run(() -> {
            Ui.page().resetPerspective();
            Ui.page().activate(editor);
            editor.document().regions().select("crystals");
            editor.canvas().fit();
        });
        Ui.await("the measurement", () -> session.result().isPresent() && !editor.canvas().isBusy());
        Ui.run(() -> {
            var spots = session.result().get().spots();
            session.pick(null);
            session.pick(new double[] {spots.get(0).gx(), spots.get(0).gy()});
            session.pick(new double[] {spots.get(1).gx(), spots.get(1).gy()});
        });
        TabFolder tabs = Ui.find(TabFolder.class, "results.tabs");
        Ui.run(() -> {
            show("org.lamella.ui.results.view");
            // The navigator names folders of the machine that the pictures are taken on.
            show("org.lamella.workbench.metadata");
            tabs.setSelection(1);
            Ui.page().activate(editor);
        });
        take(target.resolve("lattice" + name));
        Ui.run(() -> {
            show("org.lamella.lattice.ui.phases");
            show("org.lamella.ui.image.histogram");
            show("org.lamella.ui.image.profile");
            show("org.lamella.workbench.metadata");
            Ui.page().activate(editor);
        });
        take(target.resolve("views" + name));
        Ui.run(() -> {
            show("org.lamella.workbench.help");
            show("org.lamella.ui.results.history");
            Ui.page().activate(Ui.page().getEditorReferences()[0].getEditor(true));
        });
        take(target.resolve("plot" + name));
        Ui.run(() -> Ui.page().activate(editor));
        Ui.commandWithDialog("org.lamella.lattice.ui.analyse");
        Ui.await("the dialog", () -> Ui.isVisible("parameter.candidates"));
        take(target.resolve("dialog" + name));
        Button cancel = Ui.button("Cancel");
        Ui.run(() -> cancel.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event()));
    }

    private static IViewPart show(String view) {
        try {
            return Ui.page().showView(view, null, org.eclipse.ui.IWorkbenchPage.VIEW_VISIBLE);
        } catch (PartInitException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is on the screen where the window is, its dialogs with it. */
    private static void take(Path file) throws IOException {
        Ui.point(2, 2);
        Ui.sleep(1500);
        Ui.run(() -> {
            ImageLoader loader = new ImageLoader();
            loader.data = new ImageData[] {Screen.part(Ui.window().getShell().getBounds())};
            loader.save(file.toString(), SWT.IMAGE_PNG);
        });
    }
}
