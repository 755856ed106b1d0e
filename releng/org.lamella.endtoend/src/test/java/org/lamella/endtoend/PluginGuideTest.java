package org.lamella.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide for plug-ins, followed word for word from an empty folder by somebody who has the unpacked product and a JDK. */
class PluginGuideTest {
    private static final long PATIENCE = 180_000;

    @TempDir
    private Path folder;
    private Path home;
    private Path work;

    /** A product of its own, since the guide puts jars into it. Its files are shared with the one that was built; nobody writes into them. */
    @BeforeEach
    void unpack() throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
        work = Files.createDirectories(folder.resolve("work"));
        Path product = Launcher.product();
        try (Stream<Path> walk = Files.walk(product)) {
            for (Path file : walk.toList()) {
                Path target = home.resolve("lamella").resolve(product.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    copy(file, target);
                }
            }
        }
    }

    private static void copy(Path file, Path target) throws IOException {
        try {
            Files.createLink(target, file);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(file, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private Launcher.Outcome run(Object... arguments) throws Exception {
        return Launcher.run(work, Map.of("LAMELLA_HOME", home.resolve("lamella").toString(), "HOME", home.toString(), "JAVA_TOOL_OPTIONS", "-Duser.home=" + home), arguments);
    }

    private JsonNode plugin(String kind, String name) throws Exception {
        for (JsonNode plugin : new ObjectMapper().readTree(run("plugins", "--json").out()).get("plugins")) {
            if (plugin.get("kind").asText().equals(kind) && plugin.get("name").asText().equals(name)) {
                return plugin;
            }
        }
        throw new AssertionError("there is no " + kind + " " + name + ": " + run("plugins").out());
    }

    @Test
    void anAnalysisWorks() throws Exception {
        String out = new PageScript("write-analysis").follow(work, home, Map.of());
        assertTrue(out.contains("section_01.tif: ") && out.contains("Subtracted from every pixel"), out);
        JsonNode mean = new ObjectMapper().readTree(work.resolve("out/result.json").toFile()).at("/results/images/0");
        assertTrue(mean.get("value").asDouble() > 0 && mean.get("unit").asText().equals("counts"), mean::toString);
        assertEquals(mean, new ObjectMapper().readTree(work.resolve("again/result.json").toFile()).at("/results/images/0"));
        assertTrue(Files.size(work.resolve("out/report.html")) > 500);
        String page = Files.readString(work.resolve("site/analysis-brightness.html"));
        assertTrue(page.contains("Says nothing of where the brightness is.") && page.contains("darkLevel"), page);
        assertEquals("ready", plugin("analysis", "brightness").get("state").asText());
    }

    @Test
    void aReaderWorks() throws Exception {
        String out = new PageScript("write-reader").follow(work, home, Map.of());
        assertTrue(out.contains("Grid") && out.contains("one image as text"), out);
        JsonNode info = new ObjectMapper().readTree(run("info", "small.grid", "--json", "--statistics").out());
        assertEquals("Grid", info.get("format").asText());
        assertEquals(21, info.at("/datasets/0/sum").asDouble(), info::toString);
        assertEquals(0.5, info.at("/datasets/0/axes/0/scale").asDouble(), info::toString);
        assertEquals("ready", plugin("reader", "Grid").get("state").asText());
        Files.writeString(work.resolve("short.grid"), "GRID 3 2 0.5\n1 2");
        Launcher.Outcome damaged = run("info", "short.grid");
        assertEquals(1, damaged.status());
        assertTrue(damaged.err().contains("3 x 2 values are announced, but 2 follow"), damaged::err);
    }

    @Test
    void aViewIsThere() throws Exception {
        String out = new PageScript("write-view").follow(work, home, Map.of());
        assertTrue(out.contains("Image size"), out);
        JsonNode view = plugin("view", "Image size");
        assertEquals("ready", view.get("state").asText(), view::toString);
        assertTrue(view.get("location").asText().contains("/dropins/"), view::toString);
    }

    /**
     * What the guide made, in the window: the view follows the image in front, and the analysis stands in the menu, has its dialog and runs. A
     * bundle of this test looks and clicks there as a user would.
     */
    @Test
    void analysisAndViewWorkInTheWindow() throws Exception {
        new PageScript("write-analysis").follow(work, home, Map.of());
        new PageScript("write-view").follow(Files.createDirectories(folder.resolve("view")), home, Map.of());
        new ThirdPartyJar().source(resource("Spy.java.txt")).resource("plugin.xml", resource("plugin.xml"))
                .resource("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nBundle-ManifestVersion: 2\nBundle-SymbolicName: spy;singleton:=true\n"
                        + "Bundle-Version: 1.0.0\nRequire-Bundle: org.eclipse.ui\n").build(home.resolve("lamella/dropins/spy_1.0.0.jar"));
        Path seen = folder.resolve("seen.txt");
        Path workbench = folder.resolve("workbench");
        ProcessBuilder builder = new ProcessBuilder(home.resolve("lamella/lamella").toString(), "open", "data/section_01.tif").directory(work.toFile())
                .redirectErrorStream(true).redirectOutput(folder.resolve("output.txt").toFile());
        builder.environment().putAll(Map.of("HOME", home.toString(), "JAVA_TOOL_OPTIONS", "-Duser.home=" + home, "JAVA_HOME", System.getProperty("java.home"),
                "LAMELLA_CACHE", folder.resolve("cache").toString(), "LAMELLA_WORKBENCH", workbench.toString(), "SPY_FILE", seen.toString()));
        Process process = builder.start();
        JsonNode result;
        try {
            result = result(workbench, process);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        String notes = (Files.exists(seen) ? Files.readString(seen) : "") + Files.readString(folder.resolve("output.txt"));
        assertTrue(notes.contains("view: 256 x 256 pixels") && notes.contains("menu: Mean brightness") && notes.contains("dialog: "), notes);
        assertTrue(result != null, notes);
        JsonNode expected = new ObjectMapper().readTree(work.resolve("out/result.json").toFile()).at("/results/images/0/value");
        assertEquals(expected.asDouble() + 100, result.at("/results/images/0/value").asDouble(), 1e-9, "in the window no dark level is taken off");
    }

    private static String resource(String name) throws IOException {
        try (java.io.InputStream in = PluginGuideTest.class.getResourceAsStream("/spy/" + name)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /** The result that the run in the window has written; null when none comes. */
    private static JsonNode result(Path workbench, Process process) throws Exception {
        long end = System.currentTimeMillis() + PATIENCE;
        while (process.isAlive() && System.currentTimeMillis() < end) {
            Thread.sleep(300);
            try (Stream<Path> files = Files.exists(workbench) ? Files.walk(workbench) : Stream.empty()) {
                Path found = files.filter(file -> file.getFileName().toString().equals("result.json")).findFirst().orElse(null);
                if (found != null) {
                    return new ObjectMapper().readTree(found.toFile());
                }
            } catch (java.io.UncheckedIOException e) {
                // Files come and go while the workbench writes.
            }
        }
        return null;
    }

    /** So that a new page of the guide is followed as well. */
    @Test
    void everyPageOfTheGuideIsFollowed() throws IOException {
        try (Stream<Path> files = Files.list(PageScript.pages())) {
            assertEquals(List.of("write-analysis.md", "write-reader.md", "write-view.md"),
                    files.map(file -> file.getFileName().toString()).filter(file -> file.startsWith("write-")).sorted().toList());
        }
    }
}
