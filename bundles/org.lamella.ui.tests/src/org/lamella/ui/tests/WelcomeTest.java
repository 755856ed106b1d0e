package org.lamella.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IViewReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.ui.SampleProject;
import org.lamella.ui.Settings;
import org.lamella.ui.image.ImageEditor;

/** The Welcome page with real widgets: links, the sample project and its stop button, recent files, keys. */
class WelcomeTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void window() {
        Ui.ready();
    }

    @BeforeEach
    void page() {
        Ui.command("org.lamella.workbench.showWelcome");
        Ui.await("the page", () -> Ui.page().getActiveEditor() != null && Ui.page().getActiveEditor().getTitle().equals("Welcome"));
    }

    @AfterEach
    void close() {
        Ui.closeEditors();
        Ui.run(() -> Settings.of("samples").clear());
    }

    @Test
    void itWasShownAtTheFirstStart() {
        assertTrue(Ui.beganWithWelcome(), "a new workbench begins with the Welcome page");
    }

    @Test
    void itIsUnwantedUntilItIsWantedAgain() {
        Button show = Ui.find(Button.class, "welcome.show");
        assertTrue(Ui.get(show::getSelection));
        press(show);
        assertFalse(Settings.of("welcome").getBoolean("show", true));
        Ui.closeEditors();
        page();
        Button again = Ui.find(Button.class, "welcome.show");
        assertFalse(Ui.get(again::getSelection), "what was chosen is remembered");
        press(again);
        assertTrue(Settings.of("welcome").getBoolean("show", false));
    }

    @Test
    void keysGoFromLinkToLink() {
        Link open = Ui.find(Link.class, "welcome.open");
        Ui.await("the focus", open::isFocusControl);
        ScrolledComposite page = Ui.find(ScrolledComposite.class, "welcome");
        assertEquals(0, Ui.get(() -> page.getOrigin().y), "the page begins at its title");
        Link next = Ui.find(Link.class, "welcome.folder");
        tab(open, next);
        Link help = Ui.find(Link.class, "welcome.help");
        tab(next, help);
        Ui.run(() -> Ui.page().hideView(Ui.page().findView("org.lamella.workbench.help")));
        Ui.key(SWT.CR);
        Ui.await("the help", () -> Ui.page().findView("org.lamella.workbench.help") != null);
    }

    /** A key that comes before the window has the keyboard is lost: pressed again while the focus is where it was. */
    private static void tab(Link from, Link to) {
        for (int trial = 0; trial < 10 && !Ui.get(to::isFocusControl); trial++) {
            if (Ui.get(from::isFocusControl)) {
                Ui.key(SWT.TAB);
            }
            Ui.sleep(300 * (trial + 1));
        }
        Ui.await("the focus on " + Ui.get(to::getText), to::isFocusControl);
    }

    @Test
    void samplesAreMadeWhereTheUserWantsThem() throws Exception {
        Path target = folder.resolve("samples");
        Text place = Ui.find(Text.class, "welcome.samples.folder");
        assertTrue(Ui.get(place::getText).endsWith("Lamella samples"), "a folder is proposed");
        Ui.run(() -> place.setText(target.toString()));
        press(Ui.find(Button.class, "welcome.samples.make"));
        Label state = Ui.find(Label.class, "welcome.samples.state");
        Ui.await(300_000, "the samples", () -> state.getText().contains(target.toString()));
        String readme = Files.readString(target.resolve(SampleProject.README));
        assertTrue(readme.contains("Everything in this folder is simulated"), readme);
        for (String sample : List.of("lattice", "interphase", "layers", "linescan", "eels")) {
            assertTrue(readme.contains("lamella run " + sample + "/recipe.yaml"), readme);
            assertTrue(Files.exists(target.resolve(sample).resolve("recipe.yaml")), sample);
            try (Stream<Path> files = Files.list(target.resolve(sample))) {
                assertTrue(files.anyMatch(file -> file.toString().endsWith(".truth.json")), "the truth of " + sample);
            }
        }
        try (Stream<Path> files = Files.list(target)) {
            assertEquals(List.of(), files.filter(file -> file.getFileName().toString().endsWith(".part")).toList());
        }
        assertEquals(target, SampleProject.current().folder());
        // A sample that is there is not made again.
        var before = Files.getLastModifiedTime(target.resolve("eels/recipe.yaml"));
        press(Ui.find(Button.class, "welcome.samples.make"));
        Ui.await("the end", () -> Ui.find(Button.class, "welcome.samples.make").isEnabled());
        assertEquals(before, Files.getLastModifiedTime(target.resolve("eels/recipe.yaml")));
    }

    @Test
    void stoppedSamplesLeaveNothingHalf() throws Exception {
        Path target = folder.resolve("stopped");
        Text place = Ui.find(Text.class, "welcome.samples.folder");
        Ui.run(() -> place.setText(target.toString()));
        press(Ui.find(Button.class, "welcome.samples.make"));
        press(Ui.find(Button.class, "welcome.samples.stop"));
        Label state = Ui.find(Label.class, "welcome.samples.state");
        Ui.await(120_000, "the end", () -> state.getText().startsWith("Stopped"));
        if (Files.exists(target)) {
            try (Stream<Path> files = Files.list(target)) {
                for (Path sample : files.filter(Files::isDirectory).toList()) {
                    assertTrue(Files.exists(sample.resolve("recipe.yaml")), sample + " is half");
                }
            }
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsTold() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        Text place = Ui.find(Text.class, "welcome.samples.folder");
        Ui.run(() -> place.setText(file.resolve("samples").toString()));
        press(Ui.find(Button.class, "welcome.samples.make"));
        String message = Ui.message();
        assertTrue(message.contains(file.toString()) && message.contains("choose another folder"), message);
    }

    @Test
    void whatSomebodyElsePutThereStays() throws Exception {
        Path target = folder.resolve("taken");
        Path own = Files.writeString(Files.createDirectories(target.resolve("interphase")).resolve("my notes.txt"), "mine");
        Text place = Ui.find(Text.class, "welcome.samples.folder");
        Ui.run(() -> place.setText(target.toString()));
        press(Ui.find(Button.class, "welcome.samples.make"));
        Label state = Ui.find(Label.class, "welcome.samples.state");
        Ui.await(120_000, "the end", () -> state.getText().startsWith("Stopped"));
        String message = Ui.message();
        assertTrue(message.contains("holds no sample"), message);
        assertEquals("mine", Files.readString(own));
    }

    @Test
    void recentFilesAreLinks() throws Exception {
        Path image = Samples.lattice(folder, "recent.tif", 200, 200, 4);
        Ui.openImage(image);
        Ui.closeEditors();
        page();
        Link link = Ui.find(Link.class, "welcome.recent");
        assertTrue(Ui.get(link::getText).contains("recent.tif"));
        follow(link);
        Ui.await("the image", () -> Ui.page().getActiveEditor() instanceof ImageEditor);
    }

    @Test
    void aLinkOpensItsTour() {
        follow(Ui.find(Link.class, "welcome.tour.org.lamella.layers.ui.tour"));
        Combo choice = Ui.find(Combo.class, "tour.choice");
        Ui.await("the tour", () -> choice.getText().equals("Layers of cross-sections"));
        IViewReference view = Ui.get(() -> Ui.page().findViewReference("org.lamella.workbench.tour"));
        assertNotNull(view);
        Ui.run(() -> Ui.page().hideView(view));
    }

    @Test
    void itTakesTheWindowWhereEditorsHaveNoRoom() {
        Ui.closeEditors();
        InterphaseViewsTest.perspective("org.lamella.interphase.ui.perspective");
        page();
        Link link = Ui.find(Link.class, "welcome.tour.org.lamella.interphase.ui.tour");
        Ui.await("room", () -> link.getShell().getSize().x > 800 && link.isVisible() && Ui.page().isPageZoomed());
        follow(link);
        Ui.await("the tour beside the views", () -> !Ui.page().isPageZoomed() && Ui.isVisible("tour.choice"));
        Ui.run(() -> Ui.page().hideView(Ui.page().findViewReference("org.lamella.workbench.tour")));
        InterphaseViewsTest.perspective("org.lamella.lattice.ui.perspective");
    }

    static void press(Button button) {
        Ui.run(() -> {
            if ((button.getStyle() & SWT.CHECK) != 0) {
                button.setSelection(!button.getSelection());
            }
            tell(button);
        });
    }

    private static void follow(Link link) {
        Ui.run(() -> tell(link));
    }

    private static void tell(Control control) {
        control.notifyListeners(SWT.Selection, new Event());
    }
}
