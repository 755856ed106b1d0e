package org.lamella.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.data.UserError;
import org.lamella.interphase.ui.InterphaseSession;
import org.lamella.layers.ui.LayersSession;
import org.lamella.ui.SampleProject;
import org.lamella.ui.Settings;
import org.lamella.ui.Storage;
import org.lamella.ui.results.SessionHistory;
import org.lamella.ui.results.set.ImageSet;
import org.lamella.ui.results.set.ImageSetEntry;

/** Every guided tour, walked to its end by its own buttons, and the result that it ends with. */
class ToursTest {
    private static final long A_LONG_WHILE = 300_000;
    private static final String OWN_PARAMETERS = "tilt=40deg";
    private static final String REASON = "charging";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void samples() {
        Ui.ready();
        Ui.run(() -> {
            Settings.of("tours").clear();
            new SampleProject(folder.resolve("samples")).remember();
        });
    }

    @AfterAll
    static void back() {
        while (Ui.hasMessage()) {
            Ui.message();
        }
        Ui.closeEditors();
        InterphaseViewsTest.perspective("org.lamella.lattice.ui.perspective");
        Ui.run(() -> {
            Settings.of("samples").clear();
            empty(InterphaseSession.of(Ui.window()));
            empty(LayersSession.of(Ui.window()));
            Ui.page().hideView(Ui.page().findViewReference("org.lamella.workbench.tour"));
        });
    }

    /** Other tests begin with empty sets and the parameters by default. */
    private static void empty(ImageSet<?, ?> set) {
        set.bringBack();
        set.entries().forEach(entry -> set.remove(entry.path()));
        type(set, set.byDefault());
    }

