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

/** Every guided tour, walked to its end by its own buttons, and the result that it ends with. */
class ToursTest {
    private static final long A_LONG_WHILE = 300_000;

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
            // Other tests begin with empty sets.
            InterphaseSession.of(Ui.window()).regions().forEach(region -> InterphaseSession.of(Ui.window()).remove(region.path()));
            LayersSession layers = LayersSession.of(Ui.window());
            layers.sections().forEach(section -> layers.remove(section.path()));
            try {
                layers.setParameters("");
            } catch (UserError e) {
                throw new IllegalStateException(e);
            }
            Ui.page().hideView(Ui.page().findViewReference("org.lamella.workbench.tour"));
        });
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
        walk("lattice", "Li2O");
    }

    @Test
    void theTourOfLayersEndsWithAResult() throws Exception {
        walk("layers", "LiPON");
    }

    @Test
    void theTourOfLineScanEndsWithAResult() throws Exception {
        walk("linescan", "midpoint");
    }

    @Test
    void theTourOfSpectraEndsWithAResult() throws Exception {
        walk("eels", "Mn-L");
    }

    @Test
    void theTourOfInterphaseEndsWithAResult() throws Exception {
        walk("interphase", "Li2O");
    }

    /** @param word stands in the result of the analysis, which has the name of its bundle */
    private static void walk(String bundle, String word) throws Exception {
        Ui.closeEditors();
        String tour = "org.lamella." + bundle + ".ui.tour";
        Ui.command("org.lamella.workbench.showTour");
        choose(tour);
        int runs = SessionHistory.shared().steps().size();
        int step = 0;
        while (Ui.exists("tour.perform." + step)) {
            int index = step;
            Button tick = Ui.find(Button.class, "tour.tick." + index);
            assertFalse(Ui.get(tick::getSelection), "step " + index + " is not done before it is done");
            WelcomeTest.press(Ui.find(Button.class, "tour.perform." + index));
            Ui.await(A_LONG_WHILE, "step " + index + " of " + tour, tick::getSelection);
            assertTrue(Ui.get(() -> Ui.isVisible("tour.choice")), "the tour stays in view after step " + index);
            step++;
        }
        assertTrue(step >= 5, "steps of " + tour);
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
