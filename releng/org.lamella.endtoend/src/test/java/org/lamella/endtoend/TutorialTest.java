package org.lamella.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tutorials, followed word for word from an empty folder: every command runs, and prints what the page says. With
 * {@code -Dlamella.figures=true} the figures of the pages are made anew from what the commands have written.
 */
class TutorialTest {
    private static final long LARGEST_FIGURE = 130_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"tutorial-lattice", "tutorial-interphase", "tutorial-linescan", "tutorial-eels", "tutorial-layers", "reproduce"})
    void everyCommandRunsAndPrintsWhatThePageSays(String name) throws Exception {
        PageScript page = new PageScript(name);
        assertEquals(List.of(), page.commandsOutsideOfBlocks(), "mark the block as sh, so that it is run");
        Path home = Files.createDirectories(folder.resolve("home"));
        Path work = Files.createDirectories(folder.resolve("work"));
        page.follow(work, home, Map.of("PATH", Launcher.product() + ":" + System.getenv("PATH")));
        for (Map.Entry<String, String> figure : page.figures().entrySet()) {
            assertTrue(Files.exists(work.resolve(figure.getValue())), name + " shows " + figure.getValue() + ", which its commands have not made");
            if (Boolean.getBoolean("lamella.figures")) {
                FigureFile.write(work.resolve(figure.getValue()), PageScript.pages().resolve(figure.getKey()));
            }
            assertTrue(Files.size(PageScript.pages().resolve(figure.getKey())) < LARGEST_FIGURE, figure::getKey);
        }
    }

    /** So that a new tutorial is followed as well. */
    @Test
    void everyTutorialIsFollowed() throws IOException {
        TreeSet<String> pages = new TreeSet<>();
        try (Stream<Path> files = Files.list(PageScript.pages())) {
            files.map(file -> file.getFileName().toString()).filter(file -> file.startsWith("tutorial-") && file.endsWith(".md"))
                    .forEach(file -> pages.add(file.replace(".md", "")));
        }
        pages.removeAll(List.of(followed()));
        assertEquals(new TreeSet<>(), pages, "add it to the values of this test");
    }

    private static String[] followed() {
        return Stream.of(TutorialTest.class.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(ValueSource.class)).findFirst().orElseThrow()
                .getAnnotation(ValueSource.class).strings();
    }
}
