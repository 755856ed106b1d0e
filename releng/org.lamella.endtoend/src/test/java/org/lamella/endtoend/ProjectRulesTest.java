package org.lamella.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of CONTRIBUTING.md that a program can check. */
class ProjectRulesTest {
    /** What each bundle may use of the others: dependencies point one way, from the front doors down to the data. */
    private static final Map<String, Set<String>> MAY_USE = layers();
    private static final int LONGEST_CLASS = 400;

    private static Map<String, Set<String>> layers() {
        Map<String, Set<String>> layers = new LinkedHashMap<>();
        layers.put("data", Set.of());
        layers.put("math", Set.of());
        layers.put("readers", Set.of("data"));
        layers.put("crystal", Set.of("data"));
        layers.put("spectrum", Set.of("data", "math"));
        layers.put("analysis", Set.of("data", "readers"));
        layers.put("documentation", Set.of("data", "readers", "analysis"));
        layers.put("figure", Set.of("data", "analysis"));
        layers.put("report", Set.of("data", "analysis"));
        layers.put("lattice", Set.of("data", "math", "crystal", "analysis", "figure"));
        layers.put("layers", Set.of("data", "math", "readers", "analysis", "figure"));
        layers.put("interphase", Set.of("data", "math", "crystal", "lattice", "layers", "analysis", "figure"));
        layers.put("eels", Set.of("data", "math", "spectrum", "analysis", "figure"));
        layers.put("linescan", Set.of("data", "math", "readers", "spectrum", "analysis", "figure"));
        layers.put("simulation", Set.of("data", "math", "crystal", "analysis", "readers"));
        layers.put("validation", Set.of("data", "math", "crystal", "lattice", "layers", "interphase", "simulation", "eels", "linescan"));
        layers.put("bioformats", Set.of("data", "readers", "analysis"));
        layers.put("scijava", Set.of("data", "readers", "analysis", "figure"));
        layers.put("cli", Set.of("data", "readers", "crystal", "analysis", "report", "documentation"));
        layers.put("display", Set.of("data", "analysis", "figure"));
        layers.put("ui", Set.of("data", "analysis", "readers", "figure", "report", "display"));
        layers.put("ui.plot", Set.of("data", "analysis", "figure", "display", "ui"));
        layers.put("ui.table", Set.of("data", "analysis", "ui"));
        layers.put("ui.image", Set.of("data", "analysis", "figure", "display", "ui", "ui.plot"));
        layers.put("ui.results", Set.of("data", "analysis", "readers", "report", "display", "ui", "ui.table"));
        layers.put("lattice.ui", Set.of("data", "analysis", "figure", "crystal", "lattice", "display", "ui", "ui.image", "ui.table", "ui.results"));
        layers.put("layers.ui", Set.of("math", "data", "analysis", "figure", "layers", "readers", "display", "ui", "ui.table", "ui.results"));
        layers.put("interphase.ui", Set.of("data", "math", "lattice", "analysis", "figure", "layers", "interphase", "readers", "display", "ui", "ui.table", "ui.results"));
        layers.put("eels.ui", Set.of("data", "math", "spectrum", "analysis", "figure", "eels", "readers", "display", "ui", "ui.plot", "ui.table", "ui.results"));
        layers.put("linescan.ui", Set.of("data", "math", "spectrum", "analysis", "figure", "linescan", "display", "ui", "ui.plot", "ui.image", "ui.table", "ui.results"));
        layers.put("workbench", Set.of("data", "analysis", "figure", "readers", "display", "ui", "ui.image", "ui.plot", "ui.table", "ui.results", "documentation"));
        return layers;
    }

