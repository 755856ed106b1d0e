package org.lamella.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The plug-ins in {@code examples}, built far from this checkout against the repository that this build has published, and put
 * into a product in both ways.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExamplesTest {
    @TempDir
    private static Path folder;
    private static Path product;

    @BeforeAll
    static void build() throws Exception {
        Path examples = folder.resolve("examples");
        copy(Launcher.root().resolve("examples"), examples);
        product = folder.resolve("lamella");
        copy(Launcher.product(), product);
        Path maven;
        try (Stream<Path> versions = Files.list(Launcher.root().resolve(".mvn/dist"))) {
            maven = versions.filter(version -> version.getFileName().toString().startsWith("apache-maven-")).findFirst().orElseThrow();
        }
        List<String> command = new ArrayList<>(List.of(maven.resolve("bin/mvn").toString(), "-B", "-q", "verify",
                "-Dlamella.repository=" + Launcher.root().resolve("releng/org.lamella.product/target/repository").toUri()));
        String localRepository = System.getProperty("lamella.localRepository", "");
        if (!localRepository.isBlank()) {
            command.add("-Dmaven.repo.local=" + localRepository);
        }
        Path log = folder.resolve("build.log");
        ProcessBuilder builder = new ProcessBuilder(command).directory(examples.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        process.getOutputStream().close();
        assertTrue(process.waitFor(8, TimeUnit.MINUTES), "the examples are still being built");
        assertEquals(0, process.exitValue(), () -> read(log));
        Files.writeString(folder.resolve("ramp.pgm"), "P5\n64 48\n255\n" + "0123456789012345".repeat(4 * 48), StandardCharsets.ISO_8859_1);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path file : walk.filter(one -> !from.relativize(one).toString().matches("(.*/)?target(/.*)?")).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static Map<String, String> environment() {
        return Map.of("LAMELLA_HOME", product.toString(), "LAMELLA_CACHE", folder.resolve("cache").toString());
    }

    private static Launcher.Outcome run(Object... arguments) throws Exception {
        return Launcher.run(folder, environment(), arguments);
    }

    private static void assertWorks(String place) throws Exception {
        JsonNode plugins = new ObjectMapper().readTree(run("plugins", "--json").out()).get("plugins");
        List<String> ours = new ArrayList<>();
        for (JsonNode plugin : plugins) {
            if (plugin.get("class").asText().startsWith("org.example.") && !plugin.get("kind").asText().equals("view")) {
                ours.add(plugin.get("kind").asText() + " " + plugin.get("name").asText() + " " + plugin.get("state").asText());
                assertTrue(plugin.get("location").asText().contains("/" + place + "/"), plugin::toString);
            }
        }
        assertEquals(List.of("analysis texture ready", "reader PGM ready"), ours);
        Launcher.Outcome info = run("info", "ramp.pgm", "--json");
        assertEquals("PGM", new ObjectMapper().readTree(info.out()).get("format").asText(), info::err);
        Launcher.Outcome run = run("run", "texture", "ramp.pgm", "-p", "longestLag=12", "-o", place + "-out");
        assertEquals(0, run.status(), run::err);
        Path out = folder.resolve(place + "-out");
        JsonNode length = new ObjectMapper().readTree(out.resolve("result.json").toFile()).at("/results/images/0/correlationLength");
        assertTrue(length.get("value").asDouble() > 1 && length.get("unit").asText().equals("px"), length::toString);
        assertTrue(Files.exists(out.resolve("figures/correlation-1.svg")) && Files.exists(out.resolve("tables/texture.csv")));
        assertTrue(read(out.resolve("report.html")).contains("Autocorrelation of ramp.pgm"));
        assertEquals(0, run("run", out.resolve("recipe.yaml"), "-o", place + "-again").status(), "its recipe repeats it");
        assertTrue(run("describe", "texture").out().contains("The largest distance at which grey values are compared"));
    }

    @Test
    @Order(1)
    void theyWorkWhenInstalledByP2AndGoAgain() throws Exception {
        Launcher.Outcome installed = run("install", folder.resolve("examples/org.example.site/target/repository"), "org.example.feature.feature.group");
        assertEquals(0, installed.status(), installed::err);
        assertWorks("plugins");
        assertTrue(run("plugins").out().contains("Region values"), "the view is there, too; its own test has seen it follow the image");
        Launcher.Outcome removed = run("uninstall", "org.example.feature.feature.group");
        assertEquals(0, removed.status(), removed::err);
        assertFalse(run("plugins").out().contains("org.example"));
        Launcher.Outcome unknown = run("install", folder.resolve("examples/org.example.site/target/repository"), "org.example.nothing");
        assertEquals(1, unknown.status());
        assertTrue(unknown.err().contains("org.example.nothing has not been found"), unknown::err);
    }

    /** A bundle that is dropped in presses the buttons of the real dialog; it is dropped into this product only. */
    @Test
    @Order(2)
    void theDialogInstallsThem() throws Exception {
        Path log = folder.resolve("driver.txt");
        Path driver = product.resolve("dropins/driver.jar");
        new ThirdPartyJar().source(new String(ExamplesTest.class.getResourceAsStream("/org/example/driver/InstallDriver.java").readAllBytes(),
                StandardCharsets.UTF_8)).resource("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nBundle-ManifestVersion: 2\n"
                + "Bundle-SymbolicName: org.example.driver;singleton:=true\nBundle-Version: 1.0.0\nRequire-Bundle: org.eclipse.ui,org.eclipse.core.runtime\n")
                .resource("plugin.xml", "<?xml version=\"1.0\"?>\n<plugin><extension point=\"org.eclipse.ui.startup\">"
                + "<startup class=\"org.example.driver.InstallDriver\"/></extension></plugin>\n").build(driver);
        Map<String, String> environment = new java.util.HashMap<>(environment());
        environment.put("LAMELLA_WORKBENCH", folder.resolve("workbench").toString());
        environment.put("LAMELLA_VMARGS", "-Ddriver.log=" + log + " -Ddriver.repository="
                + folder.resolve("examples/org.example.site/target/repository").toUri());
        Launcher.Outcome window = Launcher.run(folder, environment, new Object[0]);
        String said = read(log);
        Files.delete(driver);
        assertEquals(0, window.status(), () -> said + window.err());
        assertFalse(said.contains("failed"), said);
        assertTrue(said.contains("ticked: Examples of plug-ins") && said.contains("finished") && said.contains("offered: "), said);
        assertWorks("plugins");
        assertEquals(0, run("uninstall", "org.example.feature.feature.group").status());
    }

    @Test
    @Order(3)
    void theyWorkFromTheFolderDropins() throws Exception {
        for (String name : List.of("org.example.texture", "org.example.pgm")) {
            Path target = folder.resolve("examples").resolve(name).resolve("target");
            try (Stream<Path> files = Files.list(target)) {
                Path jar = files.filter(file -> file.getFileName().toString().matches(name + "-[\\d.]+-SNAPSHOT\\.jar")).findFirst().orElseThrow();
                Files.copy(jar, product.resolve("dropins").resolve(jar.getFileName().toString()));
            }
        }
        assertWorks("dropins");
    }
}