    private static void type(ImageSet<?, ?> set, String parameters) {
        try {
            set.setParameters(parameters);
        } catch (UserError e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyPerspectiveOfAnAnalysisHasATourWithCommandsThatExist() throws Exception {
        List<String> tours = new ArrayList<>();
        for (IConfigurationElement tour : Platform.getExtensionRegistry().getConfigurationElementsFor("org.lamella.workbench.tours")) {
            tours.add(tour.getAttribute("id"));
            for (IConfigurationElement step : tour.getChildren("step")) {
                var command = Ui.get(() -> PlatformUI.getWorkbench().getService(ICommandService.class).deserialize(step.getAttribute("command")));
                assertTrue(command.getCommand().isDefined(), step.getAttribute("command"));
                assertFalse(step.getAttribute("text").isBlank(), step.getAttribute("title"));
            }
        }
        Set<String> analyses = Set.of("lattice", "interphase", "layers", "linescan", "eels");
        assertTrue(tours.containsAll(analyses.stream().map(name -> "org.lamella." + name + ".ui.tour").toList()), tours::toString);
    }

    @Test
    void theTourOfLatticeEndsWithAResult() throws Exception {
        walk("lattice", "Li2O", () -> { });
    }

    @Test
    void theTourOfLayersEndsWithAResult() throws Exception {
        LayersSession set = Ui.get(() -> LayersSession.of(Ui.window()));
        Path own = ownSection(set);
        walk("layers", "LiPON", () -> assertIsBack(set, List.of(own), OWN_PARAMETERS));
    }

    @Test
    void theTourOfLineScanEndsWithAResult() throws Exception {
        walk("linescan", "midpoint", () -> { });
    }

    @Test
    void theTourOfSpectraEndsWithAResult() throws Exception {
        walk("eels", "Mn-L", () -> { });
    }

    @Test
    void theTourOfInterphaseEndsWithAResult() throws Exception {
        InterphaseSession set = Ui.get(() -> InterphaseSession.of(Ui.window()));
        String layers = "Li metal; Li+Li2O; Li2O+Li3N; amorphous";
        Path own = Samples.interphase(folder, "own.tif", 4);
        Ui.run(() -> {
            empty(set);
            type(set, layers);
            set.add(List.of(own));
            set.exclude(own, REASON);
        });
        walk("interphase", "Li2O", () -> assertIsBack(set, List.of(own), layers));
    }

    /** A set of the user's own: one section, which is excluded. */
    private static Path ownSection(LayersSession set) throws UserError {
        Path own = Samples.section(folder, "own.tif", 3);
        Ui.run(() -> {
            empty(set);
            type(set, OWN_PARAMETERS);
            set.add(List.of(own));
            set.exclude(own, REASON);
        });
        return own;
    }

    private static void assertIsBack(ImageSet<?, ?> set, List<Path> files, String parameters) {
        assertFalse(Ui.get(set::isShowingSamples));
        assertEquals(files, Ui.get(() -> set.entries().stream().map(ImageSetEntry::path).toList()));
        assertEquals(REASON, Ui.get(() -> set.entries().getFirst().excluded()));
        assertEquals(parameters, Ui.get(set::typedParameters));
        Ui.await(A_LONG_WHILE, "what came back is measured", () -> set.entries().stream().allMatch(ImageSetEntry::isDone));
    }

    @Test
    void aTourThatIsLeftForAnotherBringsTheOwnSetBack() throws Exception {
        leaveAmidLayers(() -> choose("org.lamella.lattice.ui.tour"));
    }

    @Test
    void aTourThatIsStartedOverBringsTheOwnSetBack() throws Exception {
        leaveAmidLayers(() -> WelcomeTest.press(Ui.find(Button.class, "tour.again")));
    }

    @Test
    void aTourThatIsClosedBringsTheOwnSetBack() throws Exception {
        // It stays open in the perspective that it began in.
        leaveAmidLayers(() -> Ui.run(() -> Ui.page().hideView(Ui.page().findViewReference("org.lamella.workbench.tour"))));
    }

    private static void leaveAmidLayers(Runnable leaving) throws Exception {
        LayersSession set = Ui.get(() -> LayersSession.of(Ui.window()));
        Path own = ownSection(set);
        InterphaseViewsTest.perspective("org.lamella.lattice.ui.perspective");
        Ui.command("org.lamella.workbench.showTour");
        choose("org.lamella.layers.ui.tour");
        WelcomeTest.press(Ui.find(Button.class, "tour.again"));
        perform(0);
        perform(1);
        assertTrue(Ui.get(set::isShowingSamples));
        assertEquals("layers=Li,LiPON,LNMO", Ui.get(set::typedParameters));
        assertEquals(3, Ui.get(() -> set.statistics().orElseThrow().total().summary().n()));
        assertEquals(OWN_PARAMETERS, Settings.of("layers").get("parameters", ""), "what is remembered is the user's own");
        assertTrue(Ui.get(() -> Ui.find(Label.class, "layers.sections.hint").getText()).contains("samples"));
        InterphaseViewsTest.perspective("org.lamella.lattice.ui.perspective");
        InterphaseViewsTest.perspective("org.lamella.layers.ui.perspective");
        assertTrue(Ui.get(set::isShowingSamples), "who looks elsewhere does not leave the tour");
        Path more = Samples.section(folder, "more.tif", 5);
        Ui.run(() -> set.add(List.of(more)));
        leaving.run();
        Ui.await("the own set", () -> !set.isShowingSamples());
        assertIsBack(set, List.of(own, more), OWN_PARAMETERS);
        assertFalse(Ui.hasMessage());
    }

    private static void perform(int step) {
        WelcomeTest.press(Ui.find(Button.class, "tour.perform." + step));
        Button tick = Ui.find(Button.class, "tour.tick." + step);
        Ui.await(A_LONG_WHILE, "step " + step, tick::getSelection);
    }

    /**
     * @param word stands in the result of the analysis, which has the name of its bundle
     * @param afterwards what is to hold when the last step is done
     */
    private static void walk(String bundle, String word, Runnable afterwards) throws Exception {
        Ui.closeEditors();
        String tour = "org.lamella." + bundle + ".ui.tour";
        Ui.command("org.lamella.workbench.showTour");
        choose(tour);
        WelcomeTest.press(Ui.find(Button.class, "tour.again"));
        int runs = SessionHistory.shared().steps().size();
        int step = 0;
        while (Ui.exists("tour.perform." + step)) {
            Button tick = Ui.find(Button.class, "tour.tick." + step);
            assertFalse(Ui.get(tick::getSelection), "step " + step + " is not done before it is done");
            perform(step);
            assertTrue(Ui.get(() -> Ui.isVisible("tour.choice")), "the tour stays in view after step " + step);
            step++;
        }
        assertTrue(step >= 5, "steps of " + tour);
        afterwards.run();
        assertEquals("org.lamella." + bundle + ".ui.perspective", Ui.get(() -> Ui.page().getPerspective().getId()));
        assertEquals(runs + 1, SessionHistory.shared().steps().size());
        SessionHistory.Step run = SessionHistory.shared().steps().getLast();
        assertEquals(SessionHistory.State.DONE, run.state());
        assertEquals(bundle, run.request().analysis());
        String json = Files.readString(Storage.results().resolve(run.result()).resolve("result.json"));
        assertTrue(json.contains(word), word + " is in the result");
        assertTrue(Ui.get(() -> Ui.page().isPartVisible(Ui.page().findView("org.lamella.ui.results.view"))), "the result is in view");
        assertFalse(Ui.hasMessage());
        // What is ticked stays ticked until the tour is started over.
        choose(tour);
        assertTrue(Ui.get(() -> Ui.find(Button.class, "tour.tick.0").getSelection()));
        WelcomeTest.press(Ui.find(Button.class, "tour.again"));
        assertFalse(Ui.get(() -> Ui.find(Button.class, "tour.tick.0").getSelection()));
    }

    private static void choose(String tour) {
        String title = "";
        for (IConfigurationElement element : Platform.getExtensionRegistry().getConfigurationElementsFor("org.lamella.workbench.tours")) {
            title = element.getAttribute("id").equals(tour) ? element.getAttribute("title") : title;
        }
        String wanted = title;
        Combo choice = Ui.find(Combo.class, "tour.choice");
        Ui.run(() -> {
            choice.setText(wanted);
            choice.notifyListeners(org.eclipse.swt.SWT.Selection, new org.eclipse.swt.widgets.Event());
        });
    }
}