    @Test
    void dependenciesPointOneWay() throws IOException {
        List<String> wrong = new ArrayList<>();
        Pattern use = Pattern.compile("\\borg\\.lamella\\.([a-z.]+)\\b");
        for (Map.Entry<String, Set<String>> layer : MAY_USE.entrySet()) {
            for (Path file : mainSources(Launcher.root().resolve("bundles/org.lamella." + layer.getKey()))) {
                for (String line : Files.readAllLines(file)) {
                    Matcher matcher = use.matcher(line);
                    while (line.startsWith("import") && matcher.find()) {
                        String used = bundleOf(matcher.group(1));
                        if (!used.equals(layer.getKey()) && !layer.getValue().contains(used)) {
                            wrong.add(Launcher.root().relativize(file) + ": " + line);
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** The bundle that a package is in: the longest name that the package begins with. */
    private static String bundleOf(String packageName) {
        return MAY_USE.keySet().stream().filter(bundle -> (packageName + ".").startsWith(bundle + "."))
                .max(java.util.Comparator.comparingInt(String::length)).orElse(packageName);
    }

    @Test
    void everyBundleHasItsLayer() throws IOException {
        try (Stream<Path> folders = Files.list(Launcher.root().resolve("bundles"))) {
            List<String> unknown = folders.map(folder -> folder.getFileName().toString().replace("org.lamella.", ""))
                    .filter(name -> !MAY_USE.containsKey(name) && !name.endsWith("tests")).toList();
            assertEquals(List.of(), unknown, "say in MAY_USE what these may use");
        }
    }

    @Test
    void enginesKnowNoFrameworkAndNoWindow() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String bundle : List.of("data", "math", "readers", "crystal", "spectrum", "lattice", "layers", "interphase", "eels", "linescan", "simulation", "validation")) {
            for (Path file : mainSources(Launcher.root().resolve("bundles/org.lamella." + bundle))) {
                boolean isPlugin = file.toString().contains("/plugin/");
                for (String line : Files.readAllLines(file)) {
                    boolean framework = line.matches("import (static )?(org\\.osgi|org\\.eclipse|org\\.scijava|java\\.awt|javax\\.swing|"
                            + "org\\.lamella\\.(analysis|figure)).*");
                    if (framework && !isPlugin) {
                        wrong.add(Launcher.root().relativize(file) + ": " + line);
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void classesStayShort() throws IOException {
        List<String> tooLong = new ArrayList<>();
        try (Stream<Path> bundles = Files.list(Launcher.root().resolve("bundles"))) {
            for (Path bundle : bundles.toList()) {
                for (Path file : mainSources(bundle)) {
                    int lines = Files.readAllLines(file).size();
                    if (lines > LONGEST_CLASS) {
                        tooLong.add(Launcher.root().relativize(file) + ": " + lines);
                    }
                }
            }
        }
        assertEquals(List.of(), tooLong);
    }

    @Test
    void libraryVersionsOfMavenAndTargetPlatformAgree() throws IOException {
        String pom = Files.readString(Launcher.root().resolve("pom.xml"));
        String target = Files.readString(Launcher.root().resolve("target-platform/lamella.target"));
        Map<String, String> wanted = versions(target);
        Map<String, String> used = versions(pom);
        List<String> different = new ArrayList<>();
        for (Map.Entry<String, String> entry : used.entrySet()) {
            String version = entry.getValue();
            Matcher property = Pattern.compile("\\$\\{(.*)}").matcher(version);
            if (property.matches()) {
                Matcher value = Pattern.compile("<" + property.group(1) + ">([^<]*)<").matcher(pom);
                version = value.find() ? value.group(1) : version;
            }
            if (wanted.containsKey(entry.getKey()) && !wanted.get(entry.getKey()).equals(version)) {
                different.add(entry.getKey() + ": " + version + " and " + wanted.get(entry.getKey()));
            }
        }
        assertEquals(List.of(), different);
        assertFalse(wanted.isEmpty() || used.isEmpty());
    }

    private static Map<String, String> versions(String text) {
        Map<String, String> versions = new LinkedHashMap<>();
        Matcher matcher = Pattern.compile("<groupId>([^<]+)</groupId><artifactId>([^<]+)</artifactId><version>([^<]+)</version>").matcher(text);
        while (matcher.find()) {
            versions.put(matcher.group(1) + ":" + matcher.group(2), matcher.group(3));
        }
        return versions;
    }

    @Test
    void noFileNamesARegistryOrAMachine() throws IOException {
        // Put together here, so that this file does not name them either.
        List<String> forbidden = List.of("repo1.maven" + ".org", "repo.maven.apache" + ".org", "registry.npmjs" + ".org", "deb.debian" + ".org",
                "/ro" + "ot/", "/wo" + "rk/");
        List<String> found = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(Launcher.root())) {
            for (Path file : walk.filter(Files::isRegularFile).filter(ProjectRulesTest::isSource).toList()) {
                String text;
                try {
                    text = Files.readString(file);
                } catch (MalformedInputException e) {
                    continue;
                }
                for (String word : forbidden) {
                    if (text.contains(word)) {
                        found.add(Launcher.root().relativize(file) + " names " + word);
                    }
                }
            }
        }
        assertEquals(List.of(), found);
    }

    private static boolean isSource(Path file) {
        String path = Launcher.root().relativize(file).toString();
        return !path.equals(".git") && !path.matches("(^|.*/)(target|bin|\\.git|\\.lamella|\\.mvn/dist|lamella-demo)/.*") && !path.endsWith(".png");
    }

    private static List<Path> mainSources(Path bundle) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("src/main/java", "src")) {
            Path source = bundle.resolve(folder);
            if (Files.isDirectory(source)) {
                try (Stream<Path> walk = Files.walk(source)) {
                    walk.filter(file -> file.toString().endsWith(".java") && !file.toString().contains("/src/test/")).forEach(files::add);
                }
                break;
            }
        }
        return files;
    }
}
